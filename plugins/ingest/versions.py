"""Which texts are versions of one another: the wire story in three papers, a print view, a correction. Pure.

Texts are compared by their runs of four words. Runs whose hash falls into one class in sixteen are the
sketch by which candidates meet (Broder 1997, "On the resemblance and containment of documents", the
sketch modulo m); candidates are then compared by all their runs, so that the sketch costs no precision.
Containment, not resemblance: a paper that printed half of a wire story printed a version of it.
"""

import difflib
import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from hashlib import blake2b
from itertools import combinations

_WORD = re.compile(r"\w+")
_RUN = 4  # words
_CLASSES = 16  # one in so many runs is in the sketch
_COMMON = 100  # texts that share a run: it is a formula of the trade, and speaks for nothing
_MEETINGS = 2  # runs of the sketch that candidates share; short texts have few
_SHORT = 400  # runs; the sketch of a shorter text is all of them
ENOUGH = 0.45  # of the shorter text's runs are in the longer one


@dataclass(frozen=True, slots=True)
class Likeness:
    """Two texts that are versions of one article, and how much of the shorter one is in the longer."""

    one: str
    other: str
    containment: float


def versions(texts: Iterable[tuple[str, str]]) -> list[Likeness]:
    """Return the pairs of versions among texts, by name.

    Args:
        texts: (name, plain text) of each; memory grows with their words.
    """
    runs = {name: _runs(text) for name, text in texts}
    found = []
    for one, other in _candidates(runs):
        shorter = min(len(runs[one]), len(runs[other]))
        containment = len(runs[one] & runs[other]) / shorter
        if containment >= ENOUGH:
            found.append(Likeness(one, other, round(containment, 3)))
    return sorted(found, key=lambda likeness: (likeness.one, likeness.other))


def differences(before: str, after: str) -> list[tuple[str, str]]:
    """Return what changed between two texts: (`-`, `+` or a blank, paragraph), in order."""
    old, new = ([part for part in text.split("\n\n") if part.strip()] for text in (before, after))
    changes: list[tuple[str, str]] = []
    for kind, a, b, c, d in difflib.SequenceMatcher(None, old, new, autojunk=False).get_opcodes():
        if kind == "equal":
            changes += ((" ", paragraph) for paragraph in old[a:b])
        else:
            changes += (("-", paragraph) for paragraph in old[a:b])
            changes += (("+", paragraph) for paragraph in new[c:d])
    return changes


def _runs(text: str) -> frozenset[int]:
    words = _WORD.findall(text.casefold())
    runs = (" ".join(words[start : start + _RUN]) for start in range(max(1, len(words) - _RUN + 1)))
    return frozenset(int.from_bytes(blake2b(run.encode(), digest_size=8).digest()) for run in runs)


def _candidates(runs: Mapping[str, frozenset[int]]) -> Iterator[tuple[str, str]]:
    """Yield pairs of names whose sketches meet."""
    places: dict[int, list[str]] = defaultdict(list)
    for name, all_runs in sorted(runs.items()):
        # The sketch of a short text is all of it, but only of runs that a long one's sketch may hold too.
        for run in all_runs:
            if run % _CLASSES == 0 or len(all_runs) < _SHORT:
                places[run].append(name)
    meetings: Counter[tuple[str, str]] = Counter()
    for names in places.values():
        if 1 < len(names) <= _COMMON:
            meetings.update(combinations(names, 2))
    yield from (pair for pair, number in meetings.items() if number >= _MEETINGS)
