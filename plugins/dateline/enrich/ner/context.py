"""What the words round a name tell of it: platforms, records of teams, words that only open a sentence."""

import functools
import re
from collections.abc import Iterable, Iterator

from ...languages.given_names import fold_name, given_names
from ..gazetteer.tables import tables
from ..organisations.words import FUNCTION_WORDS, NO_NAMES
from ..people.spans import PLACE_HEADS
from ..people.titles import ROLE_MODIFIERS, ROLES, demonyms
from .capitals import Capitals

Span = tuple[int, int]

_CACHED = 65_536  # names whose answers are kept
KNOWN_PLACE = 100_000  # inhabitants from which a bare word is taken for the place

PLATFORMS = frozenset(
    "Twitter Facebook YouTube Instagram WhatsApp Telegram TikTok Snapchat Reddit Skype Zoom".split()
)
_PLATFORM_BEFORE = re.compile(r"\b(?:on|via|through|over|a) $")
_PLATFORM_AFTER = re.compile(
    r" (?:video|post|posts|page|account|feed|message|messages|live|users?|thread|group)\b"
)

# 'Ain Al Asad airbase', 'the Helmand river': what stands before is a place.
_PLACE_NOUN_AFTER = re.compile(
    r" (?:air ?base|base|airport|airfield|(?:refugee )?camp|city|town|village|district|province|region|"
    r"county|state|river|valley|mountains?|islands?|peninsula|desert|border|crossing|port|harbou?r|"
    r"prison|bridge|dam|neighbou?rhood|suburb|municipality|governorate|(?:oil|gas) ?field|refinery|mine|"
    r"square|street)\b"
)

_KIND_OF = re.compile(r"\b(?:island|isle|village|hamlet|town|suburb|port|resort|peninsula) of $")
_PLACE_WORDS = frozenset(
    "Airport Airbase Base Camp Province River Lake Island Islands Peninsula Prison Dam".split()
)

_ROLE_AFTER = re.compile(r" ([A-Za-z][\w-]+)")
_SECRETARY_OF = re.compile(
    r"(?:General|Admiral|Marshal) of the $|(?:[Ss]ecretary|[Mm]inister) (?:of|for)(?: the)? $"
)

# 'Oregon (3-2', 'past Kansas State 69-31': games with double figures are not soccer between countries.
_RECORD = re.compile(r" \(\d{1,2}-\d{1,2}(?:-\d{1,2})?[,)]|,? \d{2,3}-\d{1,3}\b(?!-)")
_OF_NICKNAME = re.compile(r"\b[Tt]he ([A-Z][a-z]{2,20}s)['’] (?=[A-Z])")
_THE = re.compile(r"\b[Tt]he $")
_WHERE = re.compile(r"\b(?:[Ii]n|[Aa]t|[Nn]ear|[Oo]utside) $")
_AT_BUILDING = re.compile(r"\b(?:[Aa]t|[Ii]n|[Nn]ear|[Oo]utside|[Ff]lag of|wards of)(?: [Tt]he)? $")
_STANDS_IN = re.compile(r", (?:in|near|at the (?:head|foot|corner|end) of) (?:the )?[A-Z]")
_SOMEWHERE = re.compile(r"\b(?:in|at|near|from|to|outside|around|across) $")
_LOCATED = re.compile(
    r"\b(?:in|at|near|outside|(?:centre|center|city|town|streets|outskirts|mayor|residents) of) $"
)
_LONGEST_BEFORE = len("residents of ") + 1
_GOES_ON = re.compile(r"\w| [A-Z]")
_DATED = re.compile(r"(?:, [A-Z\d][^\n]{0,40}?)? ?(?:[-–—]|\()")
_OPENING = re.compile(r"(?:^|[.!?:\n]['’”\")]*\s*|[“‘\"(•*]\s*)$")


_PLACE_BEFORE = re.compile(r"(?<!\w)([A-Z][\w-]+(?: [A-Z][\w-]+)?)(?:,| and|, and) $")
_PLACE_AFTER = re.compile(r", ([A-Z][\w-]+(?: [A-Z][\w-]+)?)(?!\w)")


@functools.lru_cache(maxsize=_CACHED)
def is_known_place(name: str) -> bool:
    """Return whether a reader would take the bare word for a country, a region or a large town."""
    return any(
        reading.entry.code in "CAS" or reading.entry.population >= KNOWN_PLACE
        for reading in tables().known(name)
    )


def is_land_or_water(name: str) -> bool:
    """Return whether a name is that of a sea, a river, mountains, a land: what is no body under that name."""
    return any(
        reading.entry.code in "RW" and reading.manner == "chief" and not name.isupper()
        for reading in tables().known(name)
    )


def is_headed_like_place(name: str) -> bool:
    """Return whether a place in the gazetteer begins as only places do: 'Port Arthur', 'San Benito'."""
    first, _, rest = name.partition(" ")
    return bool(rest) and first in PLACE_HEADS and bool(tables().known(name))


def is_place_alone(name: str) -> bool:
    """Say whether a name that no full name supports is a place's: a large one's, or one of several words."""
    if " " in name:
        return bool(tables().known(name))
    return is_country(name) or (fold_name(name) not in given_names() and is_known_place(name))


@functools.lru_cache(maxsize=_CACHED)
def is_country(name: str) -> bool:
    """Return whether a name is a country's."""
    return any(reading.entry.code == "C" and reading.manner != "demonym" for reading in tables().known(name))


def is_seat(name: str) -> bool:
    """Return whether a country's government sits in the great city of a name: 'Washington', 'London'."""
    return any(
        reading.entry.code == "S" and reading.entry.population >= KNOWN_PLACE
        for reading in tables().known(name)
    )


