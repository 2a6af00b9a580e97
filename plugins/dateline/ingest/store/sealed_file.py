"""Files of the cache that begin with a digest of their name and of the rest: a damaged one counts as gone."""

import hashlib
from pathlib import Path


def read_sealed(file: Path) -> bytes:
    """Return what was written; nothing where the file is missing or is not to the byte what was written."""
    try:
        digest, _, data = file.read_bytes().partition(b"\n")
    except OSError:
        return b""
    return data if digest == _digest(file, data) else b""


def write_sealed(file: Path, data: bytes) -> None:
    """Write a file in the place of what is there.

    Raises:
        OSError: the cache cannot be written.
    """
    file.parent.mkdir(parents=True, exist_ok=True)
    partial = file.with_name(f"{file.name}.part")
    with partial.open("wb") as written:  # not joined first: it may be 20 MB
        written.write(_digest(file, data) + b"\n")
        written.write(data)
    partial.replace(file)


def _digest(file: Path, data: bytes) -> bytes:
    """Return a digest of a file's name and data: one in the place of another is damage, too."""
    digest = hashlib.blake2b(file.name.encode("utf-8", "surrogateescape") + b"\n", digest_size=16)
    digest.update(data)
    return digest.hexdigest().encode()
