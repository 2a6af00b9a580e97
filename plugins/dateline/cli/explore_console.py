"""How words over time, in lines and beside others look on a terminal and in a file; counts nothing itself."""

import csv
import re
from collections.abc import Callable, Mapping, Sequence
from typing import Any, TextIO, TypeVar

from rich.console import Console
from rich.table import Table

from ..article.csv_cell import harmless_cell
from ..article.errors import SettingError
from ..search.explore.collocates import collocates
from ..search.explore.compare import compare
from ..search.explore.concordance import LineOrder, concordance
from ..search.explore.trends import PeriodLength, trend
from ..search.index import Index
from .shown_text import json_text

Choice = TypeVar("Choice", bound=str)
Rows = list[dict[str, Any]]  # the same keys in each

VIEWS = ("trends", "lines", "near", "compare")
LENGTHS: tuple[PeriodLength, ...] = ("month", "year")
ORDERS: tuple[LineOrder, ...] = ("date", "most", "left", "right", "source")
_QUERY = re.compile(r'(?:["“”„«»][^"“”„«»]*["“”„«»]?|[^,])+')
_SHOWN = 50  # lines on a terminal


def queries_of(words: str) -> list[str]:
    """Return the queries of a text, parted by commas; a comma in quotation marks parts nothing."""
    return list(dict.fromkeys(part.strip() for part in _QUERY.findall(words) if part.strip()))


def counted_rows(index: Index, words: str, view: str, by: str) -> Rows:
    """Return what a view of queries shows, by a period or in an order; an empty `by` is the usual one.

    Raises:
        SettingError: there is no such view, period or order.
    """
    queries = queries_of(words)
    if _choice("view", view, VIEWS) == "lines":
        return line_rows(index, queries, _choice("by", by or "date", ORDERS))
    if view == "near":
        return near_rows(index, queries)
    if view == "compare":
        return compared_rows(index, queries)
    return trend_rows(index, queries, _choice("by", by, LENGTHS) if by else None)


def _choice(name: str, value: str, known: Sequence[Choice]) -> Choice:
    for choice in known:
        if choice == value:
            return choice
    raise SettingError(f"--{name} {value} is unknown", remedy=f"Choose one of {', '.join(known)}.")


def trend_rows(index: Index, queries: Sequence[str], length: PeriodLength | None) -> Rows:
    """Return a row for each query and period."""
    return [
        {
            "query": query,
            "period": point.period,
            "occurrences": point.occurrences,
            "per_million_words": point.per_million_words,
            "articles": point.articles,
            "archive_articles": point.archive_articles,
            "archive_words": point.archive_words,
        }
        for query in queries
        for point in trend(index, query, length).points
    ]


def line_rows(index: Index, queries: Sequence[str], order: LineOrder) -> Rows:
    """Return a row for each occurrence, with its article, paragraph and word."""
    rows = []
    for query in queries:
        for line in concordance(index, query, order):
            shown = index.store.shown(line.ordinal)
            place: dict[str, Any] = {"paragraph": line.paragraph, "word_number": line.word_number}
            article = {"date": shown["date"], "article": shown["ref"], "title": shown["title"]}
            context = {"left": line.left, "word": line.word, "right": line.right}
            rows.append({"query": query, **article, "url": shown["url"], **place, **context})
    return rows


def near_rows(index: Index, queries: Sequence[str]) -> Rows:
    """Return a row for each collocate, the strongest first, stop words after the others."""
    rows = []
    for query in queries:
        counts = collocates(index, query)
        for one in (*counts.strongest(), *counts.strongest(stop_words=True)):
            measures = {
                "near": one.near,
                "all": one.all,
                "log_likelihood": one.log_likelihood,
                "pmi": one.pmi,
            }
            rows.append({"query": query, "word": one.word, "stop_word": one.stop_word, **measures})
    return rows


def compared_rows(index: Index, queries: Sequence[str]) -> Rows:
    """Return a row for each word and name that two queries share, or that one of them has for itself.

    Raises:
        SettingError: there are not two queries.
    """
    if len(queries) != 2:
        raise SettingError(
            f"{len(queries)} queries cannot be compared", remedy="Name two, separated by a comma."
        )
    found = compare(index, *queries)
    sides = ((queries[0], found.own[0]), ("both", found.shared), (queries[1], found.own[1]))
    return [
        {
            "side": side,
            "kind": item.kind,
            "name": item.name,
            "count_one": item.counts[0],
            "count_other": item.counts[1],
            "log_likelihood": item.log_likelihood,
        }
        for side, items in sides
        for item in items
    ]


def write_rows_json(out: TextIO, rows: Rows) -> None:
    """Write rows as a JSON array."""
    out.write(json_text(rows))


def write_rows_csv(out: TextIO, rows: Rows) -> None:
    """Write rows as CSV, their keys as its head."""
    if rows:
        table = csv.DictWriter(out, list(rows[0]), lineterminator="\n")
        table.writeheader()
        table.writerows({name: harmless_cell(value) for name, value in row.items()} for row in rows)


def show_rows(console: Console, rows: Rows) -> None:
    """Print rows as a table; of many the first, and how many there are."""
    if not rows:
        console.print("Nothing to count was found.")
        return
    table = Table(box=None, header_style="bold", pad_edge=False)
    for name, value in rows[0].items():
        if name not in {"article", "url", "paragraph", "word_number"}:
            number = isinstance(value, int | float)
            table.add_column(name.replace("_", " "), justify="right" if number or name == "left" else "left")
    for row in rows[:_SHOWN]:
        table.add_row(*(_cell(row, str(column.header)) for column in table.columns))
    console.print(table)
    if len(rows) > _SHOWN:
        console.print(f"{len(rows) - _SHOWN} more: --csv or --json prints all.", style="dim")


def _cell(row: Mapping[str, Any], header: str) -> str:
    value = row[header.replace(" ", "_")]
    write: Callable[[Any], str] = (lambda number: f"{number:.1f}") if isinstance(value, float) else str
    return "–" if value is None else write(value)
