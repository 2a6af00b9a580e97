"""Term shards and position shards: postings and terms in, payload sections out, and back."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np

from . import codec
from .front_coding import decode_forms, decode_terms, encode_forms, encode_terms
from .postings import (
    MOST_FORMS,
    Encoded,
    PositionRow,
    Postings,
    Section,
    Whole,
    decode_postings,
    encode_postings,
)


@dataclass(frozen=True, slots=True)
class Shard:
    """The terms of a shard, ascending, their printed forms and their postings."""

    terms: list[str]
    forms: list[tuple[str, ...]]
    postings: Postings

    def of(self, term: str) -> Postings | None:
        """Return the postings of a term, None when it is not here."""
        return self.postings.term(self.terms.index(term)) if term in self.terms else None

    def forms_of(self, term: str) -> tuple[str, ...]:
        """Return the printed forms of a term, none when it is not here."""
        return self.forms[self.terms.index(term)] if term in self.terms else ()


@dataclass(frozen=True, slots=True)
class Row:
    """What the shards hold of one term, as bytes; more documents can be appended to it."""

    df: int = 0
    gaps: bytes = b""
    counts: bytes = b""
    extras: bytes = b""
    masks: bytes = b""  # none while the term has one form
    forms: tuple[str, ...] = ()

    def extended(self, later: "Row") -> "Row":
        """Return it with the postings of later ordinals appended."""
        last = int(codec.read_varints(self.gaps).sum()) + self.df - 1
        reader = codec.Reader(later.gaps)
        first = reader.varint()
        gaps = self.gaps + codec.varint(first - last - 1) + later.gaps[reader.at :]
        forms, numbers = self.joined_forms(later)
        masks = b""
        if len(forms) > 1:
            old, new = (row.masks or b"\1" * row.df for row in (self, later))
            masks = old + codec.varints(_moved_bits(codec.read_varints(new), numbers))[0]
        counts, extras = self.counts + later.counts, self.extras + later.extras
        return Row(self.df + later.df, gaps, counts, extras, masks, forms)

    def without(self, ordinals: Whole) -> "Row":
        """Return it without the postings of these ordinals; its forms keep their numbers."""
        postings = self.decoded()
        kept = postings.where(~np.isin(postings.ordinals, ordinals))
        gaps, counts, extras = (section.of(0, 1) for section in encode_postings(kept))
        masks = codec.varints(kept.masks)[0] if len(self.forms) > 1 else b""
        return Row(len(kept.ordinals), gaps, counts, extras, masks, self.forms)

    def decoded(self) -> Postings:
        """Return its postings."""
        masks = codec.read_varints(self.masks) if self.masks else np.ones(self.df, dtype=np.int64)
        return decode_postings(np.array([self.df]), self.gaps, self.counts, self.extras, masks)

    def used_forms(self) -> tuple[str, ...]:
        """Return the forms that some document has."""
        bits = int(np.bitwise_or.reduce(codec.read_varints(self.masks), initial=0)) if self.masks else 1
        return tuple(form for at, form in enumerate(self.forms) if bits >> min(at, MOST_FORMS - 1) & 1)

    def joined_forms(self, later: "Row") -> tuple[tuple[str, ...], list[int]]:
        """Return the forms of both rows, and which number each of the later row's forms has among them."""
        forms = tuple(dict.fromkeys((*self.forms, *later.forms)))
        return forms, [forms.index(form) for form in later.forms]

    def size(self) -> int:
        """Return how many bytes it takes in a term shard, its letters left out."""
        return len(self.gaps) + len(self.counts) + len(self.extras) + len(self.masks) + 3


def _moved_bits(masks: Whole, numbers: Sequence[int]) -> Whole:
    """Return masks whose bit n has become bit numbers[n]."""
    moved = np.zeros_like(masks)
    for old, new in enumerate(numbers):
        moved |= (masks >> min(old, MOST_FORMS - 1) & 1) << min(new, MOST_FORMS - 1)
    return moved


def term_sections(terms: Sequence[str], numbers: Sequence[int], encoded: Encoded) -> list[bytes]:
    """Return the sections of the term shard that holds the terms of these numbers."""
    sections = (encoded.gaps, encoded.counts, encoded.extras, encoded.masks)
    parts = (_gather(part, numbers) for part in sections)
    df = codec.varints(encoded.df[list(numbers)])[0]
    return _term_sections([terms[n] for n in numbers], [encoded.forms[n] for n in numbers], df, *parts)


def row_sections(rows: Mapping[str, Row]) -> list[bytes]:
    """Return the sections of the term shard that holds these terms, given ascending."""
    df = b"".join(codec.varint(row.df) for row in rows.values())
    names = ("gaps", "counts", "extras", "masks")
    columns = ([getattr(row, name) for row in rows.values()] for name in names)
    return _term_sections(list(rows), [row.forms for row in rows.values()], df, *map(b"".join, columns))


