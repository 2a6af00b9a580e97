"""Rules for the vague present, past and future: now, recently, soon, the future."""

import re
from typing import Final

from .discourse_context import DiscourseContext
from .grammar import RuleSet, Sense
from .vocabulary import NUMBER, SEASON, UNIT

RULES: Final = RuleSet()

_MODAL: Final = re.compile(r"\b(?:will|would|could|may|might|’ll|'ll)\s$", re.IGNORECASE)


@RULES.rule(r"then[- ]current", qualifiers=False)
def then_current(_match: re.Match[str], _context: DiscourseContext) -> Sense | None:
    """The then current price."""
    return Sense("DATE", "PAST_REF")


@RULES.rule(
    r"""right now|now(?! (?:defunct|famous|famed))|currently|at present|nowadays|at the moment|these days
    |at this (?:time|moment)|(?<!-)current""",
    qualifiers=False,
)
def present(match: re.Match[str], context: DiscourseContext) -> Sense | None:
    """Now, currently; but 'Now, he says' only opens the sentence."""
    opens_sentence = match.group() == "Now" and context.text.startswith(",", match.end())
    if opens_sentence or context.is_name(match.start()):
        return None
    return Sense("DATE", "PRESENT_REF")


@RULES.rule(
    rf"""(?:more |most |very )?recently|recent(?! (?:years|months|weeks|days|quarters))|lately
    |(?<=in\s)the (?:recent |distant )?past(?! (?:few|several|couple|{NUMBER}|{UNIT}|{SEASON}|quarter-))
    |the (?:recent |distant )?past(?= ?(?:[.,;:?!”\"’'\n)_]|--|and |but |or ))""",
    qualifiers=False,
)
def past(match: re.Match[str], context: DiscourseContext) -> Sense | None:
    """Recently, the past."""
    return None if context.is_name(match.start()) else Sense("DATE", "PAST_REF")


@RULES.rule(
    r"""the (?:near |foreseeable |immediate |distant )?future|(?<=in\s)(?:near )?future
    |soon(?! (?:after|as|enough)(?!\w))|as soon as possible|(?P<day>one day)|someday|a later date""",
    qualifiers=False,
)
def future(match: re.Match[str], context: DiscourseContext) -> Sense | None:
    """Soon, the future; 'one day' where the verb looks ahead."""
    if context.is_name(match.start()):
        return None
    if match["day"] and not _MODAL.search(context.text[max(0, match.start() - 8) : match.start()]):
        return None
    return Sense("DATE", "FUTURE_REF")
