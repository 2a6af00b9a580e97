"""What each leaf of a query finds: the documents, and the words that count in the ranking; ranks nothing."""

from collections.abc import Sequence
from dataclasses import replace

import numpy as np

from .analyzer import STOP_MARK, analyzer, fold, has_bigram
from .compounds import other_compounds
from .expansion import (
    lone_character,
    other_spellings,
    printed_like,
    printed_near,
    readings,
)
from .filters import condition
from .index_reader import IndexReader
from .phrase_evidence import PhraseFinder
from .phrases import documents_with, elements_of
from .query import Group, Leaf, Node, Query, leaves_of
from .term_evidence import WordMatches


def only_stop_words(query: Query, languages: Sequence[str]) -> bool:
    """Say whether each word of a query is a stop word in one of the languages: then they are looked for."""
    asked = [leaf for item in query.items for leaf in leaves_of(item.node) if leaf.kind != "filter"]
    return all(
        leaf.kind == "word"
        and any(all(p.term[0] == STOP_MARK for p in reading) for reading in readings(leaf.text, languages))
        for leaf in asked
    )


def _is_plain_word(leaf: Leaf) -> bool:
    """Return whether a leaf is a mere word, without field, star or distance."""
    return leaf.kind == "word" and not (leaf.field or leaf.wildcard or leaf.distance)


