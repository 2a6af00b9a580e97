"""Which terms share a shard: a cut made by the terms themselves, so that it stays as the archive grows."""

import zlib
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

import numpy as np

from .postings import Whole

SHARD_BYTES = 16_384  # of payload; about half of it on the wire


@dataclass(frozen=True, slots=True)
class Cut:
    """Term numbers, parted: runs of light terms that share a shard, and heavy terms that have their own."""

    ranges: list[list[int]]
    heavy: list[int]


def cut(terms: Sequence[str], sizes: Whole, limit: int = SHARD_BYTES) -> Cut:
    """Part ascending terms into shards of at most `limit` bytes.

    A range over the limit is split at its term of least hash, as in a treap: a term that comes or grows
    can split the range it falls in, and moves no other border.
    """
    heavy = np.flatnonzero(sizes > limit // 2)
    light = np.flatnonzero(sizes <= limit // 2)
    weights = np.concatenate(([0], np.cumsum(sizes[light])))
    hashes = np.array([zlib.crc32(terms[number].encode()) for number in light.tolist()], dtype=np.int64)
    borders = [0, len(light)]
    waiting = [(0, len(light))]
    while waiting:
        first, last = waiting.pop()
        if weights[last] - weights[first] <= limit or last - first < 2:
            continue
        middle = first + 1 + int(np.argmin(hashes[first + 1 : last]))
        borders.append(middle)
        waiting += [(first, middle), (middle, last)]
    borders.sort()
    ranges = [light[a:b].tolist() for a, b in pairwise(borders) if a < b]
    return Cut(ranges, heavy.tolist())
