"""A search index opened for reading: queries in, hits out, by the default ranking or by Lunr's own."""

from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

import numpy as np
from numpy.typing import NDArray

from .document import FACETS, facet_key
from .expansion import expand_clause, sequences_of, words_of
from .plain import lunr_scores
from .postings import Postings, Whole, decode_positions
from .query import Filter, Phrase, Query, date_bound, prohibited, read_query, required
from .ranking import DEFAULT, Ranking, Scores, idf
from .store import Store

Mask = NDArray[np.bool_]
Sort = Literal["relevance", "newest", "oldest"]


@dataclass(frozen=True, slots=True)
class Hit:
    """One article found."""

    ref: str
    score: float
    title: str
    url: str
    date: str
    summary: str


@dataclass(frozen=True, slots=True)
class _Word:
    """A word looked for: the postings of all terms it stands for."""

    postings: list[Postings]
    field: str | None
    boost: float


class Index:
    """A search index on disk; loads only the shards that its queries need.

    Args:
        path: the folder that `build_index` wrote.
        ranking: `default`, `lunr` for the scores of lunr.js 2.3.9, or constants of one's own.

    Raises:
        IndexFormatError: there is no index, or one of another format.
    """

    def __init__(self, path: Path, ranking: Literal["default", "lunr"] | Ranking = "default") -> None:
        self.store = Store(Path(path))
        self.ranking = DEFAULT if ranking == "default" else ranking

    def search(self, query: str, limit: int | None = 10, sort: Sort = "relevance") -> list[Hit]:
        """Return the best hits, best first; `limit` None returns all of them."""
        ordinals, scores = self.rank(query)
        if sort != "relevance":
            order = np.lexsort((ordinals, self.store.days[ordinals]))
            order = order if sort == "oldest" else order[::-1]
            ordinals, scores = ordinals[order], scores[order]
        pairs = zip(ordinals[:limit].tolist(), scores[:limit].tolist(), strict=True)
        return [Hit(score=score, **self.store.shown(ordinal)) for ordinal, score in pairs]

    def rank(self, text: str) -> tuple[Whole, Scores]:
        """Return the ordinals of all hits and their scores, best first.

        In the default ranking, required words and phrases that nothing meets are merely wished for.
        """
        query = read_query(text)
        ordinals, scores = self._rank(query)
        if not len(ordinals) and self.ranking != "lunr" and (relaxed := query.relaxed()):
            return self._rank(relaxed)
        return ordinals, scores

    def _rank(self, query: Query) -> tuple[Whole, Scores]:
        admitted = self._admitted(query)
        if not (query.lunr.clauses or query.phrases or query.filters):
            return np.zeros(0, dtype=np.int64), np.zeros(0)
        if self.ranking == "lunr":
            for phrase in query.phrases:
                if not phrase.prohibited:
                    scope = [phrase.field] if phrase.field else None
                    query.lunr.clause(phrase.words, fields=scope, boost=phrase.boost)
            return lunr_scores(self.store, query.lunr, admitted)
        assert isinstance(self.ranking, Ranking)
        words = self._words(query)
        scores, found = self._scores(words, self.ranking)
        hits = np.flatnonzero(admitted & found if words else admitted)
        # Later months first among equals: the higher ordinal.
        order = np.lexsort((-hits, -scores[hits]))
        return hits[order], scores[hits[order]]

    def facet_counts(self, text: str, kind: str) -> dict[str, int]:
        """Return how many hits of a query have each of the kind's most frequent names, by displayed name."""
        found = np.zeros(self.store.directory.ordinals, dtype=bool)
        found[self.rank(text)[0]] = True
        counts = {name: int(found[ordinals].sum()) for name, ordinals in self.store.facets(kind)}
        return {name: count for name, count in counts.items() if count}

    def _words(self, query: Query) -> list[_Word]:
        words = []
        for clause in query.lunr.clauses:
            if not prohibited(clause):
                field = clause.fields[0] if len(clause.fields) == 1 else None
                words += [
                    _Word(self._postings(terms), field, clause.boost)
                    for terms in expand_clause(clause, self.store)
                ]
        for phrase in query.phrases:
            if not phrase.prohibited:
                words += [
                    _Word(self._postings(variants), phrase.field, phrase.boost)
                    for _, variants in words_of(phrase.words, self.store.directory.languages)
                ]
        return words

    def _postings(self, terms: Iterable[str]) -> list[Postings]:
        found = map(self.store.postings, terms)
        return [postings for postings in found if postings]

    def _scores(self, words: list[_Word], ranking: Ranking) -> tuple[Scores, Mask]:
        """Return the default ranking's score of every ordinal, and which have a word at all."""
        directory = self.store.directory
        average = sum(directory.terms) / max(directory.documents, 1) or 1.0
        scores = np.zeros(directory.ordinals)
        shares = np.zeros(directory.ordinals)
        total = 0.0
        for word in words:
            best, weight = np.zeros(directory.ordinals), np.zeros(directory.ordinals)
            heaviest = 0.0
            for postings in word.postings:
                found = postings.ordinals
                importance = idf(len(found), directory.documents)
                heaviest = max(heaviest, importance)
                new = word.boost * ranking.weights(postings, directory.documents, average, word.field)
                better = new > best[found]
                best[found[better]] = new[better]
                weight[found[better]] = importance
            scores += best
            shares += weight
            total += heaviest
        together = ranking.together * shares / total if total else shares
        return scores * (1 + together), shares > 0

    def _admitted(self, query: Query) -> Mask:
        """Return which ordinals no condition of the query shuts out."""
        admitted = np.ones(self.store.directory.ordinals, dtype=bool)
        admitted[self.store.directory.holes] = False
        for clause in query.lunr.clauses:
            for terms in expand_clause(clause, self.store):
                if prohibited(clause):
                    admitted &= ~self._having(terms, clause.fields)
                elif required(clause):
                    admitted &= self._having(terms, clause.fields)
        for phrase in query.phrases:
            having = self._having_phrase(phrase)
            admitted &= ~having if phrase.prohibited else having
        for condition in query.filters:
            meeting = self._meeting(condition)
            admitted &= ~meeting if condition.prohibited else meeting
        return admitted

    def _having(self, terms: Iterable[str], fields: Iterable[str]) -> Mask:
        having = np.zeros(self.store.directory.ordinals, dtype=bool)
        for postings in self._postings(terms):
            counts = sum(postings.titles if field == "title" else postings.bodies for field in fields)
            having[postings.ordinals[counts > 0]] = True
        return having

    def _having_phrase(self, phrase: Phrase) -> Mask:
        having = np.zeros(self.store.directory.ordinals, dtype=bool)
        for sequence in sequences_of(phrase.words, self.store.directory.languages):
            rows = [(at, self.store.postings(term), self.store.positions(term)) for at, term in sequence]
            starts: list[set[tuple[int, int, int]]] = []
            for at, postings, encoded in rows:
                placed = decode_positions(encoded, postings) if postings else []
                documents = postings.ordinals.tolist() if postings else []
                starts.append(
                    {
                        (document, field, position - at)
                        for document, fields in zip(documents, placed, strict=True)
                        for field, positions in enumerate(fields)
                        if phrase.field in {None, ("title", "body")[field]}
                        for position in positions
                        if position >= at
                    }
                )
            having[[document for document, _, _ in set.intersection(*starts)]] = True
        return having

    def _meeting(self, condition: Filter) -> Mask:
        if condition.kind in {"from", "to"}:
            bound = date_bound(condition.value, end=condition.kind == "to")
            days = self.store.days
            if bound is None:
                return np.ones(len(days), dtype=bool)
            after = days >= bound.toordinal() if condition.kind == "from" else days <= bound.toordinal()
            return after & (days > 0)
        key = facet_key(condition.value) if condition.kind in FACETS else condition.value
        meeting = np.zeros(self.store.directory.ordinals, dtype=bool)
        for postings in self._postings([f":{condition.kind}:{key}"]):
            meeting[postings.ordinals] = True
        return meeting


def open_index(path: Path, ranking: Literal["default", "lunr"] | Ranking = "default") -> Index:
    """Open the index in a folder for searching."""
    return Index(path, ranking)
