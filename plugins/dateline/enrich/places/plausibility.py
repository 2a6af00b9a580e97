"""What the words around a match make of it: surely a place, likely one, a person, nothing. Pure."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from enum import Enum

from ...languages.read import function_words
from ..gazetteer.tables import tables
from ..ner.name_words import NameWords
from ..people.names import place_like_given_names
from .containing_place import container_after
from .price_lists import is_priced
from .tokens import METROPOLIS, Match, Token
from .words import (
    ATTRIBUTED,
    COMPANY_WORDS,
    DIGNITIES,
    DISEASE_AFTER,
    FIRM_LOCATIVES,
    HYPHENED_STREET,
    INSTITUTION_WORDS,
    LOCATIVES,
    PERSON_TITLES,
    SAYING,
    SURE_LOCATIVES,
    doubtful_words,
    ordinary_words,
)

_RULES = re.compile(r" of ([A-Z][\w’'-]{1,30})")
CITY = 100_000  # people; below it a name of several words may as well be the person it honours


class Plausibility(Enum):
    """How sure it is that a match names a place."""

    SURE = "sure"  # whatever else takes the name for a person or an organisation
    FIRM = "firm"  # and so is every other mention of the name
    LIKELY = "likely"  # unless the name is a person's elsewhere
    OPEN = "open"  # only if the same name is firm elsewhere
    PERSON = "person"
    NO = "no"


@dataclass(frozen=True, slots=True)
class Beside:
    """The words next to a match, where nothing but a space parts them from it."""

    before: Token | None
    after: Token | None
    title: Token | None  # the word before, even if it ends in a full stop: 'Sen.', 'J.'
    doubtful: bool  # the match is one word that is also a surname or an ordinary word


def assess(text: str, words: Sequence[Token], match: Match, nouns: NameWords | None = None) -> Plausibility:
    """Return what to make of one match; `nouns` are those of a language that writes them with a capital."""
    beside = _beside(words, match)
    if _names_a_person(match, beside):
        return Plausibility.PERSON
    if HYPHENED_STREET.match(text, match.end) or _names_disease(text, match):
        return Plausibility.NO
    if is_priced(text, match.start, match.end):
        return Plausibility.NO
    if _is_of_a_title(words, match) or _is_dignity(text, words, match):
        return Plausibility.NO
    readings = [reading.entry for reading in tables().known(text[match.start : match.end])]
    container = container_after(text, match.end, readings)
    # 'Mobile, Alabama' is a place; 'Bank, St George' is a list.
    placed = container is not None and (container.code in "CA" or not beside.doubtful)
    before = _said(beside.before)
    if match.code == "W" and _is_company(words, match.last):
        return Plausibility.NO  # 'Atlantic Richfield Co'
    if match.size == "country" or placed:
        if not beside.doubtful:
            return Plausibility.SURE
        # 'Jordan said' is the country's word unless the article has a Jordan; 'in Jordan' is the country.
        return Plausibility.FIRM if placed or before in LOCATIVES else Plausibility.LIKELY
    if _is_crowded(beside, nouns) or _is_company(words, match.last):
        return Plausibility.NO
    if match.size == "big":
        first = words[match.first].text.casefold()
        several = match.first < match.last and first not in place_like_given_names()
        if (several and (match.source == "rule" or match.people > CITY)) or (
            match.code == "A" and not beside.doubtful
        ):
            return Plausibility.SURE
        return Plausibility.FIRM if before in LOCATIVES else Plausibility.LIKELY
    return Plausibility.LIKELY if _is_placed(before, beside) else Plausibility.OPEN


def accepts(plausibility: Plausibility, key: str, firm: frozenset[str], people: frozenset[str]) -> bool:
    """Return whether a match counts, knowing which names are firm and which are people's in the article."""
    if plausibility is Plausibility.OPEN:
        return key in firm and key not in people
    if plausibility is Plausibility.LIKELY:
        return key not in people
    return plausibility in (Plausibility.SURE, Plausibility.FIRM)


