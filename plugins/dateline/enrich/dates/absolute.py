"""Rules for dates that name their own year, decade or century; they ask for no publication date."""

import re
from typing import Final

from . import numerals, periods
from .discourse_context import DiscourseContext
from .grammar import RuleSet, Sense, on, span
from .holidays import holiday
from .periods import Period
from .vocabulary import (
    ANY_YEAR,
    DAY_OF_MONTH,
    DECADE_WORDS,
    HISTORIC_DAY,
    HOLIDAY,
    MONTH,
    MONTHS,
    ORDINAL,
    ORDINAL_WORD,
    SEASON,
    SEASONS,
    WEEKDAY,
    WEEKDAY_SHORT,
    YEAR,
    YEAR_WORDS,
)

RULES: Final = RuleSet()

_WEEKDAY_BEFORE: Final = rf"(?:(?:{WEEKDAY}|{WEEKDAY_SHORT}),? (?:the )?)?"
_DECADE_WORD: Final = rf"(?:{'|'.join(DECADE_WORDS)})"
# 'the Roaring Twenties'; of the nineteenth century were the Hungry Forties and the Gay Nineties.
_BYNAME: Final = r"(?:roaring|swinging|fabulous|turbulent|hungry|gay|naughty)"
_BYNAMES_OF_THE_19TH: Final = frozenset({"hungry forties", "gay nineties", "naughty nineties"})
# Four digits before one of these count things.
_COUNTED: Final = (
    r"(?:percent|per cent|points?|people|miles?|feet|foot|acres?|pounds?|tons?|tonnes?|dollars?|shares?|jobs"
    r"|workers|employees|troops|soldiers|men|women|children|copies|km|kilomet\w+|met(?:er|re)s?|cars|votes"
    r"|members|students|barrels|yards|units|rooms|seats|others?|deaths|dead|killed|million|billion|years?"
    r"|hours?|calories|square|companies|homes|houses|residents|refugees|words|pages|watts|gmt|utc|hrs)"
)
# After one of these too, or a name's number stands.
_COUNT_BEFORE: Final = re.compile(
    r"\b(?:no\.|flight|route|highway|section|room|number|model|some|than|index|page|version|windows|office"
    r"|resolution|to|at|by|or)\s$",
    re.IGNORECASE,
)
# 'the Twenties and Thirties'
_DECADE_LEAD: Final = re.compile(rf"(?:\bthe|{_DECADE_WORD} (?:and|or))\s$", re.IGNORECASE)
_POSSESSIVE: Final = re.compile(r"[’']s [A-Za-z]")
_THE_DECADE: Final = re.compile(r"\b(?:the|early|mid|late)[\s-]$", re.IGNORECASE)
# Years that are counted from elsewhere: 'the Hijri year 1444', '5779 AM'.
_OTHER_ERA_BEFORE: Final = re.compile(
    r"\b(?:hijri|islamic|muslim|hebrew|jewish|buddhist|persian|iranian|coptic|thai|juche|saka|solar)"
    r"(?: calendar)?(?: year)?(?: of)?\s$",
    re.IGNORECASE,
)
_OTHER_ERA_AFTER: Final = re.compile(
    r" ?(?:A\.?H\.?|H\.?|A\.?M\.?|B\.?E\.?|A\.?S\.?H\.?|S\.?H\.?)(?![\w’'-])"
)
_YEAR_LEAD: Final = re.compile(
    r"\b(?:in|since|before|after|until|from|of|by|between|circa|around|about)\s$", re.IGNORECASE
)


def month_number(name: str) -> int:
    """Return 1 to 12 for an English month name or its abbreviation."""
    prefix = name[:3].lower()
    return next(number for number, month in enumerate(MONTHS, start=1) if month.startswith(prefix))


def day_number(phrase: str) -> int:
    """Return the day of the month in '7', '07', '7th', 'seventh' or 'seven'."""
    if phrase[0].isdigit():
        return int(re.sub(r"\D", "", phrase))
    is_ordinal = phrase.lower().endswith(("st", "nd", "rd", "th"))
    return numerals.ordinal(phrase) if is_ordinal else numerals.cardinal(phrase)


def season_letters(name: str) -> str:
    """Return TIMEX3's letters for a season: 'fall' is FA."""
    return SEASONS[name.lower().removesuffix("time")]


