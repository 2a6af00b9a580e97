"""Where an article names places. Says where, never which place.

The gazetteer's names, demonyms and abbreviations, judged by the words around them, and patterns
such as 'Name River' find most; a model's spans add what none of them knows.
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from ...languages.given_names import fold_name, given_names
from ..gazetteer.lookup import GazetteerEntry, kilometres
from ..gazetteer.tables import tables
from ..ner.listed_places import listed_places
from ..ner.name_words import NameWords, lost_umlauts, name_words, ordinary_list
from ..ner.residences import residences
from ..organisations.words import GENERIC, STATES_SHORTENED
from ..people.names import place_like_given_names
from ..people.spans import PLACE_HEADS
from ..tags import Source
from .matches import is_initialism, matches
from .people_here import PeopleHere
from .plausibility import Plausibility, accepts, assess
from .stretches import Stretches
from .tokens import Match, Token, tokens_of
from .words import (
    CALLED,
    CAPITALISED,
    DATELINE,
    DIGNITIES,
    DIRECTIONS,
    FACILITY_WORDS,
    GERMAN_KIND,
    HEADING,
    HEAVENS,
    IN_FLOOD,
    KIND_AFTER,
    KIND_BEFORE,
    LISTED_KINDS,
    LOCATED,
    LOCATIVES,
    LUNAR,
    NAMED_KIND,
    NO_PLACES,
    RIVERS,
    ROADS,
    SAID_TO_BE,
    SMALL_KIND,
    doubtful_words,
)

Span = tuple[int, int]
ModelSpan = tuple[int, int, str]

# 'Mr. Hannaford', 'the Marquess of Hertford'.
_TITLE_BEFORE = re.compile(
    rf"\b(?:(?:Mr|Mrs|Messrs|Dr|Rev|Capt|Col|Gen)\.? |(?:{'|'.join(sorted(DIGNITIES))}) of )$"
)
_WORD_BEFORE = re.compile(r"([\w’'-]+),? $")
_BESIDE = frozenset(
    """
    of and or between towards toward past via southern northern eastern western near reached left entered
    visited hit struck destroyed shelled bombed captured seized retook besieged devastated flooded
    """.split()
)
_PLACE_BEHIND = re.compile(
    r"(?:, [A-Z]|,? (?:a|an|the) (?:\w+ ){0,2}(?:town|village|city|suburb|district|port|island|region)|"
    r"['’]s (?:mayor|streets|main|residents|population|airport|port|city|police|government|parliament)|"
    r" (?:and|or) [A-Z])"
)
_HOME_STATE = re.compile(r"[DRI]-[A-Z]")  # 'Sen. Edward Zorinsky, D-Neb.'
# A little-known name is believed so near to a place that the article surely names.
NEIGHBOURHOOD_KM = 50.0
NOTABLE_TOWN = 20_000  # people; a smaller one may as well be the person that it is named after
MOST_POINTS = 40  # that are compared
NO_PLACE_HEADS = frozenset("bank banque banco ministry ministère ministerio university université".split())
NO_PLACE_ENDINGS = frozenset(
    "bank inc corp co ltd plc group commission court club dlrs dlr minerals sales yen pct mln".split()
)
PLACE_LABELS = frozenset(("GPE", "LOC", "FAC"))


@dataclass(frozen=True, slots=True)
class Found:
    """One stretch of text that names a place."""

    start: int
    end: int
    source: Source
    sure: bool = False  # even where a person is claimed to be named: a country, a place with its state
    firm: bool = False  # even where an organisation is: somewhere the article speaks of being in it


def recognise_places(  # noqa: PLR0913 - what is known of one article
    text: str,
    *,
    model_spans: Sequence[ModelSpan] = (),
    excluded: Iterable[Span] = (),
    bodies: Iterable[Span] = (),
    never: Iterable[Span] = (),
    language: str = "en",
) -> tuple[Found, ...]:
    """Return the stretches that name places, in order, never overlapping.

    Args:
        text: the article's plain text.
        model_spans: (start, end, label) of a model's names; those labelled GPE, LOC and FAC are used.
        excluded: (start, end) of what is surely no place, such as the names of people.
        bodies: (start, end) of organisations; 'Texas' counts inside 'Texas Forest Service', but a body's
            whole name does not.
        never: what no place is found in, however sure it would be elsewhere.
        language: of the text, as an ISO 639-1 code; German writes all nouns with a capital.
    """
    never = sorted(never)
    here = PeopleHere(text)
    claims = sorted([*excluded, *never])
    people, institutions = Stretches(claims), frozenset(bodies)
    whole = frozenset(claims).difference(never)
    found = [
        f
        for f in _with_patterns(_judged(text, language, here), _pattern_spans(text, _nouns(text, language)))
        if not people.meet(f.start, f.end) or (f.sure and (f.start, f.end) in whole)
    ]
    found = [f for f in found if f.firm or (f.start, f.end) not in institutions]
    taken = Stretches([(f.start, f.end) for f in found])
    claimed = Stretches(institutions)
    for start, end in _disjoint(_model_places(text, model_spans)):
        if not (
            people.meet(start, end)
            or claimed.meet(start, end)
            or taken.meet(start, end)
            or here.denies(start, end)
        ):
            found.append(Found(start, end, "model"))
    return tuple(sorted(found, key=lambda f: f.start))


def _judged(text: str, language: str, people_here: PeopleHere) -> list[Found]:
    words = tokens_of(text)
    nouns = _nouns(text, language)
    judged = [
        (match, people_here.overrule(match, assess(text, words, match, nouns)))
        for match in matches(text, words, nouns, language)
    ]
    keys = {
        degree: frozenset(match.key for match, assessed in judged if assessed is degree)
        for degree in Plausibility
    }
    sure, people = keys[Plausibility.SURE], keys[Plausibility.PERSON]
    firm = sure | keys[Plausibility.FIRM]
    near = _near_firm_ones(text, words, judged, firm)
    return [
        Found(
            match.start,
            match.end,
            match.source,
            match.key in sure - people,
            match.key in firm - people and match.code != "R",  # 'EU' is the organisation, where one is found
        )
        for match, plausibility in judged
        if accepts(plausibility, match.key, firm | near, people)
    ]


def _nouns(text: str, language: str) -> NameWords | None:
    """Return the words of a language that writes its nouns with a capital; None for all others."""
    if language[:2].lower() != "de":
        return None
    return name_words("de", damaged=lost_umlauts(text))


def _near_firm_ones(
    text: str, words: Sequence[Token], judged: Sequence[tuple[Match, Plausibility]], firm: frozenset[str]
) -> frozenset[str]:
    """Return the little-known names of the article that lie near a place it surely names."""
    sure = {match.key: text[match.start : match.end] for match, _ in judged if match.key in firm}
    points = [
        (reading.entry.latitude, reading.entry.longitude)
        for surface in sure.values()
        for reading in tables().known(surface)[:2]
        if reading.entry.code in "PSLB"
    ]
    near, seen = set(), set()
    for match, plausibility in judged:
        if plausibility is not Plausibility.OPEN or match.key in seen or match.source != "gazetteer":
            continue
        seen.add(match.key)
        if _stands_with_capital(words, match) or _is_doubtful(words, match):
            continue
        entries = [reading.entry for reading in tables().known(text[match.start : match.end])]
        if any(
            kilometres(entry.latitude, entry.longitude, *point) < NEIGHBOURHOOD_KM
            for entry in entries
            if entry.code in "PL"
            for point in points[:MOST_POINTS]
        ):
            near.add(match.key)
    return frozenset(near)


def _stands_with_capital(words: Sequence[Token], match: Match) -> bool:
    """Return whether a capitalised word stands right before or behind a match, as part of a longer name."""
    before = words[match.first - 1] if match.first and words[match.first].gap == " " else None
    after = words[match.last + 1] if match.last + 1 < len(words) else None
    return bool(
        (before and before.capital and not before.opens)
        or (after and after.capital and after.gap in (" ", "-"))
    )


def _is_doubtful(words: Sequence[Token], match: Match) -> bool:
    word = words[match.first]
    return match.first == match.last and (
        word.text.casefold() in doubtful_words()
        or (word.opens and word.text.casefold() in ordinary_list("en"))
    )


def _with_patterns(found: list[Found], patterns: Iterable[Span]) -> list[Found]:
    """Put the patterns' stretches in place of the shorter names that they cover."""
    merged: list[Found] = []
    at = 0
    for start, end in _disjoint(patterns):
        while at < len(found) and found[at].end <= start:
            merged.append(found[at])
            at += 1
        beyond = at
        while beyond < len(found) and found[beyond].start < end:
            beyond += 1
        if all(start <= rival.start and rival.end <= end for rival in found[at:beyond]):
            merged.append(Found(start, end, "rule", sure=True, firm=True))
            at = beyond
    return merged + found[at:]


