"""Names of authors out of bylines and statements; tells them from roles, agencies and publishers."""

import re
from collections.abc import Iterable

from ..article.normal import line
from .printed_dates import printed_dates

_BY = re.compile(
    r"^\s*(?:(?:written|reported|posted|published|authored|edited|created|geschrieben|veröffentlicht|verfasst|publié|écrit"
    r"|escrito|publicado|scritto|pubblicato|story|words|text|texte|testo|texto|interview|analysis|report|review|opinion)\s+)?"
    r"(?:by|von|par|por|di|door|av|af|przez|autore?(?:in)?|authors?|auteur|autor(?:es|a)?|redaktion|от|автор|بقلم|كتب|كتبت|إعداد)"
    r"(?:\s*:\s*|\s+(?=[^\W\d_])|(?<=:))",
    re.IGNORECASE,
)
_PARTS = re.compile(
    r"\s*(?:,|;|\||/|•|·|\n|&|\s(?:and|und|et|y|e|en|och|og|i|with|mit|avec|con)\s|\sو(?=\w))\s*"
)
_ROLE_WORDS = re.compile(
    r"\b(?:editor|reporter|correspondent|writer|staff|journalist|journaliste|columnist|contributor|contributing|author|producer|photographer"
    r"|bureau|chief|senior|deputy|associate|assistant|managing|director|analyst|freelance|fellow|professor|intern|ceo|founder|manager"
    r"|redakteur(?:in)?|korrespondent(?:in)?|reporterin|chefredakteur(?:in)?|autor|autorin|ressortleiter|volontär(?:in)?|redactor(?:a)?|corresponsal|periodista"
    r"|rédacteur|rédactrice|envoyée?|correspondante?|redattore|giornalista|corrispondente|inviato|desk|team|specialist|expert(?:e|in)?"
    r"|news|today|times|online|press|post|gazette|daily|herald|magazin|magazine|media|network|studio|tv|radio|zeitung|verlag|gmbh|inc|ltd|llc|redaktion|redaction|rédaction"
    r"|redacción|redazione|editorial|admin|administrator|webmaster|guest|anonymous|agencies|agency|agence|agentur|wire|services?|newsroom|updated|published|posted|follow|email|twitter)\b",
    re.IGNORECASE,
)
_AGENCIES = {
    name.casefold(): name
    for name in (
        "AFP",
        "AP",
        "Associated Press",
        "The Associated Press",
        "Reuters",
        "Thomson Reuters",
        "dpa",
        "dpa-AFX",
        "EFE",
        "ANSA",
        "APA",
        "EPA",
        "PA",
        "PA Media",
        "Press Association",
        "UPI",
        "United Press International",
        "Xinhua",
        "TASS",
        "Kyodo",
        "Kyodo News",
        "Bloomberg",
        "Agence France-Presse",
        "Belga",
        "ANP",
        "SID",
        "KNA",
        "epd",
        "PTI",
        "ANI",
        "IANS",
        "WAM",
        "SPA",
        "MENA",
        "QNA",
        "Anadolu",
        "Anadolu Agency",
        "Europa Press",
        "Lusa",
        "PAP",
        "ČTK",
        "AAP",
        "CNN Wire",
        "Canadian Press",
        "The Canadian Press",
        "Keystone-SDA",
        "Bernama",
        "NTB",
        "Ritzau",
        "TT",
        "MTI",
        "Yonhap",
        "Agencies",
        "أ ف ب",
        "رويترز",
        "وكالات",
    )
}
_NOISE = re.compile(r"\S+@\S+|https?://\S+|@\w+|\(.*?\)|\[.*?\]|\d{1,2}:\d\d.*$|[*#]+")
_TITLES = re.compile(
    r"^(?:dr\.?|prof\.?(?:\s+dr\.?)?|mr\.?|mrs\.?|ms\.?|sir|dame|dipl\.\S*)\s+", re.IGNORECASE
)
_NUMBER = re.compile(r"\d{2}")
_REST = re.compile(
    r"\s(?:[|•·–—/]|-)\s|\s+(?:for|für|pour|from|im gespräch)\s+(?=[A-Z])|\s+(?:on|am|at|um|le|el|il|vor)\s+(?=\S*\d|[A-Z]\w+day|[A-Z]\w+tag)"  # noqa: E501
    r"|\s+(?:updated|published|posted|veröffentlicht|publié|publicado|über)\b|\s{2,}",
    re.IGNORECASE,
)
_SUFFIX = re.compile(r"(?:\s|^)(?:Ph\.?D\.?|M\.?D\.?|R\.?D\.?|M\.?S\.?|M\.?A\.?|MBA|CFP|RDN|DVM|e\. ?V\.?)$")
_INITIAL_END = re.compile(r"\b[A-Z]\. ?[A-Z]\.$")
_PARTICLES = frozenset(
    "von van de der den del della di da dos du la le al el ibn bin ben abu zu zur ten ter der".split()
)
_MACHINES = re.compile(
    r"admin\w*|administrator|webmaster|root|wordpress\w*|editor|guest|user|anonymous|unknown|null|none|system|default",
    re.IGNORECASE,
)
_NO_NAMES = frozenset(
    "monday tuesday wednesday thursday friday saturday sunday montag dienstag mittwoch donnerstag freitag samstag"  # noqa: E501
    " sonntag lundi mardi mercredi jeudi vendredi samedi dimanche lunes martes miércoles jueves viernes sábado domingo"  # noqa: E501
    " mo di mi do fr sa so january february march april may june july august september october november december"  # noqa: E501
    " by von par por di at um am on the a an vor mehr more read lesen all alle about über autor autorin autoren"  # noqa: E501
    " author authors auteur auteurs autores veröffentlicht published posted eingestellt redazione today yesterday"  # noqa: E501
    " heute gestern share shares lesezeit reading estimated minute minutes min comments kommentare home phd md".split()  # noqa: E501
)
_LONGEST_NAME = 45
_MOST_WORDS = 5


