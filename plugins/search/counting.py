"""Documents in, one sorted run of their term occurrences out; holds no more than one chunk at a time."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from .analyzer import analyzer, tokens
from .document import Document

Numbers = NDArray[np.signedinteger[Any]]
TITLE, BODY, FACET = 0, 1, 2  # what a place is in, in the order a posting lists them
FIELD_SHIFT = 28  # a place is field << 28 | position


@dataclass(frozen=True, slots=True)
class Run:
    """The term occurrences of consecutive ordinals, on disk, sorted by term, ordinal, place."""

    terms: list[str]  # ascending
    starts: Numbers  # of each term in `path`, one more than terms
    path: Path  # int32 array of two rows: ordinals, places
    lengths: Numbers  # [documents, 2]: title and body length in terms
    surfaces: dict[str, tuple[str, int]]  # term → the form it was most often written in here, how often

    def occurrences(self, first: int, last: int) -> Numbers:
        """Return ordinals and places of the terms first … last - 1, by their number in this run."""
        mapped: Numbers = np.load(self.path, mmap_mode="r")
        return mapped[:, self.starts[first] : self.starts[last]]


class _Memo(dict[str, int]):
    """Surface form → its number; asks for a number at first sight."""

    def __init__(self, number: Callable[[str], int]) -> None:
        super().__init__()
        self._number = number

    def __missing__(self, surface: str) -> int:
        number = self[surface] = self._number(surface)
        return number


class Counter:
    """Numbers surface forms and terms as they come; kept from chunk to chunk by one process."""

    def __init__(self) -> None:
        self._terms: dict[str, int] = {}
        self._surfaces: list[str] = []
        self._term_lists: list[Sequence[int]] = []  # surface number → its terms' numbers
        self._memos: dict[str, _Memo] = {}

    def count(self, documents: Sequence[Document], first_ordinal: int, path: Path) -> Run:
        """Return the run of these documents, whose occurrences are written to `path`."""
        surfaces, fields = self._number_fields(documents)
        widths, flat, offsets = self._expansion()
        per_token = widths[surfaces]
        steps = np.maximum(per_token, 1)  # a stop word takes a position and gives no term
        field_of_token = np.repeat(np.arange(len(fields)), fields)
        positions = _within(np.cumsum(steps) - steps, field_of_token, fields)
        terms = flat[_spread(offsets[surfaces], per_token)]
        field_of_term = np.repeat(field_of_token, per_token)
        places = _spread(positions, per_token) + ((field_of_term & 1) << FIELD_SHIFT)
        lengths = np.bincount(field_of_term, minlength=len(fields)).reshape(-1, 2)
        facet_terms, facet_documents = self._facets(documents)
        ordinals = np.concatenate((field_of_term >> 1, facet_documents)) + first_ordinal
        terms = np.concatenate((terms, facet_terms))
        places = np.concatenate((places, np.full(len(facet_terms), FACET << FIELD_SHIFT)))
        written = self._most_written(surfaces, widths, flat, offsets)
        return self._sorted(terms, np.stack((ordinals, places)).astype(np.int32), lengths, written, path)

    def _number_fields(self, documents: Sequence[Document]) -> tuple[Numbers, Numbers]:
        """Return the surface numbers of all fields end to end, and how many each field has."""
        numbers: list[int] = []
        fields = []
        for document in documents:
            lookup = self._memo(document.language).__getitem__
            for text in (document.title, document.text):
                found = tokens(text)
                numbers.extend(map(lookup, found))
                fields.append(len(found))
        return np.array(numbers, dtype=np.int32), np.array(fields, dtype=np.int32)

    def _memo(self, language: str) -> _Memo:
        if language not in self._memos:
            terms_of = analyzer(language).terms

            def number(surface: str) -> int:
                self._surfaces.append(surface)
                self._term_lists.append([self._term(term) for term in terms_of(surface)])
                return len(self._surfaces) - 1

            self._memos[language] = _Memo(number)
        return self._memos[language]

    def _term(self, term: str) -> int:
        return self._terms.setdefault(term, len(self._terms))

    def _expansion(self) -> tuple[Numbers, Numbers, Numbers]:
        """Return, by surface number: how many terms, all their numbers end to end, and the offset of each."""
        widths = np.fromiter(map(len, self._term_lists), dtype=np.int32, count=len(self._term_lists))
        flat = np.fromiter((term for terms in self._term_lists for term in terms), dtype=np.int32)
        return widths, flat, np.cumsum(widths, dtype=np.int32) - widths

    def _facets(self, documents: Sequence[Document]) -> tuple[Numbers, Numbers]:
        terms, owners = [], []
        for number, document in enumerate(documents):
            for pseudo in document.pseudo_terms():
                terms.append(self._term(pseudo))
                owners.append(number)
        return np.array(terms, dtype=np.int32), np.array(owners, dtype=np.int32)

    def _most_written(
        self, surfaces: Numbers, widths: Numbers, flat: Numbers, offsets: Numbers
    ) -> dict[str, tuple[str, int]]:
        counts = np.bincount(surfaces, minlength=len(widths))
        seen = np.flatnonzero((counts > 1) & (widths == 1))
        names = list(self._terms)
        order = seen[np.argsort(counts[seen], kind="stable")]
        # Later entries win: the most frequent surface form of a term comes last.
        rows = zip(flat[offsets[order]].tolist(), order.tolist(), counts[order].tolist(), strict=True)
        return {names[term]: (self._surfaces[form], count) for term, form, count in rows}

    def _sorted(
        self, terms: Numbers, rows: Numbers, lengths: Numbers, written: dict[str, tuple[str, int]], path: Path
    ) -> Run:
        names = list(self._terms)
        present = np.unique(terms)
        ordered = sorted(present.tolist(), key=names.__getitem__)
        if any(max(names[term]) > "\uffff" for term in ordered if not names[term].isascii()):
            ordered.sort(key=lambda term: utf16_order(names[term]))
        ranks = np.zeros(len(names), dtype=np.int32)
        ranks[ordered] = np.arange(len(ordered))
        ranked = ranks[terms]
        order = np.argsort(ranked, kind="stable")
        starts = np.zeros(len(ordered) + 1, dtype=np.int32)
        np.cumsum(np.bincount(ranked, minlength=len(ordered)), out=starts[1:])
        np.save(path, rows[:, order])
        return Run([names[term] for term in ordered], starts, path, lengths.astype(np.int32), written)


def utf16_order(term: str) -> bytes:
    """Return a sort key that orders terms as JavaScript compares strings, by UTF-16 code units."""
    return term.encode("utf-16-be", "surrogatepass")


def _spread(values: Numbers, widths: Numbers) -> Numbers:
    """Return v, v + 1, … for each value, as many as its width says."""
    ends = np.cumsum(widths)
    total = int(ends[-1]) if len(ends) else 0
    spread: Numbers = np.repeat(values - (ends - widths), widths) + np.arange(total)
    return spread


def _within(positions: Numbers, field_of_token: Numbers, fields: Numbers) -> Numbers:
    """Return positions counted from the start of each field."""
    firsts = np.cumsum(fields) - fields
    starts = np.zeros(len(fields), dtype=positions.dtype)
    filled = fields > 0
    starts[filled] = positions[firsts[filled]]
    within: Numbers = positions - starts[field_of_token]
    return within
