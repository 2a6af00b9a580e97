"""Rules for one day named against the publication date: today, weekdays, month and day, holidays."""

import datetime as dt
import re
from typing import Final

from . import periods
from .absolute import day_number, month_number, range_of
from .discourse_context import DiscourseContext
from .grammar import RuleSet, Sense, on
from .holidays import holiday
from .periods import Period
from .vocabulary import (
    ANY_YEAR,
    DAY_OF_MONTH,
    HOLIDAY,
    MONTH,
    ORDINAL,
    ORDINAL_WORD,
    SPELLED_DAY,
    TODAY,
    WEEKDAY,
    WEEKDAY_SHORT,
    WEEKDAYS,
    YEAR,
)

RULES: Final = RuleSet()
# Tried after all other kinds: a bare number is a day only where nothing else claims it.
LAST_RULES: Final = RuleSet()

_ANY_WEEKDAY: Final = rf"(?:{WEEKDAY}|{WEEKDAY_SHORT})"
_STATED: Final = r"(?:last|this|next)"
_WHICH: Final = r"(?:last|next|this past|this coming|this)"
_NO_YEAR: Final = rf"(?!,? (?:of )?{YEAR})"
# 'Sunday last' in old newspapers, but not the verb, nor 'Friday last week'.
_AFTERWARDS: Final = (
    r"(?: (?:last|next)(?!\w| (?:week|weekend|month|year|night|evening|door|to|minute|time)(?!\w)))?"
)
# The pieces a named day is made of; `named_day` reads what this matches.
NAMED_DAY: Final = (
    rf"(?:(?:{_ANY_WEEKDAY},? (?:the )?)?{MONTH} {DAY_OF_MONTH}(?:,? {YEAR})?"
    rf"|{DAY_OF_MONTH} {MONTH}(?: {YEAR})?"
    rf"|(?:{_WHICH} )?{WEEKDAY}{_AFTERWARDS}|{TODAY})"
)
_NAMED_WEEKDAY: Final = re.compile(
    rf"(?:(?P<which>{_WHICH})\s+)?(?P<w>{WEEKDAY})(?:\s+(?P<after>last|next))?$", re.IGNORECASE
)
_MONTH_AND_DAY: Final = re.compile(
    rf"(?P<m>{MONTH})\s+(?P<d>\d{{1,2}})|(?P<d2>\d{{1,2}})(?:st|nd|rd|th)?\s+(?P<m2>{MONTH})", re.IGNORECASE
)
_STATED_YEAR: Final = re.compile(r"(?:1[5-9]|20)\d\d$")
_DEICTIC: Final = {"today": 0, "tomorrow": 1, "yesterday": -1}
# 'The leaders of tomorrow' speaks of an age, not of a day.
_OF_AN_AGE: Final = re.compile(
    r"(?:people|leaders|world|children|stars|cities|generation) of $", re.IGNORECASE
)
# 'Black Friday', 'Bloody Sunday': days with a name of their own, most of them long ago.
_NAMED_FOR_AN_EVENT: Final = re.compile(
    r"\b(?:Black|Bloody|Cyber|Super|Giving|Fat|Shrove|Holy|Bowl|Maundy|Small Business)\s$"
)


def named_day(phrase: str, context: DiscourseContext, start: int, end: int) -> Period | None:
    """Return the day that `phrase` (a match of NAMED_DAY at text[start:end]) names."""
    if (step := _DEICTIC.get(phrase.lower().replace("-", ""))) is not None:
        return context.today.shift(step)
    if found := _MONTH_AND_DAY.search(phrase):
        month, number = month_number(found["m"] or found["m2"]), int(found["d"] or found["d2"])
        if stated := _STATED_YEAR.search(phrase):
            return periods.day(int(stated.group()), month, number)
        return month_day_near(month, number, context, start, end)
    parts = _NAMED_WEEKDAY.match(phrase)
    if parts is None:
        return None
    after = {"last": "last", "next": "this coming"}.get((parts["after"] or "").lower())
    return weekday(parts["w"], after or (parts["which"] or "").lower(), context, start, end)


def weekday(name: str, which: str, context: DiscourseContext, start: int, end: int) -> Period:
    """Return the Friday that 'Friday', 'last Friday', 'next Friday' or 'this Friday' means."""
    today = context.published
    ahead = (WEEKDAYS.index(name.lower()) - today.weekday()) % 7
    match " ".join(which.split()):
        case "last" | "this past":
            return context.today.shift(ahead - 7)
        case "next":  # the one of the week to come
            return context.today.at("week").at("day").shift(7 + WEEKDAYS.index(name.lower()))
        case "this":  # 'searched again this Tuesday' looks back
            behind = ahead and context.tense(start, end) == "past"
            return context.today.shift(ahead - 7 if behind else ahead)
        case "this coming":
            return context.today.shift(ahead or 7)
    if ahead == 0:
        return context.today
    return context.today.shift(ahead if context.tense(start, end) == "future" else ahead - 7)


