"""Bodies that the shape of their name tells: a college of a town, a campus, the people's bank."""

import re
from collections.abc import Iterator

from ..gazetteer.tables import tables
from ..ner.capitals import UPPER
from ..people.titles import demonyms
from .words import ENDINGS, HEADS, WEAK_ENDINGS

Span = tuple[int, int]

_TOWN = 20_000  # people in a town that a reader knows

_WORD = rf"[{UPPER}][\w’'-]{{1,30}}"
# 'Trinity College Dublin', 'Imperial College London', 'King's College, Cambridge'
_COLLEGE = re.compile(
    rf"(?<![\w-])(?:{_WORD} ){{1,2}}College,? "
    r"(?:London|Dublin|Oxford|Cambridge|Cork|Galway|Belfast|Durham)(?!\w)"
)
# 'University of California, Berkeley', 'University of Wisconsin-Madison', 'University of Texas at Austin'
_CAMPUS = re.compile(
    r"(?<![\w-])University of (?:California|Wisconsin|Texas|North Carolina|Illinois|Maryland|Massachusetts|"
    rf"Missouri|Michigan|Minnesota|Tennessee|Alabama|Nebraska|Colorado)(?:, | at |[-–]){_WORD}(?: {_WORD})?"
)
# 'People's Bank of China', 'Lord's Resistance Army', 'Hudson's Bay Company', 'Women's Institute'
_OF_SOMEBODY = re.compile(
    r"(?<![\w-])(?:People|Women|Men|Young Men|Young Women|Children|Mothers|Workers|Farmers|Veterans|Girls|"
    rf"Boys|King|Queen|Lord|Hudson|Writers|Players)(?:['’]s|s['’]) (?P<rest>{_WORD}(?: {_WORD}){{0,3}})"
    rf"(?P<of> of (?:the )?{_WORD})?"
)
# Whoever has a spokesman and an article is a body: 'a spokesman for the Jockey Club'.
_SPOKEN_FOR = re.compile(
    rf"\bspokes(?:man|woman|person|people) (?:for|of) the (?P<name>{_WORD}(?: {_WORD}){{0,4}})(?! of\b)"
)

# 'the Los Lobos gang', yet 'the London gang'
_GANG = re.compile(
    rf"\b[Tt]he (?P<name>{_WORD}(?: {_WORD}){{0,3}}) "
    r"(?:gang|militia|crime syndicate|crime family|rebel group)\b"
)
# 'Commerzbank', 'Sberbank'; behind a given name it is a surname.
_BANK = re.compile(rf"(?<![\w-])(?<!\w\. )(?P<before>{_WORD} )?(?P<name>[{UPPER}][a-z]{{2,12}}bank)(?![\w-])")


def institutions(text: str) -> Iterator[Span]:
    """Return names whose shape tells a body's, each whole."""
    for pattern in (_COLLEGE, _CAMPUS):
        for match in pattern.finditer(text):
            yield match.span()
    for match in _OF_SOMEBODY.finditer(text):
        last = match["rest"].rsplit(" ", 1)[-1].lower()
        if last in HEADS and match["of"]:
            yield match.span()
        elif last in ENDINGS or last in WEAK_ENDINGS:
            yield match.start(), match.end("rest")


def spoken_for(text: str) -> Iterator[Span]:
    """Return whoever has a spokesman behind an article."""
    for match in _SPOKEN_FOR.finditer(text):
        yield match.span("name")


def gangs_and_banks(text: str) -> Iterator[Span]:
    """Return what is called a gang of its own name, and names such as 'Commerzbank'."""
    for match in _GANG.finditer(text):
        first = match["name"].split(" ", 1)[0].lower()
        if first not in demonyms() and not _is_town(match["name"]):
            yield match.span("name")
    for match in _BANK.finditer(text) if "bank" in text else ():
        if match["before"] is None and not tables().known(match["name"]):
            yield match.span("name")


def _is_town(name: str) -> bool:
    """Return whether a gang is only said to be somewhere's: 'the Sinaloa gang'."""
    return any(
        reading.entry.code in "CAS" or reading.entry.population > _TOWN for reading in tables().known(name)
    )
