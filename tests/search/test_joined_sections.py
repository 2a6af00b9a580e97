"""What lies on disk during a build is what would be in memory."""

import io

import numpy as np

from dateline.search import codec
from dateline.search.joined_sections import LARGE, SECTIONS, joined_sections
from dateline.search.postings import encode_occurrences

CLASSES = np.zeros(40, dtype=np.int64)


def parts():
    """Yield the sections of three runs of terms."""
    chance = np.random.default_rng(12)
    for terms in (3, 1, 5):
        rows = sorted({tuple(row) for row in chance.integers(0, (terms, 40, 300), (200, 3)).tolist()})
        columns = np.array([(*row, number % 3) for number, row in enumerate(rows)], dtype=np.int32).T
        yield encode_occurrences(columns, chance.integers(0, 2, terms).astype(bool), CLASSES)


def test_sections_on_disk_are_those_in_memory():
    """Every run of terms has the same bytes in both, and they are those of its part."""
    kept = joined_sections(parts(), {})
    spilt = joined_sections(parts(), {name: io.BytesIO() for name in LARGE})
    assert kept.df.tolist() == spilt.df.tolist() == [one for part in parts() for one in part.df.tolist()]
    for name in SECTIONS:
        whole = b"".join(getattr(part, name).of(0, len(part.df)) for part in parts())
        for first in range(len(kept.df)):
            for last in range(first, len(kept.df) + 1):
                found = getattr(spilt, name).of(first, last)
                assert found == getattr(kept, name).of(first, last)
                assert found in whole
        assert getattr(spilt, name).of(0, len(kept.df)) == whole


def test_many_files_are_written_as_each_alone():
    """Files written by the batch do not touch each other."""
    files = [(str(n), bytes(range(n % 40))) for n in range(2 * codec.WRITTEN_AT_ONCE + 3)]
    assert list(codec.scripts(files)) == [one for file in files for one in codec.scripts([file])]
