"""Which terms share a shard: a cut made by the terms themselves, so that it stays as the archive grows."""

import zlib
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

import numpy as np

from .analyzer import STOP_MARK
from .postings import Whole

SHARD_BYTES = 4096  # of payload; about three quarters of it on the wire
HEAVY_BYTES = 2048  # of a term that is better loaded alone
POSITION_BYTES = 8192  # phrases are rarer than words: larger files, but a star may need four of them
RARELY_ASKED = 8  # filters and stop words have shards so many times as large: the directory is on every query
WIDER_FROM = 40_000  # documents


def widening(documents: int) -> int:
    """Return by how much shards are larger in an archive of this size: twice for each four times as many.

    A directory of ever more shards would outweigh them: with 200,000 articles, 41 KB of a first query's 77,
    against 14 of 60 with shards four times as large.
    """
    return 1 << (((documents // WIDER_FROM).bit_length() + 1) >> 1)


@dataclass(frozen=True, slots=True)
class TermRanges:
    """Term numbers, parted: runs of light terms that share a shard, and heavy terms that have their own."""

    ranges: list[list[int]]
    heavy: list[int]

    def groups(self) -> list[list[int]]:
        """Return all shards, ranges first."""
        return [*self.ranges, *([number] for number in self.heavy)]


def split_into_ranges(terms: Sequence[str], sizes: Whole, limit: int, heavy_from: int) -> TermRanges:
    """Part ascending terms into shards of at most `limit` bytes; those over `heavy_from` bytes stand alone.

    A range over the limit is split at that term of its middle third that has the least hash: a term that
    comes or grows can split the range it falls in, and hardly ever moves another border. Shards come out
    alike in size, and a query meets the large ones most: splits anywhere in a range cost it a fifth more.
    """
    heavy = np.flatnonzero(sizes > heavy_from)
    light = np.flatnonzero(sizes <= heavy_from)
    weights = np.concatenate(([0], np.cumsum(sizes[light])))
    hashes = np.array([zlib.crc32(terms[number].encode()) for number in light.tolist()], dtype=np.int64)
    borders = [0, len(light)]
    waiting = [(0, len(light))]
    while waiting:
        first, last = waiting.pop()
        before, whole = weights[first], weights[last] - weights[first]
        if whole <= limit or last - first < 2:
            continue
        low, high = np.searchsorted(weights, (before + whole // 3, before + 2 * whole // 3)).tolist()
        low = min(max(low, first + 1), last - 1)
        middle = low + int(np.argmin(hashes[low : max(high, low + 1)]))
        borders.append(middle)
        waiting += [(first, middle), (middle, last)]
    borders.sort()
    ranges = [light[a:b].tolist() for a, b in pairwise(borders) if a < b]
    return TermRanges(ranges, heavy.tolist())


def separators(terms: Sequence[str], ranges: Sequence[Sequence[int]]) -> list[str]:
    """Return for each range the shortest beginning of its first term that is after every term before it."""
    found = []
    for group in ranges:
        first, before = terms[group[0]], terms[group[0] - 1] if group[0] else ""
        lengths = range(1, len(first) + 1)
        length = next((end for end in lengths if first[:end] > before[:end]), len(first))
        found.append(first[:length])
    return found


def cut_postings(terms: Sequence[str], sizes: Whole, documents: int) -> TermRanges:
    """Part terms into term shards; `sizes` leaves their letters out."""
    letters = np.array([len(term) for term in terms], dtype=np.int64)
    rare = np.array([term[:1] in {":", STOP_MARK} for term in terms], dtype=bool)
    weights = np.where(rare, (sizes + letters) // RARELY_ASKED, sizes + letters)
    wider = widening(documents)
    return split_into_ranges(terms, weights, SHARD_BYTES * wider, HEAVY_BYTES * wider)


def cut_positions(terms: Sequence[str], sizes: Whole, documents: int) -> TermRanges:
    """Part terms into position shards."""
    limit = POSITION_BYTES * widening(documents)
    return split_into_ranges(terms, sizes, limit, limit // 2)
