"""A time in a filter as it is typed: a date in one word or several, a range, an open end; knows no index."""

import datetime as dt
import re

from .query import date_bound
from .query_fields import PUBLISHED
from .written_dates import written_date

MOST_DATE_WORDS = 5  # 4 de noviembre de 1956
_DECADE = re.compile(r"([0-9]{3})0['’]?s")
_ISO = r"[0-9]{4}(?:-[0-9]{1,2}(?:-[0-9]{1,2})?)?"
_BETWEEN = r"\s*(?:\.\.+|…|—)\s*|\s+(?:to|until|bis|au?|hasta|[-–])\s+"
_RANGE = re.compile(
    rf"(.*?)(?:{_BETWEEN})(.*)|({_ISO})\s*[-–/]\s*({_ISO})|([0-9]{{4}})[-–]|[-–]([0-9]{{4}})", re.IGNORECASE
)
_TWO_DATES = re.compile(_BETWEEN, re.IGNORECASE)
_COMPARED = re.compile("[<>]=?|=")
_BRACKETED = re.compile(r"[\[{]([^\]}]*)[\]}]?")
_WORDS = re.compile(r"[^\s()]+")
_BLANKS = re.compile(r"\s*")


def first_and_last(value: str) -> tuple[str, str]:
    """Return the ends of a time as it is written: 1980..1990, 1980-1990, 1980s, or one date as both.

    An end that is left open, as in 1980.., or by a star, is empty.
    """
    if decade := _DECADE.fullmatch(value):
        return f"{decade[1]}0", f"{decade[1]}9"
    ends = _RANGE.fullmatch(value)
    if not ends:
        return value, value
    return tuple((ends[at] or ends[at + 2] or ends[at + 4] or "").strip("* ") for at in (1, 2))  # type: ignore[return-value]


def time_at(text: str, at: int) -> tuple[str, int]:
    """Return the time that stands at a place of a query, and the place after it.

    `[1987-01 TO 1987-03]` is a time, so are `4 March 1987` and `March 1987 to May 1987` without quotation
    marks; of anything else the first word is taken, which may be no date.
    """
    if bracketed := _BRACKETED.match(text, at):
        return bracketed[1].strip(), bracketed.end()
    end = _date_end(text, at)
    if end is None:
        word = _WORDS.match(text, at)
        return (word[0], word.end()) if word else ("", at)
    between = _TWO_DATES.match(text, end)
    last = _date_end(text, between.end()) if between else None
    return text[at : last or end], last or end


def starts_date(text: str, at: int) -> bool:
    """Return whether a date stands at a place of a query."""
    return _date_end(text, at) is not None


def _date_end(text: str, at: int) -> int | None:
    """Return where the date ends that begins at a place: as few words as make one; None if none does."""
    end = at
    for _ in range(MOST_DATE_WORDS):
        word = _WORDS.match(text, end)
        if not word:
            return None
        if written_date(text[at : word.end()]):
            return word.end()
        blanks = _BLANKS.match(text, word.end())
        end = blanks.end() if blanks else word.end()
    return None


def without_comparison(value: str) -> tuple[str, str]:
    """Return the <, >, <=, >= or = before a time, or nothing, and the time."""
    compared = _COMPARED.match(value)
    return (compared[0], value[compared.end() :].strip()) if compared else ("", value)


def ends_of(sign: str, value: str, field: str) -> tuple[tuple[str, str], bool]:
    """Return the ends of a time that may be compared, and whether the sign before it says something there.

    Args:
        sign: `>`, `<`, `>=`, `<=`, `=` or nothing; >1950 is 1951-01-01 and later.
        value: the time as typed.
        field: of the filter; only the time of publication can be compared.
    """
    if sign in {"", "="}:
        return first_and_last(value), True
    date = written_date(value) if field == PUBLISHED else None
    bound = date_bound(date, end=sign in {">", "<="}) if date else None
    if not date or not bound:
        return first_and_last(value), False
    day = dt.timedelta(1)
    if sign[0] == ">":
        return (date if sign == ">=" else str(bound + day), ""), True
    return ("", date if sign == "<=" else str(bound - day)), True
