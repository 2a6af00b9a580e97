"""Filters of a query: names by any printed form, bylines, languages, dates; ranks nothing."""

import re
from dataclasses import dataclass

import numpy as np

from .analyzer import primary_language
from .document import FACETS, facet_key
from .index_reader import IndexReader
from .postings import Whole
from .query import Leaf, date_bound

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
_DATE = re.compile(r"(\d{4})(?:-(\d\d?))?(?:-(\d\d?))?", re.ASCII)


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
    if kind in FACETS:
        names = names_of(store, kind, leaf.text)
        return Condition(_having(store, [f":{kind}:{facet_key(name)}" for name in names]), tuple(names))
    if kind == "language":
        key = facet_key(leaf.text)
        meaning = _CODES.get(key, primary_language(leaf.text))
    elif kind in {"about", "month"}:
        date = _DATE.fullmatch(leaf.text.strip())
        if date is None:
            return Condition(np.zeros(0, dtype=np.int64), (), is_date=False)
        meaning = "-".join(part.zfill(2) for part in date.groups() if part)
    else:
        meaning = facet_key(leaf.text)
    return Condition(_having(store, [f":{kind}:{meaning}"]), (meaning,))


def names_of(store: IndexReader, kind: str, value: str) -> list[str]:
    """Return the names of a kind that a value stands for: as the name itself or a printed form of it."""
    key = facet_key(value)
    own = [value] if key and store.postings(f":{kind}:{key}") else []
    aliased = [name for known, name in store.aliases.get(key, ()) if known == kind]
    return list({facet_key(name): name for name in [*own, *aliased]}.values())


def _having(store: IndexReader, terms: list[str]) -> Whole:
    found = [postings.ordinals for term in terms if (postings := store.postings(term))]
    return np.unique(np.concatenate(found)) if found else np.zeros(0, dtype=np.int64)


def _dated(store: IndexReader, value: str, *, end: bool) -> Condition:
    bound = date_bound(value, end=end)
    days = store.days
    if bound is None:
        return Condition(np.arange(len(days)), (), is_date=False)
    inside = days <= bound.toordinal() if end else days >= bound.toordinal()
    return Condition(np.flatnonzero(inside & (days > 0)), (value,))