def _term_sections(terms: Sequence[str], forms: Sequence[Sequence[str]], *parts: bytes) -> list[bytes]:
    printed = b"".join(map(encode_forms, terms, forms))
    sections = [encode_terms(terms), *parts, printed]
    head = b"".join(codec.varint(size) for size in (len(terms), *map(len, sections)))
    return [head + sections[0], *sections[1:]]


def position_sections(terms: Sequence[str], numbers: Sequence[int], encoded: Encoded) -> list[bytes]:
    """Return the sections of the position shard that holds the terms of these numbers."""
    return position_row_sections({terms[n]: position_row(encoded, n) for n in numbers})


def position_row(encoded: Encoded, number: int) -> PositionRow:
    """Return what a position shard holds of the term of this number."""
    return PositionRow(
        encoded.positions.of(number, number + 1),
        encoded.numbers.of(number, number + 1) if encoded.positions.of(number, number + 1) else b"",
    )


def position_row_sections(rows: Mapping[str, PositionRow]) -> list[bytes]:
    """Return the sections of the position shard that holds these terms, given ascending."""
    words = encode_terms(list(rows))
    head = codec.varint(len(rows)) + codec.varint(len(words))
    sizes = [
        b"".join(codec.varint(len(part)) for part in column)
        for column in ([row.positions for row in rows.values()], [row.numbers for row in rows.values()])
    ]
    places, numbers = (
        b"".join(getattr(row, name) for row in rows.values()) for name in ("positions", "numbers")
    )
    return [head + words, *sizes, places, numbers]


def read_terms(payload: bytes) -> Shard:
    """Return the shard that `term_sections` wrote."""
    terms, df, gaps, counts, extras, masks, forms = _parts(payload)
    several = np.repeat([len(known) > 1 for known in forms], df)
    whole = np.ones(int(df.sum()), dtype=np.int64)
    whole[several] = codec.read_varints(masks)
    return Shard(terms, forms, decode_postings(df, gaps, counts, extras, whole))


def read_rows(payload: bytes) -> dict[str, Row]:
    """Return the terms of a shard, still encoded, ascending."""
    terms, df, *sections, forms = _parts(payload)
    ends = np.cumsum(df)
    octets = np.frombuffer(sections[1], dtype=np.uint8)
    extras = np.cumsum((octets & 3 == 3).astype(np.int64) + (octets & 12 == 12))[ends - 1]
    masks = np.cumsum(np.where([len(known) > 1 for known in forms], df, 0))
    borders = [
        _byte_ends(sections[0], ends),
        ends,
        _byte_ends(sections[2], extras),
        _byte_ends(sections[3], masks),
    ]
    starts = [np.concatenate(([0], border[:-1])) for border in borders]
    columns = [
        [section[first:last] for first, last in zip(start, border, strict=True)]
        for section, start, border in zip(sections, starts, borders, strict=True)
    ]
    return {
        term: Row(count, gaps, octet, extra, mask, form)
        for term, count, gaps, octet, extra, mask, form in zip(
            terms, df.tolist(), *columns, forms, strict=True
        )
    }


def _byte_ends(data: bytes, numbers: Whole) -> Whole:
    """Return the offset after the first n varints, for each n."""
    after = np.flatnonzero(np.frombuffer(data, dtype=np.uint8) < 0x80) + 1
    ends: Whole = np.concatenate(([0], after))[numbers]
    return ends


def _parts(payload: bytes) -> tuple[list[str], Whole, bytes, bytes, bytes, bytes, list[tuple[str, ...]]]:
    reader = codec.Reader(payload)
    number, *sizes = (reader.varint() for _ in range(8))
    terms = decode_terms(codec.Reader(reader.take(sizes[0])), number)
    df, gaps, counts, extras, masks, written = (reader.take(size) for size in sizes[1:])
    forms = codec.Reader(written)
    known = [decode_forms(forms, term) for term in terms]
    return terms, codec.read_varints(df), gaps, counts, extras, masks, known


def read_positions(payload: bytes) -> dict[str, PositionRow]:
    """Return the positions of each term, still encoded."""
    reader = codec.Reader(payload)
    number = reader.varint()
    terms = decode_terms(codec.Reader(reader.take(reader.varint())), number)
    sizes = [reader.varints(number) for _ in range(2)]
    columns = [[reader.take(size) for size in column] for column in sizes]
    return {term: PositionRow(*parts) for term, *parts in zip(terms, *columns, strict=True)}


def _gather(section: Section, numbers: Sequence[int]) -> bytes:
    """Return the bytes of these terms; they are consecutive but for heavy terms taken out."""
    array = np.asarray(numbers)
    borders = np.flatnonzero(np.diff(array) != 1) + 1
    return b"".join(section.of(int(run[0]), int(run[-1]) + 1) for run in np.split(array, borders))
