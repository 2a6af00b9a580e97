"""Where an article names places: gazetteer, demonyms, abbreviations and words such as 'River', joined
with a model's spans where there are any. Says where, never which place.
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from enum import Enum
from functools import cache
from typing import Literal

from .gazetteer import DATA, fold
from .gazetteer_tables import Reading, tables
from .places_words import (
    ABBREVIATED,
    CALENDAR,
    COMPANY_WORDS,
    CONNECTORS,
    DATELINE,
    DIRECTIONS,
    FACILITY_WORDS,
    FIRM_LOCATIVES,
    INSTITUTION_WORDS,
    KIND_AFTER,
    KIND_BEFORE,
    LISTED_KINDS,
    LOCATIVES,
    PEOPLE_WORDS,
    PERSON_TITLES,
    ROADS,
    SAYING,
    SEATS,
    SURE_LOCATIVES,
    WORD,
)
from .tags import Source

Span = tuple[int, int]
Size = Literal["country", "big", "small"]
ModelSpan = tuple[int, int, str]

PLACE_LABELS = frozenset({"GPE", "LOC", "FAC"})
LONGEST_NAME = 5  # words; longer ones are found by their kind words

@dataclass(frozen=True, slots=True)
class Found:
    """One stretch of text that names a place."""

    start: int
    end: int
    source: Source
    firm: bool  # a country, a demonym, a place with its state: evidence for weaker mentions of the same name


@dataclass(frozen=True, slots=True)
class Word:
    """One word of the text, with what parts it from the word before."""

    start: int
    end: int
    text: str
    capital: bool
    gap: str  # between it and the word before
    opens: bool  # first of a sentence, a line or a quotation


@cache
def word_list(name: str) -> frozenset[str]:
    """Return the folded words of a list beside the gazetteer."""
    return frozenset(map(str.casefold, (DATA / name).read_text(encoding="utf-8").split()))


def words_of(text: str) -> list[Word]:
    """Return the words of a text in order."""
    words: list[Word] = []
    last = 0
    for match in WORD.finditer(text):
        start, end = match.span()
        gap = text[last:start]
        opens = not words or any(c in gap for c in ".!?\n:“\"•|")
        first = text[start]
        words.append(Word(start, end, match[0], first.isupper() or not first.islower(), gap, opens))
        last = end
    return words


def recognise(
    text: str, *, model_spans: Sequence[ModelSpan] = (), excluded: Iterable[Span] = ()
) -> tuple[Found, ...]:
    """Return the stretches that name places, in order, never overlapping."""
    words = words_of(text)
    taken = sorted(excluded)
    matches = [_widened(text, words, match) for match in _matches(text, words)]
    matches = [m for m, before in zip(matches, [None, *matches], strict=False) if not before or m.start >= before.end]
    judged = [(match, _judge(text, words, match)) for match in matches]
    firm = {match.key for match, verdict in judged if verdict is Verdict.FIRM}
    people = {match.key for match, verdict in judged if verdict is Verdict.PERSON}
    found = [
        Found(match.start, match.end, match.source, verdict is Verdict.FIRM)
        for match, verdict in judged
        if _accepted(match, verdict, firm, people)
    ]
    found = [f for f in found if not _overlaps(f.start, f.end, taken)]
    found = _with_patterns(text, found)
    return _joined(found, _model_finds(text, model_spans, taken))


class Verdict(Enum):
    """What the words around a match make of it."""

    FIRM = "firm"
    LIKELY = "likely"
    OPEN = "open"  # a place only if the same name is firm elsewhere
    PERSON = "person"
    NO = "no"


@dataclass(frozen=True, slots=True)
class Match:
    """Words that the gazetteer or a kind word offers as a place name."""

    first: int  # index of its words
    last: int
    start: int
    end: int
    key: str
    size: Size
    source: Source
    urban: bool = False  # a town rather than a division of a country


def _matches(text: str, words: list[Word]) -> Iterator[Match]:
    """Yield the longest known name at each capitalised word, left to right."""
    at = 0
    while at < len(words):
        match = _match_at(text, words, at) if words[at].capital else None
        if match is None:
            at += 1
        else:
            yield match
            at = match.last + 1


def _match_at(text: str, words: list[Word], at: int) -> Match | None:
    last = _reach(words, at)
    for end in range(last, at - 1, -1):
        if not words[end].capital:
            continue
        match = _kind_match(text, words, at, end) or _named_match(text, words, at, end)
        if match:
            return match
    return None


def _widened(text: str, words: list[Word], match: Match) -> Match:
    """Return the match with a capitalised 'North' or 'Upper' before it, and 'Washington' with its 'D.C.'."""
    first, start, end = match.first, match.start, match.end
    if first and words[first].gap == " " and words[first - 1].text in DIRECTIONS and match.size == "big" and match.urban:
        first, start = first - 1, words[first - 1].start
    district = re.compile(r", ?D\.? ?C\.?").match(text, end) if match.key == "washington" else None
    if district:
        end = district.end()
    if (start, end) == (match.start, match.end):
        return match
    return replace(match, first=first, start=start, end=end)


def _with_patterns(text: str, found: list[Found]) -> list[Found]:
    """Add what a pattern rather than a name shows to be a place: roads, listed counties, datelines."""
    spans = [(m.start(), m.end()) for pattern in (ROADS, KIND_BEFORE) for m in pattern.finditer(text)]
    for listed in LISTED_KINDS.finditer(text):
        for name in re.finditer(r"[A-Z][\w’'.-]*(?: [A-Z][\w’'.-]*){0,2}", text[listed.start() : listed.start("kind")]):
            spans.append((listed.start() + name.start(), listed.start() + name.end()))
    for dateline in DATELINE.finditer(text):
        if tables().known(dateline["place"]):
            spans.append(dateline.span("place"))
    for start, end in spans:
        rivals = [f for f in found if f.start < end and start < f.end]
        if all(start <= f.start and f.end <= end for f in rivals):
            found = [f for f in found if f not in rivals]
            found.append(Found(start, end, "rule", firm=True))
    return sorted(found, key=lambda f: f.start)


def _reach(words: list[Word], at: int) -> int:
    """Return the last word that a name beginning here may have."""
    last = at
    for index in range(at + 1, min(at + LONGEST_NAME, len(words))):
        word = words[index]
        before = words[index - 1].text
        dotted = word.gap == ". " and (before.lower() in ABBREVIATED or "." in before)
        if not (word.gap in (" ", "-") or dotted) or not (word.capital or word.text in CONNECTORS):
            break
        last = index
    return last


def _kind_match(text: str, words: list[Word], first: int, last: int) -> Match | None:
    """Return a match of 'Name River' and the like, whose kind word makes it a place even if unknown."""
    if words[last].text not in KIND_AFTER:
        return None
    while first < last and not _names_a_kind(words[first]):
        first += 1
    if last == first or not all(word.capital and word.gap == " " for word in words[first + 1 : last + 1]):
        return None
    start, end = words[first].start, words[last].end
    if text[end : end + 1] == "." and words[last].text + "." in KIND_AFTER:
        end += 1
    return Match(first, last, start, end, fold(text[start:end]), "big", "rule")


def _names_a_kind(word: Word) -> bool:
    """Tell whether a word may begin the name before 'River' or 'Street': no house number, no sentence's first 'The'."""
    if word.text.isdigit() or word.text in ("The", "A", "An"):
        return False
    return word.capital and not (word.opens and word.text.casefold() in word_list("ordinary_words.txt"))


