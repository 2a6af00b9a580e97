"""Zip archives: each member is a source of its own; nothing is ever unpacked to a path it names."""

import posixpath
import struct
import zlib
from collections.abc import Iterator
from functools import partial
from io import BytesIO
from typing import IO
from zipfile import ZIP_DEFLATED, ZIP_STORED, BadZipFile, ZipFile, ZipInfo

from ...article.errors import DatelineError, UnreadableSourceError
from ..record import Found, Refused
from ..source import ALL_PICTURES, LARGEST, LARGEST_PICTURE, Source
from .importer import Importer

MOST_MEMBERS = 500_000
_SYMLINK = 0o120000
_MOST_SALVAGED = 2**29  # bytes read for it: false headers within a member must not cost hours
_MEMBER = b"PK\x03\x04"
_HEADER = struct.Struct("<IHHHHHIIIHH")  # of a member, APPNOTE 4.3.7


def open_archive(source: Source) -> ZipFile:
    """Return the archive.

    Raises:
        UnreadableSourceError: it is damaged.
    """
    try:
        return ZipFile(source.stream)
    except (BadZipFile, ValueError, OSError, NotImplementedError) as error:
        raise UnreadableSourceError(
            f"the zip archive cannot be read ({error})", where=source.name, remedy="Copy or export it again."
        ) from error


def member(archive: ZipFile, info: ZipInfo, source: Source) -> Source | Refused:
    """Return a member as a source, or why it cannot be one."""
    name = f"{source.name}!{info.filename}"
    if _is_link(info):
        return Refused(name, "it is a symbolic link in an archive, which may point anywhere")
    if info.flag_bits & 1:
        return Refused(name, "it is encrypted; unpack it with its password first")
    try:
        with archive.open(info) as packed:
            return source.within(name, packed, info.compress_size)
    except DatelineError as error:
        return Refused(name, error.found)
    except Exception as error:  # noqa: BLE001  zipfile, zlib, lzma and bz2 raise a dozen kinds
        return Refused(name, f"it is damaged ({error})")


def document_members(archive: ZipFile) -> Iterator[ZipInfo]:
    """Yield the members that may be documents: no folders, no hidden files, no page's own folder."""
    for info in archive.infolist()[:MOST_MEMBERS]:
        parts = info.filename.split("/")
        if not (info.is_dir() or info.filename == "mimetype" or any(map(is_hidden, parts))):
            yield info


def _records(source: Source) -> Iterator[Found | Source]:
    try:
        archive = open_archive(source)
    except UnreadableSourceError as error:
        yield from _salvaged(source)
        raise error from None
    pictures = ArchivePictures(archive)
    with archive:
        if not archive.namelist():
            yield Refused(source.name, "the archive is empty")
        for info in document_members(archive):
            if not any(part.endswith("_files") for part in info.filename.split("/")[:-1]):
                found = member(archive, info, source)
                if isinstance(found, Source):
                    found.beside = partial(pictures.beside, info)
                yield found


class ArchivePictures:
    """The pictures in an archive, as far as pages in it refer to them."""

    def __init__(self, archive: ZipFile) -> None:
        self._archive = archive
        self._room = ALL_PICTURES

    def beside(self, page: ZipInfo, reference: str) -> bytes | None:
        """Return a member by its path from another one's folder; none that climbs out or is too large."""
        path = posixpath.normpath(posixpath.join(posixpath.dirname(page.filename), reference))
        try:
            info = self._archive.getinfo(path)
            size = min(info.file_size, self._room)
            if not 0 < size <= LARGEST_PICTURE or info.flag_bits & 1 or _is_link(info):
                return None
            self._room -= size
            with self._archive.open(info) as packed:  # a size that lies is cut, however much unpacks
                return packed.read(size)
        except Exception:  # noqa: BLE001  zipfile, zlib, lzma and bz2 raise a dozen kinds; the page is whole
            return None


def is_hidden(part: str) -> bool:
    """Return whether a part of a path names what its owner does not see."""
    return (part.startswith(".") and part not in {".", ".."}) or part == "__MACOSX"


def _is_link(info: ZipInfo) -> bool:
    return info.external_attr >> 16 & 0o170000 == _SYMLINK


def _salvaged(source: Source) -> Iterator[Found | Source]:
    """Yield the members of an archive whose directory is lost, by the header that stands before each."""
    position, room = 0, _MOST_SALVAGED
    while room > 0 and (position := _next_header(source.stream, position)) >= 0:
        source.stream.seek(position)
        header = source.stream.read(_HEADER.size)
        if len(header) < _HEADER.size:
            return
        _, _, flags, method, _, _, _, size, _, name_length, extra = _HEADER.unpack(header)
        name = source.stream.read(name_length).decode("utf-8", "replace")
        source.stream.seek(extra, 1)
        begins = source.stream.tell()
        position += 4
        # Without its size in the header, a stored member has no end; a link cannot be told from a file.
        if (
            flags & 1
            or name.endswith("/")
            or name == "mimetype"
            or method not in {ZIP_STORED, ZIP_DEFLATED}
            or (not size and not method)
        ):
            continue
        data = source.stream.read(min(size, LARGEST) or LARGEST)
        room -= len(data)
        try:
            unpacked = _inflated(data) if method == ZIP_DEFLATED else data
        except zlib.error as error:
            yield Refused(f"{source.name}!{name}", f"it is damaged ({error})")
            continue
        if size and len(data) == size:
            position = begins + size
        if unpacked is None:
            yield Refused(f"{source.name}!{name}", "it is cut off, or larger than a document may be")
        else:
            yield source.within(f"{source.name}!{name}", BytesIO(unpacked), len(unpacked))


def _inflated(data: bytes) -> bytes | None:
    inflater = zlib.decompressobj(-15)
    unpacked = inflater.decompress(data, LARGEST)
    return unpacked if inflater.eof else None


def _next_header(stream: IO[bytes], position: int) -> int:
    """Return where the next member's header begins, -1 where none does."""
    stream.seek(position)
    rest = b""
    while chunk := stream.read(2**20):
        rest += chunk
        if (found := rest.find(_MEMBER)) >= 0:
            return position + found
        position += max(0, len(rest) - 3)
        rest = rest[-3:]
    return -1


IMPORTER = Importer("zip", lambda source: source.head.startswith((b"PK\x03\x04", b"PK\x05\x06")), _records)
