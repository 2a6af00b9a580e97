"""Dates written out in languages other than English, by one pattern over the words of each.

The words are the tables [dates] and [relative_dates] of languages/*.toml (see `languages_words`). Here is
what names a day, month, year, decade or century itself, and today, yesterday and tomorrow. What is told from
publication is in `languages_relative` and `languages_days`, the tense of a verb in `languages_tense`.
"""

import re
from collections.abc import Callable, Mapping
from functools import cache
from typing import Any, Final

from ...languages.read import languages
from . import numeric, periods
from .days import days_around, month_day_near
from .discourse_context import DiscourseContext
from .grammar import Grammar, RuleSet, Sense, on
from .languages_days import bare_rules, part_rules
from .languages_ranges import range_rules
from .languages_relative import stated_rules
from .languages_tense import tense_reader
from .languages_words import DateWords, RelativeWords, either, value_of
from .periods import Period
from .tense import TenseReader

_ROMAN: Final = {"I": 1, "V": 5, "X": 10}


def _rules(words: DateWords, relative: RelativeWords) -> RuleSet:
    """Return the rules of one language for what names itself."""
    rules = RuleSet()
    # 'تشرين الأول/أكتوبر' gives the month in two calendars' names.
    named = rf"(?P<m>{words.month})(?: ?[/(] ?{words.month}\)?)?"
    year = r"(?P<y>\d{4})(?![\d%]|[.,]\d)"

    @rules.rule(
        rf"(?:(?P<w>{words.weekday}),? (?:le |el |de[nm] )?)?{words.day}{named}(?:{words.of_year}{year})?",
        qualifiers=False,
    )
    def day_month_year(match: re.Match[str], context: DiscourseContext) -> Sense | None:
        month, number = words.month_number(match["m"]), words.day_number(match["d"])
        if match["y"]:
            return on(periods.day(int(match["y"]), month, number))
        if not context.is_dated:
            return None
        stated = _on_weekday(match["w"], month, number, relative, context)
        return on(stated or month_day_near(month, number, context, match.start(), match.end()))

    @rules.rule(rf"{words.part}?{named}{words.of_year}{year}", qualifiers=False)
    def month_year(match: re.Match[str], _context: DiscourseContext) -> Sense | None:
        number = int(match["y"])
        return on(periods.month(number, words.month_number(match["m"]))) if 1000 <= number <= 2100 else None

    @rules.rule(rf"(?P<season>{either(relative.seasons)})(?:{words.of_year}){year}", qualifiers=False)
    def season_year(match: re.Match[str], _context: DiscourseContext) -> Sense | None:
        number = int(match["y"])
        letters = value_of(match["season"], relative.seasons)
        return on(periods.season(number, letters)) if 1000 <= number <= 2100 else None

    @rules.rule(words.decade.format(r"(?P<n>(?:1[5-9]|20)?\d0)"), qualifiers=False)
    def decade(match: re.Match[str], _context: DiscourseContext) -> Sense | None:
        number = int(match["n"])
        return on(periods.decade(number + 1900 if number < 100 else number))

    _add_in_words(rules, words.decade_words, periods.decade)
    _add_in_words(rules, words.century_words, periods.century)
    _add_century(rules, words)
    _add_deictic(rules, words)
    _add_year(rules, words)
    return rules


def _on_weekday(
    name: str | None, month: int, number: int, words: RelativeWords, context: DiscourseContext
) -> Period | None:
    # 'Montag, 26. Oktober' says its year itself: the one in which that day is a Monday.
    found = re.search(either(words.weekdays), name, re.IGNORECASE) if name else None
    if found is None:
        return None
    wanted = words.weekday_number(found.group())
    days = days_around(month, number, context)
    return next((day for day in days if day.first.weekday() == wanted), None)


def _add_in_words(rules: RuleSet, names: Mapping[str, int], period: Callable[[int], Period]) -> None:
    """Add the rule for decades or centuries whose number is written in words, if a language has such."""
    if names:

        @rules.rule(either(names), qualifiers=False)
        def named_in_words(match: re.Match[str], _context: DiscourseContext) -> Sense | None:
            return on(period(value_of(match.group(), names)))


def _add_century(rules: RuleSet, words: DateWords) -> None:
    ordinal = r"(?P<n>[IVX]{1,5})" if words.roman_centuries else r"(?P<n>\d{1,2})"

    @rules.rule(words.century.format(ordinal), qualifiers=False)
    def century(match: re.Match[str], _context: DiscourseContext) -> Sense | None:
        number = _roman(match["n"].upper()) if words.roman_centuries else int(match["n"])
        return on(periods.century(number * 100 - 100)) if 1 < number <= 22 else None


def _add_deictic(rules: RuleSet, words: DateWords) -> None:
    another = re.compile(rf"(?<!\w)(?:{words.not_today or '(?!)'})\s$", re.IGNORECASE)

    # A weekday beside it ('hier, lundi') says the same once more.
    @rules.rule(rf"(?P<t>{either(words.days_from_today)})(?:,? {words.weekday})?", qualifiers=False)
    def deictic_day(match: re.Match[str], context: DiscourseContext) -> Sense | None:
        if not context.is_dated or another.search(context.text[max(0, match.start() - 12) : match.start()]):
            return None
        return on(context.today.shift(words.days_from_today[match["t"].lower()]))


def _add_year(rules: RuleSet, words: DateWords) -> None:
    lead = re.compile(rf"(?:\b(?:{words.year_lead})\s|\(|\d{{4}} و)$".replace(" ", r"\s"), re.IGNORECASE)

    @rules.rule(rf"(?P<y>\d{{4}})(?![\d%]|[.,/:-]?\d| ?{words.other_era})", qualifiers=False)
    def year_alone(match: re.Match[str], context: DiscourseContext) -> Sense | None:
        number = int(match["y"])
        led = lead.search(context.text[max(0, match.start() - 16) : match.start()])
        return on(periods.year(number)) if led and 1000 <= number <= 2100 else None


def _roman(numeral: str) -> int:
    values = [_ROMAN[letter] for letter in numeral]
    return sum(-v if v < after else v for v, after in zip(values, [*values[1:], 0], strict=True))


def _grammar(dates: DateWords, relative: RelativeWords) -> Grammar:
    return Grammar(
        numeric.RULES,
        part_rules(dates, relative),
        stated_rules(dates, relative),
        range_rules(dates),
        _rules(dates, relative),
        bare_rules(dates, relative),
    )


# Languages whose words we do not know: digits alone.
_ANY_LANGUAGE: Final = Grammar(numeric.RULES)


@cache
def _words(code: str) -> tuple[DateWords, RelativeWords] | None:
    """Return the words of a language, if we know them."""
    tables: Any = languages().get(code, {})
    if "dates" not in tables:
        return None
    return DateWords(**tables["dates"]), RelativeWords(**tables["relative_dates"])


@cache  # made when an article first asks for it: all languages together take a tenth of a second
def grammar_of(code: str) -> Grammar:
    """Return the rules for dates in a language; of one whose words we do not know, those for digits."""
    words = _words(code)
    return _grammar(*words) if words else _ANY_LANGUAGE


@cache
def tense_of(code: str) -> TenseReader | None:
    """Return what reads the tense of a verb in a language, if we know its words."""
    words = _words(code)
    return tense_reader(words[1]) if words else None