def _disjoint(spans: Iterable[Span]) -> Iterator[Span]:
    """Yield the spans in order, without those that begin inside one before."""
    reached = 0
    for start, end in sorted(spans, key=lambda span: (span[0], -span[1])):
        if start >= reached:
            yield start, end
            reached = end


def _pattern_spans(text: str, nouns: NameWords | None) -> Iterator[Span]:
    if nouns is not None:
        for match in GERMAN_KIND.finditer(text):
            if not nouns.is_noun(match[0].removesuffix("es")):
                yield match.span()
    for pattern in (ROADS, KIND_BEFORE, NAMED_KIND):
        for match in pattern.finditer(text):
            if not LUNAR.match(match[0]) and match[0].partition(" ")[0].lower() not in NO_PLACE_HEADS:
                yield _trimmed(text, *match.span())
    for listed in LISTED_KINDS.finditer(text):
        for name in re.compile(CAPITALISED).finditer(text, listed.start(), listed.start("kind")):
            yield name.span()
    for pattern in (SAID_TO_BE, CALLED, LOCATED, *((RIVERS,) if IN_FLOOD.search(text) else ())):
        for match in pattern.finditer(text):
            group = "place" if match["place"] else "place2"
            start, end = _trimmed(text, *match.span(group))
            if start < end and not is_initialism(text[start:end]):
                yield start, end
    for start, end in (*listed_places(text), *residences(text)):
        if nouns is None or not nouns.is_ordinary(text[start:end]):
            yield start, end
    for match in SMALL_KIND.finditer(text):
        yield match.span()
    for heading in HEADING.finditer(text):
        title = heading["place"]
        if tables().known(title) and doubtful_words().isdisjoint(title.casefold().split()):
            yield heading.span("place")
    for dateline in DATELINE.finditer(text):
        if tables().known(dateline["place"]):
            yield dateline.span("place")


