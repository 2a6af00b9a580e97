"""The act of indexing: which articles are new, in which order they go, and what became of the folder."""

import pickle
import tempfile
from collections.abc import Iterable, Iterator, Sequence
from concurrent.futures import Executor
from pathlib import Path
from typing import IO, Any

from .builder import build
from .directory import Directory
from .document import Document, document
from .folder import Folder


def build_index(
    articles: Iterable[Any],
    out: Path,
    *,
    positions: bool = True,
    text: bool = True,
    executor: Executor | None = None,
) -> Directory:
    """Write the search index of articles into the folder `out` and return its directory.

    Args:
        articles: Articles, Documents, or mappings with `id`, `title`, `body` and optionally `url`, `date`,
            `summary`, `language`, `people`, `places`, `organisations`. A generator is spooled to disk, so
            that an archive of any size fits.
        out: made where it is missing.
        positions: whether phrases can be found.
        text: whether matched passages can be shown.
        executor: shares the work among its workers; without it one process does all.
    """
    folder = Folder(Path(out))
    folder.prepare()
    if isinstance(articles, Sequence):
        documents = sorted(map(document, articles), key=_by_date)
        return build(documents, folder, executor=executor, positions=positions, text=text)
    with tempfile.TemporaryFile(prefix="dateline-search-") as spool:
        order = _spool(articles, spool)
        return build(_unspool(spool, order), folder, executor=executor, positions=positions, text=text)


def _by_date(document: Document) -> str:
    return document.date


def _spool(articles: Iterable[Any], spool: IO[bytes]) -> list[int]:
    """Write documents to the spool and return their offsets in order of date."""
    dated = []
    for article in articles:
        entry = document(article)
        dated.append((entry.date, spool.tell()))
        pickle.dump(entry, spool, protocol=pickle.HIGHEST_PROTOCOL)
    return [offset for _, offset in sorted(dated)]


def _unspool(spool: IO[bytes], order: Iterable[int]) -> Iterator[Document]:
    for offset in order:
        spool.seek(offset)
        yield pickle.load(spool)  # noqa: S301 - written by this process a moment ago
