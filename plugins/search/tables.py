"""The side tables of an index (days, lengths, vocabulary, facets, suggestions) as payloads."""

import datetime as dt
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

import numpy as np

from . import wire
from .document import facet_key
from .postings import Whole, encode_terms
from .ranges import cut
from .shards import Row

LENGTHS_PER_FILE = 8192  # documents
VOCABULARY_PER_FILE = 16_384  # terms
TOP_FACETS = 64
SUGGEST_BYTES = 16_384  # of payload
SUGGEST_FROM = 3  # documents a word must be in


def days(dates: Sequence[dt.date | None]) -> dict[str, Any]:
    """Return the table that says which ordinals are of which day (docs/index-format.md, section 7)."""
    undated = next((at for at, day in enumerate(dates) if day is not None), len(dates))
    first = dates[undated] if undated < len(dates) else None
    runs: list[int] = []
    late: list[int | None] = []
    current = first
    for ordinal, day in enumerate(dates[undated:], start=undated):
        if first is None or current is None or day is None or day < current:
            late += [ordinal, (day - first).days if day and first else None]
        elif runs and day == current:
            runs[-1] += 1
        else:
            runs += [(day - current).days, 1]
            current = day
    return {"first": first.isoformat() if first else "", "runs": runs, "late": late, "undated": undated}


def day_of_ordinals(table: Mapping[str, Any], ordinals: int) -> list[dt.date | None]:
    """Return the day of every ordinal, read off the table of `days`."""
    found: list[dt.date | None] = [None] * ordinals
    if not table["first"]:
        return found
    first = day = dt.date.fromisoformat(table["first"])
    late = dict(zip(table["late"][::2], table["late"][1::2], strict=True))
    at = table["undated"]
    for step, count in zip(table["runs"][::2], table["runs"][1::2], strict=True):
        day += dt.timedelta(step)
        left = count
        while left:
            if at not in late:
                found[at] = day
                left -= 1
            at += 1
    for ordinal, offset in late.items():
        found[ordinal] = None if offset is None else first + dt.timedelta(offset)
    return found


def lengths(table: Whole) -> list[bytes]:
    """Return the payloads of exact field lengths; `table` has a row (title, body) for every ordinal."""
    return [
        b"".join(wire.varints(table[at : at + LENGTHS_PER_FILE, field])[0] for field in (0, 1))
        for at in range(0, len(table), LENGTHS_PER_FILE)
    ]


def vocabulary(terms: Sequence[str]) -> list[bytes]:
    """Return the payloads that hold all terms but the pseudo-terms."""
    words = [term for term in terms if not term.startswith(":")]
    parts = [words[at : at + VOCABULARY_PER_FILE] for at in range(0, len(words), VOCABULARY_PER_FILE)]
    return [wire.varint(len(part)) + encode_terms(part) for part in parts]


def facets(rows: Iterable[tuple[str, str, Row]], *, most: int | None = TOP_FACETS) -> bytes:
    """Return the payload of (term, displayed name, postings) rows: the most frequent names of a kind."""
    kept = sorted(rows, key=lambda row: (-row[2].df, row[0]))[:most]
    shown = wire.compact_json([display for _, display, _ in kept])
    postings = (wire.varint(row.df) + row.gaps for _, _, row in kept)
    return wire.varint(len(kept)) + wire.varint(len(shown)) + shown + b"".join(postings)


def suggestions(entries: Iterable[tuple[str, str, int]]) -> list[tuple[str, bytes]]:
    """Return files of (display, kind, documents) as (first key, payload), ordered by folded display."""
    keyed = sorted((facet_key(display), kind, display, count) for display, kind, count in entries)
    keys = sorted({key for key, *_ in keyed})
    rows: dict[str, list[tuple[str, str, int]]] = {key: [] for key in keys}
    for key, kind, display, count in keyed:
        rows[key].append((display, kind, count))
    sizes = np.array([sum(len(display) + len(kind) + 10 for display, kind, _ in rows[key]) for key in keys])
    parted = cut(keys, np.minimum(sizes, SUGGEST_BYTES), SUGGEST_BYTES, SUGGEST_BYTES)
    return [
        (keys[part[0]], wire.compact_json([row for number in part for row in rows[keys[number]]]))
        for part in parted.ranges
    ]