class Finder(PhraseFinder):
    """Finds the evidence of one query.

    Args:
        store: the index.
        query: takes the notes.
        with_stop_words: whether stop words are looked for like other words.
    """

    def __init__(self, store: IndexReader, query: Query, *, with_stop_words: bool) -> None:
        super().__init__(store, query)
        self._with_stop_words = with_stop_words
        self.meanings: dict[Leaf, tuple[str, ...]] = {}  # of filters: the names that a value stands for

    def of(self, node: Node, *, wanted: bool = False) -> WordMatches | None:
        """Return the evidence of a node; None when it is a mere stop word, which asks for nothing.

        With `wanted`, a stop word is looked for: someone wants it by name.
        """
        if isinstance(node, Group):
            return self._group(node)
        if node.kind == "filter":
            return self._filter(node)
        if node.kind == "word":
            return self._word(node, wanted=wanted)
        return self._phrase(node)

    def _group(self, group: Group) -> WordMatches:
        parts = [found for node in group.nodes if (found := self.of(node, wanted=True))]
        masks = [part.mask for part in parts] or [self._none()]
        words = [word for part in parts for word in part.words]
        if group.operator == "not":
            return WordMatches(~masks[0])
        joined = np.logical_and if group.operator == "and" else np.logical_or
        return WordMatches(joined.reduce(masks), words)

    def _filter(self, leaf: Leaf) -> WordMatches | None:
        found = condition(self._store, leaf)
        self.meanings[leaf] = found.meaning
        if not found.is_date:
            self._query.note("not-a-date", leaf.text)
            return None
        return WordMatches(self._mask(found.ordinals))

    def _word(self, leaf: Leaf, *, wanted: bool) -> WordMatches | None:
        if leaf.wildcard and has_bigram(leaf.text):
            # Scripts without spaces have no words that a star could end: each part must be there.
            parts = [replace(leaf, text=part, wildcard=False) for part in leaf.text.split("*") if part]
            return self._group(Group("and", tuple(parts)))
        if leaf.wildcard:
            return self._printed(leaf, self._like(leaf.text))
        if lone_character(leaf.text):
            return self._printed(leaf, printed_like(self._store, f"{leaf.text}*"))
        if leaf.distance:
            return self._printed(leaf, printed_near(self._store, leaf.text, leaf.distance))
        found = readings(leaf.text, self._languages)
        if not found:
            return None
        matches = self._spelt(leaf, wanted=wanted)
        if matches is None:
            return None
        if not wanted and (waiving := self._where_stop_word(leaf.text)):
            waived = self._mask_of_terms(waiving)
            words = [replace(word, elsewhere=int(waived.sum())) for word in matches.words]
            return WordMatches(matches.mask, words, waived)
        if matches.mask.any():
            return WordMatches(matches.mask | self._also_written(leaf), matches.words)
        for text in other_spellings(leaf.text):
            other = self._spelt(replace(leaf, text=text), wanted=wanted)
            if other and other.mask.any():
                self._query.note("spelt-otherwise", text)
                return other
        return self._parted(leaf) or self._joined(leaf) or matches

    def _where_stop_word(self, text: str) -> list[str]:
        """Return the pseudo-terms of the languages in which a word is a stop word that is not looked for."""
        if self._with_stop_words:
            return []
        found = ((language, analyzer(language).placed(text)[0]) for language in self._languages)
        return [
            f":language:{language}"
            for language, placed in found
            if placed and all(p.term[0] == STOP_MARK for p in placed)
        ]

    def _spelt(self, leaf: Leaf, *, wanted: bool) -> WordMatches | None:
        """Return what a word finds as it is spelt; None when it is a stop word that is not wanted."""
        if any(len(reading) > 1 for reading in readings(leaf.text, self._languages)):
            return self._compound(leaf)
        terms = self._terms(leaf.text, wanted=wanted)
        return self._of_terms(leaf, terms) if terms else None

    def _joined(self, leaf: Leaf) -> WordMatches | None:
        """Return what a word that no article has finds as one word with its neighbour: mac donald, 3 bn."""
        words = [item.node for item in self._query.items]
        at = next((at for at, node in enumerate(words) if node is leaf), None)
        for first in (at - 1, at) if at is not None else ():
            pair = words[max(first, 0) : first + 2]
            if len(pair) < 2 or not all(isinstance(one, Leaf) and _is_plain_word(one) for one in pair):
                continue
            text = "".join(one.text for one in pair if isinstance(one, Leaf))
            if fold(text) in self._store.printed_forms:
                self._query.note("spelt-otherwise", text)
                return self._spelt(replace(leaf, text=text), wanted=True)
        return None

    def _parted(self, leaf: Leaf) -> WordMatches | None:
        """Return what a word finds that no article has as one, but some as two: antiwar as anti war."""
        for text in other_compounds(leaf.text, self._store.printed_forms):
            found = self._phrase(replace(leaf, kind="phrase", text=text, distance=0), compounds=False)
            if found and found.mask.any():
                self._query.note("spelt-otherwise", text)
                return found
        return None

    def _terms(self, text: str, *, wanted: bool) -> dict[str, set[str]]:
        """Return the terms of a single word, with their printed forms."""
        terms: dict[str, set[str]] = {}
        for reading in readings(text, self._languages):
            for _, term, form in reading:
                if term[0] != STOP_MARK or wanted or self._with_stop_words:
                    terms.setdefault(term, set()).add(form)
        return terms

    def _compound(self, leaf: Leaf) -> WordMatches:
        """Return what a word of several parts finds: the parts side by side, or joined in one word."""
        parts = readings(leaf.text, self._languages)
        whole = [set(reading) for reading in readings(leaf.text, self._languages, compounds=True)]
        mask, words = self._none(), []
        for reading in parts:
            elements = elements_of(self._store, reading, printed=False)
            mask |= documents_with(self._store, elements, leaf.field, None)
        for place in dict.fromkeys(placed.place for reading in parts for placed in reading):
            terms = {p.term: {p.form} for reading in parts for p in reading if p.place == place}
            terms = {term: forms for term, forms in terms.items() if term[0] != STOP_MARK}
            words += self._of_terms(leaf, terms).words
        joined = {placed for reading in whole for placed in reading} - {
            p for reading in parts for p in reading
        }
        if joined:
            found = self._of_terms(leaf, {placed.term: {placed.form} for placed in joined})
            mask |= found.mask
            words += found.words
        return WordMatches(mask, [replace(word, words=1 / len(words)) for word in words])
