"""Where the articles of a JSON value lie: in a list, in lists within objects, in a table by its columns."""

import re
from collections.abc import Iterator, Mapping
from typing import Any

from .columns import nested_parts, parts_of

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
_COVERS = ("_source", "node", "attributes", "document", "doc", "article", "item")


def article_rows(value: Any, columns: Mapping[str, str], depth: int = 0) -> Iterator[Any]:
    """Yield the rows of an export: a list, or an object with a list (of objects with a list) of them."""
    if table := transposed_rows(value) if isinstance(value, dict) else None:
        yield from table
    elif isinstance(value, list):
        value = _articles_alone(value)
        for one in value:
            nested = isinstance(one, dict) and inner_lists(one) and not is_article_row(one, columns)
            yield from article_rows(one, columns, depth + 1) if nested else [one]
    elif isinstance(value, dict):
        inner = inner_lists(value)
        if inner and depth < _DEEPEST:
            for name in inner:
                yield from article_rows(value[name], columns, depth + 1)
        elif below := _below(value, columns, 0):
            yield from below
        elif value:
            yield value


def transposed_rows(value: Mapping[str, Any]) -> list[dict[str, Any]]:
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
    if depth >= _DEEPEST or is_article_row(value, columns):
        return []
    keyed = [inner for inner in value.values() if isinstance(inner, dict)]
    if len(keyed) > 1 and len(keyed) == len(value) and all(is_article_row(inner, columns) for inner in keyed):
        return keyed  # by its identity each, rather than in a list
    found: list[Any] = []
    for inner in value.values():
        if isinstance(inner, dict):
            best = _below(inner, columns, depth + 1)
        elif isinstance(inner, list):
            rows = [row for row in _articles_alone(inner) if isinstance(row, dict)]
            direct = any(is_article_row(uncovered(row), columns, nested=True) for row in rows)
            best = (
                rows
                if direct
                else max((_below(row, columns, depth + 1) for row in rows), key=len, default=[])
            )
        else:
            continue
        found = max(found, best, key=len)
    return found


def is_article_row(row: Mapping[str, Any], columns: Mapping[str, str], *, nested: bool = False) -> bool:
    """Return whether an object has a text, or an address with a headline.

    Args:
        row: the object.
        columns: field → key, as its owner has said.
        nested: keys within its keys count too.
    """
    parts = (nested_parts if nested else parts_of)(row, columns)
    if nested and not (isinstance(parts["body"], str) and parts["headline"]):
        parts = parts_of(row, columns)
    return bool(parts["body"] or (parts["url"] and parts["headline"]))


def uncovered(row: Mapping[str, Any]) -> Mapping[str, Any]:
    """Return a row without the cover that search engines and graphs put around each, such as `_source`."""
    inner = next((row[name] for name in _COVERS if isinstance(row.get(name), dict)), None)
    return {**row, **inner} if inner else row


def inner_lists(value: Mapping[str, Any]) -> list[str]:
    """Return the keys of an object below which exports keep their list of articles."""
    return [name for name in _LISTS if isinstance(value.get(name), list)]
