"""CSV: tables with articles or addresses: Readwise Reader, Pocket, Instapaper, Raindrop, one's own."""

import codecs
import csv
import io
import json
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import islice
from typing import Any

from ...article.errors import UnreadableSourceError
from ...clean.decode import decode
from ..record import Found, Refused
from ..source import LARGEST, Source
from .columns import parts_of
from .day_order import SAMPLE, day_first_of
from .fields import moment_of
from .importer import Importer
from .row_article import as_bytes, found_in

_DELIMITERS = ",;\t|"
_SEPARATOR = re.compile(
    r"(?:\s*\n)*sep=(?P<delimiter>[,;\t|])[ \t]*\r?\n", re.IGNORECASE
)  # as Excel writes it
_LEAST_COLUMNS = 3  # of a table that has none of the names that are known
_LEAST_ROWS = 3
_QUOTED = re.compile(rb'(?:^|[,;\t|])"[^"\n]+"(?:[,;\t|]|\r?$)', re.MULTILINE)  # a cell, as no prose has it
_LONGEST_NAME = 60  # characters of a column's name
_LONGEST_UNKNOWN = 40
_MISSING = frozenset(("nan", "nat", "none", "null", "n/a", "#n/a", "na", "<na>", "-"))
_NEWLINE = re.compile(r"[\r\n]")
_WIDE = ("utf-16", "utf-32")


@dataclass(frozen=True, slots=True)
class _Layout:
    """How a table is written: its encoding, what parts its cells, its lines before the names, the names."""

    encoding: str
    delimiter: str
    skipped: int
    names: tuple[str, ...]


def _layout(source: Source) -> _Layout | None:
    """Return how a table is written; None where the first line is no line of names."""
    whole = source.head.rpartition(b"\n")[0] or source.head  # a character that the head cuts is none
    decoded = decode(source.head if source.wide_encoding else whole)
    head = decoded.text
    told = _SEPARATOR.match(head)
    skipped = told.end() if told else len(head) - len(head.lstrip("\r\n \ufeff"))
    rest = head[skipped:]
    if not _NEWLINE.search(rest.strip()) or rest[:1] in {"{", "[", "<"}:
        return None
    best: list[str] = []
    delimiter = ","
    for one in (told["delimiter"],) if told else _DELIMITERS:
        names = _first_row(rest, one)
        if len(names) > len(best):
            best, delimiter = names, one
    named = [name for name in best if name]
    if not named or any(len(name) > _LONGEST_NAME or "<" in name for name in named):
        return None
    return _Layout(decoded.encoding, delimiter, head[:skipped].count("\n"), tuple(best))


def _first_row(text: str, delimiter: str) -> list[str]:
    """Return the names in the first row, each on one line, without the empty ones at the end."""
    try:
        row = next(csv.reader(io.StringIO(text, newline=""), delimiter=delimiter), [])
    except csv.Error:
        return []
    names = [" ".join(name.split()) for name in row]
    while names and not names[-1]:
        names.pop()
    return names


def _detects(source: Source) -> bool:
    layout = _layout(source)
    return layout is not None and bool(
        _columns(source) or _is_known(source, layout) or _is_regular(source, layout)
    )


def _is_known(source: Source, layout: _Layout) -> bool:
    """Return whether a name is that of an address, or of a text beside another or in rows of one length."""
    is_single = len(layout.names) == 1
    if is_single:
        cells = decode(source.head).text.split("\n")[layout.skipped + 1 :]
        if not all(cell.startswith(('"', "http://", "https://")) for cell in cells[:1]):
            return False
    parts = parts_of(dict.fromkeys(layout.names, "x"))
    if is_single:
        return bool(parts["body"] or parts["url"])
    told = [part for part in ("headline", "published", "authors", "key") if parts[part]]
    return bool(
        parts["url"] or (parts["body"] and (parts["headline"] or (told and _rows_agree(source, layout, 2))))
    )


def _is_regular(source: Source, layout: _Layout) -> bool:
    """Return whether all rows are as long as the line of names, as no prose is."""
    short = all(0 < len(name) <= _LONGEST_UNKNOWN for name in layout.names)
    return (
        short
        and len(layout.names) >= _LEAST_COLUMNS
        and (
            _rows_agree(source, layout, _LEAST_ROWS)
            or (
                _QUOTED.search(source.head.partition(b"\n")[2]) is not None and _rows_agree(source, layout, 2)
            )
        )
    )


def _rows_agree(source: Source, layout: _Layout, least: int) -> bool:
    try:
        rows = [row for row in islice(_rows(source, layout), 30) if row]
    except csv.Error:
        return False
    whole = rows[: -1 if len(rows) > least else None]
    return len(rows) + 1 >= least and all(len(row) >= len(layout.names) for row in whole)


