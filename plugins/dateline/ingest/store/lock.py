"""One writer at a time: a lock that the system itself frees when its holder dies."""

import fcntl
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from ...article.errors import IntegrityError


@contextmanager
def locked(folder: Path) -> Iterator[None]:
    """Hold the folder for one writer.

    Raises:
        IntegrityError: another process is writing there.
    """
    folder.mkdir(parents=True, exist_ok=True)
    with (folder / ".lock").open("w") as stream:
        try:
            fcntl.flock(stream, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError as error:
            raise IntegrityError(
                "another run is writing to this folder", where=str(folder), remedy="Wait until it is done."
            ) from error
        yield