def quarter_number(word: str) -> int | None:
    """Return 1 to 4 for 'third', '3rd' or 'final'; None for any other ordinal."""
    number = 4 if word.lower() in {"last", "final"} else numerals.ordinal(word)
    return number if number <= 4 else None


def range_of(first: Period | None, last: Period | None) -> Sense | None:
    """Return the sense of a range, None unless both ends are dates in their order."""
    if first is None or last is None or first.first >= last.first:
        return None
    return span(first, last)


def days_to(first: tuple[str, str], last: tuple[str, str], *, last_year: int) -> Sense | None:
    """Return the sense of a range between two days, each (month, day) as written; it may cross a New Year."""
    month, last_month = month_number(first[0]), month_number(last[0])
    return range_of(
        periods.day(last_year - (last_month < month), month, day_number(first[1])),
        periods.day(last_year, last_month, day_number(last[1])),
    )


@RULES.rule(
    rf"""{_WEEKDAY_BEFORE}(?P<m>{MONTH}) (?P<d>{DAY_OF_MONTH}) ?[-–—] ?
    (?:(?P<m2>{MONTH}) )?(?P<d2>{DAY_OF_MONTH}),? (?P<y>{YEAR})""",
    qualifiers=False,
)
def days_of_year(match: re.Match[str], _context: DiscourseContext) -> Sense | None:
    """Nov. 3-5, 2023; Dec. 30-Jan. 2, 2024."""
    return days_to(
        (match["m"], match["d"]), (match["m2"] or match["m"], match["d2"]), last_year=int(match["y"])
    )


@RULES.rule(
    rf"""{_WEEKDAY_BEFORE}(?P<m>{MONTH}) (?:the )?(?P<d>{DAY_OF_MONTH}|{ORDINAL_WORD}),?(?: of)?
     (?P<y>{ANY_YEAR})"""
)
def month_day_year(match: re.Match[str], _context: DiscourseContext) -> Sense | None:
    """Friday, Oct. 23, 1998."""
    return on(periods.day(numerals.year_value(match["y"]), month_number(match["m"]), day_number(match["d"])))


@RULES.rule(
    rf"""{_WEEKDAY_BEFORE}(?:the )?(?P<d>{DAY_OF_MONTH}|{ORDINAL_WORD})[- ](?:(?:day )?of )?(?P<m>{MONTH})
    (?:,|-)? ?(?P<y>{ANY_YEAR})"""
)
def day_month_year(match: re.Match[str], _context: DiscourseContext) -> Sense | None:
    """23 October 1998, the 4th of July 1976."""
    return on(periods.day(numerals.year_value(match["y"]), month_number(match["m"]), day_number(match["d"])))


@RULES.rule(rf"(?P<m>{MONTH}),?(?: of)?(?: the year)? (?P<y>{ANY_YEAR})")
def month_year(match: re.Match[str], _context: DiscourseContext) -> Sense | None:
    """October 1998, January nineteen ninety-seven."""
    return on(periods.month(numerals.year_value(match["y"]), month_number(match["m"])))


@RULES.rule(rf"(?:the )?(?P<s>{SEASON})(?: of)?,? (?P<y>{ANY_YEAR})")
def season_year(match: re.Match[str], _context: DiscourseContext) -> Sense | None:
    """The winter of 1994."""
    return on(periods.season(numerals.year_value(match["y"]), season_letters(match["s"])))


@RULES.rule(
    rf"""(?:(?:the )?(?P<s>{SEASON}|class)|(?P<m>{MONTH})(?: (?P<d>{DAY_OF_MONTH}),?)?|(?<=in\s))
    (?: of)? ?[‘’'](?P<y>\d\d)(?![\ds])"""
)
def short_year(match: re.Match[str], _context: DiscourseContext) -> Sense | None:
    """Spring '90, Sept. 3, '39: of this century up to '29."""
    year = numerals.year_of_two_digits(match["y"])
    if match["d"]:
        return on(periods.day(year, month_number(match["m"]), day_number(match["d"])))
    if match["m"]:
        return on(periods.month(year, month_number(match["m"])))
    if match["s"] and match["s"].lower() != "class":
        return on(periods.season(year, season_letters(match["s"])))
    return on(periods.year(year))


