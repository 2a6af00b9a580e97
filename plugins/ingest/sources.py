"""From the paths a person names to records: walks folders, tells kinds by content, opens what it can read."""

import os
from collections.abc import Iterable, Iterator
from pathlib import Path

from ..article.errors import UnreadableSourceError
from .kinds import kind_of
from .record import Found, Record, Refused

LARGEST = 64 * 2**20  # bytes of one document; no article comes near, a bomb does


def find(paths: Iterable[Path]) -> Iterator[Found]:
    """Yield a record for every document below the paths, in the order of their names.

    Hidden files are left alone, and so are the folders `<page>_files` of a page saved whole: they belong
    to their page. Symbolic links are refused: they may point out of the folder that was meant.

    Raises:
        UnreadableSourceError: a path does not exist.
    """
    for path in paths:
        if not path.exists():
            raise UnreadableSourceError("there is no such file or folder", where=str(path))
        if path.is_dir():
            for file in _files(path):
                yield _open(file, file.relative_to(path.parent).as_posix())
        else:
            yield _open(path, path.name)


def count(paths: Iterable[Path]) -> int:
    """Return how many files `find` will meet, for a progress bar."""
    return sum(sum(1 for _ in _files(path)) if path.is_dir() else 1 for path in paths)


def _files(folder: Path) -> Iterator[Path]:
    for entry in sorted(os.scandir(folder), key=lambda entry: entry.name):
        if entry.name.startswith("."):
            continue
        if entry.is_dir(follow_symlinks=False):
            if not entry.name.endswith("_files"):
                yield from _files(Path(entry.path))
        else:
            yield Path(entry.path)


def _open(path: Path, name: str) -> Found:
    if path.is_symlink():
        return Refused(name, "it is a symbolic link; copy the file itself here")
    try:
        size = path.stat().st_size
        if size > LARGEST:
            return Refused(name, f"it has {size:,} bytes; a document may have {LARGEST:,}")
        data = path.read_bytes()
    except OSError as error:
        return Refused(name, f"it cannot be read ({error.strerror})")
    kind = kind_of(data)
    if kind is None:
        return Refused(name, "its content is neither a saved page nor plain text" if data else "it is empty")
    return Record(name, data, kind)
