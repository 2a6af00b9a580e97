"""Builds a whole index from documents: counts in chunks, merges, cuts, writes; knows no earlier index."""

import gc
import tempfile
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from concurrent.futures import Executor
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass, field
from functools import partial
from itertools import chain, islice
from operator import attrgetter
from pathlib import Path
from typing import IO, TypeAlias

import numpy as np

from ..ingest.pool import OrderedPool
from . import blocks, codec, merging, tables
from .compounds import written_both_ways
from .counted_chunk import CountedChunk, CountingTask, count_chunk
from .counted_runs import CountedRuns
from .directory import Directory
from .document import Document
from .document_table import DocumentTable
from .folder import Folder
from .index_files import (
    write_compounds,
    write_positions,
    write_ranged,
    write_shards,
    write_side_tables,
    write_tables,
)
from .joined_sections import LARGE
from .postings import length_class
from .spilled_run import SpilledRun
from .story_versions import groups_payload

CHUNK = 8 * blocks.CHAPTER  # documents counted at once: bounds memory, and shares out the work
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
        runs: a folder that keeps what is counted, see `CountedRuns`.
        positions: whether phrases can be found.
        text: whether passages can be shown.
        progress: told how many documents are counted.
    """
    with ExitStack() as opened:
        opened.enter_context(_uncollected())
        scratch, *large = (
            opened.enter_context(tempfile.TemporaryFile(prefix="dateline-search-")) for _ in ("runs", *LARGE)
        )
        table = DocumentTable()
        count = partial(count_chunk, layout=layout, text=text)
        kept = CountedRuns(runs, layout, text=text) if runs else None
        counted = _AllCounted(dict(zip(LARGE, large, strict=True)))
        done = 0
        for chunk in _counted(_tasks(documents, table), count, workers, kept):
            folder.write(chunk.files)
            counted.add(chunk, scratch)
            done += len(chunk.run.lengths)
            progress(done)
        return _assemble(counted, table, folder, layout, positions=positions)


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
    given = ((task, kept.known(task) if kept else None) for task in tasks)
    if workers is None:
        for task, known in given:
            chunk = known or count(task)
            if kept and not known:
                kept.keep(task, chunk)
            yield chunk
        return
    with OrderedPool(workers) as pool:
        for task, result in pool.map(count, given, attrgetter("size")):
            # What failed or ended its worker is done here, where its error is told as it is.
            chunk = count(task) if isinstance(result, str) else result
            if kept:
                kept.keep(task, chunk)
            yield chunk


@dataclass(slots=True)
class _AllCounted:
    """What was counted of all documents: the runs lie on disk."""

    large: Mapping[str, IO[bytes]]  # empty files for the largest sections
    runs: list[SpilledRun] = field(default_factory=list)
    tags: list[str] = field(default_factory=list)  # of the chapters
    names: dict[str, str] = field(default_factory=dict)  # facet term → displayed name, the first seen
    aliases: set[tuple[str, str, str]] = field(default_factory=set)

    def add(self, chunk: CountedChunk, scratch: IO[bytes]) -> None:
        """Add the next chunk; its run is appended to the file `scratch`."""
        self.runs.append(SpilledRun(chunk.run, scratch))
        self.tags += chunk.tags
        for term, name in chunk.names.items():
            self.names.setdefault(term, name)
        self.aliases |= chunk.aliases


def _assemble(
    counted: _AllCounted,
    table: DocumentTable,
    folder: Folder,
    layout: blocks.Layout,
    *,
    positions: bool,
) -> Directory:
    runs = counted.runs
    terms = merging.all_terms(runs)
    lengths = (
        np.concatenate([run.lengths for run in runs]).astype(np.int64) if runs else np.zeros((0, 2), np.int64)
    )
    encoded = merging.merge(runs, terms, length_class(lengths.sum(axis=1)), counted.large)
    found: dict[str, str] = {}
    if positions:
        position_table = write_positions(folder, terms, encoded, table.ordinals).to_json()
        found["positions"] = write_tables(folder, [codec.compact_json(position_table)])
    plain = frozenset(chain.from_iterable(run.plain for run in runs))
    compounds = written_both_ways(plain, (run.pairs for run in runs))
    written = _most_written(runs)
    directory = Directory(
        documents=table.ordinals,
        ordinals=table.ordinals,
        block=layout.block,
        terms=tuple(lengths.sum(axis=0).tolist()),
        shards=write_shards(folder, terms, encoded, table.ordinals),
        chapters=counted.tags,
        tables=write_side_tables(folder, terms, encoded, lengths, table, counted.names, written)
        | {"compounds": write_compounds(folder, compounds)}
        | {"versions": write_tables(folder, [groups_payload(table.versions)])}
        | {"names": write_ranged(folder, tables.aliases(counted.aliases))}
        | found,
        languages=table.languages(),
        phrases=layout.phrases.decode(),
    )
    return folder.close(directory, table)


def _most_written(runs: Sequence[SpilledRun]) -> dict[str, str]:
    """Return the surface form each term was most often written in."""
    best: dict[str, tuple[str, int]] = {}
    for run in runs:
        for term, (surface, count) in run.surfaces.items():
            if term not in best or count > best[term][1]:
                best[term] = (surface, count)
    return {term: surface for term, (surface, _) in best.items()}
