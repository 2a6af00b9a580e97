"""Which terms a query word stands for: variants of languages, wildcards, near spellings; scores nothing."""

import re
from collections.abc import Iterable, Sequence
from typing import Any

from lunr.token_set import TokenSet

from .analyzer import analyzer, fold, is_bigram, tokens
from .store import Store

MAX_EXPANSIONS = 100
_LITERAL_STAR = re.compile(r"\*+")


def words_of(text: str, languages: Sequence[str]) -> list[tuple[int, list[str]]]:
    """Return the (position, variants) of each word of a text, analyzed in each of the languages."""
    found: dict[tuple[int, int], list[str]] = {}
    for language in languages or ("",):
        for position, part, term in _placed(text, language):
            variants = found.setdefault((position, part), [])
            if term not in variants:
                variants.append(term)
    return [(position + part, variants) for (position, part), variants in sorted(found.items())]


def sequences_of(text: str, languages: Sequence[str]) -> list[list[tuple[int, str]]]:
    """Return a phrase as each language reads it: lists of (position, term), none twice."""
    readings = []
    for language in languages or ("",):
        reading, shift = [], 0
        for position, part, term in _placed(text, language):
            shift += part > 0
            reading.append((position + shift, term))
        if reading and reading not in readings:
            readings.append(reading)
    return readings


def _placed(text: str, language: str) -> list[tuple[int, int, str]]:
    """Return (token number, number within the token, term)."""
    terms_of = analyzer(language).terms
    return [
        (position, part, term)
        for position, surface in enumerate(tokens(text))
        for part, term in enumerate(terms_of(surface))
    ]


def expand_clause(clause: Any, store: Store) -> list[list[str]]:
    """Return the words of a Lunr clause, each as the terms of the index it stands for."""
    if not clause.use_pipeline:
        return [expand(store, fold(clause.term), 0)]
    words = []
    for _, variants in words_of(clause.term, store.directory.languages):
        if len(variants[0]) == 1 and is_bigram(variants[0]):
            words.append(expand(store, f"{variants[0]}*", 0))
        elif clause.edit_distance:
            near = (term for variant in variants for term in expand(store, variant, clause.edit_distance))
            words.append(list(dict.fromkeys(near)))
        else:
            words.append(variants)
    return words


def expand(store: Store, text: str, distance: int, *, limit: int | None = MAX_EXPANSIONS) -> list[str]:
    """Return the words of the index that a word with stars, or up to `distance` edits, stands for.

    What counts as an edit is what Lunr's fuzzy token sets accept. Of more words than `limit`, those in
    most documents are kept.
    """
    if distance:
        wanted = TokenSet.from_fuzzy_string(text, distance)
        near = (word for word in store.vocabulary if _may_be_near(word, text, distance))
        found = [word for word in near if _accepts(wanted, word)]
    else:
        pattern = re.compile(".*".join(map(re.escape, _LITERAL_STAR.split(text))), re.DOTALL)
        found = [word for word in store.terms_from(text.partition("*")[0]) if pattern.fullmatch(word)]
    if limit is None or len(found) <= limit:
        return found
    frequent = sorted(found, key=lambda term: -_frequency(store, term))[:limit]
    return sorted(frequent)


def _frequency(store: Store, term: str) -> int:
    postings = store.postings(term)
    return len(postings.ordinals) if postings else 0


def _may_be_near(word: str, text: str, distance: int) -> bool:
    """Sort out words that so few edits cannot reach, at a fraction of the price of trying."""
    return abs(len(word) - len(text)) <= distance and len(set(word) - set(text)) <= distance


def _accepts(wanted: TokenSet, word: Iterable[str]) -> bool:
    states = [wanted]
    for letter in word:
        following = (state.edges.get(edge) for state in states for edge in (letter, "*"))
        states = list({id(state): state for state in following if state is not None}.values())
    return any(state.final for state in states)
