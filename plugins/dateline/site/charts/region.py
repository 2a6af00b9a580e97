"""A country and what lies around it, as a drawing of its own in a plate carrée scaled at its middle."""

import math
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import lru_cache
from typing import NamedTuple

import numpy as np

from .world import Box, Outline, Point, Ring, countries, svg_path

_LONG_SIDE = 640  # units of the drawing
_MARGIN = 0.08  # of the longer side, around the country
_APART = 0.6  # of the main land's diagonal: islands farther away are not in the drawing
_LEAST_SPAN = 1.5  # degrees, so that a city state has a neighbourhood


class Projection(NamedTuple):
    """From degrees to the units of a drawing, whose upper left corner is `west` and `north`."""

    west: float
    north: float
    across: float  # units of a degree of longitude
    down: float  # of latitude

    def point(self, longitude: float, latitude: float) -> Point:
        """Return where a point of the Earth stands in the drawing, to a tenth."""
        return round((longitude - self.west) * self.across, 1), round((self.north - latitude) * self.down, 1)

    def outlines(self, rings: Iterable[Ring]) -> Iterator[Outline]:
        """Yield where the points of rings stand in the drawing, in its tenths."""
        begin, scale = np.array((self.west, self.north)), np.array((self.across * 10, self.down * -10))
        for ring in rings:
            yield np.rint((ring - begin) * scale).astype(int).tolist()


@dataclass(frozen=True, slots=True)
class CountryMap:
    """The drawing; `own` and `around` are paths."""

    west: float
    south: float
    east: float
    north: float
    width: int
    height: int
    own: str
    around: str

    def point(self, longitude: float, latitude: float) -> Point:
        """Return where a point of the Earth stands in the drawing."""
        across = self.width / (self.east - self.west)
        down = across * _stretch(self.south, self.north)
        return Projection(self.west, self.north, across, down).point(longitude, latitude)

    def holds(self, longitude: float, latitude: float) -> bool:
        """Return whether a point of the Earth is in the drawing."""
        return self.west <= longitude <= self.east and self.south <= latitude <= self.north


def _stretch(south: float, north: float) -> float:
    """Return how much longer a degree of latitude is than one of longitude at the middle."""
    return 1 / max(0.2, math.cos(math.radians((south + north) / 2)))


@lru_cache(maxsize=256)
def draw_country(code: str) -> CountryMap:
    """Return the drawing of a country that `countries` knows."""
    own = next(country for country in countries("50m") if country.code == code)
    west, south, east, north = _view(own.boxes)
    stretch = _stretch(south, north)
    scale = _LONG_SIDE / max(east - west, (north - south) * stretch)
    project = Projection(west, north, scale, scale * stretch)
    near = (
        without_far_points(ring, (west, south, east, north))
        for country in countries("50m")
        if country.code != code
        for ring, box in zip(country.rings, country.boxes, strict=True)
        if _meets(box, (west, south, east, north))
    )
    return CountryMap(
        west,
        south,
        east,
        north,
        round((east - west) * scale),
        round((north - south) * scale * stretch),
        svg_path(project.outlines(own.rings), 8),
        svg_path(project.outlines(near), 8),
    )


def without_far_points(ring: Ring, view: Box) -> Ring:
    """Return a ring that looks the same within a view, without most of its points far from there.

    What is farther away than half the view is moved straight onto the edge of what is kept, where of a run
    of points the first and the last are enough. No line that starts within the view is long enough to bend.
    """
    west, south, east, north = view
    reach = max(east - west, north - south) / 2
    kept: Ring = np.clip(ring, (west - reach, south - reach), (east + reach, north + reach))
    moved = (kept != ring).any(axis=1)
    if not moved.any():
        return ring
    distinct = ~moved | (kept != np.roll(kept, 1, axis=0)).any(axis=1)
    kept, moved = kept[distinct], moved[distinct]
    along_edge = (kept == np.roll(kept, 1, axis=0)) & (kept == np.roll(kept, -1, axis=0))
    found: Ring = kept[~(moved & along_edge.any(axis=1))]
    return found


def _view(boxes: tuple[Box, ...]) -> Box:
    """Return the site around the main land and the islands near it, with a margin."""
    west, south, east, north = boxes[0]
    reach = _APART * math.hypot(east - west, north - south)
    grown = (west - reach, south - reach, east + reach, north + reach)
    for box in boxes[1:]:
        if grown[0] <= box[0] and grown[1] <= box[1] and box[2] <= grown[2] and box[3] <= grown[3]:
            west, south = min(west, box[0]), min(south, box[1])
            east, north = max(east, box[2]), max(north, box[3])
    margin = max(_LEAST_SPAN / 2, _MARGIN * max(east - west, north - south))
    return (
        max(-180, west - margin),
        max(-90, south - margin),
        min(180, east + margin),
        min(90, north + margin),
    )


def _meets(one: Box, other: Box) -> bool:
    return one[0] < other[2] and other[0] < one[2] and one[1] < other[3] and other[1] < one[3]
