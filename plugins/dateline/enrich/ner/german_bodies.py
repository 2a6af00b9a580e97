"""Bodies of German in one word or under an adjective: 'Preußenverein', 'evangelische Kirche'; tells them."""

import re
from collections.abc import Iterator

from .name_words import NameWords

Span = tuple[int, int]

_UPPER = "A-ZÄÖÜ"
# What the last part of a word makes a body of, where the first names who is in it.
_KIND = "(?:verein|verband|bund|partei|kasse|liga|syndikat|konzern|agentur|klub|club|bahnen)"
_ENDING = r"(?:e?s|en)?"
_COMPOUND = re.compile(
    rf"(?<![\w-])(?P<first>[{_UPPER}][a-zäöüß]{{2,24}}?-?){_KIND}{_ENDING}(?![\w-])", re.IGNORECASE
)
# 'Preußenverein', 'Bauernbund': whose members make a body of it, though all its parts are words.
_MEMBERS = re.compile(
    r"(?:preu(?:ß|ss)en|demokraten|republikaner|patrioten|sozialisten|katholiken|bauern|volks|bürger|arbeiter|frauen|"
    r"lehrer|handwerker|beamten|christen|freisinns)(?:verein|verband|bund|partei|union|liga)",
    re.IGNORECASE,
)
# 'der deutschen Agrarpartei', 'des demokratischen Vereins'
_ADJECTIVE = r"[a-zäöüß-]{0,24}(?:isch|lich|deutsch|al|iv|är)"
_UNDER_ADJECTIVE = re.compile(
    r"\b(?:[Dd](?:er|ie|as|em|en|es)|[Vv]om|[Zz]u[rm]|[Aa]m|[Bb]eim|[Ii]m) "
    rf"(?P<body>{_ADJECTIVE}(?:e[nrms]?|e)(?: {_ADJECTIVE}e[nrms]?)? "
    rf"(?=[{_UPPER}])(?!Wieder)\w*(?:[Pp]artei|[Vv]ereinigung|[Vv]erein|[Uu]nion|[Ll]iga|"
    rf"[Kk]irche|[Pp]olytechnikum|[Gg]ewerkschaft)(?:e?s)?)(?![\w-])"
)
# 'Société Française de la Viscose', 'Fondation Pescatore': French bodies in papers of Luxembourg.
_FRENCH = re.compile(
    r"(?<![\w-])(?:Société|Compagnie|Fondation|Comptoir|Crédit|Cercle|Usines|Forges|Librairie|Imprimerie)"
    rf"(?:(?: (?:de|du|des|d|la|les|l|et|pour)\b| d['’]| l['’]| ?[{_UPPER}ÉÈÀ][\w'’-]{{1,24}}){{1,7}})"
)
_NAME_AT_END = re.compile(rf"^.*[{_UPPER}ÉÈÀ][\w'’-]+")


def german_bodies(text: str, words: NameWords) -> Iterator[Span]:
    """Yield the bodies of a German text that no noun of the lists begins; never raises."""
    for match in _COMPOUND.finditer(text):
        word = match[0]
        if word[0].isupper() and not word.isupper() and _names_members(match["first"], word, words):
            yield match.span()
    for match in _UNDER_ADJECTIVE.finditer(text):
        yield match.span("body")
    for match in _FRENCH.finditer(text):
        name = _NAME_AT_END.match(match[0])
        if name and " " in name[0]:
            yield match.start(), match.start() + name.end()


def _names_members(first: str, word: str, words: NameWords) -> bool:
    """Return whether a compound says whose body it is: by a name, or by who its members are."""
    plain = first.rstrip("-").removesuffix("s")
    known = words.is_noun(word) or words.is_inflected(word) or words.is_noun(plain)
    return _MEMBERS.match(word) is not None or not known
