"""What is about to be replaced, kept where nothing is overwritten."""

import os
import shutil
from pathlib import Path


def keep_aside(folder: Path, path: str, aside: Path) -> None:
    """Copy what stands at a path below a folder, whatever it is, to the same path below `aside`.

    Raises:
        OSError: it cannot be copied; nothing may be replaced then.
    """
    there = folder / path
    if not os.path.lexists(there):
        return
    target = aside / path
    number = 1
    while os.path.lexists(target):
        number += 1
        target = aside / f"{path}.{number}"
    target.parent.mkdir(parents=True, exist_ok=True)
    if there.is_dir() and not there.is_symlink():
        shutil.copytree(there, target, symlinks=True)
    else:
        shutil.copy2(there, target, follow_symlinks=False)