def month_day_near(month: int, number: int, context: DiscourseContext, start: int, end: int) -> Period | None:
    """Return the day with this month and number that the tense asks for."""
    days = days_around(month, number, context)
    past = [day for day in days if day.first <= context.published]
    future = [day for day in days if day.first >= context.published]
    if past and future:
        return past[-1] if past[-1] == future[0] else context.choose(past[-1], future[0], start, end)
    return past[-1] if past else future[0] if future else None


def days_around(month: int, number: int, context: DiscourseContext) -> list[Period]:
    """Return this day of this year, the one before and the one after, where they exist."""
    year = context.published.year
    years = range(max(year - 1, dt.MINYEAR), min(year + 1, dt.MAXYEAR) + 1)
    return [day for of_year in years if (day := periods.day(of_year, month, number))]


@RULES.rule(
    rf"""(?P<m>{MONTH}) (?P<d>{DAY_OF_MONTH}) ?[-–] ?(?:(?P<m2>{MONTH}) )?(?P<d2>{DAY_OF_MONTH})""",
    qualifiers=False,
)
def days_range(match: re.Match[str], context: DiscourseContext) -> Sense | None:
    """Nov. 3-5."""
    return days_near((match["m"], match["d"]), (match["m2"] or match["m"], match["d2"]), match, context)


def days_near(
    first: tuple[str, str], last: tuple[str, str], match: re.Match[str], context: DiscourseContext
) -> Sense | None:
    """Return the sense of a range from the day, (month, day) as written, that the tense asks for."""
    if not first[0][0].isupper():  # 'between 3 and 5 may die'
        return None
    month, last_month = month_number(first[0]), month_number(last[0])
    day = month_day_near(month, day_number(first[1]), context, match.start(), match.end())
    if day is None:
        return None
    year = day.first.year + (last_month < month)
    return range_of(day, periods.day(year, last_month, day_number(last[1])))


@RULES.rule(
    rf"""(?:the )?(?P<d>{ORDINAL}) (?:day )?of (?P<m>{MONTH}){_NO_YEAR}
    |(?:{_ANY_WEEKDAY},? )?(?P<d2>{DAY_OF_MONTH}) (?P<m2>{MONTH}){_NO_YEAR}(?:,? (?P<year>{_STATED}) year)?"""
)
def day_month(match: re.Match[str], context: DiscourseContext) -> Sense | None:
    """The 4th of July, 23 October."""
    name = match["m"] or match["m2"]
    number = day_number(match["d"] or match["d2"])
    if not name[0].isupper():
        return None
    if match["year"]:
        return on(periods.day(_year(match["year"], context), month_number(name), number))
    return on(month_day_near(month_number(name), number, context, match.start(), match.end()))


def _year(which: str, context: DiscourseContext) -> int:
    return context.published.year + {"last": -1, "this": 0, "next": 1}[which.lower()]


@RULES.rule(
    rf"""(?:(?P<w>{_ANY_WEEKDAY}),? (?:the )?)?(?:(?P<last>last) )?
    (?P<m>{MONTH}) (?P<d>{DAY_OF_MONTH}|{SPELLED_DAY}|(?:the )?(?P<word>{ORDINAL_WORD})
    (?! (?:quarter|half|week|time|day|month)))(?!,? {ANY_YEAR})(?:,? (?P<year>{_STATED}) year)?"""
)
def month_day(match: re.Match[str], context: DiscourseContext) -> Sense | None:
    """Friday, Oct. 23."""
    if not match["m"][0].isupper():
        return None
    month, number = month_number(match["m"]), day_number(match["word"] or match["d"])
    if match["last"]:
        past = [day for day in days_around(month, number, context) if day.first < context.published]
        return on(past[-1]) if past else None
    if match["year"]:
        return on(periods.day(_year(match["year"], context), month, number))
    day = _on_weekday(match["w"], month, number, context)
    return on(day or month_day_near(month, number, context, match.start("m"), match.end()))


def _on_weekday(name: str | None, month: int, number: int, context: DiscourseContext) -> Period | None:
    # 'Monday, Oct. 26' says its year itself: the one in which that day is a Monday.
    if not name:
        return None
    days = days_around(month, number, context)
    return next((d for d in days if WEEKDAYS[d.first.weekday()].startswith(name[:3].lower())), None)


