"""Every stretch of a text that the gazetteer or a kind word offers as a place name; judges none of them."""

import re
import string
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Literal

from ...languages.read import home_countries, place_words, small_words
from ..gazetteer.lookup import GazetteerEntry, place_key
from ..gazetteer.tables import PlaceReading, tables
from ..ner.name_words import NameWords, ordinary_list
from ..people.names import place_like_given_names
from ..tags import Source
from .articled import articled_name
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
    LOCATIVES,
    SAID_BODIES,
    SEATS,
    SENTENCE_MARKS,
    SMALL_KINDS,
    WORD,
    doubtful_words,
    ordinary_words,
)

Size = Literal["country", "big", "small"]

LONGEST_NAME = 5  # words; longer ones are found by their kind words
# From how many people a town is named without further ado: of one plain word, of one that may be a
# surname or a common word, of several words.
PLAIN_TOWN, DOUBTFUL_TOWN, LONG_NAMED_TOWN = 20_000, 100_000, 15_000
METROPOLIS = 1_000_000
HOME_CITY = (
    100_000  # people of a city that an article in its language means, whatever the English word: 'Tours'
)
NOTABLE_DIVISION = 300_000
HOME_TOWN = 2_000  # people of a town that the language's own preposition tells: Italian 'a Capri'
ARABIC_LOCATIVES = frozenset("في من إلى الى قرب مدينة محافظة بلدة قرية منطقة شمال جنوب شرق غرب".split())
_LETTERS = frozenset(string.ascii_uppercase)
DOUBTFUL_ARABIC_TOWN = 300_000  # people; a greater one is meant by an ordinary word, too
DOUBTFUL_NOUN_TOWN = 100_000  # people; a greater one is meant by what may be a German noun, too
# A German town has no article.
_GERMAN_ARTICLES = frozenset(
    "der die das dem den des ein eine einen einer einem eines im am vom zum zur beim ins ans".split()
)
_CASED_LANGUAGES = frozenset(("es", "fr", "it"))  # with a list of words that have no capital
_GERMAN_KINDS = frozenset("kanton kantons bundesland provinz region".split())
_PRONOMINAL = re.compile(
    r"(?:Da|Wo|Hier)r?(?:bei|mit|von|für|zu|auf|nach|gegen|durch|her|hin|vor|an|in|aus|um)"
)
SHORTEST_GENITIVE = 4  # letters before the s of 'Roms'
PROCLITICS = frozenset("وفبل")  # 'and', 'in', 'to' … written on to an Arabic word: 'بالإسكندرية'
# Small words before what a village lies on or in: 'Pescara del Tronto', 'Burton upon Trent'.
TAILS = frozenset("del della dello sul sulla upon".split())
CAMEL_NAME = re.compile(r"(?:Mc|Mac|De|La|Le|Du|O)[A-Z][a-z]")


@dataclass(frozen=True, slots=True)
class Token:
    """One word of the text, with what parts it from the word before."""

    start: int
    end: int
    text: str
    capital: bool
    gap: str  # between it and the word before
    opens: bool  # first of a sentence, a line or a quotation

    @property
    def is_arabic(self) -> bool:
        """Return whether the word is written in Arabic letters."""
        return "ء" <= self.text[0] <= "ي"


@dataclass(frozen=True, slots=True)
class Match:
    """Words that may name a place."""

    first: int  # index of the first and last word
    last: int
    start: int
    end: int
    key: str  # the folded name
    size: Size  # how much the name needs no further evidence
    source: Source
    code: str = ""  # what the foremost place of that name is, as the gazetteer codes it
    people: int = 0  # in that place
    is_seat: bool = False  # a country's government sits in a place of that name: 'Washington said'


def tokens_of(text: str) -> list[Token]:
    """Return the words of a text in order."""
    words: list[Token] = []
    last = 0
    for match in WORD.finditer(text):
        start, end = match.span()
        gap = text[last:start]
        opens = not words or not SENTENCE_MARKS.isdisjoint(gap)
        first = text[start]
        words.append(Token(start, end, match[0], first.isupper() or not first.islower(), gap, opens))
        last = end
    return words


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
    while at < len(words):
        match = _longest(text, words, at, nouns) if words[at].capital else None
        if match is None:
            at += 1
            continue
        code = language[:2].lower()
        if match.size == "small" and _is_own_word(text, words, match, code):
            match = replace(match, size="big")
        elif _is_ordinary(text, words, match, code):
            at = match.last + 1
            continue
        match = _with_tail(text, words, match)
        at = match.last + 1
        match = _widened(text, words, match)
        if match.start >= reached:
            reached = match.end
            yield match


def _is_own_word(text: str, words: Sequence[Token], match: Match, language: str) -> bool:
    """Return whether a language's own word for a place stands there, or the name of a city at home in it.

    One that is a given name, too, is a place only after a preposition: 'à Nancy'.
    """
    if language == "en":
        return False
    surface = text[match.start : match.end]
    before = words[match.first - 1].text.lower() if match.first else ""
    least = HOME_TOWN if before in place_words(language, "home_locatives") else HOME_CITY
    if before in place_words(language, "division_articles") and _is_home_division(surface, language):
        return True
    if not (tables().meant(language, surface) or _is_home_town(surface, language, least)):
        return False
    named = surface.casefold() in place_like_given_names()
    return not named or (match.first > 0 and words[match.first - 1].text.casefold() in LOCATIVES)


