"""The days of the year that have names of their own, by rule or by table; finds nothing in a text itself."""

import datetime as dt
import re
from typing import Final

from . import periods
from .periods import Period

# Month and day. The names are those of vocabulary.HOLIDAY, in lower case, without apostrophes.
_FIXED: Final = {
    "christmas eve": (12, 24),
    "christmas": (12, 25),
    "new years eve": (12, 31),
    "new years": (1, 1),
    "halloween": (10, 31),
    "independence": (7, 4),
    "valentines": (2, 14),
    "veterans": (11, 11),
    "armistice": (11, 11),
    "boxing": (12, 26),
    "may": (5, 1),
    "bastille": (7, 14),
    "st patricks": (3, 17),
    "groundhog": (2, 2),
    "earth": (4, 22),
    "twelfth night": (1, 5),
    "burns night": (1, 25),
    "australia": (1, 26),
    "candlemas": (2, 2),
    "waitangi": (2, 6),
    "st davids": (3, 1),
    "international womens": (3, 8),
    "lady": (3, 25),
    "april fools": (4, 1),
    "st georges": (4, 23),
    "anzac": (4, 25),
    "cinco de mayo": (5, 5),
    "ve": (5, 8),
    "d-day": (6, 6),
    "juneteenth": (6, 19),
    "midsummers": (6, 24),
    "canada": (7, 1),
    "lammas": (8, 1),
    "vj": (8, 15),
    "michaelmas": (9, 29),
    "all saints": (11, 1),
    "all souls": (11, 2),
    "bonfire night": (11, 5),
    "guy fawkes night": (11, 5),
    "martinmas": (11, 11),
    "remembrance": (11, 11),
    "st andrews": (11, 30),
    "st stephens": (12, 26),
    "hogmanay": (12, 31),
}
# Month, weekday (Monday is 0), which of them in the month (-1 is the last). United States.
_FLOATING: Final = {
    "thanksgiving": (11, 3, 4),
    "labor": (9, 0, 1),
    "labour": (9, 0, 1),
    "memorial": (5, 0, -1),
    "columbus": (10, 0, 2),
    "martin luther king": (1, 0, 3),
    "presidents": (2, 0, 3),
    "mothers": (5, 6, 2),
    "fathers": (6, 6, 3),
}
# Days from Easter Sunday.
_FROM_EASTER: Final = {
    "good friday": -2,
    "shrove tuesday": -47,
    "maundy thursday": -3,
    "easter monday": 1,
    "ascension": 39,
    "pentecost": 49,
    "whit sunday": 49,
    "whit monday": 50,
    "easter": 0,
    "ash wednesday": -46,
    "palm sunday": -7,
}


_WHOLE_NAMES: Final = _FIXED.keys() | _FROM_EASTER.keys()
_SAME_DAYS: Final = {"midsummer": "midsummers", "april fool": "april fools", "v-e": "ve", "v-j": "vj"}


def holiday(name: str, year: int) -> Period | None:
    """Return the day of the holiday in that year; None outside the years 1 to 9999 or where it had none."""
    if not dt.MINYEAR <= year <= dt.MAXYEAR:
        return None
    plain = " ".join(re.sub(r"[’'.,]", "", name.lower()).split())
    key = plain if plain in _WHOLE_NAMES else plain.removesuffix(" day").removesuffix(" sunday")
    key = _SAME_DAYS.get(key, key).removesuffix(" jr")
    if key in _FIXED:
        return periods.day(year, *_FIXED[key])
    if key in _FROM_EASTER:
        return Period("day", easter(year) + dt.timedelta(days=_FROM_EASTER[key]))
    if key in _FLOATING:
        return Period("day", nth_weekday(year, *_FLOATING[key]))
    if key == "election":  # the Tuesday after the first Monday of November
        return Period("day", nth_weekday(year, 11, 0, 1) + dt.timedelta(days=1))
    if key == "inauguration":
        return periods.day(year - (year - 1) % 4, 1, 20)
    return None


def easter(year: int) -> dt.date:
    """Return Easter Sunday by the Gregorian rule (Meeus, Astronomical Algorithms, chapter 8)."""
    a, (b, c) = year % 19, divmod(year, 100)
    d, e = divmod(b, 4)
    g = (8 * b + 13) // 25
    h = (19 * a + b - d - g + 15) % 30
    i, k = divmod(c, 4)
    m = (32 + 2 * e + 2 * i - h - k) % 7
    n = (a + 11 * h + 22 * m) // 451
    month, day = divmod(h + m - 7 * n + 114, 31)
    return dt.date(year, month, day + 1)


def nth_weekday(year: int, month: int, weekday: int, which: int) -> dt.date:
    """Return the `which`-th weekday (0 is Monday) from a month's first day, or its last for -1."""
    if which < 0:
        last = periods.month(year, month).last
        return last - dt.timedelta(days=(last.weekday() - weekday) % 7)
    first = dt.date(year, month, 1)
    return first + dt.timedelta(days=(weekday - first.weekday()) % 7 + 7 * (which - 1))
