"""Adds articles to an index: rewrites only what holds their terms; never renumbers a document."""

import tempfile
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import replace
from pathlib import Path
from typing import TypeVar

import numpy as np

from . import blocks, codec, merging, ranges, shards, tables
from .builder import (
    KINDS,
    aliases_of,
    display_names,
    facets_kept,
    vocabulary_pairs,
    write_ranged,
    write_tables,
)
from .counting import Counter, Run
from .directory import Directory
from .document import Document, facet_key
from .folder import Folder
from .ledger import Ledger
from .postings import Encoded, PositionRow, length_class, printed
from .shard_table import ShardTable
from .shards import Row
from .store import Store
from .suggesting import suggestions

T = TypeVar("T", Row, PositionRow)


def extend(
    store: Store, ledger: Ledger, added: Sequence[Document], known: Callable[[str], Document], folder: Folder
) -> Directory:
    """Write the index of an archive that has grown; return its directory.

    Args:
        store: the index as it was.
        ledger: its ledger; the added documents are entered.
        added: the new documents, oldest first; they get the next ordinals.
        known: returns the document of a ref, for the chapters that have to be written again.
        folder: where the index goes, which may be where it was.
    """
    old = replace(store.directory, build="")
    folder.take_over(store.path, Folder(store.path, folder.ledger).named(old))
    if not added:
        return folder.close(old, ledger)
    for document in added:
        ledger.enter(document)
    with tempfile.TemporaryDirectory(prefix="dateline-search-") as scratch:
        run = Counter().count(added, old.ordinals, Path(scratch) / "run.npy")
        lengths = np.concatenate((store.lengths, run.lengths))
        encoded = merging.merge([run], run.terms, length_class(lengths.sum(axis=1)))
    new = _rows(run, encoded)
    terms, rows = _extended_shards(store, new, folder)
    found = {key: old.tables[key] for key in ("positions", "phrases") if key in old.tables}
    if "positions" in found:
        positions = {term: shards.position_row(encoded, n) for n, term in enumerate(run.terms)}
        table = _extended_positions(store, positions, new, folder).to_json()
        found["positions"] = write_tables(folder, [codec.compact_json(table)])
    displays = display_names(added)
    directory = replace(
        old,
        documents=ledger.ordinals,
        ordinals=ledger.ordinals,
        terms=(int(lengths[:, 0].sum()), int(lengths[:, 1].sum())),
        shards=terms,
        chapters=_chapters(store, ledger, known, folder),
        languages=ledger.languages(),
        tables={
            "months": write_tables(folder, [codec.compact_json(tables.months(ledger.days))]),
            "days": write_tables(folder, tables.days(ledger.days)),
            "lengths": write_tables(folder, tables.lengths(lengths)),
            "vocabulary": _vocabulary(store, rows, folder),
            "names": _aliases(store, added, folder),
            "suggest": suggestions(store, run, rows, displays, folder),
            "facets": {kind: _facets(store, kind, rows, displays, folder) for kind in KINDS},
            **found,
        },
    )
    return folder.close(directory, ledger)


def _rows(run: Run, encoded: Encoded) -> dict[str, Row]:
    rows = {}
    for n, term in enumerate(run.terms):
        sections = (encoded.gaps, encoded.counts, encoded.extras, encoded.masks)
        gaps, counts, extras, masks = (section.of(n, n + 1) for section in sections)
        forms = tuple(form or printed(term) for form in encoded.forms[n])
        rows[term] = Row(int(encoded.df[n]), gaps, counts, extras, masks, forms)
    return rows


def _extended_shards(
    store: Store, new: Mapping[str, Row], folder: Folder
) -> tuple[ShardTable, dict[str, Row]]:
    """Return the new table of term shards, and the rows of the added documents' terms as they are now."""
    now: dict[str, Row] = {}

    def join(term: str, old: Row | None, added: Row) -> Row:
        now[term] = old.extended(added) if old else added
        return now[term]

    def cut(terms: Sequence[str], rows: Sequence[Row]) -> ranges.Cut:
        return ranges.cut_postings(terms, np.array([row.size() for row in rows]), store.directory.ordinals)

    def write(groups: Iterable[dict[str, Row]]) -> list[str]:
        return folder.name("terms", [codec.deflate(shards.row_sections(group)) for group in groups])

    return _extended(store.directory.shards, new, store.rows, join, cut, write), now


def _extended_positions(
    store: Store, new: Mapping[str, PositionRow], rows: Mapping[str, Row], folder: Folder
) -> ShardTable:
    def join(term: str, old: PositionRow | None, added: PositionRow) -> PositionRow:
        if old is None:
            return added
        _, numbers = Row(forms=store.forms(term)).joined_forms(rows[term])
        return old.extended(added, numbers)

    def cut(terms: Sequence[str], rows: Sequence[PositionRow]) -> ranges.Cut:
        return ranges.cut_positions(terms, np.array([row.size() for row in rows]), store.directory.ordinals)

    def write(groups: Iterable[dict[str, PositionRow]]) -> list[str]:
        return folder.name(
            "positions", [codec.deflate(shards.position_row_sections(group)) for group in groups]
        )

    return _extended(store.position_table, new, store.position_shard, join, cut, write)


