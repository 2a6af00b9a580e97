"""Values as containers state them, made into the article's: moments, lines, names, tags; guesses nothing."""

import datetime as dt
import re
from collections.abc import Iterable, Mapping
from email.utils import parsedate_to_datetime
from typing import Any

from ...article.moment import Moment
from ...article.normal_inlines import clean_line
from ...article.record import Given
from ...clean.authors.names import names
from ...clean.dates.written import printed_month, stated_moment

_COMPACT = re.compile(r"(\d{4})(\d\d)(\d\d)(?:T?(\d\d)(\d\d)(\d\d)?)?(?:\.\d+)?(Z|[+-]\d\d:?\d\d)?")
_SPACED_ZONE = re.compile(r"\s+(?=(?:Z|UTC|GMT|[+-]\d\d:?\d\d)$)")
_INVERTED = re.compile(r"[^\W\d_][\w'’-]+,\s*[^\W\d_][\w.'’-]*(?:\s[\w.'’-]+)?")
_SHORT = re.compile(r"(?<!\d)(?P<day>\d{1,2})[- ](?P<month>[A-Za-z]{3,9})[- ](?P<year>\d\d)(?![\d:])")
_SHORT_YEAR = re.compile(r"(?P<first>\d{1,2})([/.-])(?P<second>\d{1,2})\2(?P<year>\d\d)")
_HALF = re.compile(r"\d\s*[ap]\.?m\b", re.IGNORECASE)  # of a day, which mail does not write
_TURN = 69
_LONGEST_DATE = 80  # characters
_LONGEST_LINE = 2000  # characters
# The keys under which programs keep a person's or a subject's name, the most certain first.
_NAME_KEYS = (
    "name",
    "displayname",
    "fullname",
    "authorname",
    "title",
    "label",
    "value",
    "text",
    "by",
    "#text",
    "$t",
    "term",
)
_NAME_PARTS = (("firstname", "lastname"), ("first", "last"), ("given", "family"), ("givenname", "familyname"))
_COVERS_OF_NAME = ("data", "attributes", "node", "fields", "author", "person", "profile", "user", "item")


def moment_of(value: object, *, day_first: bool | None = None) -> Moment | None:
    """Return the moment that a value states, None where it is none.

    Args:
        value: ISO 8601, RFC 822, seconds of Unix, or a date as people write it.
        day_first: how 03/04/2020 is meant; None reads no such date.
    """
    text = clean_line(str(value)) if value is not None else ""
    if re.fullmatch(r"-?\d{9,10}(?:\.\d+)?|\d{13}", text):
        seconds = float(text) / (1000 if len(text) == 13 else 1)
        return _of_datetime(dt.datetime.fromtimestamp(seconds, dt.UTC))
    for read in (_iso, _compact, _rfc822):
        try:
            moment = read(text)
        except (ValueError, TypeError, IndexError, OverflowError):
            continue
        if moment and 1400 <= moment.year <= 2200:
            return moment
    if len(text) > _LONGEST_DATE:
        return None
    if day_first is not None and (short := _SHORT_YEAR.fullmatch(text)):
        text = f"{short['first']}/{short['second']}/{_century(short['year'])}"
    return stated_moment(_SHORT.sub(_whole_year, text), day_first=day_first) or printed_month(text)


def _whole_year(found: re.Match[str]) -> str:
    """Return `11-Mar-09` with its century, by the turn that POSIX gives two digits: 69 is 1969."""
    return f"{found['day']} {found['month']} {_century(found['year'])}"


def _century(year: str) -> str:
    return f"{19 if int(year) >= _TURN else 20}{year}"


def _iso(text: str) -> Moment | None:
    zone = _SPACED_ZONE.sub("", text)
    return Moment.parse(re.sub(r"(?:UTC|GMT)$", "Z", zone)) if zone[:4].isdecimal() else None


def _compact(text: str) -> Moment | None:
    match = _COMPACT.fullmatch(text)
    if not match:
        return None
    year, month, day, hour, minute, second, zone = match.groups()
    time = f"T{hour}:{minute}" + (f":{second}" if second else "") if hour else ""
    return Moment.parse(f"{year}-{month}-{day}{time}{(zone or '') if time else ''}")


def _rfc822(text: str) -> Moment | None:
    named = re.search(r"[A-Za-z]{3}", text) and not _HALF.search(text)
    return _of_datetime(parsedate_to_datetime(text)) if named else None


def _of_datetime(moment: dt.datetime) -> Moment:
    return Moment.parse(moment.isoformat(timespec="seconds"))


def stated_line(value: object) -> str:
    """Return a value as one clean line, empty where it is no text."""
    if isinstance(value, bool) or not isinstance(value, str | int | float):
        return ""
    return clean_line(str(value))[:_LONGEST_LINE]


def stated_lines(values: object, *, split: str = "") -> tuple[str, ...]:
    """Return clean lines, each once, of a list or of one text; `split` are characters that part a text."""
    if isinstance(values, str):
        values = re.split(f"[{re.escape(split)}]", values) if split else [values]
    if isinstance(values, Mapping):
        covered = values.get("data") or values.get("nodes") or values.get("edges")
        values = covered if isinstance(covered, list) else [values]
    if not isinstance(values, Iterable):
        return ()
    named = (_name_in(value) if isinstance(value, Mapping) else value for value in values)
    return tuple(dict.fromkeys(text for value in named if (text := stated_line(value))))


def _name_in(value: Mapping[str, Any]) -> str:
    """Return the name in an object that stands for a person or a subject; empty where it has none."""
    told = {str(key).lower().replace("_", "").replace("-", ""): inner for key, inner in value.items()}
    for first, last in _NAME_PARTS:
        if (parts := (stated_line(told.get(first)), stated_line(told.get(last))))[1]:
            return " ".join(filter(None, parts))
    for key in _NAME_KEYS:
        if text := stated_line(told.get(key)):
            return text
    inner = next((told[key] for key in _COVERS_OF_NAME if isinstance(told.get(key), Mapping)), None)
    return _name_in(inner) if inner else ""


def stated_authors(value: object) -> tuple[str, ...]:
    """Return the people that a byline, or a list of names, states; what names nobody stays as it is.

    A catalogue's `Bell, Mara; Reed, Tom` are two people, and so are `By Mara Bell and Tom Reed`.
    """
    found: list[str] = []
    for line in stated_lines(value, split=";|"):
        if _INVERTED.fullmatch(line):
            family, _, given = line.partition(",")
            found.append(f"{given.strip()} {family}")
        else:
            found += names(line)[0] or (line,)
    return tuple(dict.fromkeys(found))


def stated(**values: Any) -> dict[str, Any]:
    """Return the article's fields that have a value."""
    return {name: value for name, value in values.items() if value and value != Given()}
