"""What publishing does to each file, told from two manifests; touches no file."""

from collections.abc import Mapping
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class FileChange:
    """What publishing does, or would do, to one file."""

    act: str  # add, change, remove
    path: str


def changes_between(old: Mapping[str, str], new: Mapping[str, str]) -> list[FileChange]:
    """Return what leads from one manifest (path → digest) to another: removals come last."""
    changes = [
        FileChange("change" if path in old else "add", path) for path in new if old.get(path) != new[path]
    ]
    return changes + [FileChange("remove", path) for path in old if path not in new]
