"""Stretches told from publication in languages other than English: three days ago, last May, the 4th of it.

The words are those of `languages_words`, the values those of the English rules.
"""

import re

from . import periods
from .counted import stretch_from_spoken, units_from_spoken
from .days import days_around, month_day_near
from .discourse_context import DiscourseContext
from .grammar import RuleSet, Sense, on
from .languages_words import DateWords, RelativeWords, either, value_of
from .periods import Period
from .relative import stated_month, stated_season, stated_weekend
from .units import counted_from

_WHICH = {-1: "last", 0: "this", 1: "next"}


def stated_rules(dates: DateWords, words: RelativeWords) -> RuleSet:
    """Return the rules whose words say themselves which stretch they mean; tried before dates written out."""
    rules = RuleSet()
    for phrases, sign in ((words.ago, -1), (words.ahead, 1)):
        for phrase in phrases:
            _add_counted(rules, words, phrase, sign)
    for phrases, past in ((words.later, False), (words.earlier, True)):
        for phrase in phrases:
            _add_from_spoken(rules, words, phrase, past=past)
    for phrases, step in ((words.last, -1), (words.following, 1), (words.this, 0)):
        for phrase in phrases:
            _add_stated(rules, dates, words, phrase, step)
    _add_of_stated(rules, dates, words)
    _add_neighbours(rules, words)
    return rules


def _counted(words: RelativeWords, phrase: str) -> str:
    named = (("one", words.singles, r"(?!\w| \d| ال)"), ("two", words.duals, r"(?!\w)"))
    bare = "".join(f"|(?P<{group}>{either(table)}){end}" for group, table, end in named if table)
    unit = either(words.units)
    counted = rf"(?:(?:(?P<n>{words.number})|(?P<vague>{words.vague})) (?P<u>{unit})(?!\w){bare})"
    return phrase.replace("{n} {u}", counted)


def _count_and_unit(match: re.Match[str], words: RelativeWords) -> tuple[int | None, str]:
    """Return how many of which English unit a match of `_counted` says, None for 'a few'."""
    groups = match.groupdict()
    if one := groups.get("one"):
        return 1, value_of(one, words.singles)
    if two := groups.get("two"):
        return 2, value_of(two, words.duals)
    count = words.count(match["n"]) if match["n"] else None
    return count, value_of(match["u"], words.units)


def _add_counted(rules: RuleSet, words: RelativeWords, phrase: str, sign: int) -> None:
    @rules.rule(_counted(words, phrase), qualifiers=False)
    def counted_unit(match: re.Match[str], context: DiscourseContext) -> Sense | None:
        if not context.is_dated:
            return None
        if sign > 0 and context.tense(match.start(), match.end()) == "past":
            return None  # 'after two years', in a tale
        count, unit = _count_and_unit(match, words)
        if count is None:
            return Sense("DATE", "PAST_REF" if sign < 0 else "FUTURE_REF")
        return on(counted_from(context.today, sign * count, unit))


def _add_from_spoken(rules: RuleSet, words: RelativeWords, phrase: str, *, past: bool) -> None:
    @rules.rule(_counted(words, phrase), qualifiers=False)
    def units_later_in_language(match: re.Match[str], context: DiscourseContext) -> Sense | None:
        if not context.is_dated:
            return None
        count, unit = _count_and_unit(match, words)
        return units_from_spoken(count, unit, context, past=past, position=match.start())


def _add_stated(rules: RuleSet, dates: DateWords, words: RelativeWords, phrase: str, step: int) -> None:
    month = f"(?:(?:{dates.weekday},? )?{dates.day})?(?P<m>{dates.month})"
    stretch = rf"(?:{month}|(?P<season>{either(words.seasons)})|(?P<s>{either(words.stretches)}))"
    named = phrase.replace("{w}", f"(?P<w>{either(words.weekdays)}){_no_date(dates)}").replace("{s}", stretch)
    part = f"{dates.part}?" if "{s}" in phrase else ""

    @rules.rule(part + named, qualifiers=False)
    def stated_stretch(match: re.Match[str], context: DiscourseContext) -> Sense | None:
        if not context.is_dated:
            return None
        groups = match.groupdict()
        if groups.get("w"):
            return on(_weekday(words.weekday_number(match["w"]), step, match, context))
        if groups["m"]:
            of_month = dates.day_number(match["d"]) if match["d"] else None
            return on(_month(dates.month_number(match["m"]), of_month, step, match, context))
        if groups["season"]:
            return on(stated_season(_WHICH[step], value_of(match["season"], words.seasons), context))
        grain = value_of(match["s"], words.stretches)
        if grain == "weekend" and step:
            return on(stated_weekend(_WHICH[step], context))
        return on(context.today.at(grain).shift(step))