def is_somewhere(text: str, name: str) -> bool:
    """Return whether something is said to happen in or near what bears the name: 'in London', 'to London'."""
    return _stands_after(_SOMEWHERE, text, name)


def is_place_in_list(text: str, start: int, end: int) -> bool:
    """Return whether a name stands beside a known place: 'Norfolk and Virginia Beach'."""
    before = _PLACE_BEFORE.search(text, max(0, start - 40), start)
    after = _PLACE_AFTER.match(text, end)
    return any(found is not None and is_known_place(found[1]) for found in (before, after))


def is_located(text: str, name: str) -> bool:
    """Return whether something happens in or at what bears the name, and the gazetteer knows such a place."""
    if not tables().known(name):
        return False
    return _stands_after(_LOCATED, text, name)


def _stands_after(before: re.Pattern[str], text: str, name: str) -> bool:
    """Return whether a whole name stands right behind what a pattern that ends in `$` matches."""
    start = text.find(name)
    while start >= 0:
        end = start + len(name)
        if before.search(text, max(0, start - _LONGEST_BEFORE), start) and not _GOES_ON.match(text, end):
            return True
        start = text.find(name, start + 1)
    return False


def heads_place(text: str, name: str) -> bool:
    """Return whether a name of several words begins a place's: 'Al Asad' where 'Al Asad Airbase' is named."""
    return " " in name and any(
        match[1] in _PLACE_WORDS for match in re.finditer(rf"(?<!\w){re.escape(name)} (\w+)", text)
    )


def is_platform(text: str, start: int, name: str) -> bool:
    """Return whether a platform is spoken of as a means: 'on Twitter', 'a Facebook video'."""
    return (
        _PLATFORM_BEFORE.search(text, max(0, start - 9), start) is not None
        or _PLATFORM_AFTER.match(text, start + len(name)) is not None
    )


def is_described(text: str, name: str, starts: Iterable[int]) -> bool:
    """Return whether a bare word stands mostly after 'the', as 'the Moon' does and no person."""
    found = [_THE.search(text, max(0, start - 5), start) is not None for start in starts]
    return " " not in name and bool(found) and sum(found) * 2 > len(found)


def is_after_locative(text: str, name: str, starts: Iterable[int]) -> bool:
    """Return whether a bare word stands after 'in' or 'at', where a place does and a person hardly."""
    return " " not in name and any(
        _WHERE.search(text, max(0, start - 9), start)
        and text[start + len(name) : start + len(name) + 1] not in "'’"
        for start in starts
    )


def is_building_site(text: str, name: str, starts: Iterable[int]) -> bool:
    """Return whether something happens at what bears a name, or it stands in a place: 'at the Old Church'."""
    return any(
        _AT_BUILDING.search(text, max(0, start - 13), start) or _STANDS_IN.match(text, start + len(name))
        for start in starts
    )


def is_dateline(text: str, name: str) -> bool:
    """Return whether a text begins with the name of a place in capitals, as a dateline does."""
    return text.startswith(name) and bool(tables().known(name)) and _DATED.match(text, len(name)) is not None


def is_before_place_noun(text: str, end: int) -> bool:
    """Return whether a word for a kind of place follows: 'airbase', 'province'."""
    return _PLACE_NOUN_AFTER.match(text, end) is not None


def is_after_kind(text: str, start: int) -> bool:
    """Return whether what stands before says what kind of place it is: 'the island of'."""
    return _KIND_OF.search(text, max(0, start - 16), start) is not None


def is_role_part(text: str, start: int, end: int) -> bool:
    """Return whether a word belongs to a role: the 'State' of 'Secretary of State', 'Health Secretary'."""
    if _SECRETARY_OF.search(text, max(0, start - 20), start):
        return True
    after = _ROLE_AFTER.match(text, end)
    return after is not None and after[1].lower() in ROLES and text[start:end].lower() in ROLE_MODIFIERS


def begins_sentence(text: str, start: int) -> bool:
    """Return whether a word at an offset opens a sentence, a line, a quotation or an aside."""
    return _OPENING.search(text, max(0, start - 6), start) is not None


def is_only_opening(text: str, word: str, starts: Iterable[int]) -> bool:
    """Return whether a word has its capital from opening a sentence: it stands in small letters elsewhere."""
    if not word.isalpha() or word.isupper():
        return False
    if not all(begins_sentence(text, start) for start in starts):
        return False
    small = word.lower()
    return word.endswith("ing") or (small in text and re.search(rf"\b{small}\b", text) is not None)


def teams_by_record(capitals: Capitals) -> Iterator[Span]:
    """Return names followed by a record or a score of two figures, as teams are."""
    for run in capitals.runs:
        if _RECORD.match(capitals.text, run.end):
            first = run.words[0].text.lower()
            opening = len(run.words) > 1 and (first in FUNCTION_WORDS or first == "no")
            words = run.words[1:] if opening else run.words
            if not words[-1].text.isdigit() and fold_name(words[-1].text) not in NO_NAMES:
                yield words[0].start, words[-1].end


def nicknames(capitals: Capitals) -> Iterator[Span]:
    """Return plurals after an article, as in 'the Ducks' and 'the Colts' Peyton Manning'."""
    for match in _OF_NICKNAME.finditer(capitals.text):
        yield match.span(1)
    for run in capitals.runs:
        words = run.words
        if words[0].text == "The":
            words = words[1:]
        elif capitals.text[max(0, run.start - 4) : run.start] != "the ":
            continue
        if 0 < len(words) < 3 and words[-1].text.endswith("s") and not words[-1].text.isupper():
            small = words[-1].text.lower()
            if small not in demonyms() and small not in NO_NAMES:
                yield words[0].start, words[-1].end
