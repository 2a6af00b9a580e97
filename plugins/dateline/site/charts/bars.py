"""A bar chart over time: one bar for each day, month, year or decade, each a link. Draws nothing."""

import datetime as dt
from collections import Counter
from collections.abc import Callable, Iterable
from typing import Literal, NamedTuple, TypeAlias

from ..interface_language import Language

Unit: TypeAlias = Literal["day", "month", "year", "decade"]

# Of which each is at least 24 pixels wide, the least target of WCAG 2.2, on a phone that scrolls.
MOST_BARS = 31
STEPS = 20  # heights that the style sheet knows
_LENGTHS: dict[Unit, int] = {"day": 10, "month": 7, "year": 4}  # characters of an ISO date
_STATED = 0.9  # of all dates that must be as precise as a unit


class Bar(NamedTuple):
    """One stretch of time."""

    label: str  # short: a day of the month, a month, a year
    title: str  # in full, with the number of articles
    number: str  # of articles; empty where there are no articles
    step: int  # height, 0 to STEPS
    path: str  # of the page of that time, or an anchor; empty without articles


class BarChart(NamedTuple):
    """The bars in order of time, without a gap."""

    unit: Unit
    bars: tuple[Bar, ...]
    outside: int  # articles before and after what is drawn


def bar_chart(
    moments: Iterable[str], language: Language, path: Callable[[Unit, str], str], *, trimmed: bool = False
) -> BarChart | None:
    """Return the chart of some ISO dates in the finest unit that fits, or None for fewer than two bars.

    Args:
        moments: ISO dates as precise as they are known; empty ones are left out.
        language: for the labels.
        path: where a bar leads, from its unit and key ('1987-03-02', '1987-03', '1987', '198').
        trimmed: leave out the hundredth at either end where it makes the chart longer than it can be.
    """
    found = Counter(moment[:10] for moment in moments if moment)
    if not found:
        return None
    total = found.total()
    if trimmed:
        found = _trimmed(found)
    unit = _unit(found)
    counts = _counts(found, unit)
    places = sorted(counts)
    # Of what is still too long the end is kept: the newest is what most readers come for.
    places = [place for place in places if place > places[-1] - MOST_BARS]
    first, last = places[0], places[-1]
    if first == last:
        return None
    most = max(counts[place] for place in places)
    bars = []
    for place in range(first, last + 1):
        key, label, name = _named(unit, place, language)
        count = counts.get(place, 0)
        title = f"{name}: {language.count('articles', count)}"
        if not count:
            bars.append(Bar(label, title, "", 0, ""))
            continue
        # The root of the share: a quiet year beside a loud one is still seen.
        step = max(1, round(STEPS * (count / most) ** 0.5))
        bars.append(Bar(label, title, language.number(count), step, path(unit, key)))
    return BarChart(unit, tuple(bars), total - sum(counts[place] for place in places))


def _unit(found: Counter[str]) -> Unit:
    """Return the finest unit in which all dates make few enough bars."""
    total = found.total()
    for unit, length in _LENGTHS.items():
        stated = [moment for moment in found if len(moment) >= length]
        if sum(found[moment] for moment in stated) >= _STATED * total:
            places = [_place(moment, unit) for moment in stated]
            if max(places) - min(places) < MOST_BARS:
                return unit
    return "decade"


def _counts(found: Counter[str], unit: Unit) -> Counter[int]:
    length = _LENGTHS.get(unit, 4)
    counts: Counter[int] = Counter()
    for moment, count in found.items():
        if len(moment) >= length:
            counts[_place(moment, unit)] += count
    return counts


def _trimmed(found: Counter[str]) -> Counter[str]:
    """Return the dates without whole years at either end that hold less than a hundredth of all."""
    years: Counter[str] = Counter()
    for moment, count in found.items():
        years[moment[:4]] += count
    kept = set(years)
    for ends in (sorted(years), sorted(years, reverse=True)):
        spare = years.total() // 100
        for year in ends:
            spare -= years[year]
            if spare < 0:
                break
            kept.discard(year)
    return Counter({moment: count for moment, count in found.items() if moment[:4] in kept})


def _place(moment: str, unit: Unit) -> int:
    """Return a stretch of time as a number that counts on from one to the next."""
    if unit == "day":
        return dt.date.fromisoformat(moment[:10]).toordinal()
    year = int(moment[:4])
    if unit == "month":
        return year * 12 + int(moment[5:7]) - 1
    return year if unit == "year" else year // 10


def _named(unit: Unit, place: int, language: Language) -> tuple[str, str, str]:
    """Return the key, the short label and the name of a stretch of time."""
    if unit == "day":
        day = dt.date.fromordinal(place)
        return day.isoformat(), str(day.day), language.day(day.year, day.month, day.day)
    if unit == "month":
        year, month = place // 12, place % 12 + 1
        return f"{year:04}-{month:02}", language.month_short(month), language.month(year, month)
    if unit == "year":
        return f"{place:04}", str(place), str(place)
    return f"{place:03}", str(place * 10), language.say("decade", year=place * 10)
