"""What terms find: the documents, and the words that count in the ranking; ranks nothing."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

import numpy as np

from .analyzer import fold
from .expansion import MAX_EXPANSIONS, other_spellings, printed_like
from .index_reader import IndexReader
from .phrases import Mask, bits_of
from .postings import Postings
from .query import Leaf, Query


@dataclass(frozen=True, slots=True)
class ScoredWord:
    """A word that counts in the ranking: the postings of the terms it stands for."""

    postings: list[tuple[Postings, int]]  # and the bits of the printed forms that were asked for
    field: str | None  # 'title' or 'body' where it is looked for there alone
    boost: float
    words: float = 1.0  # share of a whole word that this one is; a compound has several
    terms: Sequence[str] = ()  # of the postings, in their order
    elsewhere: int = 0  # articles that have it without a posting: in their language it is a stop word


@dataclass(frozen=True, slots=True)
class WordMatches:
    """What a leaf or group finds."""

    mask: Mask
    words: list[ScoredWord] = field(default_factory=list)
    waived: Mask | None = None  # articles that it asks nothing of: in their language it is a stop word


class TermFinder:
    """Finds what terms and printed forms find.

    Args:
        store: the index.
        query: takes the notes.
    """

    def __init__(self, store: IndexReader, query: Query) -> None:
        self._store = store
        self._query = query
        self._languages = store.directory.languages

    def _printed(self, leaf: Leaf, pairs: Sequence[tuple[str, str]]) -> WordMatches:
        typed = {fold(leaf.text)} if leaf.distance else None
        return self._of_terms(leaf, self._within_caps(leaf.text, pairs), only=True, typed=typed)

    def _within_caps(self, text: str, pairs: Sequence[tuple[str, str]]) -> dict[str, set[str]]:
        """Return printed forms by their terms, of as many terms as a text may stand for."""
        terms: dict[str, set[str]] = {}
        for form, term in pairs:
            terms.setdefault(term, set()).add(form)
        if len(terms) <= MAX_EXPANSIONS:
            return terms
        self._query.note("too-many-forms", text)
        return {term: terms[term] for term in sorted(sorted(terms, key=len)[:MAX_EXPANSIONS])}

    def _of_terms(
        self, leaf: Leaf, terms: dict[str, set[str]], *, only: bool = False, typed: set[str] | None = None
    ) -> WordMatches:
        """Return what terms find; `only` narrows them to the given printed forms, all equally welcome."""
        postings, found = [], []
        for term, forms in terms.items():
            if columns := self._store.postings(term):
                bits = bits_of(self._store, term, forms)
                if only:
                    columns = columns.where(columns.masks & bits > 0)
                postings.append((columns, bits_of(self._store, term, typed) if typed else bits))
                found.append(term)
        word = ScoredWord(postings, leaf.field, leaf.boost, terms=found)
        return WordMatches(self._holding(leaf, postings), [word])

    def _holding(self, leaf: Leaf, postings: Iterable[tuple[Postings, int]]) -> Mask:
        mask = self._none()
        for columns, _ in postings:
            mask[columns.ordinals[columns.counts(leaf.field) > 0]] = True
        return mask

    def _like(self, text: str) -> list[tuple[str, str]]:
        """Return the (printed form, term) of what a text with stars stands for, in any usual spelling."""
        for spelling in (text, *other_spellings(text)):
            if found := printed_like(self._store, spelling):
                if spelling != text:
                    self._query.note("spelt-otherwise", spelling)
                return found
        return []

    def _none(self) -> Mask:
        return np.zeros(self._store.directory.ordinals, dtype=bool)

    def _mask(self, ordinals: Iterable[int]) -> Mask:
        mask = self._none()
        mask[np.fromiter(ordinals, dtype=np.int64)] = True
        return mask

    def _mask_of_terms(self, terms: Iterable[str]) -> Mask:
        mask = self._none()
        for term in terms:
            if columns := self._store.postings(term):
                mask[columns.ordinals] = True
        return mask
