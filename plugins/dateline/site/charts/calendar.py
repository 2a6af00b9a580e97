"""Calendars as geometry: the days of a month as cells shaded by their number of articles. Draws nothing."""

import datetime as dt
from collections.abc import Mapping
from typing import NamedTuple

from ..interface_language import Language
from ..paths import day_path

CELL = 24  # units of the drawing, CSS pixels at full size; the least target that WCAG 2.2 allows
LEVELS = 4


class Cell(NamedTuple):
    """A day in the calendar of a month."""

    x: int
    y: int
    day: int
    level: int  # 0 without articles, then 1 to LEVELS
    path: str  # empty without articles
    label: str


class MonthGrid(NamedTuple):
    """The calendar of a month, weeks from Monday to Sunday."""

    height: int
    cells: tuple[Cell, ...]


def level(count: int, most: int) -> int:
    """Return the shade of a count: quarters of the square root scale, so that quiet days differ too."""
    if not count:
        return 0
    return min(LEVELS, 1 + int(LEVELS * ((count - 1) / max(most, LEVELS)) ** 0.5))


def month_grid(year: int, month: int, counts: Mapping[str, int], most: int, language: Language) -> MonthGrid:
    """Return the calendar of a month from the counts of its days, keyed by ISO date.

    Monday stands where the language begins to read.
    """
    first = dt.date(year, month, 1).weekday()
    last = (dt.date(year + month // 12, month % 12 + 1, 1)) if (year, month) < (9999, 12) else None
    length = (last - dt.date(year, month, 1)).days if last else 31
    from_right = language.direction == "rtl"
    cells = []
    for day in range(1, length + 1):
        count = counts.get(f"{year:04}-{month:02}-{day:02}", 0)
        label = f"{language.day(year, month, day)}: {language.count('articles', count)}" if count else ""
        place = first + day - 1
        cells.append(
            Cell(
                (6 - place % 7 if from_right else place % 7) * CELL,
                place // 7 * CELL,
                day,
                level(count, most),
                day_path(year, month, day) if count else "",
                label,
            )
        )
    return MonthGrid((first + length + 6) // 7 * CELL, tuple(cells))
