"""Lunr's own ranking: lunr.py's Index, run over the postings of one query's terms; reads no other shard."""

from collections.abc import Sequence
from typing import Any

import numpy as np
from lunr.index import Index as LunrIndex
from lunr.query import Query as LunrQuery
from lunr.query import QueryPresence
from lunr.vector import Vector

from ..compat.lunr_expansions import GivenExpansions
from .analyzer import fold
from .expansion import expand, query_words
from .index_reader import IndexReader
from .postings import Postings, Whole
from .query import Query, leaves_of
from .query_fields import FIELDS
from .ranking import Scores, lunr_weights

_PRESENCES = {
    "may": QueryPresence.OPTIONAL,
    "must": QueryPresence.REQUIRED,
    "not": QueryPresence.PROHIBITED,
}


def lunr_query(query: Query) -> LunrQuery:
    """Return the words of a query as Lunr's clauses."""
    clauses = LunrQuery(FIELDS)
    for item in query.items:
        for leaf in leaves_of(item.node):
            if leaf.kind != "filter" and (leaf.kind == "word" or item.presence != "not"):
                clauses.clause(
                    leaf.text,
                    fields=[leaf.field] if leaf.field else list(FIELDS),
                    boost=leaf.boost,
                    edit_distance=leaf.distance if leaf.kind == "word" else 0,
                    presence=_PRESENCES[item.presence if leaf.kind == "word" else "may"],
                    use_pipeline=not leaf.wildcard,
                )
    return clauses


def lunr_scores(store: IndexReader, asked: Query, admitted: Any) -> tuple[Whole, Scores]:
    """Return ordinals and scores, best first, as lunr.js 2.3.9 gives them for this query.

    Args:
        store: the index.
        asked: whose words become Lunr's clauses.
        admitted: which ordinals the conditions outside Lunr let in.
    """
    query = lunr_query(asked)
    # lunr.js fails on a required word that analysis leaves nothing of; for us it asks for nothing.
    query.clauses = [clause for clause in query.clauses if _terms(clause, store) or not _required(clause)]
    expansions = []
    for clause in query.clauses:
        found = [_expanded(store, clause, term) for term in _terms(clause, store)]
        if _required(clause) and not all(found):
            # lunr.py 0.8 goes on here; lunr.js ends with nothing.
            return np.zeros(0, dtype=np.int64), np.zeros(0)
        expansions += found
    if not query.clauses:
        hits = np.flatnonzero(admitted)
        return hits, np.zeros(len(hits))
    found_postings = {term: store.postings(term) for found in expansions for term in found}
    postings = {term: columns for term, columns in found_postings.items() if columns}
    names = [str(ordinal) for ordinal in range(store.directory.ordinals)]
    index = LunrIndex(
        inverted_index={
            term: inverted(number, postings[term], names) for number, term in enumerate(sorted(postings))
        },
        field_vectors=document_vectors(store, postings, everything=query.is_negated()),
        token_set=GivenExpansions(expansions),
        fields=list(FIELDS),
        pipeline=_Pipeline(store),
    )
    kept = [(int(hit["ref"]), hit["score"]) for hit in index.query(query) if admitted[int(hit["ref"])]]
    return np.array([ref for ref, _ in kept], dtype=np.int64), np.array([score for _, score in kept])


def _required(clause: Any) -> bool:
    return bool(clause.presence == QueryPresence.REQUIRED)


class _Pipeline:
    """The part of lunr.py's pipeline that a query runs through: a word in, its terms out."""

    def __init__(self, store: IndexReader) -> None:
        self._languages = store.directory.languages

    def run_string(self, text: str, _: Any = None) -> list[str]:
        return [term for _, variants in query_words(text, self._languages) for term in variants]


def _terms(clause: Any, store: IndexReader) -> list[str]:
    return _Pipeline(store).run_string(clause.term) if clause.use_pipeline else [fold(clause.term)]


def _expanded(store: IndexReader, clause: Any, term: str) -> list[str]:
    if clause.edit_distance or not clause.use_pipeline:
        return expand(store, term, clause.edit_distance)
    return [term] if store.postings(term) else []


def inverted(number: int, postings: Postings, names: Sequence[str]) -> dict[str, Any]:
    """Return Lunr's entry of a term; `names` gives the ref of each ordinal."""
    entry: dict[str, Any] = {"_index": number}
    for field, counts in zip(FIELDS, (postings.titles, postings.bodies), strict=True):
        entry[field] = {names[ref]: {} for ref in postings.ordinals[counts > 0].tolist()}
    return entry


def document_vectors(
    store: IndexReader, postings: dict[str, Postings], *, everything: bool
) -> dict[str, Vector]:
    """Return the parts of Lunr's document vectors that these terms make up, refs being ordinals.

    With `everything`, documents that have none of the terms are there too, with empty vectors.
    """
    directory = store.directory
    elements: dict[str, list[float]] = {}
    if everything:
        holes = set(directory.holes)
        present = (ref for ref in range(directory.ordinals) if ref not in holes)
        elements = {f"{field}/{ref}": [] for ref in present for field in FIELDS}
    for number, term in enumerate(sorted(postings)):
        columns = postings[term]
        in_field = (columns.titles, columns.bodies)
        found = sum(int((counts > 0).sum()) for counts in in_field)
        for at, (field, counts) in enumerate(zip(FIELDS, in_field, strict=True)):
            refs = columns.ordinals[counts > 0]
            weights = lunr_weights(
                counts[counts > 0],
                store.lengths[refs, at],
                found=found,
                documents=directory.documents,
                average=directory.terms[at] / directory.documents,
            )
            for ref, weight in zip(refs.tolist(), weights.tolist(), strict=True):
                elements.setdefault(f"{field}/{ref}", []).extend((number, weight))
    return {name: Vector(pairs) for name, pairs in elements.items()}
