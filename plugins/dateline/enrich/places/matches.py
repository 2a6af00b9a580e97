"""Every stretch of a text that the gazetteer or a kind word offers as a place name; judges none of them."""

import re
import string
from collections.abc import Iterator, Sequence
from dataclasses import replace

from ..gazetteer.lookup import place_key
from ..gazetteer.tables import tables
from ..ner.name_words import NameWords
from .articled import articled_name
from .language_words import is_arabic_word, is_noun_here, is_ordinary_here, is_own_word
from .sizes import size_of
from .tokens import (
    DOUBTFUL_TOWN,
    PLAIN_TOWN,
    Match,
    Token,
)
from .words import (
    ABBREVIATED,
    CALENDAR,
    CONNECTORS,
    COUNTIES,
    COUNTY_BODIES,
    DIRECTIONS,
    DISTRICT_OF_COLUMBIA,
    HEAVENS,
    KIND_AFTER,
    SAID_BODIES,
    SEATS,
    SMALL_KINDS,
    ordinary_words,
)

LONGEST_NAME = 5  # words; longer ones are found by their kind words
_LETTERS = frozenset(string.ascii_uppercase)
_NO_PLACES = DIRECTIONS | HEAVENS | SAID_BODIES
SHORTEST_GENITIVE = 4  # letters before the s of 'Roms'
PROCLITICS = frozenset("وفبل")  # 'and', 'in', 'to' … written on to an Arabic word: 'بالإسكندرية'
# Small words before what a village lies on or in: 'Pescara del Tronto', 'Burton upon Trent'.
TAILS = frozenset("del della dello sul sulla upon".split())
CAMEL_NAME = re.compile(r"(?:Mc|Mac|De|La|Le|Du|O)[A-Z][a-z]")


def matches(
    text: str, words: Sequence[Token], nouns: NameWords | None = None, language: str = "en"
) -> Iterator[Match]:
    """Yield the longest name at each capitalised word, left to right, none overlapping another.

    Args:
        text: the article.
        words: its words.
        nouns: the words of a language that writes its nouns with a capital.
        language: of the text, as an ISO 639-1 code: French 'Nice' is a town, whatever the English word.
    """
    at = reached = 0
    count = len(words)
    while at < count:
        if not words[at].capital:
            at += 1
            continue
        match = _longest(text, words, at, nouns)
        if match is None:
            at += 1
            continue
        code = language[:2].lower()
        if match.size == "small" and is_own_word(text, words, match, code):
            match = replace(match, size="big")
        elif is_ordinary_here(text, words, match, code):
            at = match.last + 1
            continue
        match = _with_tail(text, words, match)
        at = match.last + 1
        match = _widened(text, words, match)
        if match.start >= reached:
            reached = match.end
            yield match


def is_initialism(surface: str) -> bool:
    """Return whether the letters are those of an organisation rather than a country: 'NATO', 'PoP'."""
    letters = surface.replace(".", "")
    return (
        len(letters) <= 5
        and letters.isalpha()
        and letters[1:] != letters[1:].lower()
        and place_key(surface) not in tables().acronyms
        and not CAMEL_NAME.match(letters)
    )


def _longest(text: str, words: Sequence[Token], at: int, nouns: NameWords | None) -> Match | None:
    for last in range(_reach(words, at), at - 1, -1):
        if words[last].capital:
            match = _kind_match(text, words, at, last) or _named_match(text, words, at, last, nouns)
        elif words[last].text in SMALL_KINDS:
            match = _facility_match(text, words, at, last)
        elif words[last].text in tables().small_words and tables().known(
            text[words[at].start : words[last].end]
        ):
            match = _named_match(text, words, at, last, nouns)
        else:
            match = None
        if match:
            return match
    return None


def _reach(words: Sequence[Token], at: int) -> int:
    """Return the last word that a name beginning here may have."""
    last = at
    for index in range(at + 1, min(at + LONGEST_NAME, len(words))):
        word, before = words[index], words[index - 1].text
        dotted = word.gap == ". " and (before.lower() in ABBREVIATED or "." in before)
        if not (word.gap in (" ", "-", "") or dotted):
            break
        tail = word.text in tables().small_words
        if not (word.capital or word.text in CONNECTORS or word.text in SMALL_KINDS or tail):
            break
        last = index
    return last


def _kind_match(text: str, words: Sequence[Token], first: int, last: int) -> Match | None:
    """Return a match of 'Name River' and the like, whose kind word makes it a place even if unknown."""
    if words[last].text not in KIND_AFTER:
        return None
    while first < last and not _may_open(words[first]):
        first += 1
    if first == last or not all(word.capital and word.gap == " " for word in words[first + 1 : last + 1]):
        return None
    if last + 1 < len(words):
        after = words[last + 1]
        if (
            after.capital
            and after.gap == " "
            and (words[last].text not in COUNTIES or after.text in COUNTY_BODIES)
        ):
            return None  # 'Coast Guard', 'Forest Service', 'County Council': a body's name goes on
    start, end = words[first].start, words[last].end
    if text[end : end + 1] == "." and f"{words[last].text}." in KIND_AFTER:
        end += 1
    return Match(first, last, start, end, place_key(text[start:end]), "big", "rule")


