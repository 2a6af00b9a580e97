"""The two rankings of docs/index-format.md, section 6, as arithmetic on columns; finds no documents."""

import math
from dataclasses import dataclass
from itertools import pairwise
from typing import Any

import numpy as np
from numpy.typing import NDArray

from .postings import LENGTH_CLASSES, Postings, Whole

Scores = NDArray[np.float64]
K1, B = 1.2, 0.75  # lunr.js 2.3.9

# The middle of each length class, in terms; the last has no upper end.
_EDGES = [4, *LENGTH_CLASSES.tolist(), 3375]
CLASS_LENGTHS = tuple(round((low * high) ** 0.5) for low, high in pairwise(_EDGES))


@dataclass(frozen=True, slots=True)
class Ranking:
    """The constants of the default ranking."""

    k1: float
    b: float
    title_weight: float
    together: float
    exact: float  # how much less a word counts that is printed in another form, in a query of one word

    def to_json(self) -> dict[str, Any]:
        """Return them under the names of the directory."""
        names = {"k1": self.k1, "b": self.b, "titleWeight": self.title_weight, "together": self.together}
        names["exact"] = self.exact
        return {**names, "lengths": CLASS_LENGTHS}

    def weights(
        self, postings: Postings, importance: float, average: float, field: str | None = None
    ) -> Scores:
        """Return the score of one term in each of its documents, boost left out.

        Args:
            postings: of the term.
            importance: its inverse document frequency.
            average: the mean length of a document in terms.
            field: narrows to title or body.
        """
        titles = self.title_weight * postings.titles if field != "body" else 0
        bodies = postings.bodies if field != "title" else 0
        frequency = np.asarray(titles + bodies, dtype=np.float64)
        norm = 1 - self.b + self.b * np.array(CLASS_LENGTHS)[postings.classes] / average
        weights: Scores = importance * (self.k1 + 1) * frequency / (self.k1 * norm + frequency)
        return weights


DEFAULT = Ranking(k1=2.2, b=0.65, title_weight=3.0, together=0.45, exact=0.5)


def idf(frequency: int, documents: int) -> float:
    """Return how much a term says that `frequency` of all documents hold."""
    return math.log(1 + (documents - frequency + 0.5) / (frequency + 0.5))


def lunr_weights(counts: Whole, lengths: Whole, *, found: int, documents: int, average: float) -> Scores:
    """Return the weights lunr.js 2.3.9 gives a term in one field, rounded as it rounds.

    Args:
        counts: how often the term is in the field of each document.
        lengths: the field's length in each of these documents, in terms.
        found: how many fields of how many documents hold the term (Lunr adds them up).
        documents: how many documents there are.
        average: the mean length of the field.
    """
    importance = math.log(1 + abs((documents - found + 0.5) / (found + 0.5)))
    weights = importance * ((K1 + 1) * counts) / (K1 * (1 - B + B * (lengths / average)) + counts)
    rounded: Scores = np.floor(weights * 1000 + 0.5) / 1000
    return rounded
