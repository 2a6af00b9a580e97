"""In which documents words stand side by side or near each other; ranks nothing."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from .analyzer import Placed, analyzer, is_bigram
from .counting import FIELD_SHIFT
from .expansion import printed_like
from .index_reader import IndexReader
from .postings import MOST_FORMS, Placements, Whole
from .query import Leaf
from .query_fields import FIELDS

Mask = NDArray[np.bool_]  # of ordinals


@dataclass(frozen=True, slots=True)
class Element:
    """A word at its place in a phrase: a term, or any of several; forms narrow one to what is printed so."""

    place: int
    choices: tuple[tuple[str, frozenset[str] | None], ...]

    @classmethod
    def of(cls, placed: Placed, *, printed: bool, place: int | None = None) -> "Element":
        """Return the element for a term of a reading, at its place there or at another."""
        forms = frozenset([placed.form]) if printed else None
        return cls(placed.place if place is None else place, ((placed.term, forms),))


def elements_of(store: IndexReader, reading: Sequence[Placed], *, printed: bool) -> list[Element]:
    """Return the elements of a reading.

    A lone character of a script without spaces beside a figure or a word of another script, as in 2020年,
    stands for the pairs that it begins or ends: the text goes on there.
    """
    paired = {placed.place: is_bigram(placed.term) for placed in reading}
    elements = []
    for placed in reading:
        before, after = (paired.get(placed.place + step, True) for step in (-1, 1))
        if len(placed.term) > 1 or not is_bigram(placed.term) or before == after:
            elements.append(Element.of(placed, printed=printed))
        else:
            pattern = f"*{placed.term}" if before else f"{placed.term}*"
            pairs = ((term, frozenset([form])) for form, term in printed_like(store, pattern))
            elements.append(Element(placed.place, tuple(pairs)))
    return elements


def starred_readings(
    leaf: Leaf, starred: Mapping[str, Mapping[str, set[str]]], languages: Sequence[str]
) -> list[list[Element]]:
    """Return a phrase with stars as each of the languages reads it.

    Args:
        leaf: the phrase, or words near each other, which may be in any form.
        starred: of each of its words that has a star: printed forms by their terms.
        languages: of the archive.
    """
    printed = leaf.kind == "phrase"
    found = []
    for language in languages or ("",):
        elements: list[Element] = []
        place = 0
        for text in leaf.text.split():
            if text in starred:
                choices = tuple((term, frozenset(forms)) for term, forms in starred[text].items())
                elements.append(Element(place, choices))
                place += 1
                continue
            placed, width = analyzer(language).placed(text, compounds=False)
            elements += [Element.of(one, printed=printed, place=place + one.place) for one in placed]
            place += width or text.count("*")
        if elements and elements not in found:
            found.append(elements)
    return found


def bits_of(store: IndexReader, term: str, forms: Iterable[str]) -> int:
    """Return the bits that stand for these printed forms in the masks of a term."""
    known = store.forms(term)
    return sum({1 << min(known.index(form), MOST_FORMS - 1) for form in forms if form in known})


def documents_with(
    store: IndexReader, elements: Sequence[Element], field: str | None, distance: int | None
) -> Mask:
    """Return which documents hold all elements of a phrase in one field.

    Args:
        store: the index; without positions a document that holds all elements will do.
        elements: in order.
        field: where they must be; None: in either field.
        distance: words that may stand between them, in any order; None: side by side as given.
    """
    found = np.ones(store.directory.ordinals, dtype=bool)
    for element in elements:
        found &= _holding(store, element, field)
    if len(elements) == 1 or not found.any() or "positions" not in store.directory.tables:
        return found
    places = [_placements(store, element, field, found) for element in elements]
    if distance is None:
        starts = (where.keys(element.place) for element, where in zip(elements, places, strict=True))
        fields = starts_of_all(starts) >> FIELD_SHIFT
    else:
        fields = np.array(_fields_within(places, distance), dtype=np.int64)
    together = np.zeros_like(found)
    together[fields >> 1] = True
    return together


def starts_of_all(keys: Iterable[Whole]) -> Whole:
    """Return the keys that all of several columns have."""
    first, *rest = sorted(keys, key=len)
    for other in rest:
        first = first[np.isin(first, other)]
    return first


def _holding(store: IndexReader, element: Element, field: str | None) -> Mask:
    found = np.zeros(store.directory.ordinals, dtype=bool)
    for term, forms in element.choices:
        if postings := store.postings(term):
            kept = postings.counts(field) > 0
            if forms is not None:
                kept &= postings.masks & bits_of(store, term, forms) > 0
            found[postings.ordinals[kept]] = True
    return found


def _placements(store: IndexReader, element: Element, field: str | None, documents: Mask) -> Placements:
    """Return where an element stands in these documents."""
    parts = [placements_of(store, term, forms, field, documents) for term, forms in element.choices]
    columns = zip(*((part.fields, part.positions, part.numbers) for part in parts), strict=True)
    return Placements(*map(np.concatenate, columns))


def placements_of(
    store: IndexReader, term: str, forms: frozenset[str] | None, field: str | None, documents: Mask
) -> Placements:
    """Return where a term stands in these documents, in any form or in some."""
    whole = store.placements(term)
    if whole is None:
        return Placements(*(np.zeros(0, dtype=np.int64) for _ in range(3)))
    kept = documents[whole.fields >> 1]
    if field is not None:
        kept &= whole.fields & 1 == FIELDS.index(field)
    if forms is not None:
        kept &= np.isin(whole.numbers, [at for at, form in enumerate(store.forms(term)) if form in forms])
    return whole.where(kept)


def _fields_within(places: Sequence[Placements], distance: int) -> list[int]:
    """Return the fields in which all elements stand with no more words between them."""
    rows: list[dict[int, list[int]]] = []
    for where in places:
        row: dict[int, list[int]] = {}
        for field, position in zip(where.fields.tolist(), where.positions.tolist(), strict=True):
            row.setdefault(field, []).append(position)
        rows.append(row)
    common = set.intersection(*(set(row) for row in rows))
    return [field for field in common if _narrowest([row[field] for row in rows]) <= distance]


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