def _may_open(word: Token) -> bool:
    """Return whether a word may begin the name before 'River': no house number, no sentence's first word."""
    if word.text.isdigit() or word.text in ("The", "A", "An"):
        return False
    return word.capital and not (word.opens and word.text.casefold() in ordinary_words())


def _facility_match(text: str, words: Sequence[Token], first: int, last: int) -> Match | None:
    start, end = words[first].start, words[last].end
    surface = text[start:end]
    if any(reading.entry.code == "F" for reading in tables().known(surface)):
        return Match(first, last, start, end, place_key(surface), "big", "gazetteer")
    return None


def _named_match(
    text: str, words: Sequence[Token], first: int, last: int, nouns: NameWords | None
) -> Match | None:
    start, end = words[first].start, words[last].end
    if "." in words[first].text and first == last and text[end : end + 1] == ".":
        end += 1
    surface = text[start:end]
    if first == last and (river := articled_name(text, start, end)):
        return Match(first, last, start, end, place_key(river), "country", "gazetteer", "W")
    abbreviation = _abbreviation_match(text, words, first, last, end)
    if abbreviation:
        return abbreviation
    if first == last and surface in _LETTERS:
        return None  # 'Reserves I and II'
    if first == last and (surface.casefold() in CALENDAR or surface in _NO_PLACES):
        return None
    if first < last and (
        (words[first].text == "The" and not _has_article(surface))
        or (words[first + 1].text == "of" and words[first].text in SEATS)
    ):
        return None
    shouted = surface[1:] != surface[1:].lower()  # 'USA', 'UdSSR'
    if is_initialism(surface) or (
        not shouted and (len(surface) < 3 or place_key(surface) in tables().acronyms)
    ):
        return None
    key = place_key(surface)
    if key.startswith("st ") and text[end : end + 2] in ("'s", "’s"):
        return None  # 'St Mary's' is a church, a school or a hospital
    readings = tables().known(surface)
    if not readings and surface[0] in PROCLITICS and tables().known(surface[1:]):
        start, surface = start + 1, surface[1:]
        key, readings = place_key(surface), tables().known(surface)
    if not readings and nouns is not None and surface[-1] == "s" and len(surface) > SHORTEST_GENITIVE:
        key, readings = place_key(surface[:-1]), tables().known(surface[:-1])  # 'Preußens'
    if readings and nouns is not None and first == last and is_noun_here(words, first, readings, nouns):
        return None
    if not readings or (words[first].is_arabic and is_arabic_word(words, first, surface, readings)):
        return None
    foremost = readings[0].entry
    return Match(
        first,
        last,
        start,
        end,
        key,
        size_of(surface, readings),
        "gazetteer",
        foremost.code,
        foremost.population,
        any(reading.entry.code == "S" and reading.entry.population > PLAIN_TOWN for reading in readings),
    )


def _has_article(surface: str) -> bool:
    """Return whether a great place's own name begins with the article: 'The Hague'."""
    key = place_key(surface)
    return any(
        reading.entry.population > DOUBTFUL_TOWN and place_key(reading.entry.name) == key
        for reading in tables().known(surface)
    )


def _abbreviation_match(text: str, words: Sequence[Token], first: int, last: int, end: int) -> Match | None:
    """Return a match of an abbreviated state, told by its full stop or by the comma before it."""
    start = words[first].start
    surface = text[start:end]
    if surface.replace(" ", "").rstrip(".") not in tables().abbreviations:
        return None
    dotted = "." in surface or text[end : end + 1] == "."
    after_comma = words[first].gap in (", ", " (")
    if not dotted and not after_comma:
        return None
    if dotted and not surface.endswith(".") and text[end : end + 1] == ".":
        end += 1
    return Match(
        first,
        last,
        start,
        end,
        place_key(text[start:end]),
        "country" if after_comma else "small",
        "gazetteer",
    )


def _widened(text: str, words: Sequence[Token], match: Match) -> Match:
    """Return the match with a capitalised 'North' or 'Upper' before a town, 'Washington' with its 'D.C.'."""
    first = match.first
    if (
        first
        and match.size == "big"
        and match.code in ("P", "S")
        and words[first].gap == " "
        and words[first - 1].text in DIRECTIONS
    ):
        match = replace(match, first=first - 1, start=words[first - 1].start)
    if match.key == "washington":
        district = DISTRICT_OF_COLUMBIA.match(text, match.end)
        if district:
            match = replace(match, end=district.end())
    return match


def _with_tail(text: str, words: Sequence[Token], match: Match) -> Match:
    """Return the whole of a name that goes on, as 'Pescara del Tronto' does, even if no gazetteer has it."""
    if match.last + 2 >= len(words) or match.code not in ("P", "S", "L", "B"):
        return match
    joint, tail = words[match.last + 1 : match.last + 3]
    if joint.text not in TAILS or not tail.capital or joint.gap != " " or tail.gap != " ":
        return match
    end = tail.end
    key = place_key(text[match.start : end])
    unknown = replace(match, key=key, size="big", source="rule", code="", people=0, is_seat=False)
    return replace(unknown, last=match.last + 2, end=end)
