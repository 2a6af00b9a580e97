"""A date as a person types it, in a filter or among words, in ISO 8601; knows no index."""

import datetime as dt
import re
from dataclasses import dataclass

from .analyzer import fold
from .query import date_bound
from .query_fields import TIMES, field_named

# The names of each month in the languages of the interface, and in Portuguese and Dutch, folded.
MONTHS = (
    "january januar janvier enero gennaio janeiro januari يناير",
    "february februar fevrier febrero febbraio fevereiro februari فبراير",
    "march marz mars marzo marco maart مارس",
    "april avril abril aprile ابريل",
    "may mai mayo maggio maio mei مايو",
    "june juni juin junio giugno junho يونيو",
    "july juli juillet julio luglio julho يوليو",
    "august aout agosto augustus اغسطس",
    "september septembre septiembre settembre setembro سبتمبر",
    "october oktober octobre octubre ottobre outubro اكتوبر",
    "november novembre noviembre novembro نوفمبر",
    "december dezember decembre diciembre dicembre dezembro ديسمبر",
)
SHORTEST = 3  # letters of an abbreviated month
EARLIEST, LATEST = 1000, 2100  # years: other numbers of four digits are hardly meant as one
_COMPACT = re.compile("([12][0-9]{3})([01][0-9])([0-3][0-9])")  # 19870317
_LETTERS = re.compile(r"[0-9]+|[^\W\d_]+")
_SMALL_WORDS = set("the of le el de del di st nd rd th er o a".split())

_DAY = r"[0-9]{1,2}(?:\.|st|nd|rd|th|er|º|ª)?"
_MONTH = r"[^\W\d_]{3,}\.?"
_AND = r"(?:\s*(?:\.\.+|[-–])\s*|\s+(?:to|until|and|bis|und|au|à|et|al?|y|hasta)\s+)"
_ISO = r"[0-9]{4}(?:-[0-9]{1,2}(?![0-9])(?:-[0-9]{1,2}(?![0-9]))?)?"
_OF = r"(?:\s+(?:de|del|di|of))?\s+"
# Where a date may stand among other words, the longest first.
_DATES = [
    re.compile(rf"(?<![^\s(]){pattern}(?![^\s),.?]|\.\.)", re.IGNORECASE)
    for pattern in (
        f"{_ISO}{_AND}{_ISO}",
        r"[0-9]{4}-[0-9]{1,2}(?:-[0-9]{1,2})?",
        r"[0-9]{1,2}([./])[0-9]{1,2}\1[0-9]{4}",
        rf"{_DAY}{_OF}{_MONTH},?{_OF}[0-9]{{4}}",
        rf"{_MONTH}\s+{_DAY},?\s+[0-9]{{4}}",
        rf"(?<![0-9]\s){_MONTH}{_OF}[0-9]{{4}}",
        "[0-9]{4}",
    )
]
_OTHER_DIGITS = re.compile("[\u0660-\u0669\u06f0-\u06f9\uff10-\uff19]")
_QUOTES = re.compile('["“”„«»]')
_NAMES = re.compile(r"([^\W\d_]+)\s*[:=]")
# What leads to a date says nothing without it: in 1987, between 1986 and 1987.
_BEFORE_DATE = re.compile(
    r"(?<![^\s(])(?:in|on|of|from|since|during|between|am|im|vom|von|seit|zwischen|en|le|du|de|depuis|entre"
    r"|el|del|desde|nel|dal)\s+$",
    re.IGNORECASE,
)
_EMPTY_PARENTHESES = re.compile(r"\(\s*\)")


@dataclass(frozen=True, slots=True)
class TypedDate:
    """A date that was typed among words."""

    iso: str
    rest: str  # the text without it


def dates_covering(first: str, last: str) -> list[str]:
    """Return the years, months and days that make up a time, the longest there are.

    Args:
        first: the date that it begins with, in ISO 8601.
        last: the date that it ends with.
    """
    at, end = date_bound(first, end=False), date_bound(last, end=True)
    found: list[str] = []
    while at and end and at <= end:
        year, month = f"{at.year:04}", f"{at.year:04}-{at.month:02}"
        options = [option for option in (year, month) if date_bound(option, end=False) == at]
        fitting = [option for option in options if (bound := date_bound(option, end=True)) and bound <= end]
        found.append(fitting[0] if fitting else at.isoformat())
        reached = date_bound(found[-1], end=True)
        assert reached
        at = reached + dt.timedelta(1)
    return found


def date_in(text: str) -> TypedDate | None:
    """Return the first date in a text; None if there is none outside of quotation marks and fields."""
    plain = _OTHER_DIGITS.sub(lambda digit: fold(digit[0]), text)
    for pattern in _DATES:
        for match in pattern.finditer(plain):
            iso = _date_or_range(match[0])
            quoted = len(_QUOTES.findall(text[: match.start()])) % 2
            filtered = any(field_named(name) in TIMES for name in _NAMES.findall(text[: match.start()]))
            if quoted or filtered or iso is None or not EARLIEST <= int(iso[:4]) <= LATEST:
                continue
            before = _BEFORE_DATE.sub("", text[: match.start()])
            rest = _EMPTY_PARENTHESES.sub(" ", f"{before} {text[match.end() :]}")
            return TypedDate(iso, " ".join(rest.split()))
    return None


def _date_or_range(value: str) -> str | None:
    """Return a date in ISO 8601, or the first and last of two as 1986..1987 or 1987-10-19..1987-10-25."""
    ends = re.findall(_ISO, value)
    if len(ends) < 2:
        return written_date(value)
    first, last = map(written_date, ends)
    return f"{first}..{last}" if first and last and first < last else None


def written_date(value: str) -> str | None:
    """Return a year, month or day as ISO 8601 has it; None when it is no date, or could be two.

    `4 November 1956`, `Nov. 1956`, `1956-11-4`, `19561104`, `4.11.1956` and `30/11/1956` are dates;
    `4/11/1956` is not: it is another day in America.
    """
    if compact := _COMPACT.fullmatch(value):
        value = "-".join(compact.groups())
    parts = [part for part in _LETTERS.findall(fold(value)) if part not in _SMALL_WORDS]
    years = [part for part in parts if re.fullmatch("[0-9]{4}", part)]
    if len(years) != 1 or len(parts) > 3 or years[0] not in {parts[0], parts[-1]}:
        return None
    rest = [part for part in parts if part != years[0]]
    names = [part for part in rest if not part.isdigit()]
    if not names:
        numbers = _month_and_day([int(part) for part in rest], value, first=parts[0] == years[0])
    else:
        month = _month_named(names[0])
        numbers = (
            [month, *(int(part) for part in rest if part.isdigit())] if month and len(names) < 2 else None
        )
    if numbers is None:
        return None
    iso = "-".join([years[0], *(f"{number:02}" for number in numbers)])
    return iso if date_bound(iso, end=False) else None


def _month_and_day(numbers: list[int], value: str, *, first: bool) -> list[int] | None:
    """Return month and day of a date in figures, whose year stands first or last."""
    if first or len(numbers) < 2:
        return numbers
    one, other = numbers
    if "/" not in value or one > 12 or one == other:
        return [other, one]
    return [one, other] if other > 12 else None


def _month_named(name: str) -> int | None:
    fits = [
        number
        for number, names in enumerate(MONTHS, 1)
        if len(name) >= SHORTEST and any(known.startswith(name) for known in names.split())
    ]
    return fits[0] if len(fits) == 1 else None