def _columns(source: Source) -> Mapping[str, str]:
    """Return part of an article → name of the column, as told for the run or in `<file>.columns.json`."""
    if source.depth or source.columns:
        return source.columns
    name = source.name.rpartition("/")[2] + ".columns.json"
    told = source.file_beside(name)
    if told is None:
        return {}
    try:
        columns = json.loads(told.decode("utf-8"))
    except ValueError as error:
        raise UnreadableSourceError(f"the column map {name} is no JSON ({error})") from error
    return columns if isinstance(columns, dict) else {}


def _records(source: Source) -> Iterator[Found]:
    columns, layout = _columns(source), _layout(source)
    if layout is None:
        raise UnreadableSourceError("its first line is no line of names")
    if missing := [name for name in columns.values() if name not in layout.names]:
        raise UnreadableSourceError(
            f"the table has no column {missing[0]!r}; it has {', '.join(layout.names)}"
        )
    if not columns and not _is_known(source, layout):
        raise UnreadableSourceError(
            "it is a table of which no column is known as a text or an address; it has "
            f"{', '.join(layout.names)}; say which is which with --columns, as in "
            "--columns headline=Title,text=Body"
        )
    day_first = _day_first(source, layout, columns)
    rows = _rows(source, layout)
    number = 1
    while True:
        number += 1
        name = f"{source.name}:{number}"
        try:
            cells = next(rows, None)
        except csv.Error as error:
            yield Refused(name, f"the row is no CSV ({error})")
            continue
        if cells is None:
            return
        row = _row(cells, layout.names)
        if row is None:
            yield Refused(
                name,
                f"it has {len(cells)} cells and the table {len(layout.names)} columns; put a cell that "
                f"holds a {layout.delimiter!r} between quotes",
            )
        elif row:
            yield found_in(
                row, name=name, kind=IMPORTER.kind, data=as_bytes(row), columns=columns, day_first=day_first
            )


def _row(cells: Sequence[str], names: Sequence[str]) -> dict[str, Any] | None:
    """Return the cells of a row that have a value by their names; None where there are too many."""
    cells = list(cells)
    while len(cells) > len(names) and not cells[-1].strip():
        cells.pop()
    if len(cells) > len(names) and not (cells := _mended(cells, names)):
        return None
    return {
        name: cell
        for name, cell in zip(names, cells, strict=False)
        if name and cell.strip() and cell.strip().lower() not in _MISSING
    }


def _mended(cells: list[str], names: Sequence[str]) -> list[str]:
    """Return the cells, those of a text in the last column joined, where the day is in its own; else none."""
    parts = parts_of({name: name for name in names if name})
    dated = [number for number, name in enumerate(names) if name and name == parts["published"]]
    if not names[-1] or names[-1] != parts["body"] or not dated or moment_of(cells[dated[0]]) is None:
        return []
    return [*cells[: len(names) - 1], ",".join(cells[len(names) - 1 :])]


def _day_first(source: Source, layout: _Layout, columns: Mapping[str, str]) -> bool | None:
    """Return how a table means 03/04/2020, by its other days; None where they do not tell."""
    days: list[object] = []
    try:
        for cells in islice(_rows(source, layout), SAMPLE):
            days.append(parts_of(dict(zip(layout.names, cells, strict=False)), columns)["published"])  # noqa: PERF401  kept up to an error
    except csv.Error:
        pass  # the row is told of where it is read
    return day_first_of(days)


def _rows(source: Source, layout: _Layout) -> Iterator[list[str]]:
    """Return the rows below the names."""
    csv.field_size_limit(LARGEST)
    lines = islice(_text(source, layout.encoding), layout.skipped, None)
    rows = csv.reader(lines, delimiter=layout.delimiter)
    next(rows, None)
    return rows


def _text(source: Source, encoding: str) -> Iterator[str]:
    """Yield the lines as text; one that is no UTF-8 is Windows-1252, as old spreadsheets wrote."""
    source.stream.seek(0)
    wide = encoding.startswith(_WIDE)
    lines: Iterator[str] = (
        iter(codecs.getreader(encoding)(source.stream, "replace"))
        if wide
        else (_decoded(raw, encoding) for raw in source.stream)
    )
    for number, line in enumerate(lines):
        whole = (line if number else line.lstrip("\ufeff")).replace("\0", "")
        # Old spreadsheets ended lines by a return alone.
        yield from io.StringIO(whole, newline="") if "\r" in whole else (whole,)


def _decoded(raw: bytes, encoding: str) -> str:
    try:
        return raw.decode(encoding)
    except UnicodeDecodeError:
        return raw.decode("cp1252" if encoding == "utf-8" else encoding, "replace")


IMPORTER = Importer("table", _detects, _records)