def _named_match(text: str, words: list[Word], first: int, last: int) -> Match | None:
    start, end = words[first].start, words[last].end
    surface = text[start:end]
    names = tables()
    bare = surface.replace(" ", "").rstrip(".")
    if "." in surface and " " not in surface and text[end : end + 1] == ".":
        end += 1
        surface = text[start:end]
    if bare in names.abbreviations:
        dotted = "." in surface or text[end : end + 1] == "."
        after_comma = words[first].gap.startswith((", ", " ("))
        if dotted and not surface.endswith("."):
            end += text[end : end + 1] == "."
        if dotted or after_comma:
            abbreviated: Size = "country" if after_comma else "small"
            return Match(first, last, start, end, fold(text[start:end]), abbreviated, "gazetteer")
    if len(surface) <= 5 and fold(surface) in names.acronyms and not surface.replace(".", "").isupper():
        return None
    if last == first and surface.casefold() in CALENDAR:
        return None
    if last > first and (words[first].text == "The" or words[first + 1].text == "of" and words[first].text in SEATS):
        return None
    if _is_foreign_acronym(surface):
        return None
    readings = names.known(surface)
    if not readings or (len(surface) < 3 and not surface.isupper()):
        return None
    size = _size(surface, readings)
    return Match(first, last, start, end, fold(surface), size, "gazetteer", readings[0].entry.code in "PS")


