"""What tells that nobody wrote into a file: its bytes and when it was changed, as for `make` and `rsync`."""

import os
from collections.abc import Iterator
from pathlib import Path
from typing import TypeAlias

from .manifest import MANIFEST

FileStamp: TypeAlias = tuple[int, int]  # bytes; nanoseconds since 1970


def stamp_of(status: os.stat_result) -> FileStamp:
    """Return the stamp of a file: who writes into it changes it."""
    return status.st_size, status.st_mtime_ns


def is_as_written(stamp: FileStamp, file: str) -> bool:
    """Return whether a file stands with a stamp that it had."""
    try:
        return stamp_of(os.stat(file)) == stamp  # noqa: PTH116  of tens of thousands
    except OSError:
        return False


def entries_below(folder: str, below: str = "") -> Iterator[tuple[str, os.DirEntry[str]]]:
    """Yield path and entry of every file below a folder, the manifest left out, in no particular order."""
    with os.scandir(folder) as found:
        for entry in found:
            path = f"{below}{entry.name}"
            if entry.is_dir(follow_symlinks=False):
                yield from entries_below(entry.path, f"{path}/")
            elif path != MANIFEST:
                yield path, entry


def files_below(folder: Path) -> Iterator[str]:
    """Yield the paths of all files below a folder, sorted, the manifest itself left out."""
    yield from sorted(path for path, _ in entries_below(str(folder)))
