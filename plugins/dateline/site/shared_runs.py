"""Runs of words that stand in several paragraphs, found by sorting the hashes of all runs."""

from collections.abc import Sequence
from typing import TYPE_CHECKING, TypeAlias

import numpy as np
from numpy.typing import NDArray

if TYPE_CHECKING:
    from array import array

RUN = 4  # words of a run
LEAST_RUNS = 3  # of two paragraphs in common, for a passage
_RARE = 24  # paragraphs; a run that more have is a turn of phrase
_NEAREST = 6  # later paragraphs that a rare run is looked up in, and of a turn of phrase one
_PARTS = 8  # of all runs, sorted one after the other
# Odd constants of xxHash64: they spread the hashes of words over all bits, each place in its own way.
_PLACES = np.array(
    (0x9E3779B185EBCA87, 0xC2B2AE3D27D4EB4F, 0x165667B19E3779F9, 0x27D4EB2F165667C5), dtype=np.uint64
)

Integers: TypeAlias = NDArray[np.int64]


def shared_runs(
    hashes: Sequence["array[int]"], owners: Integers
) -> tuple[Integers, Integers, Integers, Integers]:
    """Return the runs that two paragraphs share: both paragraphs, and where it begins in each, in order."""
    size, left, paragraphs, places = _repeated_runs(hashes)
    found = []
    for step in range(1, _NEAREST + 1):
        reach = np.flatnonzero((left > step) & ((size <= _RARE) | (step == 1)))
        later = reach + step
        apart = owners[paragraphs[reach]] != owners[paragraphs[later]]
        reach, later = reach[apart], later[apart]
        found.append((paragraphs[reach], paragraphs[later], places[reach], places[later]))
    one, other, at, there = (np.concatenate(columns) for columns in zip(*found, strict=True))
    pair = one * len(hashes) + other
    # A pair that shares fewer runs has no passage; leaving it out here saves sorting it.
    _, inverse, shared = np.unique(pair, return_inverse=True, return_counts=True)
    kept = shared[inverse] >= LEAST_RUNS
    one, other, at, there = one[kept], other[kept], at[kept], there[kept]
    order = np.lexsort((there, at, other, one))
    return one[order], other[order], at[order], there[order]


def _repeated_runs(hashes: Sequence["array[int]"]) -> tuple[Integers, Integers, Integers, Integers]:
    """Return every run of words that stands more than once, equal ones together.

    Runs are sorted a part at a time, by the last bits of their hashes: all at once they take as much memory
    as the rest of the site.

    Returns:
        Of each how often it stands, how many of these are left from here on, its paragraph, and where in the
        paragraph it begins.
    """
    lengths = np.array([len(words) for words in hashes], dtype=np.int64)
    ends = np.cumsum(lengths)
    runs, at = _runs(np.frombuffer(b"".join(hashes), dtype=np.uint32), ends)
    parts = []
    for part in range(_PARTS):
        chosen = runs & np.uint64(_PARTS - 1) == part
        parts.append(_repeated(runs[chosen], at[chosen]))
    at, counts = (np.concatenate(columns) for columns in zip(*parts, strict=True))
    size = np.repeat(counts, counts)
    left = np.repeat(np.cumsum(counts), counts) - np.arange(len(size))
    paragraphs = np.searchsorted(ends, at, side="right")
    return size, left, paragraphs, at - (ends - lengths)[paragraphs]


def _repeated(runs: NDArray[np.uint64], at: NDArray[np.int32]) -> tuple[NDArray[np.int32], Integers]:
    """Return where the runs begin that stand more than once, equal ones together, and how often each does."""
    order = np.argsort(runs)
    runs = runs[order]
    firsts = np.flatnonzero(np.r_[True, runs[1:] != runs[:-1]][: len(runs)])
    counts = np.diff(np.append(firsts, len(runs)))
    repeated = counts > 1  # of most texts one run in ten: the others take no more memory from here on
    at = at[order[np.repeat(repeated, counts)]]
    counts = counts[repeated]
    return at[np.lexsort((at, np.repeat(np.arange(len(counts)), counts)))], counts  # in order of paragraphs


def _runs(words: NDArray[np.uint32], ends: Integers) -> tuple[NDArray[np.uint64], NDArray[np.int32]]:
    """Return the hash of each run of words within a paragraph, and where it begins among all words."""
    runs = np.zeros(max(0, len(words) - RUN + 1), np.uint64)
    for place, factor in enumerate(_PLACES):
        runs += words[place : place + len(runs)] * factor
    runs ^= runs >> np.uint64(29)
    runs *= _PLACES[1]
    within = np.ones(len(runs), dtype=bool)
    for before in range(1, RUN):
        crossing = ends - before
        within[crossing[crossing < len(runs)]] = False
    return runs[within], np.flatnonzero(within).astype(np.int32)
