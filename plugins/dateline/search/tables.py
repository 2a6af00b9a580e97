"""The side tables of an index (days, lengths, vocabulary, facets, suggestions) as payloads."""

import datetime as dt
from collections.abc import Iterable, Sequence
from itertools import chain, groupby

import numpy as np

from . import codec
from .document import facet_key
from .front_coding import decode_forms, decode_terms, encode_forms, encode_terms
from .postings import Whole
from .ranges import split_into_ranges
from .shards import Row

DAYS_PER_FILE = 32_768  # documents
LENGTHS_PER_FILE = 8192  # documents
VOCABULARY_PER_FILE = 4096  # printed forms
TOP_FACETS = 64
SUGGEST_BYTES = 16_384  # of payload
SUGGEST_FROM = 3  # documents a word must be in


def months(dates: Sequence[dt.date | None]) -> list[str | int]:
    """Return month, count, month, count …: of which month the ordinals are; "" is for undated ones."""
    runs = ((month, len(list(same))) for month, same in groupby(map(_month, dates)))
    return list(chain.from_iterable(runs))


def words(dates: Sequence[dt.date | None], lengths: Whole) -> list[int]:
    """Return how many terms, of title and body, the documents of each run of `months` have together."""
    ends = np.cumsum(months(dates)[1::2], dtype=np.int64)
    upto = np.concatenate((np.zeros(1, np.int64), np.cumsum(lengths.sum(axis=1, dtype=np.int64))))[ends]
    return np.diff(upto, prepend=0).tolist() if len(ends) else []


def days(dates: Sequence[dt.date | None]) -> list[bytes]:
    """Return the payloads that hold the day of the month of every ordinal; 0 where undated."""
    whole = bytes(day.day if day else 0 for day in dates)
    return [whole[at : at + DAYS_PER_FILE] for at in range(0, len(whole), DAYS_PER_FILE)]


def day_of_ordinals(runs: Sequence[str | int], days: bytes) -> list[dt.date | None]:
    """Return the day of every ordinal, read off the tables of `months` and `days`."""
    found: list[dt.date | None] = []
    for month, count in zip(runs[::2], runs[1::2], strict=True):
        if month:
            first = dt.date.fromisoformat(f"{month}-01")
            found += [first.replace(day=day) for day in days[len(found) : len(found) + int(count)]]
        else:
            found += [None] * int(count)
    return found


def _month(day: dt.date | None) -> str:
    return day.isoformat()[:7] if day else ""


def lengths(table: Whole) -> list[bytes]:
    """Return the payloads of exact field lengths; `table` has a row (title, body) for every ordinal."""
    return [
        b"".join(codec.varints(table[at : at + LENGTHS_PER_FILE, field])[0] for field in (0, 1))
        for at in range(0, len(table), LENGTHS_PER_FILE)
    ]


def vocabulary_files(pairs: Sequence[tuple[str, str]]) -> list[tuple[str, bytes]]:
    """Return files of (printed form, term), ordered by form, as (first form, payload)."""
    parts = [pairs[at : at + VOCABULARY_PER_FILE] for at in range(0, len(pairs), VOCABULARY_PER_FILE)]
    return [(part[0][0], vocabulary_file(part)) for part in parts]


def vocabulary_file(pairs: Sequence[tuple[str, str]]) -> bytes:
    """Return the payload of a file of (printed form, term), ordered by form."""
    forms = encode_terms([form for form, _ in pairs])
    stems = b"".join(encode_forms(form, (term,)) for form, term in pairs)
    return codec.varint(len(pairs)) + forms + stems


def read_vocabulary(payload: bytes) -> list[tuple[str, str]]:
    """Return the (printed form, term) of a vocabulary file."""
    reader = codec.Reader(payload)
    forms = decode_terms(reader, reader.varint())
    return [(form, decode_forms(reader, form)[0]) for form in forms]


def read_printed_forms(payload: bytes) -> list[str]:
    """Return the printed forms of a vocabulary file, without their terms."""
    reader = codec.Reader(payload)
    return decode_terms(reader, reader.varint())


def facets(rows: Iterable[tuple[str, str, Row]], *, most: int | None = TOP_FACETS) -> bytes:
    """Return the payload of (term, displayed name, postings) rows: the most frequent names of a kind."""
    kept = sorted(rows, key=lambda row: (-row[2].df, row[0]))[:most]
    shown = codec.compact_json([display for _, display, _ in kept])
    postings = (codec.varint(row.df) + row.gaps for _, _, row in kept)
    return codec.varint(len(kept)) + codec.varint(len(shown)) + shown + b"".join(postings)


def aliases(rows: Iterable[tuple[str, str, str]]) -> list[tuple[str, bytes]]:
    """Return files of (key, kind, name), ordered by key, as (first key, payload)."""
    keyed: dict[str, list[tuple[str, str, str]]] = {}
    for row in sorted(rows):
        keyed.setdefault(row[0], []).append(row)
    keys = list(keyed)
    sizes = np.array([sum(sum(map(len, row)) + 10 for row in keyed[key]) for key in keys], dtype=np.int64)
    parted = split_into_ranges(keys, np.minimum(sizes, SUGGEST_BYTES), SUGGEST_BYTES, SUGGEST_BYTES)
    return [
        (keys[part[0]], codec.compact_json([row for number in part for row in keyed[keys[number]]]))
        for part in parted.ranges
    ]


def suggestion_files(entries: Iterable[tuple[str, str, int]]) -> list[tuple[str, bytes]]:
    """Return files of (display, kind, documents) as (first key, payload), ordered by folded display."""
    keyed = sorted((facet_key(display), kind, display, count) for display, kind, count in entries)
    keys = sorted({key for key, *_ in keyed})
    rows: dict[str, list[tuple[str, str, int]]] = {key: [] for key in keys}
    for key, kind, display, count in keyed:
        rows[key].append((display, kind, count))
    sizes = np.array([sum(len(display) + len(kind) + 10 for display, kind, _ in rows[key]) for key in keys])
    parted = split_into_ranges(keys, np.minimum(sizes, SUGGEST_BYTES), SUGGEST_BYTES, SUGGEST_BYTES)
    return [
        (keys[part[0]], codec.compact_json([row for number in part for row in rows[keys[number]]]))
        for part in parted.ranges
    ]
