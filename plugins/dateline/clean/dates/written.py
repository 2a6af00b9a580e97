"""Reads the dates that pages and dumps print, in many languages; guesses no day, month or zone."""

import datetime as dt
import re
from collections.abc import Collection, Iterator
from dataclasses import dataclass

from ...article.moment import Moment
from ...languages.read import month_numbers, time_zones

_MONTH_OF = month_numbers()
_ZONES = time_zones()
# Signs of vowels that stand on or around a letter are no letters to `re`, from Devanagari to Thai.
_LETTER = r"(?:[^\W\d_]|[\u0900-\u0963\u0970-\u09e5\u0a00-\u0e4e])"
_NAME = rf"(?P<name>{_LETTER}{{2,14}}(?:\.{_LETTER})?|{_LETTER}\.{_LETTER})(?!{_LETTER}|\w)\.?"
_YEAR = r"(?P<year>(?:1[6-9]|20)\d\d)(?!\d)"
_NAMED_YEAR = r"(?P<year>(?:1[6-9]|20|2[4-6])\d\d)(?!\d)"  # Thailand counts from 543 years earlier
_DAY = r"(?<!\d)(?P<day>[0-3]?\d)(?:st|nd|rd|th|er|º|ª|°|\.)?"
_OF = r"\s*(?:(?:de|of|del)\b|d'|[,./-])?\s*"
_BIG_ENDIAN = r"\s*[-/.年년]\s*(?P<month>[01]?\d)\s*[-/.月월]\s*(?P<day>[0-3]?\d)[日일]?(?!\d)"
_FORMS = tuple(
    re.compile(form, re.IGNORECASE)
    for form in (
        rf"{_DAY}{_OF}{_NAME}{_OF}(?:de\s+|,\s*)?{_NAMED_YEAR}",  # 28 November 2023
        rf"\b{_NAME}\s*-?\s*{_DAY}(?:,|\s|\.|-)\s*,?\s*{_YEAR}",  # November 28, 2023; Nov-28-2023
        rf"(?<!\d){_YEAR}{_BIG_ENDIAN}",  # 2023-11-28
        rf"(?<!\d){_YEAR}(?:\s?m)?\.?,?\s+{_NAME}\s+{_DAY}(?!\d)",  # 2023 November 28
    )
)
_PAIR = r"(?<![\d/.])(?P<one>[0-3]?\d)\s?(?P<sign>[./-])\s?(?P<two>[0-3]?\d)\s?(?P=sign)\s?"
_NUMERIC = re.compile(_PAIR + _YEAR)
# A part of each: it begins with a class of characters, which the engine finds four times as fast in a page.
_HINT_OF_NUMERIC = re.compile(r"\d\s?(?P<sign>[./-])\s?[0-3]?\d\s?(?P=sign)\s?" + _YEAR)
_SHORT_YEAR = re.compile(
    r"(?<![\d/.])(?P<one>[0-3]?\d)(?P<sign>[./])(?P<two>[0-3]?\d)(?P=sign)(?P<year>\d\d)(?![\d./])"
)
_WEEKDAYS = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")
_WEEKDAY = re.compile(rf"\b({'|'.join(_WEEKDAYS)})[a-z]*\.?,?\s*$", re.IGNORECASE)
_LONGEST_WEEKDAY = 12  # characters, with a comma and a blank
_PROMISING = re.compile(r"\d{4}|\d[./]\d")
_HINT_OF_YEAR = re.compile(r"(?:1[6-9]|20)\d\d(?!\d)")
_MONTH_ONLY = re.compile(rf"\b{_NAME}\s*,?\s*(?:de\s+)?{_YEAR}", re.IGNORECASE)
_CLOCK = re.compile(
    r"(?<![\d:.])(?P<hour>[0-2]?\d)(?:[:.h](?P<minute>[0-5]\d))(?::(?P<second>[0-5]\d))?(?!\.?\d)"
    r"\s*(?P<half>[ap]\.?\s?m\b\.?)?",
    re.IGNORECASE,
)
_HOUR = re.compile(r"(?<![\d:.])(?P<hour>1[0-2]|[1-9])(?P<minute>)\s*(?P<half>[ap]\.?m\b\.?)", re.IGNORECASE)
_ZONE = re.compile(
    rf"\s*\(?(?:(?P<name>{'|'.join(_ZONES)})"
    r"|(?P<utc>UTC|GMT|Z)(?P<shift>[+-]\d{1,2}(?::?\d\d)?)?|(?P<offset>[+-]\d\d:?\d\d))\b"
)
_CLOCK_REACH = 40  # characters after the date in which its time may stand
_MONTHS = 12
_ZEROS = (0x0660, 0x06F0, 0x0966, 0x09E6, 0x0E50, 0x17E0)  # Arabic, Persian, Indian, Thai and Khmer
_BUDDHIST = 543  # years by which the calendar of Thailand is ahead
_FIRST_BUDDHIST = 2400
_THAI = re.compile("[\u0e01-\u0e4e]")
_DIGITS = {zero + digit: str(digit) for zero in _ZEROS for digit in range(10)}
_ARABIC_TWO_WORDS = re.compile(r"(?:كانون|تشرين) (?:الأول|الثاني)")
_LEVANT = {
    "كانون الثاني": "يناير",
    "كانون الأول": "ديسمبر",
    "تشرين الأول": "أكتوبر",
    "تشرين الثاني": "نوفمبر",
}


