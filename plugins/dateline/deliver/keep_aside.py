"""What is about to be replaced, kept where nothing is overwritten."""

import filecmp
import os
import shutil
import stat
from collections.abc import Iterable
from pathlib import Path


def keep_aside(folder: Path, path: str, aside: Path) -> None:
    """Copy what stands at a path below a folder to the same path below `aside`, unless its bytes lie there.

    A pipe, a socket or a device holds no bytes to keep.

    Raises:
        OSError: it cannot be copied; nothing may be replaced then.
    """
    there = folder / path
    if not os.path.lexists(there) or _holds_nothing(there):
        return
    target = aside / path
    number = 1
    while os.path.lexists(target):
        if _is_same_file(there, target):
            return  # a killed run kept it
        number += 1
        target = aside / f"{path}.{number}"
    target.parent.mkdir(parents=True, exist_ok=True)
    if there.is_dir() and not there.is_symlink():
        shutil.copytree(there, target, symlinks=True, ignore=_without_bytes)
    else:
        shutil.copy2(there, target, follow_symlinks=False)


def _is_same_file(one: Path, other: Path) -> bool:
    regular = all(stat.S_ISREG(path.lstat().st_mode) for path in (one, other))
    return regular and filecmp.cmp(one, other, shallow=False)


def _without_bytes(folder: str, names: Iterable[str]) -> set[str]:
    return {name for name in names if _holds_nothing(Path(folder) / name)}


def _holds_nothing(path: Path) -> bool:
    mode = path.lstat().st_mode
    return not (stat.S_ISREG(mode) or stat.S_ISLNK(mode) or stat.S_ISDIR(mode))