def _model_places(text: str, spans: Iterable[ModelSpan]) -> Iterator[Span]:
    for start, end, label in spans:
        if label in PLACE_LABELS:
            first, last = _trimmed(text, start, end)
            if _TITLE_BEFORE.search(text, max(0, first - 24), first):
                continue
            surface = text[first:last]
            if surface.lower() in STATES_SHORTENED and not (
                text.startswith(".", last) or text.endswith((", ", " ("), 0, first)
            ):
                continue  # 'attended Mass'
            if first < last and _is_credible(surface, label) and _is_placed(text, first, last):
                yield first, last


def _is_placed(text: str, start: int, end: int) -> bool:
    """Return whether a model's place is in the gazetteer, or stands where places do: brands seldom do."""
    surface = text[start:end]
    if " " in surface or tables().readings(surface):
        return True
    before = _WORD_BEFORE.search(text, max(0, start - 24), start)
    small = before[1].lower() if before else ""
    return (
        small in LOCATIVES | _BESIDE
        or not before
        or text[start - 2 : start] == ", "
        or _PLACE_BEHIND.match(text, end) is not None
        or surface.isupper()
    )


def _is_credible(surface: str, label: str) -> bool:
    """Return whether a model's span reads like the name of a place; models take many a brand for one."""
    words = surface.split()
    if LUNAR.match(surface):
        return False
    if (
        words[0].rstrip(".") in NO_PLACES
        or not words[0][:1].isupper()
        or any(c.isdigit() or c in "@/:" for c in surface)
    ):
        return False
    if words[0].lower() in NO_PLACE_HEADS or words[-1].lower() in NO_PLACE_ENDINGS:
        return False
    if surface.lower() in GENERIC or (surface.lower() in ordinary_list("en") and not tables().known(surface)):
        return False
    if label == "FAC":
        return len(words) > 1 and words[-1] in FACILITY_WORDS
    if len(words) > 1:
        if looks_like_full_name(words) and not any(is_notable(r.entry) for r in tables().known(surface)):
            return False
        return words[0].casefold() not in place_like_given_names()
    if is_initialism(surface) or surface in DIRECTIONS | HEAVENS or _HOME_STATE.match(surface):
        return False
    return surface.casefold() not in doubtful_words() if label == "GPE" else bool(tables().known(surface))


def looks_like_full_name(words: Sequence[str]) -> bool:
    """Return whether words read as a given name and a surname rather than as a place: 'Thabo Mbeki'."""
    first = words[0]
    return (
        len(words) == 2
        and first not in PLACE_HEADS
        and words[-1] not in KIND_AFTER | FACILITY_WORDS
        and fold_name(first) in given_names()
    )


def is_notable(entry: GazetteerEntry) -> bool:
    """Return whether a place is more than a village."""
    return entry.code in "CASRWF" or entry.population > NOTABLE_TOWN


def _trimmed(text: str, start: int, end: int) -> Span:
    """Return the span without a leading article, a trailing possessive or a full stop of the sentence."""
    surface = text[start:end]
    lead = re.match(r"\s*(?:[Tt]he|[Aa]n?)\s+|\s+", surface)
    tail = re.search(r"(?:['’]s?|[\s,;:]|(?<=\w{4})\.)+$", surface)
    return start + (lead.end() if lead else 0), end - (len(tail[0]) if tail else 0)
