"""Unit words (day, fortnight, century) as sizes of the calendar, and counting by them; reads no text."""

from typing import Final

from .periods import Grain, Period

_GRAINS: Final[dict[str, Grain]] = {
    "day": "day",
    "night": "day",
    "weekend": "weekend",
    "week": "week",
    "month": "month",
    "quarter": "quarter",
    "year": "year",
    "decade": "decade",
    "century": "century",
}
# 'Ten years ago' names a year, 'a decade ago' too; 'two months ago' a month; units of the clock name a day.
_COUNTED: Final[dict[str, tuple[Grain, int]]] = {
    "day": ("day", 1),
    "night": ("day", 1),
    "week": ("week", 1),
    "weekend": ("weekend", 1),
    "fortnight": ("week", 2),
    "month": ("month", 1),
    "quarter": ("quarter", 1),
    "year": ("year", 1),
    "decade": ("year", 10),
    "century": ("year", 100),
}
_IN_A_DAY: Final = {"hour": 24, "minute": 1440, "second": 86400}
_NO_APOSTROPHES: Final = str.maketrans("", "", "'’")
_DAYS: Final = {"week": 7, "sennight": 7, "fortnight": 14}
# What half a unit is counted in.
_FINER: Final[dict[str, tuple[Grain, int]]] = {
    "year": ("month", 12),
    "month": ("day", 30),
    "week": ("day", 7),
}


def singular(unit: str) -> str:
    """Return 'year' for 'years', 'century' for 'centuries'."""
    word = unit.lower()
    return "century" if word == "centuries" else word.removesuffix("s")


def grain_of(unit: str) -> Grain | None:
    """Return the calendar size a unit word names; None for units of the clock."""
    return _GRAINS.get(singular(unit))


def days_in(unit: str) -> int:
    """Return the days of 'week', "se'nnight" or 'fortnight'; 0 for any other unit."""
    return _DAYS.get(singular(unit).translate(_NO_APOSTROPHES), 0)


def counted_from(origin: Period, count: float, unit: str) -> Period | None:
    """Return the stretch `count` units after `origin` (before it if negative), as precise as the unit is."""
    name = singular(unit)
    if name in _IN_A_DAY:
        return origin.at("day").shift(int(count / _IN_A_DAY[name]))
    grain, size = _COUNTED[name]
    whole = count * size
    if whole != int(whole):
        if name not in _FINER:
            return None
        grain, whole = _FINER[name][0], whole * _FINER[name][1]
    return origin.at(grain).shift(int(whole))
