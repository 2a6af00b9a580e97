"""The side tables of an index brought up to date with articles added to it or taken out of it."""

from collections.abc import Mapping, Sequence

import numpy as np

from . import codec, tables
from .compounds import cuts, written_both_ways
from .counted_chunk import aliases_of
from .counting import SortedRun
from .document import PAGE, PART, Document, facet_key
from .expansion import readings
from .folder import Folder
from .index_files import by_form, facets_kept, write_ranged, write_tables
from .index_reader import IndexReader
from .phrases import Element, documents_with
from .shard_table import joined_keys
from .shards import Row

FEW_WORDS = 1000  # of added articles


def extended_vocabulary(store: IndexReader, rows: Mapping[str, Row], folder: Folder) -> str:
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


def extended_compounds(store: IndexReader, run: SortedRun) -> dict[str, str]:
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


def extended_aliases(
    store: IndexReader, added: Sequence[Document], rows: Mapping[str, Row], folder: Folder
) -> str:
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


def extended_facets(
    store: IndexReader, kind: str, rows: Mapping[str, Row], displays: Mapping[str, str], folder: Folder
) -> str:
    """Write the most frequent names of a kind as they are now; return the name of their table."""
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
