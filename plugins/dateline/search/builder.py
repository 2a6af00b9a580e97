"""Builds a whole index from documents: counts in chunks, merges, cuts, writes; knows no earlier index."""

import gc
import tempfile
from bisect import bisect_left
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from concurrent.futures import Executor
from contextlib import contextmanager
from dataclasses import replace
from functools import partial
from itertools import chain, islice
from operator import attrgetter
from pathlib import Path
from typing import Any, TypeAlias

import numpy as np

from ..ingest.pool import OrderedPool
from . import blocks, codec, merging, ranges, shards, tables
from .analyzer import STOP_MARK
from .compounds import written_both_ways
from .counted_chunk import CountedChunk, CountingTask, count_chunk, forget_counted
from .counted_runs import CountedRuns
from .counting import SortedRun
from .directory import Directory
from .document import FACETS, Document
from .document_table import DocumentTable
from .folder import Folder
from .postings import Encoded, Whole, length_class
from .shard_table import ShardTable, joined_keys

KINDS = (*FACETS, "language", "month")
CHUNK = 16 * blocks.CHAPTER  # documents counted at once: bounds memory, and shares out the work
Workers: TypeAlias = Callable[[], Executor]
_Count: TypeAlias = Callable[[CountingTask], CountedChunk]


def write_index(  # noqa: PLR0913 - the options of one act
    documents: Iterable[Document],
    folder: Folder,
    layout: blocks.Layout,
    *,
    workers: Workers | None = None,
    runs: Path | None = None,
    positions: bool = True,
    text: bool = True,
    progress: Callable[[int], None] = lambda _: None,
) -> Directory:
    """Write the index of documents given in order of ordinals; return its directory.

    Args:
        documents: read once, chunk after chunk.
        folder: where the files go.
        layout: how the blocks are cut and packed.
        workers: makes the executor that counts chunks side by side; without it they are counted here.
        runs: a folder that keeps what workers have counted, see `CountedRuns`.
        positions: whether phrases can be found.
        text: whether passages can be shown.
        progress: told how many documents are counted.
    """
    with tempfile.TemporaryDirectory(prefix="dateline-search-") as scratch, _uncollected():
        table = DocumentTable()
        count = partial(count_chunk, layout=layout, text=text)
        kept = CountedRuns(runs, layout, text=text) if runs else None
        chunks: list[CountedChunk] = []
        done = 0
        for chunk in _counted(_tasks(documents, table), count, workers, kept):
            folder.write(chunk.files)
            run = _spilled(chunk.run, Path(scratch) / str(len(chunks)))
            chunks.append(replace(chunk, run=run, files=[]))
            done += len(chunk.run.lengths)
            progress(done)
        forget_counted()
        return _assemble(chunks, table, folder, layout, positions=positions)


@contextmanager
def _uncollected() -> Iterator[None]:
    """Pause the cycle collector: a build makes millions of objects, no cycles, and it looks at them all."""
    running = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if running:
            gc.enable()


def _tasks(documents: Iterable[Document], table: DocumentTable) -> Iterator[CountingTask]:
    given = iter(documents)
    while chunk := list(islice(given, CHUNK)):
        first = table.ordinals
        for document in chunk:
            table.enter(document)
        yield CountingTask(first, chunk)


def _counted(
    tasks: Iterator[CountingTask], count: _Count, workers: Workers | None, kept: CountedRuns | None
) -> Iterator[CountedChunk]:
    """Yield counted chunks in the order of their tasks."""
    if workers is None:
        yield from map(count, tasks)
        return
    with OrderedPool(workers) as pool:
        given = ((task, kept.known(task) if kept else None) for task in tasks)
        for task, result in pool.map(count, given, attrgetter("size")):
            # What failed or ended its worker is done here, where its error is told as it is.
            chunk = count(task) if isinstance(result, str) else result
            if kept:
                kept.keep(task, chunk)
            yield chunk


