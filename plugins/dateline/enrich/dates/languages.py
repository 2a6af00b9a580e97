"""Dates written out in languages other than English, by one pattern over the words of each.

The words are the table [dates] of languages/*.toml: what names a day, month, year, decade or century itself,
and today, yesterday and tomorrow. What is counted from today or told by a verb is in `languages_relative`.
Month names are matched without regard to accents that are often left out.
"""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from ...languages.read import languages
from . import languages_relative, numeric, periods
from .discourse_context import DiscourseContext
from .grammar import Grammar, RuleSet, Sense, on
from .periods import Period


@dataclass(frozen=True, slots=True)
class Words:
    """How one language writes dates; every field but `months` is a regex fragment without named groups."""

    months: Sequence[str]  # one fragment a month, January first
    weekday: str
    day_suffix: str  # what may follow the day's number
    of_month: str  # between day and month
    of_year: str  # between month and year
    year_lead: str  # words after which four digits are a year
    decade: str  # holds one {} for the digits
    century: str  # holds one {} for the number
    days_from_today: Mapping[str, int]  # words for days, and how many days from publication they are
    roman_centuries: bool = False  # whether centuries are counted in Roman numerals


_ROMAN: Final = {"I": 1, "V": 5, "X": 10}


def _rules(words: Words) -> RuleSet:
    """Return the rules of one language."""
    rules = RuleSet()
    month = "(?:" + "|".join(words.months) + r")(?!\w)"
    # 'تشرين الأول/أكتوبر' gives the month in two calendars' names.
    named = rf"(?P<m>{month})(?: ?[/(] ?{month}\)?)?"
    year = r"(?P<y>\d{4})(?![\d%]|[.,]\d)"
    numbers = [re.compile(f"(?:{name})".replace(" ", r"\s"), re.IGNORECASE) for name in words.months]

    def month_of(match: re.Match[str]) -> int:
        return next(i for i, name in enumerate(numbers, start=1) if name.fullmatch(match["m"]))

    @rules.rule(
        rf"(?:{words.weekday},? (?:le |el |de[nm] )?)?(?P<d>\d{{1,2}})"
        rf"{words.day_suffix}{words.of_month}{named}"
        rf"(?:{words.of_year}{year})?",
        qualifiers=False,
    )
    def day_month_year(match: re.Match[str], context: DiscourseContext) -> Sense | None:
        if match["y"]:
            return on(periods.day(int(match["y"]), month_of(match), int(match["d"])))
        return on(_nearest(month_of(match), int(match["d"]), context)) if context.is_dated else None

    @rules.rule(rf"{named}{words.of_year}{year}", qualifiers=False)
    def month_year(match: re.Match[str], _context: DiscourseContext) -> Sense | None:
        number = int(match["y"])
        return on(periods.month(number, month_of(match))) if 1000 <= number <= 2100 else None

    @rules.rule(words.decade.format(r"(?P<n>(?:1[5-9]|20)?\d0)"), qualifiers=False)
    def decade(match: re.Match[str], _context: DiscourseContext) -> Sense | None:
        number = int(match["n"])
        return on(periods.decade(number + 1900 if number < 100 else number))

    ordinal = r"(?P<n>[IVX]{1,5})" if words.roman_centuries else r"(?P<n>\d{1,2})"

    @rules.rule(words.century.format(ordinal), qualifiers=False)
    def century(match: re.Match[str], _context: DiscourseContext) -> Sense | None:
        number = _roman(match["n"].upper()) if words.roman_centuries else int(match["n"])
        return on(periods.century(number * 100 - 100)) if 1 < number <= 22 else None

    @rules.rule("|".join(sorted(words.days_from_today, key=len, reverse=True)), qualifiers=False)
    def deictic_day(match: re.Match[str], context: DiscourseContext) -> Sense | None:
        return (
            on(context.today.shift(words.days_from_today[match.group().lower()]))
            if context.is_dated
            else None
        )

    lead = re.compile(rf"(?:\b(?:{words.year_lead})\s|\(|\d{{4}} و)$".replace(" ", r"\s"), re.IGNORECASE)

    @rules.rule(r"(?P<y>\d{4})(?![\d%]|[.,/:-]?\d)", qualifiers=False)
    def year_alone(match: re.Match[str], context: DiscourseContext) -> Sense | None:
        number = int(match["y"])
        led = lead.search(context.text[max(0, match.start() - 16) : match.start()])
        return on(periods.year(number)) if led and 1000 <= number <= 2100 else None

    return rules


def _nearest(month: int, number: int, context: DiscourseContext) -> Period | None:
    years = (context.published.year + step for step in (-1, 0, 1))
    days = [day for year in years if 1 <= year <= 9999 and (day := periods.day(year, month, number))]
    return min(days, key=lambda day: abs((day.first - context.published).days), default=None)


def _roman(numeral: str) -> int:
    values = [_ROMAN[letter] for letter in numeral]
    return sum(-v if v < after else v for v, after in zip(values, [*values[1:], 0], strict=True))


GRAMMARS: Final = {
    code: Grammar(
        numeric.RULES,
        _rules(Words(**words["dates"])),
        languages_relative.relative_rules(languages_relative.RelativeWords(**words["relative_dates"])),
    )
    for code, words in languages().items()
    if "dates" in words
}
# Languages whose words we do not know: digits alone.
ANY_LANGUAGE: Final = Grammar(numeric.RULES)
