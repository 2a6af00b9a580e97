"""Filters of a query: names by any printed form, bylines, languages, dates; ranks nothing."""

import re
from dataclasses import dataclass

import numpy as np

from .analyzer import primary_language
from .document import FACETS, PART, facet_key
from .expansion import other_texts
from .index_reader import IndexReader
from .postings import Whole
from .query import Leaf, date_bound
from .written_dates import written_date

# In English and in the language itself; any code works too.
LANGUAGES = {
    "ar": "arabic العربية",
    "de": "german deutsch",
    "en": "english",
    "es": "spanish espanol",
    "fr": "french francais",
    "he": "hebrew",
    "hi": "hindi",
    "it": "italian italiano",
    "ja": "japanese",
    "nl": "dutch nederlands",
    "pl": "polish polski",
    "pt": "portuguese portugues",
    "ru": "russian русскии",
    "tr": "turkish turkce",
    "zh": "chinese",
}
_CODES = {name: code for code, names in LANGUAGES.items() for name in names.split()}
_POSSESSIVE = re.compile("['’]s$")


@dataclass(frozen=True, slots=True)
class Condition:
    """A filter as it was understood."""

    ordinals: Whole
    meaning: tuple[
        str, ...
    ]  # the names, language or date that the value stands for; none: nothing is so called
    is_date: bool = True  # False: a value that should be a date is none


def condition(store: IndexReader, leaf: Leaf) -> Condition:
    """Return which documents a filter lets in."""
    kind = str(leaf.field)
    if kind in {"from", "to"}:
        return _dated(store, leaf.text, end=kind == "to")
    if kind in {"about", "month"}:
        date = written_date(leaf.text)
        if date is None:
            return Condition(np.zeros(0, dtype=np.int64), (), is_date=False)
        return Condition(_having(store, [f":{kind}:{date}"]), (date,))
    if kind == "language":
        meaning = _CODES.get(facet_key(leaf.text), primary_language(leaf.text))
        return Condition(_having(store, [f":{kind}:{meaning}"]), (meaning,))
    for value in (leaf.text, *otherwise_written(leaf.text)):
        names = _names(store, kind, value)
        if names:
            return Condition(_having(store, [f":{kind}:{facet_key(name)}" for name in names]), tuple(names))
    return Condition(np.zeros(0, dtype=np.int64), ())


def otherwise_written(value: str) -> list[str]:
    """Return how a name that nothing has may be written: without 's, last name last, Mueller as Müller."""
    found = []
    if _POSSESSIVE.search(value):
        found.append(_POSSESSIVE.sub("", value))
    last, comma, first = value.partition(",")
    if comma:
        found.append(f"{first.strip()} {last.strip()}")
    return [*found, *other_texts(value)]


def _names(store: IndexReader, kind: str, value: str) -> list[str]:
    """Return what a value stands for: bylines and sections as they are called, names by any form or part."""
    if kind in FACETS:
        return names_of(store, kind, value)
    key = facet_key(value)
    return [key] if key and store.postings(f":{kind}:{key}") else []


def names_of(store: IndexReader, kind: str, value: str) -> list[str]:
    """Return the names of a kind that a value stands for: the name itself or a printed form of it.

    A part of a name, as a last name, stands for all who have it, unless something is called so alone.
    """
    key = facet_key(value)
    own = [value] if key and store.postings(f":{kind}:{key}") else []
    kinds = {kind} if own else {kind, kind + PART}
    aliased = [name for known, name in store.aliases.get(key, ()) if known in kinds]
    return list({facet_key(name): name for name in [*own, *aliased]}.values())


def _having(store: IndexReader, terms: list[str]) -> Whole:
    found = [postings.ordinals for term in terms if (postings := store.postings(term))]
    return np.unique(np.concatenate(found)) if found else np.zeros(0, dtype=np.int64)


def _dated(store: IndexReader, value: str, *, end: bool) -> Condition:
    date = written_date(value)
    bound = date_bound(date, end=end) if date else None
    days = store.days
    if bound is None:
        return Condition(np.arange(len(days)), (), is_date=False)
    inside = days <= bound.toordinal() if end else days >= bound.toordinal()
    return Condition(np.flatnonzero(inside & (days > 0)), (date or value,))
