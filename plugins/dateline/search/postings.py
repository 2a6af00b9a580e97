"""The postings of many terms as the byte strings of docs/index-format.md; reads and writes no file."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Protocol

import numpy as np
from numpy.typing import NDArray

from . import codec
from .counting import BODY, FIELD_SHIFT, TITLE, Numbers

LENGTH_CLASSES = np.array([8, 12, 18, 27, 40, 60, 90, 135, 200, 300, 450, 675, 1000, 1500, 2250])
Whole = NDArray[np.int64]
MOST_FORMS = 28  # printed forms of a term that have a bit of their own in a mask; later ones share the last
MOST_WORDS_APART = 1 << 16  # places of a sequence, at most


@dataclass(frozen=True, slots=True)
class Postings:
    """Postings in columns: `df` says how many of them each term has, in order of terms."""

    df: Whole
    ordinals: Whole
    titles: Whole  # how often the term is in the title
    bodies: Whole  # how often the term is in the body
    classes: Whole  # the document's length class
    masks: Whole  # which printed forms of the term the document has, bit by bit

    def term(self, number: int) -> "Postings":
        """Return the postings of one term."""
        first = int(self.df[:number].sum())
        part = slice(first, first + int(self.df[number]))
        columns = (self.ordinals, self.titles, self.bodies, self.classes, self.masks)
        return Postings(self.df[number : number + 1], *(column[part] for column in columns))

    def where(self, kept: NDArray[np.bool_]) -> "Postings":
        """Return those postings of one term for which `kept` is true."""
        columns = (self.ordinals, self.titles, self.bodies, self.classes, self.masks)
        return Postings(np.array([kept.sum()]), *(column[kept] for column in columns))

    def counts(self, field: str | None) -> Whole:
        """Return how often the term is in a field, or in both together."""
        if field is None:
            both: Whole = self.titles + self.bodies
            return both
        return self.titles if field == "title" else self.bodies


class Sliced(Protocol):
    """Bytes in memory or elsewhere."""

    def __getitem__(self, part: slice, /) -> bytes | bytearray: ...


@dataclass(frozen=True, slots=True)
class Section:
    """One section of a shard for all terms: bytes, and where each term's begin (one more than terms)."""

    data: Sliced
    offsets: Whole

    def of(self, first: int, last: int) -> bytes:
        """Return the bytes of the terms first … last - 1."""
        return bytes(self.data[int(self.offsets[first]) : int(self.offsets[last])])


@dataclass(frozen=True, slots=True)
class Encoded:
    """What the shards hold of each term, before the terms are parted into shards."""

    df: Whole
    gaps: Section
    counts: Section
    extras: Section
    masks: Section
    positions: Section
    numbers: Section  # of printed forms, occurrence by occurrence
    forms: Sequence[Sequence[str]] = ()  # the printed forms of each term

    def sizes(self) -> Whole:
        """Return how many bytes each term takes in a term shard, its own letters left out."""
        sections = (self.gaps, self.counts, self.extras, self.masks)
        sizes: Whole = 3 + np.sum([np.diff(section.offsets) for section in sections], axis=0)
        return sizes


@dataclass(frozen=True, slots=True)
class PositionRow:
    """Where a term stands, as bytes: positions, and the number of the printed form at each."""

    positions: bytes = b""
    numbers: bytes = b""  # none while the term has one form

    def extended(self, later: "PositionRow", numbers: Sequence[int]) -> "PositionRow":
        """Return it with later positions appended; `numbers` are those of the later row's forms here."""
        positions = self.positions + later.positions
        if not (self.numbers or later.numbers or any(numbers)):
            return PositionRow(positions)
        old, new = (
            codec.read_varints(row.numbers) if row.numbers else np.zeros(_length(row.positions), np.int64)
            for row in (self, later)
        )
        moved = np.array(numbers or [0], dtype=np.int64)[new]
        return PositionRow(positions, codec.varints(np.concatenate((old, moved)))[0])

    def without(self, postings: Postings, ordinals: Whole) -> "PositionRow":
        """Return it without the positions of these ordinals; `postings` are the term's, as they were."""
        kept = np.repeat(~np.isin(postings.ordinals, ordinals), postings.titles + postings.bodies)
        columns = [
            codec.read_varints(part)[kept] if part else None for part in (self.positions, self.numbers)
        ]
        return PositionRow(*(b"" if column is None else codec.varints(column)[0] for column in columns))

    def size(self) -> int:
        """Return how many bytes it takes in a position shard, its letters left out."""
        return len(self.positions) + len(self.numbers)


@dataclass(frozen=True, slots=True)
class Placements:
    """Every place where a term stands, in columns, in order of documents."""

    fields: Whole  # twice the ordinal, and one more in the body
    positions: Whole
    numbers: Whole  # of the printed form there

    def where(self, kept: NDArray[np.bool_]) -> "Placements":
        """Return those places for which `kept` is true."""
        return Placements(self.fields[kept], self.positions[kept], self.numbers[kept])

    def keys(self, place: int = 0) -> Whole:
        """Return one number for each place: equal where a sequence begins in which the term is at `place`."""
        keys: Whole = (self.fields << FIELD_SHIFT) + (self.positions - place + MOST_WORDS_APART)
        return keys


