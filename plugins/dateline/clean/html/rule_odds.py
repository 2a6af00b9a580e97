"""What the rules add to and take from the model's opinion of each run, in log odds."""

import re
from collections.abc import Iterator

import numpy as np
import numpy.typing as npt

from .cards import card_rows
from .dom_stats import DomStats
from .main_content import Region
from .run_features import Runs

_AGREEMENT = 0.5  # log odds that the region chosen by rules adds to a run in it, and takes from one outside
# The same, of parts that the rules set apart: some names are as good as certain, others templates give to
# anything (measured on folds over sites, see docs/benchmarks/extraction.md).
_APART = {
    "another article": -5.0,
    "comments": -2.5,
    "form": -2.0,
    "footer": -2.0,
    "bio": -1.5,
    "tags": -1.0,
    "paywall": 0.0,
    "hidden": 0.0,
    "sidebar": 0.0,
    "advertisement": 0.0,
}
_CARD = 4.0  # what is taken from what looks like the card of another article
_LEAST_BESIDE_CARDS = 100  # characters of text that are likely; else what looks like cards is the text
_BELOW_CARDS = 0.1  # of the text that may stand below such cards
# A recipe's list is short lines, often in an `aside`; what it is named says what it is.
_INGREDIENTS = re.compile(
    r"(?<![a-z])recipe-?_{0,2}-?ingredient|recipeIngredient|wprm-recipe-ingredient", re.IGNORECASE
)
_INGREDIENT = 2.0
_LEAST_SURE = 1e-4


def with_rules(
    scores: npt.NDArray[np.float64], found: DomStats, region: Region, runs: Runs
) -> npt.NDArray[np.float64]:
    """Return the probabilities with the rules heard, which know kinds of pages that the model never saw."""
    inside = (runs.numbers >= region.top) & (runs.numbers < found.ends[region.top])
    odds = np.where(inside, _AGREEMENT, -_AGREEMENT)
    for number, role in region.apart.items():
        low, high = np.searchsorted(runs.numbers, (number, found.ends[number]))
        odds[low:high] = _APART.get(role, -_AGREEMENT)
    for number in _ingredients(found):
        low, high = np.searchsorted(runs.numbers, (number, found.ends[number]))
        odds[low:high] = np.maximum(odds[low:high], _INGREDIENT)
    odds -= _CARD * _in_cards_below(scores, found, runs)
    sure = np.clip(scores, _LEAST_SURE, 1 - _LEAST_SURE)
    return np.asarray(1 / (1 + (1 - sure) / sure * np.exp(-odds)), float)


def _ingredients(found: DomStats) -> Iterator[int]:
    """Yield the elements that are named as the ingredients of a recipe."""
    for number, element in enumerate(found.elements):
        attributes = element.attrib
        if attributes:
            names = f"{attributes.get('class') or ''} {attributes.get('itemprop') or ''}"
            if "ngredient" in names and _INGREDIENTS.search(names):
                yield number


def _in_cards_below(scores: npt.NDArray[np.float64], found: DomStats, runs: Runs) -> npt.NDArray[np.bool_]:
    """Return which runs are of cards of other articles; cards above text may be a list in it."""
    card = np.zeros(len(scores), bool)
    for number in card_rows(found):
        low, high = np.searchsorted(runs.numbers, (number, found.ends[number]))
        card[low:high] = True
    likely = np.where(card, 0, scores * runs.sizes)
    if likely.sum() < _LEAST_BESIDE_CARDS:
        return np.zeros(len(scores), bool)
    below = likely.sum() - np.cumsum(likely)
    return np.asarray(card & (below <= _BELOW_CARDS * likely.sum()), bool)