def _no_date(dates: DateWords) -> str:
    """Return what must not follow a stated weekday: 'ce mardi 28 novembre' is read as one day."""
    return f"(?!,? {dates.day}{dates.month})".replace("?P<d>", "?:")


def _weekday(number: int, step: int, match: re.Match[str], context: DiscourseContext) -> Period:
    ahead = (number - context.published.weekday()) % 7
    if step == 0:  # 'ce lundi' has been as often as it will be: its verb tells
        is_past = ahead and context.tense(match.start(), match.end()) == "past"
        return context.today.shift(ahead - 7 if is_past else ahead)
    return context.today.shift(ahead - 7 if step < 0 else ahead or 7)


def _month(
    number: int, of_month: int | None, step: int, match: re.Match[str], context: DiscourseContext
) -> Period | None:
    if of_month is None:
        return stated_month(_WHICH[step], number, context)
    if step == 0:
        return month_day_near(number, of_month, context, match.start(), match.end())
    days = days_around(number, of_month, context)
    if step < 0:
        return next((day for day in reversed(days) if day.first <= context.published), None)
    return next((day for day in days if day.first > context.published), None)


def _add_of_stated(rules: RuleSet, dates: DateWords, words: RelativeWords) -> None:
    if words.of_years:

        @rules.rule(
            rf"(?:{dates.part}|(?:{dates.weekday},? )?{dates.day})?"
            rf"(?P<m>{dates.month}),? (?P<y>{either(words.of_years)})",
            qualifiers=False,
        )
        def month_of_a_year(match: re.Match[str], context: DiscourseContext) -> Sense | None:
            if not context.is_dated:
                return None
            year = context.published.year + value_of(match["y"], words.of_years)
            month = dates.month_number(match["m"])
            if match["d"] is None:
                return on(periods.month(year, month))
            return on(periods.day(year, month, dates.day_number(match["d"])))

    if words.of_months:

        @rules.rule(rf"(?P<d>\d{{1,2}}){dates.day_suffix} (?P<m>{either(words.of_months)})", qualifiers=False)
        def day_of_a_month(match: re.Match[str], context: DiscourseContext) -> Sense | None:
            if not context.is_dated:
                return None
            month = context.today.at("month").shift(value_of(match["m"], words.of_months)).first
            return on(periods.day(month.year, month.month, int(match["d"])))

    # Not 'the end of the 16th century', which Arabic writes with the number last.
    @rules.rule(rf"{dates.part}(?P<s>{either(words.stretches)})(?! \d| [IVX]+(?!\w))", qualifiers=False)
    def part_of_this(match: re.Match[str], context: DiscourseContext) -> Sense | None:
        return on(context.today.at(value_of(match["s"], words.stretches))) if context.is_dated else None


def _add_neighbours(rules: RuleSet, words: RelativeWords) -> None:
    @rules.rule(rf"(?P<next>{words.next_day})|{words.previous_day}", qualifiers=False)
    def neighbouring_day(match: re.Match[str], context: DiscourseContext) -> Sense | None:
        if not context.is_dated or context.last_spoken("day") is None:
            return None
        return stretch_from_spoken("day", 1 if match["next"] else -1, context)

    if words.years:

        @rules.rule(either(words.years), qualifiers=False)
        def year_from_now(match: re.Match[str], context: DiscourseContext) -> Sense | None:
            step = value_of(match.group(), words.years)
            return on(context.today.at("year").shift(step)) if context.is_dated else None
