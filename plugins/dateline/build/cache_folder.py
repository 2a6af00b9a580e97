"""The names of the files in the cache; makes none of them."""

import shutil
from pathlib import Path

ARTICLES = "articles.sqlite3"  # what was read from each page, and its tags
WRITTEN = "written"  # what the last build wrote
LAST_BUILD = "last-build.json"  # what the last site was made of, and its report
LEDGER = "search.json"  # what the index holds
SLOTS = ("last-index-1", "last-index-2")  # the same of the site there now, and of the one before
PLACE_NAMES = "place-names"
GAZETTEER_ANSWERS = "gazetteer-answers"
COMPARISONS = "compared-texts"
# What no build makes: the lock, what ingest and verify note, models that were unpacked.
OF_OTHER_VERBS = frozenset((".lock", "ingest-report.json", "verified.json", "models"))
_FILES = (".lock", ARTICLES, WRITTEN, LAST_BUILD, LEDGER, *SLOTS, PLACE_NAMES, GAZETTEER_ANSWERS, COMPARISONS)


def holds_a_build(cache: Path) -> bool:
    """Return whether a build left something in the cache."""
    return any((cache / name).exists() for name in _FILES if name != ".lock")


def is_foreign_cache(cache: Path) -> bool:
    """Return whether a folder holds something, and no build left any of it (the lock comes first)."""
    if not cache.is_dir() or (cache / ".lock").exists() or holds_a_build(cache):
        return False
    return any(path.name not in OF_OTHER_VERBS for path in cache.iterdir())


def make_room_for_files(cache: Path) -> None:
    """Remove folders that stand where a build writes files: no file can take the place of a folder.

    Raises:
        OSError: one of them cannot be removed.
    """
    for name in _FILES:
        for path in (cache / name, cache / f"{name}.part"):
            if path.is_dir() and not path.is_symlink():
                shutil.rmtree(path)
