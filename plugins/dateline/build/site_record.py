"""What a build wrote, kept for the next one: its files, and its bundles with what each was made of."""

import json
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import NamedTuple

from ..ingest.store.sealed_file import read_sealed, write_sealed

NOT_A_PAGE = "-"  # instead of the digest of a page
UNLISTED = "-"  # instead of the day of a page


class WrittenFile(NamedTuple):
    """A file as it was written."""

    made_of: str  # digest of what a page is made of; empty where it is to be made anew
    sha256: str
    size: int
    changed: int = 0  # nanoseconds: the time that the disk gave it in the build before
    listed: str = UNLISTED  # ISO day of a page that search engines are told of, or empty


class ByteRange(NamedTuple):
    """Where in a file that grows the parts of one bundle stand, as bytes."""

    path: str
    start: int
    end: int


class WrittenBundle(NamedTuple):
    """What was made together."""

    made_of: str
    pages: int
    files: tuple[str, ...]  # paths, those of the pages too
    ranges: tuple[ByteRange, ...]


@dataclass
class SiteRecord:
    """Files by path and bundles by name."""

    files: dict[str, WrittenFile] = field(default_factory=dict)
    bundles: dict[str, WrittenBundle] = field(default_factory=dict)


def read_record(file: Path) -> SiteRecord:
    """Return what the last build wrote; nothing where that is not known to the byte."""
    try:
        rows = json.loads(read_sealed(file))
        return SiteRecord(
            {path: WrittenFile(*values) for path, values in rows["files"].items()},
            {
                name: WrittenBundle(made_of, pages, tuple(files), tuple(ByteRange(*one) for one in ranges))
                for name, (made_of, pages, files, ranges) in rows["bundles"].items()
            },
        )
    except (ValueError, TypeError, KeyError):
        return SiteRecord()  # another version's


def write_record(file: Path, files: Mapping[str, WrittenFile], bundles: Mapping[str, WrittenBundle]) -> None:
    """Keep what was written.

    Raises:
        OSError: the cache cannot be written.
    """
    rows = {"files": files, "bundles": bundles}
    write_sealed(file, json.dumps(rows, separators=(",", ":")).encode("utf-8", "surrogateescape"))
