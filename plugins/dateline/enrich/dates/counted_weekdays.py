"""Rules that count weekdays: 'Friday week', 'a week on Tuesday', 'the first Monday in May'."""

import re
from typing import Final

from . import numerals, periods
from .absolute import month_number
from .clock import part_of
from .days import named_day, weekday
from .discourse_context import DiscourseContext
from .grammar import RuleSet, Sense, on
from .holidays import nth_weekday
from .periods import Period
from .units import days_in, grain_of
from .vocabulary import MONTH, ORDINAL, QUANTITY, TODAY, WEEKDAY, WEEKDAYS, YEAR

RULES: Final = RuleSet()
# That name their own year.
ABSOLUTE_RULES: Final = RuleSet()

_SPAN: Final = r"(?:week|fortnight|se[’']?n[’']?night)"
_DAY: Final = rf"(?:{WEEKDAY}|{TODAY}|this day)"
_WEEKDAY: Final = re.compile(WEEKDAY, re.IGNORECASE)
# 'Sunday Week' is a newspaper, 'Monday week one' a heading, 'Friday week-long' an adjective.
_NO_NAME: Final = r"(?!-| (?:of|by|for|one|\d))"


_NTH: Final = rf"(?:the )?(?P<n>{ORDINAL}|last) (?P<w>{WEEKDAY}|weekend) (?:in|of)"


@ABSOLUTE_RULES.rule(rf"{_NTH} (?P<m>{MONTH}),?(?: of)? (?P<y>{YEAR})")
def weekday_of_month_of_year(match: re.Match[str], _context: DiscourseContext) -> Sense | None:
    """The second Tuesday of November 2022."""
    return on(_of_month(match, periods.month(int(match["y"]), month_number(match["m"]))))


@RULES.rule(rf"{_NTH} (?:(?P<m>{MONTH})|(?P<which>this|the|next|last) month)")
def weekday_of_month(match: re.Match[str], context: DiscourseContext) -> Sense | None:
    """The first Monday in May, the last Sunday of this month."""
    if match["which"]:
        step = {"next": 1, "last": -1}.get(match["which"].lower(), 0)
        return on(_of_month(match, context.today.at("month").shift(step)))
    if not match["m"][0].isupper():
        return None
    years = (context.published.year + step for step in (-1, 0, 1))
    days = [_of_month(match, periods.month(year, month_number(match["m"]))) for year in years]
    past = [day for day in days if day and day.first <= context.published]
    future = [day for day in days if day and day.first > context.published]
    if not past or not future:
        return None
    return on(context.choose(past[-1], future[0], match.start(), match.end()))


def _of_month(match: re.Match[str], month: Period) -> Period | None:
    """Return the weekday of a month that 'second' or 'last' names; None where the month has no fifth."""
    which = -1 if match["n"].lower() == "last" else numerals.ordinal(match["n"])
    weekend = match["w"].lower() == "weekend"
    number = WEEKDAYS.index("saturday" if weekend else match["w"].lower())
    if which > 5:
        return None
    day = Period("day", nth_weekday(month.first.year, month.first.month, number, which))
    if day.at("month") != month:
        return None
    return day.at("weekend") if weekend else day


@RULES.rule(
    rf"(?P<last>last )?(?P<day>{_DAY})(?P<was> was(?: an?)?)? (?P<span>{_SPAN}){_NO_NAME}", qualifiers=False
)
def day_and_weeks(match: re.Match[str], context: DiscourseContext) -> Sense | None:
    """Friday week, tomorrow fortnight; 'yesterday week' and 'last Friday week' lie as far behind."""
    if match["span"][0].isupper():
        return None
    behind = bool(match["last"] or match["was"]) or match["day"].lower() == "yesterday"
    day = _latest(match["day"], context) if behind else _coming(match["day"], context)
    days = days_in(match["span"])
    return on(day.shift(-days if behind else days))


@RULES.rule(
    rf"""(?P<n>{QUANTITY}) (?P<span>weeks?|fortnights?)
    (?: (?:on|from|next|this|this coming|come|(?P<last>last)) (?P<day>{_DAY})
    | (?P<now>today|to-day|tomorrow|to-morrow|yesterday))"""
)
def weeks_from_day(match: re.Match[str], context: DiscourseContext) -> Sense | None:
    """A week on Tuesday, two weeks from today, a week tomorrow; 'a week last Monday' lies as far behind."""
    count = numerals.quantity(match["n"])
    if count is None or count != int(count):
        return None
    days = int(count) * days_in(match["span"])
    if match["last"]:
        return on(_latest(match["day"], context).shift(-days))
    day = _coming(match["day"] or match["now"], context)
    return on(day.shift(-days if match["now"] == "yesterday" else days))


@RULES.rule(rf"(?P<n>{QUANTITY}) (?P<w>{WEEKDAY})s ago")
def weekdays_ago(match: re.Match[str], context: DiscourseContext) -> Sense | None:
    """Two Sundays ago: the second one before the publication date."""
    count = numerals.quantity(match["n"])
    return on(_latest(match["w"], context).shift(-7 * (int(count) - 1))) if count else None


@RULES.rule(
    rf"""the (?:(?P<u>weekend|week|month|quarter|year)|(?P<day>{WEEKDAY})|(?P<night>night))
     (?P<how>after next|before last)"""
)
def one_beyond(match: re.Match[str], context: DiscourseContext) -> Sense | None:
    """The week after next, the year before last, the Tuesday after next, the night before last."""
    ahead = match["how"].lower() == "after next"
    if match["night"]:
        return None if ahead else part_of(context.today.shift(-2), "night")
    if match["day"]:
        day = _coming(match["day"], context) if ahead else _latest(match["day"], context)
        return on(day.shift(7 if ahead else -7))
    grain = grain_of(match["u"])
    return on(context.today.at(grain).shift(2 if ahead else -2)) if grain else None


@RULES.rule(
    rf"""(?P<day>{WEEKDAY}),? (?:of )?(?P<which>last|this|next) week
    |(?P<which2>last|this|next) week,? (?:on )?(?P<day2>{WEEKDAY})"""
)
def weekday_of_week(match: re.Match[str], context: DiscourseContext) -> Sense | None:
    """Friday of last week, next week on Tuesday."""
    step = {"last": -1, "this": 0, "next": 1}[(match["which"] or match["which2"]).lower()]
    number = WEEKDAYS.index((match["day"] or match["day2"]).lower())
    return on(context.today.at("week").at("day").shift(7 * step + number))


def _coming(name: str, context: DiscourseContext) -> Period:
    """Return today, tomorrow or yesterday, or the first such weekday after the publication date."""
    if _WEEKDAY.fullmatch(name):
        return weekday(name, "this coming", context, 0, 0)
    day = named_day(re.sub("this day", "today", name, flags=re.IGNORECASE), context, 0, 0)
    assert day is not None, f"{name!r} is no day that the patterns admit"
    return day


def _latest(name: str, context: DiscourseContext) -> Period:
    """Return today, tomorrow or yesterday, or the last such weekday before the publication date."""
    return weekday(name, "last", context, 0, 0) if _WEEKDAY.fullmatch(name) else _coming(name, context)
