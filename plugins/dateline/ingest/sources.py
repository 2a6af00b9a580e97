"""From the paths a person names to records: walks folders, opens files, asks the importers."""

import os
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path

from ..article.errors import UnreadableSourceError
from .importers import records_of
from .record import Found, Refused
from .source import Source


def find(paths: Iterable[Path], columns: Mapping[str, str] | None = None) -> Iterator[Found]:
    """Yield what lies below the paths, in the order of the names.

    Args:
        paths: files and folders.
        columns: part of an article → name of its column in tables and JSON.

    Hidden files are left alone, and so are the folders `<page>_files` of a page saved whole and the maps
    `<table>.columns.json`: they belong to their page and their table. Symbolic links are refused: they
    may point out of the folder that was meant.

    Raises:
        UnreadableSourceError: a path does not exist.
    """
    for path in paths:
        if not path.exists():
            raise UnreadableSourceError("there is no such file or folder", where=str(path))
        if path.is_dir():
            for file in _files(path):
                yield from _opened(file, file.relative_to(path.parent).as_posix(), columns or {})
        else:
            yield from _opened(path, path.name, columns or {})


def count(paths: Iterable[Path]) -> int:
    """Return how many files `find` will meet, for a progress bar."""
    return sum(sum(1 for _ in _files(path)) if path.is_dir() else 1 for path in paths)


def _files(folder: Path) -> Iterator[Path]:
    try:
        entries = sorted(os.scandir(folder), key=lambda entry: entry.name)
    except OSError:
        yield folder  # is refused by name when it is opened
        return
    for entry in entries:
        if entry.name.startswith(".") or entry.name.endswith(".columns.json"):
            continue
        if entry.is_dir(follow_symlinks=False):
            if not entry.name.endswith("_files"):
                yield from _files(Path(entry.path))
        else:
            yield Path(entry.path)


def _opened(path: Path, name: str, columns: Mapping[str, str]) -> Iterator[Found]:
    if path.is_symlink():
        yield Refused(name, "it is a symbolic link; copy the file itself here")
    elif not path.is_file():
        yield Refused(name, "the folder cannot be read" if path.is_dir() else "it is no regular file")
    else:
        try:
            with path.open("rb") as stream:
                source = Source(name, stream, path=path)
                source.columns = columns
                yield from records_of(source)
        except OSError as error:
            yield Refused(name, f"it cannot be read ({error.strerror})")
