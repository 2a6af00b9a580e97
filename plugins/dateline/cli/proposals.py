"""Proposed authority entries, written beside the archive for a person to edit in."""

from collections.abc import Iterator
from pathlib import Path

from ..enrich.entities.archive import Archive
from ..enrich.entities.authority import KINDS
from ..enrich.entities.review import likely_duplicates, proposed_patch


def write_proposals(archive: Archive, folder: Path) -> Iterator[Path]:
    """Write one file for each kind that has likely duplicates; yield their paths. content/ is not touched."""
    pairs = likely_duplicates(archive)
    folder.mkdir(parents=True, exist_ok=True)
    for kind in KINDS:
        if any(pair.kind == kind for pair in pairs):
            path = folder / f"{kind}.yaml"
            path.write_text(proposed_patch(kind, pairs), "utf-8")
            yield path
