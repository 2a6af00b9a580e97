"""A counted run on disk: its parts are read when they are asked for, so that few are in memory at once."""

import pickle
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from .counting import Numbers, SortedRun

_PARTS = ("terms", "forms", "surfaces", "plain")


class SpilledRun:
    """What `SortedRun` has.

    Args:
        run: the run.
        path: how the names of its files begin; they are left there.

    Raises:
        OSError: the files cannot be written.
    """

    def __init__(self, run: SortedRun, path: Path) -> None:
        self._path = path
        self.starts = run.starts
        self.lengths = run.lengths
        for name in _PARTS:
            with path.with_suffix(f".{name}").open("xb") as file:
                pickle.dump(getattr(run, name), file, pickle.HIGHEST_PROTOCOL)
        np.save(path.with_suffix(".columns.npy"), run.columns)
        np.save(path.with_suffix(".pairs.npy"), run.pairs)

    @property
    def terms(self) -> list[str]:
        """Return its terms, ascending."""
        return list(self._part("terms"))

    @property
    def forms(self) -> list[dict[str, int]]:
        """Return of each term its printed forms, and how often each occurs."""
        return list(self._part("forms"))

    @property
    def surfaces(self) -> dict[str, tuple[str, int]]:
        """Return of terms the form each was most often written in, and how often."""
        return dict(self._part("surfaces"))

    @property
    def plain(self) -> frozenset[str]:
        """Return the printed forms of words that are no parts of others."""
        return frozenset(self._part("plain"))

    @property
    def pairs(self) -> NDArray[np.uint64]:
        """Return the key of every two words side by side."""
        pairs: NDArray[np.uint64] = np.load(self._path.with_suffix(".pairs.npy"), mmap_mode="r")
        return pairs

    def occurrences(self, first: int, last: int) -> Numbers:
        """Return ordinals, places and forms of the terms first … last - 1, by their number in this run."""
        columns = np.load(self._path.with_suffix(".columns.npy"), mmap_mode="r")
        found: Numbers = np.array(columns[:, self.starts[first] : self.starts[last]])
        return found

    def _part(self, name: str) -> Any:
        with self._path.with_suffix(f".{name}").open("rb") as file:
            return pickle.load(file)  # noqa: S301  written by this process a moment ago
