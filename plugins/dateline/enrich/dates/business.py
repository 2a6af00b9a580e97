"""Rules for the calendar of companies: quarters, halves, fiscal years, and what they are compared with."""

import re
from typing import Final

from . import periods
from .absolute import month_number, quarter_number
from .days import month_day_near
from .discourse_context import DiscourseContext
from .grammar import RuleSet, Sense, on
from .periods import Grain, Period
from .vocabulary import MONTH

RULES: Final = RuleSet()

_NUMBERED: Final = r"(?:first|second|third|fourth|final|1st|2nd|3rd|4th)"
_YEAR_AGO: Final = r"(?:year[- ](?:ago|earlier)|(?:prior|previous|preceding)-year)"
_COMPARABLE: Final = r"(?:the )?(?:comparable |same |corresponding )?"
# 'The quarter ended Sept. 30' says itself which it is.
_ENDED: Final = re.compile(rf"\s(?:ended|ending)\s(?P<m>{MONTH})\s(?P<d>\d{{1,2}})(?!\d)", re.IGNORECASE)
_STEPS: Final = {"last": -1, "this": 0, "next": 1, "current": 0, "latest": -1, "previous": -1, "coming": 1}


@RULES.rule(rf"{_COMPARABLE}{_YEAR_AGO} (?P<n>{_NUMBERED})[- ]quarter")
def year_ago_numbered(match: re.Match[str], context: DiscourseContext) -> Sense | None:
    """The year-ago third quarter."""
    quarter = _latest_quarter(match["n"], context)
    return on(quarter.shift(-4)) if quarter else None


@RULES.rule(
    rf"""{_COMPARABLE}{_YEAR_AGO} (?P<u>quarter|period|month)|{_YEAR_AGO}(?! (?:nine|six|three) months)"""
)
def year_ago(match: re.Match[str], context: DiscourseContext) -> Sense | None:
    """The year-earlier quarter: the quarter last spoken of, a year before."""
    unit = (match["u"] or "").lower()
    if unit == "month":
        return on((context.last_spoken("month") or context.today.at("month").shift(-1)).shift(-12))
    quarter = context.reported_quarter(None if unit == "period" else match.start())
    if quarter is None:
        return on(_completed(context).shift(-4) if unit == "quarter" else context.today.at("year").shift(-1))
    return on(quarter.shift(-4))


@RULES.rule(
    r"""(?:the |its )?(?:latest|most recent|just-ended|current) (?:quarter|period)
    |the (?:same )?quarter|that (?:same )?quarter|the same period"""
)
def named_quarter(match: re.Match[str], context: DiscourseContext) -> Sense | None:
    """The latest quarter, that quarter."""
    words = match.group().lower()
    # A quarter numbered just before may be a fiscal one, and goes by its number.
    if not context.reported_quarter(match.start()) and (ended := _ENDED.match(context.text, match.end())):
        return on(_ended_on(ended, context))
    spoken, reported = context.last_spoken("quarter"), context.reported_quarter()
    if "current" in words:
        return on(context.today.at("quarter"))
    if words.endswith("period") and not spoken:
        return None
    if words.startswith("that"):
        return on(spoken or _completed(context))
    return on(reported or spoken or _completed(context))


@RULES.rule(
    rf"""(?:the |its |their )?(?P<which>this|last|next) (?:fiscal )?year[’']s (?P<n>{_NUMBERED})[- ]quarter
    |(?:the )?(?P<n2>{_NUMBERED})[- ]quarter of (?P<which2>this|last|next) year"""
)
def quarter_of_year(match: re.Match[str], context: DiscourseContext) -> Sense | None:
    """Next year's first quarter."""
    number = quarter_number(match["n"] or match["n2"])
    year = context.published.year + _STEPS[(match["which"] or match["which2"]).lower()]
    return on(periods.quarter(year, number)) if number else None


@RULES.rule(
    rf"""(?:the )?(?:fiscal|financial)[- ](?P<n>{_NUMBERED})[- ]quarter
    |(?:the )?(?P<n2>{_NUMBERED}) (?:fiscal|financial) quarter"""
)
def fiscal_quarter(match: re.Match[str], context: DiscourseContext) -> Sense | None:
    """The fiscal second quarter: whose months are not known, so EDTF says about that year."""
    quarter = _latest_quarter(next(filter(None, match.group("n", "n2"))), context)
    if quarter is None:
        return None
    year = quarter.at("year")
    context.remember(quarter, match.start())
    return Sense("DATE", quarter.timex, year, edtf=f"{year.edtf}~")


@RULES.rule(rf"(?:the )?(?P<n>{_NUMBERED}) quarters?|(?P<n2>{_NUMBERED})-quarter|Q(?P<q>[1-4])")
def quarter_named(match: re.Match[str], context: DiscourseContext) -> Sense | None:
    """The third quarter: the last one begun, unless the tense looks ahead."""
    latest = _latest_quarter(match["n"] or match["n2"] or f"{match['q']}th", context)
    if latest is None:
        return None
    lately = (context.published - latest.last).days < 100
    if not lately and context.tense(match.start(), match.end()) == "future":
        return on(latest.shift(4))
    return on(latest)


@RULES.rule(r"(?:the )?(?P<n>first|second|last|latter)[- ]half(?: of (?P<which>this|last|next|the) year)?")
def half_named(match: re.Match[str], context: DiscourseContext) -> Sense | None:
    """The first half of this year; without a year only where business is spoken of, not a match."""
    if not match["which"] and not context.last_spoken("quarter", "half"):
        return None
    year = context.published.year + _STEPS.get((match["which"] or "").lower(), 0)
    return on(periods.half(year, 1 if match["n"].lower() == "first" else 2))


@RULES.rule(
    r"(?P<first>the|this|last|next) (?P<which>latest |current |previous |coming )?(?:fiscal|financial) year"
)
def fiscal_year_near(match: re.Match[str], context: DiscourseContext) -> Sense | None:
    """This fiscal year."""
    # A qualifier may stand before: 'the start of the fiscal year'.
    first, which = match["first"].lower(), (match["which"] or "").strip().lower()
    if first == "the" and not which:
        return Sense("DURATION", "P1Y")
    year = context.today.at("year").shift(_STEPS[which or first])
    return Sense("DATE", year.timex, year, edtf=f"{year.edtf}~")


@RULES.rule(
    r"""the full year(?! (?:ended|ending))|(?P<end>year[- ]end|(?:the )?year[’']s end)
    |(?:the )?end[- ]of[- ](?:the )?(?P<u>year|month|quarter|week)"""
)
def whole_or_end(match: re.Match[str], context: DiscourseContext) -> Sense | None:
    """The full year, year-end, the end of the month."""
    grains: dict[str, Grain] = {"month": "month", "quarter": "quarter", "week": "week"}
    period = context.today.at(grains.get((match["u"] or "").lower(), "year"))
    if match["end"]:
        return on(Period("day", period.last))
    sense = on(period)
    return sense.qualified("END") if sense and match["u"] else sense


def _ended_on(ended: re.Match[str], context: DiscourseContext) -> Period | None:
    """Return the calendar quarter that holds the middle of the three months before a day."""
    day = month_day_near(month_number(ended["m"]), int(ended["d"]), context, ended.start("m"), ended.end())
    return day.shift(-45).at("quarter") if day else None


def _latest_quarter(word: str, context: DiscourseContext) -> Period | None:
    number = quarter_number(word)
    return context.latest(periods.quarter(context.published.year, number), 4) if number else None


def _completed(context: DiscourseContext) -> Period:
    return context.today.at("quarter").shift(-1)
