"""How a source means 03/04/2020, told by its other days: 25/04/2020 begins with the day."""

import re
from collections.abc import Iterable

_NUMERIC = re.compile(r"\s*(?P<one>\d{1,2})(?P<sign>[/.-])(?P<two>\d{1,2})(?P=sign)(?:\d{4}|\d\d)\b")
_MONTHS = 12
SAMPLE = 2000  # rows by which it is told


def day_first_of(days: Iterable[object]) -> bool | None:
    """Return whether days in figures begin with the day; None where they do not tell."""
    firsts = seconds = 0
    for value in days:
        if match := _NUMERIC.match(value) if isinstance(value, str) else None:
            firsts, seconds = max(firsts, int(match["one"])), max(seconds, int(match["two"]))
    return None if (firsts > _MONTHS) == (seconds > _MONTHS) else firsts > _MONTHS