def _length(data: bytes) -> int:
    """Return how many varints there are."""
    return int((np.frombuffer(data, dtype=np.uint8) < 0x80).sum())


def length_class(lengths: Whole) -> Whole:
    """Return the length class of documents of these lengths in terms."""
    return np.searchsorted(LENGTH_CLASSES, lengths, side="right").astype(np.int64)


def encode_postings(postings: Postings) -> tuple[Section, Section, Section]:
    """Return the sections gaps, counts and extras; the masks are left out."""
    starts = _offsets(postings.df)
    gaps, gap_offsets = codec.varints(_gaps(postings.ordinals, starts))
    titles, bodies = np.minimum(postings.titles, 3), np.minimum(postings.bodies, 3)
    counts = (bodies | titles << 2 | postings.classes << 4).astype(np.uint8).tobytes()
    rest = np.stack((postings.bodies - 3, postings.titles - 3), axis=1).reshape(-1)
    kept = rest >= 0
    extras, extra_offsets = codec.varints(rest[kept])
    extra_starts = np.concatenate(([0], np.cumsum(kept)))[2 * starts]
    return (
        Section(gaps, gap_offsets[starts]),
        Section(counts, starts),
        Section(extras, extra_offsets[extra_starts]),
    )


def decode_postings(df: Whole, gaps: bytes, counts: bytes, extras: bytes, masks: Whole) -> Postings:
    """Return the postings that `encode_postings` wrote, with their masks."""
    starts = _offsets(df)
    steps = np.cumsum(codec.read_varints(gaps) + 1)
    before = np.concatenate(([0], steps))[starts[:-1]]
    ordinals = steps - np.repeat(before, df) - 1
    octets = np.frombuffer(counts, dtype=np.uint8).astype(np.int64)
    pairs = np.stack((octets & 3, octets >> 2 & 3), axis=1).reshape(-1)
    pairs[pairs == 3] += codec.read_varints(extras)
    return Postings(df, ordinals, pairs[1::2], pairs[0::2], octets >> 4, masks)


def encode_occurrences(columns: Numbers, several: NDArray[np.bool_], classes: Whole) -> Encoded:
    """Return the sections of a run of terms from their occurrences.

    Args:
        columns: term, ordinal, place and form number of each occurrence, sorted by the first three.
        several: of each term, whether it has more than one printed form.
        classes: the length class of every ordinal.
    """
    terms, ordinals, places, forms = columns
    total = len(several)
    fields = places >> FIELD_SHIFT
    new = np.concatenate(([True], (np.diff(terms) != 0) | (np.diff(ordinals) != 0)))
    firsts = np.flatnonzero(new[: len(terms)])
    df = np.bincount(terms[firsts], minlength=total)
    documents = ordinals[firsts]
    titles, bodies = (np.add.reduceat((fields == field).astype(np.int64), firsts) for field in (TITLE, BODY))
    masks = np.bitwise_or.reduceat(1 << np.minimum(forms, MOST_FORMS - 1), firsts)
    postings = Postings(df, documents, titles, bodies, classes[documents], masks)
    gaps, counts, extras = encode_postings(postings)
    return Encoded(
        df,
        gaps,
        counts,
        extras,
        _numbers(masks, terms[firsts], several),
        _positions(terms, places, new, total),
        _numbers(forms, terms, several),
    )


def _numbers(values: Numbers, terms: Numbers, several: NDArray[np.bool_]) -> Section:
    """Return the values of those terms that have several forms, as varints."""
    kept = several[terms]
    data, offsets = codec.varints(values[kept])
    return Section(data, offsets[_offsets(np.bincount(terms[kept], minlength=len(several)))])


def _positions(terms: Numbers, places: Numbers, new: NDArray[np.bool_], total: int) -> Section:
    fields = places >> FIELD_SHIFT
    positions = places & (1 << FIELD_SHIFT) - 1
    fresh = new[: len(terms)].copy()
    fresh[1:] |= np.diff(fields) != 0
    previous = np.concatenate(([-1], positions[:-1]))
    previous[fresh] = -1
    real = fields < 2
    data, offsets = codec.varints((positions - previous - 1)[real])
    return Section(data, offsets[_offsets(np.bincount(terms[real], minlength=total))])


def decode_positions(row: PositionRow, postings: Postings) -> Placements:
    """Return every place where a term stands."""
    widths = np.stack((postings.titles, postings.bodies), axis=1).reshape(-1)
    steps = np.cumsum(codec.read_varints(row.positions) + 1)
    before = np.concatenate(([0], steps))[_offsets(widths)[:-1]]
    fields = np.stack((2 * postings.ordinals, 2 * postings.ordinals + 1), axis=1).reshape(-1)
    numbers = codec.read_varints(row.numbers) if row.numbers else np.zeros(len(steps), dtype=np.int64)
    return Placements(np.repeat(fields, widths), steps - np.repeat(before, widths) - 1, numbers)


def _offsets(widths: Whole) -> Whole:
    return np.concatenate(([0], np.cumsum(widths)))


def _gaps(ordinals: Whole, starts: Whole) -> Whole:
    previous = np.concatenate(([-1], ordinals[:-1]))
    previous[starts[:-1][starts[:-1] < len(ordinals)]] = -1
    return ordinals - previous - 1
