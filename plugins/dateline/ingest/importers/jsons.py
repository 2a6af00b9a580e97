"""JSON: lines, lists, and the exports of Wallabag, Karakeep and Linkwarden, all by one map of columns."""

import json
import re
from collections.abc import Iterator, Mapping
from functools import partial
from itertools import islice
from typing import Any

from ..record import Found, Refused
from ..source import LARGEST, Source
from .columns import nested_parts, parts_of
from .day_order import SAMPLE, day_first_of
from .importer import Importer
from .row_article import as_bytes, found_in

# A text may open with a bracket, too: '[1] See the note', '[caption]'.
_OPENS = re.compile(
    rb'(?:\xef\xbb\xbf)?\s*(?:\{\s*(?:"(?:[^"\\]|\\.)*"\s*:|\}|$)|\[\s*(?:[\[{"\]]|[\w.+-]+\s*,|$))'
)
_LISTS = (
    "bookmarks",
    "collections",
    "links",
    "articles",
    "items",
    "entries",
    "list",
    "data",
    "results",
    "docs",
)
_DEEPEST = 4
_LEAST_ROWS = 2  # of a table that is written by its columns
_ARTICLE = re.compile(r"Article|Posting|Report|Review\b|CreativeWork")
_COVERS = ("_source", "node", "attributes", "document", "doc", "article")
_TEXTS = ("htmlContent", "rendered", "html", "text", "content", "value")
CUT_OFF = "cut off"  # a key that tells so of an answer; no tool writes it
_SPACE = re.compile(r"\s*")
_NUMERIC = re.compile(rb"[\"']\s*\d{1,2}[/.-]\d{1,2}[/.-]\d{2}")  # a day in figures


def is_json(source: Source) -> bool:
    """Return whether a source opens as JSON does."""
    return bool(_OPENS.match(source.markup_head))


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
    if not isinstance(value, dict) or _inner(value) or _transposed(value):
        return False
    return bool(second) or _is_article(value, {})


def read_json(raw: bytes) -> Any:
    """Return the value of a JSON text; a byte that is no text costs a character, not the article."""
    return json.loads(raw.decode(json.detect_encoding(raw), "replace"), strict=False)


def read_answer(raw: bytes, *lists: str) -> Any:
    """Return the value of a JSON text; of several in lines, a list of them.

    Of one that is cut off, it is an object with what came whole of its list.

    Args:
        raw: the text.
        lists: the names that its list of articles may have.

    Raises:
        ValueError: it is no JSON, and no article of it is whole.
    """
    try:
        return read_json(raw)
    except ValueError:
        text = raw.decode("utf-8", "replace")
        if len(rows := _whole_lines(text)) > 1:
            return rows
        for name in lists:
            if begins := re.search(rf'"{name}"\s*:\s*\[', text):
                whole = _whole_of(text[begins.end() - 1 :])
                if whole:
                    return {name: whole, CUT_OFF: True}
        raise


def _whole_lines(text: str) -> list[Any]:
    """Return the values of a text in which each line is one; none where a line is none."""
    try:
        return [json.loads(line, strict=False) for line in text.splitlines() if line.strip()]
    except (ValueError, RecursionError):
        return []


def _whole_of(text: str) -> list[Any]:
    """Return the elements of a list that came before its end was lost."""
    whole: list[Any] = []
    try:
        for element in _elements(text):
            whole.append(element)  # noqa: PERF402  what came before an error is kept
    except ValueError:
        pass
    return whole


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
    return nested_parts(_opened(row), columns)["published"] if isinstance(row, dict) else None


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
    text = raw.decode(json.detect_encoding(raw), "replace").lstrip("\ufeff \t\r\n")
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
    for value in _elements(text) if text.startswith("[") else [json.loads(text)]:
        yield from _rows([value] if text.startswith("[") else value, columns)


def _day_first_of_text(text: str, columns: Mapping[str, str]) -> bool | None:
    days: list[object] = []
    try:
        for row in islice(_rows_of_text(text, columns), SAMPLE):
            days.append(_day(row, columns))  # noqa: PERF401  kept up to an error
    except (ValueError, RecursionError):
        pass  # it is told of where the rows are read
    return day_first_of(days)


def _elements(text: str) -> Iterator[Any]:
    """Yield the elements of a list one by one: what is cut off in its middle gives what came before."""
    decoder, position = json.JSONDecoder(strict=False), _SPACE.match(text, 1).end()  # type: ignore[union-attr]
    if text[position : position + 1] == "]":
        return
    while True:
        value, position = decoder.raw_decode(text, position)
        yield value
        position = _SPACE.match(text, position).end()  # type: ignore[union-attr]
        if text[position : position + 1] != ",":
            break
        position = _SPACE.match(text, position + 1).end()  # type: ignore[union-attr]
    if text[position : position + 1] != "]":
        raise ValueError(f"the list does not end at character {position:,}")