def _spilled(run: SortedRun, path: Path) -> SortedRun:
    """Return a run whose occurrences lie on disk and are read where they are needed."""
    columns, pairs = path.with_suffix(".columns.npy"), path.with_suffix(".pairs.npy")
    np.save(columns, run.columns)
    np.save(pairs, run.pairs)
    return replace(run, columns=np.load(columns, mmap_mode="r"), pairs=np.load(pairs, mmap_mode="r"))


def _assemble(
    chunks: Sequence[CountedChunk],
    table: DocumentTable,
    folder: Folder,
    layout: blocks.Layout,
    *,
    positions: bool,
) -> Directory:
    runs = [chunk.run for chunk in chunks]
    terms = merging.all_terms(runs)
    lengths = (
        np.concatenate([run.lengths for run in runs]).astype(np.int64) if runs else np.zeros((0, 2), np.int64)
    )
    encoded = merging.merge(runs, terms, length_class(lengths.sum(axis=1)))
    found: dict[str, str] = {}
    if positions:
        position_table = write_positions(folder, terms, encoded, table.ordinals).to_json()
        found["positions"] = write_tables(folder, [codec.compact_json(position_table)])
    plain = frozenset(chain.from_iterable(run.plain for run in runs))
    compounds = written_both_ways(plain, (run.pairs for run in runs))
    displays = {term: name for chunk in reversed(chunks) for term, name in chunk.names.items()}
    written = _most_written(runs)
    directory = Directory(
        documents=table.ordinals,
        ordinals=table.ordinals,
        block=layout.block,
        terms=tuple(lengths.sum(axis=0).tolist()),
        shards=write_shards(folder, terms, encoded, table.ordinals),
        chapters=[tag for chunk in chunks for tag in chunk.tags],
        tables=_write_tables(folder, terms, encoded, lengths, table, displays, written)
        | {"compounds": write_compounds(folder, compounds)}
        | {"names": write_ranged(folder, tables.aliases({alias for one in chunks for alias in one.aliases}))}
        | found,
        languages=table.languages(),
        phrases=layout.phrases.decode(),
    )
    return folder.close(directory, table)


def write_compounds(folder: Folder, compounds: Mapping[str, str]) -> str:
    """Write the words that are printed as one and as two; return the table's name."""
    return write_tables(folder, ["\n".join(sorted(compounds.values())).encode()])


def write_shards(folder: Folder, terms: Sequence[str], encoded: Encoded, documents: int) -> ShardTable:
    """Write the term shards and return their table."""
    parted = ranges.cut_postings(terms, encoded.sizes(), documents)
    return _write_parted(folder, "terms", terms, parted, partial(shards.term_sections, encoded=encoded))


def write_positions(folder: Folder, terms: Sequence[str], encoded: Encoded, documents: int) -> ShardTable:
    """Write the position shards and return their table."""
    sizes = np.diff(encoded.positions.offsets) + np.diff(encoded.numbers.offsets)
    parted = ranges.cut_positions(terms, sizes, documents)
    return _write_parted(
        folder, "positions", terms, parted, partial(shards.position_sections, encoded=encoded)
    )


def _write_parted(
    folder: Folder,
    subfolder: str,
    terms: Sequence[str],
    parted: ranges.TermRanges,
    sections: Callable[[Sequence[str], Sequence[int]], list[bytes]],
) -> ShardTable:
    light, heavy = (
        [codec.deflate(sections(terms, numbers)) for numbers in groups]
        for groups in (parted.ranges, [[number] for number in parted.heavy])
    )
    return folder.shard_table(
        subfolder,
        dict(zip(ranges.separators(terms, parted.ranges), light, strict=True)),
        dict(zip([terms[number] for number in parted.heavy], heavy, strict=True)),
    )


