"""Proposed authority entries, written beside the archive for a person to edit in."""

import os
from collections.abc import Iterator
from pathlib import Path

from ..article.errors import SettingError
from ..enrich.entities.archive import Archive
from ..enrich.entities.authority import KINDS
from ..enrich.entities.review import likely_duplicates, proposed_patch


def write_proposals(archive: Archive, folder: Path) -> Iterator[Path]:
    """Write one file for each kind that has likely duplicates; yield their paths.

    Raises:
        SettingError: one of the files is there: somebody may have edited it, or settled what it says.
        OSError: they cannot be written.
    """
    pairs = likely_duplicates(archive)
    files = {kind: folder / f"{kind}.yaml" for kind in KINDS if any(pair.kind == kind for pair in pairs)}
    for file in files.values():
        if os.path.lexists(file):
            remedy = "Name a new folder; edit into content/authority/ what is right."
            raise SettingError("the file is there already", where=str(file), remedy=remedy)
    folder.mkdir(parents=True, exist_ok=True)
    for kind, file in files.items():
        file.write_text(proposed_patch(kind, pairs), "utf-8")
        yield file
