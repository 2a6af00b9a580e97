"""How a search looks on a terminal and in a file: as read, counted, listed; searches nothing itself."""

import csv
import json
from collections.abc import Iterable
from dataclasses import asdict, dataclass
from typing import Any, TextIO

from rich.console import Console

from ..article.csv_cell import harmless_cell
from ..ingest.record import printable
from ..search.index import Hit, Index, SearchResult
from ..search.joint import JointHit
from ..search.story_versions import fold_versions
from ..search.ways_out import WayOut
from ..site.interface_language import Language

COLUMNS = ("query", "date", "title", "url", "ref", "score")


@dataclass(frozen=True, slots=True)
class SearchAnswer:
    """What one query found, of whose hits the first are kept."""

    query: str
    result: SearchResult
    hits: list[Hit]
    ways: tuple[WayOut, ...] = ()  # wider searches, where nothing was found

    def to_json(self) -> dict[str, Any]:
        """Return it as plain values."""
        notes = [asdict(note) for note in (*self.result.query.notes, *self.result.empty)]
        counts = {"total": self.result.total, "complete": self.result.complete}
        hits = [asdict(hit) for hit in self.hits]
        told = {"query": self.query, "reading": self.result.reading, **counts, "notes": notes, "hits": hits}
        return told | ({"ways": [asdict(way) for way in self.ways]} if self.ways else {})


def answers(index: Index, queries: Iterable[str], limit: int | None) -> list[SearchAnswer]:
    """Return what each query finds."""
    results = ((query, index.find(query)) for query in queries)
    return [
        SearchAnswer(query, result, index.hits(result, limit), index.ways_out(result))
        for query, result in results
    ]


def show_answer(console: Console, answer: SearchAnswer, words: Language) -> None:
    """Print how a query was read, how many articles it found, and the first of them with their paths."""
    result = answer.result
    counts = words.count("articles", result.total)
    if 0 < result.complete < result.total or (result.total and not result.complete):
        some = words.number(result.total - result.complete)
        shares = words.words["finder"]["all_some"].format(all=words.number(result.complete), some=some)
        counts = f"{counts} ({shares})"
    _print(console, f"{counts} {result.reading}")
    for note in (*result.query.notes, *result.empty):
        text = words.words["finder_notes"][note.code].format(detail=note.detail)
        _print(console, f"  {text}", style="dim")
    for way in answer.ways:
        text = words.words["finder"][way.code].format(query=way.text)
        _print(console, f"  {text} ({words.number(way.total)})", style="dim")
    for hit, versions in fold_versions(answer.hits):
        archive = f"  [{hit.archive}]" if isinstance(hit, JointHit) else ""
        _print(console, f"{hit.date[:10]:10}  {hit.title}{archive}")
        for one in (hit, *versions):
            sign = " " if one is hit else "+"
            _print(console, f"          {sign} {one.url}", style="dim")


def _print(console: Console, line: str, style: str = "") -> None:
    """Print a line; what would command the terminal or turn the order of the words is spelled out."""
    console.print(printable(line), style=style, markup=False, highlight=False, soft_wrap=True)


def write_json(out: TextIO, found: list[SearchAnswer]) -> None:
    """Write one answer, or the list of several, as JSON."""
    plain = [answer.to_json() for answer in found]
    out.write(json.dumps(plain[0] if len(plain) == 1 else plain, ensure_ascii=False, indent=1) + "\n")


def write_csv(out: TextIO, found: list[SearchAnswer]) -> None:
    """Write a row for each hit; a query without one has a row of its own."""
    rows = csv.writer(out, lineterminator="\n")
    is_joint = any(isinstance(hit, JointHit) for answer in found for hit in answer.hits)
    rows.writerow((*COLUMNS, "archive") if is_joint else COLUMNS)
    for answer in found:
        for hit in answer.hits:
            cells = (answer.query, hit.date, hit.title, hit.url, hit.ref, f"{hit.score:.4f}")
            rows.writerow(map(harmless_cell, (*cells, hit.archive) if isinstance(hit, JointHit) else cells))
        if not answer.hits:
            rows.writerow((harmless_cell(answer.query), *[""] * (len(COLUMNS) - 1)))
