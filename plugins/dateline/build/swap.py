"""The new site in place of the old one, whole or not at all; at no moment is there none."""

import ctypes
import os
import shutil
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from ..article.errors import IntegrityError
from ..ingest.store.lock import locked

_EXCHANGE = 2  # RENAME_EXCHANGE of Linux (renameat2) and RENAME_SWAP of macOS (renamex_np)
_AT_FDCWD = -100


@contextmanager
def swapped(output: Path, lock: Path) -> Iterator[Path]:
    """Give a sibling folder to build in, and put it in the place of `output` when all went well.

    A build that fails or is killed leaves the old site as it is, and the next one clears away what it left.
    `lock` is a folder that all builds of this archive share.

    Raises:
        IntegrityError: another build is at work, or the place of the site is no folder.
    """
    output = output.resolve()  # a link to the folder that is served stays a link
    building = output.with_name(f"{output.name}.building")
    old = output.with_name(f"{output.name}.old")
    with locked(lock):
        if not output.exists() and old.exists():
            old.rename(output)
        if output.exists() and not output.is_dir():
            raise IntegrityError(
                "a file stands where the site goes",
                where=str(output),
                remedy="Move it away, or set OUTPUT_PATH.",
            )
        for left in (building, old):
            clear(left)
        try:
            yield building
            _bring_to_disk(building)
            if not output.exists():
                building.rename(output)
            elif not _exchanged(building, output):
                output.rename(old)
                building.rename(output)
        finally:
            for left in (building, old):
                if output.exists():
                    clear(left)
        _bring_to_disk(output.parent)


def is_left_over(output: Path) -> bool:
    """Tell whether a killed build left a folder that the next one clears away."""
    output = output.resolve()
    return any(output.with_name(f"{output.name}.{end}").exists() for end in ("building", "old"))


def _exchanged(one: Path, other: Path) -> bool:
    """Swap two folders in one act; return whether the system could."""
    names = os.fsencode(one), os.fsencode(other)
    library = ctypes.CDLL(None, use_errno=True)
    try:
        if sys.platform == "darwin":
            return not library.renamex_np(*names, _EXCHANGE)
        return not library.renameat2(_AT_FDCWD, names[0], _AT_FDCWD, names[1], _EXCHANGE)
    except AttributeError:  # an older C library
        return False


def _bring_to_disk(folder: Path) -> None:
    """Have the system write all that was written: a power cut after the swap must not leave empty files."""
    descriptor = os.open(folder, os.O_RDONLY)
    try:
        try:
            failed = ctypes.CDLL(None, use_errno=True).syncfs(descriptor)
        except AttributeError:  # not Linux
            os.sync()
        else:
            if failed:
                raise OSError(ctypes.get_errno(), os.strerror(ctypes.get_errno()), str(folder))
    finally:
        os.close(descriptor)


def clear(folder: Path) -> None:
    """Remove a folder that a build made, as far as that can be done; a missing one is fine."""
    if folder.is_symlink() or folder.is_file():
        folder.unlink()
    else:
        for _ in range(2):  # a file that could not be removed once may be the second time
            shutil.rmtree(folder, ignore_errors=True)
