"""Measures title, author, date and text segments on pages of many languages, beside trafilatura."""

import gzip
import importlib.util
import json
import re
import unicodedata
from collections import Counter
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from rich.console import Console
from rich.table import Table

from dateline.article.errors import UnreadableSourceError
from dateline.clean import clean

from .extraction import pages
from .gate import gate


@dataclass(frozen=True)
class Found:
    """What an extractor says of a page."""

    text: str = ""
    title: str = ""
    author: str = ""
    date: str = ""


def ours(page: bytes, url: str) -> Found:
    """Return what the archive keeps; the standfirst is text of the article, set apart from its body."""
    try:
        article = clean(page, url=url or None)
    except UnreadableSourceError:
        return Found()
    return Found(
        f"{article.standfirst}\n\n{article.text}",
        article.headline,
        " ".join(article.authors),
        str(article.published or "")[:10],
    )


def _trafilatura(page: bytes, url: str) -> Found:
    module = importlib.import_module("trafilatura")
    document = module.bare_extraction(page, url=url or None, include_comments=False, with_metadata=True)
    if document is None:
        return Found()
    one = document.as_dict()
    return Found(
        one.get("text") or "", one.get("title") or "", one.get("author") or "", (one.get("date") or "")[:10]
    )


def _words(text: str) -> str:
    return " ".join(re.findall(r"\w+", unicodedata.normalize("NFKC", text).casefold()))


def _joined(value: str | Iterable[str]) -> str:
    return value if isinstance(value, str) else " ".join(value)


class Score:
    """Counts of one extractor."""

    def __init__(self) -> None:
        self.counts: Counter[str] = Counter()

    def add(self, gold: dict[str, Any], found: Found) -> None:
        """Count one page; an empty field of the gold asks nothing."""
        count = self.counts
        count["with"] += len(gold["with"])
        count["with_found"] += sum(segment in found.text for segment in gold["with"])
        count["without_found"] += sum(segment in found.text for segment in gold["without"])
        checks = {
            "title": _words(found.title) == _words(_joined(gold.get("title") or "")),
            "author": set(_words(found.author).split())
            == set(_words(_joined(gold.get("author") or "")).split()),
            "date": found.date == str(gold.get("date") or "")[:10],
        }
        for name, right in checks.items():
            if gold.get(name):
                count[name] += 1
                count[f"{name}_answered"] += bool(getattr(found, name))
                count[f"{name}_right"] += right

    def figures(self) -> dict[str, float]:
        """Return segment precision, recall and F; share right of the gold, and of the answers given."""
        count = self.counts
        precision = count["with_found"] / (count["with_found"] + count["without_found"] or 1)
        recall = count["with_found"] / (count["with"] or 1)
        figures = {
            "segments_f": round(2 * precision * recall / (precision + recall or 1), 4),
            "segments_p": round(precision, 4),
            "segments_r": round(recall, 4),
        }
        for name in ("title", "author", "date"):
            figures[name] = round(count[f"{name}_right"] / (count[name] or 1), 4)
            figures[f"{name}_precision"] = round(count[f"{name}_right"] / (count[f"{name}_answered"] or 1), 4)
        return figures


def run(data: Path) -> dict[str, Any]:
    """Print the figures of this archive and of trafilatura on a folder of pages; the last line is JSON.

    Raises:
        LoweredFloorError: ours are below the floors.
    """
    folder, gold, _ = pages(data)
    extractors: dict[str, Callable[[bytes, str], Found]] = {"ours": ours}
    if importlib.util.find_spec("trafilatura"):
        extractors["trafilatura"] = _trafilatura
    scores = {name: Score() for name in extractors}
    for page in gold:
        with gzip.open(folder / f"{page}.html.gz") as file:
            source = file.read()  # as saved: to tell the encoding is part of the task
        url = gold[page]["url"] if gold[page]["url"].startswith("http") else ""
        for name, extract in extractors.items():
            scores[name].add(gold[page], extract(source, url))
    figures = {name: score.figures() for name, score in scores.items()}
    table = Table("field", *figures, title=f"Metadata and segments, {len(gold)} pages")
    for field in figures["ours"]:
        table.add_row(field, *(f"{row[field]:.4f}" for row in figures.values()))
    Console().print(table)
    gate("metadata", figures["ours"])
    print(json.dumps({"benchmark": "metadata", "pages": len(gold), **figures}))
    return figures
