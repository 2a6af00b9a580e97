"""Tar archives: each member is a source of its own; nothing is ever unpacked to a path it names."""

import posixpath
import tarfile
from collections.abc import Iterator
from functools import partial
from itertools import islice
from tarfile import TarFile, TarInfo

from ...article.errors import DatelineError, UnreadableSourceError
from ..record import Found, Refused
from ..source import ALL_PICTURES, LARGEST_PICTURE, Source
from .importer import Importer
from .zip import MOST_MEMBERS, is_hidden

_BLOCK = 512  # bytes of a header


def _detects(source: Source) -> bool:
    """Return whether a header opens a source: one that says so, or an older one with its right checksum."""
    if source.head[257:262] == b"ustar":
        return True
    try:
        return bool(TarInfo.frombuf(source.head[:_BLOCK], "utf-8", "surrogateescape").name)
    except tarfile.HeaderError:
        return False


def _records(source: Source) -> Iterator[Found | Source]:
    source.stream.seek(0)
    try:
        with TarFile(fileobj=source.stream, errorlevel=1) as archive:
            pictures = _Pictures(archive)
            for info in islice(archive, MOST_MEMBERS):
                parts = info.name.split("/")
                if info.isdir() or any(map(is_hidden, parts)):
                    continue
                if not any(part.endswith("_files") for part in parts[:-1]):
                    found = _member(archive, info, source)
                    if isinstance(found, Source):
                        found.beside = partial(pictures.beside, info)
                    yield found
            yield from _rest(archive, source)
    except tarfile.TarError as error:
        raise UnreadableSourceError(
            f"the tar archive is damaged or cut off ({error})",
            where=source.name,
            remedy="Copy or export it again.",
        ) from error


def _rest(archive: TarFile, source: Source) -> Iterator[Refused]:
    """Yield what is wrong behind the last member: a header that is none ends an archive without a word."""
    place = archive.offset
    source.stream.seek(place)
    if source.stream.read(_BLOCK).strip(b"\0"):
        yield Refused(source.name, f"it is damaged as tar, at byte {place:,}; what follows is not read")


def _member(archive: TarFile, info: TarInfo, source: Source) -> Source | Refused:
    name = f"{source.name}!{_printable(info.name)}"
    if info.issym() or info.islnk():
        return Refused(name, "it is a link in an archive, which may point anywhere")
    packed = archive.extractfile(info) if info.isreg() and not info.issparse() else None
    if packed is None:
        return Refused(name, "it is no plain file, but a device, a pipe or a file with holes")
    try:
        return source.within(name, packed, info.size)
    except DatelineError as error:
        return Refused(name, error.found)


class _Pictures:
    """The pictures in an archive, as far as pages in it refer to them."""

    def __init__(self, archive: TarFile) -> None:
        self._archive = archive
        self._members: dict[str, TarInfo] = {}
        self._room = ALL_PICTURES

    def beside(self, page: TarInfo, reference: str) -> bytes | None:
        """Return a member by its path from another one's folder; none that climbs out or is too large."""
        if not self._members:
            self._members = {posixpath.normpath(info.name): info for info in self._archive if info.isreg()}
        folder = posixpath.dirname(posixpath.normpath(page.name))
        info = self._members.get(posixpath.normpath(posixpath.join(folder, reference)))
        if info is None or info.issparse() or not 0 < info.size <= min(LARGEST_PICTURE, self._room):
            return None
        self._room -= info.size
        packed = self._archive.extractfile(info)
        return packed.read() if packed else None


def _printable(name: str) -> str:
    return name.encode("utf-8", "surrogateescape").decode("utf-8", "replace")


IMPORTER = Importer("tar", _detects, _records)
