"""Short hashes of the code and the files that decide a result, so that a change of them is noticed."""

import hashlib
from collections.abc import Iterable
from pathlib import Path

ROOMS = Path(__file__).resolve().parent.parent


def of_files(*folders: Path) -> str:
    """Return a hash over the names and bytes of all files below some folders (or of single files)."""
    digest = hashlib.blake2b(digest_size=8)
    for folder in folders:
        for path in sorted(_files(folder)):
            digest.update(path.relative_to(folder.parent).as_posix().encode())
            digest.update(path.read_bytes())
    return digest.hexdigest()


def of_rooms(*rooms: str) -> str:
    """Return a hash over the code and data of some rooms."""
    return of_files(*(ROOMS / room for room in rooms))


def _files(folder: Path) -> Iterable[Path]:
    if folder.is_file():
        return [folder]
    return [path for path in folder.rglob("*") if path.is_file() and "__pycache__" not in path.parts]