@RULES.rule(rf"(?P<name>{HOLIDAY}|{HISTORIC_DAY}),?(?: of| in)? (?P<y>{YEAR})")
def holiday_year(match: re.Match[str], _context: DiscourseContext) -> Sense | None:
    """Christmas 1994."""
    return on(holiday(match["name"], int(match["y"]))) if match["name"][0].isupper() else None


@RULES.rule(r"9/11(?!/)", qualifiers=False)
def september_11(_match: re.Match[str], _context: DiscourseContext) -> Sense | None:
    """9/11, which names its day in every language of the news."""
    return on(periods.day(2001, 9, 11))


@RULES.rule(rf"(?:the )?(?P<q>{ORDINAL}|last|final)[- ]quarter(?: of|,)? (?P<f>fiscal )?(?P<y>{YEAR})")
def quarter_year(match: re.Match[str], _context: DiscourseContext) -> Sense | None:
    """The third quarter of 1984."""
    number = quarter_number(match["q"])
    if number is None:
        return None
    quarter = periods.quarter(int(match["y"]), number)
    return fiscal(quarter) if match["f"] else on(quarter)


def fiscal(period: Period) -> Sense:
    """Return the sense of a fiscal period: its months are not known, so EDTF says about that year."""
    year = period.at("year")
    return Sense("DATE", period.timex, year, edtf=f"{year.edtf}~")


@RULES.rule(
    rf"""(?:the )?(?P<y>{YEAR}) (?P<q>first|second|third|fourth|final)[- ]quarter
    |Q(?P<q2>[1-4])(?: of|,)?[- ](?P<y2>{YEAR})|(?P<y3>{YEAR})[- ]Q(?P<q3>[1-4])"""
)
def year_quarter(match: re.Match[str], _context: DiscourseContext) -> Sense | None:
    """The 1988 third quarter, Q3 2023."""
    number = quarter_number(match["q"]) if match["q"] else int(match["q2"] or match["q3"])
    year = int(match["y"] or match["y2"] or match["y3"])
    return on(periods.quarter(year, number)) if number else None


@RULES.rule(
    rf"""(?:the )?(?P<h>first|second|last|latter) (?:half|six months|two quarters) of (?P<y>{YEAR})
    |H(?P<h2>[12]) (?P<y2>{YEAR})"""
)
def half_year(match: re.Match[str], _context: DiscourseContext) -> Sense | None:
    """The first half of 1990."""
    first = match["h2"] == "1" if match["h2"] else match["h"].lower() == "first"
    return on(periods.half(int(match["y"] or match["y2"]), 1 if first else 2))


@RULES.rule(
    rf"""(?:the )?(?:(?P<full>(?:1[0-9]|20)\d0)[’']?s|[‘’'](?P<short>[2-9]0)[’']?s
    |(?:(?:(?P<hundred>nineteen|eighteen)[- ])|(?P<byname>{_BYNAME}) )?(?P<w>{_DECADE_WORD}))"""
)
def decade_named(match: re.Match[str], context: DiscourseContext) -> Sense | None:
    """The 1980s, the '80s, the nineties, the Roaring Twenties; the 1800s are a century."""
    if match["full"]:
        if _POSSESSIVE.match(context.text, match.end("full")) and not _THE_DECADE.search(
            context.text, max(0, match.start("full") - 8), match.start("full")
        ):
            return None  # '1990's crash' is of the year
        number = int(match["full"])
        return on(periods.century(number) if number % 100 == 0 and number < 2000 else periods.decade(number))
    if match["short"]:
        return on(periods.decade(1900 + int(match["short"])))
    named = f"{match['byname'] or ''} {match['w']}".lower()
    bare = match["w"].lower() == match.group().lower()
    before = context.text[max(0, match.start() - 16) : match.start()]
    if bare and not _DECADE_LEAD.search(before):
        return None  # 'in his sixties'
    of_the_19th = (match["hundred"] or "").lower() == "eighteen" or named in _BYNAMES_OF_THE_19TH
    hundred = 1800 if of_the_19th else 1900
    return on(periods.decade(hundred + DECADE_WORDS[match["w"].lower()]))


