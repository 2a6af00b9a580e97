"""What two versions of a text say differently, word by word. Pure; drops no word of either.

Long texts are first pinned together at the runs of three words that stand once in each, kept where they are
in the same order in both (patience diff, Bram Cohen 2003); what lies between pins is compared directly.
Comparing all words with all others would take minutes for a magazine's longest articles.
"""

import re
from bisect import bisect_left
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from difflib import SequenceMatcher
from itertools import groupby
from operator import itemgetter
from typing import Literal, NamedTuple, TypeAlias

Sign: TypeAlias = Literal["=", "-", "+"]  # in both, in the first only, in the second only

_TOKEN = re.compile(r"\S+|\n[^\S\n]*\n\s*")
_BREAK = "\n\n"  # the token between paragraphs
_PIN = 3  # words
_DIRECT = 40_000  # words of one times words of the other that are compared directly
_FEW = 3  # words; fewer in common between two changes read as part of the change


class WordChange(NamedTuple):
    """Some words in a row with one fate."""

    sign: Sign
    words: str


_Token: TypeAlias = tuple[Sign, str]


def differences(before: str, after: str) -> list[tuple[WordChange, ...]]:
    """Return the paragraphs of both texts woven into one, each as its changes in reading order."""
    woven = _read_together(_woven(_tokens(before), _tokens(after)))
    paragraphs = []
    for is_break, tokens in groupby(woven, key=lambda token: token[1] == _BREAK):
        if not is_break:
            changes = (
                (sign, " ".join(word for _, word in some)) for sign, some in groupby(tokens, itemgetter(0))
            )
            paragraphs.append(tuple(map(WordChange._make, changes)))
    return paragraphs


def _tokens(text: str) -> list[str]:
    return [token if token.strip() else _BREAK for token in _TOKEN.findall(text.strip())]


def _woven(before: Sequence[str], after: Sequence[str]) -> Iterator[_Token]:
    """Yield the tokens of both, those in common once."""
    old, new = 0, 0
    for one, other in _pins(before, after):
        yield from _compared(before[old:one], after[new:other])
        yield "=", before[one]
        old, new = one + 1, other + 1
    yield from _compared(before[old:], after[new:])


def _pins(before: Sequence[str], after: Sequence[str]) -> list[tuple[int, int]]:
    """Return the places of words that both texts have beyond doubt, as many as stand in one order in both."""
    ours, theirs = _unique(before), _unique(after)
    pairs = [(place, theirs[run]) for run, place in ours.items() if run in theirs]
    lows: list[int] = []  # the least place in which a rising row of each length ends
    ends: list[int] = []  # the pair in which it ends
    earlier: list[int] = []  # the pair before each pair in its row
    for number, (_, place) in enumerate(pairs):
        length = bisect_left(lows, place)
        earlier.append(ends[length - 1] if length else -1)
        lows[length : length + 1] = [place]
        ends[length : length + 1] = [number]
    row = []
    number = ends[-1] if ends else -1
    while number >= 0:
        row.append(pairs[number])
        number = earlier[number]
    return row[::-1]


def _unique(tokens: Sequence[str]) -> dict[tuple[str, ...], int]:
    runs = list(zip(*(tokens[start:] for start in range(_PIN)), strict=False))
    counts = Counter(runs)
    return {run: place for place, run in enumerate(runs) if counts[run] == 1}


def _compared(before: Sequence[str], after: Sequence[str]) -> Iterator[_Token]:
    if len(before) * len(after) > _DIRECT:
        yield from (("-", token) for token in before)
        yield from (("+", token) for token in after)
        return
    for kind, a, b, c, d in SequenceMatcher(None, before, after, autojunk=False).get_opcodes():
        if kind == "equal":
            yield from (("=", token) for token in before[a:b])
        else:
            yield from (("-", token) for token in before[a:b])
            yield from (("+", token) for token in after[c:d])


def _read_together(tokens: Iterable[_Token]) -> Iterator[_Token]:
    """Yield the tokens with each change in one piece: `the` alone is no ground that two texts share."""
    waiting: list[_Token] = []  # a change, and perhaps a few words in common behind it
    common = 0  # how many of those
    for sign, word in tokens:
        if sign != "=":
            common = 0
        elif word == _BREAK or not waiting:
            yield from _flushed(waiting, common)
            waiting, common = [], 0
            yield sign, word
            continue
        else:
            common += 1
        waiting.append((sign, word))
        if common == _FEW:
            yield from _flushed(waiting, common)
            waiting, common = [], 0
    yield from _flushed(waiting, common)


def _flushed(waiting: list[_Token], common: int) -> Iterator[_Token]:
    """Yield a change, removed words first, then what is in common behind it."""
    change, behind = waiting[: len(waiting) - common], waiting[len(waiting) - common :]
    yield from (("-", word) for sign, word in change if sign != "+")
    yield from (("+", word) for sign, word in change if sign != "-")
    yield from behind
