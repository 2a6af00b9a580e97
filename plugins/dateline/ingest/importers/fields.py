"""Values as containers state them, made into the article's: moments, lines, names, tags; guesses nothing."""

import datetime as dt
import re
from collections.abc import Iterable, Mapping
from email.utils import parsedate_to_datetime
from typing import Any

from ...article.moment import Moment
from ...article.normal_form import clean_line
from ...article.record import Given

_COMPACT = re.compile(r"(\d{4})(\d\d)(\d\d)(?:T?(\d\d)(\d\d)(\d\d)?)?(?:\.\d+)?(Z|[+-]\d\d:?\d\d)?")
_SPACED_ZONE = re.compile(r"\s+(?=(?:Z|UTC|GMT|[+-]\d\d:?\d\d)$)")
_LONGEST_LINE = 2000  # characters


def moment_of(value: object) -> Moment | None:
    """Return the moment that a value states: ISO 8601, RFC 822 or seconds of Unix; None where it is none."""
    text = clean_line(str(value)) if value is not None else ""
    if re.fullmatch(r"\d{9,10}(?:\.\d+)?|\d{13}", text):
        seconds = float(text) / (1000 if len(text) == 13 else 1)
        return _of_datetime(dt.datetime.fromtimestamp(seconds, dt.UTC))
    for read in (_iso, _compact, _rfc822):
        try:
            moment = read(text)
        except (ValueError, TypeError, IndexError, OverflowError):
            continue
        if moment and 1400 <= moment.year <= 2200:
            return moment
    return None


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
    return _of_datetime(parsedate_to_datetime(text)) if re.search(r"[A-Za-z]{3}", text) else None


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
    if not isinstance(values, Iterable):
        return ()
    named = (value.get("name") if isinstance(value, Mapping) else value for value in values)
    return tuple(dict.fromkeys(text for value in named if (text := stated_line(value))))


def stated(**values: Any) -> dict[str, Any]:
    """Return the article's fields that have a value."""
    return {name: value for name, value in values.items() if value and value != Given()}
