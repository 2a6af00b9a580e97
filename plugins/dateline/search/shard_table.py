"""Which shard holds a term: ranges of the sorted vocabulary, and heavy terms apart; reads no file."""

from bisect import bisect_right
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Self

from .codec import NAME_LENGTH
from .counting import utf16_order
from .ranges import TermRanges, separators


@dataclass(frozen=True, slots=True)
class ShardTable:
    """Parallel lists: `firsts` with `shards`, `heavy` with `heavies` (docs/index-format.md, section 3)."""

    firsts: list[str]
    shards: list[str]
    heavy: list[str]
    heavies: list[str]

    @classmethod
    def of_cut(cls, terms: Sequence[str], cut: TermRanges, hashes: Sequence[str]) -> Self:
        """Return the table of a cut whose shards, ranges first, have these hashes."""
        light = len(cut.ranges)
        heavy = [terms[number] for number in cut.heavy]
        return cls(separators(terms, cut.ranges), list(hashes[:light]), heavy, list(hashes[light:]))

    @classmethod
    def from_json(cls, value: Mapping[str, Any]) -> Self:
        """Return the table that `to_json` wrote."""
        lines = (value[key].split("\n") if value[key] else [] for key in ("firsts", "heavy"))
        firsts, heavy = lines
        return cls(firsts, split_hashes(value["shards"]), heavy, split_hashes(value["heavies"]))

    def to_json(self) -> dict[str, str]:
        """Return it with lists joined: terms by line feeds, hashes by nothing."""
        return {
            "firsts": "\n".join(self.firsts),
            "shards": "".join(self.shards),
            "heavy": "\n".join(self.heavy),
            "heavies": "".join(self.heavies),
        }

    def range_of(self, term: str) -> int:
        """Return the number of the range that a light term falls in, -1 before the first."""
        return bisect_right(self.firsts, utf16_order(term), key=utf16_order) - 1

    def shard_of(self, term: str) -> str | None:
        """Return the hash of the shard that would hold the term."""
        if term in self.heavy:
            return self.heavies[self.heavy.index(term)]
        at = self.range_of(term)
        return self.shards[at] if at >= 0 else None

    def shards_of_prefix(self, prefix: str) -> list[str]:
        """Return the hashes of the shards that can hold terms with this prefix."""
        alone = zip(self.heavy, self.heavies, strict=True)
        heavies = [name for term, name in alone if term.startswith(prefix)]
        start = max(self.range_of(prefix), 0)
        end = start + 1
        while end < len(self.firsts) and self.firsts[end].startswith(prefix):
            end += 1
        return self.shards[start:end] + heavies


def split_hashes(joined: str) -> list[str]:
    """Return the hashes of a concatenation."""
    return [joined[at : at + NAME_LENGTH] for at in range(0, len(joined), NAME_LENGTH)]