def _is_foreign_acronym(surface: str) -> bool:
    """Tell whether the letters are those of an organisation, not of a country: 'NATO', 'PoP'."""
    letters = surface.replace(".", "")
    return (
        len(letters) <= 5
        and not letters[1:].islower()
        and letters.isalpha()
        and fold(surface) not in tables().acronyms
        and not re.match(r"(?:Mc|Mac|De|La|Le|Du|O)[A-Z][a-z]", letters)
    )


def _size(surface: str, readings: Sequence[Reading]) -> Size:
    ordinary = surface.casefold() in word_list("ordinary_words.txt")
    given = surface.casefold() in word_list("given_names.txt")
    doubtful = surface.casefold() in _doubtful_words()
    several = " " in surface or "-" in surface
    size: Size = "small"
    for reading in readings:
        entry = reading.entry
        if reading.manner == "demonym" or entry.code in "CRW":
            return "small" if ordinary and fold(surface) not in tables().acronyms else "country"
        if entry.code == "A" and entry.population > 300_000 and (several or reading.manner == "chief"):
            size = "big"
        elif entry.code == "S" and reading.manner == "chief":
            size = "big"
        elif entry.code == "P" and entry.population > (15_000 if several else 100_000 if doubtful else 20_000):
            if reading.manner == "chief" or entry.population > 1_000_000:
                size = "big"
        elif entry.code == "B" and several and fold(entry.name) == fold(surface):
            size = "big"
        elif entry.code == "F" and several:
            size = "big"
    chief = readings[0].entry
    known = chief.code in "AS" or chief.population > 1_000_000
    return "small" if ordinary or (given and not known) else size


def _judge(text: str, words: list[Word], match: Match) -> Verdict:
    before = words[match.first - 1] if match.first else None
    after = words[match.last + 1] if match.last + 1 < len(words) else None
    joined = before is not None and words[match.first].gap == " "
    titled = before is not None and before.text.lower() in PERSON_TITLES and words[match.first].gap in (" ", ". ")
    given = joined and before is not None and before.capital and before.text.casefold() in word_list("given_names.txt")
    initial = before is not None and words[match.first].gap == ". " and len(before.text) == 1 and before.capital
    if given or titled or initial:
        return Verdict.PERSON if match.size != "country" or given else Verdict.FIRM
    doubtful = match.last == match.first and words[match.first].text.casefold() in _doubtful_words()
    if after is not None and after.text in SAYING and after.gap == " " and (doubtful or match.size == "small"):
        return Verdict.PERSON
    if match.size == "country":
        return Verdict.FIRM
    locative = joined and before is not None and before.text in LOCATIVES
    firmly = joined and before is not None and before.text in FIRM_LOCATIVES
    crowded_left = (
        joined
        and before is not None
        and before.capital
        and before.text.casefold() not in word_list("ordinary_words.txt")
        and not tables().known(before.text)
    )
    crowded_right = after is not None and after.capital and after.gap == " "
    if _container_follows(text, match.end):
        return Verdict.FIRM
    if crowded_left or (crowded_right and _is_company(words, match.last)):
        return Verdict.NO
    if match.size == "big":
        return Verdict.FIRM if locative or match.source == "rule" else Verdict.LIKELY
    if crowded_right:
        institution = after is not None and after.text in INSTITUTION_WORDS
        return Verdict.LIKELY if institution and not doubtful else Verdict.OPEN
    if doubtful:
        return Verdict.LIKELY if joined and before is not None and before.text in SURE_LOCATIVES else Verdict.OPEN
    attributive = after is not None and after.gap == " " and after.text in PEOPLE_WORDS
    return Verdict.LIKELY if firmly or attributive else Verdict.OPEN


