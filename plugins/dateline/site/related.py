"""Which articles belong together and why: shared names, weighed by rarity."""

import math
from bisect import bisect_left
from collections import Counter, defaultdict
from collections.abc import Sequence
from itertools import islice
from typing import NamedTuple

from .article_digests import ArticleDigests, text_digest
from .article_summary import ArticleSummary
from .entities import Name, NameIndex
from .rounded_counts import rounded
from .timeline import Timeline
from .versions import VersionIndex

RELATED = 5
_SHARED = 10  # of an article's names, the most salient that are looked up
_NEAREST = 40  # articles in time that are looked at for each name
_RARE = 8  # articles; one shared name that is in no more of them is reason enough
_COMMONPLACE = 0.1  # of all articles; a name in more of them says nothing about two that share it
_REASONS = 3


class RelatedArticle(NamedTuple):
    """Another article, and the names that both mention."""

    card: ArticleSummary
    shared: tuple[str, ...]


class RelatedFinder:
    """Finds the relations of each article in the timeline; its versions are none of them."""

    def __init__(self, timeline: Timeline, names: NameIndex, versions: VersionIndex) -> None:
        self._timeline = timeline
        self._names = names
        self._versions = versions
        self._articles = rounded(len(timeline.cards))
        most = max(_RARE, self._articles * _COMMONPLACE)
        self._days = [timeline.day_number(place) for place in range(len(timeline.cards))]
        self._shared_by: dict[tuple[str, str], str] = {}
        self._places: dict[tuple[str, str], list[int]] = {}  # of the articles that share a name
        for place, card in enumerate(timeline.cards):
            for _, name in names.in_article(card.identifier):
                if 1 < name.total <= most:
                    self._places.setdefault((name.kind, name.slug), []).append(place)

    def basis(self, place: int, digests: ArticleDigests) -> str:
        """Return what the relations of an article follow from beside itself, its names and its versions.

        That is all articles that have a name in common with it, though few of them are related to it.
        """
        identifier = self._timeline.cards[place].identifier
        keys = ((name.kind, name.slug) for _, name in self._names.in_article(identifier))
        sharing = [self._sharing(key, digests) for key in keys if key in self._places]
        return f"{self._articles}{''.join(sharing)}"

    def _sharing(self, key: tuple[str, str], digests: ArticleDigests) -> str:
        """Return a hash of the articles that have a name, in order of time."""
        if key not in self._shared_by:
            cards = [self._timeline.cards[place] for place in self._places[key]]
            own = "".join([digests.own(card.identifier) for card in cards])
            self._shared_by[key] = text_digest(own)
        return self._shared_by[key]

    def related(self, place: int) -> Sequence[RelatedArticle]:
        """Return the articles that share the rarest names with one, best first."""
        identifier = self._timeline.cards[place].identifier
        named = self._names.in_article(identifier)
        common = (pair for pair in named if (pair[1].kind, pair[1].slug) in self._places)
        found = [(naming, name, self._near(name, place)) for naming, name in islice(common, _SHARED)]
        # Counted first: of a hundred articles that share a name, few share two.
        counts: Counter[int] = Counter()
        for _, _, near in found:
            counts.update(near)
        reasons = {other for other, count in counts.items() if count > 1}
        reasons.update(other for _, name, near in found if name.total <= _RARE for other in near)
        reasons.discard(place)
        if not reasons:
            return ()
        shared: defaultdict[int, list[Name]] = defaultdict(list)
        scores: defaultdict[int, float] = defaultdict(float)
        for naming, name, near in found:
            weight = math.log(1 + self._articles / name.total) * (0.2 + naming.salience)
            for other in reasons.intersection(near):
                scores[other] += weight
                shared[other].append(name)
        best = sorted(scores, key=lambda other: (-scores[other], self._days_between(place, other), other))
        own_versions = {
            self._timeline.order[version.card.identifier] for version in self._versions.of(identifier)
        }
        return [
            RelatedArticle(self._timeline.cards[other], tuple(name.name for name in shared[other][:_REASONS]))
            for other in [other for other in best if other not in own_versions][:RELATED]
        ]

    def _days_between(self, place: int, other: int) -> int:
        """Return how far apart two articles are; none are further than one without a day."""
        return abs(self._days[place] - self._days[other])

    def _near(self, name: Name, place: int) -> Sequence[int]:
        places = self._places[name.kind, name.slug]
        if len(places) <= _NEAREST:
            return places
        middle = bisect_left(places, place)
        return places[max(0, middle - _NEAREST // 2) : middle + _NEAREST // 2]
