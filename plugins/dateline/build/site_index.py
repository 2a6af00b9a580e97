"""The search index of a site, written beside its pages: by a copy of this process where it takes long."""

from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from functools import partial
from pathlib import Path
from typing import Any

from ..search import build_index
from ..search.builder import CHUNK, Workers
from . import fingerprint
from .last_index import keep_index_ledger, open_index_ledger
from .linked_copy import remove_folder
from .load_archive import LoadedArchive
from .process_copies import ProcessCopy, can_copy
from .search_documents import documents
from .stages import tell_stage
from .workers import copy_worker, index_workers

SEARCH = "search"  # folder of the index below output/
_RUNS = "index-runs"  # folder in the cache: what was counted for the index of a site that is being made


class SiteIndex:
    """The search index of a build.

    Args:
        loaded: the archive.
        own: our settings, checked.
        site: folder of the site that is being made.
    """

    def __init__(self, loaded: LoadedArchive, own: Mapping[str, Any], site: Path) -> None:
        self._loaded = loaded
        self._own = own
        self._site = site
        self._cache = Path(own["DATELINE_CACHE"])

    @contextmanager
    def written(self, *, is_whole: bool) -> Iterator[None]:
        """Have the index written by the end of the block; a block that fails ends the copy at work on it.

        A copy takes the memory that it needed along when it ends, and leaves this process to the pages. With
        one process allowed, the block begins when the copy has ended.

        Args:
            is_whole: whether every file of the last index is known to stand as it was written.

        Raises:
            ArticleError: an article cannot be indexed.
            OSError: a file cannot be written.
        """
        is_short = len(self._loaded.articles) <= CHUNK
        if is_short or self._own["DATELINE_SCHEDULER"] or not can_copy():
            workers = index_workers(self._own, len(self._loaded.articles))
            self._write(is_whole=is_whole, workers=workers, progress=partial(tell_stage, "index"))
            yield
            return
        # It has chunks of documents counted by further copies, for the memory that these need.
        copy = ProcessCopy(partial(self._write, is_whole=is_whole, workers=copy_worker))
        try:
            if self._own["DATELINE_PROCESSES"] == 1:
                copy.result()
                yield
            else:
                yield
                tell_stage("index")
                copy.result()
        finally:
            copy.end()

    def _write(
        self,
        *,
        is_whole: bool,
        workers: Workers | None = None,
        progress: Callable[[int, int], None] = lambda _done, _all: None,
    ) -> None:
        """Write the search index; where the last build left one, only what is new in it."""
        previous = Path(self._own["DATELINE_PREVIOUS"] or self._cache / "none")
        folder = self._site / SEARCH
        ledger = open_index_ledger(self._cache, previous, SEARCH, is_whole=is_whole)
        if not ledger.exists():  # the last index may be damaged, and its files stand here by hard links
            remove_folder(folder)
        given = documents(self._loaded, self._cache, self._own)
        build_index(
            given,
            folder,
            previous=previous / SEARCH,
            ledger=ledger,
            workers=workers,
            runs=self._cache / _RUNS / fingerprint.of_rooms("languages", "article", "search"),
            progress=progress,
        )
        keep_index_ledger(self._cache, previous, self._site, SEARCH)


def forget_runs(cache: Path) -> None:
    """Remove what was counted for an index, once the site stands."""
    remove_folder(cache / _RUNS)
