"""Documents in, one sorted run of their term occurrences out."""

from collections.abc import Sequence
from dataclasses import dataclass
from threading import local
from typing import Any

import numpy as np
from numpy.typing import NDArray

from .analyzer import pieces
from .document import Document
from .piece_table import PieceTable

Numbers = NDArray[np.signedinteger[Any]]
TITLE, BODY, FACET = 0, 1, 2  # what a place is in, in the order a posting lists them
MOST_PIECES = 100_000  # that are remembered: some 50 MB
_REMEMBERED = local()
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


def counted_run(documents: Sequence[Document], first_ordinal: int) -> SortedRun:
    """Return the run of consecutive documents, the first of which has this ordinal.

    What pieces of text are made of is remembered for the next documents, in each thread for itself, until
    they are so many that memory would grow with the archive. A run does not depend on what came before it.
    """
    table: PieceTable | None = getattr(_REMEMBERED, "table", None)
    if table is None or len(table) > MOST_PIECES:
        table = PieceTable()
    _REMEMBERED.table = None  # what fails midway leaves a table of which nothing is sure
    run = _count(table, documents, first_ordinal)
    _REMEMBERED.table = table
    return run


def _count(table: PieceTable, documents: Sequence[Document], first_ordinal: int) -> SortedRun:
    """Return the run of these documents."""
    found, fields = _number_fields(table, documents)
    widths, numbers = np.array(table.widths, dtype=np.int32), np.array(table.numbers, dtype=np.int32)
    field_of_piece = np.repeat(np.arange(len(fields), dtype=np.int32), fields)
    positions = _within(widths[found], fields)
    per_piece = numbers[found]
    rows = _spread((np.cumsum(numbers) - numbers)[found], per_piece)
    entries = np.array(table.flat_entries, dtype=np.int32)[rows]
    field_of_term = np.repeat(field_of_piece, per_piece)
    places = np.repeat(positions, per_piece) + np.array(table.flat_places, dtype=np.int32)[rows]
    places += (field_of_term & 1) << FIELD_SHIFT
    words = np.array(table.words, dtype=np.int32)[found]
    lengths = np.bincount(field_of_piece, words, minlength=len(fields)).reshape(-1, 2)
    facets, facet_documents = _facets(table, documents)
    ordinals = np.concatenate((field_of_term >> 1, facet_documents)) + first_ordinal
    entries = np.concatenate((entries, facets))
    places = np.concatenate((places, np.full(len(facets), FACET << FIELD_SHIFT)))
    terms, starts, forms, columns = _sorted(table, entries, ordinals, places)
    seen, first_places, counts = _distinct(found, len(table.widths))
    return SortedRun(
        terms,
        starts,
        forms,
        columns,
        lengths.astype(np.int32),
        _most_written(table, seen, first_places, counts, numbers),
        frozenset(form for piece in seen.tolist() if (form := table.plain[piece])),
        _pairs(table, found, field_of_piece),
    )


def _pairs(table: PieceTable, found: Numbers, field_of_piece: Numbers) -> NDArray[np.uint64]:
    """Return the key of every two words side by side that may be a compound written apart."""
    hashes = np.array(table.hashes, dtype=np.uint64)[found]
    sides = (hashes[:-1] > 0) & (hashes[1:] > 0) & (field_of_piece[:-1] == field_of_piece[1:])
    keys: NDArray[np.uint64] = hashes[:-1][sides] << np.uint64(32) | hashes[1:][sides]
    return keys


def _number_fields(table: PieceTable, documents: Sequence[Document]) -> tuple[Numbers, Numbers]:
    """Return the piece numbers of all fields end to end, and how many each field has."""
    numbers: list[int] = []
    fields = []
    for document in documents:
        lookup = table.numbers_of(document.language).__getitem__
        for text in (document.title, document.searched_text):
            found = pieces(text)
            numbers.extend(map(lookup, found))
            fields.append(len(found))
    return np.array(numbers, dtype=np.int32), np.array(fields, dtype=np.int32)


def _facets(table: PieceTable, documents: Sequence[Document]) -> tuple[Numbers, Numbers]:
    terms, owners = [], []
    for number, document in enumerate(documents):
        for pseudo in document.pseudo_terms():
            terms.append(table.entry(pseudo, ""))
            owners.append(number)
    return np.array(terms, dtype=np.int32), np.array(owners, dtype=np.int32)


def _most_written(
    table: PieceTable, seen: Numbers, first_places: Numbers, counts: Numbers, numbers: Numbers
) -> dict[str, tuple[str, int]]:
    """Return the surface form that most pieces of one term have, where more than one has it.

    Of forms that are as frequent as one another, the first one printed here is returned.
    """
    several = (counts > 1) & (numbers[seen] == 1)
    order = np.lexsort((-first_places[several], counts[several]))
    pieces_found, how_often = seen[several][order], counts[several][order]
    entries = np.array(table.flat_entries, dtype=np.int32)[(np.cumsum(numbers) - numbers)[pieces_found]]
    terms = np.array(table.term_of_entry, dtype=np.int32)[entries]
    rows = zip(terms.tolist(), pieces_found.tolist(), how_often.tolist(), strict=True)
    best = {term: (piece, count) for term, piece, count in rows}  # the last one wins: the most frequent
    return {
        table.terms[term]: (table.surfaces[piece], count)
        for term, (piece, count) in best.items()
        if table.surfaces[piece]
    }


def _sorted(
    table: PieceTable, entries: Numbers, ordinals: Numbers, places: Numbers
) -> tuple[list[str], Numbers, list[dict[str, int]], Numbers]:
    """Return terms, starts, forms and columns of a run."""
    names = table.terms
    term_of_entry = np.array(table.term_of_entry, dtype=np.int32)
    counts = np.bincount(entries, minlength=len(table.entries))
    forms: dict[int, dict[str, int]] = {}
    number_of_form = np.zeros(len(table.entries), dtype=np.int32)
    # In the order in which they are printed here, whatever was numbered before.
    firsts = np.zeros(len(table.entries), dtype=np.int64)
    firsts[entries[::-1]] = np.arange(len(entries) - 1, -1, -1)
    there = np.flatnonzero(counts)
    there = there[np.argsort(firsts[there])]
    for entry, count in zip(there.tolist(), counts[there].tolist(), strict=True):
        known = forms.setdefault(table.term_of_entry[entry], {})
        number_of_form[entry] = len(known)
        known[table.entries[entry][1]] = count
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
