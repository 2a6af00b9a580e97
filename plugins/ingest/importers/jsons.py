"""JSON: lines, lists, and the exports of Wallabag, Karakeep and Linkwarden, all by one map of columns."""

import json
import re
from collections.abc import Iterator, Mapping
from typing import Any

from ...article.errors import UnreadableSourceError
from ..record import Found, Refused
from ..source import LARGEST, Source
from .columns import as_bytes, found_in
from .importer import Importer

_OPENS = re.compile(rb"(?:\xef\xbb\xbf)?\s*[\[{]\s*(?:[\]}\"{\[0-9tfn-]|$)")
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


def _detects(source: Source) -> bool:
    return bool(_OPENS.match(source.head))


def _records(source: Source) -> Iterator[Found]:
    first = source.stream.readline(LARGEST + 1)
    source.stream.seek(0)
    rows = (
        _lines(source) if _is_line(first) and source.stream.read(len(first) + 1) != first else _whole(source)
    )
    yield from rows


def _is_line(first: bytes) -> bool:
    try:
        return isinstance(json.loads(first), dict)
    except (ValueError, RecursionError):
        return False


def _lines(source: Source) -> Iterator[Found]:
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
            row = json.loads(raw)
        except (ValueError, RecursionError) as error:
            yield Refused(name, f"the line is no JSON ({error})")
            continue
        yield _found(row, name, raw.strip())


def _whole(source: Source) -> Iterator[Found]:
    try:
        value = json.loads(source.read())
    except (ValueError, RecursionError) as error:
        raise UnreadableSourceError(f"it is no JSON ({error})") from error
    rows = list(_rows(value, 0))
    if not rows:
        yield Refused(source.name, "the JSON holds no list of articles or addresses")
    for number, row in enumerate(rows, 1):
        yield _found(row, f"{source.name}#{number}", as_bytes(row))


def _rows(value: Any, depth: int) -> Iterator[Any]:
    """Yield the rows of an export: a list, or an object with a list (of objects with a list) of them."""
    if isinstance(value, list):
        for one in value:
            yield from _rows(one, depth + 1) if isinstance(one, dict) and _inner(one) else [one]
    elif isinstance(value, dict):
        inner = _inner(value)
        if inner and depth < _DEEPEST:
            for name in inner:
                yield from _rows(value[name], depth + 1)
        elif value:
            yield value


def _inner(value: Mapping[str, Any]) -> list[str]:
    return [name for name in _LISTS if isinstance(value.get(name), list)]


def _found(row: Any, name: str, data: bytes) -> Found:
    if not isinstance(row, dict):
        return Refused(name, f"it is no object but {type(row).__name__}")
    inner = row.get("content")
    if isinstance(inner, dict):  # Karakeep keeps address and text one level below
        row = {**row, **{key: value for key, value in inner.items() if value}, "content": _text(inner)}
    return found_in(row, name=name, kind=IMPORTER.kind, data=data)


def _text(content: Mapping[str, Any]) -> object:
    return content.get("htmlContent") or content.get("text") or ""


IMPORTER = Importer("json", _detects, _records)
