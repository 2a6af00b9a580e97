"""How well a name is known as a place's, and as nothing else's."""

from collections.abc import Sequence

from ..gazetteer.lookup import GazetteerEntry, place_key
from ..gazetteer.tables import PlaceReading, tables
from ..people.names import place_like_given_names
from .tokens import DOUBTFUL_TOWN, LONG_NAMED_TOWN, METROPOLIS, NOTABLE_DIVISION, PLAIN_TOWN, Size
from .words import doubtful_words, ordinary_words


def size_of(surface: str, readings: Sequence[PlaceReading]) -> Size:
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