def _names_disease(text: str, match: Match) -> bool:
    """Return whether a town or a river gives its name to a disease: 'Marburg fever', not 'China virus'."""
    return match.size != "country" and DISEASE_AFTER.match(text, match.end) is not None


def _beside(words: Sequence[Token], match: Match) -> Beside:
    gap = words[match.first].gap
    left = words[match.first - 1] if match.first else None
    right = words[match.last + 1] if match.last + 1 < len(words) else None
    return Beside(
        before=left if gap == " " else None,
        after=right if right and right.gap == " " else None,
        title=left if gap in (" ", ". ") else None,
        doubtful=match.first == match.last and words[match.first].text.casefold() in doubtful_words(),
    )


def _names_a_person(match: Match, beside: Beside) -> bool:
    """Return whether a given name, a title or an initial stands before, or a verb of speech behind."""
    before, title, after = beside.before, beside.title, beside.after
    if before and before.capital and before.text.casefold() in place_like_given_names():
        return True
    if after and after.text in SAYING and _speaks_as_a_person(match, beside):
        return True
    if title is None or match.size == "country":
        return False
    initial = len(title.text) == 1 and title.capital and title is not before
    return initial or title.text.lower() in PERSON_TITLES


def _is_of_a_title(words: Sequence[Token], match: Match) -> bool:
    """Return whether the name belongs to a dignity: 'the Duke of York', 'the Lord Bishop of Salisbury'."""
    if match.first < 2:
        return False
    of, dignity = words[match.first - 1], words[match.first - 2]
    return of.text == "of" and of.gap == words[match.first].gap == " " and dignity.text in DIGNITIES


def _is_dignity(text: str, words: Sequence[Token], match: Match) -> bool:
    """Return whether a town's name is the title of who rules a place: 'the Oba of Benin'."""
    if match.first != match.last or match.first == 0 or match.size == "country" or match.people > METROPOLIS:
        return False
    before = words[match.first - 1]
    rule = _RULES.match(text, match.end)
    return before.text in ("the", "The") and rule is not None and bool(tables().known(rule[1]))


def _speaks_as_a_person(match: Match, beside: Beside) -> bool:
    """Return whether who 'said' is a person rather than a government, or rather than someone in a town."""
    if match.size == "country" or match.is_seat or _said(beside.before) in SURE_LOCATIVES:
        return False
    return beside.doubtful or _is_too_small_to_speak(match)


def _is_too_small_to_speak(match: Match) -> bool:
    """Say whether a name is no government's: 'Beijing said' is news of a place, 'Rubio said' of a person."""
    return match.size == "small" or (
        match.first == match.last and match.code in "PBL" and match.people < METROPOLIS
    )


def _said(word: Token | None) -> str:
    """Return a word as it would stand inside a sentence."""
    if word is None:
        return ""
    return word.text.lower() if word.opens else word.text


def _is_crowded(beside: Beside, nouns: NameWords | None) -> bool:
    """Return whether the match is the tail of a longer name: 'Blue Collar Paris'."""
    before = beside.before
    if before is not None and nouns is not None and nouns.is_ordinary(before.text):
        return False
    return (
        before is not None
        and before.text[:1].isupper()
        and _said(before) not in LOCATIVES
        and not (before.opens and before.text.lower() in function_words())  # 'El Ebro', 'Le Finistère'
        and before.text.casefold() not in ordinary_words()
        and not tables().known(before.text)
    )


def _is_company(words: Sequence[Token], last: int) -> bool:
    """Return whether the capitalised words after a name make a company or a newspaper of it."""
    for word in words[last + 1 : last + 4]:
        if not word.capital or word.gap != " ":
            return False
        if word.text in COMPANY_WORDS:
            return True
    return False


def _is_placed(before: str, beside: Beside) -> bool:
    """Return whether the words around a little-known name treat it as a place."""
    after = beside.after
    if after and after.text[:1].isupper():
        return after.text in INSTITUTION_WORDS and not beside.doubtful
    if beside.doubtful:
        return before in SURE_LOCATIVES
    return before in FIRM_LOCATIVES or (after is not None and after.text in ATTRIBUTED)
