"""Where a text says that a place lies: 'south of Baghdad', '30 km east of Mosul', 'in Bratislava'. Pure."""

import re
from dataclasses import dataclass
from math import asin, atan2, cos, degrees, radians, sin
from typing import Final

from ..dates.numerals import cardinal
from ..gazetteer.lookup import EARTH_KM
from .words import APPROXIMATELY, CAPITALISED, LENGTH, NUMBER_WORDS

# How far 'south of Baghdad' is when no distance is given, and how wrong that may be: in the news such places
# lie between the suburbs and the next town.
USUAL_KM: Final = 25.0
DIRECTED_KM: Final = 50.0
NEAR_KM: Final = 15.0  # 'near Baghdad', 'outside Baghdad'
INSIDE_KM: Final = 10.0  # 'in Baghdad': anywhere in the town
SHARE: Final = 0.25  # of a stated distance, for 'about' and for where in the town it is counted from

_NUMBER: Final = rf"(?:\d{{1,3}}(?:[.,]\d{{1,3}})?|{'|'.join(NUMBER_WORDS)})"
_DISTANCE: Final = rf"(?P<n>{_NUMBER})[ -]?(?P<u>{LENGTH})(?: \([^)]{{1,20}}\))? "
_COMPASS: Final = r"(?P<d>(?:north|south)(?:-?(?:east|west))?|east|west)(?:ern outskirts)?"
_KIND: Final = (
    r"(?:an? |the )?(?:\w{1,12} )?"
    r"(?:town|village|hamlet|suburb|city|settlement|area|district|port|camp|base) "
)
AFTER: Final = re.compile(
    rf"(?: and {CAPITALISED}(?=, in )|),? (?:{_KIND})?(?:which is |that lies |located |situated |lying )?"
    rf"{APPROXIMATELY}(?:(?:{_DISTANCE})?{_COMPASS} of"
    r"|(?P<near>near|outside|close to|not far from|on the outskirts of)"
    rf"|(?P<in>in)) (?:the (?:town|village|city|port) of |central |downtown )?(?P<place>{CAPITALISED})"
)
OWNER: Final = re.compile(rf"(?P<place>{CAPITALISED})[’']s $")
CALLED: Final = re.compile(
    rf"(?:{_DISTANCE})?{_COMPASS} of (?P<place>{CAPITALISED}),? (?:called|named|known as) $"
)
_BEARINGS: Final = {
    word: 45 * eighth
    for eighth, word in enumerate(
        "north northeast east southeast south southwest west northwest".split(),
    )
}
_MILE: Final = 1.609344  # km


@dataclass(frozen=True, slots=True)
class Relation:
    """How a place lies to another that is better known."""

    landmark: str  # as the text names it; its last words may belong to something else
    phrase: str  # 'south of Baghdad'
    bearing: int | None  # degrees from north, None where the text says only 'in' or 'near'
    kilometres: float  # from the landmark
    uncertainty: float  # km within which the place lies about the point so found


def relation_of(text: str, start: int, end: int) -> Relation | None:
    """Return how the place named at text[start:end] is said to lie to another, None where nothing is said."""
    if match := AFTER.match(text, end):
        landmark = match["place"]
        if match["in"]:
            return Relation(landmark, f"in {landmark}", None, 0.0, INSIDE_KM)
        if match["near"]:
            return Relation(landmark, f"{match['near']} {landmark}", None, 0.0, NEAR_KM)
        return _directed(match)
    if match := CALLED.search(text, max(0, start - 100), start):
        return _directed(match)
    if match := OWNER.search(text, max(0, start - 60), start):
        return Relation(match["place"], f"in {match['place']}", None, 0.0, INSIDE_KM)
    return None


def _directed(match: re.Match[str]) -> Relation:
    landmark, direction = match["place"], match["d"].replace("-", "")
    bearing = _BEARINGS[direction]
    if match["n"] is None:
        return Relation(landmark, f"{direction} of {landmark}", bearing, USUAL_KM, DIRECTED_KM)
    away = _counted(match["n"]) * (_MILE if match["u"].startswith("mi") else 1)
    phrase = f"{match['n']} {match['u']} {direction} of {landmark}"
    return Relation(landmark, phrase, bearing, away, round(max(NEAR_KM / 2, SHARE * away), 1))


def _counted(number: str) -> float:
    """Return the value of '12.5', '12,5' or 'ten'."""
    return float(cardinal(number) if number.isalpha() else number.replace(",", "."))


def displaced(latitude: float, longitude: float, relation: Relation) -> tuple[float, float]:
    """Return the point that lies so far in that direction, in degrees, along a great circle."""
    if relation.bearing is None:
        return latitude, longitude
    phi, angle, course = radians(latitude), relation.kilometres / EARTH_KM, radians(relation.bearing)
    psi = asin(sin(phi) * cos(angle) + cos(phi) * sin(angle) * cos(course))
    step = atan2(sin(course) * sin(angle) * cos(phi), cos(angle) - sin(phi) * sin(psi))
    east = (longitude + degrees(step) + 180) % 360 - 180
    return round(degrees(psi), 4), round(east, 4)
