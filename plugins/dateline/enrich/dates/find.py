"""Dates in an article's text: found, resolved against its publication date, and written as TIMEX3 and EDTF.

The rules are ours and need no model; each kind has its own module. Nothing here reads files or the clock.
"""

import datetime as dt
import re
import unicodedata
from typing import Final

from ..tags import DateMention
from . import english, languages
from .discourse_context import DiscourseContext
from .grammar import Grammar, Sense
from .tense import tense_around

__all__ = ["find_dates"]

_FOREIGN_DIGIT: Final = re.compile(r"(?![0-9])\d")
_FOLDED: Final = str.maketrans({"ſ": "s", "ı": "i", "İ": "I", "\N{KELVIN SIGN}": "K"})


def find_dates(
    text: str, *, published: dt.date | None = None, language: str = "en"
) -> tuple[DateMention, ...]:
    """Return the temporal expressions of `text`, in order, none overlapping another.

    Args:
        text: The article's text; offsets of the mentions are code points into it.
        published: The day that relative dates are resolved against. Without it only dates that name their own
            year are returned.
        language: The text's language as a BCP 47 tag. English is read whole; French, Spanish, German and
            Arabic for dates written out; any other for dates in digits.
    """
    if isinstance(published, dt.datetime):  # a date to the type checker, but not to be compared with one
        published = published.date()
    plain = _plain(text)
    primary = language.lower().replace("_", "-").partition("-")[0]
    context = DiscourseContext(plain, published, languages.tense_of(primary) or tense_around)
    return tuple(
        _mention(text, start, end, sense, rule)
        for start, end, sense, rule in _grammar(primary, published).readings(plain, context)
    )


def _plain(text: str) -> str:
    # Of the same length: digits of every script become ASCII, as do the letters that match s, i and k without
    # regard to case but have another lower case. Old print's 'ſunday' is a Sunday.
    if text.isascii():
        return text
    return _FOREIGN_DIGIT.sub(lambda digit: str(unicodedata.digit(digit[0])), text).translate(_FOLDED)


def _grammar(primary: str, published: dt.date | None) -> Grammar:
    if primary == "en":
        return english.ABSOLUTE if published is None else english.ANCHORED
    return languages.grammar_of(primary)


def _mention(text: str, start: int, end: int, sense: Sense, rule: str) -> DateMention:
    period, until = sense.period, sense.until
    return DateMention(
        start,
        end,
        text[start:end],
        sense.type,
        sense.value,
        edtf=_edtf(sense),
        first=period.first if period else None,
        last=(until or period).last if period else None,
        mod=sense.mod,
        rule=rule,
    )


def _edtf(sense: Sense) -> str | None:
    if sense.edtf is not None or sense.period is None:
        return sense.edtf
    if sense.until is not None:
        return f"{sense.period.edtf}/{sense.until.edtf}"
    approximate = sense.mod == "APPROX" and sense.period.grain in {"day", "month", "year"}
    return f"{sense.period.edtf}~" if approximate else sense.period.edtf
