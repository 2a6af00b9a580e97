"""Adds and removes articles: rewrites only what holds their terms; never renumbers a document."""

from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import TypeVar

import numpy as np

from . import blocks, codec, merging, ranges, shards, tables
from .counted_chunk import display_names
from .counting import SortedRun, counted_run
from .directory import Directory
from .document import Document
from .document_table import DocumentTable
from .extended_tables import extended_aliases, extended_compounds, extended_facets, extended_vocabulary
from .folder import Folder
from .front_coding import printed
from .index_files import KINDS, write_compounds, write_tables
from .index_reader import IndexReader
from .postings import Encoded, PositionRow, Whole, length_class
from .shard_table import ShardTable
from .shards import Row
from .story_versions import groups_payload
from .suggesting import update_suggestions

T = TypeVar("T", Row, PositionRow)


@dataclass(frozen=True, slots=True)
class Edits:
    """What has changed in an archive since it was indexed."""

    removed: Collection[str]  # refs of the documents that are gone, or have changed and are among the added
    added: Sequence[Document]  # oldest first; they get the next ordinals


def extend(
    store: IndexReader,
    table: DocumentTable,
    edits: Edits,
    known: Callable[[str], Document],
    folder: Folder,
) -> Directory:
    """Write the index of an archive that has changed a little; return its directory.

    Args:
        store: the index as it was, with its text blocks where documents go.
        table: its documents; the removed documents become holes, the added ones are entered.
        edits: what has changed.
        known: returns the document of a ref, for the chapters that have to be written again.
        folder: where the index goes, which may be where it was.
    """
    old = replace(store.directory, build="")
    folder.take_over(store.path, Folder(store.path, folder.document_table).named(old))
    removed, added = edits.removed, edits.added
    if not added and not removed:
        return folder.close(old, table)
    gone = [as_indexed(store, table, o) for o, one in enumerate(table.entries) if one.ref in removed]
    ordinals = np.array(table.remove(removed), dtype=np.int64)
    for document in added:
        table.enter(document)
    run = counted_run(added, old.ordinals)
    leaving = counted_run(gone, 0).terms if gone else []
    lengths = np.concatenate((store.lengths, run.lengths))
    lengths[ordinals] = 0
    encoded = merging.merge([run], run.terms, length_class(lengths.sum(axis=1)))
    new = dict.fromkeys(leaving, Row()) | _rows(run, encoded)
    terms, rows = _extended_shards(store, new, ordinals, folder)
    found = {key: old.tables[key] for key in ("positions",) if key in old.tables}
    if "positions" in found:
        placed = {term: shards.position_row(encoded, n) for n, term in enumerate(run.terms)}
        positions = dict.fromkeys(leaving, PositionRow()) | placed
        position_table = _extended_positions(store, positions, new, ordinals, folder).to_json()
        found["positions"] = write_tables(folder, [codec.compact_json(position_table)])
    displays = display_names([*gone, *added])
    directory = replace(
        old,
        documents=table.ordinals - len(table.holes),
        ordinals=table.ordinals,
        holes=table.holes,
        terms=(int(lengths[:, 0].sum()), int(lengths[:, 1].sum())),
        shards=terms,
        chapters=_chapters(store, table, ordinals, known, folder),
        languages=table.languages(),
        tables={
            "months": write_tables(folder, [codec.compact_json(tables.months(table.days))]),
            "words": write_tables(folder, [codec.compact_json(tables.words(table.days, lengths))]),
            "days": write_tables(folder, tables.days(table.days)),
            "lengths": write_tables(folder, tables.lengths(lengths)),
            "vocabulary": extended_vocabulary(store, rows, folder),
            "names": extended_aliases(store, added, rows, folder),
            "compounds": write_compounds(folder, extended_compounds(store, run)),
            "versions": write_tables(folder, [groups_payload(table.versions)]),
            "suggest": update_suggestions(store, run, rows, displays, folder),
            "facets": {kind: extended_facets(store, kind, rows, displays, folder) for kind in KINDS},
            **found,
        },
    )
    return folder.close(directory, table)


def as_indexed(store: IndexReader, table: DocumentTable, ordinal: int) -> Document:
    """Return a document as it was when it was indexed, so that its terms can be taken out."""
    entry, shown, text = table.entries[ordinal], store.shown(ordinal), store.text(ordinal)
    authors, section, days = entry.more or ([], "", [])
    return Document(
        ref=entry.ref,
        title=shown["title"],
        text=text["text"],
        date=entry.date,
        language=entry.language,
        people=tuple(text["people"]),
        places=tuple(text["places"]),
        organisations=tuple(text["organisations"]),
        authors=tuple(authors),
        section=section,
        days_mentioned=tuple(days),
    )


def _rows(run: SortedRun, encoded: Encoded) -> dict[str, Row]:
    rows = {}
    for n, term in enumerate(run.terms):
        sections = (encoded.gaps, encoded.counts, encoded.extras, encoded.masks)
        gaps, counts, extras, masks = (section.of(n, n + 1) for section in sections)
        forms = tuple(form or printed(term) for form in encoded.forms[n])
        rows[term] = Row(int(encoded.df[n]), gaps, counts, extras, masks, forms)
    return rows


