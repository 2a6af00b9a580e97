"""The names of the files in the cache; makes none of them."""

import shutil
from pathlib import Path

from .gazetteer_answers import GAZETTEER_ANSWERS
from .last_index import SLOTS
from .place_names import PLACE_NAMES
from .search_documents import LEDGER
from .unchanged import RECORD

_FILES = (".lock", "articles.sqlite3", "written.json", LEDGER, RECORD, PLACE_NAMES, GAZETTEER_ANSWERS, *SLOTS)


def holds_a_build(cache: Path) -> bool:
    """Return whether a build left something in the cache."""
    return any((cache / name).exists() for name in _FILES if name != ".lock")


def make_room_for_files(cache: Path) -> None:
    """Remove folders that stand where a build writes files: no file can take the place of a folder.

    Raises:
        OSError: one of them cannot be removed.
    """
    for name in _FILES:
        for path in (cache / name, cache / f"{name}.part"):
            if path.is_dir() and not path.is_symlink():
                shutil.rmtree(path)
