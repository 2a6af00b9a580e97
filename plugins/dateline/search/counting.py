"""Documents in, one sorted run of their term occurrences out."""

from array import array
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from .analyzer import STOP_MARK, Analyzer, analyzer, pieces, tokens
from .compounds import hash_of_part
from .document import Document

Numbers = NDArray[np.signedinteger[Any]]
TITLE, BODY, FACET = 0, 1, 2  # what a place is in, in the order a posting lists them
FIELD_SHIFT = 28  # a place is field << 28 | position


@dataclass(frozen=True, slots=True)
class SortedRun:
    """The term occurrences of consecutive ordinals, sorted by term, ordinal, place."""

    terms: list[str]  # ascending
    starts: Numbers  # of each term among the columns, one more than terms
    forms: list[dict[str, int]]  # of each term: its printed forms, and how often each occurs here
    columns: Numbers  # int32 array of three rows: ordinals, places, numbers of printed forms
    lengths: Numbers  # [documents, 2]: title and body length in terms
    surfaces: dict[str, tuple[str, int]]  # term → the form it was most often written in here, how often
    plain: frozenset[str]  # printed forms of words that are no parts of others
    pairs: NDArray[np.uint64]  # the key of every two words side by side, as `pair_key` has it

    def occurrences(self, first: int, last: int) -> Numbers:
        """Return ordinals, places and forms of the terms first … last - 1, by their number in this run."""
        return self.columns[:, self.starts[first] : self.starts[last]]


class _PieceNumbers(dict[bytes, int]):
    """Piece of text → its number; asks for a number at first sight."""

    def __init__(self, number: Callable[[bytes], int]) -> None:
        super().__init__()
        self._number = number

    def __missing__(self, piece: bytes) -> int:
        # Marks around a plain word are no part of its token: `word.` is `word`, and need not be read again.
        core = piece.strip(b".,'&")
        known = core != piece and core.isalnum()
        number = self[piece] = self[core] if known else self._number(piece)
        return number


def counted_run(documents: Sequence[Document], first_ordinal: int) -> SortedRun:
    """Return the run of consecutive documents, the first of which has this ordinal.

    Nothing is kept for the next ones: to know their words already saves no time that could be measured, and
    memory would grow with the archive.
    """
    counter = Counter()
    try:
        return counter.count(documents, first_ordinal)
    finally:
        counter.end()