def _extended_shards(
    store: IndexReader, new: Mapping[str, Row], gone: Whole, folder: Folder
) -> tuple[ShardTable, dict[str, Row]]:
    """Return the new table of term shards, and the rows of the changed terms as they are now."""
    now: dict[str, Row] = {}

    def join(term: str, old: Row | None, added: Row) -> Row | None:
        kept = old.without(gone) if old and len(gone) else old
        whole = kept.extended(added) if kept and kept.df and added.df else added if added.df else kept
        now[term] = whole or Row()
        return whole if whole and whole.df else None

    def cut(terms: Sequence[str], rows: Sequence[Row]) -> ranges.TermRanges:
        return ranges.cut_postings(terms, np.array([row.size() for row in rows]), store.directory.ordinals)

    def packed(group: Mapping[str, Row]) -> bytes:
        return codec.deflate(shards.row_sections(group))

    parts = _extended(store.directory.shards, new, store.rows, join, cut, packed)
    return folder.shard_table("terms", *parts), now


def _extended_positions(
    store: IndexReader, new: Mapping[str, PositionRow], rows: Mapping[str, Row], gone: Whole, folder: Folder
) -> ShardTable:
    def join(term: str, old: PositionRow | None, added: PositionRow) -> PositionRow | None:
        postings = store.postings(term)
        if old is None or postings is None:
            return added
        left = bool((~np.isin(postings.ordinals, gone)).any())
        kept = old.without(postings, gone) if len(gone) else old
        if not left:
            return added if rows[term].df else None
        _, numbers = Row(forms=store.forms(term)).joined_forms(rows[term])
        return kept.extended(added, numbers) if rows[term].df else kept

    def cut(terms: Sequence[str], rows: Sequence[PositionRow]) -> ranges.TermRanges:
        return ranges.cut_positions(terms, np.array([row.size() for row in rows]), store.directory.ordinals)

    def packed(group: Mapping[str, PositionRow]) -> bytes:
        return codec.deflate(shards.position_row_sections(group))

    return folder.shard_table(
        "positions", *_extended(store.position_table, new, store.position_shard, join, cut, packed)
    )


def _extended(  # noqa: PLR0913, PLR0917 - what differs between term and position shards comes in as functions
    table: ShardTable,
    new: Mapping[str, T],
    read: Callable[[str], Mapping[str, T]],
    join: Callable[[str, T | None, T], T | None],
    cut: Callable[[Sequence[str], Sequence[T]], ranges.TermRanges],
    packed: Callable[[Mapping[str, T]], bytes],
) -> tuple[dict[str, bytes | str], dict[str, bytes | str]]:
    """Return the shards after terms changed, as `Folder.shard_table` takes them: most stay as they are."""
    heavies: dict[str, bytes | str] = dict(zip(table.heavy, table.heavies, strict=True))
    alone: dict[str, dict[str, T]] = {}
    touched: dict[int, list[str]] = {}
    for term in new:
        if term not in heavies:
            touched.setdefault(max(table.range_of(term), 0), []).append(term)
            continue
        row = join(term, read(str(heavies.pop(term)))[term], new[term])
        if row is not None:
            alone[term] = {term: row}
    light: dict[str, bytes | str] = {}
    for number in range(max(len(table.firsts), bool(touched))):
        if number not in touched:
            light[table.firsts[number]] = table.shards[number]
            continue
        rows = dict(read(table.shards[number])) if table.shards else {}
        for term in touched[number]:
            row = join(term, rows.pop(term, None), new[term])
            if row is not None:
                rows[term] = row
        terms = merging.ascending(rows)
        parted = cut(terms, [rows[term] for term in terms])
        alone.update({terms[n]: {terms[n]: rows[terms[n]]} for n in parted.heavy})
        borders = ranges.separators(terms, parted.ranges)
        if terms:
            # The first part begins where the range did, or earlier: a new term may come before all.
            borders[:1] = [min(table.firsts[number], terms[0]) if table.firsts else terms[0]]
        for first, group in zip(borders, parted.ranges, strict=False):
            light[first] = packed({terms[n]: rows[terms[n]] for n in group})
    heavies.update((term, packed(rows)) for term, rows in alone.items())
    return light, {term: heavies[term] for term in merging.ascending(heavies)}


def _chapters(
    store: IndexReader, table: DocumentTable, gone: Whole, known: Callable[[str], Document], folder: Folder
) -> list[str]:
    """Write the chapters that changed and those from the first that grew on, and return all tags."""
    old, text, layout = store.directory, store.has_text, store.layout
    first = old.ordinals // blocks.CHAPTER
    changed = {ordinal // blocks.CHAPTER for ordinal in gone.tolist()}
    tags = list(old.chapters[:first])
    for number in sorted(changed | set(range(first, -(-table.ordinals // blocks.CHAPTER)))):
        entries = table.entries[number * blocks.CHAPTER : (number + 1) * blocks.CHAPTER]
        documents = [Document("", "", "") if entry.is_hole else known(entry.ref) for entry in entries]
        tag, files = blocks.chapter(number, documents, layout, text=text)
        folder.write(files)
        tags[number : number + 1] = [tag]
    return tags
