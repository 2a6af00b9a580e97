"""The countries' outlines from Natural Earth, projected and spelled as SVG paths. Knows no article."""

import gzip
import importlib.resources
import math
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache
from typing import Literal, TypeAlias

import numpy as np
from numpy.typing import NDArray

Point = tuple[float, float]
Ring: TypeAlias = NDArray[np.float64]  # of points: longitude and latitude in degrees
Outline = Sequence[tuple[int, int]]  # tenths of a unit of a drawing
Box = tuple[float, float, float, float]  # west, south, east, north

WIDE_PLACES = frozenset({"country", "region", "area", "water"})  # kinds of places that no dot can stand for
WIDTH = 1000  # units of the world's drawing
# Equal Earth: Šavrič, Patterson and Jenny, "The Equal Earth map projection", IJGIS 33 (2019).
_A1, _A2, _A3, _A4 = 1.340264, -0.081106, 0.000893, 0.003796
_ROOT = math.sqrt(3) / 2
_NORTH, _SOUTH = 84.0, -56.0  # degrees that the drawing shows; without Antarctica there is nothing beyond


@dataclass(frozen=True, slots=True)
class Country:
    """A country's outline in degrees."""

    code: str  # ISO 3166-1 alpha-2, empty where it has none
    name: str  # in English
    rings: tuple[Ring, ...]
    boxes: tuple[Box, ...]  # the extent of each ring


@lru_cache(maxsize=2)
def countries(detail: Literal["110m", "50m"]) -> tuple[Country, ...]:
    """Return the countries of the world, at 1:110 million or 1:50 million."""
    file = importlib.resources.files(__package__) / "data" / f"world-{detail}.tsv.gz"
    text = gzip.decompress(file.read_bytes()).decode()
    return tuple(part for line in text.splitlines() for part in _apart(_country(line)))


def _apart(country: Country) -> Iterator[Country]:
    """Yield a country without French Guiana, and that as a country of its own: it has a code of its own."""
    guiana = [number for number, box in enumerate(country.boxes) if country.code == "FR" and _in_guiana(box)]
    if not guiana:
        yield country
        return
    rest = [number for number in range(len(country.rings)) if number not in guiana]
    for code, name, chosen in (("FR", country.name, rest), ("GF", "French Guiana", guiana)):
        yield Country(
            code,
            name,
            tuple(country.rings[number] for number in chosen),
            tuple(country.boxes[number] for number in chosen),
        )


def _in_guiana(box: Box) -> bool:
    west, south, east, north = box
    return west > -56 and east < -51 and south > 1 and north < 7


def _country(line: str) -> Country:
    code, name, rings = line.split("\t")
    outline = tuple(_ring(ring) for ring in rings.split(";"))
    return Country(code, name, outline, tuple(extent(ring) for ring in outline))


def _ring(text: str) -> Ring:
    """Return a ring from its first point and the steps to the others, in hundredths of a degree."""
    steps = np.fromstring(text, dtype=np.int64, sep=" ").reshape(-1, 2)
    points: Ring = steps.cumsum(axis=0) / 100
    return points


@lru_cache(maxsize=8)
def country_names(language: str = "en") -> Mapping[str, str]:
    """Return the name of every country that has a code and an outline, English where we know no other."""
    english = {country.code: country.name for country in countries("50m") if country.code}
    file = importlib.resources.files(__package__) / "data" / "country-names.tsv"
    head, *rows = (line.split("\t") for line in file.read_text("utf-8").splitlines())
    column = {code: place for place, code in enumerate(head)}.get(language.split("-", maxsplit=1)[0])
    return english | {row[0]: row[column] for row in rows} if column else english


def _equal_earth(longitude: float, latitude: float) -> Point:
    t = math.asin(_ROOT * math.sin(math.radians(latitude)))
    t2 = t * t
    t6 = t2 * t2 * t2
    x = math.radians(longitude) * math.cos(t) / (_ROOT * (_A1 + 3 * _A2 * t2 + t6 * (7 * _A3 + 9 * _A4 * t2)))
    return x, t * (_A1 + _A2 * t2 + t6 * (_A3 + _A4 * t2))


_EDGE = _equal_earth(180, 0)[0]
_TOP = _equal_earth(0, _NORTH)[1]
_SCALE = WIDTH / (2 * _EDGE)
HEIGHT = round((_TOP - _equal_earth(0, _SOUTH)[1]) * _SCALE)


def world_point(longitude: float, latitude: float) -> Point:
    """Return where a point of the Earth stands in the drawing of the world (Equal Earth)."""
    x, y = _equal_earth(longitude, latitude)
    return round((x + _EDGE) * _SCALE, 1), round((_TOP - y) * _SCALE, 1)


def world_outline(rings: Iterable[Ring]) -> Iterator[Outline]:
    """Yield rings, in degrees, as they stand in the drawing of the world, in tenths of a unit."""
    for ring in rings:
        points = (world_point(longitude, latitude) for longitude, latitude in ring.tolist())
        yield [(round(x * 10), round(y * 10)) for x, y in points]


def svg_path(outlines: Iterable[Outline], least: int = 6) -> str:
    """Return outlines as the `d` of a path, in relative steps of a tenth of a unit.

    Args:
        outlines: in tenths of a unit of the drawing.
        least: tenths; a point nearer than this to the one before both ways is left out.
    """
    parts = []
    for outline in outlines:
        x, y = at_x, at_y = outline[0]
        steps = []
        for next_x, next_y in outline:
            step_x, step_y = next_x - at_x, next_y - at_y
            if step_x >= least or step_y >= least or step_x <= -least or step_y <= -least:
                steps.append(f"{_tenths(step_x)} {_tenths(step_y)}")
                at_x, at_y = next_x, next_y
        if len(steps) > 1:
            parts.append(f"M{_tenths(x)} {_tenths(y)}l{' '.join(steps)}z")
    return "".join(parts)


@cache
def _tenths(count: int) -> str:
    """Return a number of tenths without what SVG does not need; outlines hold few that differ."""
    text = f"{count / 10:.1f}".removesuffix(".0")
    return text.replace("0.", ".") if text.startswith(("0.", "-0.")) else text


def extent(ring: Ring) -> Box:
    """Return west, south, east and north of a ring."""
    west, south = ring.min(axis=0).tolist()
    east, north = ring.max(axis=0).tolist()
    return west, south, east, north
