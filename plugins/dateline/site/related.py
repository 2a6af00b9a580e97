"""Which articles belong together and why: shared names, weighed by rarity."""

import math
from bisect import bisect_left
from collections import defaultdict
from collections.abc import Sequence
from typing import NamedTuple

from .article_summary import Card
from .entities import Name, Names
from .timeline import Shelf
from .versions import Stories

RELATED = 5
_SHARED = 10  # of an article's names, the most salient that are looked up
_NEAREST = 40  # articles in time that are looked at for each name
_RARE = 8  # articles; one shared name that is in no more of them is reason enough
_COMMONPLACE = 0.1  # of all articles; a name in more of them says nothing about two that share it
_REASONS = 3


class Relation(NamedTuple):
    """Another article, and the names that both mention."""

    card: Card
    shared: tuple[str, ...]


class Kinship:
    """Finds the relations of each article on the shelf; its versions are none of them."""

    def __init__(self, shelf: Shelf, names: Names, stories: Stories) -> None:
        self._shelf = shelf
        self._names = names
        self._stories = stories
        self._places: dict[tuple[str, str], list[int]] = {}
        for place, card in enumerate(shelf.cards):
            for _, name in names.in_article(card.identifier):
                if name.total > 1:
                    self._places.setdefault((name.kind, name.slug), []).append(place)

    def related(self, place: int) -> Sequence[Relation]:
        """Return the articles that share the rarest names with one, best first."""
        shared: defaultdict[int, list[Name]] = defaultdict(list)
        scores: defaultdict[int, float] = defaultdict(float)
        identifier = self._shelf.cards[place].identifier
        most = max(_RARE, len(self._shelf.cards) * _COMMONPLACE)
        common = (pair for pair in self._names.in_article(identifier) if 1 < pair[1].total <= most)
        for (naming, name), _ in zip(common, range(_SHARED), strict=False):
            weight = math.log(1 + len(self._shelf.cards) / name.total) * (0.2 + naming.salience)
            for other in self._near(name, place):
                scores[other] += weight
                shared[other].append(name)
        best = [
            other
            for other in scores
            if other != place and (len(shared[other]) > 1 or shared[other][0].total <= _RARE)
        ]
        best.sort(key=lambda other: (-scores[other], abs(other - place), other))
        versions = {self._shelf.order[version.card.identifier] for version in self._stories.of(identifier)}
        return [
            Relation(self._shelf.cards[other], tuple(name.name for name in shared[other][:_REASONS]))
            for other in [other for other in best if other not in versions][:RELATED]
        ]

    def _near(self, name: Name, place: int) -> Sequence[int]:
        places = self._places[name.kind, name.slug]
        if len(places) <= _NEAREST:
            return places
        middle = bisect_left(places, place)
        return places[max(0, middle - _NEAREST // 2) : middle + _NEAREST // 2]
