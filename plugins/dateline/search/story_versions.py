"""Which documents tell one story in versions: the same headline within two days, or the same opening."""

import datetime as dt
from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise
from zlib import crc32

from . import codec

HEADLINE_WORDS = 4  # headlines of fewer words recur by chance
OPENING_WORDS = 8
VERSION_DAYS = 2
MARK_CHARACTERS = 3  # 750,000 marks: two of the ten hits shown are alike by chance once in 17,000 lists


def story_keys(title: str, summary: str) -> list[int]:
    """Return numbers of 32 bits that versions share: of the headline and of the opening, where not short."""
    keys = (_story_key(title, HEADLINE_WORDS), _story_key(summary, OPENING_WORDS))
    return [key for key in keys if key is not None]


def _story_key(text: str, least: int) -> int | None:
    """Return the number of a text's words, None where they are fewer than `least`."""
    words = text.lower().split()
    return crc32(f"{least} {' '.join(words)}".encode()) if len(words) >= least else None


def opening_mark(summary: str) -> str:
    """Return a few characters that articles of the same opening share; empty where it is short."""
    key = _story_key(summary, OPENING_WORDS)
    if key is None:
        return ""
    return "".join(
        chr(codec.DIGITS[key // codec.BASE**place % codec.BASE]) for place in range(MARK_CHARACTERS)
    )


def version_groups(days: Sequence[dt.date | None], keys: Sequence[Sequence[int]]) -> list[list[int]]:
    """Return the ordinals of the documents that are versions of each other, ascending, group after group.

    Those of one key are parted where one lies more than two days after the first; the undated are apart.

    Args:
        days: of each ordinal.
        keys: the story keys of each ordinal.
    """
    found: dict[int, list[int]] = {}
    for ordinal, known in enumerate(keys):
        for key in known:
            found.setdefault(key, []).append(ordinal)
    leader: dict[int, int] = {}

    def leader_of(ordinal: int) -> int:
        while (above := leader.get(ordinal, ordinal)) != ordinal:
            ordinal = above
        return ordinal

    for ordinals in found.values():
        for one, other in _near_pairs(ordinals, days) if len(ordinals) > 1 else ():
            first, second = sorted((leader_of(one), leader_of(other)))
            leader[second] = first
    groups: dict[int, list[int]] = {}
    for ordinal in sorted({*leader, *leader.values()}):
        groups.setdefault(leader_of(ordinal), []).append(ordinal)
    return [group for _, group in sorted(groups.items()) if len(group) > 1]


def _near_pairs(ordinals: Iterable[int], days: Sequence[dt.date | None]) -> Iterator[tuple[int, int]]:
    """Yield neighbours in time that lie within two days of the first of their run."""
    undated = [ordinal for ordinal in ordinals if days[ordinal] is None]
    yield from pairwise(undated)
    dated = sorted((day, ordinal) for ordinal in ordinals if (day := days[ordinal]))
    start = dated[0][0] if dated else dt.date.min
    for (_, one), (day, other) in pairwise(dated):
        if (day - start).days <= VERSION_DAYS:
            yield one, other
        else:
            start = day


def groups_payload(groups: Sequence[Sequence[int]]) -> bytes:
    """Return the payload of the table of versions (docs/index-format.md, section 7)."""
    written, first = [codec.varint(len(groups))], 0
    for group in groups:
        written += [codec.varint(len(group)), codec.varint(group[0] - first)]
        written += [codec.varint(after - before) for before, after in pairwise(group)]
        first = group[0]
    return b"".join(written)


def read_groups(payload: bytes) -> list[list[int]]:
    """Return the groups that `groups_payload` wrote."""
    reader, groups, first = codec.Reader(payload), [], 0
    for _ in range(reader.varint()):
        size = reader.varint()
        first += reader.varint()
        group = [first]
        for _ in range(size - 1):
            group.append(group[-1] + reader.varint())
        groups.append(group)
    return groups
