"""Rules for times of the clock and parts of the day, with the day they fall on.

A time alone falls on the day last spoken of.
"""

import re
from typing import Final

from . import numerals
from .days import NAMED_DAY, named_day
from .discourse_context import DiscourseContext
from .grammar import RuleSet, Sense
from .periods import Period
from .vocabulary import DAYPART, DAYPARTS

RULES: Final = RuleSet()

_ZONE: Final = (
    r"(?: (?:gmt|utc|est|edt|cst|cdt|mst|mdt|pst|pdt|et|bst|cet|cest|ist|local time|eastern time))?"
)
_HOUR_WORD: Final = r"(?:one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve)"
_CLOCK: Final = (
    rf"(?:(?:1[0-2]|0?[1-9])(?:[:.][0-5]\d)? ?(?:[ap]\. ?m\.?|[ap]m)(?!\w)"
    rf"|(?:1[0-2]|[1-9]|{_HOUR_WORD}) o[’']clock"
    r"|(?:[01]\d|2[0-3])[0-5]\d(?= (?:gmt|utc|hours|local))|(?:[01]?\d|2[0-3]):[0-5]\d(?::[0-5]\d)?"
    r"(?! ?(?:a\.?m|p\.?m|\d))|noon|midnight)"
)
_MERIDIEM: Final = re.compile(r"([ap])\.?\s?m", re.IGNORECASE)
_SURELY_A_TIME: Final = re.compile(r"[ap]\.?\s?m|clock|gmt|utc|local", re.IGNORECASE)
# The 'p.m.' of 'from 7:30 to 9:30 p.m.'
_SHARED_MERIDIEM: Final = re.compile(
    r"\s?(?:to|and|until|or|-|–)\s?\d{1,2}(?::\d\d)?(\s?[ap]\.?m)", re.IGNORECASE
)
_TIME_LEAD: Final = re.compile(r"\b(?:at|by|from|until|till)\s$", re.IGNORECASE)


def clock_value(phrase: str) -> str:
    """Return HH:MM on the 24-hour clock for '10:35 a.m.', '8 PM', 'noon', 'midnight', '17:30' or '0735'."""
    words = phrase.lower()
    if words.startswith("noon"):
        return "12:00"
    if words.startswith("midnight"):
        return "00:00"
    digits = re.findall(r"\d+", words) or [str(numerals.cardinal(words))]
    if len(digits[0]) == 4:
        return f"{digits[0][:2]}:{digits[0][2:]}"
    hour, minute = int(digits[0]), int(digits[1]) if len(digits) > 1 else 0
    if meridiem := _MERIDIEM.search(words):
        hour = hour % 12 + (12 if meridiem[1] == "p" else 0)
    return f"{hour:02d}:{minute:02d}"


def _at(day: Period, phrase: str) -> Sense:
    clock = clock_value(phrase)
    return Sense("TIME", f"{day.timex}T{clock}", day, edtf=f"{day.edtf}T{clock}:00")


def part_of(day: Period, part: str) -> Sense:
    """Return the sense of a part of `day`: 1998-01-19TNI."""
    return Sense("TIME", f"{day.timex}T{DAYPARTS[part.lower()]}", day)


@RULES.rule(rf"(?P<t>{_CLOCK}{_ZONE}),?(?: on| of)? (?P<day>{NAMED_DAY})")
def time_of_day(match: re.Match[str], context: DiscourseContext) -> Sense | None:
    """10 p.m. Wednesday; 'until 10 p.m. Wednesday' looks ahead."""
    day = named_day(match["day"], context, match.start(), match.end())
    return _at(day, match["t"]) if day else None


@RULES.rule(rf"(?P<day>{NAMED_DAY})(?: at|,)? (?P<t>{_CLOCK}{_ZONE})")
def day_and_time(match: re.Match[str], context: DiscourseContext) -> Sense | None:
    """Wednesday at 10 p.m."""
    day = named_day(match["day"], context, match.start("day"), match.end("day"))
    return _at(day, match["t"]) if day else None


@RULES.rule(rf"(?P<t>{_CLOCK}{_ZONE})")
def time_alone(match: re.Match[str], context: DiscourseContext) -> Sense | None:
    """10:35 a.m."""
    before = context.text[max(0, match.start() - 6) : match.start()]
    if before.lower().endswith("high "):
        return None  # noon, in the Western sense
    if match["t"][0].isdigit() and not _SURELY_A_TIME.search(match["t"]) and not _TIME_LEAD.search(before):
        return None  # 3:45 may be a running time, a score or a verse
    shared = _SHARED_MERIDIEM.match(context.text, match.end())
    return _at(context.last_spoken("day") or context.today, match["t"] + (shared[1] if shared else ""))


@RULES.rule(rf"(?P<day>{NAMED_DAY})(?:[’']s)?,? (?:in the )?(?:early |late |mid-?)?(?P<part>{DAYPART})")
def day_and_part(match: re.Match[str], context: DiscourseContext) -> Sense | None:
    """Saturday night, yesterday morning."""
    day = named_day(match["day"], context, match.start("day"), match.end())
    return part_of(day, match["part"]) if day else None


@RULES.rule(
    rf"""(?:the )?(?:(?P<part>{DAYPART})(?: hours)?|(?:early |small |wee )?hours) of
     (?:the )?(?P<day>{NAMED_DAY})"""
)
def part_of_day(match: re.Match[str], context: DiscourseContext) -> Sense | None:
    """The night of Friday, Oct. 23; the early hours of Sunday."""
    day = named_day(match["day"], context, match.start("day"), match.end())
    return part_of(day, match["part"] or "morning") if day else None


@RULES.rule(
    r"""(?P<last>last (?:night|evening))|(?P<tonight>to-?night)|this (?P<part>morning|afternoon|evening)
    |(?:mid|late|early)[- ](?P<mid>morning|afternoon|evening)
    |(?<=in\s)the (?P<the>morning|afternoon|evening)"""
)
def todays_part(match: re.Match[str], context: DiscourseContext) -> Sense | None:
    """Tonight, last night, this morning, mid-afternoon."""
    if match["last"]:
        return part_of(context.today.shift(-1), match["last"].split()[-1])
    if part := match["mid"] or match["the"]:
        return part_of(context.last_spoken("day") or context.today, part)
    return part_of(context.today, match["part"] or "night")


@RULES.rule(rf"(?:the|that) (?P<how>previous|following|next|same) (?P<part>{DAYPART})")
def part_from_spoken(match: re.Match[str], context: DiscourseContext) -> Sense | None:
    """The previous evening, the next morning: of the day before or after the one last spoken of."""
    day = context.last_spoken("day")
    if day is None:
        return None
    step = {"previous": -1, "same": 0}.get(match["how"].lower(), 1)
    return part_of(day.shift(step), match["part"])
