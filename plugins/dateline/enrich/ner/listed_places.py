"""Places told by where they stand: in a list behind 'in', or behind what travels, 'trains from Ashchurch'."""

import functools
import re
from collections.abc import Iterator

from ..gazetteer.tables import tables
from ..people.spans import is_title
from ..places.words import CALENDAR, DIRECTIONS
from .context import is_country, is_known_place

Span = tuple[int, int]

_WORD = r"[A-ZÀ-Þ][\w’'-]{1,30}"
_NAME = rf"{_WORD}(?: (?:(?:de|del|la|of|on|le|di) )?{_WORD}){{0,2}}"
_REST = (
    rf"(?:, (?:in |at )?{_NAME}){{0,8}},? (?:and|or|&|y|e|et|und|o) "
    rf"(?:in |at |from |to |of |de |à |en |nach )?{_NAME}"
)
# 'in Tully, Cardwell and Mission Beach'
_LISTED = re.compile(
    rf"(?<![\w-])(?P<before>(?:[\w’'-]{{1,20}} )?)"
    r"(?P<in>[Ii]n|[Nn]ear|[Oo]utside|[Tt]hroughout|[Aa]t|[Ff]rom|[Tt]o|[Vv]ia|[Tt]hrough|[Ee]n|[ÀàDd]e?|"
    r"[Dd]ans|[Vv]ers|[Hh]acia|[Nn]ach|[Zz]wischen|[Ee]ntre) "
    rf"(?P<list>{_NAME}{_REST})(?![\w’'-])"
)
_SURE = frozenset("in near outside throughout via through".split())
# 'trains from Ashchurch', 'convoys to Baidoa and Kismayu'
_TRAVEL = re.compile(
    r"\b(?:[Tt]rains?|[Bb]us(?:es)?|[Ff]lights?|[Ff]err(?:y|ies)|[Cc]onvoys?|[Rr]oads?|[Rr]ailway|[Mm]otorway|"
    r"[Ss]teamers?|[Cc]oaches|[Bb]ound) (?:to|from|for|between|at|via) "
    rf"(?P<list>{_NAME}(?:{_REST})?)(?![\w’'-])"
)
_MEMBER = re.compile(rf"(?<![\w’'-]){_NAME}")
# 'ran to Savannah': where people and ships go, if the gazetteer has it.
_WENT = re.compile(
    r"\b(?:sail|sails|sailed|runs?|ran|steamed|flew|drove|march|marched|travelled|traveled|journeyed|moved|retreated|"
    r"advanced|returned|headed|emigrated|fled|exiled|deported) (?:back |on )?(?:to|for|from|into|towards) "
    rf"(?P<list>{_WORD}(?: {_WORD}){{0,2}})(?![\w’'-])"
)
# What is held 'in' firms: 'a stake in Boots and Burton'.
_HELD = frozenset(
    "stake stakes interest interests shares share stock confidence faith belief trust investment investments "
    "holding holdings believe believed invest invested".split()
)


@functools.lru_cache(maxsize=2)  # people and places of one text both ask
def listed_places(text: str) -> tuple[Span, ...]:
    """Return the names that a list of places or the way to them tells to be places, in no order.

    An unknown name is one where at least half of a list behind 'in' is in the gazetteer, or behind what
    travels; behind 'from' or 'to' only known names are, beside one that every reader knows.
    """
    return tuple(_listed(text))


def _listed(text: str) -> Iterator[Span]:
    for match in _LISTED.finditer(text):
        if match["before"].strip().lower() in _HELD:
            continue
        members = _members(text, match)
        known = [(start, end) for start, end in members if tables().known(text[start:end])]
        if match["in"].lower() in _SURE and 2 * len(known) > len(members):
            yield from members
        elif any(is_known_place(text[start:end]) for start, end in known) and len(known) > 1:
            yield from known
    for match in _TRAVEL.finditer(text):
        yield from _members(text, match)
    for match in _WENT.finditer(text):
        yield from (span for span in _members(text, match) if tables().known(text[slice(*span)]))


def _members(text: str, match: re.Match[str]) -> list[Span]:
    """Return the names of a list that may be those of places, each without the words of its neighbours."""
    spans = [member.span() for member in _MEMBER.finditer(text, *match.span("list"))]
    return [
        (start, end)
        for start, end in spans
        if not is_country(text[start:end]) and not any(map(_is_none, text[start:end].split(" ")))
    ]


def _is_none(word: str) -> bool:
    return word.casefold() in CALENDAR or word in DIRECTIONS or is_title(word) or word.isupper()
