"""Rules that count units from the publication date or the date last spoken of: two years ago, a day later."""

import re
from typing import Final

from . import numerals
from .days import NAMED_DAY, named_day, weekday
from .discourse_context import DiscourseContext
from .grammar import RuleSet, Sense, on
from .periods import FINENESS, Grain, Period
from .units import counted_from, days_in, grain_of, singular
from .vocabulary import QUANTITY, UNIT, WEEKDAY, WEEKDAYS

RULES: Final = RuleSet()

_UNIT: Final = r"(?:day|week|month|quarter|year|decade|century)"
# Where 'the day before' stands alone; otherwise ('the day before the vote') it tells of something unknown.
_ALONE: Final = r"(?= ?[.,;:?!”\"’')]| and | but |\n|$)"
_BACK: Final = frozenset("earlier before previously ago previous preceding prior".split())


@RULES.rule(rf"(?P<n>{QUANTITY}) weeks? ago(?: on| last)? (?P<w>{WEEKDAY})")
def weekday_weeks_ago(match: re.Match[str], context: DiscourseContext) -> Sense | None:
    """A week ago Friday."""
    count = numerals.quantity(match["n"])
    last = weekday(match["w"], "last", context, match.start(), match.end())
    return on(last.shift(-7 * int(count))) if count else None


@RULES.rule(
    rf"""(?P<n>{QUANTITY}) (?:more )?(?P<u>{UNIT})(?: or so)?
     (?P<how>ago|from now|from today|hence)
    (?: (?:(?P<today>today|to-day|this day)|this (?P<this>week|weekend|month)
    |(?:on |this )?(?P<w>{WEEKDAY})))?"""
)
def units_ago(match: re.Match[str], context: DiscourseContext) -> Sense | None:
    """Two months ago, a week from now, a year ago today, 40 years ago this week, ten years ago on Friday."""
    past = match["how"].lower() == "ago"
    count = numerals.quantity(match["n"])
    if count is None:
        return Sense("DATE", "PAST_REF" if past else "FUTURE_REF")
    if match["today"] or match["this"] or match["w"]:
        near = _nearest(match["w"], context) if match["w"] else context.today
        day = _to_the_day(near, -count if past else count, match["u"])
        return on(day.at(grain_of(match["this"]) or "day") if day and match["this"] else day)
    if past and count == 1 and singular(match["u"]) == "year":
        return on(_a_year_before(context, match.start(), context.today))
    return on(counted_from(context.today, -count if past else count, match["u"]))


def _nearest(name: str, context: DiscourseContext) -> Period:
    """Return the weekday nearest to the publication date, as anniversaries are told a few days off."""
    ahead = (WEEKDAYS.index(name.lower()) - context.published.weekday()) % 7
    return context.today.shift(ahead if ahead <= 3 else ahead - 7)


def _to_the_day(day: Period, count: float, unit: str) -> Period | None:
    """Return the very day so many units away: 'three weeks ago today', 'a year ago today'."""
    if days := days_in(unit):
        return day.shift(int(count * days))
    away = counted_from(day, count, unit)
    if away is None or away.grain not in {"month", "year"}:
        return away
    month = day.first.month if away.grain == "year" else away.first.month
    last = Period("month", away.first.replace(month=month)).last
    return Period("day", last.replace(day=min(last.day, day.first.day)))


def _a_year_before(context: DiscourseContext, position: int, origin: Period) -> Period:
    # In a report on a quarter 'a year earlier' compares with the same quarter.
    quarter = context.reported_quarter(position)
    return quarter.shift(-4) if quarter else origin.at("year").shift(-1)


@RULES.rule(rf"(?<=in\s)(?P<n>{QUANTITY}) (?P<u>{UNIT})[’']?s?[’']? time(?!\w)")
def units_of_time(match: re.Match[str], context: DiscourseContext) -> Sense | None:
    """In ten days' time."""
    count = numerals.quantity(match["n"])
    return on(counted_from(context.today, count, match["u"])) if count else Sense("DATE", "FUTURE_REF")


@RULES.rule(r"(?:years|months|weeks|days|decades|centuries|generations|hours|minutes|moments|ages|long) ago")
def vaguely_ago(_match: re.Match[str], _context: DiscourseContext) -> Sense | None:
    """Months ago."""
    return Sense("DATE", "PAST_REF")


@RULES.rule(rf"(?P<n>{QUANTITY}) (?P<u>days?|weeks?) from (?P<day>{NAMED_DAY})")
def units_from_day(match: re.Match[str], context: DiscourseContext) -> Sense | None:
    """A week from Friday."""
    day = named_day(match["day"], context, match.start("day"), match.end())
    count = numerals.quantity(match["n"])
    if day is None or count is None:
        return None
    if day.first < context.published:
        day = day.shift(7)
    return on(day.shift(int(count) * (7 if singular(match["u"]) == "week" else 1)))


