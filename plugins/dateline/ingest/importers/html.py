"""Saved pages: as a browser wrote them, whole with their folder of pictures, or by SingleFile in one file."""

import re
from collections.abc import Callable, Iterator
from dataclasses import replace
from urllib.parse import unquote

from ...article.links import vetted
from ...clean.decode import decode
from ...clean.html.replays import replay_of
from ..images import references
from ..record import Found, Record
from ..source import Source
from .fields import moment_of
from .hocr import lines_of_scan
from .html_records import records_of_page
from .importer import Importer
from .xml import root_name

_ELEMENT = (
    rb"(?:!doctype\s+html|html|head|body|title|meta|link|style|script|base|noscript|article|main|section|header|nav"
    rb"|form|div|p|h[1-6]|table|tr|td|ul|ol|dl|blockquote|figure|img|pre|span|font|center|a|b|i|em|strong|br|hr)"
)
# A page opens with an element of HTML, behind declarations and comments; what merely holds one may be a
# table, a letter or a text about pages.
_OPENS = re.compile(
    rb"(?:\xef\xbb\xbf)?(?:\s++|<\?[^>]*+>|<!--(?:[^-]++|-(?!->))*+-->)*+<" + _ELEMENT + rb"[\s/>]",
    re.IGNORECASE,
)
_ROOT = re.compile(rb"(?:^|[\n>])\s*<(?:!doctype\s+html|html)\b", re.IGNORECASE)  # not one that a text quotes
_TAGGED = re.compile(
    rb"</?(?:p|div|h[1-6]|br|article|table|tr|td|ul|ol|li|section|span|a|b|i|em|strong)\b", re.IGNORECASE
)
_DECLARATION = 200  # bytes in which XML declares itself
_LONGEST_BEFORE = 1000  # bytes before the root of a page: the headers of an answer, a warning of a server
_LEAST_TAGGED = 3  # lines with tags in a fragment that opens with words
_SAVED_FROM = re.compile(rb"<!--\s*saved from url=\(\d+\)(?P<url>\S+)\s*-->")
_SINGLE_FILE = re.compile(
    rb"Page saved with SingleFile\s+url:\s*(?P<url>\S+)\s+saved date:\s*(?P<date>[^\n(]+)"
)
_MOST_PICTURES = 40
_LARGEST_PICTURES = 48 * 2**20  # bytes of all pictures of a page


def is_page(source: Source) -> bool:
    """Return whether a source is a page of HTML as a whole, rather than something that quotes markup."""
    head = source.head.replace(b"\x00", b"") if source.wide_encoding else source.head
    if b"<?xml" in head[:_DECLARATION] and root_name(source).lower() not in {"", "html"}:
        return False
    if _OPENS.match(head):
        return True
    root = _ROOT.search(head)
    return (root is not None and root.start() < _LONGEST_BEFORE) or _is_fragment(head)


def _is_fragment(head: bytes) -> bool:
    """Return whether nearly every line has tags, as of a page's part that opens with words."""
    lines = [line for line in head.splitlines() if line.strip()]
    tagged = sum(bool(_TAGGED.search(line)) for line in lines)
    return tagged >= _LEAST_TAGGED and tagged * 5 >= len(lines) * 4


def _records(source: Source) -> Iterator[Found]:
    data = source.read()
    url, retrieved = None, None
    if saved := _SINGLE_FILE.search(source.head) or _SAVED_FROM.search(source.head):
        url = vetted(saved["url"].decode("ascii", "ignore"))
        stated = saved.groupdict().get("date")
        retrieved = moment_of(_gmt(stated.decode("ascii", "ignore"))) if stated else None
    images = _images(source.file_beside, data)
    yield Record(source.name, data, IMPORTER.kind, url=url, retrieved=retrieved, images=images)


def _gmt(stated: str) -> str:
    """Return the date of a browser's clock, `Tue Nov 28 2023 09:08:00 GMT+0400`, as mail writes it."""
    match = re.match(r"\w{3} (\w{3}) (\d+) (\d{4}) (\d\d:\d\d:\d\d) GMT([+-]\d{4})", stated)
    return "{1} {0} {2} {3} {4}".format(*match.groups()) if match else stated


def _images(beside: Callable[[str], bytes | None], data: bytes) -> dict[str, bytes]:
    """Return the pictures that lie beside a page: reference as the page writes it → bytes."""
    images: dict[str, bytes] = {}
    room = _LARGEST_PICTURES
    for reference in references(data)[:_MOST_PICTURES]:
        picture = beside(unquote(reference.split("?")[0].split("#")[0]))
        if picture is not None and len(picture) <= room:
            images[reference] = picture
            room -= len(picture)
    return images


def _read(record: Record) -> Iterator[Found]:
    """Yield the page; the articles of one that holds several; a replay's as its site once served it.

    A scanned page is its lines.
    """
    if lines := lines_of_scan(record.data):
        yield replace(record, body="\n".join(lines), is_text=True)
        return
    if parts := records_of_page(record.data):
        for number, part in enumerate(parts, 1):
            name, page = (
                f"{record.name}#{number}",
                f"<!doctype html><html><body><article>{part}</article></body></html>",
            )
            yield replace(record, name=name, url=None, body=page)
        return
    replay = replay_of(decode(record.data).text, record.url)
    if replay is None:
        yield record
        return
    url, captured = replay.url or record.url, replay.captured or record.retrieved
    yield replace(record, body=replay.page, url=url, retrieved=captured)


IMPORTER = Importer("html", is_page, _records, _read)
