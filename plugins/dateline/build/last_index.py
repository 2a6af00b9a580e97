"""What the index's builder remembers of the last site, and whether its index can be gone on with.

The cache holds it twice, in two slots: a build writes the one that does not belong to the site there now, so
that a build which comes to nothing takes nothing away.
"""

import hashlib
import os
from pathlib import Path

from ..article.errors import IntegrityError
from .cache_folder import LEDGER, SLOTS
from .manifest import read_manifest

_DIRECTORY = "directory.js"  # the one file of an index that changes whenever the index does


def open_index_ledger(cache: Path, site: Path, folder: str, *, is_whole: bool) -> Path:
    """Return the file in which the index's builder remembers, as it was when the site was built.

    Args:
        cache: the folder of what can be made again.
        site: the last build's folder; may be missing or damaged.
        folder: of the index, below it.
        is_whole: whether every file of the index is known to stand as it was written. Where it is not, as
            when a killed build left the record of a site that never came, the manifest tells.

    Returns:
        A file that is not there where the index is not whole, or where what is remembered is not to the byte
        what was written: the index is made afresh then.
    """
    ledger = cache / LEDGER
    ledger.unlink(missing_ok=True)
    if (known := _fitting(cache, site, folder)) and (is_whole or _is_as_listed(site, folder)):
        ledger.write_bytes(_payload(cache / known))
    return ledger


def keep_index_ledger(cache: Path, previous: Path, site: Path, folder: str) -> None:
    """Keep what the index's builder remembers of a new site, and what it remembered of the previous one.

    Raises:
        OSError: the cache cannot be written.
    """
    known = _fitting(cache, previous, folder)
    slot = cache / next(name for name in SLOTS if name != known)
    data = (cache / LEDGER).read_bytes()
    part = slot.with_name(f"{slot.name}.part")
    part.write_bytes(f"{_sha256(site / folder / _DIRECTORY)} {_hash(data)}\n".encode() + data)
    os.replace(part, slot)  # noqa: PTH105  as it is: a rename that replaces


def _fitting(cache: Path, site: Path, folder: str) -> str:
    """Return the slot that belongs to a site, empty where none does or it was damaged."""
    for name in SLOTS:
        try:
            head, _, data = (cache / name).read_bytes().partition(b"\n")
            if head.decode() == f"{_sha256(site / folder / _DIRECTORY)} {_hash(data)}":
                return name
        except (OSError, UnicodeDecodeError):
            continue
    return ""


def _payload(slot: Path) -> bytes:
    return slot.read_bytes().partition(b"\n")[2]


def _is_as_listed(site: Path, folder: str) -> bool:
    """Return whether what stands below a folder of a site is, to the byte, what the manifest lists there."""
    try:
        listed = read_manifest(site).items()
        wanted = {path: digest for path, digest in listed if path.startswith(f"{folder}/")}
        files = (path for path in (site / folder).rglob("*") if not path.is_dir())
        there = {path.relative_to(site).as_posix() for path in files}
        return there == wanted.keys() and all(_sha256(site / path) == wanted[path] for path in wanted)
    except (OSError, IntegrityError):
        return False


def _sha256(file: Path) -> str:
    return _hash(file.read_bytes())


def _hash(data: bytes) -> str:
    return hashlib.sha256(data).hexdigest()