class Counter:
    """Numbers pieces of text and terms as they come."""

    def __init__(self) -> None:
        self._terms: dict[str, int] = {}
        # An entry is a term in one printed form.
        self._entries: dict[tuple[str, str], int] = {}
        self._entry_list: list[tuple[str, str]] = []
        self._term_of_entry = array("i")
        self._term_list: list[str] = []
        self._by_language: dict[str, _PieceNumbers] = {}
        # By piece number: its only surface form ("" where it has none or several), its width in positions,
        # how many entries it has, how many of them count as words; and those entries and their places within
        # the piece, end to end.
        self._surfaces: list[str] = []
        self._plain: list[str] = []  # the printed form of a word that is no part of another, else ""
        # Arrays become numpy's at once, where lists of so many numbers are read one by one.
        self._hashes = array("Q")  # of its printed form, 0 where it is no part of a compound
        self._widths = array("i")
        self._numbers = array("i")
        self._words = array("i")
        self._flat_entries = array("i")
        self._flat_places = array("i")

    def end(self) -> None:
        """Let go of the pieces, which know the counter: nothing looks for such cycles during a build."""
        self._by_language.clear()

    def count(self, documents: Sequence[Document], first_ordinal: int) -> SortedRun:
        """Return the run of these documents."""
        found, fields = self._number_fields(documents)
        widths, numbers = np.array(self._widths, dtype=np.int32), np.array(self._numbers, dtype=np.int32)
        field_of_piece = np.repeat(np.arange(len(fields), dtype=np.int32), fields)
        positions = _within(widths[found], fields)
        per_piece = numbers[found]
        rows = _spread((np.cumsum(numbers) - numbers)[found], per_piece)
        entries = np.array(self._flat_entries, dtype=np.int32)[rows]
        field_of_term = np.repeat(field_of_piece, per_piece)
        places = np.repeat(positions, per_piece) + np.array(self._flat_places, dtype=np.int32)[rows]
        places += (field_of_term & 1) << FIELD_SHIFT
        words = np.array(self._words, dtype=np.int32)[found]
        lengths = np.bincount(field_of_piece, words, minlength=len(fields)).reshape(-1, 2)
        facets, facet_documents = self._facets(documents)
        ordinals = np.concatenate((field_of_term >> 1, facet_documents)) + first_ordinal
        entries = np.concatenate((entries, facets))
        places = np.concatenate((places, np.full(len(facets), FACET << FIELD_SHIFT)))
        terms, starts, forms, columns = self._sorted(entries, ordinals, places)
        seen, first_places, counts = _distinct(found, len(self._widths))
        return SortedRun(
            terms,
            starts,
            forms,
            columns,
            lengths.astype(np.int32),
            self._most_written(seen, first_places, counts, numbers),
            frozenset(form for piece in seen.tolist() if (form := self._plain[piece])),
            self._pairs(found, field_of_piece),
        )

    def _pairs(self, found: Numbers, field_of_piece: Numbers) -> NDArray[np.uint64]:
        """Return the key of every two words side by side that may be a compound written apart."""
        hashes = np.array(self._hashes, dtype=np.uint64)[found]
        sides = (hashes[:-1] > 0) & (hashes[1:] > 0) & (field_of_piece[:-1] == field_of_piece[1:])
        keys: NDArray[np.uint64] = hashes[:-1][sides] << np.uint64(32) | hashes[1:][sides]
        return keys

    def _number_fields(self, documents: Sequence[Document]) -> tuple[Numbers, Numbers]:
        """Return the piece numbers of all fields end to end, and how many each field has."""
        numbers: list[int] = []
        fields = []
        for document in documents:
            lookup = self._numbers_of(document.language).__getitem__
            for text in (document.title, document.searched_text):
                found = pieces(text)
                numbers.extend(map(lookup, found))
                fields.append(len(found))
        return np.array(numbers, dtype=np.int32), np.array(fields, dtype=np.int32)

    def _numbers_of(self, language: str) -> _PieceNumbers:
        if language not in self._by_language:
            reader = analyzer(language)
            self._by_language[language] = _PieceNumbers(lambda piece: self._number(piece, reader))
        return self._by_language[language]

    def _number(self, piece: bytes, reader: Analyzer) -> int:
        core = piece.strip(b".,'&-")
        found: Sequence[tuple[int, str, str]]
        if core.isalnum():  # a plain word, as most pieces are
            text, width = core.decode(), 1
            found = [(0, term, form) for term, form in reader.forms(text)]
        else:
            text = piece.decode()
            found, width = reader.placed(text)
        for place, term, form in found:
            self._flat_entries.append(self._entry(term, form))
            self._flat_places.append(place)
        words = sum([term[0] != STOP_MARK for _, term, _ in found])
        surface = tokens(text)[0] if words == len(found) == width == 1 else ""
        self._surfaces.append(surface)
        self._plain.append(found[0][2] if surface else "")
        self._hashes.append(hash_of_part(found[0][2]) if surface else 0)
        self._widths.append(width)  # a token without a term takes a position
        self._numbers.append(len(found))
        self._words.append(words)
        return len(self._widths) - 1

    def _entry(self, term: str, form: str) -> int:
        entry = self._entries.setdefault((term, form), len(self._entries))
        if entry == len(self._term_of_entry):
            self._entry_list.append((term, form))
            number = self._terms.setdefault(term, len(self._terms))
            self._term_of_entry.append(number)
            if number == len(self._term_list):
                self._term_list.append(term)
        return entry

    def _facets(self, documents: Sequence[Document]) -> tuple[Numbers, Numbers]:
        terms, owners = [], []
        for number, document in enumerate(documents):
            for pseudo in document.pseudo_terms():
                terms.append(self._entry(pseudo, ""))
                owners.append(number)
        return np.array(terms, dtype=np.int32), np.array(owners, dtype=np.int32)

    def _most_written(
        self, seen: Numbers, first_places: Numbers, counts: Numbers, numbers: Numbers
    ) -> dict[str, tuple[str, int]]:
        """Return the surface form that most pieces of one term have, where more than one has it.

        Of forms that are as frequent as one another, the first one printed here is returned.
        """
        several = (counts > 1) & (numbers[seen] == 1)
        order = np.lexsort((-first_places[several], counts[several]))
        pieces_found, how_often = seen[several][order], counts[several][order]
        entries = np.array(self._flat_entries, dtype=np.int32)[(np.cumsum(numbers) - numbers)[pieces_found]]
        terms = np.array(self._term_of_entry, dtype=np.int32)[entries]
        rows = zip(terms.tolist(), pieces_found.tolist(), how_often.tolist(), strict=True)
        best = {term: (piece, count) for term, piece, count in rows}  # the last one wins: the most frequent
        return {
            self._term_list[term]: (self._surfaces[piece], count)
            for term, (piece, count) in best.items()
            if self._surfaces[piece]
        }

    def _sorted(
        self, entries: Numbers, ordinals: Numbers, places: Numbers
    ) -> tuple[list[str], Numbers, list[dict[str, int]], Numbers]:
        """Return terms, starts, forms and columns of a run."""
        names = self._term_list
        term_of_entry = np.array(self._term_of_entry, dtype=np.int32)
        counts = np.bincount(entries, minlength=len(self._entries))
        forms: dict[int, dict[str, int]] = {}
        number_of_form = np.zeros(len(self._entries), dtype=np.int32)
        there = np.flatnonzero(counts)
        for entry, count in zip(there.tolist(), counts[there].tolist(), strict=True):
            known = forms.setdefault(self._term_of_entry[entry], {})
            number_of_form[entry] = len(known)
            known[self._entry_list[entry][1]] = count
        ordered = sorted(forms, key=names.__getitem__)
        if any(max(names[term]) > "\uffff" for term in ordered if not names[term].isascii()):
            ordered.sort(key=lambda term: utf16_order(names[term]))
        ranks = np.zeros(len(names), dtype=np.int32)
        ranks[ordered] = np.arange(len(ordered))
        ranked = ranks[term_of_entry][entries]
        order = stable_order(ranked)
        starts = np.zeros(len(ordered) + 1, dtype=np.int32)
        np.cumsum(np.bincount(ranked, minlength=len(ordered)), out=starts[1:])
        columns = (ordinals, places, number_of_form[entries])
        kept = np.stack([column[order].astype(np.int32) for column in columns])
        return [names[term] for term in ordered], starts, [forms[term] for term in ordered], kept


