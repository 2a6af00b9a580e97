"""Stretches of the calendar, from a day to a century, in TIMEX3, in EDTF and in days; reads no text.

EDTF is the Library of Congress profile of ISO 8601-2 (levels 0 to 2); where it has no sign for a stretch (a
week), the interval of its days stands. Arithmetic that leaves the years 1 to 9999 raises OverflowError.
"""

import datetime as dt
from dataclasses import dataclass
from typing import Final, Literal

from .vocabulary import SEASON_ORDER

Grain = Literal["day", "week", "weekend", "month", "quarter", "half", "season", "year", "decade", "century"]

_MONTHS_IN: Final[dict[str, int]] = {
    "month": 1,
    "quarter": 3,
    "season": 3,
    "half": 6,
    "year": 12,
    "decade": 120,
    "century": 1200,
}
_DAYS_IN: Final[dict[str, int]] = {"day": 1, "week": 7, "weekend": 7}
# From fine to coarse; a quarter and a season are of one size.
FINENESS: Final[tuple[Grain, ...]] = (
    "day",
    "weekend",
    "week",
    "month",
    "quarter",
    "season",
    "half",
    "year",
    "decade",
    "century",
)


@dataclass(frozen=True, slots=True)
class Period:
    """One stretch of the calendar: its size and its first day."""

    grain: Grain
    first: dt.date

    @property
    def last(self) -> dt.date:
        """The last day it covers; the calendar's own last day where it would reach beyond."""
        try:
            if self.grain == "weekend":
                return self.first + dt.timedelta(days=1)
            return self.shift(1).first - dt.timedelta(days=1)
        except OverflowError:
            return dt.date.max

    @property
    def timex(self) -> str:
        """The TIMEX3 value: 1989-11-02, 1989-W44, 1989-W44-WE, 1989-Q3, 1989-FA, 198, 19."""
        year, month = self.first.year, self.first.month
        match self.grain:
            case "day":
                return self.first.isoformat()
            case "week" | "weekend":
                iso = self.first.isocalendar()
                return f"{iso.year:04d}-W{iso.week:02d}" + ("-WE" if self.grain == "weekend" else "")
            case "month":
                return f"{year:04d}-{month:02d}"
            case "quarter":
                return f"{year:04d}-Q{(month + 2) // 3}"
            case "half":
                return f"{year:04d}-H{(month + 5) // 6}"
            case "season":
                return f"{year:04d}-{SEASON_ORDER[month // 3 - 1]}"
            case "year":
                return f"{year:04d}"
            case "decade":
                return f"{year // 10:03d}"
            case "century":
                return f"{year // 100:02d}"

    @property
    def edtf(self) -> str:
        """The EDTF string: 1989-11-02, 1989-11, 1989-35 (third quarter), 1989-23 (autumn), 198X, 19XX."""
        year, month = self.first.year, self.first.month
        match self.grain:
            case "week" | "weekend":
                return f"{self.first.isoformat()}/{self.last.isoformat()}"
            case "quarter":
                return f"{year:04d}-{32 + (month + 2) // 3}"
            case "half":
                return f"{year:04d}-{39 + (month + 5) // 6}"
            case "season":
                return f"{year:04d}-{20 + month // 3}"
            case "decade":
                return f"{year // 10:03d}X"
            case "century":
                return f"{year // 100:02d}XX"
            case _:
                return self.timex

    def shift(self, count: int) -> "Period":
        """Return the stretch of the same size `count` sizes later (earlier when negative)."""
        if self.grain in _DAYS_IN:
            return Period(self.grain, self.first + dt.timedelta(days=count * _DAYS_IN[self.grain]))
        return Period(self.grain, _add_months(_aligned(self), count * _MONTHS_IN[self.grain]))

    def at(self, grain: Grain) -> "Period":
        """Return the stretch of size `grain` that holds this one's first day."""
        return containing(grain, self.first)

    def is_finer_than(self, grain: Grain) -> bool:
        """Return whether this stretch is smaller than a `grain`."""
        return FINENESS.index(self.grain) < FINENESS.index(grain)


def containing(grain: Grain, day: dt.date) -> Period:
    """Return the stretch of size `grain` that holds `day`; weeks begin on Monday, a weekend is its week's."""
    match grain:
        case "day":
            return Period(grain, day)
        case "week":
            return Period(grain, day - dt.timedelta(days=day.weekday()))
        case "weekend":
            return Period(grain, day - dt.timedelta(days=day.weekday() - 5))
        case "month":
            return Period(grain, day.replace(day=1))
        case "quarter":
            return Period(grain, dt.date(day.year, (day.month - 1) // 3 * 3 + 1, 1))
        case "half":
            return Period(grain, dt.date(day.year, (day.month - 1) // 6 * 6 + 1, 1))
        case "season":
            # Winter begins in December and carries the year of that December.
            return Period(grain, _add_months((day.year, day.month), -(day.month % 3)))
        case "year":
            return year(day.year)
        case "decade":
            return decade(day.year)
        case "century":
            return century(day.year)


def year(number: int) -> Period:
    """Return the year `number`."""
    return Period("year", _date(number, 1, 1))


def decade(number: int) -> Period:
    """Return the decade that holds the year `number`: 1989 is in the 1980s."""
    return Period("decade", _date(max(number // 10 * 10, 1), 1, 1))


def century(number: int) -> Period:
    """Return the hundred years that share the first two digits of `number`, as TIMEX3 and EDTF count them."""
    return Period("century", _date(max(number // 100 * 100, 1), 1, 1))


def month(of_year: int, number: int) -> Period:
    """Return month `number` (1 to 12) of the year."""
    return Period("month", _date(of_year, number, 1))


def quarter(of_year: int, number: int) -> Period:
    """Return quarter `number` (1 to 4) of the calendar year."""
    return Period("quarter", _date(of_year, number * 3 - 2, 1))


def half(of_year: int, number: int) -> Period:
    """Return half `number` (1 or 2) of the calendar year."""
    return Period("half", _date(of_year, number * 6 - 5, 1))


def season(of_year: int, letters: str) -> Period:
    """Return the northern season with TIMEX3's `letters` (SP, SU, FA, WI) that begins in the year."""
    return Period("season", _date(of_year, SEASON_ORDER.index(letters) * 3 + 3, 1))


def day(of_year: int, of_month: int, number: int) -> Period | None:
    """Return one day, or None where the month has no such day."""
    try:
        return Period("day", dt.date(of_year, of_month, number))
    except ValueError:
        return None


def _aligned(period: Period) -> tuple[int, int]:
    # The first decade and century begin in year 1 for want of a year 0; step them from that year.
    if period.grain in {"decade", "century"} and period.first.year == 1:
        return 0, 1
    return period.first.year, period.first.month


def _add_months(start: tuple[int, int], count: int) -> dt.date:
    index = start[0] * 12 + start[1] - 1 + count
    return _date(index // 12, index % 12 + 1, 1)


def _date(of_year: int, of_month: int, number: int) -> dt.date:
    if not dt.MINYEAR <= of_year <= dt.MAXYEAR:
        raise OverflowError(f"year {of_year} lies outside the calendar of years 1 to 9999")
    return dt.date(of_year, of_month, number)
