"""Days and stretches told from publication in languages other than English, by one table a language.

The words are the table [relative_dates] of languages/*.toml.

'Il y a trois jours', 'el lunes pasado', 'letzte Woche'. A weekday without such a word is the last one, unless
a verb of the future stands beside it.
"""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Final, TypeVar

from .discourse_context import DiscourseContext
from .grammar import RuleSet, Sense, on
from .periods import Grain
from .units import counted_from

T = TypeVar("T")

_REACH: Final = 90  # code points before a weekday within which a verb of the future governs it
_WORDS_AFTER: Final = re.compile(r"(?:\s\w{1,20}){1,2}")  # and behind it: 'Am Montag wird …'
_CLAUSE_END: Final = re.compile(r"[.;:!?\n،؛]")


@dataclass(frozen=True, slots=True)
class RelativeWords:
    """How one language tells time from today; strings are regex fragments without named groups.

    `{n}`, `{u}`, `{w}` and `{s}` in a phrase stand for a number, a unit, a weekday and a stretch.
    """

    weekdays: Sequence[str]  # Monday first
    numbers: Mapping[str, int]
    units: Mapping[str, str]  # fragment -> the unit's English name
    ago: Sequence[str]
    ahead: Sequence[str]
    stretches: Mapping[str, Grain]
    last: Sequence[str]  # phrases with {w} or {s}
    following: Sequence[str]
    this: Sequence[str]
    bare_weekday: str
    future: str  # a word that tells of the future
    duals: Mapping[str, str] = field(default_factory=dict)  # words for two of a unit -> its name
    years: Mapping[str, int] = field(default_factory=dict)  # whole expressions -> years from now
    not_tomorrow: str = ""  # what stands before a word for tomorrow that means the morning there
    tomorrow: str = ""


def relative_rules(words: RelativeWords) -> RuleSet:
    """Return the rules of one language; they read nothing where the publication date is not known."""
    rules = RuleSet()
    for phrase in words.ago:
        _add_counted(rules, words, phrase, -1)
    for phrase in words.ahead:
        _add_counted(rules, words, phrase, 1)
    for phrases, step in ((words.last, -1), (words.following, 1), (words.this, 0)):
        for phrase in phrases:
            _add_stated(rules, words, phrase, step)
    _add_weekday(rules, words)
    _add_whole(rules, words)
    return rules


def _add_counted(rules: RuleSet, words: RelativeWords, phrase: str, sign: int) -> None:
    number, unit = rf"\d{{1,3}}|{'|'.join(words.numbers)}", "|".join(words.units)
    dual = rf"|(?P<two>{'|'.join(words.duals)})(?!\w)" if words.duals else ""
    pattern = phrase.replace("{n} {u}", rf"(?:(?P<n>{number}) (?P<u>{unit})(?!\w){dual})")

    @rules.rule(pattern, qualifiers=False)
    def counted_unit(match: re.Match[str], context: DiscourseContext) -> Sense | None:
        if not context.is_dated:
            return None
        if two := match.groupdict().get("two"):
            return on(counted_from(context.today, sign * 2, _value_of(two, words.duals)))
        count = int(match["n"]) if match["n"].isdigit() else _value_of(match["n"], words.numbers)
        return on(counted_from(context.today, sign * count, _value_of(match["u"], words.units)))


def _add_stated(rules: RuleSet, words: RelativeWords, phrase: str, step: int) -> None:
    weekdays, stretches = "|".join(words.weekdays), "|".join(words.stretches)
    pattern = phrase.replace("{w}", f"(?P<w>{weekdays})").replace("{s}", f"(?P<s>{stretches})")
    future = _future(words)

    @rules.rule(pattern, qualifiers=False)
    def stated_stretch(match: re.Match[str], context: DiscourseContext) -> Sense | None:
        if not context.is_dated:
            return None
        groups = match.groupdict()
        if groups.get("w"):
            if step == 0:
                return _by_tense(match, words, future, context)
            ahead = _days_ahead(match["w"], words, context)
            return on(context.today.shift(ahead - 7 if step < 0 else ahead or 7))
        grain = _value_of(match["s"], words.stretches)
        return on(context.today.at(grain).shift(step))


def _add_weekday(rules: RuleSet, words: RelativeWords) -> None:
    future = _future(words)
    pattern = words.bare_weekday.replace("{w}", f"(?P<w>{'|'.join(words.weekdays)})")

    @rules.rule(pattern, qualifiers=False)
    def weekday_alone(match: re.Match[str], context: DiscourseContext) -> Sense | None:
        return _by_tense(match, words, future, context) if context.is_dated else None


def _future(words: RelativeWords) -> re.Pattern[str]:
    return re.compile(rf"(?<!\w)(?:{words.future})(?!\w)".replace(" ", r"\s"), re.IGNORECASE)


def _by_tense(
    match: re.Match[str], words: RelativeWords, future: re.Pattern[str], context: DiscourseContext
) -> Sense | None:
    """Return the weekday before publication, or the one after it where a verb beside it looks ahead."""
    ahead = _days_ahead(match["w"], words, context)
    before = _CLAUSE_END.split(context.text[max(0, match.start() - _REACH) : match.start()])[-1]
    after = _WORDS_AFTER.match(context.text, match.end())
    is_ahead = future.search(before) or (after and future.search(after.group()))
    return on(context.today.shift(ahead if is_ahead or ahead == 0 else ahead - 7))


def _add_whole(rules: RuleSet, words: RelativeWords) -> None:
    if words.years:

        @rules.rule("|".join(words.years), qualifiers=False)
        def year_from_now(match: re.Match[str], context: DiscourseContext) -> Sense | None:
            step = _value_of(match.group(), words.years)
            return on(context.today.at("year").shift(step)) if context.is_dated else None

    if words.tomorrow:
        morning = re.compile(rf"(?<!\w){words.not_tomorrow}\s$", re.IGNORECASE)

        @rules.rule(words.tomorrow, qualifiers=False)
        def tomorrow(match: re.Match[str], context: DiscourseContext) -> Sense | None:
            before = context.text[max(0, match.start() - 16) : match.start()]
            is_morning = not match.group().islower() or morning.search(before)
            return on(context.today.shift(1)) if context.is_dated and not is_morning else None


def _days_ahead(name: str, words: RelativeWords, context: DiscourseContext) -> int:
    matching = (re.fullmatch(day, name, re.IGNORECASE) for day in words.weekdays)
    number = next(index for index, found in enumerate(matching) if found)
    return (number - context.published.weekday()) % 7


def _value_of(phrase: str, table: Mapping[str, T]) -> T:
    """Return the value of the fragment that matches the whole phrase."""
    for fragment, value in table.items():
        if re.fullmatch(fragment.replace(" ", r"\s+"), phrase, re.IGNORECASE):
            return value
    raise KeyError(phrase)  # the rule's pattern is made of the same fragments