def _rows(value: Any, columns: Mapping[str, str], depth: int = 0) -> Iterator[Any]:
    """Yield the rows of an export: a list, or an object with a list (of objects with a list) of them."""
    if table := _transposed(value) if isinstance(value, dict) else None:
        yield from table
    elif isinstance(value, list):
        value = _articles_alone(value)
        for one in value:
            nested = isinstance(one, dict) and _inner(one) and not _is_article(one, columns)
            yield from _rows(one, columns, depth + 1) if nested else [one]
    elif isinstance(value, dict):
        inner = _inner(value)
        if inner and depth < _DEEPEST:
            for name in inner:
                yield from _rows(value[name], columns, depth + 1)
        elif below := _below(value, columns, 0):
            yield from below
        elif value:
            yield value


def _transposed(value: Mapping[str, Any]) -> list[dict[str, Any]]:
    """Return the rows of a table that is written by its columns, as pandas does; else none."""
    names, data = value.get("columns"), value.get("data")
    if isinstance(names, list) and isinstance(data, list) and all(isinstance(row, list) for row in data):
        return [dict(zip(map(str, names), row, strict=False)) for row in data]
    columns = list(value.values())
    told = parts_of(dict.fromkeys(value, "x"))
    if not (told["body"] and told["headline"]) or not all(isinstance(one, list | dict) for one in columns):
        return []
    keyed = [list(one.values()) if isinstance(one, dict) else one for one in columns]
    if len({len(one) for one in keyed}) != 1 or len(keyed[0]) < _LEAST_ROWS:
        return []
    return [dict(zip(value, row, strict=True)) for row in zip(*keyed, strict=True)]


def _articles_alone(rows: list[Any]) -> list[Any]:
    """Return the articles of a graph of schema.org, where there are some among its sites and people."""
    kinds = [str(row.get("@type")) for row in rows if isinstance(row, dict) and "@type" in row]
    if len(kinds) != len(rows) or not any(map(_ARTICLE.search, kinds)):
        return rows
    return [row for row, kind in zip(rows, kinds, strict=True) if _ARTICLE.search(kind)]


def _below(value: Mapping[str, Any], columns: Mapping[str, str], depth: int) -> list[Any]:
    """Return the most articles or addresses that lie together in an object that is none itself."""
    if depth >= _DEEPEST or _is_article(value, columns):
        return []
    keyed = [inner for inner in value.values() if isinstance(inner, dict)]
    if len(keyed) > 1 and len(keyed) == len(value) and all(_is_article(inner, columns) for inner in keyed):
        return keyed  # by its identity each, rather than in a list
    found: list[Any] = []
    for inner in value.values():
        if isinstance(inner, dict):
            best = _below(inner, columns, depth + 1)
        elif isinstance(inner, list):
            rows = [row for row in _articles_alone(inner) if isinstance(row, dict)]
            direct = any(_is_article(_opened(row), columns, nested=True) for row in rows)
            best = (
                rows
                if direct
                else max((_below(row, columns, depth + 1) for row in rows), key=len, default=[])
            )
        else:
            continue
        found = max(found, best, key=len)
    return found


def _is_article(row: Mapping[str, Any], columns: Mapping[str, str], *, nested: bool = False) -> bool:
    parts = (nested_parts if nested else parts_of)(row, columns)
    if nested and not (isinstance(parts["body"], str) and parts["headline"]):
        parts = parts_of(row, columns)
    return bool(parts["body"] or (parts["url"] and parts["headline"]))


def _opened(row: Mapping[str, Any]) -> Mapping[str, Any]:
    """Return a row without the cover that search engines and graphs put around each, such as `_source`."""
    inner = next((row[name] for name in _COVERS if isinstance(row.get(name), dict)), None)
    return {**row, **inner} if inner else row


def _inner(value: Mapping[str, Any]) -> list[str]:
    return [name for name in _LISTS if isinstance(value.get(name), list)]


def _found(row: Any, name: str, data: bytes, columns: Mapping[str, str], *, day_first: bool | None) -> Found:
    if not isinstance(row, dict):
        return Refused(name, f"it is no object but {type(row).__name__}")
    row = row if columns else _opened(row)
    inner = row.get("content")
    if isinstance(inner, dict) and not columns:  # Karakeep keeps address and text one level below
        row = {**row, **{key: value for key, value in inner.items() if value}, "content": _text(inner)}
    return found_in(row, name=name, kind=IMPORTER.kind, data=data, columns=columns, day_first=day_first)


def _text(content: Mapping[str, Any]) -> object:
    return next((content[name] for name in _TEXTS if content.get(name)), "")


IMPORTER = Importer("json", is_json, _records)
