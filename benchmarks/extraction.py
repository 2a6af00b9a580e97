"""Measures the cleaned body against hand-made gold, as the article-extraction benchmark defines it."""

import gzip
import importlib
import json
import re
import statistics
import time
from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from rich.console import Console
from rich.table import Table

from dateline.article.errors import UnreadableSourceError
from dateline.clean import clean

from .gate import gate

Extractor = Callable[[str, str], str]  # page, its address → body text
_WORD = re.compile(r"\w+")
_SHINGLE = 4  # words


def shingles(text: str) -> Counter[tuple[str, ...]]:
    """Return the multiset of runs of four words; a shorter text is one run."""
    words = _WORD.findall(text)
    size = min(_SHINGLE, len(words)) or 1
    return Counter(tuple(words[at : at + size]) for at in range(len(words) - size + 1))


def overlap(found: str, gold: str) -> tuple[float, float]:
    """Return (precision, recall) of the shingles of a text."""
    ours, theirs = shingles(found), shingles(gold)
    right = (ours & theirs).total()
    if not ours and not theirs:
        return 1.0, 1.0
    return (right / ours.total() if right else 0.0), (right / theirs.total() if right else 0.0)


@dataclass
class Run:
    """The figures of one extractor, page by page."""

    precision: list[float] = field(default_factory=list)
    recall: list[float] = field(default_factory=list)
    exact: int = 0
    empty: int = 0
    seconds: list[float] = field(default_factory=list)

    def add(self, found: str, gold: str, seconds: float) -> None:
        """Count one page; an empty prediction counts in the recall only, as in the original."""
        precision, recall = overlap(found, gold)
        if _WORD.search(found):
            self.precision.append(precision)
        else:
            self.empty += 1
        self.recall.append(recall)
        self.exact += _WORD.findall(found) == _WORD.findall(gold)
        self.seconds.append(seconds)

    def figures(self) -> dict[str, float]:
        """Return F1 of the mean precision and recall, accuracy, empty pages and CPU milliseconds a page."""
        precision = statistics.mean(self.precision or [0.0])
        recall = statistics.mean(self.recall or [0.0])
        ordered = sorted(self.seconds)
        return {
            "f1": round(2 * precision * recall / (precision + recall or 1), 4),
            "precision": round(precision, 4),
            "recall": round(recall, 4),
            "accuracy": round(self.exact / len(self.recall), 3),
            "empty": self.empty,
            "median_ms": round(statistics.median(ordered) * 1000, 1),
            "p95_ms": round(ordered[int(len(ordered) * 0.95)] * 1000, 1),
        }


def ours(page: str, url: str) -> str:
    """Return the text that the archive keeps of a page."""
    try:
        return clean(page, url=url or None).text
    except UnreadableSourceError:
        return ""


def peers() -> dict[str, Extractor]:
    """Return the extractors that are installed beside ours."""
    found: dict[str, Extractor] = {}
    for name, use in (("trafilatura", _trafilatura), ("readability", _readability)):
        try:
            found[name if name != "readability" else "readability-lxml"] = use(importlib.import_module(name))
        except ImportError:
            continue
    return found


def _trafilatura(module: Any) -> Extractor:
    return lambda page, url: module.extract(page, url=url or None, include_comments=False) or ""


def _readability(module: Any) -> Extractor:
    from lxml import html

    return lambda page, _url: html.fromstring(module.Document(page).summary()).text_content()


def pages(data: Path, suffix: str = ".html.gz") -> tuple[Path, dict[str, Any], dict[str, str]]:
    """Return (folder, gold by id, page by id); `data` holds the files, or a folder `dev` that does."""
    folder = data if (data / "gold.json").exists() else data / "dev"
    gold = json.loads((folder / "gold.json").read_text(encoding="utf-8"))
    sources = {}
    for name in gold:
        with gzip.open(folder / f"{name}{suffix}") as file:
            sources[name] = file.read().decode("utf-8", "replace")
    return folder, gold, sources


def run(data: Path) -> dict[str, Any]:
    """Print the figures of this archive and of its peers on a folder of pages; the last line is JSON.

    Raises:
        LoweredFloorError: ours are below the floors, on the half that the floors were taken on.
    """
    _, gold, sources = pages(data)
    extractors = {"ours": ours, **peers()}
    runs = {name: Run() for name in extractors}
    for page, source in sources.items():
        for name, extract in extractors.items():
            start = time.process_time()
            found = extract(source, gold[page]["url"])
            runs[name].add(found, gold[page]["articleBody"], time.process_time() - start)
    figures: dict[str, Any] = {name: one.figures() for name, one in runs.items()}
    if "trafilatura" in runs:
        base = figures["trafilatura"]
        figures["cpu_ratio"] = round(figures["ours"]["median_ms"] / base["median_ms"], 2)
        figures["cpu_ratio_p95"] = round(figures["ours"]["p95_ms"] / base["p95_ms"], 2)
    _show(figures, len(gold))
    gate("extraction", figures["ours"])
    print(json.dumps({"benchmark": "extraction", "pages": len(gold), **figures}))
    return figures


def _show(figures: dict[str, Any], count: int) -> None:
    table = Table(title=f"Article body, {count} pages")
    rows = {name: row for name, row in figures.items() if isinstance(row, dict)}
    columns = list(next(iter(rows.values())))
    for column in ("extractor", *columns):
        table.add_column(column, justify="left" if column == "extractor" else "right")
    for name, row in rows.items():
        table.add_row(name, *(str(row[column]) for column in columns))
    Console().print(table)
