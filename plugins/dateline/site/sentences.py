"""Two versions of a text aligned sentence by sentence, the words that differ marked within their sentence.

Equal sentences are matched first; between them, those that share at least half of their words are taken for
one sentence put differently, in one order in both (global alignment, Needleman and Wunsch 1970).
Drops no word.
"""

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from difflib import SequenceMatcher
from typing import Literal, NamedTuple, TypeAlias

from ..ingest.differences import WordChange

ChangeKind: TypeAlias = Literal["same", "correction", "cut", "addition"]

_ALIKE = 0.5  # share of the words of both that two sentences have in common, to be versions of one
# Pairs of sentences that are compared; texts with more between equal sentences are not aligned.
_MOST = 250_000
_END = re.compile(r"(?<=[.!?…])[\"'”’»)]*\s+|\n\s*\n\s*")
_BREAK = re.compile(r"\n\s*\n")


class Sentence(NamedTuple):
    """A sentence of either version, or of both."""

    kind: ChangeKind
    changes: tuple[WordChange, ...]
    opens: bool  # a paragraph


class _Part(NamedTuple):
    words: tuple[str, ...]
    opens: bool


def sentence_differences(before: str, after: str) -> list[Sentence]:
    """Return the sentences of both texts in reading order; what was cut stands before what was added."""
    return list(_woven(_parts(before), _parts(after)))


def _parts(text: str) -> list[_Part]:
    parts = []
    for paragraph in _BREAK.split(text.strip()):
        start = 0
        opens = True
        for end in [*(match.end() for match in _END.finditer(paragraph)), len(paragraph)]:
            if words := tuple(paragraph[start:end].split()):
                parts.append(_Part(words, opens))
                opens = False
            start = end
    return parts


def _woven(before: Sequence[_Part], after: Sequence[_Part]) -> Iterator[Sentence]:
    equal = SequenceMatcher(
        None, [part.words for part in before], [part.words for part in after], autojunk=False
    )
    old = new = 0
    for one, other, length in equal.get_matching_blocks():
        yield from _aligned(before[old:one], after[new:other])
        for part in after[other : other + length]:
            yield Sentence("same", (WordChange("=", " ".join(part.words)),), part.opens)
        old, new = one + length, other + length


def _aligned(before: Sequence[_Part], after: Sequence[_Part]) -> Iterator[Sentence]:
    old = new = 0
    for one, other in [*_pairs(before, after), (len(before), len(after))]:
        for part in before[old:one]:
            yield Sentence("cut", (WordChange("-", " ".join(part.words)),), part.opens)
        for part in after[new:other]:
            yield Sentence("addition", (WordChange("+", " ".join(part.words)),), part.opens)
        if one < len(before):
            changes = tuple(_changes(before[one].words, after[other].words))
            yield Sentence("correction", changes, after[other].opens)
        old, new = one + 1, other + 1


def _pairs(before: Sequence[_Part], after: Sequence[_Part]) -> Sequence[tuple[int, int]]:
    """Return the places of sentences that are versions of one, in rising order in both."""
    if not before or not after or len(before) * len(after) > _MOST:
        return ()
    ours, theirs = [Counter(part.words) for part in before], [Counter(part.words) for part in after]
    alike = [[_likeness(one, other) for other in theirs] for one in ours]
    best = [[0.0] * (len(after) + 1) for _ in range(len(before) + 1)]
    for row in range(len(before) - 1, -1, -1):
        for column in range(len(after) - 1, -1, -1):
            paired = alike[row][column]
            best[row][column] = max(
                best[row + 1][column],
                best[row][column + 1],
                best[row + 1][column + 1] + paired if paired >= _ALIKE else 0.0,
            )
    found = []
    row = column = 0
    while row < len(before) and column < len(after):
        if best[row][column] == best[row + 1][column]:
            row += 1
        elif best[row][column] == best[row][column + 1]:
            column += 1
        else:
            found.append((row, column))
            row, column = row + 1, column + 1
    return found


def _likeness(one: Counter[str], other: Counter[str]) -> float:
    """Return Dice's coefficient of the words of two sentences."""
    return 2 * (one & other).total() / (one.total() + other.total())


def _changes(before: Sequence[str], after: Sequence[str]) -> Iterator[WordChange]:
    matcher = SequenceMatcher(None, before, after, autojunk=False)
    for kind, a, b, c, d in matcher.get_opcodes():
        if kind == "equal":
            yield WordChange("=", " ".join(before[a:b]))
            continue
        if b > a:
            yield WordChange("-", " ".join(before[a:b]))
        if d > c:
            yield WordChange("+", " ".join(after[c:d]))
