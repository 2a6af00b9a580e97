"""Saved pages: as a browser wrote them, whole with their folder of pictures, or by SingleFile in one file."""

import re
from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path
from urllib.parse import unquote

from ...article.links import vetted
from ..images import references
from ..record import Found, Record
from ..source import LARGEST_PICTURE, Source
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
    beside = partial(_file, source.path) if source.path else source.beside
    images = _images(beside, data)
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


def _file(page: Path, reference: str) -> bytes | None:
    """Return a file below the page's own folder; nothing outside, no symbolic link."""
    folder = page.parent.resolve()
    path = folder / reference
    try:
        if path.is_file() and path.resolve() == path and path.is_relative_to(folder):
            return path.read_bytes() if path.stat().st_size <= LARGEST_PICTURE else None
    except (OSError, ValueError):
        pass  # a name that no file can have
    return None


IMPORTER = Importer("html", _detects, _records)
