"""Files of the cache that begin with a digest of the rest: damage to one counts as its absence."""

import hashlib
from pathlib import Path


def read_sealed(file: Path) -> bytes:
    """Return what was written; nothing where the file is missing or is not to the byte what was written."""
    try:
        digest, _, data = file.read_bytes().partition(b"\n")
    except OSError:
        return b""
    return data if digest == _digest(data) else b""


def write_sealed(file: Path, data: bytes) -> None:
    """Write a file in the place of what is there.

    Raises:
        OSError: the cache cannot be written.
    """
    file.parent.mkdir(parents=True, exist_ok=True)
    partial = file.with_name(f"{file.name}.part")
    with partial.open("wb") as written:  # not joined first: it may be 20 MB
        written.write(_digest(data) + b"\n")
        written.write(data)
    partial.replace(file)


def _digest(data: bytes) -> bytes:
    return hashlib.blake2b(data, digest_size=16).hexdigest().encode()
