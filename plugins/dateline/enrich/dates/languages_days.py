"""Weekdays, months and parts of days that a verb beside them places, in languages other than English."""

import re

from . import periods
from .clock import part_of
from .discourse_context import DiscourseContext
from .grammar import RuleSet, Sense, on
from .languages_words import DateWords, RelativeWords, either, value_of
from .periods import Period


def part_rules(dates: DateWords, words: RelativeWords) -> RuleSet:
    """Return the rules for parts of a day: 'Monday evening', 'this morning'; tried before days alone."""
    rules = RuleSet()
    part = f"(?P<p>{either(words.dayparts)})"
    today = "|".join(filter(None, (either(dates.days_from_today), words.tomorrow)))
    named = f"(?:(?P<w>{either(words.weekdays)})|(?P<t>{today}))"
    for phrase in words.day_and_part:

        @rules.rule(phrase.replace("{w}", named).replace("{p}", part), qualifiers=False)
        def day_and_its_part(match: re.Match[str], context: DiscourseContext) -> Sense | None:
            if not context.is_dated:
                return None
            day = _weekday_alone(match, words, context) if match["w"] else _near(match["t"], dates, context)
            name = match.groupdict().get("p")  # 'die Nacht zum Sonntag' has its part in the phrase
            return part_of(day, value_of(name, words.dayparts) if name else "night")

    for phrase in words.todays_part:

        @rules.rule(phrase.replace("{p}", part), qualifiers=False)
        def part_of_this_day(match: re.Match[str], context: DiscourseContext) -> Sense | None:
            return part_of(context.today, value_of(match["p"], words.dayparts)) if context.is_dated else None

    _add_whole_parts(rules, words)
    return rules


def _add_whole_parts(rules: RuleSet, words: RelativeWords) -> None:
    if words.last_night:

        @rules.rule(words.last_night, qualifiers=False)
        def night_before(_match: re.Match[str], context: DiscourseContext) -> Sense | None:
            return part_of(context.today.shift(-1), "night") if context.is_dated else None

    if words.parts_today:

        @rules.rule(either(words.parts_today), qualifiers=False)
        def part_in_one_word(match: re.Match[str], context: DiscourseContext) -> Sense | None:
            part = value_of(match.group(), words.parts_today)
            return part_of(context.today, part) if context.is_dated else None


def bare_rules(dates: DateWords, words: RelativeWords) -> RuleSet:
    """Return the rules for a weekday or a month alone; tried after all that say more."""
    rules = RuleSet()

    recurring = re.compile(rf"(?<!\w)(?:{words.not_weekday})\s$", re.IGNORECASE)

    @rules.rule(words.bare_weekday.replace("{w}", f"(?P<w>{either(words.weekdays)})"), qualifiers=False)
    def weekday_alone(match: re.Match[str], context: DiscourseContext) -> Sense | None:
        if not context.is_dated or recurring.search(context.text[max(0, match.start() - 12) : match.start()]):
            return None
        # 'Domingo Siro', where days have no capital
        if not dates.capital_months and match["w"][0].isupper() and not _opens_sentence(match, context):
            return None
        return on(_weekday_alone(match, words, context))

    _add_month(rules, dates)
    if words.tomorrow:
        morning = re.compile(rf"(?<!\w){words.not_tomorrow}\s$", re.IGNORECASE)

        @rules.rule(rf"(?P<t>{words.tomorrow})(?:,? {dates.weekday})?", qualifiers=False)
        def tomorrow(match: re.Match[str], context: DiscourseContext) -> Sense | None:
            if not context.is_dated:
                return None
            before = context.text[max(0, match.start() - 16) : match.start()]
            # 'Der Morgen', 'Mañana'; a capital at the beginning of a sentence leaves it open.
            looks_ahead = (
                _opens_sentence(match, context) and context.tense(match.start(), match.end()) == "future"
            )
            is_morning = morning.search(before) or not (match["t"].islower() or looks_ahead)
            return None if is_morning else on(context.today.shift(1))

    return rules


def _opens_sentence(match: re.Match[str], context: DiscourseContext) -> bool:
    before = context.text[max(0, match.start() - 4) : match.start()].rstrip(' \u00a0"“«„¿¡')
    return not before or before[-1] in ".!?:\n"


def _add_month(rules: RuleSet, dates: DateWords) -> None:
    lead = re.compile(rf"(?<!\w)(?:{dates.month_lead})\s?$".replace(" ", r"\s"), re.IGNORECASE)
    # 'De juillet à novembre 2000' gives the year with the second month.
    until = rf"\s\w{{1,3}}(?:\s\w{{1,3}})?\s{dates.month}(?:{dates.of_year})(?P<y>\d{{4}})(?!\d)"
    range_end = re.compile(until.replace(" ", r"\s"), re.IGNORECASE)

    @rules.rule(rf"{dates.part}?(?P<m>{dates.month})(?!{dates.of_year}\d)", qualifiers=False)
    def month_by_tense(match: re.Match[str], context: DiscourseContext) -> Sense | None:
        name = match["m"]
        if not context.is_dated or (name[0].isupper() and not dates.capital_months):
            return None
        before = context.text[max(0, match.start() - 24) : match.start()]
        if name.endswith(".") or not (match.start("m") > match.start() or lead.search(before)):
            return None
        if later := range_end.match(context.text, match.end()):
            return on(periods.month(int(later["y"]), dates.month_number(name)))
        month = context.latest(periods.month(context.published.year, dates.month_number(name)), 12)
        return on(context.recurring(month, 12, match.start(), match.end()))


def _weekday_alone(match: re.Match[str], words: RelativeWords, context: DiscourseContext) -> Period:
    """Return the weekday before publication, or the one after it where a verb beside it looks ahead."""
    ahead = (words.weekday_number(match["w"]) - context.published.weekday()) % 7
    is_ahead = ahead == 0 or context.tense(match.start(), match.end()) == "future"
    return context.today.shift(ahead if is_ahead else ahead - 7)


def _near(word: str, dates: DateWords, context: DiscourseContext) -> Period:
    """Return yesterday, today, tomorrow; the word for tomorrow alone is in no table of days."""
    return context.today.shift(dates.days_from_today.get(word.lower(), 1))
