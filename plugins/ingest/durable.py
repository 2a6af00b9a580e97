"""Writing a file so that it is there whole or not at all, whatever happens meanwhile."""

import os
from pathlib import Path
from typing import BinaryIO


def write(path: Path, data: bytes) -> None:
    """Write through a temporary neighbour, fsync, rename: a reader sees the old file or the new one.

    Raises:
        OSError: the disk is full or the folder cannot be written; the old file is untouched.
    """
    path.parent.mkdir(parents=True, exist_ok=True)
    temporary = path.with_name(f".{path.name[:80]}.{os.getpid()}.part")
    try:
        with temporary.open("wb") as stream:
            stream.write(data)
            stream.flush()
            os.fsync(stream.fileno())
        temporary.replace(path)
    except BaseException:
        temporary.unlink(missing_ok=True)
        raise


def append(path: Path, data: bytes) -> None:
    """Append and fsync; a torn end left by a crash is cut off first, so that lines stay whole."""
    path.parent.mkdir(parents=True, exist_ok=True)
    with path.open("ab+") as stream:
        _cut_torn_end(stream)
        stream.write(data)
        stream.flush()
        os.fsync(stream.fileno())


def _cut_torn_end(stream: BinaryIO) -> None:
    end = stream.seek(0, os.SEEK_END)
    keep = end
    while keep:
        start = max(0, keep - 4096)
        stream.seek(start)
        newline = stream.read(keep - start).rfind(b"\n")
        if newline >= 0:
            keep = start + newline + 1
            break
        keep = start
    if keep < end:
        stream.truncate(keep)
    stream.seek(keep)
