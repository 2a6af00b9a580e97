"""A second folder of the same files by hard links: brought up to date by what differs, read by nobody.

Two names of one file have one inode number, so that what differs is known from the names in the two folders,
and no file is opened. Nobody may write into a file of either: it is replaced by another one instead.
"""

import os
import shutil
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path
from typing import NamedTuple


class FileDifferences(NamedTuple):
    """What tells a folder from another: paths below both, '/' between their parts."""

    other: list[str]  # files that are not in the second, or are another one there
    gone: list[str]  # files of the second alone, and its empty folders, with a '/' at the end


def file_differences(folder: Path, earlier: Path) -> FileDifferences:
    """Return which files of a folder are not those of an earlier one, and which of those it lacks."""
    before = dict(_inodes(str(earlier))) if earlier.is_dir() else {}
    now = ((path, inode) for path, inode in _inodes(str(folder)) if inode)
    other = [path for path, inode in now if before.pop(path, 0) != inode]
    return FileDifferences(other, list(before))


def make_alike(copy: Path, folder: Path, found: FileDifferences) -> None:
    """Make `copy` hold the files of a folder, by hard links.

    Args:
        copy: what is there and differs is replaced or removed, folders that are empty then with it.
        folder: what it is to be like.
        found: the differences of `folder` and `copy`, in this order.

    Raises:
        OSError: a file cannot be removed, or the file system has no hard links.
    """
    made: set[str] = set()
    for path in found.gone:
        if not path.endswith("/"):
            os.unlink(copy / path)  # noqa: PTH108  of thousands
        remove_empty(copy, path)
    for path in found.other:
        target, below = f"{copy}/{path}", path.rpartition("/")[0]
        if below not in made:
            (copy / below).mkdir(parents=True, exist_ok=True)
            made.add(below)
        with suppress(FileNotFoundError):
            os.unlink(target)  # noqa: PTH108
        os.link(folder / path, target)


def remove_empty(folder: Path, path: str) -> None:
    """Remove the folders that a path of a removed file leads through, those that are empty."""
    below = path.rpartition("/")[0]
    while below:
        try:
            os.rmdir(folder / below)  # noqa: PTH106
        except OSError:
            return  # something is in it
        below = below.rpartition("/")[0]


def remove_folder(folder: Path) -> None:
    """Remove whatever stands at a path, as far as that can be."""
    if folder.is_symlink() or folder.is_file():
        folder.unlink()
    else:
        for _ in range(2):  # a file that could not be removed once may be the second time
            shutil.rmtree(folder, ignore_errors=True)


def _inodes(folder: str, below: str = "") -> Iterator[tuple[str, int]]:
    """Yield the files below a folder with their inode numbers, and empty folders with 0."""
    empty = True
    with os.scandir(folder) as found:
        for entry in found:
            empty = False
            path = f"{below}{entry.name}"
            if entry.is_dir(follow_symlinks=False):
                yield from _inodes(entry.path, f"{path}/")
            else:
                yield path, entry.inode()
    if empty and below:
        yield below, 0
