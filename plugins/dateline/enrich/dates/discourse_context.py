"""What a reader of the article knows at one point of it: its date, and what was last spoken of."""

import datetime as dt
from typing import Final

from .periods import Period
from .tense import Tense, TenseReader, tense_around

# A comparison ('a year earlier') looks back this far for the quarter it is with; some four sentences.
_COMPARISON_REACH: Final = 800
# A date within a month is meant rather than one more than half a year off, whatever the tense.
_AT_HAND: Final = 31  # days
_FAR_OFF: Final = 183


class DiscourseContext:
    """The anchor of one reading: the publication date, and the stretches of time mentioned so far.

    One DiscourseContext serves one text and one pass over it; nothing outlives that.
    """

    def __init__(self, text: str, published: dt.date | None, tense: TenseReader = tense_around) -> None:
        self.text = text
        self._tense = tense
        self._published = published
        self._spoken: dict[str, tuple[int, Period]] = {}
        self._latest: Period | None = None

    @property
    def published(self) -> dt.date:
        """The publication date; only rules that are tried on dated articles may ask."""
        assert self._published is not None, "a rule for relative dates was tried on an undated article"
        return self._published

    @property
    def is_dated(self) -> bool:
        """Whether the article says when it was published."""
        return self._published is not None

    @property
    def today(self) -> Period:
        """The day of publication."""
        return Period("day", self.published)

    def remember(self, period: Period | None, position: int) -> None:
        """Take note that the text at `position` speaks of `period`."""
        if period is not None:
            self._spoken[period.grain] = (position, period)
            self._latest = period
            if period.grain == "quarter" and self._published and self._is_reported(period):
                self._spoken["reported quarter"] = (position, period)

    def _is_reported(self, quarter: Period) -> bool:
        # Companies report on the quarter before: an older one serves comparison, a later one is outlook.
        return 0 < (self.published - quarter.last).days < 300

    def spoken_of_since(self, grain: str, *others: str) -> Period | None:
        """Return the last stretch of one of `others` when it was spoken of after the last `grain`."""
        since = self._spoken.get(grain, (-1, None))[0]
        period = self.last_spoken(*others)
        return period if period and self._spoken[period.grain][0] > since else None

    def last_spoken(self, *grains: str) -> Period | None:
        """Return the stretch of one of these sizes (of any size when none is given) spoken of last."""
        if not grains:
            return self._latest
        known = [self._spoken[grain] for grain in grains if grain in self._spoken]
        return max(known, key=lambda pair: pair[0])[1] if known else None

    def reported_quarter(self, position: int | None = None) -> Period | None:
        """Return the quarter reported on; with `position`, only where spoken of shortly before that."""
        at, quarter = self._spoken.get("reported quarter", (-1, None))
        if position is not None and position - at > _COMPARISON_REACH:
            return None
        return quarter

    def is_name(self, start: int) -> bool:
        """Return whether the word at `start` has a capital within its sentence: a name, as in 'OC Weekly'."""
        before = self.text[max(0, start - 2) : start]
        return self.text[start].isupper() and len(before) == 2 and before[0].isalnum() and before[1] == " "

    def tense(self, start: int, end: int) -> Tense:
        """Return whether the words around text[start:end] tell of what was or of what will be."""
        return self._tense(self.text, start, end)

    def choose(self, past: Period, future: Period, start: int, end: int) -> Period:
        """Return the one of two candidates that the tense asks for, else the one nearer to publication.

        Who writes 'Aug. 7' in mid-August means this year's, even where the verb is in another tense.
        """
        before = (self.published - past.last).days
        after = (future.first - self.published).days
        if min(before, after) <= _AT_HAND and max(before, after) > _FAR_OFF:
            return past if before < after else future
        match self.tense(start, end):
            case "past":
                return past
            case "future":
                return future
            case _:
                return past if before <= after else future

    def recurring(self, period: Period, cycle: int, start: int, end: int) -> Period:
        """Return which return of `period` is meant, where it comes back every `cycle` of its own size.

        `period` is any one return. The one that holds the publication date is meant whenever there is one.
        """
        past = self.latest(period, cycle)
        if past.first <= self.published <= past.last:
            return past
        return self.choose(past, past.shift(cycle), start, end)

    def latest(self, period: Period, cycle: int) -> Period:
        """Return the last return of `period` that began on or before the publication date."""
        while period.first > self.published:
            period = period.shift(-cycle)
        while (later := period.shift(cycle)).first <= self.published:
            period = later
        return period