@dataclass(frozen=True, slots=True)
class PrintedDate:
    """A date as printed: what it says, and where it stands in the text."""

    moment: Moment
    start: int
    end: int


def printed_dates(
    text: str, *, day_first: bool | None = None, short_years: bool = False, known: Collection[dt.date] = ()
) -> Iterator[PrintedDate]:
    """Yield the dates with day, month and year in a text, with the time where one follows.

    Args:
        text: a line or a short stretch of a page.
        day_first: how 03/04/2020 is meant; None leaves such dates out.
        short_years: also read 28.11.23, as of this century.
        known: days told elsewhere; where only one reading of 03/04/2020 is among them, it is meant.
    """
    if not _PROMISING.search(text):
        return
    if not text.isascii():
        text = _ARABIC_TWO_WORDS.sub(lambda m: _LEVANT[m[0]].ljust(len(m[0])), text.translate(_DIGITS))
    taken: list[tuple[int, int]] = []
    found: list[PrintedDate] = []
    for form in (*_FORMS, _NUMERIC, *((_SHORT_YEAR,) if short_years else ())):
        for match in form.finditer(text):
            if any(start < match.end() and match.start() < end for start, end in taken):
                continue
            day = _day(match) if form in _FORMS else _numeric(match, day_first=day_first, known=known)
            if day:
                taken.append(match.span())
                found.append(_timed(text, day, match))
    yield from sorted(found, key=lambda one: one.start)


def is_day_first(text: str) -> bool | None:
    """Return whether the dates in figures of a text set the day first; None where they do not tell."""
    if not _HINT_OF_NUMERIC.search(text):
        return None
    pairs = {(int(match["one"]) > _MONTHS, int(match["two"]) > _MONTHS) for match in _NUMERIC.finditer(text)}
    told = pairs & {(True, False), (False, True)}
    return next(iter(told))[0] if len(told) == 1 else None


def printed_month(text: str) -> Moment | None:
    """Return the month of a line such as `November 2023`, None where there is none."""
    for match in _MONTH_ONLY.finditer(text) if _HINT_OF_YEAR.search(text) else ():
        if month := _MONTH_OF.get(match["name"].lower()):
            return Moment(f"{match['year']}-{month:02}")
    return None


