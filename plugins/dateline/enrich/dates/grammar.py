"""How a rule is written and tried: a pattern, its reader, and the sense it yields; knows no English itself.

A rule's pattern is an ordinary regular expression in which a blank stands for the white space between two
words of one paragraph, `[- ]` for a hyphen or that space, and a line break with four blanks for nothing.
Its reader turns a match into a Sense, or None where the words are no date after all. All rules together make
one alternation, so that a text is scanned once.
"""

import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, replace
from functools import cached_property
from typing import Final

from ..tags import TimexType
from .discourse_context import DiscourseContext
from .periods import Period
from .vocabulary import COUNT_QUALIFIERS, NUMBER_WORD, QUALIFIERS, VAGUE

_GAP: Final = r"(?:[^\S\n]{1,3}|[^\S\n]?\n[^\S\n]{0,4})"
# Not inside a word, an amount of money, a decimal, a ratio or a path.
# An Arabic 'and' or 'in' is written together with the number after it.
_LEFT: Final = r"(?:(?<![\w$£€#@])(?<!\d[.,:/])(?<!/)|(?<=[\u0621-\u064a])(?=\d))"
_RIGHT: Final = r"(?!\w)"
_COUNT_AHEAD: Final = rf"(?=\d|an? |half |noon|midnight|year[- ]end|{NUMBER_WORD}(?!\w)|{VAGUE})"


@dataclass(frozen=True, slots=True)
class Sense:
    """What an expression means: TIMEX3 type and value, and the calendar it covers where that is known."""

    type: TimexType
    value: str
    period: Period | None = None
    until: Period | None = None  # the far end of a range
    mod: str | None = None
    edtf: str | None = None  # where it says more or less than the period's own

    def qualified(self, mod: str | None) -> "Sense":
        """Return the same sense under a TIMEX3 `mod`, unless it has one of its own."""
        return replace(self, mod=mod) if mod and not self.mod else self


def on(period: Period | None) -> Sense | None:
    """Return the sense of a stretch of the calendar, None for None."""
    return Sense("DATE", period.timex, period) if period else None


def span(first: Period, last: Period) -> Sense:
    """Return the sense of a range written as one expression, both ends included."""
    return Sense("DATE", f"{first.timex}/{last.timex}", first, until=last)


Reader = Callable[[re.Match[str], DiscourseContext], Sense | None]


@dataclass(frozen=True, slots=True)
class DateRule:
    """A named pattern and the function that reads its matches."""

    name: str
    pattern: str
    qualifiers: bool
    read: Reader


class RuleSet:
    """The rules of one kind, in the order they are tried: where two match at one place the earlier wins."""

    def __init__(self) -> None:
        self._rules: list[DateRule] = []

    def __iter__(self) -> Iterator[DateRule]:
        return iter(self._rules)

    def rule(self, pattern: str, *, qualifiers: bool = True) -> Callable[[Reader], Reader]:
        """Enter the decorated reader under `pattern`; `qualifiers` allows 'early' or 'about' before it."""

        def enter(read: Reader) -> Reader:
            name = getattr(read, "__name__", "rule")
            self._rules.append(DateRule(name, f"(?:{_spaced(pattern)}){_RIGHT}", qualifiers, read))
            return read

        return enter


class Grammar:
    """Several sets of rules compiled into one scan, when it is first asked to read.

    `starts` are the words an expression may begin with, in lower case; digits always may. It spares the scan
    three words of four. Without it every word is tried.
    """

    def __init__(self, *kinds: Iterable[DateRule], starts: frozenset[str] | None = None) -> None:
        self._rules = [rule for kind in kinds for rule in kind]
        self._starts = starts
        self._compiled: list[re.Pattern[str] | None] = [None] * len(self._rules)

    @cached_property
    def _any(self) -> re.Pattern[str]:
        # The empty group at a branch's end tells which rule matched.
        branches = "|".join(
            f"{_unnamed(rule.pattern)}(?P<{_BRANCH}{number}>)" for number, rule in enumerate(self._rules)
        )
        return re.compile(f"{_LEFT}(?P<qualifier>{_unnamed(_QUALIFIER)})(?:{branches})", re.IGNORECASE)

    def _compiled_rule(self, number: int) -> re.Pattern[str]:
        """Return a rule's pattern, compiled when it is first tried: all together take half a second."""
        compiled = self._compiled[number]
        if compiled is None:
            rule = self._rules[number]
            pattern = (_QUALIFIER if rule.qualifiers else "") + rule.pattern
            compiled = self._compiled[number] = re.compile(pattern, re.IGNORECASE)
        return compiled

    def readings(self, text: str, context: DiscourseContext) -> Iterator[tuple[int, int, Sense, str]]:
        """Yield start, end, sense and rule of every expression, from left to right, none overlapping."""
        position, starts = 0, self._starts
        for found_word in _WORD.finditer(text):
            word = found_word[0]
            # 'Q3', '9th' and '1998' end or begin in digits.
            if (
                starts is not None
                and word.lower() not in starts
                and word[0].isalpha()
                and not word[-1].isdigit()
            ):
                continue
            start = found_word.start()
            if start < position:
                continue
            first = self._first_rule(text, start)
            if first is not None and (found := self._read(text, context, start, first)):
                match, sense, name = found
                position = match.end()
                context.remember(sense.period, start)
                yield start, position, sense, name

    def _first_rule(self, text: str, start: int) -> int | None:
        """Return the first rule that may match here: 0 after a qualifier, which not all rules take."""
        match = self._any.match(text, start)
        if match is None:
            return None
        return 0 if match["qualifier"] else int(str(match.lastgroup).removeprefix(_BRANCH))

    def _read(
        self, text: str, context: DiscourseContext, start: int, first: int
    ) -> tuple[re.Match[str], Sense, str] | None:
        # When a rule's reader declines, a later rule may still see a date.
        for number in range(first, len(self._rules)):
            rule = self._rules[number]
            match = self._compiled_rule(number).match(text, start)
            if match is None:
                continue
            try:
                sense = rule.read(match, context)
            except OverflowError:  # beyond the years 1 to 9999: nothing a newspaper dates
                continue
            if sense is not None:
                return match, sense.qualified(_mod(match)), rule.name
        return None


def _mod(match: re.Match[str]) -> str | None:
    groups = match.groupdict()
    if groups.get("ROUGHLY"):
        return "APPROX"
    mod = next((mod for mod in (*QUALIFIERS, *COUNT_QUALIFIERS) if groups.get(mod)), None)
    return None if mod == "SOMETIME" else mod


def _spaced(pattern: str) -> str:
    flat = pattern.replace("\n    ", "")
    return flat.replace("[- ]", f"(?:-|{_GAP})").replace(" ", _GAP)


def _unnamed(pattern: str) -> str:
    return re.sub(r"\(\?P<\w+>", "(?:", pattern)


def _qualifier() -> str:
    anywhere = "|".join(f"(?P<{mod}>{words})" for mod, words in QUALIFIERS.items())
    counting = "|".join(f"(?P<{mod}>{words})" for mod, words in COUNT_QUALIFIERS.items())
    return _spaced(f"(?:(?:{anywhere})[- ]|(?:{counting}) {_COUNT_AHEAD})?")


# Words, the apostrophe of '80s, and the number written together with an Arabic 'and'.
_WORD: Final = re.compile(r"[‘’'](?=\d\d)|\d+[^\W\d]*|[^\W\d]+(?:(?<=[A-Za-z])\d)?")
_QUALIFIER: Final = _qualifier()
_BRANCH: Final = "rule_"
