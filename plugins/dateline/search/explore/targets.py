"""What of a query has occurrences that can be counted: its words, phrases and stars; counts nothing."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import islice, product

from ..analyzer import STOP_MARK, Placed
from ..evidence import Finder, only_stop_words
from ..expansion import MAX_EXPANSIONS, lone_character, other_spellings, printed_like, printed_near, readings
from ..index_reader import IndexReader
from ..phrases import starred_readings
from ..query import Group, Leaf, Query, leaves_of


@dataclass(frozen=True, slots=True)
class Step:
    """A term at its place in a sequence; `forms` narrows it to what is printed so."""

    place: int
    term: str
    forms: frozenset[str] | None = None


Way = tuple[Step, ...]


@dataclass(frozen=True, slots=True)
class CountTarget:
    """A word, phrase or star of a query, with every way in which the archive can have it."""

    field: str | None  # title, body or, for None, both
    plain: bool  # a mere word: each of its ways is one term, in any of its forms
    ways: tuple[Way, ...]


def targets_of(query: Query, store: IndexReader) -> list[CountTarget]:
    """Return what is counted of a query that has been searched: its notes say how words were read."""
    lone = only_stop_words(query, store.directory.languages)
    found = []
    for item in query.items:
        if item.presence == "not":
            continue
        wanted = item.presence == "must" or isinstance(item.node, Group) or lone
        leaves = (leaf for leaf in leaves_of(item.node) if leaf.kind != "filter")
        found += [_target(leaf, query, store, wanted=wanted) for leaf in leaves]
    return [target for target in found if target.ways]


def _target(leaf: Leaf, query: Query, store: IndexReader, *, wanted: bool) -> CountTarget:
    """Return the target of a leaf; a stop word counts where it is wanted."""
    languages = store.directory.languages
    if leaf.kind == "word" and lone_character(leaf.text):
        leaf = replace(leaf, text=f"{leaf.text}*", wildcard=True)
    if leaf.kind == "word" and (leaf.wildcard or leaf.distance):
        return CountTarget(leaf.field, plain=False, ways=tuple(_printed(leaf, store)))
    if leaf.kind != "word" and leaf.wildcard:
        return CountTarget(leaf.field, plain=False, ways=_starred(leaf, query, store))
    if leaf.kind != "word":
        read = readings(leaf.text, languages)
        ways: Iterable[Way] = (_steps(reading, printed=leaf.kind == "phrase") for reading in read)
        if leaf.kind != "phrase" or leaf.distance:
            ways = ((Step(0, step.term, step.forms),) for way in ways for step in way)
        return CountTarget(leaf.field, plain=False, ways=tuple(dict.fromkeys(ways)))
    text = _as_spelt(leaf.text, query)
    read = readings(text, languages)
    whole = readings(text, languages, compounds=True)
    plain = all(len(reading) == 1 for reading in (*read, *whole))
    known = {placed.form for reading in read for placed in reading}
    joined = [[placed] for reading in whole for placed in reading if placed.form not in known]
    ways = [_steps(reading, printed=False) for reading in (*read, *joined)]
    kept = [way for way in ways if wanted or any(step.term[0] != STOP_MARK for step in way)]
    return CountTarget(leaf.field, plain, tuple(dict.fromkeys(kept)))


def _steps(reading: Sequence[Placed], *, printed: bool) -> Way:
    first = reading[0].place
    return tuple(
        Step(placed.place - first, placed.term, frozenset((placed.form,)) if printed else None)
        for placed in reading
    )


def _as_spelt(text: str, query: Query) -> str:
    """Return a word as the search read it: in another spelling where the archive has only that."""
    others = other_spellings(text)
    read = (note.detail for note in query.notes if note.code == "spelt-otherwise")
    return next((detail for detail in read if detail in others), text)


def _starred(leaf: Leaf, query: Query, store: IndexReader) -> tuple[Way, ...]:
    """Return the ways of a phrase with stars, one for each word that a star stands for."""
    starred = Finder(store, query, with_stop_words=False).starred_terms(leaf)
    ways: list[Way] = []
    for elements in starred_readings(leaf, starred, store.directory.languages):
        first = 0 if leaf.kind == "near" or leaf.distance else elements[0].place
        steps = [[Step(one.place - first, *choice) for choice in one.choices] for one in elements]
        if leaf.kind == "near" or leaf.distance:
            ways += [(replace(step, place=0),) for choices in steps for step in choices]
        else:
            ways += islice(product(*steps), MAX_EXPANSIONS)
    return tuple(dict.fromkeys(ways))[:MAX_EXPANSIONS]


def _printed(leaf: Leaf, store: IndexReader) -> Iterator[Way]:
    near = leaf.distance and not leaf.wildcard
    pairs = printed_near(store, leaf.text, leaf.distance) if near else printed_like(store, leaf.text)
    forms: dict[str, set[str]] = {}
    for form, term in pairs:
        forms.setdefault(term, set()).add(form)
    for term, known in forms.items():
        yield (Step(0, term, frozenset(known)),)
