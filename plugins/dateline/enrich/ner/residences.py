"""Places that people are said to be of, or to serve: 'Mr. Cary, of Ramsey', 'churchwardens of Padiham'."""

import functools
import re
from collections.abc import Iterator

from ..gazetteer.tables import tables
from ..organisations.words import HEADS, KNOWN
from ..people.spans import bare_word
from ..places.words import CALENDAR, DIRECTIONS, HYPHENED_STREET, NO_PLACES
from .context import is_country
from .name_words import ordinary_list

Span = tuple[int, int]

_WORD = r"[A-ZÀ-Þ][\w’'-]{2,30}"
_PLACE = rf"(?P<place>{_WORD}(?:[ -](?:(?:le|la|on|upon|under|in|cum)[ -])?{_WORD}){{0,2}})(?![\w’'])"
# 'Mr. Cary, of Ramsey, Hants', 'J. Fezzy, the younger, both of Totnes', 'W. Dugdale, Esq., late of Burnley'
_HOME = re.compile(
    r"(?:(?<![\w’'-])[A-Z][\w’'-]{1,30}|\bEsqr?\.|\bjun\.|\bsen\.|\byounger|\belder), "
    rf"(?:(?:both|all|late|formerly|lately) )?of (?:the (?:town|parish) of )?{_PLACE}(?=[,;.)]|$)"
)
# 'vicar of Whalley', 'the churchwardens of Padiham': what there is one of in each parish or town.
_SERVED = re.compile(
    r"\b(?i:vicar|rector|curate|incumbent|churchwardens?|overseers?|constables?|bailiffs?|mayor|"
    r"postmasters?|magistrates|inhabitants?|parishioners|ratepayers|freeholders|burgesses|tradesmen|natives?|"
    r"parish(?:es)?|township|hamlet|manor|lordship|chapelry|hundred|vicinity|environs|neighbou?rhood|fortress|citadel|"
    rf"garrison|heights|defiles?|siege|bombardment) of {_PLACE}(?! (?:of|and) [A-Z]| [A-Z])"
)
# 'at Catawba, Ohio', 'Frampton, Dorset': behind a preposition or a comma, before the county or the state.
_COUNTY = re.compile(
    rf"(?:\b(?:[Aa]t|[Oo]f|[Nn]ear|[Ff]rom|[Ii]n)|,) {_PLACE}, "
    r"(?P<county>[A-Z][\w’'-]{1,20}|(?:[A-Z]\. ?){1,2})(?=[\s.,;:)]|$)"
)
# 'the Swan Inn, Blandford', 'J. Cole, solicitor, Yeovil': whose house stands where, in advertisements.
_HOUSE = re.compile(
    r"(?:\b(?:Inn|Hotel|Arms|Head|Lion|Tavern|[Ss]treet|[Rr]oad|[Ss]quare|[Ll]ane|[Rr]ow|[Yy]ard)|"
    r"\b(?i:solicitor|attorney|auctioneer|bookseller|printer|stationer|architect|surgeon|druggist|chemist|grocer|"
    r"draper|builder|surveyor|seedsman|ironmonger|saddler|postmaster|maltster|miller|brewer)s?)"
    rf", {_PLACE}(?=[,;.)]|$)"
)
_SAINT = re.compile(r"(?:St|SS|All|Holy|Our|Christ|Trinity)\b")
_BODY_WORDS = HEADS | KNOWN
_NO_TOWNS = DIRECTIONS | NO_PLACES


@functools.lru_cache(maxsize=2)  # people and places of one text both ask
def residences(text: str) -> tuple[Span, ...]:
    """Return the names that stand where only a person's home, parish or county town does, in order.

    A name behind a person's is one if the gazetteer has it, or its county follows; what a vicar or an
    inhabitant is of is one in any case. Saints, bodies and ordinary words are none. Never raises; the work
    is linear in the text.
    """
    return tuple(sorted(set(_found(text))))


@functools.lru_cache(maxsize=2)
def served_places(text: str) -> tuple[Span, ...]:
    """Return those of them that have a parish or a garrison: places, whatever a model says of the name."""
    return tuple(match.span("place") for match in _SERVED.finditer(text) if not _is_body(match["place"]))


def _found(text: str) -> Iterator[Span]:
    yield from served_places(text)
    for match in (*_HOME.finditer(text), *_HOUSE.finditer(text)):
        name = match["place"]
        if _is_town(name) and not (_is_body(name) or _is_word(name) or HYPHENED_STREET.search(name)):
            yield match.span("place")
    for match in _COUNTY.finditer(text):
        listed = match[0].startswith(",")  # 'Frost, Gibb, Cheshire' may be three people
        if (
            _is_county(match["county"])
            and not _is_body(match["place"])
            and (not listed or _is_town(match["place"]))
        ):
            yield match.span("place")


def _is_town(name: str) -> bool:
    return any(
        reading.entry.code in "PSLAB" and reading.manner != "demonym" for reading in tables().known(name)
    )


def _is_county(name: str) -> bool:
    """Return whether a name is that of a county, a state or an old land, shortened or not."""
    return any(
        reading.entry.code in "AR" or (reading.entry.code == "B" and reading.entry.country in ("GB", "IE"))
        for reading in tables().known(name)
        if reading.manner in ("chief", "abbreviation")
    )


def _is_body(name: str) -> bool:
    """Return whether a name is a saint's, a body's, a country's or made of words that name no place."""
    words = re.split(r"[ -]", name)
    return (
        _SAINT.match(name) is not None
        or is_country(name)
        or any(bare_word(word) in _BODY_WORDS for word in words)
        or any(word in _NO_TOWNS or word.casefold() in CALENDAR for word in words[:1])
        or (_is_word(name) and not tables().known(name))
        or (name.isupper() and len(name) < 6)
    )


def _is_word(name: str) -> bool:
    return name.lower() in ordinary_list("en")
