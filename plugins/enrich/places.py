"""Places of an article: from spans to places on the map. Finds no spans itself."""

import datetime as dt
from collections.abc import Sequence

from .gazetteer import Entry, fold
from .gazetteer_tables import tables
from .places_resolve import Resolution, resolve
from .tags import Mention, Place, PlaceKind

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


def resolve_mentions(
    text: str, spans: Sequence[tuple[int, int]], *, published: dt.date | None = None
) -> list[Place | None]:
    """Return one place, or None, for each span of the text, in the order given."""
    meanings = resolve(text, spans)
    places: list[Place | None] = []
    for start, end in spans:
        surface = text[start:end]
        meaning = meanings.get(fold(" ".join(surface.split())))
        places.append(meaning and _place(meaning, (Mention(start, end, surface),)))
    return places


def _place(meaning: Resolution, mentions: tuple[Mention, ...]) -> Place:
    entry = meaning.entry
    return Place(
        name=entry.name,
        mentions=mentions,
        kind=KINDS[entry.code],
        geonames_id=entry.geonames_id,
        latitude=entry.latitude,
        longitude=entry.longitude,
        country=entry.country or None,
        admin=_admin(entry),
        demonym_only=meaning.manner == "demonym",
        confidence=round(meaning.confidence, 3),
        runner_up=meaning.runner_up.name if meaning.runner_up else None,
    )


def _admin(entry: Entry) -> tuple[str, ...]:
    gazetteer = tables().gazetteer
    chain = []
    if entry.admin1 and entry.code != "A":
        chain.append(gazetteer.division(entry.country, entry.admin1))
        if entry.admin2 and entry.code != "B":
            chain.append(gazetteer.division(entry.country, entry.admin1, entry.admin2))
    return tuple(division.name for division in chain if division)
