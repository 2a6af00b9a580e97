"""One writer at a time: a lock of one process, which ends with it and which no other process inherits.

POSIX record locks (`lockf`) belong to a process and not to an open file: a worker that was forked from the
holder and outlives it holds nothing.
"""

import fcntl
import os
import socket
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from ...article.errors import IntegrityError

_held: set[str] = set()  # by this process, to which its own locks are no obstacle


@contextmanager
def locked(folder: Path) -> Iterator[None]:
    """Hold the folder for one writer.

    Raises:
        IntegrityError: another process, which is named, is writing there.
        OSError: the folder cannot be written.
    """
    folder.mkdir(parents=True, exist_ok=True)
    name = str(folder.resolve())
    if name in _held:
        raise _busy(folder, f"process {os.getpid()}")
    with (folder / ".lock").open("a+", encoding="utf-8") as stream:
        try:
            fcntl.lockf(stream, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except (BlockingIOError, PermissionError) as error:
            stream.seek(0)
            raise _busy(folder, stream.read(200).strip() or "a process that is just starting") from error
        _held.add(name)
        try:
            stream.truncate(0)
            stream.write(f"process {os.getpid()} on {socket.gethostname()} since {time.ctime()}\n")
            stream.flush()
            yield
        finally:
            _held.discard(name)


def _busy(folder: Path, holder: str) -> IntegrityError:
    return IntegrityError(
        f"another run is writing to this folder: {holder}",
        where=str(folder),
        remedy="Wait until it is done, or end that process.",
    )
