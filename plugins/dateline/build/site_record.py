"""What a build wrote, kept for the next one: its files, and its bundles with what each was made of."""

import marshal
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import NamedTuple, TypeAlias

from ..ingest.store.sealed_file import read_sealed, write_sealed
from .file_stamps import FileStamp

NOT_A_PAGE = "-"  # instead of the digest of a page
UNLISTED = "-"  # instead of the day of a page


class WrittenFile(NamedTuple):
    """A file as it was written."""

    made_of: str  # digest of what a page is made of; empty where it is to be made anew
    sha256: str
    size: int
    changed: int = 0  # nanoseconds: the time that the disk gave it in the build before
    listed: str = UNLISTED  # ISO day of a page that search engines are told of, or empty

    @property
    def stamp(self) -> FileStamp:
        """What the file's stamp is while nobody has written into it."""
        return self.size, self.changed


# Where in a file that grows the parts of one bundle stand: its path, begin and end in bytes. No class of its
# own: six for each article are read and written in every build.
ByteRange: TypeAlias = tuple[str, int, int]


class WrittenBundle(NamedTuple):
    """What was made together."""

    made_of: str
    pages: int
    files: tuple[str, ...]  # paths, those of the pages too
    ranges: tuple[ByteRange, ...]
    basis: str = ""  # digest of what `made_of` follows from; empty where nothing does


@dataclass
class SiteRecord:
    """Files by path and bundles by name."""

    files: dict[str, WrittenFile] = field(default_factory=dict)
    bundles: dict[str, WrittenBundle] = field(default_factory=dict)


def read_record(file: Path) -> SiteRecord:
    """Return what the last build wrote; nothing where that is not known to the byte."""
    try:
        # Read in a third of the time of JSON. The file is this machine's own, and sealed.
        files, bundles = marshal.loads(read_sealed(file))  # noqa: S302
        return SiteRecord(
            {path: WrittenFile(*values) for path, values in files.items()},
            {name: WrittenBundle(*values) for name, values in bundles.items()},
        )
    except (ValueError, TypeError, EOFError, AttributeError):
        return SiteRecord()  # another version's


def write_record(file: Path, files: Mapping[str, WrittenFile], bundles: Mapping[str, WrittenBundle]) -> None:
    """Keep what was written.

    Raises:
        OSError: the cache cannot be written.
    """
    rows = (
        {path: tuple(written) for path, written in files.items()},
        {name: tuple(bundle) for name, bundle in bundles.items()},
    )
    write_sealed(file, marshal.dumps(rows))
