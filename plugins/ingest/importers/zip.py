"""Zip archives: each member is a source of its own; nothing is ever unpacked to a path it names."""

from collections.abc import Iterator
from zipfile import BadZipFile, ZipFile, ZipInfo

from ...article.errors import DatelineError, UnreadableSourceError
from ..record import Found, Refused
from ..source import Source
from .importer import Importer

_MOST_MEMBERS = 500_000
_SYMLINK = 0o120000


def opened(source: Source) -> ZipFile:
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
    if info.external_attr >> 16 & 0o170000 == _SYMLINK:
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


def documents(archive: ZipFile) -> Iterator[ZipInfo]:
    """Yield the members that may be documents: no folders, no hidden files, no page's own folder."""
    for info in archive.infolist()[:_MOST_MEMBERS]:
        parts = info.filename.split("/")
        if not (info.is_dir() or any(part.startswith(".") or part == "__MACOSX" for part in parts)):
            yield info


def _records(source: Source) -> Iterator[Found | Source]:
    with opened(source) as archive:
        for info in documents(archive):
            if not any(part.endswith("_files") for part in info.filename.split("/")[:-1]):
                yield member(archive, info, source)


IMPORTER = Importer("zip", lambda source: source.head.startswith((b"PK\x03\x04", b"PK\x05\x06")), _records)
