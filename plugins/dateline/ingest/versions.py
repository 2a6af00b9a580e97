"""Which texts are versions of one another: the wire story in three papers, a print view, a correction. Pure.

Texts meet by their sketches; those that meet are compared by all their runs, so that the sketch costs no
precision. Containment, not resemblance: a paper that printed half of a wire story printed a version of it.
"""

import datetime as dt
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from functools import lru_cache, partial
from typing import NamedTuple, TypeAlias

import numpy as np

from ..article.moment import Moment
from .shingles import Least, Meeting, Runs, Sketch, meetings, runs_of, sketch

ENOUGH = 0.45  # of the shorter text's runs are in the longer one
_LIKELY = 0.35  # of what the sketches have of them; a sketch errs by about a tenth
_TELLING = 0.45  # the same, formulas of the trade counted for little
_FEWEST = 8  # telling runs that versions share; two notices of a dividend share fewer
_HELD = 64  # texts whose runs are held while they are compared
_DAYS = 7
_NEAR = 28  # days; what comes out later and is a version is a reprint, not a story that develops
_REPRINT = 0.8  # of a reprint's runs, at least, are those of the first print


@dataclass(frozen=True, slots=True)
class Likeness:
    """Two texts that are versions of one article, the earlier one first."""

    one: str
    other: str
    containment: float  # of the shorter one in the longer
    same: bool  # word for word


class Overlap(NamedTuple):
    """What two texts have in common, whichever is the first."""

    containment: float  # of the shorter one in the longer
    same: bool  # word for word


KnownOverlap: TypeAlias = Callable[[str, str, Callable[[], Overlap]], Overlap]


def _nothing_known(_one: str, _other: str, compare: Callable[[], Overlap]) -> Overlap:
    return compare()


class DatedSketch(NamedTuple):
    """What is kept of a text to find its versions."""

    day: int  # that counts on; 0 where unknown
    runs: bytes  # of its `Sketch`
    size: int

    @property
    def sketch(self) -> Sketch:
        """Return the sketch."""
        return Sketch(np.frombuffer(self.runs, dtype=np.uint32), self.size)


def dated_sketch(text: str, moment: Moment | None = None) -> DatedSketch:
    """Return the sketch of a text with the day of its publication."""
    found = sketch(text)
    return DatedSketch(_day(moment) if moment else 0, found.runs.tobytes(), found.size)


class Versions:
    """Takes the texts of an archive one by one, keeping some 500 bytes of each; then finds the versions."""

    def __init__(self) -> None:
        self._texts: list[tuple[int, str, Sketch]] = []  # day, name, sketch

    def add(self, name: str, text: str, moment: Moment | None = None) -> None:
        """Take a text and the moment of its publication."""
        self.add_sketch(name, dated_sketch(text, moment))

    def add_sketch(self, name: str, found: DatedSketch) -> None:
        """Take a text whose sketch was kept."""
        self._texts.append((found.day, name, found.sketch))

    def found(self, text_of: Callable[[str], str], known: KnownOverlap = _nothing_known) -> list[Likeness]:
        """Return the pairs of versions.

        Args:
            text_of: gives a text once more by its name; asked for those alone that meet and of which a sketch
                is not the whole.
            known: gives the comparison of two texts by their names, made anew by its last argument.
        """
        texts = sorted(self._texts, key=lambda text: text[:2])
        weeks = [day // _DAYS for day, _, _ in texts]

        @lru_cache(_HELD)
        def runs(place: int) -> Runs:
            _, name, found = texts[place]
            return found.runs if found.is_whole else runs_of(text_of(name))

        def compare(meeting: Meeting) -> Overlap:
            return _compared(runs(meeting.one), runs(meeting.other))

        pairs = []
        least = Least(_LIKELY, _TELLING, _FEWEST)
        for meeting in meetings([text[2] for text in texts], weeks, least):
            (day, one, _), (later, other, _) = texts[meeting.one], texts[meeting.other]
            found = known(one, other, partial(compare, meeting))
            if found.containment >= _enough(day, later):
                pairs.append(Likeness(one, other, round(found.containment, 3), found.same))
        return pairs


def _compared(ours: Runs, theirs: Runs) -> Overlap:
    common = len(np.intersect1d(ours, theirs, assume_unique=True))
    return Overlap(common / min(len(ours), len(theirs)), np.array_equal(ours, theirs))


def _enough(one: int, other: int) -> float:
    """Return how much of the shorter text is in the longer one, by their days, 0 where unknown."""
    return _REPRINT if one and other and abs(other - one) > _NEAR else ENOUGH


def _day(moment: Moment) -> int:
    """Return the first day that a moment may be, as a number that counts on."""
    return dt.date(moment.year, moment.month or 1, moment.day or 1).toordinal()


def versions(texts: Iterable[tuple[str, str]]) -> list[Likeness]:
    """Return the pairs of versions among texts without dates, given as (name, text)."""
    known = dict(texts)
    found = Versions()
    for name, text in known.items():
        found.add(name, text)
    return found.found(known.__getitem__)
