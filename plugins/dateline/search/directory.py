"""The directory of an index: the one file that says where everything else is; reads no file itself."""

import json
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any, Self

from ..article.errors import IndexFormatError
from . import codec
from .blocks import CHAPTER, PASSAGES
from .ranking import DEFAULT
from .shard_table import ShardTable, split_hashes

FORMAT = 7
_PLAIN = ("documents", "ordinals", "block", "tables", "holes", "languages", "phrases", "build")


@dataclass(frozen=True, slots=True)
class Directory:
    """The keys of docs/index-format.md, section 3."""

    documents: int
    ordinals: int
    block: int  # documents of a result block
    terms: tuple[int, int]  # summed title and body lengths
    shards: ShardTable
    chapters: list[str]
    tables: Mapping[str, Any]
    holes: list[int] = field(default_factory=list)
    languages: list[str] = field(default_factory=list)
    phrases: str = ""  # the preset dictionary of the blocks; empty when they have none
    build: str = ""

    def to_payload(self) -> bytes:
        """Return the directory as JSON."""
        fixed = {"format": FORMAT, "fields": ["title", "body"], "ranking": DEFAULT.to_json()}
        sizes = {"chapter": CHAPTER, "passages": PASSAGES}
        plain = {key: getattr(self, key) for key in _PLAIN}
        joined = {"terms": self.terms, "chapters": "".join(self.chapters), **self.shards.to_json()}
        return codec.compact_json(fixed | sizes | plain | joined)

    @classmethod
    def from_payload(cls, payload: bytes, where: str) -> Self:
        """Return the directory that `to_payload` wrote.

        Raises:
            IndexFormatError: it is of another version of the format.
        """
        value = json.loads(payload)
        if value.get("format") != FORMAT:
            raise IndexFormatError(
                f"index format {value.get('format')}, expected {FORMAT}",
                where=where,
                remedy="Build the index anew.",
            )
        return cls(
            terms=tuple(value["terms"]),
            shards=ShardTable.from_json(value),
            chapters=split_hashes(value["chapters"]),
            **{key: value[key] for key in _PLAIN},
        )
