"""Term shards and position shards: postings and terms in, payload sections out, and back."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from . import wire
from .postings import Encoded, Postings, Section, decode_postings, decode_terms, encode_terms


@dataclass(frozen=True, slots=True)
class Shard:
    """The terms of a shard, ascending, and their postings."""

    terms: list[str]
    postings: Postings

    def of(self, term: str) -> Postings | None:
        """Return the postings of a term, None when it is not here."""
        return self.postings.term(self.terms.index(term)) if term in self.terms else None


def term_sections(terms: Sequence[str], numbers: Sequence[int], encoded: Encoded) -> list[bytes]:
    """Return the sections of the term shard that holds the terms of these numbers."""
    sections = [
        encode_terms([terms[number] for number in numbers]),
        wire.varints(encoded.df[list(numbers)])[0],
        *(_gather(part, numbers) for part in (encoded.gaps, encoded.counts, encoded.extras)),
    ]
    head = b"".join(wire.varint(size) for size in (len(numbers), *map(len, sections)))
    return [head + sections[0], *sections[1:]]


def position_sections(terms: Sequence[str], numbers: Sequence[int], encoded: Encoded) -> list[bytes]:
    """Return the sections of the position shard that holds the terms of these numbers."""
    parts = [encoded.positions.of(number, number + 1) for number in numbers]
    words = encode_terms([terms[number] for number in numbers])
    head = wire.varint(len(numbers)) + wire.varint(len(words))
    return [head + words, b"".join(map(wire.varint, map(len, parts))), b"".join(parts)]


def read_terms(payload: bytes) -> Shard:
    """Return the shard that `term_sections` wrote."""
    reader = wire.Reader(payload)
    number, *sizes = (reader.varint() for _ in range(6))
    terms = decode_terms(wire.Reader(reader.take(sizes[0])), number)
    df, gaps, counts, extras = (reader.take(size) for size in sizes[1:])
    return Shard(terms, decode_postings(wire.read_varints(df), gaps, counts, extras))


def read_positions(payload: bytes) -> dict[str, bytes]:
    """Return the positions of each term, still encoded."""
    reader = wire.Reader(payload)
    number = reader.varint()
    terms = decode_terms(wire.Reader(reader.take(reader.varint())), number)
    sizes = [reader.varint() for _ in terms]
    return {term: reader.take(size) for term, size in zip(terms, sizes, strict=True)}


def _gather(section: Section, numbers: Sequence[int]) -> bytes:
    """Return the bytes of these terms; they are consecutive but for heavy terms taken out."""
    array = np.asarray(numbers)
    borders = np.flatnonzero(np.diff(array) != 1) + 1
    return b"".join(section.of(int(run[0]), int(run[-1]) + 1) for run in np.split(array, borders))
