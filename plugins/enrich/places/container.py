"""What a place is said to lie in: the state, county or country named right behind it. Pure."""

import re

from ..gazetteer import Entry
from ..gazetteer_tables import tables

FOLLOWING = re.compile(r"(?:,| \() {0,2}(?P<names>[A-ZÀ-Þ][^\s,;:()]*(?: [A-ZÀ-Þ][^\s,;:()]*){0,2})")


def container_after(text: str, end: int) -> Entry | None:
    """Return the division or country named right behind a place, as in 'Paris, Texas'."""
    match = FOLLOWING.match(text, end)
    if match is None:
        return None
    words = match["names"].split(" ")
    for count in range(len(words), 0, -1):
        for reading in tables().known(" ".join(words[:count])):
            if reading.entry.code in "CAB" and reading.manner in ("chief", "abbreviation"):
                return reading.entry
    return None


def contains(container: Entry, entry: Entry) -> bool:
    """Tell whether a place lies in a division or country, as far as the gazetteer's codes say."""
    if container.row == entry.row or container.country != entry.country:
        return False
    if container.code == "C":
        return True
    if container.admin1 != entry.admin1:
        return False
    return container.code == "A" or not entry.admin2 or container.admin2 == entry.admin2
