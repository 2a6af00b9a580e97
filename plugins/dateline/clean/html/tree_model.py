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
    roots: npt.NDArray[np.int32]
    feature: npt.NDArray[np.int32]
    threshold: npt.NDArray[np.float32]
    left: npt.NDArray[np.int32]
    right: npt.NDArray[np.int32]
    value: npt.NDArray[np.float32]

    def probabilities(self, rows: npt.NDArray[np.float32]) -> npt.NDArray[np.float64]:
        """Return for each row how probably it is a part of the body."""
        pieces = [self._sums(rows[at : at + _AT_ONCE]) for at in range(0, len(rows), _AT_ONCE)]
        sums = np.concatenate(pieces) if pieces else np.zeros(0)
        return np.asarray(1 / (1 + np.exp(-(self.baseline + sums))), float)

    def _sums(self, rows: npt.NDArray[np.float32]) -> npt.NDArray[np.float64]:
        at = np.tile(self.roots, (len(rows), 1))
        numbers = np.arange(len(rows))[:, None]
        for _ in range(_DEEPEST):
            goes_left = rows[numbers, self.feature[at]] <= self.threshold[at]
            at = np.where(goes_left, self.left[at], self.right[at])
        return np.asarray(self.value[at].sum(axis=1), float)


@cache
def tree_model(name: str) -> TreeModel:
    """Return a model of the package's data by its name."""
    table = json.loads((files("dateline.clean") / "data" / f"{name}.json").read_text(encoding="utf-8"))
    return TreeModel(
        columns=table["columns"],
        baseline=table["baseline"],
        roots=np.array(table["roots"], np.int32),
        feature=np.array(table["feature"], np.int32),
        threshold=np.array(table["threshold"], np.float32),
        left=np.array(table["left"], np.int32),
        right=np.array(table["right"], np.int32),
        value=np.array(table["value"], np.float32),
    )
