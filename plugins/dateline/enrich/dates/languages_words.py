"""The words other languages write time with, as the tables [dates] and [relative_dates] of languages/*.toml.

Strings are regex fragments without named groups, written for `grammar.rule`. In a phrase `{n}`, `{u}`, `{w}`,
`{s}` and `{p}` stand for a number, a unit, a day, a stretch of the calendar and a part of the day.
"""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import TypeVar

from .periods import Grain

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class DateWords:
    """How one language writes dates that name themselves."""

    months: Sequence[str]  # one fragment a month, January first
    weekday: str
    day_suffix: str  # what may follow the day's number
    of_month: str  # between day and month
    of_year: str  # between month and year
    year_lead: str  # words after which four digits are a year
    decade: str  # holds one {} for the digits
    century: str  # holds one {} for the number
    days_from_today: Mapping[str, int]  # words for days, and how many days from publication they are
    start: str  # what stands before a month or stretch and means its first part, up to the name
    mid: str
    end: str
    month_lead: str  # words after which a month's name alone is that month
    roman_centuries: bool = False  # whether centuries are counted in Roman numerals
    capital_months: bool = False  # whether the names of months have a capital, as nouns have in German
    not_today: str = ""  # what stands before a word for today that means another day there: 'the same'
    day_ranges: Sequence[str] = ()  # phrases with {a} and {b}: '3 to 7 June'
    day_joint: str = ""  # what joins two days of a month: ' and the '
    decade_words: Mapping[str, int] = field(default_factory=dict)  # 'the eighties' -> its first year
    century_words: Mapping[str, int] = field(default_factory=dict)  # the same of centuries
    republican_months: Sequence[str] = ()  # of the French Republic, Vendémiaire first
    other_era: str = "(?!)"  # what follows the years of another calendar
    ordinal_days: Mapping[str, int] = field(default_factory=dict)  # days of the month written in words

    @property
    def day(self) -> str:
        """A fragment for the number of a day and what stands between it and its month; its group is `d`."""
        words = "".join(f"|{word}" for word in sorted(self.ordinal_days, key=len, reverse=True))
        return rf"(?P<d>\d{{1,2}}{words})(?:(?<=\d){self.day_suffix}|(?<!\d)){self.of_month}"

    def day_number(self, phrase: str) -> int:
        """Return the number of a day from digits or a word."""
        return int(phrase) if phrase.isdigit() else value_of(phrase, self.ordinal_days)

    @property
    def month(self) -> str:
        """A fragment that matches any month."""
        return "(?:" + "|".join(self.months) + r")(?!\w)"

    @property
    def part(self) -> str:
        """A fragment for 'early', 'mid' or 'late' before a name, in groups named for TIMEX3's `mod`."""
        return f"(?:(?P<START>{self.start})|(?P<MID>{self.mid})|(?P<END>{self.end}))"

    def month_number(self, name: str) -> int:
        """Return 1 to 12 for a month's name."""
        return value_of(name, {month: number for number, month in enumerate(self.months, start=1)})


@dataclass(frozen=True, slots=True)
class RelativeWords:
    """How one language tells time from today."""

    weekdays: Sequence[str]  # Monday first
    numbers: Mapping[str, int]
    units: Mapping[str, str]  # fragment -> the unit's English name
    ago: Sequence[str]  # phrases with {n} {u}
    ahead: Sequence[str]
    later: Sequence[str]  # the same, counted from the date last spoken of
    earlier: Sequence[str]
    stretches: Mapping[str, Grain]
    seasons: Mapping[str, str]  # fragment -> TIMEX3's letters
    last: Sequence[str]  # phrases with {w} or {s}
    following: Sequence[str]
    this: Sequence[str]
    bare_weekday: str
    next_day: str  # 'the following day'
    previous_day: str
    dayparts: Mapping[str, str]  # fragment -> the English name
    day_and_part: Sequence[str]  # phrases with {w} and {p}: 'Monday evening'
    todays_part: Sequence[str]  # phrases with {p}: 'this evening'
    future: str  # a word that tells of the future
    past: str  # a word, or two, that tell of the past
    looking_ahead: str  # what stands right before a day to come: 'until'
    vague: str  # 'a few', before a unit
    not_weekday: str  # what stands before a weekday that is no one day: 'every'
    number_joint: str = "-"  # what joins tens and ones in words
    singles: Mapping[str, str] = field(default_factory=dict)  # words for one of a unit without a number
    duals: Mapping[str, str] = field(default_factory=dict)  # words for two of a unit -> its name
    years: Mapping[str, int] = field(default_factory=dict)  # whole expressions -> years from now
    of_years: Mapping[str, int] = field(default_factory=dict)  # behind a month: 'of last year' -> -1
    of_months: Mapping[str, int] = field(default_factory=dict)  # behind a day's number: 'of last month' -> -1
    parts_today: Mapping[str, str] = field(default_factory=dict)  # 'tonight' -> night
    last_night: str = ""
    not_tomorrow: str = ""  # what stands before a word for tomorrow that means the morning there
    tomorrow: str = ""

    def weekday_number(self, name: str) -> int:
        """Return 0 to 6 for a weekday's name, Monday first."""
        return value_of(name, {day: number for number, day in enumerate(self.weekdays)})

    @property
    def number(self) -> str:
        """A fragment that matches a number in digits or words."""
        words = either(self.numbers)
        return rf"(?:\d{{1,3}}|(?:{words})(?:(?:{self.number_joint})(?:{words}))?)"

    def count(self, phrase: str) -> int:
        """Return the value of a match of `number`: 'vingt-cinq' is the sum of its two words."""
        if phrase.isdigit():
            return int(phrase)
        words = either(self.numbers)
        parts = re.fullmatch(
            _spaced(f"({words})(?:(?:{self.number_joint})({words}))?"), phrase, re.IGNORECASE
        )
        return sum(value_of(word, self.numbers) for word in (parts.groups() if parts else ()) if word)


def value_of(phrase: str, table: Mapping[str, T]) -> T:
    """Return the value of the fragment that matches the whole phrase.

    Raises:
        KeyError: where none does, which no match of a rule made of these fragments can bring about.
    """
    for fragment, value in table.items():
        if re.fullmatch(_spaced(fragment), phrase, re.IGNORECASE):
            return value
    raise KeyError(phrase)


def _spaced(fragment: str) -> str:
    return fragment.replace(" ", r"\s+")


def either(table: Mapping[str, object] | Sequence[str]) -> str:
    """Return one fragment that matches any of a table's, longer ones first."""
    return "|".join(sorted(table, key=len, reverse=True))
