"""How a search looks on a terminal and in a file: as read, counted, listed; searches nothing itself."""

import csv
from collections.abc import Iterable
from dataclasses import asdict, dataclass, field, replace
from typing import Any, TextIO

from rich.console import Console

from ..article.csv_cell import harmless_cell
from ..ingest.record import printable
from ..search.index import Index
from ..search.joint import JointHit, JointNamePage
from ..search.search_result import Hit, NamePage, SearchResult
from ..search.ways_out import WayOut
from ..site.interface_language import Language
from .shown_text import json_text

COLUMNS = ("query", "date", "title", "url", "ref", "score")


@dataclass(frozen=True, slots=True)
class SearchAnswer:
    """What one query found, of whose hits the first are kept."""

    query: str
    result: SearchResult
    hits: list[Hit]
    stories: list[list[Hit]] = field(default_factory=list)  # the first, each with all its versions
    correction: WayOut | None = None  # the query in a likelier spelling
    dates: tuple[WayOut, ...] = ()  # what a date among the words may mean
    ways: tuple[WayOut, ...] = ()  # wider searches, where nothing was found
    pages: tuple[NamePage, ...] = ()  # of the names that the query asks for

    def to_json(self) -> dict[str, Any]:
        """Return it as plain values."""
        notes = [asdict(note) for note in (*self.result.query.notes, *self.result.empty)]
        counts = {"total": self.result.total, "complete": self.result.complete}
        hits = [asdict(hit) for hit in self.hits]
        told = {"query": self.query, "reading": self.result.reading, **counts, "notes": notes, "hits": hits}
        if self.correction:
            told["correction"] = asdict(self.correction)
        offered: dict[str, tuple[WayOut | NamePage, ...]] = {
            "dates": self.dates,
            "ways": self.ways,
            "pages": self.pages,
        }
        return told | {key: [asdict(one) for one in values] for key, values in offered.items() if values}


def answers(
    index: Index, queries: Iterable[str], limit: int | None, *, offers: bool = True
) -> list[SearchAnswer]:
    """Return what each query finds, and unless told otherwise the other searches that it may mean."""
    found = []
    for query in queries:
        result = index.find(query)
        answer = SearchAnswer(query, result, index.hits(result, limit), index.stories(result, limit))
        found.append(_with_offers(answer, index) if offers else answer)
    return found


def _with_offers(answer: SearchAnswer, index: Index) -> SearchAnswer:
    query, result = answer.query, answer.result
    return replace(
        answer,
        correction=index.correction(query, result),
        dates=index.dated(query),
        ways=(*index.ways_by_name(result), *index.ways_out(result)),
        pages=tuple(index.name_pages(result)),
    )


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
    for way in (*filter(None, [answer.correction]), *answer.dates, *answer.ways):
        text = words.words["finder"][way.code].format(query=way.text, date=way.text)
        _print(console, f"  {text} ({words.number(way.total)})", style="dim")
    for hit, *versions in answer.stories:
        archive = f"  [{hit.archive}]" if isinstance(hit, JointHit) else ""
        _print(console, f"{hit.date[:10]:10}  {hit.title}{archive}")
        for one in (hit, *versions):
            sign = " " if one is hit else "+"
            _print(console, f"          {sign} {one.url}", style="dim")
    for page in answer.pages:
        archive = f"  [{page.archive}]" if isinstance(page, JointNamePage) else ""
        told = words.words["finder"]["page_of"].format(name=page.name)
        _print(console, f"  {told}: {page.url}{archive}", style="dim")


def _print(console: Console, line: str, style: str = "") -> None:
    """Print a line; what would command the terminal or turn the order of the words is spelled out."""
    console.print(printable(line), style=style, markup=False, highlight=False, soft_wrap=True)


def write_json(out: TextIO, found: list[SearchAnswer]) -> None:
    """Write one answer, or the list of several, as JSON."""
    plain = [answer.to_json() for answer in found]
    out.write(json_text(plain[0] if len(plain) == 1 else plain))


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
