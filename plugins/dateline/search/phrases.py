"""In which documents words stand side by side or near each other; ranks nothing."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from .analyzer import Placed, analyzer
from .index_reader import IndexReader
from .postings import MOST_FORMS, decode_positions
from .query import FIELDS, Leaf

Places = dict[tuple[int, int], list[int]]  # (ordinal, field) → positions, ascending


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
) -> set[int]:
    """Return the ordinals of the documents that hold all elements of a phrase in one field.

    Args:
        store: the index; without positions a document that holds all elements will do.
        elements: in order.
        field: where they must be; None: in either field.
        distance: words that may stand between them, in any order; None: side by side as given.
    """
    ordinals: set[int] | None = None
    for element in elements:
        own = {ordinal for choice in element.choices for ordinal in _holding(store, *choice, field)}
        ordinals = own if ordinals is None else ordinals & own
    if not ordinals or len(elements) == 1 or "positions" not in store.directory.tables:
        return ordinals or set()
    places = [_places(store, element, field, ordinals) for element in elements]
    if distance is None:
        starts = [
            {(where, position - element.place) for where, row in rows.items() for position in row}
            for element, rows in zip(elements, places, strict=True)
        ]
        return {ordinal for (ordinal, _), _ in set.intersection(*starts)}
    common = set.intersection(*(set(rows) for rows in places))
    return {where[0] for where in common if _narrowest([rows[where] for rows in places]) <= distance}


def _holding(store: IndexReader, term: str, forms: frozenset[str] | None, field: str | None) -> list[int]:
    postings = store.postings(term)
    if postings is None:
        return []
    kept = postings.counts(field) > 0
    if forms is not None:
        kept &= postings.masks & bits_of(store, term, forms) > 0
    ordinals: list[int] = postings.ordinals[kept].tolist()
    return ordinals


def _places(store: IndexReader, element: Element, field: str | None, ordinals: set[int]) -> Places:
    """Return where an element stands in these documents."""
    found: Places = {}
    for term, forms in element.choices:
        postings = store.postings(term)
        if postings is None:
            continue
        numbers = (
            None if forms is None else {at for at, form in enumerate(store.forms(term)) if form in forms}
        )
        decoded = decode_positions(store.positions(term), postings)
        for ordinal, fields in zip(postings.ordinals.tolist(), decoded, strict=True):
            if ordinal not in ordinals:
                continue
            for at, rows in enumerate(fields):
                if field in {None, FIELDS[at]}:
                    own = [position for position, form in rows if numbers is None or form in numbers]
                    if own:
                        found.setdefault((ordinal, at), []).extend(own)
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
