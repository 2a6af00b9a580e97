"""What the text right behind a place says of where it is: the state it lies in, the town it is near. Pure."""

import re
from collections.abc import Iterable

from ..gazetteer.lookup import GazetteerEntry, kilometres
from ..gazetteer.tables import PlaceReading, tables
from .words import CALENDAR, CAPITALISED, DIRECTIONS, WHEREABOUTS

FOLLOWING = re.compile(
    r"(?:,| \() {0,2}(?P<in>in )?(?P<names>[A-ZÀ-Þ][^\s,;:()]*(?: [A-ZÀ-Þ][^\s,;:()]*){0,2})"
)

_LISTED = re.compile(r",? (?:and|or|&) [A-ZÀ-Þ]")

NEAR = re.compile(rf", {WHEREABOUTS} (?P<place>{CAPITALISED})")

LAND_KM, COUNTY_KM = 120.0, 45.0  # from the middle of an old land and of a county of Britain to its border


def landmark_after(text: str, end: int) -> tuple[PlaceReading, ...]:
    """Return the readings of the place that another is said to be near, as in 'Tarmiya, north of Baghdad'."""
    match = NEAR.match(text, end)
    if match is None:
        return ()
    words = match["place"].rstrip(".").split(" ")
    for count in range(len(words), 0, -1):
        readings = tables().known(" ".join(words[:count]))
        if readings:
            return tuple(PlaceReading(reading.entry, "host") for reading in readings)
    return ()


def container_after(text: str, end: int, readings: Iterable[GazetteerEntry] = ()) -> GazetteerEntry | None:
    """Return the division or country named right behind a place, as in 'Paris, Texas'.

    Behind 'in', as in 'Ludlow, in Shropshire', it counts only where one of the name's readings lies in it:
    people are in places, too.
    """
    match = FOLLOWING.match(text, end)
    if match is None:
        return None
    words = match["names"].split(" ")
    if words[0].casefold() in CALENDAR:
        return None
    inside = list(readings)
    for count in range(len(words), 0, -1):
        if count == 1 and words[0] in DIRECTIONS:
            return None  # of 'X, South Africa's president'
        found = [
            reading.entry
            for reading in tables().known(" ".join(words[:count]))
            if reading.entry.code in "CABR" and reading.manner in ("chief", "abbreviation")
        ]
        listed = _LISTED.match(text, match.start("names") + len(" ".join(words[:count]))) is not None
        if listed:  # 'Toyota, Honda and Nissan'
            found = [entry for entry in found if entry.code != "B"]
        holding = [entry for entry in found if any(contains(entry, other) for other in inside)]
        if holding or (found and not match["in"]):
            return (holding or found)[0]
    return None


def contains(container: GazetteerEntry, entry: GazetteerEntry) -> bool:
    """Return whether a place lies in a division or country, as far as the gazetteer's codes say.

    Old lands ('Yorkshire') and Britain's counties, whose towns are their own divisions today, reach as far
    as such lands do.
    """
    if container.row == entry.row or container.country != entry.country:
        return False
    reach = LAND_KM if container.code == "R" else COUNTY_KM if _is_old_county(container) else 0.0
    if reach and kilometres(container.latitude, container.longitude, entry.latitude, entry.longitude) < reach:
        return True
    if container.code == "C":
        return True
    if container.admin1 != entry.admin1:
        return False
    return container.code == "A" or not entry.admin2 or container.admin2 == entry.admin2


def _is_old_county(entry: GazetteerEntry) -> bool:
    return entry.code == "B" and entry.country == "GB"
