"""A single source packed with gzip, bzip2 or xz; a tar archive in it is unpacked in its turn.

Of one that is cut off, what can be unpacked is read, and the rest is reported.
"""

import bz2
import gzip
import lzma
import re
import zlib
from collections.abc import Callable, Iterator
from functools import partial
from typing import IO

from ..record import Found, Refused
from ..source import GZIP, Source
from .importer import Importer

_BZIP2 = re.compile(rb"BZh[1-9](?:1AY&SY|\x17rE8P\x90)")
_XZ = b"\xfd7zXZ\x00"
_XZ_MEMORY = 2**28  # bytes; its largest preset takes a quarter of them, an attack all that there are
_CHUNK = 2**16
_SUFFIX = re.compile(r"\.(?:gz|bz2|xz)$", re.IGNORECASE)


class _Unpacked:
    """A stream of bzip2 or xz, unpacked; parts may lie one behind another, as parallel packers write them.

    Args:
        packed: the stream.
        decompressor: makes what unpacks one part.
    """

    def __init__(
        self, packed: IO[bytes], decompressor: Callable[[], bz2.BZ2Decompressor | lzma.LZMADecompressor]
    ) -> None:
        self._packed = packed
        self._decompressor = decompressor
        self._part = decompressor()

    def read(self, size: int) -> bytes:
        """Return at most so many bytes, none at the end.

        Raises:
            EOFError: the stream is cut off.
            OSError: it is damaged as bzip2.
            lzma.LZMAError: it is damaged as xz, or asks for too much memory.
        """
        while True:
            packed = b""
            if self._part.eof:
                packed = (self._part.unused_data or self._packed.read(_CHUNK)).lstrip(b"\0")
                if not packed:
                    return b""
                self._part = self._decompressor()
            elif self._part.needs_input and not (packed := self._packed.read(_CHUNK)):
                raise EOFError("the file is cut off")
            if unpacked := self._part.decompress(packed, size):
                return unpacked


class _Salvaged:
    """An unpacked stream that ends where the packed one is cut off or damaged, once something came out.

    Attributes:
        damage: what ended it too early; empty where nothing did.
    """

    def __init__(self, read: Callable[[int], bytes]) -> None:
        self._read = read
        self._unpacked = False
        self.damage = ""

    def read(self, size: int) -> bytes:
        """Return at most so many bytes, none at the end.

        Raises:
            EOFError: the stream is cut off before anything could be unpacked; other errors likewise.
        """
        try:
            data = self._read(size)
        except (EOFError, OSError, zlib.error, lzma.LZMAError) as error:
            if not self._unpacked:
                raise
            self.damage = str(error)
            return b""
        self._unpacked = self._unpacked or bool(data)
        return data


def _records(source: Source, unpacked: Callable[[IO[bytes]], IO[bytes]]) -> Iterator[Found | Source]:
    size = source.stream.seek(0, 2)
    source.stream.seek(0)
    stream = unpacked(source.stream)
    # One read of `read1` unpacks one piece, so that what came out before the damage is not lost with it.
    salvaged = _Salvaged(getattr(stream, "read1", stream.read))
    inner = source.within(_SUFFIX.sub("", source.name), salvaged, size)  # type: ignore[arg-type]
    inner.cut_off = bool(salvaged.damage)
    yield inner
    if salvaged.damage:
        yield Refused(
            source.name, f"it is cut off or damaged ({salvaged.damage}); what could be unpacked is read"
        )


def _of_gzip(packed: IO[bytes]) -> IO[bytes]:
    return gzip.open(packed)  # type: ignore[return-value]


def _of_bzip2(packed: IO[bytes]) -> IO[bytes]:
    return _Unpacked(packed, bz2.BZ2Decompressor)  # type: ignore[return-value]


def _of_xz(packed: IO[bytes]) -> IO[bytes]:
    decompressor = partial(lzma.LZMADecompressor, lzma.FORMAT_XZ, _XZ_MEMORY)
    return _Unpacked(packed, decompressor)  # type: ignore[return-value]


GZIPPED = Importer("gzip", lambda source: source.head.startswith(GZIP), partial(_records, unpacked=_of_gzip))
BZIPPED = Importer(
    "bzip2", lambda source: bool(_BZIP2.match(source.head)), partial(_records, unpacked=_of_bzip2)
)
XZIPPED = Importer("xz", lambda source: source.head.startswith(_XZ), partial(_records, unpacked=_of_xz))
