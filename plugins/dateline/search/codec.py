"""The lowest layer of the index format: varints, radix 91, packed files; knows no meaning of bytes."""

import hashlib
import json
import re
import zlib
from collections.abc import Iterable, Iterator, Sequence
from itertools import islice
from typing import Any

import numpy as np
from numpy.typing import NDArray

from ..article.errors import IndexFormatError

NAME_LENGTH = 6
WRITTEN_AT_ONCE = 256  # files: each byte of them takes ten while it is written in radix 91
_NAME_LETTERS = "abcdefghijklmnopqrstuvwxyz234567"
BASE = 91
DIGITS = [code for code in range(35, 127) if code != 92]
_DIGITS = np.array(DIGITS, dtype=np.uint8)
_PAIRS = np.stack([_DIGITS[np.arange(8192) % BASE], _DIGITS[np.arange(8192) // BASE]], axis=1)
_VALUES = np.zeros(128, dtype=np.uint32)
_VALUES[_DIGITS] = np.arange(BASE)
_SINGLE = [bytes((value,)) for value in range(0x80)]
_ONE_LESS = b"!"  # no digit: the last byte that the digits make room for is not there
_FILE = re.compile(r'dateline\.shard\("([^"\\!]*)(!?)"\);\n')


def content_name(*parts: bytes) -> str:
    """Return the 6 characters (30 bits) that name content in the index."""
    digest = hashlib.blake2b(digest_size=8)
    for part in parts:
        digest.update(part)
    number = int.from_bytes(digest.digest(), "little")
    return "".join(_NAME_LETTERS[number >> 5 * place & 31] for place in range(NAME_LENGTH))


def deflate(sections: Iterable[bytes]) -> bytes:
    """Return one raw DEFLATE stream of sections of numbers, each with Huffman codes of its own."""
    # Numbers hardly repeat: looking for repetitions costs 4 % here. A block border costs a few bytes, one
    # code for gaps and counts together 7 %.
    stream = zlib.compressobj(4, zlib.DEFLATED, -15, zlib.DEF_MEM_LEVEL, zlib.Z_FILTERED)
    packed = []
    for section in sections:
        packed += [stream.compress(section), stream.flush(zlib.Z_BLOCK)]
    packed.append(stream.flush())
    return b"".join(packed)


def deflate_text(text: bytes, phrases: bytes = b"", level: int = 9) -> bytes:
    """Return the raw DEFLATE stream of a text; `phrases` is its preset dictionary."""
    # A fresh Compress with an empty dictionary is one without.
    stream = zlib.compressobj(level, zlib.DEFLATED, -15, zdict=phrases)
    return stream.compress(text) + stream.flush()


def radix_91(chunks: Sequence[bytes]) -> list[bytes]:
    """Return the radix-91 writing of each chunk, in one pass: numpy's calls cost more than its work."""
    padded = b"".join(chunk + bytes(-len(chunk) % 13) for chunk in chunks)
    rows = np.frombuffer(padded, dtype=np.uint8).reshape(-1, 13).astype(np.uint32)
    groups = np.empty((len(rows), 8), dtype=np.uint32)
    for group in range(8):
        byte, bit = divmod(13 * group, 8)
        wide = rows[:, byte] | rows[:, byte + 1] << 8
        if byte + 2 < 13:
            wide = wide | rows[:, byte + 2] << 16
        groups[:, group] = wide >> bit & 8191
    digits = _PAIRS[groups.reshape(-1)].tobytes()
    written, at = [], 0
    for chunk in chunks:
        written.append(digits[at : at + 2 * -(-8 * len(chunk) // 13)])
        at += 16 * -(-len(chunk) // 13)
    return written


def from_radix_91(text: bytes, length: int) -> bytes:
    """Return the `length` bytes that `radix_91` wrote as this text."""
    values = _VALUES[np.frombuffer(text, dtype=np.uint8)]
    groups = values[0::2] + BASE * values[1::2]
    bits = (groups[:, None] >> np.arange(13, dtype=np.uint32) & 1).astype(np.uint8)
    return np.packbits(bits.reshape(-1), bitorder="little").tobytes()[:length]


def script(packed: bytes, text: bytes) -> bytes:
    """Return the content of the index file of deflated bytes, written in radix 91 as `text`."""
    exact = 13 * (len(text) // 2) // 8 == len(packed)
    return b'dateline.shard("%s%s");\n' % (text, b"" if exact else _ONE_LESS)


def script_size(packed: int) -> int:
    """Return how many bytes the index file of so many deflated bytes has."""
    pairs = -(-8 * packed // 13)
    return len(script(b"", b"")) + 2 * pairs + (13 * pairs // 8 != packed)


def scripts(files: Iterable[tuple[str, bytes]]) -> Iterator[tuple[str, bytes]]:
    """Yield (path without .js, content) for each (path, deflated payload)."""
    rest = iter(files)
    while batch := list(islice(rest, WRITTEN_AT_ONCE)):
        texts = radix_91([packed for _, packed in batch])
        for (path, packed), text in zip(batch, texts, strict=True):
            yield path, script(packed, text)


def payload(content: str, where: str, phrases: bytes = b"") -> bytes:
    """Return the payload of one index file; `phrases` is the preset dictionary it was deflated with.

    Raises:
        IndexFormatError: when the file is cut short, damaged, or not an index file.
    """
    match = _FILE.fullmatch(content)
    if not match or len(match[1]) % 2:
        raise IndexFormatError("not a file of a search index", where=where, remedy="Build the index anew.")
    length = 13 * (len(match[1]) // 2) // 8 - len(match[2])
    try:
        stream = zlib.decompressobj(-15, zdict=phrases)
        whole = stream.decompress(from_radix_91(match[1].encode(), length)) + stream.flush()
    except zlib.error as error:
        raise IndexFormatError(f"damaged: {error}", where=where, remedy="Build the index anew.") from error
    if not stream.eof:
        raise IndexFormatError("damaged: cut short", where=where, remedy="Build the index anew.")
    return whole


def compact_json(value: Any) -> bytes:
    """Return a value as JSON without white space, in UTF-8; half a surrogate pair becomes a question mark."""
    return json.dumps(value, ensure_ascii=False, separators=(",", ":")).encode("utf-8", "replace")


def varints(values: NDArray[Any]) -> tuple[bytes, NDArray[np.int64]]:
    """Return the varints of all values (below 2**28) end to end, and their offsets (one more)."""
    values = values.astype(np.uint32)
    widths = np.ones(len(values), dtype=np.int8)
    for most in (0x7F, 0x3FFF, 0x1FFFFF):
        widths += values > most
    offsets = np.zeros(len(values) + 1, dtype=np.int64)
    np.cumsum(widths, out=offsets[1:])
    written = np.empty(int(offsets[-1]), dtype=np.uint8)
    written[offsets[:-1]] = values & 0x7F
    # Most numbers end here: each further byte is written for those alone that have one.
    longer = np.flatnonzero(widths > 1)
    for place in range(1, 4):
        at = offsets[longer] + place
        written[at - 1] |= 0x80
        written[at] = values[longer] >> 7 * place & 0x7F
        longer = longer[widths[longer] > place + 1]
    return written.tobytes(), offsets


def read_varints(data: bytes) -> NDArray[np.int64]:
    """Return all varints of a string that holds nothing else."""
    octets = np.frombuffer(data, dtype=np.uint8)
    if not len(octets):
        return np.zeros(0, dtype=np.int64)
    ends = np.flatnonzero(octets < 0x80)
    starts = np.concatenate(([0], ends[:-1] + 1))
    places = np.arange(len(octets)) - np.repeat(starts, ends - starts + 1)
    return np.add.reduceat((octets & 0x7F).astype(np.int64) << 7 * places, starts)


def varint(value: int) -> bytes:
    """Return one number as a varint."""
    if value < 0x80:
        return _SINGLE[value]
    written = bytearray()
    while value > 0x7F:
        written.append(value & 0x7F | 0x80)
        value >>= 7
    written.append(value)
    return bytes(written)


class Reader:
    """Reads varints and byte strings off a payload, front to back."""

    def __init__(self, data: bytes) -> None:
        self.data = data
        self.at = 0

    def varint(self) -> int:
        """Return the next number."""
        value = shift = 0
        while True:
            octet = self.data[self.at]
            self.at += 1
            value |= (octet & 0x7F) << shift
            if octet < 0x80:
                return value
            shift += 7

    def varints(self, number: int) -> list[int]:
        """Return the next `number` numbers, read all at once."""
        if not number:
            return []
        octets = np.frombuffer(self.data, dtype=np.uint8, offset=self.at)
        last = int(np.flatnonzero(octets < 0x80)[number - 1])
        numbers: list[int] = read_varints(self.take(last + 1)).tolist()
        return numbers

    def take(self, length: int) -> bytes:
        """Return the next `length` bytes."""
        self.at += length
        return self.data[self.at - length : self.at]