def write_tables(folder: Folder, payloads: Sequence[bytes]) -> str:
    """Write side tables and return their names, end to end."""
    return "".join(folder.name("tables", list(map(codec.deflate_text, payloads))))


def write_ranged(folder: Folder, files: Sequence[tuple[str, bytes]]) -> str:
    """Write (first key, payload) files and the table that leads to them; return the table's name."""
    firsts = joined_keys(first for first, _ in files)
    shards = write_tables(folder, [payload for _, payload in files])
    return write_tables(folder, [codec.compact_json({"firsts": firsts, "shards": shards})])


def vocabulary_pairs(terms: Iterable[str], forms: Iterable[Sequence[str]]) -> list[tuple[str, str]]:
    """Return (printed form, term) of all words, ordered by form."""
    return by_form(
        (form, term)
        for term, known in zip(terms, forms, strict=True)
        for form in known
        if not term.startswith(":")
    )


def by_form(pairs: Iterable[tuple[str, str]]) -> list[tuple[str, str]]:
    """Return (printed form, term) pairs in the order of the vocabulary table."""
    terms_of: dict[str, list[str]] = {}
    for form, term in pairs:
        terms_of.setdefault(form, []).append(term)
    return [(form, term) for form in merging.ascending(terms_of) for term in sorted(terms_of[form])]


def _most_written(runs: Sequence[SortedRun]) -> dict[str, str]:
    """Return the surface form each term was most often written in."""
    best: dict[str, tuple[str, int]] = {}
    for run in runs:
        for term, (surface, count) in run.surfaces.items():
            if term not in best or count > best[term][1]:
                best[term] = (surface, count)
    return {term: surface for term, (surface, _) in best.items()}


def _write_tables(  # noqa: PLR0913, PLR0917 - every table has a source of its own
    folder: Folder,
    terms: Sequence[str],
    encoded: Encoded,
    lengths: Whole,
    table: DocumentTable,
    names: dict[str, str],
    written: dict[str, str],
) -> dict[str, Any]:
    """Write the side tables and return their entry in the directory."""
    put = partial(write_tables, folder)
    return {
        "months": put([codec.compact_json(tables.months(table.days))]),
        "words": put([codec.compact_json(tables.words(table.days, lengths))]),
        "days": put(tables.days(table.days)),
        "lengths": put(tables.lengths(lengths)),
        "vocabulary": write_ranged(folder, tables.vocabulary_files(vocabulary_pairs(terms, encoded.forms))),
        "suggest": write_ranged(folder, tables.suggestion_files(_entries(terms, encoded, names, written))),
        "facets": {
            kind: put([tables.facets(_facet_rows(kind, terms, encoded, names), most=facets_kept(kind))])
            for kind in KINDS
        },
    }


def facets_kept(kind: str) -> int | None:
    """Return how many names of a kind its facet table keeps; None is all."""
    return tables.TOP_FACETS if kind in FACETS else None


def _facet_rows(
    kind: str, terms: Sequence[str], encoded: Encoded, names: dict[str, str]
) -> Iterator[tuple[str, str, shards.Row]]:
    prefix = f":{kind}:"
    for number in range(bisect_left(terms, prefix), len(terms)):
        term = terms[number]
        if not term.startswith(prefix):
            return
        row = shards.Row(int(encoded.df[number]), encoded.gaps.of(number, number + 1))
        yield term, names.get(term, term[len(prefix) :]), row


def _entries(
    terms: Sequence[str], encoded: Encoded, names: dict[str, str], written: dict[str, str]
) -> Iterator[tuple[str, str, int]]:
    """Yield what a reader may be typing: (display, kind, documents)."""
    for term, df in zip(terms, encoded.df.tolist(), strict=True):
        if term in names:
            yield names[term], term.split(":", 2)[1], df
        elif not term.startswith((":", STOP_MARK)) and df >= tables.SUGGEST_FROM and not term[0].isdigit():
            yield written.get(term, term).lower(), "", df
