"""Ranges of days that share a month, and the calendar of the French Republic; not in English."""

import datetime as dt
import re
from typing import Final

from . import periods
from .absolute import range_of
from .days import month_day_near
from .discourse_context import DiscourseContext
from .grammar import RuleSet, Sense, on
from .languages_words import DateWords, value_of
from .periods import Period

# The day of September on which each year of the Republic began, from 1792 on.
_NEW_YEARS: Final = (22, 22, 22, 23, 22, 22, 22, 23, 23, 23, 23, 24, 23, 23)
_YEARS: Final = "I II III IV V VI VII VIII IX X XI XII XIII XIV".split()
_MONTH_LENGTH: Final = 30  # days


def range_rules(words: DateWords) -> RuleSet:
    """Return the rules for '3 to 7 June', '3 and 7 June', '18 Brumaire VIII'; tried before single days."""
    rules = RuleSet()
    for phrase in words.day_ranges:
        _add_range(rules, words, phrase)
    if words.day_joint:
        _add_joined(rules, words)
    if words.republican_months:
        _add_republican(rules, words)
    return rules


def _add_range(rules: RuleSet, words: DateWords, phrase: str) -> None:
    first, last = _days(words)

    @rules.rule(phrase.replace("{a}", first).replace("{b}", last), qualifiers=False)
    def days_of_one_month(match: re.Match[str], context: DiscourseContext) -> Sense | None:
        end = _last_day(match, words, context)
        start = periods.day(end.first.year, end.first.month, int(match["a"])) if end else None
        return range_of(start, end)


def _add_joined(rules: RuleSet, words: DateWords) -> None:
    first, last = _days(words)

    @rules.rule(rf"{first}(?={words.day_joint}{last})", qualifiers=False)
    def day_of_the_month_behind(match: re.Match[str], context: DiscourseContext) -> Sense | None:
        end = _last_day(match, words, context)
        return on(periods.day(end.first.year, end.first.month, int(match["a"]))) if end else None


def _days(words: DateWords) -> tuple[str, str]:
    """Return the patterns of a day by its number, and of one with its month and maybe its year."""
    year = rf"(?:{words.of_year}(?P<y>\d{{4}})(?![\d%]|[.,]\d))?"
    return rf"(?P<a>\d{{1,2}}){words.day_suffix}", rf"{words.day}(?P<m>{words.month}){year}"


def _last_day(match: re.Match[str], words: DateWords, context: DiscourseContext) -> Period | None:
    month, number = words.month_number(match["m"]), words.day_number(match["d"])
    if match["y"]:
        return periods.day(int(match["y"]), month, number)
    return month_day_near(month, number, context, match.start(), match.end()) if context.is_dated else None


def _add_republican(rules: RuleSet, words: DateWords) -> None:
    months = {fragment: number for number, fragment in enumerate(words.republican_months)}
    year = rf"(?P<y>\d{{1,2}}|{'|'.join(sorted(_YEARS, key=len, reverse=True))})(?!\w)"

    day_month = rf"(?P<d>\d{{1,2}}){words.day_suffix} (?P<m>{'|'.join(months)})"

    @rules.rule(rf"{day_month},? (?:de l[’'])?an {year}", qualifiers=False)
    def republican_day(match: re.Match[str], _context: DiscourseContext) -> Sense | None:
        number = int(match["y"]) if match["y"].isdigit() else _YEARS.index(match["y"].upper()) + 1
        day = int(match["d"])
        if not (1 <= number <= len(_YEARS) and 1 <= day <= _MONTH_LENGTH):
            return None
        new_year = dt.date(1791 + number, 9, _NEW_YEARS[number - 1])
        found = new_year + dt.timedelta(value_of(match["m"], months) * _MONTH_LENGTH + day - 1)
        return on(periods.day(found.year, found.month, found.day))
