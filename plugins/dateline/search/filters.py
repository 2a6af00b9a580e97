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
from .query_times import first_and_last
from .written_dates import dates_covering, written_date

# In English and in the language itself; any code works too.
LANGUAGES = {
    "ar": "arabic العربية",
    "cs": "czech cestina",
    "da": "danish dansk",
    "de": "german deutsch",
    "el": "greek ελληνικα",
    "en": "english",
    "es": "spanish espanol",
    "fa": "persian farsi فارسی",
    "fi": "finnish suomi",
    "fr": "french francais",
    "he": "hebrew עברית",
    "hi": "hindi हिन्दी",
    "hu": "hungarian magyar",
    "id": "indonesian",
    "it": "italian italiano",
    "ja": "japanese 日本語",
    "ko": "korean 한국어",
    "nl": "dutch nederlands",
    "no": "norwegian norsk",
    "pl": "polish polski",
    "pt": "portuguese portugues",
    "ro": "romanian romana",
    "ru": "russian русскии",
    "sv": "swedish svenska",
    "th": "thai ไทย",
    "tr": "turkish turkce",
    "uk": "ukrainian украінська",
    "ur": "urdu اردو",
    "vi": "vietnamese",
    "zh": "chinese 中文",
}
STAR = "*"
_CODES = {name: code for code, names in LANGUAGES.items() for name in names.split()}
_POSSESSIVE = re.compile("['’]s$")
_VARIANTS = (
    (re.compile(r"^(?:the|by)\s+", re.IGNORECASE), ""),
    (re.compile(r"(?<=\s)\w\.?\s+"), ""),  # Ronald W. Reagan
    (re.compile(r"\bst\b\.?", re.IGNORECASE), "saint"),
    (re.compile(r"\bsaint\b", re.IGNORECASE), "st"),
    (re.compile(r"\bmt\b\.?", re.IGNORECASE), "mount"),
    (re.compile(r"\bft\b\.?", re.IGNORECASE), "fort"),
    (re.compile(r"&"), " and "),
    (re.compile(r"\band\b", re.IGNORECASE), "&"),
)


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
        first, last = map(written_date, first_and_last(leaf.text))
        if first is None or last is None:
            return Condition(np.zeros(0, dtype=np.int64), (), is_date=False)
        dates = [first] if first == last else dates_covering(first, last)
        meaning = first if first == last else f"{first}–{last}"
        return Condition(_having(store, [f":{kind}:{date}" for date in dates]), (meaning,))
    if kind == "language":
        meaning = _CODES.get(facet_key(leaf.text), primary_language(leaf.text))
        return Condition(_having(store, [f":{kind}:{meaning}"]), (meaning,))
    for value in (leaf.text, *otherwise_written(leaf.text)):
        names = _names(store, kind, value)
        if names:
            return Condition(_having(store, [f":{kind}:{facet_key(name)}" for name in names]), tuple(names))
    return Condition(np.zeros(0, dtype=np.int64), ())


def otherwise_written(value: str) -> list[str]:
    """Return how a name that nothing has may be written, the likeliest first.

    Without 's, last name last, without an article or initials, St. as Saint, & as and, Mueller as Müller.
    """
    found = [_POSSESSIVE.sub("", value)]
    last, comma, first = value.partition(",")
    found += [f"{first.strip()} {last.strip()}"] if comma else []
    found += [pattern.sub(other, value) for pattern, other in _VARIANTS]
    words = value.split()
    found += [f"{words[1]} {words[0]}"] if len(words) == 2 else []
    return [
        other for other in dict.fromkeys([*found, *other_texts(value)]) if other.strip() and other != value
    ]


def _names(store: IndexReader, kind: str, value: str) -> list[str]:
    """Return what a value stands for: bylines and sections as they are called, names by any form or part."""
    if kind in FACETS:
        return names_of(store, kind, value)
    return _called(store, kind, value, facet_key(value))


def names_of(store: IndexReader, kind: str, value: str) -> list[str]:
    """Return the names of a kind that a value stands for: the name itself or a printed form of it.

    A part of a name, as a last name, stands for all who have it, unless something is called so alone. A star
    at the end stands for any end.
    """
    key, starred = facet_key(value), value.endswith(STAR)
    own = _called(store, kind, value, key)
    kinds = {kind, kind + PART} if starred or not own else {kind}
    keys = [known for known in store.aliases if known.startswith(key)] if starred and key else [key]
    aliased = [name for known in keys for of, name in store.aliases.get(known, ()) if of in kinds]
    return list({facet_key(name): name for name in [*own, *aliased]}.values())


def _called(store: IndexReader, kind: str, value: str, key: str) -> list[str]:
    """Return what is called so as it stands, or begins so."""
    if value.endswith(STAR) and key:
        return store.names_from(kind, key)
    return [value if kind in FACETS else key] if key and store.postings(f":{kind}:{key}") else []


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
