"""Where a place lies that no gazetteer has: by what the text says of it, or what it is named with. Pure."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Final

from ..gazetteer.lookup import GazetteerEntry, place_key
from ..gazetteer.tables import tables
from .relation import Relation, displaced, relation_of
from .resolve import Resolution, neighbour

# km within which a place lies in a division: its point is the mean of the places inside. A country has none.
DIVISION_KM: Final = {"A": 150.0, "B": 40.0}
BESIDE_KM: Final = 150.0  # of a place of which only its neighbour in the text is known: a guess
HOSTED_KM: Final = 10.0  # of 'Colchester General Hospital' about Colchester
RELATED, HOSTED, GUESSED = 0.6, 0.5, 0.2  # confidence, times that of the landmark


@dataclass(frozen=True, slots=True)
class Location:
    """A point that is borrowed from a better-known place, and how far to trust it."""

    landmark: GazetteerEntry
    inside: bool  # the place lies in the landmark, not merely near it
    latitude: float | None
    longitude: float | None
    uncertainty: float | None
    relation: str | None
    confidence: float


def locate(
    text: str,
    spans: Iterable[tuple[int, int]],
    host: Resolution | None,
    meanings: Mapping[str, Resolution],
    by_span: Mapping[tuple[int, int], Resolution],
) -> Location | None:
    """Return where a place lies that has no entry of its own, or None where its article names no known place.

    Args:
        text: the article.
        spans: where it names the place.
        host: the place whose name is part of the place's own, as in 'Colchester General Hospital'.
        meanings: what the article's other names mean, by folded name.
        by_span: the same by the stretches they stand at.
    """
    spans = list(spans)
    for start, end in spans:
        relation = relation_of(text, start, end)
        landmark = _landmark(relation, meanings) if relation else None
        if relation and landmark:
            return _related(relation, landmark)
    if host is not None and host.supported:
        return _at(host, HOSTED_KM, HOSTED, inside=True)
    named = {s: m for s, m in by_span.items() if m.manner not in ("host", "demonym")}
    near = neighbour(spans[0], _of_own_country(text[slice(*spans[0])], named) or named)
    return _at(near, BESIDE_KM, GUESSED, inside=False) if near else None


def _of_own_country(
    name: str, meanings: Mapping[tuple[int, int], Resolution]
) -> dict[tuple[int, int], Resolution]:
    """Return the places of the country whose name a place's own begins with: 'India Gate'."""
    country = next(
        (r.entry.country for r in tables().known(name.partition(" ")[0]) if r.entry.code == "C"), ""
    )
    return {span: found for span, found in meanings.items() if country and found.entry.country == country}


def _landmark(relation: Relation, meanings: Mapping[str, Resolution]) -> Resolution | None:
    """Return the meaning of the longest head of the words that stand where the landmark does."""
    words = relation.landmark.split(" ")
    for count in range(len(words), 0, -1):
        meaning = meanings.get(place_key(" ".join(words[:count]).rstrip(".")))
        if meaning and meaning.manner not in ("host", "demonym"):
            return meaning
    return None


def _related(relation: Relation, landmark: Resolution) -> Location:
    entry = landmark.entry
    located = _at(landmark, relation.uncertainty, RELATED, inside=relation.phrase.startswith("in "))
    phrase = relation.phrase.removesuffix(relation.landmark) + entry.name
    if located.latitude is None:
        return Location(entry, located.inside, None, None, None, phrase, located.confidence)
    latitude, longitude = displaced(entry.latitude, entry.longitude, relation)
    uncertainty = max(relation.uncertainty, DIVISION_KM.get(entry.code, 0.0))
    return Location(entry, located.inside, latitude, longitude, uncertainty, phrase, located.confidence)


def _at(landmark: Resolution, uncertainty: float, confidence: float, *, inside: bool) -> Location:
    entry = landmark.entry
    trust = round(confidence * landmark.confidence, 3)
    if entry.code in "CRW":  # the middle of a country or a sea is nobody's place
        return Location(entry, inside, None, None, None, None, trust)
    uncertainty = max(uncertainty, DIVISION_KM.get(entry.code, 0.0))
    relation = f"in {entry.name}" if inside else None
    return Location(entry, inside, entry.latitude, entry.longitude, uncertainty, relation, trust)
