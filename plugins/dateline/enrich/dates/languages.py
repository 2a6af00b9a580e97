"""Dates written out in French, Spanish, German and Arabic, by one pattern over a table of words a language.

What names a day, month, year, decade or century itself, and today, yesterday and tomorrow; what is counted
from today or told by a verb is in `languages_relative`. Month names are matched without regard to accents
that are often left out.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final

from . import languages_relative, numeric, periods
from .discourse_context import Scene
from .grammar import Grammar, Rules, Sense, on
from .periods import Period


@dataclass(frozen=True, slots=True)
class Words:
    """How one language writes dates; every field but `months` is a regex fragment without named groups."""

    months: tuple[str, ...]  # one fragment a month, January first
    weekday: str
    day_suffix: str  # what may follow the day's number
    of_month: str  # between day and month
    of_year: str  # between month and year
    year_lead: str  # words after which four digits are a year
    decade: str  # holds one {} for the digits
    century: str  # holds one {} for the number
    deictic: Mapping[str, int]  # words for days, and how many days from publication they are
    roman: bool = False  # whether centuries are counted in Roman numerals


FRENCH: Final = Words(
    months=(
        r"janv(?:ier|\.)",
        r"f[ée]v(?:rier|r?\.)",
        r"mars",
        r"avr(?:il|\.)",
        r"mai",
        r"juin",
        r"juil(?:let|\.)",
        r"ao[ûu]t",
        r"sept(?:embre|\.)",
        r"oct(?:obre|\.)",
        r"nov(?:embre|\.)",
        r"d[ée]c(?:embre|\.)",
    ),
    weekday=r"(?:lundi|mardi|mercredi|jeudi|vendredi|samedi|dimanche)",
    day_suffix=r"(?:er)?",
    of_month=r" ",
    of_year=r" ",
    year_lead=r"en|l[’']an|ann[ée]e|depuis|d[èe]s|avant|apr[èe]s|jusqu[’']en|de|entre|et|[àa]|vers|printemps|[ée]t[ée]"
    r"|automne|hiver|fin|d[ée]but",
    decade=r"ann[ée]es {}",
    century=r"{} ?e si[èe]cle",
    deictic={
        "avant-hier": -2,
        "hier": -1,
        "aujourd’hui": 0,
        "aujourd'hui": 0,
        "demain": 1,
        "après-demain": 2,
    },
    roman=True,
)
SPANISH: Final = Words(
    months=(
        r"ene(?:ro|\.)",
        r"feb(?:rero|\.)",
        r"mar(?:zo|\.)",
        r"abr(?:il|\.)",
        r"may(?:o|\.)",
        r"jun(?:io|\.)",
        r"jul(?:io|\.)",
        r"ago(?:sto|\.)",
        r"se(?:p?tiembre|pt?\.)",
        r"oct(?:ubre|\.)",
        r"nov(?:iembre|\.)",
        r"dic(?:iembre|\.)",
    ),
    weekday=r"(?:lunes|martes|mi[ée]rcoles|jueves|viernes|s[áa]bado|domingo)",
    day_suffix=r"[º°]?",
    of_month=r"(?: de | )",
    of_year=r"(?: del? (?:a[ñn]o )?|,? )",
    year_lead=r"en|desde|hasta|de|del|a[ñn]o|entre|y|a|hacia|antes de|despu[ée]s de|primavera|verano|oto[ñn]o"
    r"|invierno|finales|principios",
    decade=r"(?:a[ñn]os|d[ée]cada del?(?: los)?(?: a[ñn]os)?) {}",
    century=r"siglo {}",
    deictic={"anteayer": -2, "ayer": -1, "hoy": 0},  # 'mañana' is the morning as often
    roman=True,
)
GERMAN: Final = Words(
    months=(
        r"j(?:an(?:uar|\.)|[äa]nner)",
        r"feb(?:ruar|\.)",
        r"m[äa]rz",
        r"apr(?:il|\.)",
        r"mai",
        r"jun[io]",
        r"jul[i]",
        r"aug(?:ust|\.)",
        r"sept?(?:ember|\.)",
        r"okt(?:ober|\.)",
        r"nov(?:ember|\.)",
        r"dez(?:ember|\.)",
    ),
    weekday=r"(?:montag|dienstag|mittwoch|donnerstag|freitag|samstag|sonnabend|sonntag)",
    day_suffix=r"\.",
    of_month=r" ?",
    of_year=r" ",
    year_lead=r"jahre?s?|in|seit|bis|von|vom|ab|um|vor|nach|zwischen|und|anfang|mitte|ende|fr[üu]hjahr|fr[üu]hling"
    r"|sommer|herbst|winter",
    decade=r"{}er(?:n)?(?:[- ]jahren?)?",
    century=r"{}\. jahrhunderts?",
    deictic={
        "vorgestern": -2,
        "gestern": -1,
        "heute": 0,
        "übermorgen": 2,
    },  # 'morgen' is the morning as often
)
ARABIC: Final = Words(
    # Gregorian, Levantine and Maghrebi names; the alef is written with and without its hamza.
    months=(
        r"(?:يناير|كانون الثان[يى]|جانفي)",
        r"(?:فبراير|شباط|فيفري)",
        r"(?:مارس|[آا]ذار)",
        r"(?:[أا]بريل|[إا]بريل|نيسان|[أا]فريل)",
        r"(?:مايو|[أا]يار|ماي)",
        r"(?:يونيو|يونيه|حزيران|جوان)",
        r"(?:يوليو|يوليه|تموز|جويلية)",
        r"(?:[أا]غسطس|[آا]ب|[أا]وت)",
        r"(?:سبتمبر|[أا]يلول)",
        r"(?:[أا]كتوبر|تشرين ال[أا]ول)",
        r"(?:نوفمبر|تشرين الثان[يى])",
        r"(?:ديسمبر|كانون ال[أا]ول)",
    ),
    weekday=r"(?:(?:يوم )?ال(?:[إا]ثنين|ثلاثاء|[أا]ربعاء|خميس|جمعة|سبت|[أا]حد))",
    day_suffix=r"",
    of_month=r"(?: من(?: شهر)? | )",
    of_year=r"(?: من)?(?:،| )? ?(?:[لو]?(?:عام|سنة) )?",
    year_lead=r"(?:[وبفلك]|ال|وال)?(?:عامي|عام|سنتي|سنة)|العام|منذ|في|وفي|حتى|بين|قبل|بعد",
    decade=r"(?:الـ?)?(?:ثمانينيات|تسعينيات) {}",
    century=r"القرن(?: ال)?{}",
    deictic={"أول أمس": -2, "أمس": -1, "امس": -1, "اليوم": 0, "غدا": 1, "غداً": 1, "بعد غد": 2},
)
_ROMAN: Final = {"I": 1, "V": 5, "X": 10}


def _rules(words: Words) -> Rules:
    """Return the rules of one language."""
    rules = Rules()
    month = "(?:" + "|".join(words.months) + r")(?!\w)"
    # 'تشرين الأول/أكتوبر' gives the month in two calendars' names.
    named = rf"(?P<m>{month})(?: ?[/(] ?{month}\)?)?"
    year = r"(?P<y>\d{4})(?![\d%]|[.,]\d)"
    numbers = [re.compile(f"(?:{name})".replace(" ", r"\s"), re.IGNORECASE) for name in words.months]

    def month_of(match: re.Match[str]) -> int:
        return next(i for i, name in enumerate(numbers, start=1) if name.fullmatch(match["m"]))

    @rules.rule(
        rf"(?:{words.weekday},? (?:le |el |de[nm] )?)?(?P<d>\d{{1,2}})"
        rf"{words.day_suffix}{words.of_month}{named}"
        rf"(?:{words.of_year}{year})?",
        qualifiers=False,
    )
    def day_month_year(match: re.Match[str], scene: Scene) -> Sense | None:
        if match["y"]:
            return on(periods.day(int(match["y"]), month_of(match), int(match["d"])))
        return on(_nearest(month_of(match), int(match["d"]), scene)) if scene.is_dated else None

    @rules.rule(rf"{named}{words.of_year}{year}", qualifiers=False)
    def month_year(match: re.Match[str], _scene: Scene) -> Sense | None:
        number = int(match["y"])
        return on(periods.month(number, month_of(match))) if 1000 <= number <= 2100 else None

    @rules.rule(words.decade.format(r"(?P<n>(?:1[5-9]|20)?\d0)"), qualifiers=False)
    def decade(match: re.Match[str], _scene: Scene) -> Sense | None:
        number = int(match["n"])
        return on(periods.decade(number + 1900 if number < 100 else number))

    ordinal = r"(?P<n>[IVX]{1,5})" if words.roman else r"(?P<n>\d{1,2})"

    @rules.rule(words.century.format(ordinal), qualifiers=False)
    def century(match: re.Match[str], _scene: Scene) -> Sense | None:
        number = _roman(match["n"].upper()) if words.roman else int(match["n"])
        return on(periods.century(number * 100 - 100)) if 1 < number <= 22 else None

    @rules.rule("|".join(sorted(words.deictic, key=len, reverse=True)), qualifiers=False)
    def deictic_day(match: re.Match[str], scene: Scene) -> Sense | None:
        return on(scene.today.shift(words.deictic[match.group().lower()])) if scene.is_dated else None

    lead = re.compile(rf"(?:\b(?:{words.year_lead})\s|\(|\d{{4}} و)$".replace(" ", r"\s"), re.IGNORECASE)

    @rules.rule(r"(?P<y>\d{4})(?![\d%]|[.,/:-]?\d)", qualifiers=False)
    def year_alone(match: re.Match[str], scene: Scene) -> Sense | None:
        number = int(match["y"])
        led = lead.search(scene.text[max(0, match.start() - 16) : match.start()])
        return on(periods.year(number)) if led and 1000 <= number <= 2100 else None

    return rules


def _nearest(month: int, number: int, scene: Scene) -> Period | None:
    years = (scene.published.year + step for step in (-1, 0, 1))
    days = [day for year in years if 1 <= year <= 9999 and (day := periods.day(year, month, number))]
    return min(days, key=lambda day: abs((day.first - scene.published).days), default=None)


def _roman(numeral: str) -> int:
    values = [_ROMAN[letter] for letter in numeral]
    return sum(-v if v < after else v for v, after in zip(values, [*values[1:], 0], strict=True))


GRAMMARS: Final = {
    language: Grammar(numeric.RULES, _rules(words), languages_relative.relative_rules(told))
    for language, words, told in (
        ("fr", FRENCH, languages_relative.FRENCH),
        ("es", SPANISH, languages_relative.SPANISH),
        ("de", GERMAN, languages_relative.GERMAN),
        ("ar", ARABIC, languages_relative.ARABIC),
    )
}
# Languages whose words we do not know: digits alone.
ANY_LANGUAGE: Final = Grammar(numeric.RULES)
