"""From the paths a person names to records: walks folders, opens files, asks the importers."""

import os
import re
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path

from ..article.errors import UnreadableSourceError
from .importers import records_of
from .object_storage import StoredFile, is_address, stored_files
from .record import Found, Refused
from .source import Source
from .store.ledger import HEAD, LEDGER

# What an archive's folder `originals` holds beside the sources.
_OWN = frozenset((Path(LEDGER).name, Path(HEAD).name))
_REMOVALS = re.compile(r"[0-9a-f]{64}\.\w+\.removed\.json")


def find(paths: Iterable[Path | str], columns: Mapping[str, str] | None = None) -> Iterator[Found]:
    """Yield what lies below the paths, in the order of the names.

    Args:
        paths: files and folders; addresses in a storage as text, such as `s3://bucket/folder`.
        columns: part of an article → name of its column in tables and JSON.

    Hidden files are left alone, and so are the folders `<page>_files` of a page saved whole and the maps
    `<table>.columns.json`: they belong to their page and their table. Symbolic links are refused: they
    may point out of the folder that was meant. Of an archive's folder `originals` come the sources alone; an
    archive as a whole is refused, as its pages, site and lists are no sources.

    Raises:
        UnreadableSourceError: a path does not exist, or its storage does not answer.
    """
    for given in paths:
        if is_address(given):
            for stored in _stored(str(given)):
                yield from _read_stored(stored, columns or {})
            continue
        path = Path(given)
        if not path.exists():
            raise UnreadableSourceError("there is no such file or folder", where=str(path))
        if path.is_dir():
            for file in _files(path):
                yield from _opened(file, file.relative_to(path.parent).as_posix(), columns or {})
        else:
            yield from _opened(path, path.name, columns or {})


def count(paths: Iterable[Path | str]) -> int:
    """Return how many files `find` will meet, for a progress bar."""
    return sum(map(_count, paths))


def _count(path: Path | str) -> int:
    if is_address(path):
        return len(_stored(str(path)))
    return sum(1 for _ in _files(Path(path))) if Path(path).is_dir() else 1


def _stored(address: str) -> list[StoredFile]:
    """Return the objects below an address that may be sources, by the same rules as for files."""
    found = list(stored_files(address))
    below = [file.name.partition("/")[2] for file in found]
    if any(name == LEDGER or name.endswith(f"/{LEDGER}") for name in below):
        raise UnreadableSourceError(
            "an archive of its own lies here",
            where=address,
            remedy="Bring in its sources: name its folder `content/originals` itself.",
        )
    own = _OWN if Path(HEAD).name in below else frozenset()
    return [file for file, name in zip(found, below, strict=True) if not name or _may_be_source(name, own)]


def _may_be_source(name: str, own: frozenset[str]) -> bool:
    *folders, last = name.split("/")
    hidden = any(part.startswith(".") for part in (*folders, last))
    belongs = any(folder.endswith("_files") for folder in folders) or last.endswith(".columns.json")
    return not (hidden or belongs or name in own or _REMOVALS.fullmatch(last))


def _read_stored(file: StoredFile, columns: Mapping[str, str]) -> Iterator[Found]:
    try:
        with file.open() as stream:
            source = Source(file.name, stream)
            source.columns, source.beside = columns, file.beside
            yield from records_of(source)
    except OSError as error:
        yield Refused(file.name, f"it cannot be read ({error.strerror or error})")


def _files(folder: Path) -> Iterator[Path]:
    try:
        entries = sorted(os.scandir(folder), key=lambda entry: entry.name)
    except OSError:
        yield folder  # is refused by name when it is opened
        return
    if originals_of(folder):
        yield folder  # is refused by name when it is opened
        return
    own = _OWN if Path(HEAD).name in {entry.name for entry in entries} else frozenset()
    for entry in entries:
        if entry.name.startswith(".") or entry.name.endswith(".columns.json"):
            continue
        if entry.name in own or _REMOVALS.fullmatch(entry.name):
            continue
        if entry.is_dir(follow_symlinks=False):
            if not entry.name.endswith("_files"):
                yield from _files(Path(entry.path))
        else:
            yield Path(entry.path)


def originals_of(folder: Path) -> Path | None:
    """Return the folder of the sources of an archive or its content; None where a folder is neither."""
    places = (folder / "content" / LEDGER, folder / LEDGER)
    return next((place.parent for place in places if place.is_file()), None)


def _opened(path: Path, name: str, columns: Mapping[str, str]) -> Iterator[Found]:
    if path.is_symlink():
        yield Refused(name, "it is a symbolic link; copy the file itself here")
    elif not path.is_file():
        yield Refused(name, _why_no_file(path))
    else:
        try:
            with path.open("rb") as stream:
                source = Source(name, stream, path=path)
                source.columns = columns
                yield from records_of(source)
        except OSError as error:
            yield Refused(name, f"it cannot be read ({error.strerror})")


def _why_no_file(path: Path) -> str:
    if not path.is_dir():
        return "it is no regular file"
    originals = originals_of(path)
    return (
        f"it is an archive of its own; its sources are in {originals}"
        if originals
        else "the folder cannot be read"
    )
