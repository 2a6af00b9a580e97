"""ninjs 1 to 3: news items as JSON, alone, in lists and a line each."""

import json
import re
from collections.abc import Iterator, Mapping
from typing import Any

from ...article.links import vetted
from ..record import Found, Record, Refused
from ..source import Source
from .compose import page_of
from .fields import moment_of, stated, stated_authors, stated_line, stated_lines
from .importer import Importer, whole
from .json_text import objects
from .newsroom import given_of, status_of

_CERTAIN = re.compile(
    rb'"(?:body_?(?:xhtml|text)|pubstatus|versioncreated|contentcreated|bodies|ednote|headlines)"\s*:',
    re.IGNORECASE,  # since version 3 the names are written in camel case
)
_TAGS = {"people": "person", "persons": "person", "places": "place", "organisations": "organisation",
         "subjects": "subject", "events": "subject"}  # fmt: skip
_BODY_KEYS = ("body_xhtml", "body_html", "body_text")


def _detects(source: Source) -> bool:
    head = source.head.lstrip(b"\xef\xbb\xbf \r\n\t")
    return head.startswith((b"{", b"[")) and len(set(_CERTAIN.findall(head))) >= 2


def _read(record: Record) -> Iterator[Found]:
    items = list(_items(record.data))
    for number, item in enumerate(items, 1):
        name = f"{record.name}#{number}" if len(items) > 1 else record.name
        yield (
            _item(item, record, name)
            if isinstance(item, dict)
            else Refused(name, f"it is no news item ({item})")
        )


def _items(data: bytes) -> Iterator[Any]:
    try:
        value = json.loads(data)
    except ValueError as error:
        lines = [line for line in data.splitlines() if line.strip()]
        if len(lines) < 2:
            yield str(error)
        else:
            yield from map(_line, lines)
        return
    yield from value if isinstance(value, list) else [value]


def _line(line: bytes) -> Any:
    try:
        return json.loads(line)
    except ValueError as error:
        return str(error)


def _item(item: Mapping[str, Any], record: Record, name: str) -> Found:
    item = {key.lower(): value for key, value in item.items()}
    headline = (
        stated_line(item.get("headline"))
        or _first(item.get("headlines"), "value")
        or stated_line(item.get("title"))
    )
    body = _body(item)
    state = stated_line(item.get("pubstatus"))
    embargo = "embargoed" if item.get("embargoed") else ""
    if not body and not (status_of(state) and headline):
        return Refused(name, "the news item holds no text")
    uri = stated_line(item.get("uri"))
    return Record(
        name,
        record.data,
        record.kind,
        url=vetted(_web(item)),
        fields=stated(
            headline=headline,
            standfirst=stated_line(item.get("description_text")) or _first(item.get("descriptions"), "value"),
            authors=_authors(item),
            publisher=stated_line(item.get("source") or _named(item.get("infosources"))),
            published=moment_of(
                item.get("firstcreated") or item.get("contentcreated") or item.get("versioncreated")
            ),
            modified=moment_of(item.get("versioncreated")),
            dateline=stated_line(item.get("located")),
            given=given_of(_tags(item)),
            status=status_of(state, embargo),
        ),
        body=page_of(headline, body or headline, language=stated_line(item.get("language"))),
        key=uri,
    )


def _web(item: Mapping[str, Any]) -> str:
    others = item.get("altids")
    return stated_line(item.get("canonicalurl") or (others.get("web") if isinstance(others, dict) else ""))


def _body(item: Mapping[str, Any]) -> str:
    for key in _BODY_KEYS:
        if isinstance(item.get(key), str) and item[key].strip():
            return str(item[key])
    return _first(item.get("bodies"), "value", raw=True)


def _first(values: object, key: str, *, raw: bool = False) -> str:
    for value in objects(values):
        if isinstance(value.get(key), str):
            return str(value[key]) if raw else stated_line(value[key])
    return ""


def _named(values: object) -> str:
    return _first(values, "name")


def _authors(item: Mapping[str, Any]) -> tuple[str, ...]:
    by = re.sub(r"^by\s+", "", stated_line(item.get("byline") or item.get("by")), flags=re.IGNORECASE)
    people = [one.get("name") for one in objects(item.get("infosources")) if one.get("role") == "author"]
    return stated_authors(by) or stated_lines(people)


def _tags(item: Mapping[str, Any]) -> Iterator[tuple[str, str]]:
    for version_1, kind in _TAGS.items():
        for key in (version_1, version_1.removesuffix("s"), version_1.replace("people", "person")):
            for one in objects(item.get(key)):
                yield kind, stated_line(one.get("name"))
    for key in ("keyword", "keywords"):
        yield from (("subject", one) for one in stated_lines(item.get(key)))


IMPORTER = Importer("ninjs", _detects, whole("ninjs"), _read, several=True)