def stable_order(numbers: Numbers) -> Numbers:
    """Return the order that sorts numbers from 0 to 2**32, equal ones as they come.

    numpy sorts numbers of 16 bits by their digits, several times as fast as longer ones.
    """
    order: Numbers = np.argsort((numbers & 0xFFFF).astype(np.uint16), kind="stable")
    if len(numbers) and numbers.max() > 0xFFFF:
        order = order[np.argsort((numbers >> 16).astype(np.uint16)[order], kind="stable")]
    return order


def _distinct(numbers: Numbers, limit: int) -> tuple[Numbers, Numbers, Numbers]:
    """Return the numbers below a limit that occur, where each does first, and how often."""
    counts = np.bincount(numbers, minlength=limit)
    firsts = np.zeros(limit, dtype=np.int64)
    firsts[numbers[::-1]] = np.arange(len(numbers) - 1, -1, -1)  # the last one stays
    seen = np.flatnonzero(counts)
    return seen, firsts[seen], counts[seen]


def utf16_order(term: str) -> bytes:
    """Return a sort key that orders terms as JavaScript compares strings, by UTF-16 code units."""
    return term.encode("utf-16-be", "surrogatepass")


def _spread(values: Numbers, widths: Numbers) -> Numbers:
    """Return v, v + 1, … for each value, as many as its width says."""
    ends = np.cumsum(widths)
    total = int(ends[-1]) if len(ends) else 0
    spread: Numbers = np.repeat(values - (ends - widths), widths) + np.arange(total)
    return spread


def _within(widths: Numbers, fields: Numbers) -> Numbers:
    """Return the position of each piece in its field."""
    positions = np.cumsum(widths) - widths
    filled = fields > 0
    starts = positions[(np.cumsum(fields) - fields)[filled]]
    within: Numbers = positions - np.repeat(starts, fields[filled])
    return within
