"""The surroundings of a place on the map of the world: a window on it, with its named places."""

import math
from collections.abc import Iterable, Sequence
from typing import NamedTuple

from ..article_digests import digest_of
from ..entities import LinkedName, Name
from .world import HEIGHT, WIDTH

_WIDE, _HIGH = 130.0, 84.0  # units of the world's drawing that a window shows
_MOST = 6  # neighbours that are named
_LETTER, _LINE = 3.6, 7.0  # units: the width of a letter and the height of a line, about
_APART = 3.0  # units; what lies nearer is the place itself, or a part of it


class Located(NamedTuple):
    """A place at its point of the world's drawing."""

    name: Name
    x: float
    y: float


class MapLabel(NamedTuple):
    """A neighbour in the window, its name on the side where there is room."""

    name: LinkedName
    x: float
    y: float
    text_x: float
    side: str  # 'end' where the name stands before its point, else empty


class Neighbourhood(NamedTuple):
    """A window on the world's drawing."""

    left: float
    top: float
    wide: float
    high: float
    labels: Sequence[MapLabel]


class NeighbourIndex:
    """Finds the places around a point; those of an archive, set up once.

    Args:
        places: all that have a point of their own.
    """

    def __init__(self, places: Iterable[Located]) -> None:
        self._cells: dict[tuple[int, int], list[Located]] = {}
        self._windows: dict[tuple[int, int], Sequence[Located]] = {}
        self._digests: dict[tuple[int, int], str] = {}
        for place in places:
            self._cells.setdefault(_cell(place.x, place.y), []).append(place)

    def made_of(self, x: float, y: float) -> str:
        """Return what changes whenever the window around a point may show something else.

        Which of two neighbours has more articles counts, and not how many: those change every day.
        """
        cell = _cell(*_corner(x, y))
        if cell not in self._digests:
            near = [(place.name.linked, place.x, place.y) for place in self._near(cell)]
            self._digests[cell] = digest_of(near)
        return self._digests[cell]

    def _near(self, cell: tuple[int, int]) -> Sequence[Located]:
        """Return the places that a window may show whose corner is in a cell, the most named first."""
        if cell not in self._windows:
            near = [place for part in _cells_of(cell) for place in self._cells.get(part, ())]
            near.sort(key=lambda place: (-place.name.total, place.name.slug))
            self._windows[cell] = near
        return self._windows[cell]

    def around(self, slug: str, x: float, y: float) -> Neighbourhood:
        """Return the window around a place, with the names of its largest neighbours that have room.

        Args:
            slug: of the place, which is no neighbour of its own.
            x: its point in the world's drawing, from the left.
            y: the same, from the top.
        """
        left, top = _corner(x, y)
        near = [
            place
            for place in self._near(_cell(left, top))
            if place.name.slug != slug
            and left <= place.x <= left + _WIDE
            and top <= place.y <= top + _HIGH
            and math.hypot(place.x - x, place.y - y) >= _APART
        ]
        return Neighbourhood(round(left, 1), round(top, 1), _WIDE, _HIGH, _labels(near, (x, y), left))


def _corner(x: float, y: float) -> tuple[float, float]:
    """Return left and top of the window around a point."""
    return min(max(0.0, x - _WIDE / 2), WIDTH - _WIDE), min(max(0.0, y - _HIGH / 2), HEIGHT - _HIGH)


def _cell(x: float, y: float) -> tuple[int, int]:
    return int(x // _WIDE), int(y // _HIGH)


def _cells_of(cell: tuple[int, int]) -> Iterable[tuple[int, int]]:
    columns, rows = cell
    return ((columns + right, rows + below) for right in (0, 1) for below in (0, 1))


def _labels(near: Sequence[Located], own: tuple[float, float], left: float) -> Sequence[MapLabel]:
    """Return the first neighbours whose names stand on no other name, nor on the place itself."""
    taken = [(own[0] - 4, own[0] + 4, own[1] - 4, own[1] + 4)]
    labels: list[MapLabel] = []
    for place in near:
        length = _LETTER * len(place.name.name)
        ends_before = place.x + 3 + length > left + _WIDE
        start = place.x - 3 - length if ends_before else place.x + 3
        box = (
            min(start, place.x) - 1,
            max(start + length, place.x) + 1,
            place.y - _LINE / 2,
            place.y + _LINE / 2,
        )
        if start < left or any(_meet(box, other) for other in taken):
            continue
        taken.append(box)
        text_x = place.x - 3 if ends_before else place.x + 3
        labels.append(
            MapLabel(place.name.linked, place.x, place.y, round(text_x, 1), "end" if ends_before else "")
        )
        if len(labels) == _MOST:
            break
    return labels


def _meet(one: Sequence[float], other: Sequence[float]) -> bool:
    return one[0] < other[1] and other[0] < one[1] and one[2] < other[3] and other[2] < one[3]