@RULES.rule(
    r"the (?P<d>\d{1,2})(?:st|nd|rd|th)(?: of (?P<m>this|last|next|the) month)?(?= ?[.,;:!?)”\"\n]|$)"
)
def day_of_this_month(match: re.Match[str], context: DiscourseContext) -> Sense | None:
    """On the 15th."""
    if not match["m"] and context.text[max(0, match.start() - 3) : match.start()].lower() != "on ":
        return None
    step = {"last": -1, "next": 1}.get((match["m"] or "").lower(), 0)
    month = context.today.at("month").shift(step).first
    return on(periods.day(month.year, month.month, day_number(match["d"])))


@RULES.rule(r"the day before yesterday|the day after tomorrow")
def two_days_off(match: re.Match[str], context: DiscourseContext) -> Sense | None:
    """The day before yesterday."""
    return on(context.today.shift(-2 if "before" in match.group().lower() else 2))


@RULES.rule(rf"the (?P<u>week|weekend) (?:of|beginning|starting) (?P<day>{NAMED_DAY})")
def week_of_day(match: re.Match[str], context: DiscourseContext) -> Sense | None:
    """The week of Nov. 6."""
    day = named_day(match["day"], context, match.start("day"), match.end())
    return on(day.at("week" if match["u"].lower() == "week" else "weekend")) if day else None


_FROM_A_WEEKDAY: Final = re.compile(
    rf"(?:\b(?:from|between)\s(?P<from>{WEEKDAY})\s(?:to|until|till|through|and)|(?P<w>{WEEKDAY})\s(?:to|through))\s$",
    re.IGNORECASE,
)


@RULES.rule(rf"(?P<w>{WEEKDAY})", qualifiers=False)
def weekday_after_another(match: re.Match[str], context: DiscourseContext) -> Sense | None:
    """The Friday of 'from Monday until Friday': the next one after that Monday."""
    before = _FROM_A_WEEKDAY.search(context.text, max(0, match.start() - 32), match.start())
    spoken = context.last_spoken("day")
    if before is None or spoken is None:
        return None
    if WEEKDAYS[spoken.first.weekday()] != (before["from"] or before["w"]).lower():
        return None
    ahead = (WEEKDAYS.index(match["w"].lower()) - spoken.first.weekday()) % 7
    return on(spoken.shift(ahead or 7))


@RULES.rule(rf"(?:(?P<part>early|late) on )?(?P<day>(?:{_WHICH} )?{WEEKDAY}{_AFTERWARDS}|{TODAY})")
def day_named(match: re.Match[str], context: DiscourseContext) -> Sense | None:
    """Friday, last Friday, late on Monday, yesterday."""
    before = context.text[max(0, match.start() - 20) : match.start()]
    if _OF_AN_AGE.search(before) or _NAMED_FOR_AN_EVENT.search(before):
        return None
    sense = on(named_day(match["day"], context, match.start("day"), match.end()))
    if sense and match["part"]:
        return sense.qualified("START" if match["part"].lower() == "early" else "END")
    return sense


@RULES.rule(rf"(?:(?P<which>{_WHICH}) )?(?P<name>{HOLIDAY})")
def holiday_near(match: re.Match[str], context: DiscourseContext) -> Sense | None:
    """Last Thanksgiving, Election Day."""
    year = context.published.year
    days = [day for of_year in (year - 1, year, year + 1) if (day := holiday(match["name"], of_year))]
    past = [day for day in days if day.first <= context.published]
    future = [day for day in days if day.first > context.published]
    if not match["name"][0].isupper() or not past or not future:
        return None
    which = (match["which"] or "").lower()
    if which.endswith(("last", "past")) or past[-1] == context.today:
        return on(past[-1])
    if which.endswith(("next", "coming")):
        return on(future[0])
    return on(context.choose(past[-1], future[0], match.start(), match.end()))


_AFTER_A_DAY: Final = re.compile(
    rf"(?:{MONTH})\s{DAY_OF_MONTH}(?:,\s{DAY_OF_MONTH}){{0,6}}(?:,|\sand|\sor|\s&|\sto|\sthrough)(?:\sand)?\s$",
    re.IGNORECASE,
)


@LAST_RULES.rule(
    rf"""(?P<d>3[01]|[12]\d|[1-9])(?![\d%]|[.,/:]\d)(?:,? (?P<y>{YEAR}))?
    (?= ?[.,;:!?)\n]| (?:and|or|to|in|at|for|as|after|before|when|with|during|by|on)(?!\w)|$)""",
    qualifiers=False,
)
def second_day(match: re.Match[str], context: DiscourseContext) -> Sense | None:
    """The 25 of 'April 24 and 25': the month was said just before."""
    spoken = context.last_spoken("day")
    if spoken is None or not _AFTER_A_DAY.search(context.text[max(0, match.start() - 48) : match.start()]):
        return None
    if match["y"] and int(match["y"]) != spoken.first.year:
        return None
    day = periods.day(spoken.first.year, spoken.first.month, int(match["d"]))
    return on(day) if day and day.first > spoken.first else None
