"""A search index opened for reading: queries in, hits out, by the default ranking or by Lunr's own."""

from collections.abc import Hashable, Sequence
from dataclasses import replace
from pathlib import Path
from typing import Literal

import numpy as np

from .corrections import corrected_query, near_names
from .evidence import Finder, only_stop_words
from .index_reader import IndexReader
from .phrases import Mask
from .plain import lunr_scores
from .postings import Whole
from .query import Item, Leaf, Note, Query, leaves_of
from .query_reader import read_query
from .ranking import DEFAULT, Ranking, Scores, idf
from .readback import Meanings, read_back
from .search_result import Hit, NamePage, SearchResult, pages_of_names
from .term_evidence import ScoredWord, WordMatches
from .ways_out import WayOut, ways_by_name, ways_out
from .written_dates import date_in

Sort = Literal["relevance", "newest", "oldest"]


class Index:
    """A search index on disk; loads only the shards that its queries need.

    Args:
        path: the folder that `build_index` wrote.
        ranking: `default`, `lunr` for the scores of lunr.js 2.3.9, or constants of one's own.

    Raises:
        IndexFormatError: there is no index, or one of another format.
    """

    def __init__(self, path: Path, ranking: Literal["default", "lunr"] | Ranking = "default") -> None:
        self.store = IndexReader(Path(path))
        self.ranking = DEFAULT if ranking == "default" else ranking

    def search(self, query: str, limit: int | None = 10, sort: Sort = "relevance") -> list[Hit]:
        """Return the best hits, best first; `limit` None returns all of them."""
        return self.hits(self.find(query, sort), limit)

    def hits(self, outcome: SearchResult, limit: int | None = 10) -> list[Hit]:
        """Return the first hits of an outcome."""
        pairs = zip(outcome.ordinals[:limit].tolist(), outcome.scores[:limit].tolist(), strict=True)
        return [self._hit(ordinal, score) for ordinal, score in pairs]

    def _hit(self, ordinal: int, score: float) -> Hit:
        return Hit(score=score, **self.store.shown(ordinal))

    def stories(self, outcome: SearchResult, limit: int | None = 10) -> list[list[Hit]]:
        """Return the first stories of an outcome: of each its best hit, then all its other versions in it."""
        stories: dict[Hashable, list[tuple[int, float]]] = {}
        for ordinal, score in zip(outcome.ordinals.tolist(), outcome.scores.tolist(), strict=True):
            group = self.store.story_groups.get(ordinal, (ordinal,))
            if group in stories or limit is None or len(stories) < limit:
                stories.setdefault(group, []).append((ordinal, score))
        return [[self._hit(*version) for version in versions] for versions in stories.values()]

    def find(self, text: str, sort: Sort = "relevance") -> SearchResult:
        """Return all that a query finds."""
        query = read_query(text)
        found = self._plain(query) if self.ranking == "lunr" else self._default(query)
        if sort == "relevance":
            return found
        order = np.lexsort((found.ordinals, self.store.days[found.ordinals]))
        order = order if sort == "oldest" else order[::-1]
        return replace(found, ordinals=found.ordinals[order], scores=found.scores[order])

    def ways_out(self, result: SearchResult) -> tuple[WayOut, ...]:
        """Return wider searches that find something where this one finds nothing."""
        return () if result.total else ways_out(result.query.items, self._count)

    def ways_by_name(self, result: SearchResult) -> tuple[WayOut, ...]:
        """Return searches by names spelt nearly as those that the archive lacks, where nothing is found."""

        def near(leaf: Leaf) -> list[str]:
            return [] if result.meanings.get(leaf) else near_names(self._stores(), leaf)

        return () if result.total else ways_by_name(result.query.items, near, self._count)

    def correction(self, text: str, result: SearchResult) -> WayOut | None:
        """Return the query in a likelier spelling; None where it stands for itself, or that finds nothing."""
        better = corrected_query(self._stores(), result.query, text, together=bool(result.complete))
        total = 0 if better == text else self.find(better).total
        return WayOut("did_you_mean", better, total) if total else None

    def dated(self, text: str) -> tuple[WayOut, ...]:
        """Return the searches that a date among the words may mean: published then, speaking of then."""
        if not (typed := date_in(text)):
            return ()
        published, speaking = (f"{typed.rest} {kind}:{typed.iso}".strip() for kind in ("date", "about"))
        ways = (
            WayOut("published_then", published, self.find(published).total),
            WayOut("speaking_of_then", speaking, self.find(speaking).total),
        )
        return tuple(way for way in ways if way.total)

    def name_pages(self, result: SearchResult) -> list[NamePage]:
        """Return the pages of the names that a query asks for, of each filter the first few."""
        return list(pages_of_names(self.store, result.meanings))

    def _stores(self) -> list[IndexReader]:
        """Return the readers of the indexes that are searched as one."""
        return [self.store]

    def _count(self, items: Sequence[Item]) -> int:
        return self._default(Query(tuple(items))).total

    def rank(self, text: str) -> tuple[Whole, Scores]:
        """Return the ordinals of all hits and their scores, best first."""
        found = self.find(text)
        return found.ordinals, found.scores

    def facet_counts(self, text: str, kind: str) -> dict[str, int]:
        """Return how many hits of a query have each of the kind's most frequent names, by displayed name."""
        found = np.zeros(self.store.directory.ordinals, dtype=bool)
        found[self.rank(text)[0]] = True
        counts = {name: int(found[ordinals].sum()) for name, ordinals in self.store.facets(kind)}
        return {name: count for name, count in counts.items() if count}

    def _default(self, query: Query) -> SearchResult:
        assert isinstance(self.ranking, Ranking)
        evidence, meanings = self._evidence(query)
        if not evidence:
            empty = () if query.notes else (Note("no-words"),)
            return SearchResult(np.zeros(0, dtype=np.int64), np.zeros(0), 0, query, empty)
        admitted, optional = self._admitted(evidence), self._optional(evidence)
        words = [word for item, found in evidence if item.presence != "not" for word in found.words]
        scores = self._scores(words, self.ranking)
        wished = [found for item, found in evidence if item.presence == "may"]
        having = [one.mask if one.waived is None else one.mask | one.waived for one in wished]
        complete = np.logical_and.reduce([admitted & optional, *having])
        hits = np.flatnonzero(admitted & optional)
        # Later months first among equals: the higher ordinal.
        order = np.lexsort((-hits, -scores[hits], ~complete[hits]))
        hits = hits[order]
        reasons = () if len(hits) else tuple(self._reasons(evidence, query))
        reading = read_back(query.items, meanings)
        return SearchResult(hits, scores[hits], int(complete.sum()), query, reasons, reading, meanings)

    def _evidence(self, query: Query) -> tuple[list[tuple[Item, WordMatches]], Meanings]:
        """Return what each item finds, and what the filters were understood to mean."""
        stop_words = only_stop_words(query, self.store.directory.languages)
        finder = Finder(self.store, query, with_stop_words=stop_words)
        found = [(item, finder.of(item.node, wanted=item.presence != "may")) for item in query.items]
        return [(item, evidence) for item, evidence in found if evidence], finder.meanings

    def _admitted(self, evidence: Sequence[tuple[Item, WordMatches]]) -> Mask:
        """Return which ordinals no condition of the query shuts out."""
        admitted = np.ones(self.store.directory.ordinals, dtype=bool)
        admitted[self.store.directory.holes] = False
        for item, found in evidence:
            if item.presence != "may":
                admitted &= ~found.mask if item.presence == "not" else found.mask
        return admitted

    def _optional(self, evidence: Sequence[tuple[Item, WordMatches]]) -> Mask:
        """Return which ordinals have some of the words; all, where no word is optional alone."""
        wished = [found.mask for item, found in evidence if item.presence == "may"]
        wanted = any(item.presence == "must" and found.words for item, found in evidence)
        every = np.ones(self.store.directory.ordinals, dtype=bool)
        return every if wanted or not wished else np.logical_or.reduce(wished)

    def _reasons(self, evidence: Sequence[tuple[Item, WordMatches]], query: Query) -> list[Note]:
        """Return why nothing was found: which parts find nothing, or that no article has them all."""
        lacking = [
            item
            for item, found in evidence
            if item.presence != "not" and not found.mask.any() and found.waived is None
        ]
        reasons = []
        for item in lacking:
            for leaf in leaves_of(item.node):
                kind = f"no-{leaf.field}" if leaf.kind == "filter" else f"no-{leaf.kind}"
                reasons.append(Note(kind, leaf.text))
        if reasons:
            return reasons
        ends = [
            (found.mask, item.node.text)
            for item, found in evidence
            if isinstance(item.node, Leaf) and item.node.field in {"from", "to"} and item.presence == "must"
        ]
        if len(ends) > 1 and not np.logical_and.reduce([mask for mask, _ in ends]).any():
            return [Note("no-month", "–".join(dict.fromkeys(text for _, text in ends)))]
        return [Note("none-together")] if query.items else []

    def _scores(self, words: Sequence[ScoredWord], ranking: Ranking) -> Scores:
        """Return the default ranking's score of every ordinal."""
        directory = self.store.directory
        average = sum(directory.terms) / max(directory.documents, 1) or 1.0
        scores = np.zeros(directory.ordinals)
        shares = np.zeros(directory.ordinals)
        total = 0.0
        inexact = 1 - ranking.exact / max(sum(word.words for word in words), 1.0)
        for word in words:
            best, weight = np.zeros(directory.ordinals), np.zeros(directory.ordinals)
            heaviest = 0.0
            for postings, bits in word.postings:
                found = postings.ordinals
                frequency = min(len(found) + word.elsewhere, directory.documents)
                importance = idf(frequency, directory.documents)
                heaviest = max(heaviest, importance)
                new = word.boost * ranking.weights(postings, importance, average, word.field)
                new *= np.where(postings.masks & bits > 0, 1.0, inexact)
                better = new > best[found]
                best[found[better]] = new[better]
                weight[found[better]] = importance
            scores += best
            shares += weight
            total += heaviest
        together = ranking.together * shares / total if total else shares
        return scores * (1 + together)

    def _plain(self, query: Query) -> SearchResult:
        finder = Finder(self.store, query, with_stop_words=False)
        conditions = [
            (item, found)
            for item in query.items
            if any(leaf.kind != "word" for leaf in leaves_of(item.node)) and (found := finder.of(item.node))
        ]
        if not query.items:
            return SearchResult(np.zeros(0, dtype=np.int64), np.zeros(0), 0, query)
        ordinals, scores = lunr_scores(self.store, query, self._admitted(conditions))
        return SearchResult(ordinals, scores, 0, query)


def open_index(path: Path, ranking: Literal["default", "lunr"] | Ranking = "default") -> Index:
    """Open the index in a folder for searching."""
    return Index(path, ranking)