def agency(name: str) -> str:
    """Return the agency that a name is, in its usual spelling, empty where it is none."""
    return _AGENCIES.get(line(name).strip(" .()").casefold(), "")


def names(byline: str, publisher: str = "", *, organisations: bool = False) -> tuple[tuple[str, ...], str]:
    """Return (authors, agency) of a byline: roles, places, dates and the publisher's own name left out.

    Args:
        byline: as printed or stated.
        publisher: a name that is no author.
        organisations: also take names such as `Newsroom`, where no person is named.
    """
    found: dict[str, str] = {}
    wire = ""
    stated = " ".join(byline.split())
    dated = next(printed_dates(stated, short_years=True), None)
    if dated and dated.start > 8:
        stated = stated[: dated.start]
    text = _BY.sub("", " ".join(_NOISE.sub(" ", stated).split()))
    text = _REST.split(text)[0]
    for part in _PARTS.split(text):
        name = _SUFFIX.sub("", _BY.sub("", part)).strip(" .:–—-|'\"")
        if _INITIAL_END.search(part.strip()):
            name += "."
        if known := agency(name):
            wire = wire or known
        elif _is_name(name, publisher, organisations=organisations):
            found.setdefault(_key(name), name)
    people = list(found.values())
    if len(people) > 1 and " " not in people[-1] and all(" " in name for name in people[:-1]):
        people.pop()  # the place the report was written at
    return tuple(people), wire


def merged(lists: Iterable[str]) -> tuple[str, ...]:
    """Return names once each, in the order of their first mention, whatever their case."""
    found: dict[str, str] = {}
    for name in lists:
        found.setdefault(_key(name), name)
    return tuple(found.values())


def _key(name: str) -> str:
    return _TITLES.sub("", name).casefold().replace(".", "")


def _is_name(name: str, publisher: str, *, organisations: bool) -> bool:
    words = name.split()
    if not 2 <= len(name) <= _LONGEST_NAME or len(words) > _MOST_WORDS or _NUMBER.search(name):
        return False
    if words[0].casefold() in _NO_NAMES or name.casefold() in _NO_NAMES:
        return False
    if not organisations and (_ROLE_WORDS.search(name) or (publisher and _key(name) == _key(publisher))):
        return False
    if _MACHINES.fullmatch(name):
        return False
    lower = words[0].islower() and len(words) > 1 and words[0] not in _PARTICLES
    return any(character.isalpha() for character in name) and not lower
