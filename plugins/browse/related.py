"""Which articles belong together and why: shared names, weighed by rarity; and versions of one story."""

import math
import re
from bisect import bisect_left
from collections import defaultdict
from collections.abc import Mapping, Sequence
from typing import NamedTuple

from .card import Card
from .names import Name, Names
from .shelf import Shelf

RELATED = 5
_SHARED = 10  # of an article's names, the most salient that are looked up
_NEAREST = 40  # articles in time that are looked at for each name
_RARE = 8  # articles; one shared name that is in no more of them is reason enough
_COMMONPLACE = 0.1  # of all articles; a name in more of them says nothing about two that share it
_REASONS = 3
_VERSION_DAYS = 2
_VERSION_WORDS = 4  # headlines of fewer words recur by chance
_WORD = re.compile(r"\w+")


class Relation(NamedTuple):
    """Another article, and the names that both mention."""

    card: Card
    shared: tuple[str, ...]


class Kinship:
    """Finds the relations of each article on the shelf."""

    def __init__(self, shelf: Shelf, names: Names) -> None:
        self._shelf = shelf
        self._names = names
        self._places: dict[tuple[str, str], list[int]] = {}
        for place, card in enumerate(shelf.cards):
            for _, name in names.in_article(card.identifier):
                if name.total > 1:
                    self._places.setdefault((name.kind, name.slug), []).append(place)
        self._headlines = _same_headlines(shelf)

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
        versions = set(self._versions(place))
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

    def versions(self, place: int) -> Sequence[Card]:
        """Return the articles with the same headline that are at most two days away."""
        return [self._shelf.cards[other] for other in self._versions(place)]

    def _versions(self, place: int) -> Sequence[int]:
        return [other for other in self._headlines.get(place, ()) if other != place]


def _same_headlines(shelf: Shelf) -> Mapping[int, Sequence[int]]:
    """Group the places on the shelf that hold one headline within a few days."""
    by_words: dict[tuple[str, ...], list[int]] = {}
    for place, card in enumerate(shelf.cards):
        words = tuple(_WORD.findall(card.headline.casefold()))
        if len(words) >= _VERSION_WORDS and len(card.moment) >= 10:
            by_words.setdefault(words, []).append(place)
    found: dict[int, Sequence[int]] = {}
    for places in by_words.values():
        for place in places if len(places) > 1 else ():
            day = shelf.day_number(place)
            found[place] = [o for o in places if abs(shelf.day_number(o) - day) <= _VERSION_DAYS]
    return found
