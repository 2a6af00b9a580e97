"""A small graph of who is named with whom, as geometry: nodes on an ellipse. Draws nothing."""

import math
from collections.abc import Mapping
from itertools import combinations
from typing import NamedTuple

from ...article.text import shorten
from ...enrich.entities.archive import Entity
from ...enrich.tags import EntityKind
from ..entities import Name
from ..site_context import SiteContext

WIDTH, HEIGHT = 480, 340  # units of the drawing
_RADII = 108, 128
NODES = 9
_LONGEST_LABEL = 18  # characters
_WEIGHTS = 4
_MANY = 16  # articles, at least, of which the thickest line tells: two are never drawn like twenty


class Node(NamedTuple):
    """A circle with its label beside or below it."""

    x: float
    y: float
    label: str
    kind: EntityKind
    side: str  # start, middle or end: which part of the label stands at the circle
    label_x: float
    label_y: float


class Line(NamedTuple):
    """A line between two circles; weight 1 to 4, fainter where the entity itself is at neither end."""

    x1: float
    y1: float
    x2: float
    y2: float
    weight: int
    kind: str  # own or other


class Graph(NamedTuple):
    """The drawing, the entity itself as its first node."""

    nodes: tuple[Node, ...]
    lines: tuple[Line, ...]


def graph(site: SiteContext, entity: Entity, beside: Mapping[tuple[EntityKind, str], int]) -> Graph | None:
    """Return the graph of an entity and those most often named with it, or None for fewer than three."""
    found = [
        (name, count) for key, count in beside.items() if count > 1 and (name := site.names.by_slug.get(key))
    ]
    found.sort(key=lambda pair: (-pair[1], -pair[0].weight, pair[0].kind, pair[0].slug))
    names = [name for name, _ in found[:NODES]]
    if len(names) < 3:
        return None
    nodes = [Node(WIDTH / 2, HEIGHT / 2, shorten(entity.name, _LONGEST_LABEL), entity.kind, "middle", 0, 0)]
    nodes += [_node(place, len(names), name) for place, name in enumerate(names)]
    most = found[0][1]
    lines = _between(site, entity, names, nodes, most)
    lines += [
        _line(nodes[0], nodes[place + 1], count, most, "own")
        for place, (_, count) in enumerate(found[:NODES])
    ]
    return Graph(tuple(nodes), tuple(lines))


def _node(place: int, of: int, name: Name) -> Node:
    angle = 2 * math.pi * place / of - math.pi / 2
    x = round(WIDTH / 2 + _RADII[0] * math.cos(angle), 1)
    y = round(HEIGHT / 2 + _RADII[1] * math.sin(angle), 1)
    label = shorten(name.name, _LONGEST_LABEL)
    if abs(math.cos(angle)) < 0.3:
        return Node(x, y, label, name.kind, "middle", x, y + (24 if math.sin(angle) > 0 else -14))
    side = "start" if math.cos(angle) > 0 else "end"
    return Node(x, y, label, name.kind, side, x + (12 if side == "start" else -12), y + 5)


def _line(one: Node, other: Node, count: int, most: int, kind: str) -> Line:
    share = math.log1p(count) / math.log1p(max(most, _MANY))
    return Line(one.x, one.y, other.x, other.y, max(1, int(_WEIGHTS * share)), kind)


def _between(
    site: SiteContext, entity: Entity, names: list[Name], nodes: list[Node], most: int
) -> list[Line]:
    """Return the lines among the others, by the articles of this entity that name both."""
    counts: dict[tuple[int, int], int] = {}
    place_of = {(name.kind, name.slug): place for place, name in enumerate(names)}
    for found in entity.articles:
        present = sorted(
            place_of[key]
            for naming in site.names.by_article.get(found.article, ())
            if (key := (naming.kind, naming.slug)) in place_of
        )
        for pair in combinations(present, 2):
            counts[pair] = counts.get(pair, 0) + 1
    return [
        _line(nodes[one + 1], nodes[other + 1], count, most, "other")
        for (one, other), count in sorted(counts.items())
        if count > 1
    ]
