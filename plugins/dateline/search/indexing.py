"""The act of indexing: which articles are new, in which order they go, and whether an earlier index helps."""

import datetime as dt
import logging
import tempfile
from collections.abc import Callable, Iterable, Mapping, Sequence
from contextlib import nullcontext
from pathlib import Path
from typing import Any

from ..article.blame import blaming, reason_of
from ..article.errors import ArticleError, DatelineError, IndexFormatError
from . import tables
from .blocks import Layout, block_size
from .builder import Workers, write_index
from .directory import Directory
from .document import Document, document
from .document_order import numbered
from .document_table import DocumentTable, IndexedDocument, indexed_document
from .folder import DIRECTORY, Folder
from .incremental import Edits, extend
from .index_reader import IndexReader
from .late_documents import LateDocuments
from .preset_dictionary import preset_dictionary, sampled
from .spool import Spool

_log = logging.getLogger(__name__)

# More than this share of articles that are new, changed, gone or out of order of date: a fresh build is worth
# its time.
EXTENDABLE = 0.05
MONTHS = 1200  # of an archive of a century


def build_index(  # noqa: PLR0913 - the options of one act
    articles: Iterable[Any] | LateDocuments,
    out: Path,
    *,
    previous: Path | None = None,
    ledger: Path | None = None,
    positions: bool = True,
    text: bool = True,
    workers: Workers | None = None,
    runs: Path | None = None,
    progress: Callable[[int, int], None] = lambda _done, _all: None,
) -> Directory:
    """Write the search index of articles into the folder `out` and return its directory.

    Where there is an index of the same articles but a few, only what the new ones touch is written.

    Args:
        articles: Articles, Documents, or mappings with `id`, `title`, `body` and optionally `url`, `date`,
            `summary`, `language`, `people`, `places`, `organisations`. What is no sequence is spooled to disk
            as it passes by, so that an archive of any size fits. Of `LateDocuments` only those are read that
            the earlier index does not know.
        out: made where it is missing.
        previous: a folder with the earlier index, when it is not `out`; left as it is.
        ledger: the file that keeps, from build to build, which documents were indexed; `<out>.ledger.json`
            beside the folder unless told. It is of no use to readers; without it the index is built afresh.
        positions: whether phrases can be found.
        text: whether matched passages can be shown.
        workers: makes the executor whose workers count what is indexed; without it this process does. It is
            not called where only what is new is written.
        runs: a folder that keeps what is counted: after a build that died, only the rest is. It
            is left there, and is for one version of the program.
        progress: told how many documents are counted, of all.

    Raises:
        ArticleError: an article cannot be indexed, whatever else is; without it the others can.
    """
    out = Path(out)
    folder = Folder(out, Path(ledger) if ledger else out.with_name(f"{out.name}.ledger.json"))
    folder.prepare()
    earlier = _earlier(folder, Path(previous or out), positions=positions, text=text)
    if isinstance(articles, LateDocuments) and earlier:
        try:
            if extended := _extended_late(articles, folder, *earlier):
                return extended
        except (DatelineError, OSError):
            raise
        except Exception as error:  # noqa: BLE001  whose fault it is, is found below among all documents
            _log.warning("the last index cannot be extended, and is written anew (%s)", reason_of(error))
    read = map(_document, articles.values() if isinstance(articles, LateDocuments) else articles)
    spool = nullcontext(list(read)) if isinstance(articles, Sequence) else Spool(read)
    with spool as given:
        try:
            if earlier and (extended := _extended(given, folder, *earlier)):
                return extended
            order = numbered(_headings(given))
            layout = Layout(
                preset_dictionary([given[place] for place in sampled(order)]), block_size(len(order))
            )
            documents = (given[place] for place in order)
            return write_index(
                documents,
                folder,
                layout,
                workers=workers,
                runs=runs,
                positions=positions,
                text=text,
                progress=lambda done: progress(done, len(order)),
            )
        except (DatelineError, OSError):
            raise
        except Exception as error:
            culprit = _culprit(given)
            if culprit is None:
                raise
            raise ArticleError(reason_of(error), where=culprit) from error


