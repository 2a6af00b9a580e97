"""Words that the article's language decides on: its own names of places, and its words that are none."""

import re
from collections.abc import Sequence

from ...languages.read import home_countries, place_words, small_words
from ..gazetteer.lookup import GazetteerEntry
from ..gazetteer.tables import PlaceReading, tables
from ..ner.name_words import NameWords, ordinary_list
from ..people.names import place_like_given_names
from .tokens import DOUBTFUL_TOWN, NOTABLE_DIVISION, PLAIN_TOWN, Match, Token
from .words import LOCATIVES

# People of a city that an article in its language means, whatever the English word: 'Tours'.
HOME_CITY = 100_000
HOME_TOWN = 2_000  # people of a town that the language's own preposition tells: Italian 'a Capri'
ARABIC_LOCATIVES = frozenset("في من إلى الى قرب مدينة محافظة بلدة قرية منطقة شمال جنوب شرق غرب".split())
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


def is_own_word(text: str, words: Sequence[Token], match: Match, language: str) -> bool:
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


def is_ordinary_here(text: str, words: Sequence[Token], match: Match, language: str) -> bool:
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


def is_noun_here(
    words: Sequence[Token], number: int, readings: Sequence[PlaceReading], nouns: NameWords
) -> bool:
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


def is_arabic_word(
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
