"""The directory of an index: the one file that says where everything else is; finds the shard of a term."""

import json
from bisect import bisect_right
from collections.abc import Mapping
from dataclasses import asdict, dataclass, field
from typing import Any, Self

from ..article.errors import IndexFormatError
from . import wire
from .blocks import BLOCK, CHAPTER, PASSAGES
from .counting import utf16_order
from .ranking import DEFAULT

FORMAT = 1


@dataclass(frozen=True, slots=True)
class Directory:
    """The keys of docs/index-format.md, section 3, with the joined strings taken apart."""

    documents: int
    ordinals: int
    terms: tuple[int, int]  # summed title and body lengths
    firsts: list[str]
    shards: list[str]
    heavy: list[str]
    heavies: list[str]
    chapters: list[str]
    tables: Mapping[str, Any]
    holes: list[int] = field(default_factory=list)
    languages: list[str] = field(default_factory=list)
    build: str = ""

    def shard_of(self, term: str) -> str | None:
        """Return the hash of the shard that would hold the term."""
        if term in self.heavy:
            return self.heavies[self.heavy.index(term)]
        at = bisect_right(self.firsts, utf16_order(term), key=utf16_order) - 1
        return self.shards[at] if at >= 0 else None

    def shards_of_prefix(self, prefix: str) -> list[str]:
        """Return the hashes of the shards that can hold terms with this prefix."""
        heavies = [
            name for term, name in zip(self.heavy, self.heavies, strict=True) if term.startswith(prefix)
        ]
        start = max(bisect_right(self.firsts, utf16_order(prefix), key=utf16_order) - 1, 0)
        end = start + 1
        while end < len(self.firsts) and self.firsts[end].startswith(prefix):
            end += 1
        return self.shards[start:end] + heavies

    def to_payload(self) -> bytes:
        """Return the directory as JSON."""
        value = asdict(self)
        for key in ("firsts", "heavy"):
            value[key] = "\n".join(value[key])
        for key in ("shards", "heavies", "chapters"):
            value[key] = "".join(value[key])
        fixed = {"format": FORMAT, "fields": ["title", "body"], "ranking": DEFAULT.to_json()}
        sizes = {"chapter": CHAPTER, "block": BLOCK, "passages": PASSAGES}
        return wire.compact_json(fixed | sizes | value)

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
        for key in ("firsts", "heavy"):
            value[key] = value[key].split("\n") if value[key] else []
        for key in ("shards", "heavies", "chapters"):
            value[key] = split_names(value[key])
        value["terms"] = tuple(value["terms"])
        return cls(**{key: value[key] for key in cls.__slots__})


def split_names(joined: str) -> list[str]:
    """Return the hashes of a concatenation."""
    return [joined[at : at + wire.NAME_LENGTH] for at in range(0, len(joined), wire.NAME_LENGTH)]
