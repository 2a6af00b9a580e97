"""The parts of an article in a row, by the names that tools or a person give its columns and keys."""

import re
from collections.abc import Iterator, Mapping
from functools import cache
from typing import Any

from ...article.errors import SettingError
from ...languages.read import pattern
from .body_parts import joined_parts
from .column_names import COLUMNS, SQUEEZED

_WRAPPERS = (
    "rendered",
    "@id",
    "$date",
    "main",
    "basic",
    "html",
    "content",
    "text",
    "value",
    "name",
    "$t",
    "_",
    "#text",
    "en",
)
_LINES = (
    "headline",
    "standfirst",
    "url",
    "published",
    "modified",
    "publisher",
    "section",
    "dateline",
    "language",
)
_OWN_NAMES = ("article", "news")  # of the row, or of its text where it is one
# Objects that stand for the newspaper or its feed; a library's `title` is one, beside an article's `heading`.
_PAPERS = ("title", "origin", "feed")
_NAMED = ("authors", "people", "places", "organisations", "subjects")
_ALIASES = {"text": "body", "byline": "authors", "date": "published", "title": "headline", "tags": "subjects"}
# The words of other languages by which dumps label the parts of an article name columns, too.
_LABELS = {
    part: re.compile(pattern("line_labels", label), re.IGNORECASE)
    for part, label in (
        *((same, same) for same in ("headline", "body", "standfirst", "published", "publisher", "section")),
        *(("url", "address"), ("modified", "updated"), ("authors", "byline"), ("subjects", "subjects")),
    )
}
_ROWS_ARE = re.compile(r"^(?:post|article|news|story|item|entry|document|doc|record|node|field)(?=[a-z]{4})")
_DEEPEST = 2  # levels below an article's own in which its parts may lie
_CLOSED = frozenset(
    (
        *(
            name
            for part in ("authors", "publisher", "people", "places", "organisations")
            for name in COLUMNS[part]
        ),
        *COLUMNS["subjects"],
        *(
            "image",
            "images",
            "media",
            "thumbnail",
            "video",
            "photo",
            "logo",
            "links",
            "location",
            "geo",
            "user",
        ),
        *("owner", "stats", "social", "comments", "related", "embedded", "parent", "previous", "next"),
    )
)


def parts_of(row: Mapping[str, Any], columns: Mapping[str, str] | None = None) -> dict[str, Any]:
    """Return the parts of an article that a row holds, by the names of `COLUMNS`.

    Args:
        row: as the tool wrote it.
        columns: part → the row's own name for it, where a person has said so.
    """
    columns = columns or {}
    squeezed = {str(name).lower().translate(SQUEEZED): value for name, value in row.items()}
    # `post_content`, `article_title`: a table's names begin with what its rows are.
    for name in tuple(squeezed):
        if value := squeezed[name]:
            squeezed.setdefault(_ROWS_ARE.sub("", name), value)
    # Drupal's; elsewhere `created` is when it was saved.
    if squeezed.get("changed") and squeezed.get("created"):
        squeezed.setdefault("published", squeezed["created"])
    parts: dict[str, Any] = {}
    for part, names in COLUMNS.items():
        if part in columns:
            parts[part] = read_value(row, columns[part])
        else:
            told = [squeezed[name] for name in names if squeezed.get(name)]
            # A library's `title` may be the newspaper as an object, beside the article's `heading`.
            plain = [value for value in told if isinstance(value, str)] if part == "headline" else []
            parts[part] = next(iter(plain or told), None)
            if parts[part] is None and part in _LABELS:
                parts[part] = next(
                    (row[name] for name in row if row[name] and _labels(part, str(name))), None
                )
    parts["body"] = _text(parts["body"]) or next(
        (squeezed[name] for name in _OWN_NAMES if isinstance(squeezed.get(name), str)), None
    )
    for part in _NAMED:  # one of them may be an object alone
        if isinstance(parts[part], Mapping):
            parts[part] = [parts[part]]
    for name in _PAPERS if not parts["publisher"] else ():
        if isinstance(paper := squeezed.get(name), Mapping):
            parts["publisher"] = (
                parts["publisher"] or paper.get("title") or paper.get("name") or paper.get("value")
            )
    for part in _LINES:
        parts[part] = _unwrapped(parts[part])
    return parts


def nested_parts(row: Mapping[str, Any], columns: Mapping[str, str] | None = None) -> dict[str, Any]:
    """Return the parts of an article in a row, what is missing from what lies below it: `meta.title`.

    Args:
        row: as the tool wrote it.
        columns: part → the row's own name for it; what lies below is then left to a person's paths.
    """
    parts = parts_of(row, columns)
    for inner in _inner_objects(row) if not columns else ():
        if all(map(_is_told, parts.values())):
            break
        below = parts_of(inner)
        parts |= {
            part: value for part, value in below.items() if _is_told(value) and not _is_told(parts[part])
        }
    return parts


def _is_told(value: Any) -> bool:
    return bool(value) and not isinstance(value, Mapping)


def _inner_objects(row: Mapping[str, Any], depth: int = 0) -> Iterator[Mapping[str, Any]]:
    """Yield the objects below a row, nearest first, but those of people, papers and pictures."""
    inner = [
        value
        for name, value in row.items()
        if isinstance(value, Mapping) and str(name).lower().translate(SQUEEZED) not in _CLOSED
    ]
    yield from inner
    if depth < _DEEPEST:
        for value in inner:
            yield from _inner_objects(value, depth + 1)


@cache
def _labels(part: str, name: str) -> bool:
    return _LABELS[part].fullmatch(name.strip()) is not None


def _unwrapped(value: Any) -> Any:
    """Return the text that an object of one text stands for: WordPress writes `{"rendered": "…"}`."""
    if isinstance(value, list) and len(value) == 1:
        value = value[0]
    if isinstance(value, Mapping):
        told = [value[name] for name in _WRAPPERS if isinstance(value.get(name), str) and value[name].strip()]
        return told[0] if told else value
    return value


def _text(value: Any) -> Any:
    """Return a body as one text, where its paragraphs are a list."""
    if isinstance(value, list):
        return joined_parts(value) or value
    return _unwrapped(value)


def read_value(row: Mapping[str, Any], name: str) -> Any:
    """Return the value of a name; `content.text` is the text within content, `tags.0` the first of a list."""
    if name in row:
        return row[name]
    outer, _, rest = name.partition(".")
    value = row.get(outer)
    while isinstance(value, list) and value:
        first, _, after = rest.partition(".")
        position = int(first) if first.isdecimal() else 0
        value, rest = value[position] if position < len(value) else None, after if first.isdecimal() else rest
    if not rest:
        return value if outer != name else None
    return read_value(value, rest) if isinstance(value, Mapping) else None


def read_map(told: str) -> dict[str, str]:
    """Return the map that a person writes on the command line: `headline=Title,text=Body`.

    Raises:
        SettingError: a pair lacks its sign, or names no part of an article.
    """
    columns: dict[str, str] = {}
    for pair in filter(None, (pair.strip() for pair in told.split(","))):
        part, sign, name = (word.strip() for word in pair.partition("="))
        part = _ALIASES.get(part, part)
        if not sign or not name or part not in COLUMNS:
            raise SettingError(
                f"{pair!r} is no part of an article and its column",
                where="--columns",
                remedy=f"Write part=column, with commas between; the parts are {', '.join(COLUMNS)}.",
            )
        columns[part] = name
    return columns
