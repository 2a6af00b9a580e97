"""Places of an article: where they are named, which are meant, and one Place of all mentions of the same.

Finding is in `recognise`, settling in `resolve`; here their answers become Place values.
"""

import datetime as dt
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from math import exp

from ..gazetteer.lookup import GazetteerEntry, place_key
from ..gazetteer.tables import tables, with_article
from ..tags import Mention, Place, PlaceKind
from .articled import place_name
from .location import GUESSED, Location, locate
from .recognise import Found, ModelSpan, Span, recognise_places
from .resolve import Resolution, resolve
from .words import FACILITY_WORDS, WATER_WORDS

KINDS: dict[str, PlaceKind] = {
    "C": "country",
    "A": "region",
    "B": "region",
    "S": "city",
    "P": "city",
    "L": "city",
    "F": "facility",
    "R": "area",
    "W": "water",
}
FOUND_CONFIDENCE = {"model": 0.6, "rule": 0.7, "gazetteer": 0.8, "authority": 1.0}
LEAD = 300  # characters; a place first named so far into the article has lost two thirds of its earliness
ABOUT = 0.5  # the salience from which an article is about a place


@dataclass(frozen=True, slots=True)
class Named:
    """One mention with its meaning, where it has one."""

    found: Found
    surface: str
    meaning: Resolution | None


def find_places(  # noqa: PLR0913 - what is known of one article
    text: str,
    *,
    model_spans: Sequence[ModelSpan] = (),
    excluded: Iterable[Span] = (),
    bodies: Iterable[Span] = (),
    never: Iterable[Span] = (),
    language: str = "en",
    published: dt.date | None = None,
) -> tuple[Place, ...]:
    """Return the places that a text names, each with all its mentions, in order of first mention.

    Args:
        text: the article's plain text.
        model_spans: (start, end, label) of a model's names; GPE, LOC and FAC are used.
        excluded: (start, end) of the names of people; no place is found inside them.
        bodies: (start, end) of the names of organisations; a place inside one counts, the whole does not.
        never: (start, end) of what is no place whatever the gazetteer says: ships, teams, firms, surnames.
        language: the article's language, as an ISO 639-1 code: which countries it names without saying so.
        published: the article's date: former names ('Batavia') mean what they meant then.
    """
    finds = recognise_places(
        text, model_spans=model_spans, excluded=excluded, bodies=bodies, never=never, language=language
    )
    spans = [(found.start, found.end) for found in finds]
    meanings = resolve(text, spans, language=language, year=published.year if published else None)
    named: dict[tuple[str, object], list[Named]] = defaultdict(list)
    for found in finds:
        surface = text[found.start : found.end]
        meaning = meanings.get(_key(text, (found.start, found.end)))
        if meaning is None or meaning.manner == "host":
            identity: tuple[str, object] = ("name", place_key(surface))
        else:
            identity = ("row", meaning.entry.row)
        named[identity].append(Named(found, surface, meaning))
    by_span = {span: meaning for span in spans if (meaning := meanings.get(_key(text, span)))}
    return tuple(_place(text, group, len(finds), meanings, by_span) for group in named.values())


def countries_of(places: Iterable[Place]) -> dict[str, float]:
    """Return the countries that an article's places lie in, by ISO code, with their salience, highest first.

    From `ABOUT` upwards the article is about the country; below, it only mentions it.
    """
    starts: dict[str, list[int]] = defaultdict(list)
    finds = 0
    for place in places:
        finds += len(place.mentions)
        if place.country:
            starts[place.country] += [mention.start for mention in place.mentions]
    saliences = {country: _salience(found, finds) for country, found in starts.items()}
    return dict(sorted(saliences.items(), key=lambda pair: (-pair[1], pair[0])))


def resolve_mentions(
    text: str,
    spans: Sequence[Span],
    *,
    published: dt.date | None = None,
) -> list[Place | None]:
    """Return one place, or None, for each (start, end) span of the text, in the order given.

    A name that no gazetteer has gets the point of the place named nearest to it, with a confidence
    that says so; None is left for a text that names no known place at all.
    """
    context = [(found.start, found.end) for found in recognise_places(text)]
    by_name = resolve(text, spans, context=context, year=published.year if published else None)
    meanings = {span: by_name.get(_key(text, span)) for span in (*spans, *context)}
    return [_standing(text, span, meanings) for span in spans]


def _key(text: str, span: Span) -> str:
    return place_key(place_name(text, *span))


def _standing(text: str, span: Span, meanings: Mapping[Span, Resolution | None]) -> Place | None:
    """Return the place for one mention, or the point that the text gives it under its name."""
    mentions = (Mention(span[0], span[1], text[span[0] : span[1]]),)
    meaning = meanings[span]
    if meaning is not None and meaning.manner != "host":
        return _own(meaning, meaning.entry.name, mentions)
    by_span = {other: found for other, found in meanings.items() if found}
    by_name = {_key(text, other): found for other, found in by_span.items()}
    location = locate(text, [span], meaning, by_name, by_span)
    return _located(mentions[0].surface, mentions, location) if location else None


