"""Adds and removes articles: rewrites only what holds their terms; never renumbers a document."""

from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import TypeVar

import numpy as np

from . import blocks, codec, merging, ranges, shards, tables
from .builder import (
    KINDS,
    by_form,
    facets_kept,
    write_compounds,
    write_ranged,
    write_tables,
)
from .compounds import cuts, written_both_ways
from .counted_chunk import aliases_of, display_names
from .counting import Counter, SortedRun
from .directory import Directory
from .document import PAGE, PART, Document, facet_key
from .document_table import DocumentTable
from .expansion import readings
from .folder import Folder
from .index_reader import IndexReader
from .phrases import Element, documents_with
from .postings import Encoded, PositionRow, Whole, length_class, printed
from .shard_table import ShardTable, joined_keys
from .shards import Row
from .suggesting import update_suggestions

FEW_WORDS = 1000  # of added articles
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
    counter = Counter()
    run = counter.count(added, old.ordinals)
    counter.end()
    leaving = Counter().count(gone, 0).terms if gone else []
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
            "vocabulary": _vocabulary(store, rows, folder),
            "names": _aliases(store, added, rows, folder),
            "compounds": write_compounds(folder, _compounds(store, run)),
            "suggest": update_suggestions(store, run, rows, displays, folder),
            "facets": {kind: _facets(store, kind, rows, displays, folder) for kind in KINDS},
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


def _vocabulary(store: IndexReader, rows: Mapping[str, Row], folder: Folder) -> str:
    """Write the vocabulary files in which a printed form has come or gone; return the name of their table."""
    now = {(form, term) for term, row in rows.items() if row.df for form in row.used_forms()}
    before = {(form, term) for term in rows for form in store.forms(term)}
    changed = {pair for pair in now ^ before if not pair[1].startswith(":")}
    table = store.ranged_table("vocabulary")
    files: dict[int, set[tuple[str, str]]] = {}
    for form, term in changed:
        number = max(table.range_of(form), 0)
        if number not in files:
            files[number] = set(store.vocabulary_file(table.shards[number])) if table.shards else set()
        if (form, term) in now:
            files[number].add((form, term))
        else:
            files[number].discard((form, term))
    if not table.shards:
        return write_ranged(folder, tables.vocabulary_files(by_form(files.get(0, set()))))
    shards_now = dict(enumerate(table.shards))
    for number, pairs in files.items():
        shards_now[number] = write_tables(folder, [tables.vocabulary_file(by_form(pairs))])
    return write_tables(
        folder,
        [codec.compact_json({"firsts": joined_keys(table.firsts), "shards": "".join(shards_now.values())})],
    )


def _compounds(store: IndexReader, run: SortedRun) -> dict[str, str]:
    """Return the words printed as one and as two, after documents came; what only those gone had stays."""
    new = run.plain
    before = store.printed_forms
    # Few articles have few words: what two of them make is soon looked up.
    few = len(new) < FEW_WORDS
    closed = {one + two for one in new for two in new} & (before | new) if few else before | new
    found = {word: parts for parts, word in cuts(new - before, before) if _side_by_side(store, parts)}
    return store.compounds | found | written_both_ways(closed | new if few else closed, [run.pairs])


def _side_by_side(store: IndexReader, parts: str) -> bool:
    """Return whether a document has these words side by side."""
    found = readings(parts, store.directory.languages)
    return any(
        documents_with(store, [Element.of(one, printed=True) for one in reading], None, None).any()
        for reading in found
    )


def _aliases(store: IndexReader, added: Sequence[Document], rows: Mapping[str, Row], folder: Folder) -> str:
    """Write the files of names that change: what they had of names still there, and what is added.

    Only where a name is gone all of them are read, as nothing else tells what leads to it.
    """
    told = aliases_of(added)
    pages = {(key, kind) for key, kind, _ in told if kind.endswith(PAGE)}
    gone = {term for term, row in rows.items() if not row.df and term.startswith(":")}

    def stays(key: str, kind: str, name: str) -> bool:
        if kind.endswith(PAGE):
            return (key, kind) not in pages and f":{kind.removesuffix(PAGE)}:{key}" not in gone
        return f":{kind.removesuffix(PART)}:{facet_key(name)}" not in gone

    table = store.ranged_table("names")
    if not table.shards:
        return write_ranged(folder, tables.aliases(told))
    new: dict[int, set[tuple[str, str, str]]] = {number: set() for number in range(len(table.shards)) if gone}
    for row in told:
        new.setdefault(max(table.range_of(row[0]), 0), set()).add(row)
    firsts, names = [], []
    for number, (first, name) in enumerate(zip(table.firsts, table.shards, strict=True)):
        known = store.alias_file(name) if number in new else []
        kept = {row for row in known if stays(*row)} | new.get(number, set())
        if number not in new or kept == set(known):
            firsts.append(first)
            names.append(name)
            continue
        parted = tables.aliases(kept)
        names += [write_tables(folder, [payload]) for _, payload in parted]
        firsts += [min(first, key) if not at else key for at, (key, _) in enumerate(parted)]
    joined = {"firsts": joined_keys(firsts), "shards": "".join(names)}
    return write_tables(folder, [codec.compact_json(joined)])


def _facets(
    store: IndexReader, kind: str, rows: Mapping[str, Row], displays: Mapping[str, str], folder: Folder
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
            if not row.df:
                del found[term]
    return write_tables(folder, [tables.facets(found.values(), most=facets_kept(kind))])