def _day(match: re.Match[str]) -> dt.date | None:
    groups = match.groupdict()
    name = groups.get("name")
    month = _MONTH_OF.get(name.lower(), 0) if name else int(groups["month"])
    year = int(groups["year"])
    if year >= _FIRST_BUDDHIST:
        year = year - _BUDDHIST if name and _THAI.match(name) else 0
    return _valid(str(year), month, int(groups["day"]))


def _numeric(match: re.Match[str], *, day_first: bool | None, known: Collection[dt.date]) -> dt.date | None:
    year = match["year"] if len(match["year"]) == 4 else f"20{match['year']}"
    one, two = int(match["one"]), int(match["two"])
    first, second = _valid(year, two, one), _valid(year, one, two)
    if not first or not second or first == second:
        return first or second
    if match["sign"] == ".":
        return first  # dots stand in day-first countries only
    if weekday := _WEEKDAY.search(match.string, max(0, match.start() - _LONGEST_WEEKDAY), match.start()):
        named = _WEEKDAYS.index(weekday[1].lower())
        if (first.weekday() == named) != (second.weekday() == named):
            return first if first.weekday() == named else second
    if (first in known) != (second in known):
        return first if first in known else second
    if day_first is None:
        return None
    return first if day_first else second


def _valid(year: str, month: int, day: int) -> dt.date | None:
    try:
        return dt.date(int(year), month, day)
    except ValueError:
        return None


def _timed(text: str, day: dt.date, match: re.Match[str]) -> PrintedDate:
    for form in (_CLOCK, _HOUR):
        clock = form.search(text, match.end(), match.end() + _CLOCK_REACH)
        if clock and re.search(r"[.!?]\s", text[match.end() : clock.start()]) is None:
            moment = _at(text, day, clock)
            if moment:
                return PrintedDate(moment, match.start(), clock.end())
    return PrintedDate(Moment(day.isoformat()), match.start(), match.end())


def _at(text: str, day: dt.date, clock: re.Match[str]) -> Moment | None:
    hour = int(clock["hour"])
    if clock["half"]:
        if not 1 <= hour <= 12:
            return None
        hour = hour % 12 + (12 if clock["half"][0] in "pP" else 0)
    if hour > 23:
        return None
    zone = _ZONE.match(text, clock.end())
    return Moment(f"{day.isoformat()}T{hour:02}:{clock['minute'] or '00'}", _zone(zone) if zone else None)


def _zone(match: re.Match[str]) -> str | None:
    if match["name"]:
        return _ZONES[match["name"]]
    stated = match["offset"] or match["shift"]
    if not stated:
        return "Z"
    sign, digits = stated[0], stated[1:].replace(":", "")
    hours, minutes = (digits, "00") if len(digits) < 3 else (digits[:-2], digits[-2:])
    return (
        "Z"
        if int(hours) == 0 and int(minutes) == 0
        else f"{sign}{int(hours):02}:{minutes}"
        if int(hours) < 15
        else None
    )


def stated_moment(text: str, *, day_first: bool | None = None) -> Moment | None:
    """Return the moment that a machine-readable field states, None where it is no date.

    ISO 8601 first, then whatever a person may have written into the field.
    """
    text = text.strip()
    try:
        moment = Moment.parse(text)
    except ValueError:
        moment = None
    if moment is None:
        shortened = re.match(r"\d{4}-\d\d-\d\d(?:[T ]\d\d:\d\d(?::\d\d)?)?", text)
        if shortened and (zone := re.search(r"(?:Z|[+-]\d\d:?\d\d)$", text)):
            try:
                return Moment.parse(shortened[0] + zone[0])
            except ValueError:
                pass
        if compact := re.fullmatch(r"(\d{4})(\d\d)(\d\d)(?:T?(\d\d)(\d\d)(\d\d)?)?Z?", text):
            day = _valid(compact[1], int(compact[2]), int(compact[3]))
            return Moment(day.isoformat()) if day else None
        moment = next((found.moment for found in printed_dates(text, day_first=day_first)), None)
    return moment if moment and len(moment.value) >= 10 and 1600 <= moment.year <= 2200 else None