def _is_ordinary(text: str, words: Sequence[Token], match: Match, language: str) -> bool:
    """Return whether a word of the article's language stands there and no town: 'Una', 'Sur', 'Centro'.

    Of a word inside a sentence, only what a preposition leads is a little-known town.
    """
    surface = text[match.start : match.end]
    if language not in _CASED_LANGUAGES or match.first != match.last or match.code == "C":
        return False
    if surface.isupper() or surface.lower() not in ordinary_list(language):
        return False
    if tables().meant(language, surface) or _is_home_town(surface, language, PLAIN_TOWN):
        return False
    if words[match.first].opens:
        return True
    great = match.people > DOUBTFUL_TOWN
    return not (great or (match.first and words[match.first - 1].text.lower() in LOCATIVES))


def _is_home_division(surface: str, language: str) -> bool:
    """Return whether a name is that of a division at home in a language, and no word of it: 'le Var'."""
    return surface.lower() not in ordinary_list(language) and any(
        reading.manner == "chief" and reading.entry.code in "AB"
        for reading in tables().known(surface)[:1]
        if reading.entry.country in home_countries(language)
    )


def _is_home_town(surface: str, language: str, least: int) -> bool:
    """Return whether a name is that of a town of so many people in a country of the language's press."""
    return any(
        reading.manner == "chief" and entry.code in "PS" and entry.population > least
        for reading in tables().known(surface)
        if (entry := reading.entry).country in home_countries(language)
    )


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
    if first == last and (surface.casefold() in CALENDAR or surface in DIRECTIONS | HEAVENS | SAID_BODIES):
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
    if readings and nouns is not None and first == last and _is_noun(words, first, readings, nouns):
        return None
    if not readings or (words[first].is_arabic and _is_arabic_word(words, first, surface, readings)):
        return None
    foremost = readings[0].entry
    return Match(
        first,
        last,
        start,
        end,
        key,
        _size(surface, readings),
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


def _is_noun(words: Sequence[Token], number: int, readings: Sequence[PlaceReading], nouns: NameWords) -> bool:
    """Return whether a German word is an ordinary one rather than the place of the name: 'Lage', 'Auch'."""
    word, foremost = words[number], readings[0].entry
    if _PRONOMINAL.fullmatch(word.text):
        return True
    if not (nouns.is_ordinary(word.text) or nouns.is_title(word.text)):
        return False
    before = words[number - 1].text.lower() if number and word.gap == " " else ""
    if word.opens and word.text.lower() in nouns.small:
        return foremost.code not in "CA"
    if before in _GERMAN_ARTICLES:
        return foremost.code not in "CRW" and not _is_great_division(foremost)  # 'der Rhein', 'das Saarland'
    if foremost.code == "A":
        return not (_is_great_division(foremost) or before in LOCATIVES | _GERMAN_KINDS)
    return foremost.code not in "CASRW" and foremost.population <= DOUBTFUL_NOUN_TOWN


def _is_great_division(entry: GazetteerEntry) -> bool:
    return entry.code == "A" and entry.population > NOTABLE_DIVISION


def _is_arabic_word(
    words: Sequence[Token], first: int, surface: str, readings: Sequence[PlaceReading]
) -> bool:
    """Return whether an Arabic word is that of the language rather than the town: 'الجديد', 'the new'.

    Without capitals, only a great place is believed of an ordinary word, or one after 'in' or 'from'.
    """
    foremost = readings[0].entry
    if surface in small_words("unicameral_names", "stops"):
        return True  # days and months
    before = words[first - 1].text if first else ""
    if surface.startswith("ال") and surface.endswith("ية") and all(r.entry.code in "ABL" for r in readings):
        return before not in ARABIC_LOCATIVES  # 'وزارة الداخلية', 'the ministry of the interior'
    if " " in surface or foremost.code in "CASRW" or foremost.population > DOUBTFUL_ARABIC_TOWN:
        return False
    if before in ARABIC_LOCATIVES or words[first].text[:1] == "ب":
        return False
    ordinary = ordinary_list("ar")
    stem = surface.removeprefix("ال")
    return not ordinary.isdisjoint((surface, stem, words[first].text))


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


def _size(surface: str, readings: Sequence[PlaceReading]) -> Size:
    """Return how well the name is known as a place, and as nothing else."""
    word = surface.casefold()
    several = " " in surface or "-" in surface
    if word in ordinary_words() and place_key(surface) not in tables().acronyms:
        return "small"
    if any(r.manner == "demonym" or r.entry.code in "CRW" for r in readings):
        return "country"
    foremost = readings[0].entry
    most = max(reading.entry.population for reading in readings)
    if word in place_like_given_names() and foremost.code not in "AS" and most <= METROPOLIS:
        return "small"
    least = LONG_NAMED_TOWN if several else DOUBTFUL_TOWN if word in doubtful_words() else PLAIN_TOWN
    return (
        "big" if any(_is_big(surface, reading, least, several=several) for reading in readings) else "small"
    )


def _is_big(surface: str, reading: PlaceReading, least: int, *, several: bool) -> bool:
    # In another script than the Latin no town has a chief name.
    foreign = not surface[0].isascii() and not surface[0].isupper()
    entry, chief = reading.entry, foreign or reading.manner in ("chief", "former")
    match entry.code:
        case "A":
            return entry.population > NOTABLE_DIVISION and (several or chief)
        case "S":
            return chief or entry.population > METROPOLIS
        case "P":
            return entry.population > (least if chief else METROPOLIS)
        case "B":
            whole = place_key(entry.name) == place_key(surface)
            return whole and (several or _is_british_county(surface, entry))
        case "F":
            return several
    return False


def _is_british_county(surface: str, entry: GazetteerEntry) -> bool:
    """Return whether a county is named without 'County', as those of Britain are, by no common word."""
    return (
        entry.country == "GB" and entry.population > PLAIN_TOWN and surface.casefold() not in doubtful_words()
    )
