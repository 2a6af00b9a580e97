"""All articles' cards in order of publication, and where each year, month and day begins among them."""

import datetime as dt
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from .article_summary import ArticleSummary


@dataclass(frozen=True, slots=True)
class Timeline:
    """The cards, oldest first; those without a date stand before all others."""

    cards: tuple[ArticleSummary, ...]
    by_identifier: Mapping[str, ArticleSummary]
    order: Mapping[str, int]  # identifier → place in the timeline
    tombstones: tuple[str, ...]  # identifiers of what was taken down

    def within(self, prefix: str) -> Sequence[ArticleSummary]:
        """Return the cards of a year, a month or a day, given as the start of an ISO date."""
        first = bisect_left(self.cards, prefix, key=_moment)
        # '~' sorts after every character of a date.
        return self.cards[first : bisect_right(self.cards, prefix + "~", key=_moment)]

    def undated(self) -> Sequence[ArticleSummary]:
        """Return the cards without a date."""
        return self.cards[: bisect_right(self.cards, "", key=_moment)]

    def day_number(self, place: int) -> int:
        """Return the first day that a card may be of, as a number that counts on; 0 where none is known."""
        moment = self.cards[place].moment
        return dt.date.fromisoformat(f"{moment[:10]}-01-01"[:10]).toordinal() if moment else 0

    def counted(self, length: int) -> dict[str, int]:
        """Return how many articles each year (length 4), month (7) or day (10) has, in order."""
        counts: dict[str, int] = {}
        for found in self.cards:
            if len(found.moment) >= length:
                key = found.moment[:length]
                counts[key] = counts.get(key, 0) + 1
        return counts


def _moment(found: ArticleSummary) -> str:
    return found.moment


def build_timeline(summaries: Iterable[ArticleSummary], tombstones: Iterable[str]) -> Timeline:
    """Return the timeline of published articles, and of those taken down by name only."""
    cards = list(summaries)
    cards.sort(key=lambda found: (found.moment, found.identifier))
    return Timeline(
        tuple(cards),
        {found.identifier: found for found in cards},
        {found.identifier: place for place, found in enumerate(cards)},
        tuple(sorted(tombstones)),
    )
