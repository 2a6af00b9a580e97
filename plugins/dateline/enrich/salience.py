"""How much an article is about an entity, from where and how often it names it; finds no names."""

import math
from collections.abc import Iterable, Sequence

from ..languages.given_names import fold_name
from .tags import Mention

# Shares of the whole; the first counts only where there is a headline. A headline names what an
# article is about, a lead who acts, repetition and spread what it stays with.
HEADLINE = 0.35
LEAD = 0.25
FREQUENCY = 0.25
SPREAD = 0.15

LEAD_SHARE = 0.15  # the part of the text that counts as its lead, …
LEAD_LENGTH = 600  # … and at least so many characters: two paragraphs
OFTEN = 8  # mentions after which more say nothing new
PARTS = 4  # of the text, for the spread


def salience(
    names: Iterable[str],
    mentions: Sequence[Mention],
    length: int,
    *,
    headline: str = "",
    standfirst: str = "",
) -> float:
    """Return 0 … 1: how much a text of `length` characters is about the entity with these mentions.

    Args:
        names: all forms of the entity's name, sought in the headline and the standfirst.
        mentions: where the body names it, in order.
        length: of the body.
        headline: empty where there is none; then the body alone is weighed.
        standfirst: counts half as much as a headline.
    """
    if not mentions or not length:
        return 0.0
    lead_end = max(LEAD_LENGTH, LEAD_SHARE * length)
    first = mentions[0].start
    lead = 1.0 if first < lead_end else 0.5 * (1 - first / length)
    frequency = min(1.0, math.log1p(len(mentions)) / math.log1p(OFTEN))
    spread = len({min(PARTS - 1, PARTS * mention.start // length) for mention in mentions}) / PARTS
    body = LEAD * lead + FREQUENCY * frequency + SPREAD * spread
    if not headline:
        return round(body / (1 - HEADLINE), 4)
    named = 1.0 if _named(names, headline) else 0.5 if _named(names, standfirst) else 0.0
    return round(HEADLINE * named + body, 4)


def _named(names: Iterable[str], line: str) -> bool:
    words = f" {' '.join(_words(line))} "
    return any((name := " ".join(_words(form))) and f" {name} " in words for form in names)


def _words(text: str) -> list[str]:
    return "".join(
        letter if letter.isalnum() else " " for letter in fold_name(text.replace("’s", ""))
    ).split()