@RULES.rule(
    rf"""(?P<n>{QUANTITY}) (?P<u>{UNIT}) (?P<how>earlier|later|(?:before|afterwards?|previously){_ALONE})"""
)
def units_later(match: re.Match[str], context: DiscourseContext) -> Sense | None:
    """A year earlier, two days later: counted from the date last spoken of."""
    count = numerals.quantity(match["n"])
    past = match["how"].lower() in _BACK
    return units_from_spoken(count, match["u"], context, past=past, position=match.start())


def units_from_spoken(
    count: float | None, unit: str, context: DiscourseContext, *, past: bool, position: int
) -> Sense | None:
    """Return what lies `count` units after (before if `past`) the date last spoken of before `position`."""
    grain = grain_of(unit)
    if count is None or grain is None or grain == "weekend":
        return None  # a length of time like any other: from when, nobody can say
    origin = context.last_spoken("day", "week", "month", "quarter", "year", "season")
    if past and grain == "year" and count == 1:
        return on(_a_year_before(context, position, origin or context.today))
    if origin is None:  # 'from a day earlier' at an article's beginning compares with its own day
        return on(counted_from(context.today, -count, unit)) if past and count == 1 else None
    if not origin.is_finer_than(grain) and origin.grain != grain:
        return None  # 'two days later' than some time in 1998
    return on(counted_from(origin, -count if past else count, unit))


@RULES.rule(
    rf"""the (?:very )?(?:(?P<how>following|previous|preceding|prior|same) (?P<u>{_UNIT})|next (?P<next>day))
    |that (?:same |very )?(?P<that>{_UNIT})
    |(?<=(?:in|or)\s)the (?P<own>week|month|year)(?= ?[.,;]| as | was | were )
    |the (?P<unit>day|night|week|month|year) (?P<side>before|after){_ALONE}"""
)
def unit_from_spoken(match: re.Match[str], context: DiscourseContext) -> Sense | None:
    """The following day, that same year, the day before: from the date last spoken of."""
    how = (match["how"] or match["next"] or match["side"] or "same").lower()
    grain = grain_of(next(filter(None, match.group("u", "next", "that", "unit", "own"))))
    if grain is None:
        return None
    if match["own"]:  # 'for the month': the one that is spoken of
        return on(context.last_spoken(grain) or context.today.at(grain))
    step = 0 if how == "same" else -1 if how in _BACK else 1
    if grain == "decade" and step > 0:  # 'over the following decade' is ten years of any beginning
        return Sense("DURATION", "P10Y")
    return stretch_from_spoken(grain, step, context)


def stretch_from_spoken(grain: Grain, step: int, context: DiscourseContext) -> Sense | None:
    """Return the stretch `step` sizes after that of the date last spoken of: 'the following day' is 1."""
    if grain == "day" and (stretch := context.spoken_of_since("day", "week", "month", "season")):
        return _some_day_of(stretch)
    origin = context.last_spoken(*_at_least(grain))
    if origin is None:
        return on(context.today.at(grain).shift(-1)) if step < 0 else None
    return on(origin.at(grain).shift(step))


@RULES.rule(
    rf"""(?:the )?(?P<how>following|previous|preceding|next) (?P<w>{WEEKDAY})
    |(?:that|the same) (?P<w2>{WEEKDAY})"""
)
def weekday_from_spoken(match: re.Match[str], context: DiscourseContext) -> Sense | None:
    """The following Monday, that Friday: from the day last spoken of."""
    origin = context.last_spoken("day")
    how = (match["how"] or "same").lower()
    if origin is None or (how == "next" and match.group().lower().startswith("next")):
        return None
    ahead = (WEEKDAYS.index((match["w"] or match["w2"]).lower()) - origin.first.weekday()) % 7
    if how in _BACK:
        return on(origin.shift(ahead - 7))
    return on(origin.shift(ahead if how == "same" else ahead or 7))


def _some_day_of(stretch: Period) -> Sense:
    # 'Last October … that same day': no more is known than the stretch; TIMEX3 and EDTF can say just that.
    if stretch.grain != "month":
        return Sense("DATE", stretch.timex, stretch)
    unspecified = f"{stretch.timex}-XX"
    return Sense("DATE", unspecified, stretch, edtf=unspecified)


def _at_least(grain: Grain) -> tuple[Grain, ...]:
    return FINENESS[: FINENESS.index(grain) + 1]


@RULES.rule(
    r"""(?P<how>earlier|later)(?: on)?
     (?P<when>that|the same|in the|in that|this) (?P<u>day|week|month|year|night)""",
    qualifiers=False,
)
def part_of_spoken(match: re.Match[str], context: DiscourseContext) -> Sense | None:
    """Later that year, earlier in the day."""
    grain = grain_of(match["u"])
    if grain is None:
        return None
    todays = match["when"].lower() in {"this", "in the"} and grain != "day"
    origin = context.today if todays else context.last_spoken(*_at_least(grain)) or context.today
    sense = on(origin.at(grain))
    return sense.qualified("START" if match["how"].lower() == "earlier" else "END") if sense else None
