"""Rules for what comes back: daily, every Monday, twice a week. They lie on no calendar."""

import re
from typing import Final

from . import numerals
from .absolute import month_number, season_letters
from .discourse_context import DiscourseContext
from .durations import length
from .grammar import RuleSet, Sense
from .vocabulary import DAYPART, DAYPARTS, MONTH, NUMBER, SEASON, UNIT, WEEKDAY, WEEKDAYS

RULES: Final = RuleSet()

_ADVERBS: Final = {
    "hourly": "PT1H",
    "daily": "P1D",
    "nightly": "P1D",
    "weekly": "P1W",
    "biweekly": "P2W",
    "fortnightly": "P2W",
    "monthly": "P1M",
    "bimonthly": "P2M",
    "quarterly": "P3M",
    "annually": "P1Y",
    "yearly": "P1Y",
}


@RULES.rule(rf"(?P<w>{'|'.join(_ADVERBS)})", qualifiers=False)
def adverb(match: re.Match[str], context: DiscourseContext) -> Sense | None:
    """Daily; but a daily with a name is a newspaper, and a quarterly loss is one quarter's."""
    word, following = match["w"].lower(), context.text[match.end() + 1 : match.end() + 2]
    if following.isupper() or context.is_name(match.start()) or (word == "quarterly" and following.islower()):
        return None
    return Sense("SET", _ADVERBS[word])


@RULES.rule(
    rf"""(?:every|each) (?:(?P<other>other) |(?P<n>{NUMBER}) )?(?P<u>{UNIT})
    |(?:once|twice|(?:two|three|four|five|six|several|many) times) (?:an?|per|each|every) (?P<per>{UNIT})""",
    qualifiers=False,
)
def every_unit(match: re.Match[str], _context: DiscourseContext) -> Sense | None:
    """Every day, every two years, every other week, twice a month."""
    count = numerals.quantity(match["n"]) if match["n"] else 2.0 if match["other"] else 1.0
    return Sense("SET", length(count, match["u"] or match["per"]))


@RULES.rule(
    rf"""(?:every|each) (?:(?P<w>{WEEKDAY})(?: (?P<part>{DAYPART}))?
    |(?P<part2>{DAYPART})|(?P<m>{MONTH})|(?P<s>{SEASON}))""",
    qualifiers=False,
)
def every_named(match: re.Match[str], _context: DiscourseContext) -> Sense | None:
    """Each Thursday, every morning, every summer."""
    if match["w"]:
        return Sense("SET", _weekly(match["w"], match["part"]))
    if match["part2"]:
        return Sense("SET", f"XXXX-XX-XXT{DAYPARTS[match['part2'].lower()]}")
    if match["m"]:
        return Sense("SET", f"XXXX-{month_number(match['m']):02d}")
    return Sense("SET", f"XXXX-{season_letters(match['s'])}")


@RULES.rule(
    rf"""(?P<w>{WEEKDAY})s|(?P<w2>{WEEKDAY}) (?P<part>{DAYPART})s
    |(?P<w3>{WEEKDAY})(?= (?:and|or|through|to) {WEEKDAY} (?P<part3>{DAYPART})s)
    |(?P<weekend>(?<=on\s)weekends)""",
    qualifiers=False,
)
def weekdays(match: re.Match[str], _context: DiscourseContext) -> Sense | None:
    """Tuesdays, Tuesday nights, on weekends; also the Monday of 'Monday and Tuesday nights'."""
    if match["weekend"]:
        return Sense("SET", "XXXX-WXX-WE")
    return Sense("SET", _weekly(match["w"] or match["w2"] or match["w3"], match["part"] or match["part3"]))


def _weekly(weekday: str, part: str | None) -> str:
    number = WEEKDAYS.index(weekday.lower()) + 1
    return f"XXXX-WXX-{number}" + (f"T{DAYPARTS[part.lower()]}" if part else "")
