"""Rules for stretches of the calendar told from the publication date: this week, last May, the summer."""

import re
from typing import Final

from . import periods
from .absolute import month_number, season_letters
from .discourse_context import DiscourseContext
from .grammar import RuleSet, Sense, on
from .periods import Period
from .units import grain_of
from .vocabulary import MONTH, SEASON

RULES: Final = RuleSet()

_UNIT: Final = r"(?:day|week|weekend|month|quarter|year|decade|century)"
_LONG_UNIT: Final = r"(?:week|weekend|month|quarter|year|decade|century)"
_WHICH: Final = r"last|next|this|this past|this coming"
_BEFORE: Final = frozenset("last past previous preceding prior".split())
# Month names that are also words or given names, and need a preposition in front.
_AMBIGUOUS_MONTHS: Final = frozenset("may march april june august mar jan".split())
_MONTH_LEAD: Final = re.compile(
    r"\b(?:in|since|until|by|from|of|last|during|early|late|mid|through|for|to|and|this|next|before|after|on|the"
    r"|each|every|between|or|end)[\s-]$",
    re.IGNORECASE,
)

# 'The March of Dimes', 'the March on Washington'.
_A_MARCH: Final = re.compile(r" (?:of|for|on) (?:the )?[A-Z]")


@RULES.rule(rf"(?:this|(?:the )?current) (?P<u>{_UNIT})")
def this_unit(match: re.Match[str], context: DiscourseContext) -> Sense | None:
    """This week, the current quarter."""
    grain = grain_of(match["u"])
    if grain is None or match.group().istitle():  # 'This Week' is a programme
        return None
    return on(context.today.at(grain))


@RULES.rule(
    rf"""(?P<how>last|next|(?:the |this )?(?:past|coming|upcoming)|the (?:last|next)) (?P<u>{_LONG_UNIT})"""
)
def last_or_next_unit(match: re.Match[str], context: DiscourseContext) -> Sense | None:
    """Last week, next year, the past year."""
    grain = grain_of(match["u"])
    how = match["how"].lower().split()
    if grain is None:
        return None
    if grain == "weekend":
        return on(stated_weekend(how[-1], context))
    if how == ["this", "coming"]:
        return on(context.today.at(grain))
    if grain == "decade" and len(how) > 1:  # 'the next decade' is ten years of any beginning
        return Sense("DURATION", "P10Y")
    return on(context.today.at(grain).shift(-1 if how[-1] in _BEFORE else 1))


def stated_weekend(how: str, context: DiscourseContext) -> Period:
    """Return the weekend that 'last' or 'next' before the word means."""
    own = context.today.at("weekend")
    begun = own.first <= context.published
    if how in _BEFORE:
        return own.shift(-1)
    return own.shift(1) if begun else own


@RULES.rule(r"(?:the|this) (?:holiday |long )?weekend")
def weekend(match: re.Match[str], context: DiscourseContext) -> Sense | None:
    """The weekend: the one before or the one to come, by tense."""
    own = context.today.at("weekend")
    if match.group().lower().startswith("this") or own.first <= context.published:
        return on(own)
    return on(context.choose(own.shift(-1), own, match.start(), match.end()))


@RULES.rule(rf"(?P<which>{_WHICH}|the past|the last) (?P<s>{SEASON})")
def season_stated(match: re.Match[str], context: DiscourseContext) -> Sense | None:
    """Last fall, this past spring."""
    return on(stated_season(match["which"], season_letters(match["s"]), context))


def stated_season(which: str, letters: str, context: DiscourseContext) -> Period:
    """Return the season with TIMEX3's `letters` that 'last', 'this' or 'next' before its name means."""
    current = context.today.at("season")
    latest = context.latest(periods.season(current.first.year, letters), 4)
    return _stated(which, latest, latest == current, 4, periods.season(context.published.year, letters))


@RULES.rule(rf"(?P<which>{_WHICH}) (?P<m>{MONTH})")
def month_stated(match: re.Match[str], context: DiscourseContext) -> Sense | None:
    """Last May, this September."""
    if not match["m"][0].isupper():
        return None
    return on(stated_month(match["which"], month_number(match["m"]), context))


def stated_month(which: str, number: int, context: DiscourseContext) -> Period:
    """Return the month `number` (1 to 12) that 'last', 'this' or 'next' before its name means."""
    in_year = periods.month(context.published.year, number)
    latest = context.latest(in_year, 12)
    return _stated(which, latest, latest == context.today.at("month"), 12, in_year)


def _stated(which: str, latest: Period, is_current: bool, cycle: int, in_year: Period) -> Period:  # noqa: FBT001
    match which.lower().split()[-1]:
        case "last":
            return latest.shift(-cycle) if is_current else latest
        case "past":
            return latest
        case "next" | "coming":
            return latest.shift(cycle)
        case _:
            return latest if is_current else in_year


@RULES.rule(rf"(?:the )?(?P<s>{SEASON})")
def season_alone(match: re.Match[str], context: DiscourseContext) -> Sense | None:
    """The summer."""
    name = match["s"]
    defined = match.group().lower().startswith("the ")
    if not defined and context.text[max(0, match.start() - 4) : match.start()].lower() != " in ":
        return None
    if name.lower() == "fall" and context.text.startswith((" of ", " in ", " from "), match.end()):
        return None  # of a wall, in prices, from grace
    latest = context.latest(periods.season(context.published.year, season_letters(name)), 4)
    return on(context.recurring(latest, 4, match.start(), match.end()))


@RULES.rule(rf"""(?P<m>{MONTH}) (?:of )?(?P<how>last|this|next|the (?:previous|following|same)|that) year""")
def month_of_stated_year(match: re.Match[str], context: DiscourseContext) -> Sense | None:
    """March of last year."""
    how = match["how"].lower().split()[-1]
    steps = {"last": -1, "this": 0, "next": 1, "previous": -1, "following": 1}
    origin = context.today if how in {"last", "this", "next"} else context.last_spoken() or context.today
    year = origin.first.year + steps.get(how, 0)
    return on(periods.month(year, month_number(match["m"]))) if match["m"][0].isupper() else None


@RULES.rule(rf"(?:the month of )?(?P<m>{MONTH})(?!\.? \d{{1,2}}(?!\d))")
def month_alone(match: re.Match[str], context: DiscourseContext) -> Sense | None:
    """In March: the nearest one that the tense allows."""
    name = match["m"]
    if not name[0].isupper() or not _is_month(name, context.text, match.start("m"), match.end("m")):
        return None
    month = context.latest(periods.month(context.published.year, month_number(name)), 12)
    return on(context.recurring(month, 12, match.start(), match.end()))


def _is_month(name: str, text: str, start: int, end: int) -> bool:
    # 'May' the verb, 'April' the girl, 'March' the march.
    if name.lower() not in _AMBIGUOUS_MONTHS:
        return True
    if text.startswith(" ", end) and text[end + 1 : end + 2].isupper():
        return False
    if name == "March" and _A_MARCH.match(text, end):
        return False
    return text.startswith(("’s", "'s"), end) or bool(_MONTH_LEAD.search(text[max(0, start - 9) : start]))
