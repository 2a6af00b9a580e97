"""Rules for dates that share a month or a year written once: '7-9 August 2017', 'March and May 1940'."""

import re
from typing import Final

from . import numerals, periods
from .absolute import day_number, days_to, month_number, range_of, season_letters
from .days import days_near, month_day_near
from .discourse_context import DiscourseContext
from .grammar import RuleSet, Sense, on
from .vocabulary import DAY_OF_MONTH, MONTH, ORDINAL, SEASON, YEAR

RULES: Final = RuleSet()
# Without a year: told from the publication date.
ANCHORED_RULES: Final = RuleSet()

_DAY: Final = r"(?:3[01]|[12]\d|[1-9])(?:st|nd|rd|th)?"
_TO: Final = r"(?: ?[-–—/] ?)"
_STEP: Final = r"(?:,? (?:and|or|to|until|till|through|&) )"
_MORE_DAYS: Final = rf"(?:, {_DAY}){{0,6}}{_STEP}{_DAY}"
_MORE_MONTHS: Final = rf"(?:, {MONTH}){{0,6}}{_STEP}(?P<last>{MONTH})"
_ONWARDS: Final = re.compile(r"\b(?:to|until|till|through)\s", re.IGNORECASE)


@RULES.rule(
    rf"""(?P<d>{_DAY}){_TO}(?P<d2>{_DAY})(?: of)? (?P<m>{MONTH}),? (?P<y>{YEAR})
    |(?P<d3>{_DAY}) (?P<m3>{MONTH}) ?[-–—] ?(?P<d4>{_DAY}) (?P<m4>{MONTH}),? (?P<y4>{YEAR})""",
    qualifiers=False,
)
def days_of_month_of_year(match: re.Match[str], _context: DiscourseContext) -> Sense | None:
    """7-9 August 2017, 30 December-2 January 2017: the year is that of the last day."""
    return days_to(
        (match["m"] or match["m3"], match["d"] or match["d3"]),
        (match["m"] or match["m4"], match["d2"] or match["d4"]),
        last_year=int(match["y"] or match["y4"]),
    )


@RULES.rule(rf"(?P<d>{_DAY})(?={_MORE_DAYS}(?: of)? (?P<m>{MONTH}),? (?P<y>{YEAR}))", qualifiers=False)
def day_before_others_of_year(match: re.Match[str], _context: DiscourseContext) -> Sense | None:
    """The 3 of '3, 5 and 7 May 1926', the 7 of 'from 7 to 9 August 2017'."""
    return on(periods.day(int(match["y"]), month_number(match["m"]), day_number(match["d"])))


@RULES.rule(rf"(?P<m>{MONTH}) (?P<d>{DAY_OF_MONTH})(?={_MORE_DAYS},? (?P<y>{YEAR}))", qualifiers=False)
def month_and_first_day_of_year(match: re.Match[str], _context: DiscourseContext) -> Sense | None:
    """The 'May 3' of 'May 3 and 4, 1926'."""
    return on(periods.day(int(match["y"]), month_number(match["m"]), day_number(match["d"])))


@RULES.rule(rf"(?P<m>{MONTH}){_TO}(?P<m2>{MONTH}),?(?: of)? (?P<y>{YEAR})")
def months_of_year(match: re.Match[str], _context: DiscourseContext) -> Sense | None:
    """March-April 1940, July/August 1940, December-January 1941: the year is that of the last month."""
    year, first, last = int(match["y"]), month_number(match["m"]), month_number(match["m2"])
    return range_of(periods.month(year - (last < first), first), periods.month(year, last))


@RULES.rule(rf"(?P<m>{MONTH})(?={_MORE_MONTHS},?(?: of)? (?P<y>{YEAR}))")
def month_before_others_of_year(match: re.Match[str], context: DiscourseContext) -> Sense | None:
    """The March of 'between March and May 1940'; the October of 'from October to March 1940' is of 1939."""
    first, last = month_number(match["m"]), month_number(match["last"])
    onwards = _ONWARDS.search(context.text, match.end(), match.start("last"))
    return on(periods.month(int(match["y"]) - (onwards is not None and last < first), first))


@RULES.rule(rf"(?:the )?(?P<s>{SEASON})(?= and (?:the )?{SEASON}(?: of)? (?P<y>{YEAR}))")
def season_before_another_of_year(match: re.Match[str], _context: DiscourseContext) -> Sense | None:
    """The spring of 'in the spring and summer of 1968'."""
    return on(periods.season(int(match["y"]), season_letters(match["s"])))


@RULES.rule(
    rf"""(?:the )?(?P<n>{ORDINAL})(?=,? (?:and|or|to) (?:the )?(?:early |late )?{ORDINAL}[- ]centur)
    |(?:the )?(?P<last>{ORDINAL})[- ]centuries"""
)
def century_of_several(match: re.Match[str], _context: DiscourseContext) -> Sense | None:
    """The 18th of 'the 18th and 19th centuries', and the last of them."""
    number = numerals.ordinal(match["n"] or match["last"])
    return on(periods.century(number * 100 - 100)) if 1 < number <= 22 else None


@ANCHORED_RULES.rule(
    rf"""(?P<d>{_DAY}){_TO}(?P<d2>{_DAY})(?: of)? (?P<m>{MONTH})
    |(?P<d3>{_DAY}) (?P<m3>{MONTH}) ?[-–—] ?(?P<d4>{_DAY}) (?P<m4>{MONTH})""",
    qualifiers=False,
)
def days_of_month(match: re.Match[str], context: DiscourseContext) -> Sense | None:
    """7-9 August, 28 August-2 September."""
    return days_near(
        (match["m"] or match["m3"], match["d"] or match["d3"]),
        (match["m"] or match["m4"], match["d2"] or match["d4"]),
        match,
        context,
    )


@ANCHORED_RULES.rule(rf"(?P<d>{_DAY})(?={_MORE_DAYS}(?: of)? (?P<m>{MONTH}))", qualifiers=False)
def day_before_others(match: re.Match[str], context: DiscourseContext) -> Sense | None:
    """The 7 of 'from 7 to 9 August'."""
    if not match["m"][0].isupper():  # 'between 3 and 5 may die'
        return None
    day = day_number(match["d"])
    return on(month_day_near(month_number(match["m"]), day, context, match.start(), match.end()))
