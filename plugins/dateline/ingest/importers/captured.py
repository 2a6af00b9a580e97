"""The pictures of a web archive: where each lies, and those that a page refers to; cleans no page."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from itertools import islice
from typing import IO, Any, TypeAlias
from urllib.parse import urljoin, urlsplit

from warcio.archiveiterator import ArchiveIterator
from warcio.exceptions import ArchiveLoadFailed

from ..images import references
from ..source import ALL_PICTURES, LARGEST_PICTURE

_WarcRecord: TypeAlias = Any  # warcio ships no types
_MOST_KNOWN = 200_000  # pictures of one archive; bounds memory to some 40 MB
_MOST = 40  # pictures of one page
_LARGEST_TOGETHER = 32 * 2**20  # bytes of all pictures of a page
_SMALLEST = 1000  # bytes; smaller ones are icons and counters


class CapturedPictures:
    """Finds the pictures of pages in the archive that the pages lie in.

    Args:
        stream: of the archive; stands afterwards where it stood before.
        content: undoes the encodings of a record's body, at most one byte more than a document may have.
    """

    def __init__(self, stream: IO[bytes], content: Callable[[_WarcRecord], bytes]) -> None:
        self._stream = stream
        self._content = content
        self._places: dict[str, int] | None = None  # address → where its record begins
        self._room = ALL_PICTURES

    def of(self, url: str, page: bytes) -> dict[str, bytes]:
        """Return the pictures of a page: reference as the page writes it → bytes."""
        found: dict[str, bytes] = {}
        room = _LARGEST_TOGETHER
        for reference, place in islice(self._places_of(url, page), _MOST):
            picture = self._read(place)
            if _SMALLEST <= len(picture) <= min(LARGEST_PICTURE, room):
                found[reference] = picture
                room -= len(picture)
        return found

    def _places_of(self, url: str, page: bytes) -> Iterator[tuple[str, int]]:
        for reference in references(page, anywhere=True):
            if reference[:5].lower() != "data:":
                place = self._known().get(_spelt(urljoin(url, reference)))
                if place is not None:
                    yield reference, place

    def _known(self) -> dict[str, int]:
        if self._places is None:
            self._places = {}
            with self._standing(0):
                self._note(ArchiveIterator(self._stream, arc2warc=True), self._places)
        return self._places

    def _note(self, iterator: ArchiveIterator, places: dict[str, int]) -> None:
        try:
            for record in iterator:
                if _is_picture(record) and len(places) < _MOST_KNOWN:
                    url = record.rec_headers.get_header("WARC-Target-URI") or ""
                    places.setdefault(_spelt(url.strip("<>")), iterator.offset)
        except (ArchiveLoadFailed, ValueError, EOFError, OSError):
            return  # the damage is told of where the pages are read

    def _read(self, place: int) -> bytes:
        if self._room <= 0:
            return b""
        with self._standing(place):
            try:
                picture = self._content(next(ArchiveIterator(self._stream, arc2warc=True)))
            except Exception:  # noqa: BLE001  decoders raise anything; the page is whole without
                picture = b""
        self._room -= max(_SMALLEST, len(picture))
        return picture

    @contextmanager
    def _standing(self, place: int) -> Iterator[None]:
        """Let the stream stand at a place for a while; whoever reads pages from it does not notice."""
        before = self._stream.tell()
        self._stream.seek(place)
        try:
            yield
        finally:
            self._stream.seek(before)


def _is_picture(record: _WarcRecord) -> bool:
    if record.rec_type == "response" and record.http_headers is not None:
        if record.http_headers.get_statuscode() != "200":
            return False
        mime = record.http_headers.get_header("Content-Type") or ""
    elif record.rec_type == "resource":
        mime = record.rec_headers.get_header("Content-Type") or ""
    else:
        return False
    return bool(mime.lower().startswith("image/")) and "svg" not in mime


def _spelt(url: str) -> str:
    """Return an address without its scheme and fragment: pages mix http and https for the same picture."""
    parts = urlsplit(url)
    return f"//{parts.netloc.lower()}{parts.path or '/'}{'?' + parts.query if parts.query else ''}"
