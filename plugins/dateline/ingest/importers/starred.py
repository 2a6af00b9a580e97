"""Starred items as Google Reader wrote them, and Inoreader, The Old Reader and FreshRSS still do."""

import re
from collections.abc import Iterator, Mapping
from typing import Any

from ..record import Found, Refused
from ..source import Source
from .importer import Importer
from .json_text import CUT_OFF, is_json, objects, read_answer
from .row_article import as_bytes, found_in

_STREAM = re.compile(
    rb"\"(?:id|streamId)\"\s*:\s*\"[^\"]*(?:state/com\.google|google\.com,2005:reader)|\"crawlTimeMsec\""
)
_LABEL = re.compile(r"user/[^/]+/label/(?P<name>.+)")


def _records(source: Source) -> Iterator[Found]:
    try:
        value = read_answer(source.read(), "items")
    except ValueError as error:
        yield Refused(source.name, f"it is no JSON ({error})")
        return
    items = value.get("items") if isinstance(value, dict) else value
    if not isinstance(items, list) or not items:
        yield Refused(source.name, "the list of starred items is empty")
        return
    for number, item in enumerate(items, 1):
        name = f"{source.name}#{number}"
        if isinstance(item, dict):
            yield found_in(_row(item), name=name, kind=IMPORTER.kind, data=as_bytes(item))
        else:
            yield Refused(name, f"it is no item but {type(item).__name__}")
    if CUT_OFF in value:
        yield Refused(source.name, f"the file is cut off after {len(items)} items")


def _row(item: Mapping[str, Any]) -> dict[str, Any]:
    origin = item.get("origin")
    stated = item.get("categories")
    labels = [_LABEL.fullmatch(str(one)) for one in stated] if isinstance(stated, list) else []
    return {
        "headline": item.get("title"),
        "url": _address(item.get("canonical")) or _address(item.get("alternate")),
        "html": _text(item.get("content")) or _text(item.get("summary")),
        "published": item.get("published"),
        "modified": item.get("updated"),
        "authors": item.get("author"),
        "publisher": origin.get("title") if isinstance(origin, dict) else "",
        "tags": [match["name"] for match in labels if match],
        "id": item.get("id"),
    }


def _address(links: Any) -> str:
    return next((str(link["href"]) for link in objects(links) if link.get("href")), "")


def _text(value: Any) -> str:
    text = value.get("content") if isinstance(value, dict) else value
    return text if isinstance(text, str) else ""


IMPORTER = Importer("starred", lambda source: is_json(source) and bool(_STREAM.search(source.head)), _records)