def _extended(  # noqa: PLR0913, PLR0917 - what differs between term and position shards comes in as functions
    table: ShardTable,
    new: Mapping[str, T],
    read: Callable[[str], Mapping[str, T]],
    join: Callable[[str, T | None, T], T],
    cut: Callable[[Sequence[str], Sequence[T]], ranges.Cut],
    write: Callable[[Iterable[dict[str, T]]], list[str]],
) -> ShardTable:
    """Return a shard table after terms were added: shards that hold none of them stay as they are."""
    heavies = dict(zip(table.heavy, table.heavies, strict=True))
    alone = {
        term: {term: join(term, read(heavies[term])[term], new[term])} for term in new if term in heavies
    }
    touched: dict[int, list[str]] = {}
    for term in new:
        if term not in heavies:
            touched.setdefault(max(table.range_of(term), 0), []).append(term)
    firsts: list[str] = []
    kept: list[str] = []
    written: list[dict[str, T]] = []
    for number in range(max(len(table.firsts), bool(touched))):
        if number not in touched:
            firsts.append(table.firsts[number])
            kept.append(table.shards[number])
            continue
        rows = dict(read(table.shards[number])) if table.shards else {}
        rows.update({term: join(term, rows.get(term), new[term]) for term in touched[number]})
        terms = merging.ascending(rows)
        parted = cut(terms, [rows[term] for term in terms])
        alone.update({terms[n]: {terms[n]: rows[terms[n]]} for n in parted.heavy})
        borders = ranges.separators(terms, parted.ranges)
        # The first part begins where the range did, or earlier: a new term may come before all.
        borders[:1] = [min(table.firsts[number], terms[0]) if table.firsts else terms[0]]
        firsts += borders[: len(parted.ranges)]
        kept += [""] * len(parted.ranges)
        written += [{terms[n]: rows[terms[n]] for n in group} for group in parted.ranges]
    fresh = iter(write(written))
    names = [name or next(fresh) for name in kept]
    heavies.update(zip(alone, write(list(alone.values())), strict=True))
    ordered = merging.ascending(heavies)
    return ShardTable(firsts, names, ordered, [heavies[term] for term in ordered])


def _chapters(store: Store, ledger: Ledger, known: Callable[[str], Document], folder: Folder) -> list[str]:
    """Write the chapters from the first that grew, and return all tags."""
    old, text, layout = store.directory, store.has_text, store.layout
    first = old.ordinals // blocks.CHAPTER
    tags = old.chapters[:first]
    for number in range(first, -(-ledger.ordinals // blocks.CHAPTER)):
        entries = ledger.entries[number * blocks.CHAPTER : (number + 1) * blocks.CHAPTER]
        tag, files = blocks.chapter(number, [known(entry.ref) for entry in entries], layout, text=text)
        folder.write(files)
        tags.append(tag)
    return tags


def _vocabulary(store: Store, rows: Mapping[str, Row], folder: Folder) -> str:
    terms = [*rows]
    pairs = set(vocabulary_pairs(terms, [rows[term].forms for term in terms]))
    if pairs <= set(store.printed_words):
        return str(store.directory.tables["vocabulary"])
    terms_of: dict[str, list[str]] = {}
    for form, term in pairs | set(store.printed_words):
        terms_of.setdefault(form, []).append(term)
    ordered = [(form, term) for form in merging.ascending(terms_of) for term in sorted(terms_of[form])]
    return write_ranged(folder, tables.vocabulary(ordered))


def _aliases(store: Store, added: Sequence[Document], folder: Folder) -> str:
    known = {(key, kind, name) for key, found in store.aliases.items() for kind, name in found}
    return write_ranged(folder, tables.aliases(known | aliases_of(added)))


def _facets(
    store: Store, kind: str, rows: Mapping[str, Row], displays: Mapping[str, str], folder: Folder
) -> str:
    prefix = f":{kind}:"
    found: dict[str, tuple[str, str, Row]] = {}
    for display, ordinals in store.facets(kind):
        term = prefix + (facet_key(display) if facets_kept(kind) else display)
        gaps = codec.varints(np.diff(ordinals, prepend=-1) - 1)[0]
        found[term] = (term, display, Row(len(ordinals), gaps))
    for term, row in rows.items():
        if term.startswith(prefix):
            display = found[term][1] if term in found else displays.get(term, term[len(prefix) :])
            found[term] = (term, display, row)
    return write_tables(folder, [tables.facets(found.values(), most=facets_kept(kind))])
