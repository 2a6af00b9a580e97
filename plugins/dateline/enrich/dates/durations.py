"""Rules for lengths of time: four days, a two-year term, the past 20 months. They lie on no calendar."""

import re
from typing import Final

from . import numerals
from .discourse_context import DiscourseContext
from .grammar import RuleSet, Sense
from .units import singular
from .vocabulary import CARDINAL_QUANTITY, NUMBER, UNIT

RULES: Final = RuleSet()

# TIMEX3: letter, how many of it the unit holds, whether it is a unit of the clock, and the letter when vague.
_CODES: Final = {
    "second": ("S", 1, True, "S"),
    "minute": ("M", 1, True, "M"),
    "hour": ("H", 1, True, "H"),
    "day": ("D", 1, False, "D"),
    "night": ("D", 1, False, "D"),
    "week": ("W", 1, False, "W"),
    "weekend": ("D", 2, False, "D"),
    "fortnight": ("W", 2, False, "W"),
    "month": ("M", 1, False, "M"),
    "quarter": ("Q", 1, False, "Q"),
    "year": ("Y", 1, False, "Y"),
    "decade": ("Y", 10, False, "E"),
    "century": ("Y", 100, False, "C"),
}
_ONE: Final = r"(?:second|minute|hour|day|night|week|weekend|month|quarter|year|decade|century)"
_MANY: Final = r"(?:seconds|minutes|hours|days|weeks|months|quarters|years|decades|centuries)"
_NO_AGE: Final = r"(?![- ](?:olds?|of age|younger|older)(?!\w))"
_NO_RATE: Final = r"(?! an? (?:day|week|month|year)(?!\w))"
_MORE: Final = (
    r"(?:(?:more|additional|extra|full|straight|consecutive|long|whole|short|solid|further|successive) )?"
)
_WHICH: Final = (
    r"(?:first|last|past|next|coming|final|previous|preceding|prior|following|opening|remaining|initial|latest"
    r"|ensuing|entire|same|intervening)"
)
_FRAME: Final = rf"(?:(?:the|these|those|its|his|her|their) )?(?:{_WHICH} )?"
# Before 'a week' these make it a length; without them ('four flights a week') it is a rate.
_LENGTH_LEAD: Final = re.compile(
    r"\b(?:for|in|within|of|than|about|nearly|almost|after|lasted|last|took|take|takes|over|under|just|only|least"
    r"|most|spent|spend|around|be|was|is|roughly|during|throughout|to|and|until|half|barely|long as)\s$",
    re.IGNORECASE,
)


def length(count: float | None, unit: str) -> str:
    """Return TIMEX3's value for `count` units (None: how many is left open): P20M, PT5H30M, PXD."""
    code, size, clock, vague = _CODES[singular(unit)]
    prefix = "PT" if clock else "P"
    if count is None:
        return f"{prefix}X{vague}"
    total = count * size
    if total == int(total):
        return f"{prefix}{int(total)}{code}"
    if clock and code != "S":
        whole = f"{int(total)}{code}" if int(total) else ""
        return f"{prefix}{whole}{round(total % 1 * 60)}{'M' if code == 'H' else 'S'}"
    return f"P{round(total * 12)}M" if code == "Y" else f"{prefix}{total:g}{code}"


@RULES.rule(
    rf"""(?P<n>an?|{NUMBER}) (?:(?P<u>{UNIT}) and a half|and a half (?P<u2>{UNIT}))
    |(?P<n2>{NUMBER})-and-a-half[- ](?P<u3>{UNIT})"""
)
def and_a_half(match: re.Match[str], _context: DiscourseContext) -> Sense | None:
    """A minute and a half, two-and-a-half years."""
    count = numerals.quantity(match["n"] or match["n2"])
    unit = match["u"] or match["u2"] or match["u3"]
    return Sense("DURATION", length(None if count is None else count + 0.5, unit))


