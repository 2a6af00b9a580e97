"""Writes the whole index as one file that stock lunr.js 2.3.9 loads; pages never load it."""

import json
import tempfile
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

from .analyzer import STOP_MARK
from .index_reader import IndexReader
from .indexing import build_index
from .plain import document_vectors, inverted
from .postings import Postings
from .query_fields import FIELDS

FILE = "lunr-index.json"
VERSION = "2.3.9"


def write_stock_index(articles: Iterable[Any], out: Path) -> Path:
    """Write `lunr-index.json` into the folder `out` and return its path.

    lunr.js loads it with `lunr.Index.load` and gives the plain ranking's hits and scores. Its pipeline is
    Lunr's own stemmer, so an English word can be asked for as it is typed; other languages and accents need
    this project's analyzer before the query. Lunr has no place for facets, dates and phrases.
    """
    out = Path(out)
    out.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory(prefix="dateline-search-") as scratch:
        index = Path(scratch) / "index"  # its ledger lies beside it, and goes with the folder
        build_index(articles, index, positions=False, text=False)
        value = _stock(IndexReader(index))
    path = out / FILE
    partial = path.with_name(f"{FILE}.part")  # another site may hold the same file
    partial.write_text(json.dumps(value, ensure_ascii=False, separators=(",", ":")), encoding="utf-8")
    return partial.replace(path)


def _stock(store: IndexReader) -> dict[str, Any]:
    directory = store.directory
    refs = [store.shown(ordinal)["ref"] for ordinal in range(directory.ordinals)]
    postings = dict(_all_postings(store))
    vectors = document_vectors(store, postings, everything=True)
    rows = []
    for name, vector in vectors.items():
        field, ordinal = name.split("/")
        rows.append([f"{field}/{refs[int(ordinal)]}", vector.elements])
    return {
        "version": VERSION,
        "fields": list(FIELDS),
        "fieldVectors": rows,
        "invertedIndex": [
            [term, inverted(number, postings[term], refs)] for number, term in enumerate(sorted(postings))
        ],
        "pipeline": ["stemmer"] if directory.languages[:1] == ["en"] else [],
    }


def _all_postings(store: IndexReader) -> Iterator[tuple[str, Postings]]:
    table = store.directory.shards
    for name in table.shards + table.heavies:
        shard = store.terms(name)
        for number, term in enumerate(shard.terms):
            if not term.startswith((":", STOP_MARK)):
                yield term, shard.postings.term(number)