def _place(
    text: str,
    group: list[Named],
    finds: int,
    meanings: Mapping[str, Resolution],
    by_span: Mapping[Span, Resolution],
) -> Place:
    mentions = tuple(
        Mention(
            named.found.start,
            named.found.end,
            named.surface,
            named.found.source,
            FOUND_CONFIDENCE[named.found.source] if not named.found.sure else 0.95,
        )
        for named in group
    )
    meaning = group[0].meaning
    salience = _salience([mention.start for mention in mentions], finds)
    if meaning is None or meaning.manner == "host":
        spans = [(mention.start, mention.end) for mention in mentions]
        location = locate(text, spans, meaning, meanings, by_span)
        located = _located(_name(group), mentions, location, meaning, salience)
        guessed = location is not None and location.relation is None and location.confidence <= GUESSED
        return replace(located, country=None) if guessed and _is_abroad(located, by_span) else located
    demonyms = all(named.meaning and named.meaning.manner == "demonym" for named in group)
    return _own(meaning, _name(group), mentions, salience, demonym_only=demonyms)


def _is_abroad(place: Place, by_span: Mapping[Span, Resolution]) -> bool:
    """Return whether the neighbour that lends a place its country is not where most of the article's lie."""
    countries = Counter(meaning.entry.country for meaning in by_span.values() if meaning.entry.country)
    most = max(countries.values(), default=0)
    return place.country is not None and countries[place.country] < most


def _own(
    meaning: Resolution,
    name: str,
    mentions: tuple[Mention, ...],
    salience: float = 0.0,
    *,
    demonym_only: bool | None = None,
) -> Place:
    entry = meaning.entry
    return Place(
        name=name,
        mentions=mentions,
        kind=KINDS[entry.code],
        geonames_id=entry.geonames_id,
        latitude=entry.latitude,
        longitude=entry.longitude,
        country=entry.country or None,
        admin=_admin(entry),
        demonym_only=meaning.manner == "demonym" if demonym_only is None else demonym_only,
        confidence=round(meaning.confidence, 3),
        runner_up=_described(meaning.runner_up),
        salience=salience,
        standard_name=entry.name,
    )


def _located(
    name: str,
    mentions: tuple[Mention, ...],
    location: Location | None,
    meaning: Resolution | None = None,
    salience: float = 0.0,
) -> Place:
    """Return a place that has no entry of its own, at the point that the text gives it."""
    if location is None:
        return Place(name, mentions, kind=_kind_of(name), confidence=0.5, salience=salience)
    host = location.landmark
    inside = (*_admin(host), host.name) if location.inside and host.code not in "CRW" else ()
    return Place(
        name=name,
        mentions=mentions,
        kind=_kind_of(name),
        latitude=location.latitude,
        longitude=location.longitude,
        country=host.country or None,
        admin=inside,
        confidence=location.confidence,
        runner_up=_described(meaning.runner_up) if meaning else None,
        salience=salience,
        uncertainty=location.uncertainty,
        relation=location.relation,
    )


def _kind_of(surface: str) -> PlaceKind | None:
    words = surface.split()
    if len(words) < 2:
        return None
    if words[-1] in WATER_WORDS or words[0] in WATER_WORDS:
        return "water"
    return "facility" if words[-1] in FACILITY_WORDS else "area"


def _name(group: list[Named]) -> str:
    """Return the gazetteer's name for a country, and for others what the article calls it most often.

    A country that goes by a former name alone keeps it: 'Ceylon'.
    """
    meaning = group[0].meaning
    former = all(named.meaning is not None and named.meaning.manner == "former" for named in group)
    if meaning is not None and meaning.entry.code == "C" and meaning.manner != "host" and not former:
        return meaning.entry.name
    names = Counter(
        _settled(named.surface)
        for named in group
        if named.meaning is None or named.meaning.manner in ("chief", "lesser", "former", "host")
    )
    if names:
        own = meaning.entry.name if meaning else ""
        return max(names, key=lambda name: (names[name], name == own))  # of equals, the first in the text
    assert meaning is not None
    return meaning.entry.name


def _settled(surface: str) -> str:
    """Return a name as a heading shows it: one space between words, no shouting."""
    name = " ".join(surface.split())
    name = with_article(name) or name
    return name.title() if name.isupper() and len(name.replace(".", "")) > 4 else name


def _salience(starts: Sequence[int], finds: int) -> float:
    """Return how much an article is about what is mentioned there, among so many mentions of places.

    News says first what it is about: a place of the first lines that takes a third of all mentions has
    a salience of about 1. The constants were set on the country tags that Reuters' indexers gave by hand.
    """
    early = exp(-min(starts) / LEAD)
    share = len(starts) / finds
    return round(min(1.0, (0.6 * early + 0.4 * share) / 0.8), 3)


def _described(entry: GazetteerEntry | None) -> str | None:
    if entry is None:
        return None
    return ", ".join(filter(None, (entry.name, *_admin(entry)[:1], entry.country)))


def _admin(entry: GazetteerEntry) -> tuple[str, ...]:
    gazetteer = tables().gazetteer
    chain = []
    if entry.admin1 and entry.code != "A":
        chain.append(gazetteer.division(entry.country, entry.admin1))
        if entry.admin2 and entry.code != "B":
            chain.append(gazetteer.division(entry.country, entry.admin1, entry.admin2))
    return tuple(division.name for division in chain if division)
