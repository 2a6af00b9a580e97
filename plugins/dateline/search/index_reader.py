"""Reads a search index from disk, file by file as they are asked for; never writes and never ranks."""

import json
from collections.abc import Hashable
from functools import cached_property, lru_cache
from pathlib import Path
from typing import Any

import numpy as np

from ..article.errors import IndexFormatError
from . import codec
from .analyzer import STOP_MARK
from .blocks import CHAPTER, PASSAGES, SUMMARY, Layout, address
from .directory import Directory
from .folder import DIRECTORY
from .merging import ascending
from .postings import Placements, PositionRow, Postings, Whole, decode_positions
from .shard_table import ShardTable, split_hashes
from .shards import Row, Shard, read_positions, read_rows, read_terms
from .story_versions import read_groups
from .tables import LENGTHS_PER_FILE, day_of_ordinals, read_printed_forms, read_vocabulary


class IndexReader:
    """One index folder; everything it returns has been read at most once."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self.directory = Directory.from_payload(self._payload(DIRECTORY), str(path / f"{DIRECTORY}.js"))
        self.terms = lru_cache(maxsize=512)(self._terms)
        self.position_shard = lru_cache(maxsize=64)(self._positions)
        self.block = lru_cache(maxsize=256)(self._block)
        self.placements = lru_cache(maxsize=64)(self._placements)

    def _payload(self, name: str, phrases: bytes = b"") -> bytes:
        path = self.path / f"{name}.js"
        try:
            return codec.payload(path.read_text(encoding="ascii"), str(path), phrases)
        except (OSError, UnicodeDecodeError) as error:
            raise IndexFormatError(
                f"cannot be read: {error}", where=str(path), remedy="Build the index anew."
            ) from error

    def _terms(self, name: str) -> Shard:
        return read_terms(self._payload(f"terms/{name}"))

    def _block(self, path: str) -> Any:
        return json.loads(self._payload(path, self.layout.phrases))

    @cached_property
    def layout(self) -> Layout:
        """Return how the blocks are cut and packed."""
        return Layout(self.directory.phrases.encode(), self.directory.block)

    def rows(self, name: str) -> dict[str, Row]:
        """Return the terms of a shard, still encoded."""
        return read_rows(self._payload(f"terms/{name}"))

    @property
    def has_text(self) -> bool:
        """Return whether the index has text blocks."""
        return next((self.path / "text").glob("*.js"), None) is not None

    @cached_property
    def suggest_table(self) -> ShardTable:
        """Return the table of the suggestion files."""
        return self.ranged_table("suggest")

    def ranged_table(self, key: str) -> ShardTable:
        """Return the table that leads to the files of `suggest`, `vocabulary` or `names`."""
        value = json.loads(self._payload(f"tables/{self.directory.tables[key]}"))
        return ShardTable.from_json(value)

    @cached_property
    def aliases(self) -> dict[str, list[tuple[str, str]]]:
        """Return (kind, name) of every printed form by which a name can be asked for, by its key."""
        found: dict[str, list[tuple[str, str]]] = {}
        for file in self.ranged_table("names").shards:
            for key, kind, name in self.alias_file(file):
                found.setdefault(key, []).append((kind, name))
        return found

    def alias_file(self, name: str) -> list[tuple[str, str, str]]:
        """Return the (key, kind, name) of a file of printed forms of names."""
        return [(key, kind, shown) for key, kind, shown in json.loads(self._payload(f"tables/{name}"))]

    def suggest_shard(self, name: str) -> list[tuple[str, str, int]]:
        """Return the (display, kind, documents) of a suggestion file."""
        return [
            (display, kind, count) for display, kind, count in json.loads(self._payload(f"tables/{name}"))
        ]

    def postings(self, term: str) -> Postings | None:
        """Return a term's postings; None when no document has it."""
        name = self.directory.shards.shard_of(term)
        return self.terms(name).of(term) if name else None

    def forms(self, term: str) -> tuple[str, ...]:
        """Return a term's printed forms, in the order of the bits of its masks; none when there is none."""
        name = self.directory.shards.shard_of(term)
        return self.terms(name).forms_of(term) if name else ()

    def terms_from(self, prefix: str) -> list[str]:
        """Return all terms of words that begin with a prefix, ascending; all there are for an empty one."""
        return [term for term in self.vocabulary if term.startswith(prefix)]

    def names_from(self, kind: str, prefix: str) -> list[str]:
        """Return the keys of the names of a kind, or of bylines or sections, that begin with a prefix."""
        start = f":{kind}:{prefix}"
        shards = map(self.terms, self.directory.shards.shards_of_prefix(start))
        terms = (term for shard in shards for term in shard.terms if term.startswith(start))
        return [term.split(":", 2)[2] for term in terms if self.postings(term)]

    def positions(self, term: str) -> PositionRow:
        """Return where a term stands, encoded; empty when the index has no positions."""
        name = self.position_table.shard_of(term)
        return self.position_shard(name).get(term, PositionRow()) if name else PositionRow()

    @cached_property
    def position_table(self) -> ShardTable:
        """Return the table of the position shards, empty when the index has none."""
        name = self.directory.tables.get("positions")
        return (
            ShardTable.from_json(json.loads(self._payload(f"tables/{name}")))
            if name
            else ShardTable([], [], [], [])
        )

    def _placements(self, term: str) -> Placements | None:
        postings = self.postings(term)
        return decode_positions(self.positions(term), postings) if postings else None

    def _positions(self, name: str) -> dict[str, PositionRow]:
        return read_positions(self._payload(f"positions/{name}"))

    @cached_property
    def printed_words(self) -> list[tuple[str, str]]:
        """Return the (printed form, term) of all words, ordered by form."""
        words: list[tuple[str, str]] = []
        for name in self.ranged_table("vocabulary").shards:
            words += self.vocabulary_file(name)
        return words

    @cached_property
    def printed_forms(self) -> frozenset[str]:
        """Return the printed forms of all words."""
        files = self.ranged_table("vocabulary").shards
        return frozenset(
            form for name in files for form in read_printed_forms(self._payload(f"tables/{name}"))
        )

    @cached_property
    def words_by_form(self) -> tuple[list[str], list[tuple[str, str]]]:
        """Return the printed forms of all words in order of code points, and (printed form, term) of each."""
        pairs = sorted(self.printed_words)
        return [form for form, _ in pairs], pairs

    @cached_property
    def compounds(self) -> dict[str, str]:
        """Return the words that the archive prints as one and as two: takeover → take over."""
        text = self._payload(f"tables/{self.directory.tables['compounds']}").decode()
        return {parts.replace(" ", ""): parts for parts in text.split("\n") if parts}

    @cached_property
    def story_groups(self) -> dict[int, Hashable]:
        """Return of each ordinal that has other versions the group that they share."""
        name = self.directory.tables.get("versions")
        groups = read_groups(self._payload(f"tables/{name}")) if name else []
        return {ordinal: number for number, group in enumerate(groups) for ordinal in group}

    def vocabulary_file(self, name: str) -> list[tuple[str, str]]:
        """Return the (printed form, term) of a file of the vocabulary."""
        return read_vocabulary(self._payload(f"tables/{name}"))

    @cached_property
    def vocabulary(self) -> list[str]:
        """Return the terms of all words but stop words, ascending."""
        return ascending({term for _, term in self.printed_words if term[0] != STOP_MARK})

    @cached_property
    def lengths(self) -> Whole:
        """Return title and body length of every ordinal, in terms."""
        parts = []
        left = self.directory.ordinals
        for name in split_hashes(self.directory.tables["lengths"]):
            number = min(left, LENGTHS_PER_FILE)
            parts.append(codec.read_varints(self._payload(f"tables/{name}")).reshape(2, number).T)
            left -= number
        return np.concatenate(parts) if parts else np.zeros((0, 2), dtype=np.int64)

    @cached_property
    def months(self) -> list[str | int]:
        """Return month, count, month, count …: of which month the ordinals are; "" is for undated ones."""
        runs: list[str | int] = json.loads(self._payload(f"tables/{self.directory.tables['months']}"))
        return runs

    @cached_property
    def words(self) -> list[int]:
        """Return how many terms the documents of each run of `months` have."""
        numbers: list[int] = json.loads(self._payload(f"tables/{self.directory.tables['words']}"))
        return numbers

    @cached_property
    def days(self) -> Whole:
        """Return the day of every ordinal as days since year 1, 0 where undated."""
        parts = (self._payload(f"tables/{name}") for name in split_hashes(self.directory.tables["days"]))
        found = day_of_ordinals(self.months, b"".join(parts))
        return np.array([day.toordinal() if day else 0 for day in found], dtype=np.int64)

    def facets(self, kind: str) -> list[tuple[str, Whole]]:
        """Return (display, ordinals) of the kind's most frequent names."""
        reader = codec.Reader(self._payload(f"tables/{self.directory.tables['facets'][kind]}"))
        number = reader.varint()
        names = json.loads(reader.take(reader.varint()))
        rows = []
        for name in names[:number]:
            steps = [reader.varint() + 1 for _ in range(reader.varint())]
            rows.append((name, np.cumsum(steps) - 1))
        return rows

    def shown(self, ordinal: int) -> dict[str, str]:
        """Return ref, title, date, url and summary of a document."""
        size = self.directory.block
        columns = self.block(f"results/{self.directory.chapters[ordinal // CHAPTER]}-{ordinal // size}")
        ref, title, date, url = (columns[key][ordinal % size] for key in ("ref", "title", "date", "url"))
        summary = columns[SUMMARY][ordinal % size] if SUMMARY in columns else self.text(ordinal)[SUMMARY]
        return {"ref": ref, "title": title, "date": date, "url": address(url, ref), SUMMARY: summary}

    def text(self, ordinal: int) -> dict[str, Any]:
        """Return text, summary, people, places and organisations of a document."""
        columns = self.block(f"text/{self.directory.chapters[ordinal // CHAPTER]}-{ordinal // PASSAGES}")
        return {key: values[ordinal % PASSAGES] for key, values in columns.items()}
