"""The new site in place of the old one, whole or not at all; at no moment is there none."""

import ctypes
import os
import sys
from collections.abc import Iterator, Sequence
from contextlib import contextmanager, suppress
from pathlib import Path

from ..article.errors import IntegrityError
from ..ingest.store.lock import locked
from .linked_copy import file_differences, make_alike, remove_folder

_EXCHANGE = 2  # RENAME_EXCHANGE of Linux (renameat2) and RENAME_SWAP of macOS (renamex_np)
_AT_FDCWD = -100
# Ends of the names of two folders beside the site; such as nobody gives to a copy of one's own.
_BUILDING, _OLD = ".building", ".before-this-build"
_SPARE = "site"  # folder in the cache: the site once more, by hard links
_FEW = 2_000  # files that are brought to the disk one by one


@contextmanager
def swapped(output: Path, cache: Path) -> Iterator[Path]:
    """Give a sibling folder to build in, and put it in the place of `output` when all went well.

    That folder holds the files of `output` by hard links, where the system has them, so that a build changes
    what is new in it and leaves the rest; it must replace a file and never write into one. The cache keeps
    that folder from build to build. A build that fails or is killed leaves the old site as it is, and the
    next one puts right what it left. `cache` is a folder that all builds of this archive share.

    Raises:
        IntegrityError: another build is at work, or the place of the site is no folder.
    """
    output = output.resolve()  # a link to the folder that is served stays a link
    building = output.with_name(f"{output.name}{_BUILDING}")
    old = output.with_name(f"{output.name}{_OLD}")
    with locked(cache):
        if not output.exists() and old.exists():
            old.rename(output)
        if output.exists() and not output.is_dir():
            raise IntegrityError(
                "a file stands where the site goes",
                where=str(output),
                remedy="Move it away, or set OUTPUT_PATH.",
            )
        remove_folder(old)
        _prepare(building, output, cache / _SPARE)
        try:
            yield building
            changed = file_differences(building, output)
            _bring_to_disk(building, changed.other)
            if not output.exists():
                building.rename(output)
            elif not _exchanged(building, output):
                output.rename(old)
                building.rename(output)
                old.rename(building)
            # What cannot be kept costs time in the next build, and none of the site.
            with suppress(OSError):
                if building.exists():
                    make_alike(building, output, changed)
                    os.replace(building, cache / _SPARE)  # noqa: PTH105
        finally:
            remove_folder(building)
            if output.exists():
                remove_folder(old)
        _bring_to_disk(output.parent, ())


def _prepare(building: Path, output: Path, spare: Path) -> None:
    """Make the folder to build in like the site that is there; leave none where that cannot be."""
    if building.is_symlink() or not building.is_dir():
        remove_folder(building)
        with suppress(OSError):
            os.replace(spare, building)  # noqa: PTH105
    remove_folder(spare)
    try:
        if output.exists():
            building.mkdir(exist_ok=True)
            make_alike(building, output, file_differences(output, building))
        else:
            remove_folder(building)
    except OSError:
        remove_folder(building)


def is_left_over(output: Path) -> bool:
    """Return whether a killed build left a folder that the next one clears away."""
    output = output.resolve()
    return any(output.with_name(f"{output.name}{end}").exists() for end in (_BUILDING, _OLD))


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


def _bring_to_disk(folder: Path, files: Sequence[str]) -> None:
    """Have the system write what was written: a power cut after the swap must not leave empty files.

    Args:
        folder: the site.
        files: those that are new in it; many of them go with all that the file system has to write.
    """
    if len(files) > _FEW:
        _write_all(folder)
        return
    for path in [*files, *sorted({path.rpartition("/")[0] for path in files} | {""})]:
        descriptor = os.open(folder / path, os.O_RDONLY)
        try:
            os.fsync(descriptor)
        finally:
            os.close(descriptor)


def _write_all(folder: Path) -> None:
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
