"""Places as circles on a map, the names of the largest beside them, none on another."""

import math
from collections.abc import Mapping, Sequence
from typing import NamedTuple, TypeAlias

from ..charts.world import WIDTH
from ..entities import Name
from ..site_context import SiteContext

_LEAST_RADIUS, _LARGEST_RADIUS = 2.5, 16.0  # units of the drawing
_WRITTEN = 16  # names on a map, those of the largest places that have room
_LETTER, _LINE = 6.5, 13  # units: the width of a letter and the height of a line, about

LabelBox: TypeAlias = tuple[float, float, float, float]  # left, right, top, bottom


class Spot(NamedTuple):
    """A place as a circle on a map, or some that stand too close to be told apart."""

    x: float
    y: float
    radius: float
    label: str
    name: str  # written beside it; empty for most
    before: bool  # the name stands before the circle, as there is no room after it
    uncertain: bool = False  # only the text says where it lies: drawn as a broken ring


def map_spots(
    site: SiteContext,
    located: Sequence[tuple[Name, tuple[float, float]]],
    unsure: Mapping[str, str],
    width: float = WIDTH,
) -> Sequence[Spot]:
    """Return circles whose area grows with the number of articles, the largest first (drawn below).

    Args:
        site: what every page is made from.
        located: the places at their points.
        unsure: how uncertain a point is, in words, by slug; of those alone that are.
        width: of the drawing.
    """
    most = max((name.total for name, _ in located), default=1)
    largest = _LARGEST_RADIUS * min(1.0, 0.35 + most / 100)
    groups: list[tuple[float, float, float, list[Name]]] = []
    for name, (x, y) in located:
        radius = round(max(_LEAST_RADIUS, largest * math.sqrt(name.total / most)), 1)
        # What would lie on a larger circle for the most part is counted with it.
        near = (group for group in groups if math.hypot(group[0] - x, group[1] - y) < group[2] + radius / 2)
        if group := next(near, None):
            group[3].append(name)
        else:
            groups.append((x, y, radius, [name]))
    written: list[LabelBox] = []
    return [
        Spot(
            x,
            y,
            radius,
            _spot_label(site, names, unsure.get(names[0].slug, "")),
            *fitting_label(names[0].name, (x, y, radius), written, width),
            all(name.slug in unsure for name in names),
        )
        for x, y, radius, names in groups
    ]


def _spot_label(site: SiteContext, names: Sequence[Name], unsure: str) -> str:
    said = f"{names[0].name}: {site.language.count('articles', names[0].total)}{unsure}"
    if len(names) == 1:
        return said
    return f"{said} · {site.language.count('places_nearby', len(names) - 1)}"


def fitting_label(
    name: str, spot: tuple[float, float, float], written: list[LabelBox], width: float
) -> tuple[str, bool]:
    """Return a name where there is room for it beside its circle, and whether it stands before the circle.

    The room that it takes is noted.
    """
    x, y, radius = spot
    long = _LETTER * len(name)
    for before, left in ((False, x + radius), (True, x - radius - long)):
        box = (left, left + long, y - _LINE / 2, y + _LINE / 2)
        taken = any(
            box[0] < other[1] and other[0] < box[1] and box[2] < other[3] and other[2] < box[3]
            for other in written
        )
        if not taken and len(written) < _WRITTEN and box[0] >= 0 and box[1] <= width:
            written.append(box)
            return name, before
    return "", False
