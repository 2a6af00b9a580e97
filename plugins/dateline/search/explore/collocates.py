"""Which words stand near a query's words more often than chance says."""

import math
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field

from ..analyzer import STOP_MARK
from ..index import Index
from .texts import ReadParagraph, TextReader, articles_by_date

WINDOW = 5  # words on either side
LEAST_NEAR = 2  # occurrences in the window
LEAST_LIKELIHOOD = 3.84  # chance gives as much once in twenty times (chi-squared, one degree of freedom)
MOST_COLLOCATES = 20


@dataclass(frozen=True, slots=True)
class Collocate:
    """A word that stands near the query's words."""

    word: str  # as it is most often printed there
    stop_word: bool
    near: int  # how often in the window
    all: int  # how often in the texts
    log_likelihood: float  # Dunning 1993
    pmi: float  # pointwise mutual information in bits, Church and Hanks 1990


@dataclass(slots=True)
class CollocateCounts:
    """The words of the articles that have an occurrence, those near one apart; occurrences left out."""

    occurrences: int = 0
    window: int = 0
    words: int = 0
    near: Counter[str] = field(default_factory=Counter)  # by term
    all: Counter[str] = field(default_factory=Counter)
    forms: dict[str, Counter[str]] = field(default_factory=dict)  # printed in the window, by term

    def add(self, paragraphs: Sequence[ReadParagraph]) -> None:
        """Count the paragraphs of one article, unless the query's words do not occur in it."""
        if any(paragraph.occurrences for paragraph in paragraphs):
            for paragraph in paragraphs:
                self._add(paragraph)

    def _add(self, paragraph: ReadParagraph) -> None:
        near: set[int] = set()
        itself: set[int] = set()
        for one in paragraph.occurrences:
            near.update(range(one.first - WINDOW, one.last + 1 + WINDOW))
            itself.update(range(one.first, one.last + 1))
        self.occurrences += len(paragraph.occurrences)
        for at, (_, term, form) in enumerate(paragraph.words):
            if at in itself:
                continue
            self.words += 1
            self.all[term] += 1
            if at in near:
                self.window += 1
                self.near[term] += 1
                self.forms.setdefault(term, Counter())[form] += 1

    def strongest(self, *, stop_words: bool = False) -> list[Collocate]:
        """Return the strongest collocates by log-likelihood: stop words, or all others."""
        found = [self._measured(term) for term in self.near if term.startswith(STOP_MARK) == stop_words]
        kept = [
            one
            for one in found
            if one.near >= LEAST_NEAR
            and one.near * self.words > one.all * self.window
            and one.log_likelihood >= LEAST_LIKELIHOOD
        ]
        # Sums of logarithms differ in their last digits from one program to another.
        return sorted(kept, key=lambda one: (-math.floor(one.log_likelihood * 1e6 + 0.5), one.word))[
            :MOST_COLLOCATES
        ]

    def _measured(self, term: str) -> Collocate:
        near, every = self.near[term], self.all[term]
        word = min(self.forms[term].items(), key=lambda form: (-form[1], form[0]))[0]
        likelihood = log_likelihood(near, every, self.window, self.words)
        pmi = math.log2(near * self.words / (every * self.window))
        return Collocate(word, term.startswith(STOP_MARK), near, every, likelihood, pmi)


def log_likelihood(near: int, every: int, window: int, words: int) -> float:
    """Return G² of the table of two by two (Dunning 1993).

    Args:
        near: occurrences of the word in the window.
        every: its occurrences in the texts.
        window: words in the window.
        words: words in the texts.
    """
    cells = (
        (near, every, window),
        (window - near, words - every, window),
        (every - near, every, words - window),
        (words - window - every + near, words - every, words - window),
    )
    return 2 * sum(seen * math.log(seen * words / (row * column)) for seen, row, column in cells if seen)


def collocates(index: Index, text: str) -> CollocateCounts:
    """Return the words beside a query's words, counted in the articles that it finds."""
    ordinals, targets = articles_by_date(index, text)
    reader = TextReader(index.store, targets)
    counts = CollocateCounts()
    for ordinal in ordinals:
        counts.add(list(reader.paragraphs(ordinal)))
    return counts
