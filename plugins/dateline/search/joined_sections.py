"""The sections of consecutive runs of terms put end to end; the larger ones can lie on disk."""

from collections.abc import Iterable, Mapping
from typing import IO

import numpy as np

from .postings import Encoded, Section, Whole

SECTIONS = ("gaps", "counts", "extras", "masks", "positions", "numbers")
LARGE = ("positions", "numbers")  # three fifths of the bytes of an archive, each read once


class BytesOnDisk:
    """Bytes that are appended to a file and read in slices; the file has to stay open."""

    def __init__(self, file: IO[bytes]) -> None:
        self._file = file

    def extend(self, data: bytes) -> None:
        """Append bytes."""
        self._file.seek(0, 2)
        self._file.write(data)

    def __getitem__(self, part: slice) -> bytes:
        self._file.seek(part.start)
        return self._file.read(part.stop - part.start)


def joined_sections(parts: Iterable[Encoded], spill: Mapping[str, IO[bytes]]) -> Encoded:
    """Return the sections of consecutive runs of terms as one.

    Args:
        parts: taken one after another; none is kept.
        spill: empty files for sections that shall not be held in memory, by the name of the section.
    """
    data = {name: BytesOnDisk(spill[name]) if name in spill else bytearray() for name in SECTIONS}
    widths: dict[str, list[Whole]] = {name: [np.zeros(1, dtype=np.int64)] for name in SECTIONS}
    df = []
    for part in parts:
        df.append(part.df)
        for name, joined in data.items():
            section: Section = getattr(part, name)
            joined.extend(section.of(0, len(part.df)))
            widths[name].append(np.diff(section.offsets))
    offsets = {name: np.concatenate(column).cumsum() for name, column in widths.items()}
    gaps, counts, extras, masks, positions, numbers = (
        Section(data[name], offsets[name]) for name in SECTIONS
    )
    return Encoded(np.concatenate(df), gaps, counts, extras, masks, positions, numbers)
