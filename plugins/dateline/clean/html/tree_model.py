"""A boosted-tree model read from a table of numbers and asked in numpy; learns nothing.

The tables are made by tools/train_body_model.py. A model is the list of its trees' nodes, laid end to end:
of each node the feature it asks, the threshold up to which one goes left, both children and its value.
A leaf leads to itself.
"""

import json
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

import numpy as np
import numpy.typing as npt

_DEEPEST = 6  # questions of one tree
_AT_ONCE = 400  # rows; more would leave the processor's cache


@dataclass(frozen=True, slots=True)
class TreeModel:
    """The nodes of all trees, and what their sum starts from."""

    columns: int
    baseline: float
    roots: npt.NDArray[np.int64]
    feature: npt.NDArray[np.int64]
    threshold: npt.NDArray[np.float32]
    children: npt.NDArray[np.int64]  # of each node the left one, then the right one
    value: npt.NDArray[np.float32]

    def probabilities(self, rows: npt.NDArray[np.float32]) -> npt.NDArray[np.float64]:
        """Return for each row how probably it is a part of the body."""
        pieces = [self._sums(rows[at : at + _AT_ONCE]) for at in range(0, len(rows), _AT_ONCE)]
        sums = np.concatenate(pieces) if pieces else np.zeros(0)
        return np.asarray(1 / (1 + np.exp(-(self.baseline + sums))), float)

    def influences(self, rows: npt.NDArray[np.float32]) -> npt.NDArray[np.float64]:
        """Return for each row how many log odds the answer to each feature's questions adds or takes.

        On its way to a leaf a row moves from the mean of the leaves below one node to that of the next; the
        difference is the asked feature's (after Saabas, 2014; each leaf counts alike). With `start`, the sum
        of a row is its log odds.
        """
        means, result = self._means(), np.zeros(rows.shape)
        for root in self.roots:
            at = np.full(len(rows), root)
            for _ in range(_DEEPEST):
                feature = self.feature[at]
                right = rows[np.arange(len(rows)), feature] > self.threshold[at]
                below = self.children[2 * at + right]
                result[np.arange(len(rows)), feature] += means[below] - means[at]
                at = below
        return result

    @property
    def start(self) -> float:
        """Return the log odds of a run of which nothing is known: the mean of every tree."""
        return self.baseline + float(self._means()[self.roots].sum())

    def _means(self) -> npt.NDArray[np.float64]:
        """Return the mean value of the leaves below each node; nodes stand before those below them."""
        sums, leaves = self.value.astype(float), np.ones(len(self.value))
        inner = np.flatnonzero(self.children[::2] != np.arange(len(self.value)))
        for node in inner[::-1]:
            pair = self.children[2 * node : 2 * node + 2]
            sums[node], leaves[node] = sums[pair].sum(), leaves[pair].sum()
        return np.asarray(sums / leaves)

    def _sums(self, rows: npt.NDArray[np.float32]) -> npt.NDArray[np.float64]:
        values, first = rows.ravel(), np.arange(0, rows.size, rows.shape[1])[:, None]
        at = np.tile(self.roots, (len(rows), 1))
        for _ in range(_DEEPEST):
            asked = values.take(first + self.feature.take(at))
            at = self.children.take(2 * at + (asked > self.threshold.take(at)))
        return np.asarray(self.value.take(at).sum(axis=1), float)


@cache
def tree_model(name: str) -> TreeModel:
    """Return a model of the package's data by its name."""
    table = json.loads((files("dateline.clean") / "data" / f"{name}.json").read_text(encoding="utf-8"))
    return TreeModel(
        columns=table["columns"],
        baseline=table["baseline"],
        roots=np.array(table["roots"], np.int64),
        feature=np.array(table["feature"], np.int64),
        threshold=np.array(table["threshold"], np.float32),
        children=np.column_stack([table["left"], table["right"]]).astype(np.int64).ravel(),
        value=np.array(table["value"], np.float32),
    )
