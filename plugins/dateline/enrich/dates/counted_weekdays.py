"""Rules that count weeks from a weekday: 'Friday week', 'a week on Tuesday', 'the week after next'."""

import re
from typing import Final

from . import numerals
from .clock import part_of
from .days import named_day, weekday
from .discourse_context import DiscourseContext
from .grammar import RuleSet, Sense, on
from .periods import Period
from .units import grain_of
from .vocabulary import QUANTITY, TODAY, WEEKDAY, WEEKDAYS

RULES: Final = RuleSet()

_SPAN: Final = r"(?:week|fortnight|se[’']?n[’']?night)"
_DAY: Final = rf"(?:{WEEKDAY}|{TODAY}|this day)"
_WEEKDAY: Final = re.compile(WEEKDAY, re.IGNORECASE)
# 'Sunday Week' is a newspaper, 'Monday week one' a heading, 'Friday week-long' an adjective.
_NO_NAME: Final = r"(?!-| (?:of|by|for|one|\d))"


@RULES.rule(
    rf"(?P<last>last )?(?P<day>{_DAY})(?P<was> was(?: an?)?)? (?P<span>{_SPAN}){_NO_NAME}", qualifiers=False
)
def day_and_weeks(match: re.Match[str], context: DiscourseContext) -> Sense | None:
    """Friday week, tomorrow fortnight; 'yesterday week' and 'last Friday week' lie as far behind."""
    if match["span"][0].isupper():
        return None
    behind = bool(match["last"] or match["was"]) or match["day"].lower() == "yesterday"
    day = _latest(match["day"], context) if behind else _coming(match["day"], context)
    return on(day.shift(-_days_in(match["span"]) if behind else _days_in(match["span"])))


@RULES.rule(
    rf"""(?P<n>{QUANTITY}) (?P<span>weeks?|fortnights?)
    (?: (?:on|from|next|this|this coming|come) (?P<day>{_DAY})| (?P<now>today|to-day|tomorrow|to-morrow))"""
)
def weeks_from_day(match: re.Match[str], context: DiscourseContext) -> Sense | None:
    """A week on Tuesday, two weeks from today, a fortnight next Monday, a week tomorrow."""
    count = numerals.quantity(match["n"])
    if count is None or count != int(count):
        return None
    day = _coming(match["day"] or match["now"], context)
    return on(day.shift(int(count) * _days_in(match["span"].removesuffix("s"))))


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


def _days_in(span: str) -> int:
    return 14 if span.lower() == "fortnight" else 7


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
