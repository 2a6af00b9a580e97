"""A counted run on disk: its parts are read when they are asked for, so that few are in memory at once."""

import pickle
from typing import IO, Any

import numpy as np
from numpy.typing import NDArray

from .counting import Numbers, SortedRun


class SpilledRun:
    """What `SortedRun` has, appended to a file that many runs share; the file has to stay open.

    Args:
        run: the run.
        file: of bytes, read and written; a temporary one without a name leaves nothing behind.

    Raises:
        OSError: the file cannot be written.
    """

    def __init__(self, run: SortedRun, file: IO[bytes]) -> None:
        self._file = file
        self.starts = run.starts
        self.lengths = run.lengths
        file.seek(0, 2)
        self._offsets: dict[str, int] = {}
        for name in ("terms", "forms", "surfaces", "plain"):
            self._offsets[name] = file.tell()
            pickle.dump(getattr(run, name), file, pickle.HIGHEST_PROTOCOL)
        for name, column in zip(("ordinals", "places", "numbers"), run.columns, strict=True):
            self._offsets[name] = file.tell()
            file.write(column.astype(np.int32).tobytes())
        self._offsets["pairs"], self._pairs = file.tell(), len(run.pairs)
        file.write(run.pairs.tobytes())

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
        return np.frombuffer(self._bytes("pairs", 0, 8 * self._pairs), dtype=np.uint64)

    def occurrences(self, first: int, last: int) -> Numbers:
        """Return ordinals, places and forms of the terms first … last - 1, by their number in this run."""
        begin, end = 4 * int(self.starts[first]), 4 * int(self.starts[last])
        rows = (self._bytes(name, begin, end) for name in ("ordinals", "places", "numbers"))
        return np.stack([np.frombuffer(row, dtype=np.int32) for row in rows])

    def _part(self, name: str) -> Any:
        self._file.seek(self._offsets[name])
        return pickle.load(self._file)  # noqa: S301  written by this process a moment ago

    def _bytes(self, name: str, begin: int, end: int) -> bytes:
        self._file.seek(self._offsets[name] + begin)
        return self._file.read(end - begin)
