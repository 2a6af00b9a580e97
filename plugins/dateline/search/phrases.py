"""In which documents words stand side by side or near each other; ranks nothing."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

import numpy as np

from .analyzer import Placed
from .index_reader import IndexReader
from .postings import MOST_FORMS, Postings, decode_positions
from .query import FIELDS

Places = dict[tuple[int, int], list[int]]  # (ordinal, field) → positions, ascending


@dataclass(frozen=True, slots=True)
class Element:
    """A term at its place in a phrase; a form narrows it to what is printed so."""

    place: int
    term: str
    form: str | None = None

    @classmethod
    def of(cls, placed: Placed, *, printed: bool) -> "Element":
        """Return the element for a term of a reading."""
        return cls(placed.place, placed.term, placed.form if printed else None)


def bits_of(store: IndexReader, term: str, forms: Iterable[str]) -> int:
    """Return the bits that stand for these printed forms in the masks of a term."""
    known = store.forms(term)
    return sum({1 << min(known.index(form), MOST_FORMS - 1) for form in forms if form in known})


def documents_with(
    store: IndexReader, elements: Sequence[Element], field: str | None, distance: int | None
) -> set[int]:
    """Return the ordinals of the documents that hold all elements of a phrase in one field.

    Args:
        store: the index; without positions a document that holds all elements will do.
        elements: in order.
        field: where they must be; None: in either field.
        distance: words that may stand between them, in any order; None: side by side as given.
    """
    found = [(element, store.postings(element.term)) for element in elements]
    ordinals: set[int] | None = None
    for element, postings in found:
        if postings is None:
            return set()
        own = set(_holding(store, element, postings, field).tolist())
        ordinals = own if ordinals is None else ordinals & own
    if not ordinals or len(elements) == 1 or "positions" not in store.directory.tables:
        return ordinals or set()
    places = [_places(store, element, postings, field, ordinals) for element, postings in found if postings]
    if distance is None:
        starts = [
            {(where, position - element.place) for where, row in rows.items() for position in row}
            for element, rows in zip(elements, places, strict=True)
        ]
        return {ordinal for (ordinal, _), _ in set.intersection(*starts)}
    common = set.intersection(*(set(rows) for rows in places))
    return {where[0] for where in common if _narrowest([rows[where] for rows in places]) <= distance}


def _holding(store: IndexReader, element: Element, postings: Postings, field: str | None) -> np.ndarray:
    kept = postings.counts(field) > 0
    if element.form is not None:
        kept &= postings.masks & bits_of(store, element.term, [element.form]) > 0
    return postings.ordinals[kept]


def _places(
    store: IndexReader, element: Element, postings: Postings, field: str | None, ordinals: set[int]
) -> Places:
    """Return where an element stands in these documents."""
    known = store.forms(element.term)
    number = known.index(element.form) if element.form in known else None
    found: Places = {}
    decoded = decode_positions(store.positions(element.term), postings)
    for ordinal, fields in zip(postings.ordinals.tolist(), decoded, strict=True):
        if ordinal not in ordinals:
            continue
        for at, rows in enumerate(fields):
            if field in {None, FIELDS[at]}:
                own = [position for position, form in rows if number is None or form == number]
                if own:
                    found[ordinal, at] = own
    return found


def _narrowest(rows: Sequence[Sequence[int]]) -> int:
    """Return the fewest words between positions, one of each row."""
    merged = sorted((position, row) for row, positions in enumerate(rows) for position in positions)
    latest: dict[int, int] = {}
    best = 1 << 30
    for position, row in merged:
        latest[row] = position
        if len(latest) == len(rows):
            best = min(best, position - min(latest.values()) - len(rows) + 1)
    return max(best, 0)