@RULES.rule(rf"(?:the )?(?P<n>{ORDINAL})[- ]century")
def century_named(match: re.Match[str], _context: DiscourseContext) -> Sense | None:
    """The 20th century, which TIMEX3 writes 19."""
    number = numerals.ordinal(match["n"])
    return on(periods.century(number * 100 - 100)) if 1 < number <= 22 else None


@RULES.rule(
    rf"""(?:the )?(?:fiscal|financial)(?: year)? (?P<y>{YEAR})|FY ?(?P<y2>(?:20|19)\d\d)
    |(?:the )?(?P<y3>{YEAR}) (?:fiscal|financial|tax) year"""
)
def fiscal_year(match: re.Match[str], _context: DiscourseContext) -> Sense | None:
    """Fiscal 1989."""
    return fiscal(periods.year(int(match["y"] or match["y2"] or match["y3"])))


@RULES.rule(rf"(?:the )?(?P<y>{YEAR}) (?:period|calendar year)")
def year_period(match: re.Match[str], _context: DiscourseContext) -> Sense | None:
    """The 1988 period."""
    return on(periods.year(int(match["y"])))


@RULES.rule(
    rf"""(?P<a>(?:1[5-9]|20)\d\d) ?[-–—/] ?(?P<b>(?:1[5-9]|20)\d\d|\d\d)
    (?![\d%]|[.,]\d|[-–/]\d| {_COUNTED})""",
    qualifiers=False,
)
def years_range(match: re.Match[str], _context: DiscourseContext) -> Sense | None:
    """1990-95, 1939–1945."""
    last = match["b"] if len(match["b"]) == 4 else match["a"][:2] + match["b"]
    return range_of(periods.year(int(match["a"])), periods.year(int(last)))


@RULES.rule(
    r"(?P<y>\d{1,4}) (?:B\.?C\.?(?:E\.)?|BCE)|(?:A\.?D\.?) (?P<ad>\d{1,4})|(?P<ce>\d{1,4}) (?:AD|A\.D\.|CE)"
)
def year_of_era(match: re.Match[str], _context: DiscourseContext) -> Sense | None:
    """44 BC, AD 79. A calendar of days begins with the year 1, so the years before it have none here."""
    if match["y"]:
        number = int(match["y"])
        # ISO 8601 and EDTF count a year 0: 1 BC is 0000.
        return Sense("DATE", f"BC{number:04d}", edtf=f"-{number - 1:04d}" if number > 1 else "0000")
    number = int(match["ad"] or match["ce"])
    return on(periods.year(number)) if number else None


@RULES.rule(
    rf"""(?:the )?(?:calendar )?year (?P<stated>{ANY_YEAR})(?![-–/]\d)|(?P<words>{YEAR_WORDS})(?! {_COUNTED})
    |(?P<y>(?:1\d|20)\d\d)(?![\d%’']|[.,/:]\d|-?[a-z]|[-–]\d|½)(?! {_COUNTED})"""
)
def year_named(match: re.Match[str], context: DiscourseContext) -> Sense | None:
    """1996, the year two thousand; a bare number is a year unless the words beside it count things."""
    if match["words"] and "thousand" in match["words"].lower():
        return None
    number = numerals.year_value(match["stated"] or match["words"] or match["y"])
    if _OTHER_ERA_BEFORE.search(
        context.text, max(0, match.start() - 30), match.start()
    ) or _OTHER_ERA_AFTER.match(context.text, match.end()):
        return None
    if match["y"] and not _is_year(context.text, match.start(), number):
        return None
    return on(periods.year(number))


def _is_year(text: str, start: int, number: int) -> bool:
    before = text[max(0, start - 12) : start]
    if number < 1800 or number > 2100:
        return bool(_YEAR_LEAD.search(before))
    found = _COUNT_BEFORE.search(before)
    # 'Rose to 1998', 'from 1990 to 1995': these words precede years too when they are near to ours.
    return found is None or (
        found.group().strip().lower() in {"to", "by", "or", "than"} and 1900 <= number <= 2050
    )


@RULES.rule(r"(?P<y>(?:1[5-9]|20)\d\d)(?=[’']s [A-Za-z])", qualifiers=False)
def year_of_possessive(match: re.Match[str], _context: DiscourseContext) -> Sense | None:
    """The year of '1987's crash'."""
    return on(periods.year(int(match["y"])))
