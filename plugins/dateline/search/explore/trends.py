"""How often a query's words occur in each month or year, read off the index alone: no text is loaded."""

from dataclasses import dataclass, field
from typing import Literal

import numpy as np

from ..index import Index
from ..index_reader import IndexReader
from .counts import occurrence_counts
from .targets import targets_of

PeriodLength = Literal["month", "year"]
MOST_MONTHS = 36  # above them years are counted, unless months are asked for


@dataclass(slots=True)
class TrendPoint:
    """One period: what of it the query has, and how much the whole archive has."""

    period: str  # 1987 or 1987-02
    occurrences: int = 0
    articles: int = 0
    archive_articles: int = 0
    archive_words: int = 0

    @property
    def per_million_words(self) -> float | None:
        """Return the occurrences per million words; None where the archive has no words."""
        return self.occurrences * 1e6 / self.archive_words if self.archive_words else None


@dataclass(frozen=True, slots=True)
class Trend:
    """A query over time."""

    query: str
    counted: bool  # False: a query of names or dates alone, whose articles count once each
    points: list[TrendPoint] = field(default_factory=list)


def trend(index: Index, text: str, length: PeriodLength | None = None) -> Trend:
    """Return a query over the whole time of an archive; with no `length`, in months if they are few."""
    store = index.store
    found = index.find(text)
    targets = targets_of(found.query, store)
    counts = occurrence_counts(store, targets, found.ordinals)
    matched = np.zeros(store.directory.ordinals, dtype=np.int64)
    matched[found.ordinals] = 1
    cut, points = _periods(store, length)
    places = {point.period: point for point in points}
    first = 0
    for month, articles, words in zip(store.months[::2], store.months[1::2], store.words, strict=True):
        last = first + int(articles)
        point = places.get(str(month)[:cut])
        if point:
            point.archive_articles += int(articles)
            point.archive_words += words
            point.articles += int(matched[first:last].sum())
            point.occurrences += int((counts if targets else matched)[first:last].sum())
        first = last
    return Trend(text, bool(targets), points)


def _periods(store: IndexReader, length: PeriodLength | None) -> tuple[int, list[TrendPoint]]:
    """Return how many characters of a month name its period, and every period, empty ones too."""
    months = sorted({str(month) for month in store.months[::2] if month})
    if not months:
        return 7, []
    first, last = ((int(month[:4]), int(month[5:])) for month in (months[0], months[-1]))
    number = 12 * (last[0] - first[0]) + last[1] - first[1] + 1
    if length == "year" or (length is None and number > MOST_MONTHS):
        return 4, [TrendPoint(f"{year:04}") for year in range(first[0], last[0] + 1)]
    start = 12 * first[0] + first[1] - 1
    return 7, [TrendPoint(f"{month // 12:04}-{month % 12 + 1:02}") for month in range(start, start + number)]