@RULES.rule(
    r"""(?:(?:the |an? )?(?:last |past |next )?(?P<half>half)[- ](?:an? |the )?
    (?P<u>hour|day|year|century|decade)
    |(?:the |a )?(?:last |past |next )?quarter(?:-| of a |[- ])(?P<u2>century|hour))"""
)
def fraction(match: re.Match[str], _context: DiscourseContext) -> Sense | None:
    """Half an hour, a quarter-century."""
    return Sense("DURATION", length(0.5 if match["half"] else 0.25, match["u"] or match["u2"]))


@RULES.rule(rf"(?P<n>{NUMBER}|several|multi)-(?P<u>{_ONE})(?:-long)?{_NO_AGE}", qualifiers=False)
def adjective(match: re.Match[str], _context: DiscourseContext) -> Sense | None:
    """Two-year."""
    count = None if match["n"].lower() == "multi" else numerals.quantity(match["n"])
    return Sense("DURATION", length(count, match["u"]))


@RULES.rule(
    rf"""{_FRAME}(?P<n>{CARDINAL_QUANTITY}|(?<=(?:next|last|past)\s)few|(?<=first\s)few) {_MORE}(?P<u>{UNIT})
    (?:[’'](?!\w))?(?: or (?:so|more|less))?{_NO_RATE}{_NO_AGE}"""
)
def counted(match: re.Match[str], context: DiscourseContext) -> Sense | None:
    """Four days, the past 20 months, several years."""
    count = numerals.quantity(match["n"])
    if count == 3 and _is_fraction(match["u"], context.text, match.end()):
        return None
    return Sense("DURATION", length(count, match["u"]))


def _is_fraction(unit: str, text: str, end: int) -> bool:
    # 'Three quarters of the town', 'a quarter of 0.9 per cent'.
    return singular(unit) == "quarter" and text.startswith((" of ", " percent", " point"), end)


@RULES.rule(rf"(?:the )?(?:past|recent|coming|last|next|first|early|final|ensuing) (?P<u>{_MANY})")
def vague(match: re.Match[str], _context: DiscourseContext) -> Sense | None:
    """Recent weeks, the first hours."""
    return Sense("DURATION", length(None, match["u"]))


@RULES.rule(
    rf"""(?<=for\s)(?P<u>{_MANY})(?!-)|(?P<u2>{_MANY})(?= (?:later|after|before|earlier))
    |(?<=in\s)(?P<u3>{_MANY})
    |(?P<u4>weeks|months|centuries)""",
    qualifiers=False,
)
def plural(match: re.Match[str], _context: DiscourseContext) -> Sense | None:
    """For years."""
    return Sense("DURATION", length(None, next(filter(None, match.group("u", "u2", "u3", "u4")))))


@RULES.rule(rf"(?:an?|one|another) {_MORE}(?P<u>{_ONE})(?! (?:earlier|later|ago))(?![- ]old)")
def one_unit(match: re.Match[str], context: DiscourseContext) -> Sense | None:
    """For a month; 'four flights a week' is a rate and no length."""
    before = context.text[max(0, match.start() - 10) : match.start()]
    follows = context.text.startswith((" after", " before"), match.end())
    counts = match.group()[0].lower() in "no"
    if match["u"].lower() in {"second", "quarter"}:  # 'a quarter past four', 'a quarter of the town'
        return None
    if not (counts or follows or _LENGTH_LEAD.search(before)):
        return None
    return Sense("DURATION", length(1.0, match["u"]))


@RULES.rule(r"a while", qualifiers=False)
def a_while(_match: re.Match[str], _context: DiscourseContext) -> Sense | None:
    """A while."""
    return Sense("DURATION", "PXX")


@RULES.rule(
    r"(?:the|its) (?:(?:full|entire|whole) )?year(?= (?:ended|ending|as a whole)| (?:to|through) [A-Z])",
    qualifiers=False,
)
def reporting_year(_match: re.Match[str], _context: DiscourseContext) -> Sense | None:
    """The year ended Aug. 31."""
    return Sense("DURATION", "P1Y")
