"""The articles of a query as words, with the places where it occurs: what concordance and collocates read."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import numpy as np

from ..analyzer import TOKEN, Placed, analyzer
from ..index import Index
from ..index_reader import IndexReader
from .counts import occurrence_counts
from .targets import CountTarget, Step, targets_of


@dataclass(frozen=True, slots=True)
class Occurrence:
    """Where a target stands: its first and last word, counted from 0 in its paragraph."""

    first: int
    last: int


@dataclass(frozen=True, slots=True)
class ReadParagraph:
    """A headline (number 0) or a paragraph of a text, with what was looked for in it."""

    ordinal: int
    number: int
    text: str
    words: Sequence[Placed]  # one for each place
    spans: Sequence[tuple[int, int]]  # start and end of each in the text, in code points
    occurrences: Sequence[Occurrence]


def articles_by_date(index: Index, text: str) -> tuple[list[int], list[CountTarget]]:
    """Return the ordinals that a query finds, the earliest first, undated ones last; and what it counts."""
    found = index.find(text)
    days = index.store.days
    ordinals = sorted(
        found.ordinals.tolist(), key=lambda ordinal: (days[ordinal] == 0, days[ordinal], ordinal)
    )
    return ordinals, targets_of(found.query, index.store)


def most_first(index: Index, ordinals: Sequence[int], targets: Sequence[CountTarget]) -> list[int]:
    """Return ordinals, those first where the targets stand most often, bylines and sections counted too."""
    counts = occurrence_counts(index.store, targets, np.array(ordinals, dtype=np.int64))
    return sorted(ordinals, key=lambda ordinal: (-counts[ordinal], ordinal))


class TextReader:
    """Reads articles of an index and finds in them what a query counts."""

    def __init__(self, store: IndexReader, targets: Sequence[CountTarget]) -> None:
        self._store = store
        self._targets = targets
        languages = store.directory.languages
        self._first = languages[0] if languages else "en"
        self._languages: dict[int, str] = {}
        if len(languages) > 1:
            for name, ordinals in store.facets("language"):
                self._languages.update(dict.fromkeys(ordinals.tolist(), name))

    def paragraphs(self, ordinal: int) -> Iterator[ReadParagraph]:
        """Yield the headline and each paragraph of an article, those without an occurrence too."""
        language = self._languages.get(ordinal, self._first)
        parts = [self._store.shown(ordinal)["title"], *self._store.text(ordinal)["text"].split("\n\n")]
        for number, text in enumerate(parts):
            field = "body" if number else "title"
            asked = [target for target in self._targets if target.field in {None, field}]
            yield read_paragraph(ordinal, number, text, language, asked)


def read_paragraph(
    ordinal: int, number: int, text: str, language: str, targets: Sequence[CountTarget]
) -> ReadParagraph:
    """Return a paragraph as words with the occurrences of the targets, in order."""
    reader = analyzer(language)
    placed, _ = reader.placed(text)
    spans: list[tuple[int, int]] = []  # of each place
    for match in TOKEN.finditer(text):
        spans += [match.span()] * (len(reader.forms(match[0])) or 1)
    words = [word for at, word in enumerate(placed) if not at or placed[at - 1].place != word.place]
    index = {word.place: at for at, word in enumerate(words)}
    found = sorted(pair for target in targets for pair in _places(placed, target))
    return ReadParagraph(
        ordinal,
        number,
        text,
        words,
        [spans[word.place] for word in words],
        [Occurrence(index[first], index[last]) for first, last in found],
    )


def _places(placed: Sequence[Placed], target: CountTarget) -> list[tuple[int, int]]:
    """Return the first and last place of each occurrence of a target."""
    by_place: dict[int, list[Placed]] = {}
    for word in placed:
        by_place.setdefault(word.place, []).append(word)
    found: dict[tuple[int, str], int] = {}
    for way in target.ways:
        for place in by_place:
            there = [_fitting(step, by_place.get(place + step.place, ())) for step in way]
            last = there[-1]
            if last is None or None in there:
                continue
            key = (place, way[0].term if target.plain else "")
            found[key] = max(found.get(key, 0), _last_place(last, by_place))
    return [(place, last) for (place, _), last in found.items()]


def _fitting(step: Step, words: Sequence[Placed]) -> Placed | None:
    fits = (
        word for word in words if word.term == step.term and (step.forms is None or word.form in step.forms)
    )
    return next(fits, None)


def _last_place(word: Placed, by_place: dict[int, list[Placed]]) -> int:
    """Return the place of a word; of a joined word that of its last part."""
    if by_place[word.place][0] == word:
        return word.place
    place, joined = word.place, ""
    while place in by_place and len(joined) < len(word.form):
        joined += by_place[place][0].form
        place += 1
    return place - 1
