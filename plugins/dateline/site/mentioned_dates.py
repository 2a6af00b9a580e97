"""The second clock: which articles speak about which years, months and days. A pure function of the dates."""

import datetime as dt
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import TypeVar

from ..enrich.tags import DateMention
from .timeline import Timeline

_Key = TypeVar("_Key", int, tuple[int, int], tuple[int, int, int])

# A mention that covers more than a year (a decade, a century) says little about any one of its years.
_LONGEST = 366  # days


@dataclass(frozen=True, slots=True)
class MentionedDates:
    """For each year, month and day, the articles that mention it (places on the timeline), and their words.

    A year holds every article that mentions it or of a part of it, a month likewise.
    """

    years: Mapping[int, Mapping[int, str]]
    months: Mapping[tuple[int, int], Mapping[int, str]]
    days: Mapping[tuple[int, int, int], Mapping[int, str]]


def index_mentioned_dates(dates: Mapping[str, Sequence[DateMention]], timeline: Timeline) -> MentionedDates:
    """Index the days that articles speak about, each article once per day, with its first words for it."""
    years: defaultdict[int, dict[int, str]] = defaultdict(dict)
    months: defaultdict[tuple[int, int], dict[int, str]] = defaultdict(dict)
    days: defaultdict[tuple[int, int, int], dict[int, str]] = defaultdict(dict)
    for place, card in enumerate(timeline.cards):
        for first, last, words in _bounded(dates.get(card.identifier, ())):
            for year in {first.year, last.year}:
                years[year].setdefault(place, words)
            if (last - first).days <= 31:
                for month in {(first.year, first.month), (last.year, last.month)}:
                    months[month].setdefault(place, words)
            if first == last:
                days[first.year, first.month, first.day].setdefault(place, words)
    return MentionedDates(_sorted(years), _sorted(months), _sorted(days))


def _bounded(dates: Iterable[DateMention]) -> Iterator[tuple[dt.date, dt.date, str]]:
    for found in dates:
        if found.first and found.last and 0 <= (found.last - found.first).days <= _LONGEST:
            yield found.first, found.last, found.surface


def _sorted(index: Mapping[_Key, dict[int, str]]) -> Mapping[_Key, Mapping[int, str]]:
    return {key: index[key] for key in sorted(index)}
