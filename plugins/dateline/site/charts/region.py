"""A country and what lies around it, as a drawing of its own in a plate carrée scaled at its middle."""

import math
from dataclasses import dataclass
from functools import lru_cache

from .world import Box, Project, countries, svg_path

_LONG_SIDE = 640  # units of the drawing
_MARGIN = 0.08  # of the longer side, around the country
_APART = 0.6  # of the main land's diagonal: islands farther away are not in the drawing
_LEAST_SPAN = 1.5  # degrees, so that a city state has a neighbourhood


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

    def point(self, longitude: float, latitude: float) -> tuple[float, float]:
        """Return where a point of the Earth stands in the drawing."""
        return _point(self.west, self.north, self.width / (self.east - self.west), self._stretch)(
            longitude, latitude
        )

    def holds(self, longitude: float, latitude: float) -> bool:
        """Return whether a point of the Earth is in the drawing."""
        return self.west <= longitude <= self.east and self.south <= latitude <= self.north

    @property
    def _stretch(self) -> float:
        return _stretch(self.south, self.north)


def _stretch(south: float, north: float) -> float:
    """Return how much longer a degree of latitude is than one of longitude at the middle."""
    return 1 / max(0.2, math.cos(math.radians((south + north) / 2)))


def _point(west: float, north: float, scale: float, stretch: float) -> Project:
    return lambda longitude, latitude: (
        round((longitude - west) * scale, 1),
        round((north - latitude) * scale * stretch, 1),
    )


@lru_cache(maxsize=256)
def draw_country(code: str) -> CountryMap:
    """Return the drawing of a country that `countries` knows."""
    own = next(country for country in countries("50m") if country.code == code)
    west, south, east, north = _view(own.boxes)
    stretch = _stretch(south, north)
    scale = _LONG_SIDE / max(east - west, (north - south) * stretch)
    project = _point(west, north, scale, stretch)
    near = [
        ring
        for country in countries("50m")
        if country.code != code
        for ring, box in zip(country.rings, country.boxes, strict=True)
        if _meets(box, (west, south, east, north))
    ]
    return CountryMap(
        west,
        south,
        east,
        north,
        round((east - west) * scale),
        round((north - south) * scale * stretch),
        svg_path(own.rings, project, 0.8),
        svg_path(near, project, 0.8),
    )


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