def _document(article: Any) -> Document:
    """Return the document of an article; what fails is told as the article's."""
    ref = article.get("id", "") if isinstance(article, Mapping) else getattr(article, "identifier", "")
    with blaming(str(ref)):
        return document(article)


def _culprit(given: Sequence[Document]) -> str | None:
    """Return the ref of a document that cannot be indexed alone either; None where there is none."""
    first, last = 0, len(given)
    while last - first > 1:
        middle = (first + last) // 2
        if _can_be_indexed(given[first:middle]):
            first = middle
        else:
            last = middle
    return given[first].ref if last > first and not _can_be_indexed(given[first:last]) else None


def _can_be_indexed(documents: Sequence[Document]) -> bool:
    with tempfile.TemporaryDirectory(prefix="dateline-search-") as scratch:
        folder = Folder(Path(scratch), Path(scratch) / "ledger.json")
        folder.prepare()
        try:
            write_index(documents, folder, Layout(b"", block_size(len(documents))))
        except OSError:
            raise
        except Exception:  # noqa: BLE001  is what is asked
            return False
    return True


def _earlier(
    folder: Folder, earlier: Path, *, positions: bool, text: bool
) -> tuple[IndexReader, DocumentTable] | None:
    """Return the earlier index and its table of documents; None where it cannot be gone on with."""
    if not (earlier / f"{DIRECTORY}.js").is_file() or not folder.document_table.is_file():
        return None
    try:
        store = IndexReader(earlier)
    except IndexFormatError:
        return None
    table = DocumentTable.load(folder.document_table, store.directory.build)
    same_kind = ("positions" in store.directory.tables) == positions and store.has_text == text
    return (store, table) if table and table.entries and same_kind else None


def _extended(
    given: Sequence[Document], folder: Folder, store: IndexReader, table: DocumentTable
) -> Directory | None:
    """Return the directory of the earlier index with the new documents; None when that cannot be."""
    entries, places = {}, {}
    for place, one in enumerate(given):
        entries[one.ref] = indexed_document(one)
        places[one.ref] = place
    if len(places) != len(given):
        return None
    return _with_entries(entries, lambda ref: given[places[ref]], folder, store, table)


def _extended_late(
    given: LateDocuments, folder: Folder, store: IndexReader, table: DocumentTable
) -> Directory | None:
    """Return the same of documents of which those are not read that are made of what they were made of."""
    entered = {old.ref: old for old in table.entries if not old.is_hole}
    fresh = [
        ref for ref, made_of in given.made_of.items() if ref not in entered or entered[ref].made_of != made_of
    ]
    if len(fresh) > EXTENDABLE * len(given) + 1:
        return None
    entries = {ref: entered[ref] for ref in given if ref in entered}
    entries |= {ref: indexed_document(given[ref]) for ref in fresh}
    return _with_entries(entries, given.__getitem__, folder, store, table)


def _with_entries(
    entries: Mapping[str, IndexedDocument],
    known: Callable[[str], Document],
    folder: Folder,
    store: IndexReader,
    table: DocumentTable,
) -> Directory | None:
    entered = {old.ref: old for old in table.entries if not old.is_hole}
    removed = {ref for ref, old in entered.items() if entries.get(ref) != old}
    if removed - entries.keys():
        # Withdrawn, perhaps: the ends of shards and the common strings would go on telling of its words.
        return None
    new = [ref for ref in entries if ref not in entered or ref in removed]
    changed = len(new) + len(removed) + len(table.holes)
    if changed > EXTENDABLE * len(entries) + 1:
        return None
    for ref, old in entered.items():
        if ref not in removed:
            old.made_of = entries[ref].made_of  # of something else, and yet the same
    added = [known(ref) for ref in new]
    added = [added[place] for place in numbered(_headings(added))]
    runs = len(tables.months([*table.days, *(one.day for one in added)])) // 2
    if runs > EXTENDABLE * len(entries) + MONTHS or (removed and not store.has_text):
        return None
    return extend(store, table, Edits(removed, added), known, folder)


def _headings(documents: Iterable[Document]) -> list[tuple[dt.date | None, str, str]]:
    return [(document.day, document.date, document.title) for document in documents]
