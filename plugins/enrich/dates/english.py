"""The English rules in the order they are tried; what a rule does is said where it is written."""

from typing import Final

from . import absolute, business, clock, counted, days, durations, numeric, recurrences, references, relative
from .grammar import Grammar

ABSOLUTE: Final = Grammar(numeric.RULES, absolute.RULES)
ANCHORED: Final = Grammar(
    clock.RULES,
    recurrences.RULES,
    numeric.RULES,
    absolute.RULES,
    business.RULES,
    days.RULES,
    counted.RULES,
    relative.RULES,
    references.RULES,
    durations.RULES,
    days.LAST_RULES,
)
