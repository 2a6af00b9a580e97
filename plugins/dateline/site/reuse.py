"""Passages that recur in other articles: quotations and wire paragraphs, found by shared runs of words.

Every run of four words of every paragraph is hashed; paragraphs that share runs in the same order and at
the same distances are aligned word by word, so that a changed, a lost or a misread word parts nothing. Where
the numbers differ, it is a formula (a bond's terms, a month's sales) and no passage that was used again. What
is found depends on the articles alone, not on the order in which they came.
"""

import re
import zlib
from array import array
from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache
from typing import NamedTuple

import numpy as np

from ..article.passages import passages
from ..article.record import Article
from .shared_runs import LEAST_RUNS, RUN, Integers, shared_runs

LEAST_WORDS = 25
_EDGE = 2  # words at either end of a passage that may be misread in every copy that is left
_GAP = 14  # words between two runs of one passage: two faults near each other part no passage
_SHIFT = 4  # words added or lost between two runs
_LEAST_EQUAL = 0.5  # share of the words that stand in runs both have
_NUMBER = 1  # the bit of a word's hash that says whether it is a number
_WORD = re.compile(r"\w+")


class ReusedPassage(NamedTuple):
    """A passage of a paragraph that a paragraph of another article has, too."""

    article: str  # identifier
    paragraph: str  # identifier of the paragraph
    begin: int  # its first word, of those of the paragraph
    other: str  # identifier of the other article
    other_paragraph: str
    length: int  # words


class _Stretch(NamedTuple):
    """Words in a row of two paragraphs that stand for each other: begin and end in each."""

    one: int
    other: int
    begin: int
    end: int
    other_begin: int
    other_end: int


def paragraph_hashes(article: Article) -> Sequence[tuple[str, "array[int]"]]:
    """Return identifier and hashes of words of each paragraph that is long enough for a passage."""
    kept = []
    for found in passages(article.blocks):
        words = array("I", map(_hash, _WORD.findall(found.text.casefold())))
        if len(words) >= LEAST_WORDS - _EDGE:
            kept.append((found.identifier, words))
    return kept


class ReuseCollector:
    """Takes the paragraphs of articles as they pass by, then finds what they share."""

    def __init__(self) -> None:
        # Of each article its paragraphs: identifier, and the hashes of the words.
        self._articles: list[tuple[str, Sequence[tuple[str, array[int]]]]] = []

    def note(self, identifier: str, paragraphs: Sequence[tuple[str, "array[int]"]]) -> None:
        """Take the paragraphs of an article along, as `paragraph_hashes` gives them."""
        if paragraphs:
            self._articles.append((identifier, paragraphs))

    def reused(self) -> Iterator[ReusedPassage]:
        """Yield each passage from both of its sides, in order of the articles' identifiers."""
        self._articles.sort(key=lambda noted: noted[0])
        owners = [at for at, (_, kept) in enumerate(self._articles) for _ in kept]
        noted = [pair for _, kept in self._articles for pair in kept]
        for stretch in _stretches([words for _, words in noted], np.array(owners, dtype=np.int64)):
            one, other = stretch.one, stretch.other
            sides = (
                (one, stretch.begin, stretch.end, other),
                (other, stretch.other_begin, stretch.other_end, one),
            )
            for place, begin, end, opposite in sides:
                yield ReusedPassage(
                    self._articles[owners[place]][0],
                    noted[place][0],
                    begin,
                    self._articles[owners[opposite]][0],
                    noted[opposite][0],
                    end - begin,
                )


def excerpt(text: str, begin: int, count: int) -> str:
    """Return some words in a row of a paragraph, as it has them."""
    spans = [match.span() for match in _WORD.finditer(text)][begin : begin + count]
    return text[spans[0][0] : spans[-1][1]]


class ReuseIndex:
    """The reused passages of an archive, by article."""

    def __init__(self, found: Iterable[ReusedPassage]) -> None:
        self._by_article: dict[str, list[ReusedPassage]] = {}
        for passage in found:
            self._by_article.setdefault(passage.article, []).append(passage)

    def of(self, identifier: str) -> Sequence[ReusedPassage]:
        """Return the passages of an article that others have, too."""
        return self._by_article.get(identifier, ())


@lru_cache(2**16)  # most words of a text are among those of the last ones
def _hash(word: str) -> int:
    return zlib.crc32(word.encode("utf-8", "surrogatepass")) & ~_NUMBER | word.isdecimal()


def _stretches(hashes: Sequence["array[int]"], owners: Integers) -> Iterator[_Stretch]:
    """Yield the stretches that paragraphs of different articles share, the longest of each pair."""
    one, other, at, there = shared_runs(hashes, owners)
    if not len(one):
        return
    new = np.ones(len(one), dtype=bool)
    same = (one[1:] == one[:-1]) & (other[1:] == other[:-1])
    near = (at[1:] - at[:-1] <= _GAP) & (np.abs((there - at)[1:] - (there - at)[:-1]) <= _SHIFT)
    new[1:] = ~(same & near)
    starts = np.flatnonzero(new)
    ends = np.append(starts[1:], len(one))
    long = (ends - starts >= LEAST_RUNS) & (at[ends - 1] - at[starts] + RUN >= LEAST_WORDS // 2)
    best: dict[tuple[int, int], _Stretch] = {}
    for start, end in zip(starts[long].tolist(), ends[long].tolist(), strict=True):
        pair = int(one[start]), int(other[start])
        found = _aligned(hashes[pair[0]], hashes[pair[1]], at[start:end], there[start:end])
        if found is None:
            continue
        stretch = _Stretch(*pair, *found)
        if pair not in best or stretch.end - stretch.begin > best[pair].end - best[pair].begin:
            best[pair] = stretch
    yield from best.values()


def _aligned(
    one: "array[int]", other: "array[int]", at: Integers, there: Integers
) -> tuple[int, int, int, int] | None:
    """Return begin and end in each of the passage that some shared runs are of; None if it is too short."""
    ours, theirs = one.tolist(), other.tolist()
    begin, other_begin = _grown(ours[::-1], theirs[::-1], len(ours) - int(at[0]), len(theirs) - int(there[0]))
    begin, other_begin = len(ours) - begin, len(theirs) - other_begin
    end, other_end = _grown(ours, theirs, int(at[-1]) + RUN, int(there[-1]) + RUN)
    least = LEAST_WORDS - _EDGE
    if end - begin < least or other_end - other_begin < least:
        return None
    if _numbers(ours[begin:end]) != _numbers(theirs[other_begin:other_end]):
        return None
    equal = len({place + step for place in at.tolist() for step in range(RUN)})
    if equal < _LEAST_EQUAL * (int(at[-1]) + RUN - int(at[0])):
        return None
    return begin, end, other_begin, other_end


def _numbers(words: list[int]) -> list[int]:
    """Return the numbers of a passage; where two differ, words in common are a formula with other figures."""
    return sorted(word for word in words if word & _NUMBER)


def _grown(ours: list[int], theirs: list[int], end: int, other_end: int) -> tuple[int, int]:
    """Return how far two texts go on alike from a place, over one word changed, added or lost at a time."""
    while True:
        for ahead, other_ahead in ((0, 0), (1, 1), (1, 0), (0, 1)):
            begin, other_begin = end + ahead, other_end + other_ahead
            # After a fault two words must agree, else any 'the' would count.
            width = 1 if not ahead and not other_ahead else 2
            mine, others = ours[begin : begin + width], theirs[other_begin : other_begin + width]
            if len(mine) == width and mine == others:
                end, other_end = begin + width, other_begin + width
                break
        else:
            return end, other_end
