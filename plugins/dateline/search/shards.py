"""Term shards and position shards: postings and terms in, payload sections out, and back."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np

from . import codec
from .postings import Encoded, Postings, Section, Whole, decode_postings, decode_terms, encode_terms


@dataclass(frozen=True, slots=True)
class Shard:
    """The terms of a shard, ascending, and their postings."""

    terms: list[str]
    postings: Postings

    def of(self, term: str) -> Postings | None:
        """Return the postings of a term, None when it is not here."""
        return self.postings.term(self.terms.index(term)) if term in self.terms else None


@dataclass(frozen=True, slots=True)
class Row:
    """What the shards hold of one term, as bytes; more documents can be appended to it."""

    df: int = 0
    gaps: bytes = b""
    counts: bytes = b""
    extras: bytes = b""

    def extended(self, later: "Row") -> "Row":
        """Return it with the postings of later ordinals appended."""
        last = int(codec.read_varints(self.gaps).sum()) + self.df - 1
        reader = codec.Reader(later.gaps)
        first = reader.varint()
        gaps = self.gaps + codec.varint(first - last - 1) + later.gaps[reader.at :]
        return Row(self.df + later.df, gaps, self.counts + later.counts, self.extras + later.extras)

    def size(self) -> int:
        """Return how many bytes it takes in a term shard."""
        return len(self.gaps) + len(self.counts) + len(self.extras) + 3


def term_sections(terms: Sequence[str], numbers: Sequence[int], encoded: Encoded) -> list[bytes]:
    """Return the sections of the term shard that holds the terms of these numbers."""
    parts = (_gather(part, numbers) for part in (encoded.gaps, encoded.counts, encoded.extras))
    df = codec.varints(encoded.df[list(numbers)])[0]
    return _term_sections([terms[number] for number in numbers], df, *parts)


def row_sections(rows: Mapping[str, Row]) -> list[bytes]:
    """Return the sections of the term shard that holds these terms, given ascending."""
    df = b"".join(codec.varint(row.df) for row in rows.values())
    columns = ([getattr(row, name) for row in rows.values()] for name in ("gaps", "counts", "extras"))
    return _term_sections(list(rows), df, *map(b"".join, columns))


def _term_sections(terms: Sequence[str], *parts: bytes) -> list[bytes]:
    sections = [encode_terms(terms), *parts]
    head = b"".join(codec.varint(size) for size in (len(terms), *map(len, sections)))
    return [head + sections[0], *sections[1:]]


def position_sections(terms: Sequence[str], numbers: Sequence[int], encoded: Encoded) -> list[bytes]:
    """Return the sections of the position shard that holds the terms of these numbers."""
    return position_row_sections({terms[n]: encoded.positions.of(n, n + 1) for n in numbers})


def position_row_sections(rows: Mapping[str, bytes]) -> list[bytes]:
    """Return the sections of the position shard that holds these terms, given ascending."""
    words = encode_terms(list(rows))
    head = codec.varint(len(rows)) + codec.varint(len(words))
    return [head + words, b"".join(map(codec.varint, map(len, rows.values()))), b"".join(rows.values())]


def read_terms(payload: bytes) -> Shard:
    """Return the shard that `term_sections` wrote."""
    terms, df, gaps, counts, extras = _parts(payload)
    return Shard(terms, decode_postings(df, gaps, counts, extras))


def read_rows(payload: bytes) -> dict[str, Row]:
    """Return the terms of a shard, still encoded, ascending."""
    terms, df, *sections = _parts(payload)
    ends = np.cumsum(df)
    octets = np.frombuffer(sections[1], dtype=np.uint8)
    extras = np.cumsum((octets & 3 == 3).astype(np.int64) + (octets & 12 == 12))[ends - 1]
    borders = [_byte_ends(sections[0], ends), ends, _byte_ends(sections[2], extras)]
    starts = [np.concatenate(([0], border[:-1])) for border in borders]
    return {
        term: Row(
            int(df[number]),
            *(
                section[start[number] : end[number]]
                for section, start, end in zip(sections, starts, borders, strict=True)
            ),
        )
        for number, term in enumerate(terms)
    }


def _byte_ends(data: bytes, numbers: Whole) -> Whole:
    """Return the offset after the first n varints, for each n."""
    after = np.flatnonzero(np.frombuffer(data, dtype=np.uint8) < 0x80) + 1
    ends: Whole = np.concatenate(([0], after))[numbers]
    return ends


def _parts(payload: bytes) -> tuple[list[str], Whole, bytes, bytes, bytes]:
    reader = codec.Reader(payload)
    number, *sizes = (reader.varint() for _ in range(6))
    terms = decode_terms(codec.Reader(reader.take(sizes[0])), number)
    df, gaps, counts, extras = (reader.take(size) for size in sizes[1:])
    return terms, codec.read_varints(df), gaps, counts, extras


def read_positions(payload: bytes) -> dict[str, bytes]:
    """Return the positions of each term, still encoded."""
    reader = codec.Reader(payload)
    number = reader.varint()
    terms = decode_terms(codec.Reader(reader.take(reader.varint())), number)
    sizes = [reader.varint() for _ in terms]
    return {term: reader.take(size) for term, size in zip(terms, sizes, strict=True)}


def _gather(section: Section, numbers: Sequence[int]) -> bytes:
    """Return the bytes of these terms; they are consecutive but for heavy terms taken out."""
    array = np.asarray(numbers)
    borders = np.flatnonzero(np.diff(array) != 1) + 1
    return b"".join(section.of(int(run[0]), int(run[-1]) + 1) for run in np.split(array, borders))
