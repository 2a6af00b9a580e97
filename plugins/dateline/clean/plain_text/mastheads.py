"""A newspaper's name, as it stands alone on a line, and the line of volume, number and price below it."""

import re

from ...languages.read import pattern
from ..dates.written import printed_dates, printed_month
from .line_patterns import ends_sentence

_PAPER = f"(?:{pattern('plain_text', 'newspaper')})"
# A newspaper's name ends in such a word, or goes on 'of London' behind it.
_MASTHEAD = re.compile(
    rf"(?:[^\s:]+\s+){{0,5}}?\S*\b{_PAPER}(?:\s+(?:of|de|des|du|del|della|di|für|von)\s+\S+(?:\s+\S+)?)?"
    rf"(?:\s*[-–—|:(].*)?\W*|{_PAPER}\s+\S+(?:\s+\S+)?\W*",
    re.IGNORECASE,
)
NAMES_A_PAPER = re.compile(rf"\b{_PAPER}\b", re.IGNORECASE)
# What a newspaper prints below its name: volume, number, price, how often it comes out.
_ISSUE = re.compile(rf"\b(?:{pattern('plain_text', 'issue')})(?=\W|$)", re.IGNORECASE)
_APPEARS = re.compile(r"\W*published (?:every|daily|weekly|each|on|in|by)\b.{0,60}", re.IGNORECASE)
# How German catalogues open: 'Hafenbote vom 11.03.2009, Seite 3 / Lokales'.
_NAMED_ISSUE = re.compile(
    r"\S[^.!?:]{1,60}? vom (?:\d{1,2}\.\s?\d{1,2}\.\s?|\d{1,2}\. [^\W\d_]+ )\d{4}"
    r"(?:,? (?:Nr|Ausgabe|Seite|S)\b.{0,60})?",
)
_LONGEST_ISSUE = 160  # characters


def is_newspaper(text: str) -> bool:
    """Return whether a line is a newspaper's name."""
    return _MASTHEAD.fullmatch(text) is not None


def issue_line(text: str) -> str:
    """Return the role of a line that tells an issue: its volume, number, day, price; empty for others."""
    if len(text) > _LONGEST_ISSUE:
        return ""
    if _NAMED_ISSUE.fullmatch(text):
        return "publisher"
    if _APPEARS.fullmatch(text) and not printed_month(text):
        return "boilerplate"
    told = len(_ISSUE.findall(text))
    shouted = 10 * sum(map(str.isupper, text)) >= 8 * sum(map(str.isalpha, text))
    if not told or not (shouted or (told > 1 and not ends_sentence(text))):
        return ""
    if next(printed_dates(text), None):
        return "published"
    return "boilerplate" if told > 1 and any(map(str.isdigit, text)) else ""
