"""The act of indexing: which articles are new, in which order they go, and whether an earlier index helps."""

import datetime as dt
import pickle
import tempfile
from collections.abc import Iterable, Iterator, Sequence
from concurrent.futures import Executor
from pathlib import Path
from typing import IO, Any

from . import tables
from .builder import build
from .directory import Directory
from .document import Document, document
from .extending import extend
from .folder import DIRECTORY, Folder
from .ledger import Ledger, entry
from .numbering import numbered
from .phrasebook import phrasebook, sampled
from .store import Store

# More than this share of articles that are new, or out of order of date: a fresh build is worth its time.
EXTENDABLE = 0.05
MONTHS = 1200  # of an archive of a century


def build_index(  # noqa: PLR0913 - the options of one act
    articles: Iterable[Any],
    out: Path,
    *,
    previous: Path | None = None,
    positions: bool = True,
    text: bool = True,
    executor: Executor | None = None,
) -> Directory:
    """Write the search index of articles into the folder `out` and return its directory.

    Where the folder holds an index of the same articles but a few, only what the new ones touch is written.

    Args:
        articles: Articles, Documents, or mappings with `id`, `title`, `body` and optionally `url`, `date`,
            `summary`, `language`, `people`, `places`, `organisations`. A generator is spooled to disk, so
            that an archive of any size fits; it is always indexed afresh.
        out: made where it is missing.
        previous: a folder with the earlier index, when it is not `out`; left as it is.
        positions: whether phrases can be found.
        text: whether matched passages can be shown.
        executor: shares the work among its workers; without it one process does all.
    """
    folder = Folder(Path(out))
    folder.prepare()
    if isinstance(articles, Sequence):
        given = list(map(document, articles))
        documents = [given[place] for place in numbered(list(map(_heading, given)))]
        extended = _extended(documents, folder, Path(previous or out), positions=positions, text=text)
        if extended:
            return extended
        phrases = phrasebook(sampled(documents))
        return build(documents, folder, phrases, executor=executor, positions=positions, text=text)
    with tempfile.TemporaryFile(prefix="dateline-search-") as spool:
        order = _spool(articles, spool)
        phrases = phrasebook(list(_unspool(spool, sampled(order))))
        stream = _unspool(spool, order)
        return build(stream, folder, phrases, executor=executor, positions=positions, text=text)


def _extended(
    documents: list[Document], folder: Folder, earlier: Path, *, positions: bool, text: bool
) -> Directory | None:
    """Return the directory of the earlier index with the new documents added; None when that cannot be."""
    ledger = Ledger.load(earlier)
    if ledger is None or not (earlier / f"{DIRECTORY}.js").is_file() or not ledger.entries:
        return None
    known = {document.ref: document for document in documents}
    entered = {old.ref for old in ledger.entries}
    added = [document for document in documents if document.ref not in entered]
    changed = any(old.ref not in known or old != entry(known[old.ref]) for old in ledger.entries)
    if changed or len(known) != len(documents) or len(added) > EXTENDABLE * len(documents) + 1:
        return None
    runs = len(tables.months([*ledger.days, *(document.day for document in added)])) // 2
    store = Store(earlier)
    same_kind = ("positions" in store.directory.tables) == positions and store.has_text == text
    if not same_kind or runs > EXTENDABLE * len(documents) + MONTHS:
        return None
    return extend(store, ledger, added, known, folder)


def _heading(document: Document) -> tuple[dt.date | None, str, str]:
    return document.day, document.date, document.title


def _spool(articles: Iterable[Any], spool: IO[bytes]) -> list[int]:
    """Write documents to the spool and return their offsets in order of ordinals."""
    headings, offsets = [], []
    for article in articles:
        entered = document(article)
        headings.append(_heading(entered))
        offsets.append(spool.tell())
        pickle.dump(entered, spool, protocol=pickle.HIGHEST_PROTOCOL)
    return [offsets[place] for place in numbered(headings)]


def _unspool(spool: IO[bytes], order: Iterable[int]) -> Iterator[Document]:
    for offset in order:
        spool.seek(offset)
        yield pickle.load(spool)  # noqa: S301 - written by this process a moment ago
