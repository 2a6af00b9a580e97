"""Sorted runs in, the encoded postings of the whole vocabulary out; memory bounded by one slice of terms."""

from collections.abc import Collection, Sequence
from itertools import pairwise

import numpy as np

from .counting import Run, utf16_order
from .postings import Encoded, Whole, concatenate, encode_occurrences

SLICE = 1_000_000  # occurrences held at once


def vocabulary(runs: Sequence[Run]) -> list[str]:
    """Return all terms of the runs, ascending."""
    return ascending({term for run in runs for term in run.terms})


def ascending(terms: Collection[str]) -> list[str]:
    """Return terms in the order of the index, which is JavaScript's."""
    # Code points and code units agree on order below U+10000, where nearly all terms are.
    astral = any(max(term) > "\uffff" for term in terms if not term.isascii())
    return sorted(terms, key=utf16_order) if astral else sorted(terms)


def merge(runs: Sequence[Run], terms: Sequence[str], classes: Whole) -> Encoded:
    """Return the sections of all terms.

    Args:
        runs: in order of ordinals.
        terms: their vocabulary, ascending.
        classes: every ordinal's length class.
    """
    numbers = {term: number for number, term in enumerate(terms)}
    ranks = [np.array([numbers[term] for term in run.terms], dtype=np.int64) for run in runs]
    totals = np.zeros(len(terms), dtype=np.int64)
    for run, rank in zip(runs, ranks, strict=True):
        totals[rank] += np.diff(run.starts)
    return concatenate([_slice(runs, ranks, first, last, classes) for first, last in _slices(totals)])


def _slices(totals: Whole) -> list[tuple[int, int]]:
    """Part the terms into runs of about SLICE occurrences."""
    ends = np.cumsum(totals)
    whole = int(ends[-1]) if len(ends) else 0
    marks = np.searchsorted(ends, np.arange(SLICE, whole, SLICE)) + 1
    borders = np.unique(np.concatenate(([0], marks, [len(totals)]))).tolist()
    return list(pairwise(borders)) or [(0, 0)]  # an archive without a word still has its index


def _slice(runs: Sequence[Run], ranks: Sequence[Whole], first: int, last: int, classes: Whole) -> Encoded:
    columns = [np.empty((3, 0), dtype=np.int64)]
    for run, rank in zip(runs, ranks, strict=True):
        inside = np.searchsorted(rank, (first, last))
        occurrences = run.occurrences(*inside).astype(np.int64)
        widths = np.diff(run.starts[inside[0] : inside[1] + 1])
        terms = np.repeat(rank[inside[0] : inside[1]] - first, widths)
        columns.append(np.vstack((terms, occurrences)))
    joined = np.concatenate(columns, axis=1)
    joined = joined[:, np.argsort(joined[0], kind="stable")]
    return encode_occurrences(joined[0], joined[1], joined[2], last - first, classes)
