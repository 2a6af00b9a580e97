"""Lists of addresses: bookmarks as page or JSON, Pocket's page, plain lists; the pages are wanted."""

import html
import re
from collections.abc import Iterator
from typing import Any

from ...article.links import vetted
from ..record import Found, Refused, Wanted
from ..source import LARGEST, Source
from .importer import Importer
from .json_text import is_json, read_json

_BOOKMARKS = re.compile(rb"<!doctype\s+netscape-bookmark-file|<title>\s*pocket export", re.IGNORECASE)
_ANCHOR = re.compile(r"<a\b[^>]*?\bhref=\"(?P<url>[^\"]*)\"[^>]*>(?P<title>[^<]*)</a>", re.IGNORECASE)
_ADDRESS = re.compile(r"https?://\S+")
_IN_JSON = re.compile(rb"\"text/x-moz-place|\"roots\"\s*:\s*\{|\"bookmark_bar\"\s*:")
_DEEPEST = 100  # folders in folders
_MOST = 0.8  # of the lines are addresses in a list of them


def _bookmarks(source: Source) -> Iterator[Found]:
    text = source.read().decode("utf-8", "replace")
    number = 0
    for number, anchor in enumerate(_ANCHOR.finditer(text), 1):
        stated = html.unescape(anchor["url"])
        if stated.startswith(("place:", "javascript:", "data:")):
            yield Refused(f"{source.name}#{number}", f"{stated[:60]!r} is no address of a page")
            continue
        yield _wanted(source, number, stated, html.unescape(anchor["title"]))
    if not number:
        yield Refused(source.name, "the bookmarks are empty")


def _detects_list(source: Source) -> bool:
    lines = [line.strip() for line in source.head.decode("utf-8", "replace").split("\n")]
    lines = [line for line in lines if line and not line.startswith("#")]
    return bool(lines) and sum(bool(_ADDRESS.fullmatch(line)) for line in lines) >= _MOST * len(lines)


def _list(source: Source) -> Iterator[Found]:
    source.stream.seek(0)
    for number, raw in enumerate(iter(lambda: source.stream.readline(LARGEST), b""), 1):
        line = raw.decode("utf-8", "replace").strip()
        if line and not line.startswith("#"):
            yield _wanted(source, number, line, "")


def _wanted(source: Source, number: int, stated: str, title: str) -> Found:
    url = vetted(stated)
    name = f"{source.name}#{number}"
    if url is None or not url.startswith("http"):
        return Refused(name, f"{stated[:80]!r} is no address of a page")
    return Wanted(name, url, " ".join(title.split()))


def _bookmarks_in_json(source: Source) -> Iterator[Found]:
    try:
        value = read_json(source.read())
    except (ValueError, RecursionError) as error:
        yield Refused(source.name, f"it is no JSON ({error})")
        return
    number = 0
    for number, (stated, title) in enumerate(_addresses(value), 1):
        if stated.startswith(("place:", "javascript:", "data:", "about:", "chrome:")):
            yield Refused(f"{source.name}#{number}", f"{stated[:60]!r} is no address of a page")
            continue
        yield _wanted(source, number, stated, title)
    if not number:
        yield Refused(source.name, "the bookmarks are empty")


def _addresses(value: Any, depth: int = 0) -> Iterator[tuple[str, str]]:
    """Yield (address, title) of the bookmarks of Chrome (`url`, `name`) or Firefox (`uri`, `title`)."""
    if isinstance(value, list):
        for one in value:
            yield from _addresses(one, depth + 1)
    elif isinstance(value, dict) and depth < _DEEPEST:
        stated = value.get("url") or value.get("uri")
        if isinstance(stated, str):
            yield stated, str(value.get("name") or value.get("title") or "")
        inner = value.get("children") or [one for one in value.values() if isinstance(one, dict)]
        yield from _addresses(inner, depth + 1)


BOOKMARKS = Importer("bookmarks", lambda source: bool(_BOOKMARKS.search(source.head)), _bookmarks)
LIST = Importer("addresses", _detects_list, _list)
BOOKMARKS_JSON = Importer(
    "bookmarks-json",
    lambda source: is_json(source) and bool(_IN_JSON.search(source.head)),
    _bookmarks_in_json,
)