@cache
def _doubtful_words() -> frozenset[str]:
    return word_list("ordinary_words.txt") | word_list("given_names.txt") | word_list("surnames.txt")


def _is_company(words: list[Word], last: int) -> bool:
    """Tell whether the capitalised words after a name make a company or a newspaper of it."""
    for word in words[last + 1 : last + 4]:
        if not word.capital or word.gap != " ":
            return False
        if word.text in COMPANY_WORDS:
            return True
    return False


def _container_follows(text: str, end: int) -> bool:
    from .places_resolve import container_after

    return container_after(text, end) is not None


def _accepted(match: Match, verdict: Verdict, firm: set[str], people: set[str]) -> bool:
    if verdict is Verdict.FIRM:
        return True
    if verdict is Verdict.LIKELY:
        return match.key not in people
    return verdict is Verdict.OPEN and match.key in firm and match.key not in people


def _model_finds(text: str, spans: Sequence[ModelSpan], taken: list[Span]) -> list[Found]:
    found = []
    for start, end, label in spans:
        if label in PLACE_LABELS:
            start, end = _trimmed(text, start, end)
            if start < end and not _overlaps(start, end, taken) and _credible(text[start:end], label):
                found.append(Found(start, end, "model", firm=False))
    return found


def _credible(surface: str, label: str) -> bool:
    """Tell whether a model's span reads like the name of a place; models take many a brand for one."""
    words = surface.split()
    if not words[0][:1].isupper() or any(c.isdigit() or c in "@/:" for c in surface):
        return False
    if label == "FAC":
        return len(words) > 1 and words[-1] in FACILITY_WORDS
    if len(words) == 1:
        known = bool(tables().known(surface))
        return not _is_foreign_acronym(surface) and (
            surface.casefold() not in _doubtful_words() if label == "GPE" else known
        )
    return words[0].casefold() not in word_list("given_names.txt")


def _trimmed(text: str, start: int, end: int) -> Span:
    """Return the span without a leading article and a trailing possessive."""
    surface = text[start:end]
    lead = re.match(r"\s*(?:[Tt]he|[Aa]n?)\s+|\s+", surface)
    tail = re.search(r"(?:['’]s?|[\s,;:])+$", surface)
    return start + (lead.end() if lead else 0), end - (len(tail[0]) if tail else 0)


def _overlaps(start: int, end: int, spans: Sequence[Span]) -> bool:
    return any(s < end and start < e for s, e in spans)


def _joined(found: list[Found], model: list[Found]) -> tuple[Found, ...]:
    """Join both lists: a longer span beats the shorter ones it covers, unless it runs over several."""
    chosen = list(found)
    for span in sorted(model, key=lambda f: (f.start, -f.end)):
        rivals = [f for f in chosen if f.start < span.end and span.start < f.end]
        if not rivals:
            chosen.append(span)
    return tuple(sorted(chosen, key=lambda f: f.start))
