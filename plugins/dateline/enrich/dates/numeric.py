"""Rules for dates in digits alone, which are the same in every language."""

import re
from typing import Final

from . import numerals, periods
from .discourse_context import DiscourseContext
from .grammar import RuleSet, Sense, on

RULES: Final = RuleSet()


@RULES.rule(
    r"""(?P<y>\d{4})(?:-(?P<m>0[1-9]|1[0-2])-|/(?P<slash>0[1-9]|1[0-2])/)(?P<d>0[1-9]|[12]\d|3[01])
    (?:(?:T| (?:at )?)\d\d:\d\d(?::\d\d)?Z?)?(?![-/]\d)""",
    qualifiers=False,
)
def iso_date(match: re.Match[str], _context: DiscourseContext) -> Sense | None:
    """2023-11-27, 2023/11/27."""
    return on(periods.day(int(match["y"]), int(match["m"] or match["slash"]), int(match["d"])))


@RULES.rule(
    r"(?P<a>\d{1,2})(?:\. ?(?P<dot>\d{1,2})\. ?|/(?P<slash>\d{1,2})/|-(?P<dash>\d{1,2})-)"
    r"(?P<y>(?:1\d|20)\d\d)(?![/-])",
    qualifiers=False,
)
def day_month_year_in_digits(match: re.Match[str], _context: DiscourseContext) -> Sense | None:
    """27/11/2023; where day and month could change places (3/4/2023) only the year is sure."""
    first, second, year = (
        int(match["a"]),
        int(match["dot"] or match["slash"] or match["dash"]),
        int(match["y"]),
    )
    if match["dot"]:  # the continental order
        return on(periods.day(year, second, first))
    readings = {periods.day(year, first, second), periods.day(year, second, first)} - {None}
    if len(readings) == 2:
        return on(periods.year(year))
    return on(readings.pop()) if readings else None


@RULES.rule(r"(?P<a>\d{1,2})/(?P<b>\d{1,2})/(?P<y>\d\d)(?![/\d-]|\.\d)", qualifiers=False)
def short_year_in_digits(match: re.Match[str], _context: DiscourseContext) -> Sense | None:
    """25/12/99, 12/25/99; nothing where day and month could change places, as in 3/4/99."""
    first, second, year = int(match["a"]), int(match["b"]), numerals.year_of_two_digits(match["y"])
    readings = {periods.day(year, first, second), periods.day(year, second, first)} - {None}
    return on(readings.pop()) if len(readings) == 1 else None


_ROMAN_MONTHS: Final = ("i", "ii", "iii", "iv", "v", "vi", "vii", "viii", "ix", "x", "xi", "xii")


@RULES.rule(
    r"""(?P<d>[12]\d|3[01]|0?[1-9])(?:\. ?|[- ])(?P<m>i{1,3}|iv|vi{0,3}|ix|xi{0,2})(?:\. ?|[- ])
    (?P<y>(?:1[5-9]|20)\d\d)""",
    qualifiers=False,
)
def roman_month(match: re.Match[str], _context: DiscourseContext) -> Sense | None:
    """6 vi 1944, 6.VI.1944."""
    month = _ROMAN_MONTHS.index(match["m"].lower()) + 1
    return on(periods.day(int(match["y"]), month, int(match["d"])))
