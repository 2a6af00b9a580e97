"""An opened source: a stream with its name, its first bytes, and what lies beside it; knows no kind."""

import zlib
from collections.abc import Callable, Iterator, Mapping
from functools import cached_property
from pathlib import Path
from tempfile import SpooledTemporaryFile
from typing import IO
from zipfile import BadZipFile, ZipFile

from ..article.errors import UnreadableSourceError
from ..clean.decode import unmarked_wide

LARGEST = 64 * 2**20  # bytes of one document; no article comes near, a bomb does
LARGEST_PICTURE = 20 * 2**20  # bytes
ALL_PICTURES = 8 * 2**30  # bytes read for the pictures of one archive: pages of bombs must not cost hours
_LARGEST_MEMBER = 8 * 2**30  # bytes of a container within a container
_LARGEST_RATIO = 200  # unpacked to packed; text reaches 30, a bomb 1,000 and more
_SMALL = 16 * 2**20  # bytes that stay in memory, and that any ratio may unpack to
_HEAD = 8192  # bytes looked at to tell the kind
_CHUNK = 2**16
GZIP = b"\x1f\x8b"


class Source:
    """A file, or a member of a container; its stream can be read from the start again and again.

    Args:
        name: where it lies, for a person.
        stream: seekable.
        path: the file itself, where it is one; what lies beside it may belong to it.
        depth: how many containers it lies in.

    Attributes:
        columns: part of an article → name of its column, where a person has said so for tables and JSON.
        beside: gives what lies beside it in its container, by a relative path; None where nothing does.
        cut_off: its end is missing, since what it was packed in is cut off.
    """

    def __init__(self, name: str, stream: IO[bytes], *, path: Path | None = None, depth: int = 0) -> None:
        self.name = name
        self.columns: Mapping[str, str] = {}
        self.beside: Callable[[str], bytes | None] = lambda _: None
        self.cut_off = False
        self.stream = stream
        self.path = path
        self.depth = depth

    def file_beside(self, reference: str) -> bytes | None:
        """Return a file by its relative path from this one's folder; nothing outside, no symbolic link."""
        if self.path is None:
            return self.beside(reference)
        folder = self.path.parent.resolve()
        path = folder / reference
        try:
            if path.is_file() and path.resolve() == path and path.is_relative_to(folder):
                return path.read_bytes() if path.stat().st_size <= LARGEST_PICTURE else None
        except (OSError, ValueError):
            pass  # a name that no file can have
        return None

    @cached_property
    def head(self) -> bytes:
        """Return the first bytes."""
        self.stream.seek(0)
        head = self.stream.read(_HEAD)
        self.stream.seek(0)
        return head

    @cached_property
    def markup_head(self) -> bytes:
        """Return the first bytes as UTF-8 where they are UTF-16, which zeros would hide from a pattern."""
        encoding = self.wide_encoding
        return self.head.decode(encoding, "replace").encode() if encoding else self.head

    @cached_property
    def wide_encoding(self) -> str:
        """Return the codec of first bytes in UTF-16, with its mark or without; empty for any others."""
        if self.head.startswith((b"\xff\xfe", b"\xfe\xff")):
            return "utf-16"
        return unmarked_wide(self.head)

    @cached_property
    def plain_head(self) -> bytes:
        """Return the first bytes, unpacked where they are gzip."""
        if not self.head.startswith(GZIP):
            return self.head
        try:
            return zlib.decompressobj(wbits=31).decompress(self.head, _HEAD)
        except zlib.error:
            return b""

    @cached_property
    def members(self) -> tuple[str, ...]:
        """Return the names in a zip archive, none where it is no such archive."""
        return self.members_behind if self.head.startswith((b"PK\x03\x04", b"PK\x05\x06")) else ()

    @cached_property
    def members_behind(self) -> tuple[str, ...]:
        """Return the names in the zip archive that a source ends as, whatever it begins as."""
        try:
            return tuple(ZipFile(self.stream).namelist())
        except (BadZipFile, ValueError, OSError, NotImplementedError):
            return ()

    def read(self) -> bytes:
        """Return the whole content.

        Raises:
            UnreadableSourceError: it is larger than a document may be.
        """
        self.stream.seek(0)
        data = self.stream.read(LARGEST + 1)
        if len(data) > LARGEST:
            raise UnreadableSourceError(
                f"it has more than {LARGEST:,} bytes, which no article has", where=self.name
            )
        return data

    def within(self, name: str, packed: IO[bytes], packed_size: int) -> "Source":
        """Return what a stream unpacks to as a source of its own, kept out of memory where it is large.

        Raises:
            UnreadableSourceError: it unpacks to far more than its size, as a bomb does.
        """
        most = min(_LARGEST_MEMBER, max(_SMALL, packed_size * _LARGEST_RATIO))
        unpacked: IO[bytes] = SpooledTemporaryFile(_SMALL)  # noqa: SIM115  lives as long as the source
        try:
            for chunk in chunks(packed):
                if unpacked.tell() + len(chunk) > most:
                    problem = f"it unpacks to more than {most:,} bytes, far more than its {packed_size:,}"
                    raise UnreadableSourceError(problem, where=name)  # noqa: TRY301  closed below
                unpacked.write(chunk)
        except BaseException:
            unpacked.close()
            raise
        inner = Source(name, unpacked, depth=self.depth + 1)
        inner.columns = self.columns
        return inner


def chunks(stream: IO[bytes]) -> Iterator[bytes]:
    """Yield the rest of a stream in pieces."""
    while chunk := stream.read(_CHUNK):
        yield chunk
