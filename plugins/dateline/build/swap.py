"""The new site in place of the old one, whole or not at all."""

import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from ..ingest.store.lock import locked


@contextmanager
def swapped(output: Path, lock: Path) -> Iterator[Path]:
    """Give a sibling folder to build in, and put it in the place of `output` when all went well.

    A build that fails or is killed leaves the old site as it is; a swap that was cut short between its two
    renames is finished by the next build. `lock` is a folder that all builds of this archive share.

    Raises:
        IntegrityError: another build is at work.
    """
    building = output.with_name(f"{output.name}.building")
    old = output.with_name(f"{output.name}.old")
    with locked(lock):
        if not output.exists() and old.exists():
            old.rename(output)
        for left in (building, old):
            shutil.rmtree(left, ignore_errors=True)
        yield building
        if output.exists():
            output.rename(old)
        building.rename(output)
        shutil.rmtree(old, ignore_errors=True)
