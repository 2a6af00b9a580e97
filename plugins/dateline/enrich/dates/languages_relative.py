"""Days and stretches told from publication in French, Spanish, German and Arabic, by one table a language.

'Il y a trois jours', 'el lunes pasado', 'letzte Woche'. A weekday without such a word is the last one, unless
a verb of the future stands beside it.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final, TypeVar

from .discourse_context import Scene
from .grammar import Rules, Sense, on
from .periods import Grain
from .units import counted_from

T = TypeVar("T")

_REACH: Final = 90  # code points before a weekday within which a verb of the future governs it
_WORDS_AFTER: Final = re.compile(r"(?:\s\w{1,20}){1,2}")  # and behind it: 'Am Montag wird …'
_CLAUSE_END: Final = re.compile(r"[.;:!?\n،؛]")


@dataclass(frozen=True, slots=True)
class RelativeWords:
    """How one language tells time from today; strings are regex fragments without named groups.

    `{n}`, `{u}`, `{w}` and `{s}` in a phrase stand for a number, a unit, a weekday and a stretch.
    """

    weekdays: tuple[str, ...]  # Monday first
    numbers: Mapping[str, int]
    units: Mapping[str, str]  # fragment -> the unit's English name
    duals: Mapping[str, str]  # words for two of a unit, as Arabic has them -> its name
    ago: tuple[str, ...]
    ahead: tuple[str, ...]
    stretches: Mapping[str, Grain]
    last: tuple[str, ...]  # phrases with {w} or {s}
    following: tuple[str, ...]
    this: tuple[str, ...]
    bare_weekday: str
    years: Mapping[str, int]  # whole expressions -> years from now
    future: str  # a word that tells of the future
    not_tomorrow: str = ""  # what stands before a word for tomorrow that means the morning there
    tomorrow: str = ""


FRENCH: Final = RelativeWords(
    weekdays=("lundi", "mardi", "mercredi", "jeudi", "vendredi", "samedi", "dimanche"),
    numbers={
        "un": 1,
        "une": 1,
        "deux": 2,
        "trois": 3,
        "quatre": 4,
        "cinq": 5,
        "six": 6,
        "sept": 7,
        "huit": 8,
        "neuf": 9,
        "dix": 10,
        "onze": 11,
        "douze": 12,
        "quinze": 15,
        "vingt": 20,
        "trente": 30,
        "quarante": 40,
        "cinquante": 50,
        "soixante": 60,
        "cent": 100,
    },
    units={"jours?": "day", "semaines?": "week", "mois": "month", "ans?|années?": "year"},
    duals={},
    ago=("il y a {n} {u}", "voici {n} {u}", "voilà {n} {u}"),
    ahead=("dans {n} {u}",),
    stretches={
        "semaine": "week",
        "week-end": "weekend",
        "mois": "month",
        "année": "year",
        "siècle": "century",
    },
    last=("{w} dernier", "(?:la|le|l[’'])? ?{s} (?:dernière?|passée?)"),
    following=("{w} prochain", "(?:la|le|l[’'])? ?{s} prochaine?"),
    this=("ce {w}", "(?:ce|cet|cette) {s}(?:-ci)?"),
    bare_weekday="{w}",
    years={"l[’']an (?:dernier|passé)": -1, "l[’']an prochain": 1},
    future=r"\w{2,}(?:ra|ront)|doi(?:t|vent)|prévue?s?|v(?:a|ont)|d[’']ici|avant|jusqu[’']à|à partir de",
)
SPANISH: Final = RelativeWords(
    weekdays=("lunes", "martes", "mi[ée]rcoles", "jueves", "viernes", "s[áa]bado", "domingo"),
    numbers={
        "un": 1,
        "una": 1,
        "dos": 2,
        "tres": 3,
        "cuatro": 4,
        "cinco": 5,
        "seis": 6,
        "siete": 7,
        "ocho": 8,
        "nueve": 9,
        "diez": 10,
        "once": 11,
        "doce": 12,
        "quince": 15,
        "veinte": 20,
        "treinta": 30,
        "cuarenta": 40,
        "cincuenta": 50,
        "cien": 100,
    },
    units={
        "d[íi]as?": "day",
        "semanas?": "week",
        "mes(?:es)?": "month",
        "a[ñn]os?": "year",
        "d[ée]cadas?": "decade",
    },
    duals={},
    ago=("hace {n} {u}", "{n} {u} atrás"),
    ahead=("dentro de {n} {u}",),
    stretches={
        "semana": "week",
        "fin de semana": "weekend",
        "mes": "month",
        "a[ñn]o": "year",
        "siglo": "century",
    },
    last=(
        "(?:el )?(?:pasado|último) {w}",
        "(?:el )?{w} (?:pasado|último)",
        "(?:(?:la|el) )?{s} pasad[ao]",
        "(?:(?:la|el) )?pasad[ao] {s}",
    ),
    following=(
        "(?:el )?pr[óo]ximo {w}",
        "(?:el )?{w} (?:pr[óo]ximo|que viene)",
        "(?:(?:la|el) )?pr[óo]xim[ao] {s}",
        "(?:(?:la|el) )?{s} (?:pr[óo]xim[ao]|que viene|entrante)",
    ),
    this=("este {w}", "est[ae] {s}"),
    bare_weekday="{w}",
    years={},
    future=r"\w{2,}(?:r[áé]|r[áa]n|remos)|v(?:a|an|amos) a|previst[oa]s?|deben?|antes del?|hasta el"
    r"|a partir del?",
    not_tomorrow=r"(?:l[ao]s?|una?|de|por|esta|cada|buena|pasado|m[aá]s)",
    tomorrow="mañana",
)
GERMAN: Final = RelativeWords(
    weekdays=("montag", "dienstag", "mittwoch", "donnerstag", "freitag", "(?:samstag|sonnabend)", "sonntag"),
    numbers={
        "eine[mnr]?": 1,
        "zwei": 2,
        "drei": 3,
        "vier": 4,
        "fünf": 5,
        "sechs": 6,
        "sieben": 7,
        "acht": 8,
        "neun": 9,
        "zehn": 10,
        "elf": 11,
        "zwölf": 12,
        "zwanzig": 20,
        "dreißig": 30,
        "hundert": 100,
    },
    units={
        "tage?n?": "day",
        "wochen?": "week",
        "monate?n?": "month",
        "jahre?n?": "year",
        "jahrzehnte?n?": "decade",
    },
    duals={},
    ago=("vor {n} {u}",),
    ahead=("in {n} {u}",),
    stretches={
        "woche": "week",
        "wochenende": "weekend",
        "monat": "month",
        "jahr(?:es|e)?": "year",
        "jahrhundert": "century",
    },
    last=("(?:am )?(?:letzte|vergangene|vorige)[nrms]? (?:{w}|{s})",),
    following=("(?:am )?(?:nächste|kommende)[nrms]? (?:{w}|{s})",),
    this=("(?:an )?diese[nrms]? (?:{w}|{s})",),
    bare_weekday="{w}",
    years={"heuer": 0},
    future=r"w(?:ird|erden)|soll(?:en)?|will|wollen|geplant|bis|ab",
    not_tomorrow=r"(?:heute|gestern|vorgestern|am|\w+tag|jeden|guten)",
    tomorrow="morgen",
)
ARABIC: Final = RelativeWords(
    weekdays=("ال[إا]ثنين", "الثلاثاء", "ال[أا]ربعاء", "الخميس", "الجمعة", "السبت", "ال[أا]حد"),
    numbers={
        "ثلاثة?": 3,
        "[أا]ربعة?": 4,
        "خمسة?": 5,
        "ستة?": 6,
        "سبعة?": 7,
        "ثماني(?:ة)?": 8,
        "تسعة?": 9,
        "عشرة?": 10,
        "عشرين": 20,
        "ثلاثين": 30,
        "[أا]ربعين": 40,
        "خمسين": 50,
    },
    units={
        "يوما?ً?|[أا]يام": "day",
        "[أا]سبوعا?ً?|[أا]سابيع": "week",
        "شهرا?ً?|[أا]شهر|شهور": "month",
        "عاما?ً?|[أا]عوام|سنة|سنوات": "year",
    },
    duals={"يومين": "day", "[أا]سبوعين": "week", "شهرين": "month", "عامين|سنتين": "year"},
    ago=("(?:قبل|منذ) (?:نحو )?{n} {u}",),
    ahead=("بعد {n} {u}", "خلال {n} {u}"),
    stretches={"ال[أا]سبوع": "week", "الشهر": "month", "العام|السنة": "year", "القرن": "century"},
    last=("(?:يوم )?{w} (?:الماضي|الماضية|الفائت|المنصرم)", "{s} (?:الماضي|الماضية|الفائت|المنصرم)"),
    following=("(?:يوم )?{w} (?:المقبل|المقبلة|القادم|القادمة)", "{s} (?:المقبل|المقبلة|القادم|القادمة)"),
    this=("هذ[اه] {s}", "{s} (?:الجاري|الحالي|الجارية|الحالية)"),
    bare_weekday="(?:يوم )?{w}",
    years={},
    future=r"[وف]?س[يتن]\w+|سوف|المقرر|المزمع",
)


def relative_rules(words: RelativeWords) -> Rules:
    """Return the rules of one language; they read nothing where the publication date is not known."""
    rules = Rules()
    for phrase in words.ago:
        _add_counted(rules, words, phrase, -1)
    for phrase in words.ahead:
        _add_counted(rules, words, phrase, 1)
    for phrases, step in ((words.last, -1), (words.following, 1), (words.this, 0)):
        for phrase in phrases:
            _add_stated(rules, words, phrase, step)
    _add_weekday(rules, words)
    _add_whole(rules, words)
    return rules


def _add_counted(rules: Rules, words: RelativeWords, phrase: str, sign: int) -> None:
    number, unit = rf"\d{{1,3}}|{'|'.join(words.numbers)}", "|".join(words.units)
    dual = rf"|(?P<two>{'|'.join(words.duals)})(?!\w)" if words.duals else ""
    pattern = phrase.replace("{n} {u}", rf"(?:(?P<n>{number}) (?P<u>{unit})(?!\w){dual})")

    @rules.rule(pattern, qualifiers=False)
    def counted_unit(match: re.Match[str], scene: Scene) -> Sense | None:
        if not scene.is_dated:
            return None
        if two := match.groupdict().get("two"):
            return on(counted_from(scene.today, sign * 2, _value_of(two, words.duals)))
        count = int(match["n"]) if match["n"].isdigit() else _value_of(match["n"], words.numbers)
        return on(counted_from(scene.today, sign * count, _value_of(match["u"], words.units)))


def _add_stated(rules: Rules, words: RelativeWords, phrase: str, step: int) -> None:
    weekdays, stretches = "|".join(words.weekdays), "|".join(words.stretches)
    pattern = phrase.replace("{w}", f"(?P<w>{weekdays})").replace("{s}", f"(?P<s>{stretches})")
    future = _future(words)

    @rules.rule(pattern, qualifiers=False)
    def stated_stretch(match: re.Match[str], scene: Scene) -> Sense | None:
        if not scene.is_dated:
            return None
        groups = match.groupdict()
        if groups.get("w"):
            if step == 0:
                return _by_tense(match, words, future, scene)
            ahead = _days_ahead(match["w"], words, scene)
            return on(scene.today.shift(ahead - 7 if step < 0 else ahead or 7))
        grain = _value_of(match["s"], words.stretches)
        return on(scene.today.at(grain).shift(step))


def _add_weekday(rules: Rules, words: RelativeWords) -> None:
    future = _future(words)
    pattern = words.bare_weekday.replace("{w}", f"(?P<w>{'|'.join(words.weekdays)})")

    @rules.rule(pattern, qualifiers=False)
    def weekday_alone(match: re.Match[str], scene: Scene) -> Sense | None:
        return _by_tense(match, words, future, scene) if scene.is_dated else None


def _future(words: RelativeWords) -> re.Pattern[str]:
    return re.compile(rf"(?<!\w)(?:{words.future})(?!\w)".replace(" ", r"\s"), re.IGNORECASE)


def _by_tense(
    match: re.Match[str], words: RelativeWords, future: re.Pattern[str], scene: Scene
) -> Sense | None:
    """Return the weekday before publication, or the one after it where a verb beside it looks ahead."""
    ahead = _days_ahead(match["w"], words, scene)
    before = _CLAUSE_END.split(scene.text[max(0, match.start() - _REACH) : match.start()])[-1]
    after = _WORDS_AFTER.match(scene.text, match.end())
    is_ahead = future.search(before) or (after and future.search(after.group()))
    return on(scene.today.shift(ahead if is_ahead or ahead == 0 else ahead - 7))


def _add_whole(rules: Rules, words: RelativeWords) -> None:
    if words.years:

        @rules.rule("|".join(words.years), qualifiers=False)
        def year_from_now(match: re.Match[str], scene: Scene) -> Sense | None:
            step = _value_of(match.group(), words.years)
            return on(scene.today.at("year").shift(step)) if scene.is_dated else None

    if words.tomorrow:
        morning = re.compile(rf"(?<!\w){words.not_tomorrow}\s$", re.IGNORECASE)

        @rules.rule(words.tomorrow, qualifiers=False)
        def tomorrow(match: re.Match[str], scene: Scene) -> Sense | None:
            before = scene.text[max(0, match.start() - 16) : match.start()]
            is_morning = not match.group().islower() or morning.search(before)
            return on(scene.today.shift(1)) if scene.is_dated and not is_morning else None


def _days_ahead(name: str, words: RelativeWords, scene: Scene) -> int:
    matching = (re.fullmatch(day, name, re.IGNORECASE) for day in words.weekdays)
    number = next(index for index, found in enumerate(matching) if found)
    return (number - scene.published.weekday()) % 7


def _value_of(phrase: str, table: Mapping[str, T]) -> T:
    """Return the value of the fragment that matches the whole phrase."""
    for fragment, value in table.items():
        if re.fullmatch(fragment.replace(" ", r"\s+"), phrase, re.IGNORECASE):
            return value
    raise KeyError(phrase)  # the rule's pattern is made of the same fragments
