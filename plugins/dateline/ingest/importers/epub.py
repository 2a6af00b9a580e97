"""EPUB, above all the daily papers that Calibre makes: each chapter of the spine that is an article."""

import posixpath
import re
from collections.abc import Iterator
from urllib.parse import unquote
from zipfile import ZipFile

from ...article.errors import UnreadableSourceError
from ...article.links import vetted
from ...article.text import count_words
from ...clean.authors.person_names import is_persons_name
from ...clean.plain_text.line_patterns import date_line, mark_of
from ..images import references
from ..record import Found, Record, Refused
from ..source import Source
from . import zip as zips
from .compose import Element, anywhere, element_words, every, first, local
from .fields import moment_of, stated, stated_authors, stated_line
from .importer import Importer
from .xml import root_of

_CALIBRE = re.compile(
    rb"<a\b[^>]*\bcalibre-downloaded-from[^>]*>|downloaded by\s*(?:<[^>]*>)?\s*calibre", re.IGNORECASE
)
_HREF = re.compile(rb"href=[\"']([^\"']+)[\"']")
_TAGS = re.compile(rb"<a\b[^>]*>.*?</a>|<head\b.*?</head>|<[^>]*>", re.DOTALL | re.IGNORECASE)
_HEAD = re.compile(rb"<head\b.*?</head>|<\?[^>]*>|<![^>]*>", re.DOTALL | re.IGNORECASE)
_BREAKS = re.compile(rb"<(?:br|/?(?:p|div|h[1-6]|li|section|time|header))\b[^>]*>", re.IGNORECASE)
_HEAD_LINES = 6
_FEWEST_WORDS = 25  # beside links; tables of contents, covers and section pages have fewer
_LARGEST_PICTURE = 20 * 2**20  # bytes
_MOST_PICTURES = 40
_PAGES = frozenset(("application/xhtml+xml", "text/html"))


def _detects(source: Source) -> bool:
    return b"mimetypeapplication/epub+zip" in source.head[:200] or "META-INF/container.xml" in source.members


def _records(source: Source) -> Iterator[Found]:
    with zips.open_archive(source) as archive:
        container = root_of(_member(archive, "META-INF/container.xml", source))
        place = next((str(one.get("full-path")) for one in anywhere(container, "rootfile")), "")
        package = root_of(_member(archive, place, source))
        told = _metadata(package)
        for path in _spine(package, posixpath.dirname(place)):
            try:
                found = _chapter(archive, path, source, told)
            except UnreadableSourceError as error:
                found = Refused(f"{source.name}!{path}", error.found)
            if found:
                yield found


def _member(archive: ZipFile, path: str, source: Source) -> bytes:
    try:
        found = zips.member(archive, archive.getinfo(path), source)
    except KeyError as error:
        raise UnreadableSourceError(f"the EPUB lacks its part {path!r}", where=source.name) from error
    if isinstance(found, Refused):
        raise UnreadableSourceError(found.reason, where=found.name)
    with found.stream:
        return found.read()


def _metadata(package: Element) -> dict[str, object]:
    metadata = first(package, "metadata")
    metadata = package if metadata is None else metadata
    title = element_words(first(metadata, "title"))
    day = moment_of(element_words(first(metadata, "date"))[:10])
    # Calibre names the issue for its day: `The Meridian Post [Tue, 28 Nov 2023]`.
    return stated(
        publisher=stated_line(re.sub(r"\s*\[[^\]]*\]$", "", title)),
        published=day,
        authors=tuple(dict.fromkeys(_writers(metadata))),
    )


def _writers(metadata: Element) -> Iterator[str]:
    """Yield the people who wrote a book; who edited or made it is none of them, and no program is."""
    for creator in every(metadata, "creator"):
        roles = {value for name, value in creator.attrib.items() if local(name) == "role"}
        for name in stated_authors(element_words(creator)) if roles <= {"aut"} else ():
            if is_persons_name(name):
                yield name


def _spine(package: Element, folder: str) -> Iterator[str]:
    items = {
        str(item.get("id")): item
        for item in anywhere(package, "item")
        if item.get("media-type") in _PAGES and "nav" not in str(item.get("properties") or "").split()
    }
    for reference in anywhere(package, "itemref"):
        item = items.get(str(reference.get("idref")))
        if item is not None:
            yield posixpath.normpath(posixpath.join(folder, unquote(str(item.get("href")))))


def _chapter(archive: ZipFile, path: str, source: Source, told: dict[str, object]) -> Found | None:
    data = _member(archive, path, source)
    if count_words(_TAGS.sub(b" ", data).decode("utf-8", "replace")) < _FEWEST_WORDS:
        return None
    images: dict[str, bytes] = {}
    for reference in references(data)[:_MOST_PICTURES]:
        place = posixpath.normpath(posixpath.join(posixpath.dirname(path), unquote(reference)))
        if place in source.members and archive.getinfo(place).file_size <= _LARGEST_PICTURE:
            images[reference] = _member(archive, place, source)
    return Record(
        f"{source.name}!{path}",
        data,
        IMPORTER.kind,
        url=_downloaded_from(data),
        # What a chapter prints of itself, its day or its writer, is not as in the book.
        fields={name: value for name, value in told.items() if name not in _printed(data)},
        images=images,
    )


def _printed(data: bytes) -> set[str]:
    """Return which fields stand at the head of a chapter, each alone on its line."""
    text = _BREAKS.sub(b"\n", _HEAD.sub(b"", data))
    lines = _TAGS.sub(b" ", text).decode("utf-8", "replace").split("\n")
    head = [" ".join(line.split()) for line in lines if line.strip()][:_HEAD_LINES]
    found = {"published"} if any(map(date_line, head)) else set()
    marks = (mark_of(line, early=False) for line in head)
    return found | ({"authors"} if any(mark and mark.role == "byline" for mark in marks) else set())


def _downloaded_from(data: bytes) -> str | None:
    mark = _CALIBRE.search(data)
    href = _HREF.search(data, mark.start()) if mark else None
    return vetted(href[1].decode("ascii", "ignore")) if href else None


IMPORTER = Importer("epub", _detects, _records)
