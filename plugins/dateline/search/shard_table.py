"""Which shard holds a term: ranges of the sorted vocabulary, and heavy terms apart; reads no file."""

import re
from bisect import bisect_right
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from string import ascii_lowercase, ascii_uppercase, digits
from typing import Any, Self

from .codec import NAME_LENGTH
from .counting import utf16_order

MOST_IN_GROUP = 35  # files that share a tag: their number is a digit to base 36
MOST_SHARED = 25  # letters that a capital can tell
_DIGITS = digits + ascii_lowercase
_KEY = re.compile("([A-Z])([^A-Z]*)")


@dataclass(frozen=True, slots=True)
class ShardTable:
    """Parallel lists: `firsts` with `shards`, `heavy` with `heavies` (docs/index-format.md, section 3).

    A shard is named by the tag of its group and its number there, `abcdef-3`; a table's file by a tag.
    """

    firsts: list[str]
    shards: list[str]
    heavy: list[str]
    heavies: list[str]

    @classmethod
    def from_json(cls, value: Mapping[str, Any]) -> Self:
        """Return the table that `to_json` wrote, or one of files that have no group."""
        firsts, heavy = (split_keys(value.get(key, "")) for key in ("firsts", "heavy"))
        if "sizes" not in value:
            return cls(firsts, split_hashes(value["shards"]), [], [])
        shards, heavies = (
            [
                f"{tag}-{n}"
                for tag, size in zip(split_hashes(tags), sizes, strict=True)
                for n in range(int(size, 36))
            ]
            for tags, sizes in ((value["shards"], value["sizes"]), (value["heavies"], value["heavySizes"]))
        )
        return cls(firsts, shards, heavy, heavies)

    def to_json(self) -> dict[str, str]:
        """Return it with lists joined: terms as `joined_keys` does, tags and sizes of groups by nothing."""
        shards, sizes = _groups(self.shards)
        heavies, heavy_sizes = _groups(self.heavies)
        return {
            "firsts": joined_keys(self.firsts),
            "shards": shards,
            "sizes": sizes,
            "heavy": joined_keys(self.heavy),
            "heavies": heavies,
            "heavySizes": heavy_sizes,
        }

    def range_of(self, term: str) -> int:
        """Return the number of the range that a light term falls in, -1 before the first."""
        return bisect_right(self.firsts, utf16_order(term), key=utf16_order) - 1

    def shard_of(self, term: str) -> str | None:
        """Return the name of the shard that would hold the term."""
        if term in self.heavy:
            return self.heavies[self.heavy.index(term)]
        at = self.range_of(term)
        return self.shards[at] if at >= 0 else None

    def shards_of_prefix(self, prefix: str) -> list[str]:
        """Return the names of the shards that can hold terms with this prefix."""
        alone = zip(self.heavy, self.heavies, strict=True)
        heavies = [name for term, name in alone if term.startswith(prefix)]
        start = max(self.range_of(prefix), 0)
        end = start + 1
        while end < len(self.firsts) and self.firsts[end].startswith(prefix):
            end += 1
        return self.shards[start:end] + heavies


def _groups(names: Iterable[str]) -> tuple[str, str]:
    """Return the tags of the groups that names make up, and how many names each has, to base 36."""
    tags: list[str] = []
    sizes: list[int] = []
    for name in names:
        tag, _, number = name.partition("-")
        if number == "0":
            tags.append(tag)
            sizes.append(0)
        sizes[-1] += 1
    return "".join(tags), "".join(_DIGITS[size] for size in sizes)


def joined_keys(keys: Iterable[str]) -> str:
    """Return folded words, ascending, as one text.

    Of each stands a capital that tells how many letters it has of the one before (A: none), and the others.
    """
    joined = []
    before = ""
    for key in keys:
        shared = 0
        for one, other in zip(key[:MOST_SHARED], before, strict=False):
            if one != other or one > "\uffff":
                break
            shared += 1
        joined.append(f"{ascii_uppercase[shared]}{key[shared:]}")
        before = key
    return "".join(joined)


def split_keys(text: str) -> list[str]:
    """Return the words that `joined_keys` joined."""
    keys: list[str] = []
    for capital, rest in _KEY.findall(text):
        keys.append((keys[-1] if keys else "")[: ascii_uppercase.index(capital)] + rest)
    return keys


def split_hashes(joined: str) -> list[str]:
    """Return the hashes of a concatenation."""
    return [joined[at : at + NAME_LENGTH] for at in range(0, len(joined), NAME_LENGTH)]
