"""Articles as vectors: the words of their headlines and openings and what they name, weighed by rarity."""

import math
import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache
from itertools import count
from sys import intern
from typing import NamedTuple, TypeAlias

import numpy as np
from numpy.typing import NDArray

from ..article.identity import ascii_words
from ..enrich.tags import EntityKind
from .article_summary import ArticleSummary
from .entities import NameIndex

Feature: TypeAlias = str | tuple[EntityKind, str]  # a word, or a name by its kind and slug
Numbers: TypeAlias = NDArray[np.int64]
Weights: TypeAlias = NDArray[np.float64]

_FEWEST = 600  # articles that rarity is reckoned against at least: in few everything is rare
_WEIGHTS: Mapping[EntityKind, float] = {"people": 1.6, "organisations": 1.3, "places": 0.9}
_HEADLINE, _OPENING = 1.0, 0.6
_DIGITS = 9  # of a cosine; in the others sums of the same weights differ by their order
_CODE = re.compile(r"<[^<>]{1,40}>")  # of a company in a wire's headline: says no more than its name
_WORD = re.compile(r"[a-z]{3,}|\d{3,}")


class StoryWords(NamedTuple):
    """The words of an article by which stories are found, without their endings."""

    headline: tuple[str, ...]
    opening: tuple[str, ...]

    def shared(self) -> "StoryWords":
        """Return the same, each word one string with those of all other articles: most are in many."""
        return StoryWords(*(tuple(map(intern, part)) for part in self))


def story_words(card: ArticleSummary) -> StoryWords:
    """Return the words of an article that `find_stories` asks for; they follow from the article alone."""
    return StoryWords(tuple(_words(card.headline)), tuple(_words(card.summary)))


def features_of(card: ArticleSummary, names: NameIndex, words: StoryWords) -> dict[Feature, float]:
    """Return the words of headline and opening and the names of an article, each with its weight."""
    found: dict[Feature, float] = dict.fromkeys(words.opening, _OPENING)
    found.update(dict.fromkeys(words.headline, _HEADLINE))
    for naming, name in names.in_article(card.identifier):
        # A name counts once, not once more for each of its words.
        for form in {name.name, *(mention.surface for mention in naming.mentions)}:
            for word in _words_of_name(form):
                found.pop(word, None)
        found[naming.kind, name.slug] = _WEIGHTS[naming.kind] * (0.5 + naming.salience)
    return found


def _words(text: str) -> Iterator[str]:
    return map(_stem, _WORD.findall(ascii_words(_CODE.sub(" ", text), 400)))


@lru_cache(2**16)  # most names are in many articles
def _words_of_name(name: str) -> tuple[str, ...]:
    return tuple(_words(name))


def _stem(word: str) -> str:
    """Return a word without the endings that tell one from many; crude, and the same for all languages."""
    return word[:-1] if word.endswith("s") and len(word) > 4 else word


@dataclass(frozen=True, slots=True)
class StoryVectors:
    """A sparse matrix: a row of length one for each article, a column for each word or name."""

    columns: Mapping[Feature, int]
    articles: Numbers  # how many have the feature of each column
    begins: Numbers  # where the weights of each row begin, and the last ones end
    row: Numbers  # of each weight, ascending
    column: Numbers  # of each weight, ascending within a row
    weight: Weights

    def of(self, row: int) -> dict[int, float]:
        """Return the weights of a row by their columns."""
        own = slice(self.begins[row], self.begins[row + 1])
        return dict(zip(self.column[own].tolist(), self.weight[own].tolist(), strict=True))

    def cosines(self, one: Numbers, other: Numbers) -> Weights:
        """Return how alike two rows are, pair by pair."""
        lengths = self.begins[one + 1] - self.begins[one]
        pair = np.repeat(np.arange(len(one)), lengths)
        first = np.cumsum(lengths) - lengths
        at = np.arange(len(pair)) + (self.begins[one] - first)[pair]
        cells = self.row * len(self.columns) + self.column
        sought = other[pair] * len(self.columns) + self.column[at]
        found = np.minimum(np.searchsorted(cells, sought), len(cells) - 1)
        products = np.where(cells[found] == sought, self.weight[at] * self.weight[found], 0.0)
        return np.round(np.bincount(pair, weights=products, minlength=len(one)), _DIGITS)


def story_vectors(features: Iterable[Mapping[Feature, float]]) -> StoryVectors:
    """Return the vectors of articles, the features of each weighed by their rarity (tf-idf)."""
    columns: defaultdict[Feature, int] = defaultdict(count().__next__)  # each new feature has the next one
    numbers: list[int] = []
    weights: list[float] = []
    lengths: list[int] = []
    for found in features:
        numbers += map(columns.__getitem__, found)
        weights += found.values()
        lengths.append(len(found))
    column, weight = np.array(numbers, dtype=np.int64), np.array(weights, dtype=np.float64)
    row = np.repeat(np.arange(len(lengths)), lengths)
    articles = np.bincount(column, minlength=len(columns))
    weight *= np.log(max(len(lengths), _FEWEST) / articles)[column]
    length = np.sqrt(np.bincount(row, weights=weight * weight, minlength=len(lengths)))
    weight /= np.where(length, length, 1.0)[row]
    order = np.lexsort((column, row))
    begins = np.concatenate(([0], np.cumsum(np.array(lengths, dtype=np.int64))))
    return StoryVectors(dict(columns), articles, begins, row, column[order], weight[order])


def inner_product(one: Mapping[int, float], other: Mapping[int, float]) -> float:
    """Return the product of two sums of vectors, which is that of all their pairs together."""
    if len(one) > len(other):
        one, other = other, one
    return math.fsum(weight * other[column] for column, weight in one.items() if column in other)


def added(one: Mapping[int, float], other: Mapping[int, float]) -> dict[int, float]:
    """Return the sum of two vectors."""
    total = dict(one)
    for column, weight in other.items():
        total[column] = total.get(column, 0.0) + weight
    return total
