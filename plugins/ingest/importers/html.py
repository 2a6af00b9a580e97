"""Saved pages: as a browser wrote them, whole with their folder of pictures, or by SingleFile in one file."""

import re
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import unquote

from ...article.links import vetted
from ..images import references
from ..record import Found, Record
from ..source import Source
from .fields import moment_of
from .importer import Importer

_HTML = re.compile(
    rb"<(?:!doctype\s+html|html|head|body|title|meta|article|div|p|h1|table|script|span|section|main)\b",
    re.IGNORECASE,
)
_SAVED_FROM = re.compile(rb"<!--\s*saved from url=\(\d+\)(?P<url>\S+)\s*-->")
_SINGLE_FILE = re.compile(
    rb"Page saved with SingleFile\s+url:\s*(?P<url>\S+)\s+saved date:\s*(?P<date>[^\n(]+)"
)
_WIDE = (b"\xff\xfe", b"\xfe\xff")  # UTF-16 has zero bytes
_MOST_PICTURES = 40
_LARGEST_PICTURE = 20 * 2**20  # bytes
_LARGEST_PICTURES = 48 * 2**20  # bytes of all pictures of a page


def _detects(source: Source) -> bool:
    head = source.head.replace(b"\x00", b"") if source.head.startswith(_WIDE) else source.head
    return bool(_HTML.search(head))


def _records(source: Source) -> Iterator[Found]:
    data = source.read()
    url, retrieved = None, None
    if saved := _SINGLE_FILE.search(source.head) or _SAVED_FROM.search(source.head):
        url = vetted(saved["url"].decode("ascii", "ignore"))
        stated = saved.groupdict().get("date")
        retrieved = moment_of(_gmt(stated.decode("ascii", "ignore"))) if stated else None
    images = _beside(source.path, data) if source.path else {}
    yield Record(source.name, data, IMPORTER.kind, url=url, retrieved=retrieved, images=images)


def _gmt(stated: str) -> str:
    """Return the date of a browser's clock, `Tue Nov 28 2023 09:08:00 GMT+0400`, as mail writes it."""
    match = re.match(r"\w{3} (\w{3}) (\d+) (\d{4}) (\d\d:\d\d:\d\d) GMT([+-]\d{4})", stated)
    return "{1} {0} {2} {3} {4}".format(*match.groups()) if match else stated


def _beside(page: Path, data: bytes) -> dict[str, bytes]:
    """Return the pictures that lie below the page's own folder; nothing outside, no symbolic link."""
    images: dict[str, bytes] = {}
    room = _LARGEST_PICTURES
    folder = page.parent.resolve()
    for reference in references(data)[:_MOST_PICTURES]:
        path = folder / unquote(reference.split("?")[0].split("#")[0])
        try:
            if path.is_file() and path.resolve() == path and path.is_relative_to(folder):
                size = path.stat().st_size
                if size <= min(_LARGEST_PICTURE, room):
                    images[reference] = path.read_bytes()
                    room -= size
        except (OSError, ValueError):
            continue  # a name that no file can have
    return images


IMPORTER = Importer("html", _detects, _records)
