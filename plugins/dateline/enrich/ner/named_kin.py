"""Given names alone that a word of kinship introduces: 'two daughters, Ingrid and Solveig'."""

import re
from collections.abc import Iterator

from ..people.titles import demonyms
from .capitals import UPPER
from .context import is_country

Span = tuple[int, int]

_NAME = rf"[{UPPER}][^\W\d_]{{1,20}}(?: [{UPPER}][^\W\d_]{{1,20}})?"
_INTRODUCED = re.compile(
    r"\b(?:a|one|two|three|four|five|six|seven|his|her|their|[’']s) (?:[a-z]{3,10} ){0,2}?"
    r"(?:daughters?|sons?|children|brothers?|sisters?|siblings|twins|grandchildren|grandsons?|"
    r"granddaughters?|stepsons?|stepdaughters?)(?:, |: | named )"
    rf"(?P<names>{_NAME}(?:, {_NAME}){{0,8}}(?:,? and {_NAME})?)(?=[.,;)\n]|$)"
)
_MEMBER = re.compile(_NAME)


def named_kin(text: str) -> Iterator[Span]:
    """Return the names behind a word of kinship, whether or not a list of given names has them."""
    for match in _INTRODUCED.finditer(text):
        for member in _MEMBER.finditer(text, *match.span("names")):
            if not is_country(member[0]) and member[0].lower() not in demonyms():
                yield member.span()
