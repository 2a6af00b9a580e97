"""How often the targets of a query stand in each article, read off the index alone: no text is loaded."""

from collections.abc import Sequence

import numpy as np

from ..counting import FIELD_SHIFT
from ..index_reader import IndexReader
from ..phrases import Mask, placements_of, starts_of_all
from ..postings import Whole
from .targets import CountTarget


def occurrence_counts(store: IndexReader, targets: Sequence[CountTarget], matched: Whole) -> Whole:
    """Return how often the targets occur in each ordinal; 0 in those that are not matched."""
    counts = np.zeros(store.directory.ordinals, dtype=np.int64)
    known = np.zeros(len(counts), dtype=bool)
    known[matched] = True
    for target in targets:
        if target.plain:
            for (step,) in target.ways:
                if postings := store.postings(step.term):
                    counts[postings.ordinals] += postings.counts(target.field)
        else:
            counts += np.bincount(_starts(store, target, known), minlength=len(counts))
    only = np.zeros_like(counts)
    only[matched] = counts[matched]
    return only


def _starts(store: IndexReader, target: CountTarget, matched: Mask) -> Whole:
    """Return the ordinal of every place where a target begins; two ways may meet at one."""
    if "positions" not in store.directory.tables:
        return np.zeros(0, dtype=np.int64)
    found = [
        starts_of_all(
            placements_of(store, step.term, step.forms, target.field, matched).keys(step.place)
            for step in way
        )
        for way in target.ways
    ]
    return np.unique(np.concatenate(found)) >> FIELD_SHIFT + 1
