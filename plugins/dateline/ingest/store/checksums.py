"""SHA256SUMS: the hash of every file of the archive, for `sha256sum -c`; made from the ledger alone."""

import hashlib
import os
from pathlib import Path

from .atomic_batches import write
from .ledger import HEAD, LEDGER, Ledger

CHECKSUMS = "SHA256SUMS"  # below content/


def checksums(content: Path, ledger: Ledger) -> bytes:
    """Return the list as GNU coreutils read it: names with a backslash or a line end are escaped."""
    sums = {path: fixity.sha256 for path, fixity in ledger.files.items() if fixity.sha256}
    sums |= {path: hashlib.sha256((content / path).read_bytes()).hexdigest() for path in (LEDGER, HEAD)}
    return b"".join(_line(path, sums[path]) for path in sorted(sums))


def write_checksums(content: Path, ledger: Ledger) -> None:
    """Write the list, where it is another one than that on the disk.

    Raises:
        OSError: it cannot be written.
    """
    if ledger.head.lines:
        data, path = checksums(content, ledger), content / CHECKSUMS
        if not path.is_file() or path.read_bytes() != data:
            write(path, data)


def _line(path: str, digest: str) -> bytes:
    name = os.fsencode(path)
    escaped = name.replace(b"\\", rb"\\").replace(b"\n", rb"\n").replace(b"\r", rb"\r")
    return (b"\\" if escaped != name else b"") + digest.encode() + b"  " + escaped + b"\n"
