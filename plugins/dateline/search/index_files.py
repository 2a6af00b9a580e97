"""The shards and side tables of an index, packed and put into its folder under their names."""

from bisect import bisect_left
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from functools import partial
from typing import Any

import numpy as np

from . import codec, merging, ranges, shards, tables
from .analyzer import STOP_MARK
from .document import FACETS
from .document_table import DocumentTable
from .folder import Folder
from .postings import Encoded, Whole
from .shard_table import ShardTable, joined_keys

KINDS = (*FACETS, "language", "month")


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


def write_side_tables(  # noqa: PLR0913, PLR0917 - every table has a source of its own
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
