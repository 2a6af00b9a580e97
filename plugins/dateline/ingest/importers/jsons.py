"""JSON: lines, lists, and the exports of Wallabag, Karakeep and Linkwarden, all by one map of columns."""

import json
import re
from collections.abc import Iterator, Mapping
from functools import partial
from itertools import islice
from typing import Any

from ..record import Found, Refused
from ..source import LARGEST, Source
from .columns import nested_parts
from .day_order import SAMPLE, day_first_of
from .importer import Importer
from .json_rows import article_rows, inner_lists, is_article_row, transposed_rows, uncovered
from .json_text import is_json, list_elements, read_json, text_of_json
from .row_article import as_bytes, found_in

_TEXTS = ("htmlContent", "rendered", "html", "text", "content", "value")
_NUMERIC = re.compile(rb"[\"']\s*\d{1,2}[/.-]\d{1,2}[/.-]\d{2}")  # a day in figures


def _records(source: Source) -> Iterator[Found]:
    source.stream.seek(0)
    first, second = source.stream.readline(LARGEST + 1).strip(), source.stream.readline(64).lstrip()
    yield from _lines(source) if _is_line(first, second) else _whole(source)


def _is_line(first: bytes, second: bytes) -> bool:
    """Tell by the first two lines whether each line is an article of its own."""
    try:
        value = read_json(first)
    except (ValueError, RecursionError):
        return first.startswith(b"{") and second.startswith(b"{")
    if not isinstance(value, dict) or inner_lists(value) or transposed_rows(value):
        return False
    return bool(second) or is_article_row(value, {})


def _day_first_of_lines(source: Source) -> bool | None:
    """Return how the lines mean 03/04/2020; None where none is written so, or they do not tell."""
    source.stream.seek(0)
    days: list[object] = []
    for raw in islice(iter(partial(source.stream.readline, LARGEST + 1), b""), SAMPLE):
        if _NUMERIC.search(raw):
            try:
                days.append(_day(read_json(raw), source.columns))
            except (ValueError, RecursionError):
                continue  # the line is told of where it is read
    return day_first_of(days)


def _day(row: Any, columns: Mapping[str, str]) -> object:
    return nested_parts(uncovered(row), columns)["published"] if isinstance(row, dict) else None


def _lines(source: Source) -> Iterator[Found]:
    day_first = _day_first_of_lines(source)
    source.stream.seek(0)
    number = 0
    while raw := source.stream.readline(LARGEST + 1):
        number += 1
        name = f"{source.name}:{number}"
        if len(raw) > LARGEST:
            yield Refused(name, f"the line has more than {LARGEST:,} bytes")
            while raw and not raw.endswith(b"\n"):
                raw = source.stream.readline(LARGEST)
            continue
        if not raw.strip():
            continue
        try:
            row = read_json(raw)
        except (ValueError, RecursionError) as error:
            yield Refused(name, f"the line is no JSON ({error})")
            continue
        yield _found(row, name, raw.strip(), source.columns, day_first=day_first)


def _whole(source: Source) -> Iterator[Found]:
    raw = source.read()
    text = text_of_json(raw).lstrip("\ufeff \t\r\n")
    number = 0
    day_first = _day_first_of_text(text, source.columns) if _NUMERIC.search(raw) else None
    try:
        for row in _rows_of_text(text, source.columns):
            number += 1
            yield _found(row, f"{source.name}#{number}", as_bytes(row), source.columns, day_first=day_first)
    except (ValueError, RecursionError) as error:
        yield Refused(source.name, f"after {number} records it is no JSON ({error})")
        return
    if not number:
        yield Refused(source.name, "the JSON holds no list of articles or addresses")


def _rows_of_text(text: str, columns: Mapping[str, str]) -> Iterator[Any]:
    """Yield the rows of a whole text; raises what `json` raises at its damage."""
    for value in list_elements(text) if text.startswith("[") else [json.loads(text)]:
        yield from article_rows([value] if text.startswith("[") else value, columns)


def _day_first_of_text(text: str, columns: Mapping[str, str]) -> bool | None:
    days: list[object] = []
    try:
        for row in islice(_rows_of_text(text, columns), SAMPLE):
            days.append(_day(row, columns))  # noqa: PERF401  kept up to an error
    except (ValueError, RecursionError):
        pass  # it is told of where the rows are read
    return day_first_of(days)


def _found(row: Any, name: str, data: bytes, columns: Mapping[str, str], *, day_first: bool | None) -> Found:
    if not isinstance(row, dict):
        return Refused(name, f"it is no object but {type(row).__name__}")
    row = row if columns else uncovered(row)
    inner = row.get("content")
    if isinstance(inner, dict) and not columns:  # Karakeep keeps address and text one level below
        row = {**row, **{key: value for key, value in inner.items() if value}, "content": _text(inner)}
    return found_in(row, name=name, kind=IMPORTER.kind, data=data, columns=columns, day_first=day_first)


def _text(content: Mapping[str, Any]) -> object:
    return next((content[name] for name in _TEXTS if content.get(name)), "")


IMPORTER = Importer("json", is_json, _records)
