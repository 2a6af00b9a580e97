"""Country votes and distance-weighted support from the other places of an article. Pure."""

from collections import defaultdict
from functools import lru_cache
from math import exp, floor, sqrt

from ..gazetteer.lookup import EARTH_KM, GazetteerEntry

Point = tuple[float, float, float]  # on the unit sphere
Cell = tuple[int, int, int]

NEAR_KM = 60.0  # over which a vote fades to a third
CELL = 0.06  # of the earth's radius, 380 km: a vote farther away than that may not count
# All the world's news names seats of government and the greatest cities; they tell less of its home.
FAMED = 3_000_000  # people
FAMED_SHARE = 0.5  # of such a city's vote that counts for its country and division
_NEIGHBOURS = 27  # cells about one, itself among them
HALF_A_VOTE = 0.5  # keeps a single other name from being unanimous


class CountryVotes:
    """Votes for countries and their divisions."""

    def __init__(self) -> None:
        self.countries: dict[str, float] = defaultdict(float)
        self.divisions: dict[tuple[str, str], float] = defaultdict(float)
        self.for_countries = self.for_divisions = 0.0

    def add(self, entry: GazetteerEntry, vote: float) -> None:
        """Count a vote for where a place lies."""
        famed = entry.code == "S" or (entry.code == "P" and entry.population > FAMED)
        counted = FAMED_SHARE * vote if famed else vote
        self.countries[entry.country] += counted
        self.for_countries += vote
        if entry.admin1:
            self.divisions[entry.country, entry.admin1] += counted
            self.for_divisions += vote

    def shares_without(self, own: "CountryVotes", entry: GazetteerEntry) -> tuple[float, float]:
        """Return the shares of a place's country and division in the votes, a name's own left out."""
        others = self.for_countries - own.for_countries + HALF_A_VOTE
        country = (self.countries[entry.country] - own.countries[entry.country]) / others
        if not entry.admin1:
            return country, 0.0
        division = (entry.country, entry.admin1)
        others = self.for_divisions - own.for_divisions + HALF_A_VOTE
        return country, (self.divisions[division] - own.divisions[division]) / others


class SpatialSupport:
    """Votes at points of the globe, in cells, so that only near ones are summed."""

    def __init__(self) -> None:
        self._cells: dict[Cell, list[tuple[str, Point, float]]] = defaultdict(list)
        self._near_votes: dict[Cell, list[tuple[str, Point, float]]] = {}

    def add(self, key: str, point: Point, vote: float) -> None:
        """Add the vote of a name at a point."""
        self._cells[_cell(point)].append((key, point, vote))

    def votes_around(self, key: str, point: Point) -> float:
        """Return the other names' votes around a point, each worth less the farther it is."""
        cell = _cell(point)
        votes = self._near_votes.get(cell)
        if votes is None:
            votes = [vote for near in self._near(cell) for vote in self._cells[near]]
            self._near_votes[cell] = votes
        x, y, z = point
        near = 0.0
        for other, (a, b, c), vote in votes:
            if other != key:
                chord = sqrt((x - a) ** 2 + (y - b) ** 2 + (z - c) ** 2)
                near += vote * exp(-EARTH_KM / NEAR_KM * chord)
        return near

    def _near(self, cell: Cell) -> list[Cell]:
        """Return the cells about one that hold votes, sorted: sums of floats keep their order."""
        if len(self._cells) < _NEIGHBOURS:  # as in most articles
            return sorted(near for near in self._cells if _touches(near, cell))
        return [near for near in _cells_about(cell) if near in self._cells]


@lru_cache(maxsize=16_384)
def _cell(point: Point) -> Cell:
    x, y, z = point
    return floor(x / CELL), floor(y / CELL), floor(z / CELL)


def _cells_about(cell: Cell) -> list[Cell]:
    """Return a cell and its 26 neighbours, sorted."""
    x, y, z = cell
    steps = (-1, 0, 1)
    return [(x + i, y + j, z + k) for i in steps for j in steps for k in steps]


def _touches(one: Cell, other: Cell) -> bool:
    return abs(one[0] - other[0]) < 2 and abs(one[1] - other[1]) < 2 and abs(one[2] - other[2]) < 2
