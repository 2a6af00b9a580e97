"""Two queries, or one in two periods, held against each other: articles, words and names, shared and own."""

import math
from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from ..analyzer import STOP_MARK
from ..document import FACETS
from ..index import Index
from .collocates import LEAST_LIKELIHOOD, log_likelihood
from .texts import TextReader

MOST_COMPARED = 20
LEAST_COUNT = 2  # occurrences of a word, articles of a name


@dataclass(frozen=True, slots=True)
class ComparedItem:
    """A word or a name with how often each side has it: occurrences of a word, articles of a name."""

    kind: str  # words, people, places or organisations
    name: str
    counts: tuple[int, int]
    log_likelihood: float


@dataclass(frozen=True, slots=True)
class Comparison:
    """What two queries share, and what each has for itself.

    Words and names are counted in the articles that only one of the queries finds: in those that both find
    nothing tells the two apart. `own` are significantly more frequent on that side, `shared` on neither.
    """

    both: Sequence[int]  # ordinals
    only: tuple[Sequence[int], Sequence[int]]
    sizes: tuple[tuple[int, int], tuple[int, int]]  # articles and words of each side
    own: tuple[Sequence[ComparedItem], Sequence[ComparedItem]]
    shared: Sequence[ComparedItem]


@dataclass(slots=True)
class _Side:
    """The words and names of some articles."""

    articles: int = 0
    words: int = 0
    counts: Counter[str] = field(default_factory=Counter)  # by term
    forms: dict[str, Counter[str]] = field(default_factory=dict)
    names: Counter[tuple[str, str]] = field(default_factory=Counter)  # kind and name

    def add(self, terms: Iterable[tuple[str, str]], named: Iterable[tuple[str, str]]) -> None:
        """Count an article: its words as (term, printed form), its names as (kind, name), each once."""
        self.articles += 1
        for term, form in terms:
            self.words += 1
            self.counts[term] += 1
            self.forms.setdefault(term, Counter())[form] += 1
        self.names.update(named)


def compare(index: Index, one: str, other: str) -> Comparison:
    """Return what two queries share and what each has for itself."""
    found = [set(index.find(text).ordinals.tolist()) for text in (one, other)]
    only = sorted(found[0] - found[1]), sorted(found[1] - found[0])
    reader = TextReader(index.store, ())
    sides = [_side(index, reader, ordinals) for ordinals in only]
    items = [*_words(sides), *_names(sides)]
    return Comparison(
        sorted(found[0] & found[1]),
        only,
        ((sides[0].articles, sides[0].words), (sides[1].articles, sides[1].words)),
        (_own(items, sides, 0), _own(items, sides, 1)),
        _shared(items),
    )


def _side(index: Index, reader: TextReader, ordinals: Sequence[int]) -> _Side:
    side = _Side()
    for ordinal in ordinals:
        terms = [
            (word.term, word.form) for paragraph in reader.paragraphs(ordinal) for word in paragraph.words
        ]
        block = index.store.text(ordinal)
        side.add(terms, {(kind, name) for kind in FACETS for name in block[kind]})
    return side


def _words(sides: Sequence[_Side]) -> Iterable[ComparedItem]:
    one, other = sides
    for term in sorted(one.counts.keys() | other.counts.keys()):
        if not term.startswith(STOP_MARK):
            forms = one.forms.get(term, Counter()) + other.forms.get(term, Counter())
            form = min(forms.items(), key=lambda found: (-found[1], found[0]))[0]
            yield _item("words", form, (one.counts[term], other.counts[term]), (one.words, other.words))


def _names(sides: Sequence[_Side]) -> Iterable[ComparedItem]:
    one, other = sides
    for kind, name in sorted(one.names.keys() | other.names.keys()):
        counts = one.names[kind, name], other.names[kind, name]
        yield _item(kind, name, counts, (one.articles, other.articles))


def _item(kind: str, name: str, counts: tuple[int, int], sizes: tuple[int, int]) -> ComparedItem:
    likelihood = log_likelihood(counts[0], sum(counts), sizes[0], sum(sizes)) if all(sizes) else 0.0
    return ComparedItem(kind, name, counts, likelihood)


def _own(items: Iterable[ComparedItem], sides: Sequence[_Side], side: int) -> Sequence[ComparedItem]:
    """Return what a side has significantly more of: of each kind the strongest."""
    found = []
    for item in items:
        sizes = [each.words if item.kind == "words" else each.articles for each in sides]
        more = item.counts[side] * sizes[1 - side] > item.counts[1 - side] * sizes[side]
        if more and item.counts[side] >= LEAST_COUNT and item.log_likelihood >= LEAST_LIKELIHOOD:
            found.append(item)
    # Sums of logarithms differ in their last digits from one program to another.
    return _first(found, lambda item: (-math.floor(item.log_likelihood * 1e6 + 0.5), item.name))


def _shared(items: Iterable[ComparedItem]) -> Sequence[ComparedItem]:
    """Return what both sides have about as much of: of each kind the most frequent."""
    found = [
        item for item in items if min(item.counts) >= LEAST_COUNT and item.log_likelihood < LEAST_LIKELIHOOD
    ]
    return _first(found, lambda item: (-min(item.counts), -sum(item.counts), item.name))


def _first(
    items: Sequence[ComparedItem], key: Callable[[ComparedItem], tuple[int | str, ...]]
) -> Sequence[ComparedItem]:
    kinds: Mapping[str, list[ComparedItem]] = {kind: [] for kind in ("words", *FACETS)}
    for item in sorted(items, key=key):
        if len(kinds[item.kind]) < MOST_COMPARED:
            kinds[item.kind].append(item)
    return [item for found in kinds.values() for item in found]
