"""A file that grows while pages are made: new text, and ranges of the file whose place it takes."""

import hashlib
import os
from contextlib import suppress
from pathlib import Path

_BLOCK = 2**20  # bytes that are copied at a time


class GrowingFile:
    """Written beside the file that it replaces, so that this one can be read to the end.

    Args:
        path: where it is written.
        earlier: the file that ranges are taken from; None where it is not there as it was.
    """

    def __init__(self, path: str, earlier: str | None) -> None:
        self.path = path
        with suppress(FileNotFoundError):  # one that a killed build left may have a second name
            os.unlink(path)  # noqa: PTH108
        self._stream = open(path, "xb")  # noqa: PTH123, SIM115  one of thousands, closed in `close`
        self._earlier = os.open(earlier, os.O_RDONLY) if earlier else -1
        self._taken = (0, 0)  # the range that is to be copied next
        self._digest = hashlib.sha256()
        self._size = 0

    @property
    def can_take(self) -> bool:
        """Return whether ranges of the earlier file can be had."""
        return self._earlier >= 0

    def append(self, text: str) -> tuple[int, int]:
        """Add text as UTF-8; return where it begins and ends, in bytes."""
        self._copy()
        data = text.encode()
        self._digest.update(data)
        self._stream.write(data)
        self._size += len(data)
        return self._size - len(data), self._size

    def take(self, start: int, end: int) -> tuple[int, int]:
        """Add a range of the earlier file; return where it begins and ends in this one."""
        if start != self._taken[1]:
            self._copy()
            self._taken = (start, start)
        self._taken = (self._taken[0], end)
        self._size += end - start
        return self._size - (end - start), self._size

    def close(self) -> tuple[int, str]:
        """Return the bytes of the file and its SHA-256.

        Raises:
            OSError: it cannot be written, or the earlier file has become shorter.
        """
        self._copy()
        self._stream.close()
        self._let_go()
        return self._size, self._digest.hexdigest()

    def abandon(self) -> None:
        """Close the file of a build that came to nothing."""
        with suppress(OSError):
            self._stream.close()
        self._let_go()

    def _let_go(self) -> None:
        if self._earlier >= 0:
            os.close(self._earlier)
            self._earlier = -1

    def _copy(self) -> None:
        start, end = self._taken
        self._taken = (0, 0)
        while start < end:
            data = os.pread(self._earlier, min(_BLOCK, end - start), start)
            if not data:
                raise OSError(f"{Path(self.path).name}: the file before it has become shorter")
            self._digest.update(data)
            self._stream.write(data)
            start += len(data)
