"""Rules for the days of letters and old newspapers: 'the 8th inst.', 'the 28th ult.', 'the 3d prox.'."""

import re
from typing import Final

from . import periods
from .absolute import day_number, month_number
from .discourse_context import DiscourseContext
from .grammar import RuleSet, Sense, on
from .vocabulary import DAY_OF_MONTH, MONTH, ORDINAL_WORD, WEEKDAY, WEEKDAY_SHORT

RULES: Final = RuleSet()

# 'The 2d' and 'the 23d' were usual well into the twentieth century.
_DAY: Final = rf"(?:[23]?[23]d|{ORDINAL_WORD}|{DAY_OF_MONTH})"
# Latin 'instante mense', 'ultimo mense' and 'proximo mense': months from that of the letter.
_MONTHS_AWAY: Final = {"inst": 0, "ult": -1, "prox": 1}


_MONTH: Final = r"(?P<how>inst|ult|prox)(?:\.|ant(?!\w)|imo(?!\w)|(?!\w))"


@RULES.rule(
    rf"""(?:(?:{WEEKDAY}|{WEEKDAY_SHORT}),? )?(?:the )?(?P<d>{_DAY}),?(?: day)?(?: of)?(?: the)?
     {_MONTH}""",
    qualifiers=False,
)
def letter_day(match: re.Match[str], context: DiscourseContext) -> Sense | None:
    """The 8th inst., the 28th ultimo, the 3d prox.: of the month of publication, the last or the next."""
    month = context.today.at("month").shift(_MONTHS_AWAY[match["how"].lower()]).first
    return on(periods.day(month.year, month.month, day_number(match["d"])))


@RULES.rule(
    rf"""(?:the )?(?P<d>{_DAY})(?: day)? of (?P<m>{MONTH}) (?P<way>next|last)""",
    qualifiers=False,
)
def next_day_of_month(match: re.Match[str], context: DiscourseContext) -> Sense | None:
    """The 3d of January next, the 9th of May last: the nearest such day on that side of publication."""
    today, way = context.today.first, match["way"].lower()
    days = (
        periods.day(today.year + years, month_number(match["m"]), day_number(match["d"]))
        for years in ((0, 1) if way == "next" else (0, -1))
    )
    return next((on(day) for day in days if day and (day.first > today) == (way == "next")), None)


@RULES.rule(
    rf"""(?:the )?(?P<d>{_DAY}),?(?= (?:and|or|to) (?:the )?{_DAY} {_MONTH})""",
    qualifiers=False,
)
def letter_day_before(match: re.Match[str], context: DiscourseContext) -> Sense | None:
    """The 1st of 'the 1st and 2d inst.'."""
    return letter_day(match, context)
