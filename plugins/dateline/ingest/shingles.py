"""The sketch of a text: hashes of its runs of four words, by which versions of one article meet. Pure.

Sketches follow Broder 1997, "On the resemblance and containment of documents" (the sketch modulo m): of a
long text one run in eight is kept, chosen by its hash alone, so that two texts keep the same ones.
"""

import re
import zlib
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Any, NamedTuple, TypeAlias

import numpy as np
from numpy.typing import NDArray

Runs: TypeAlias = NDArray[np.uint32]

_WORD = re.compile(r"\w+")
_RUN = 4  # words
_CLASSES = 8  # one in so many runs is in the sketch
_SHORT = 128  # runs; the sketch of a shorter text is all of them
_NEAREST = 16  # texts on either side in time with which a run makes a text meet
_BLOCK = 4096  # texts whose meetings are counted at a time; bounds memory
# Odd constants of xxHash64: they spread the hashes of words over all bits, each place in its own way.
_PLACES = np.array(
    (0x9E3779B185EBCA87, 0xC2B2AE3D27D4EB4F, 0x165667B19E3779F9, 0x27D4EB2F165667C5), dtype=np.uint64
)


@dataclass(frozen=True, slots=True)
class Sketch:
    """At most some 500 bytes of a text of a thousand words, whatever else it holds."""

    runs: Runs  # sorted, each once
    size: int  # different runs of the whole text

    @property
    def is_whole(self) -> bool:
        """Return whether no run was left out."""
        return len(self.runs) == self.size


class Meeting(NamedTuple):
    """Two texts, by their places, and what their sketches say of them."""

    one: int
    other: int
    containment: float  # share of the shorter one's runs that are in the other
    telling: float  # the same, each run counted by how seldom it is used
    shared: float  # telling runs that both have


class Least(NamedTuple):
    """What a meeting has at least, each as there."""

    containment: float
    telling: float
    shared: float = 0.0


@lru_cache(2**16)  # most words of a text are among those of the last ones
def _hash(word: str) -> int:
    return zlib.crc32(word.encode("utf-8", "surrogatepass"))


def runs_of(text: str) -> Runs:
    """Return the hashes of all runs of four words of a text, sorted, each once; none of a shorter text."""
    words = np.array(list(map(_hash, _WORD.findall(text.casefold()))), dtype=np.uint64)
    count = len(words) - _RUN + 1
    if count <= 0:
        return np.zeros(0, np.uint32)
    runs = np.zeros(count, np.uint64)
    for place, factor in enumerate(_PLACES):
        runs += words[place : place + count] * factor
    runs ^= runs >> np.uint64(29)
    runs *= _PLACES[1]
    return np.unique((runs >> np.uint64(32)).astype(np.uint32))


def sketch(text: str) -> Sketch:
    """Return the sketch of a text."""
    runs = runs_of(text)
    return Sketch(runs if len(runs) < _SHORT else runs[runs % _CLASSES == 0], len(runs))


def meetings(sketches: Sequence[Sketch], weeks: Sequence[int], least: Least) -> Iterator[Meeting]:
    """Yield the pairs of texts of which the shorter one is in the other, as far as their sketches tell.

    A run that is used week after week is a formula of the trade (a dividend is declared, a price is set) and
    makes no versions: it counts for one over the number of weeks in which it is used. A story that sixty
    papers print within a week keeps its full weight.

    Args:
        sketches: in order of time.
        weeks: the week of each, as a number that counts on.
        least: of what is yielded.
    """
    if not any(one.size for one in sketches):
        return
    runs = np.concatenate([one.runs for one in sketches])
    owners = np.repeat(np.arange(len(sketches), dtype=np.uint32), [len(one.runs) for one in sketches])
    # Sorted as one number, which is done ten times as fast: within a run, texts stay in order of time.
    both = np.sort(runs.astype(np.uint64) << np.uint64(32) | owners)
    runs, owners = (both >> np.uint64(32)).astype(np.uint32), both.astype(np.uint32)
    weights = _weights(runs, np.asarray(weeks)[owners])
    whole = np.array([one.is_whole for one in sketches])
    # A whole sketch meets one that is not by the runs alone that both may hold.
    thinned = runs % _CLASSES == 0
    sums = np.array(
        [
            [np.bincount(owners, weights=some * chosen, minlength=len(sketches)) for some in (1, weights)]
            for chosen in (thinned, np.ones_like(weights))
        ]
    )
    for block in _blocks(runs, owners):
        one, other, count, weight = _shared(runs, owners, weights, block)
        are_whole = whole[one] & whole[other]
        low = np.minimum(sums[..., one], sums[..., other])
        fewest, lightest = np.where(are_whole, low[1], low[0])
        containment = count / np.maximum(fewest, 1)
        telling = weight / np.maximum(lightest, 1e-9)
        shared = weight * np.where(are_whole, 1, _CLASSES)
        found = (containment >= least.containment) & (telling >= least.telling) & (shared >= least.shared)
        columns = (one, other, containment, telling, shared)
        yield from map(Meeting._make, zip(*(column[found].tolist() for column in columns), strict=True))


def _weights(runs: Runs, weeks: NDArray[np.int64]) -> NDArray[np.float64]:
    """Return of each run, sorted by run and time, one over the number of weeks in which it is used."""
    begins = np.r_[True, runs[1:] != runs[:-1]]
    number = np.cumsum(begins) - 1
    spread = np.bincount(number, weights=begins | np.r_[True, weeks[1:] != weeks[:-1]])
    return np.asarray(1 / spread[number])


def _blocks(runs: Runs, owners: NDArray[np.uint32]) -> Iterator[NDArray[np.int64]]:
    """Yield the places of the runs of some texts at a time, those that a text after them has, too."""
    met = np.flatnonzero(runs[1:] == runs[:-1])
    met = met[np.argsort(owners[met], kind="stable")]
    blocks = owners[met] // _BLOCK
    for places in np.split(met, np.flatnonzero(np.diff(blocks)) + 1):
        yield np.sort(places)


def _shared(
    runs: Runs, owners: NDArray[np.uint32], weights: NDArray[np.float64], block: NDArray[np.int64]
) -> tuple[NDArray[Any], ...]:
    """Return the pairs whose earlier text has a run in a block: both places, shared runs, their weight."""
    pairs, shared = [], []
    at = block
    for distance in range(1, _NEAREST + 1):
        at = at[at < len(runs) - distance]
        at = at[runs[at] == runs[at + distance]]
        pairs.append(owners[at].astype(np.uint64) << np.uint64(32) | owners[at + distance])
        shared.append(weights[at + distance])
    found, inverse, count = np.unique(np.concatenate(pairs), return_inverse=True, return_counts=True)
    weight = np.bincount(inverse, weights=np.concatenate(shared), minlength=len(found))
    return (found >> np.uint64(32)).astype(int), (found & np.uint64(2**32 - 1)).astype(int), count, weight
