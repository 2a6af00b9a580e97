"""An index folder on disk: puts packed files in place under their names, sweeps those no longer named."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from . import wire
from .directory import Directory
from .ledger import Ledger

DIRECTORY = "directory"
SUBFOLDERS = ("terms", "positions", "results", "text", "tables")


@dataclass(frozen=True, slots=True)
class Folder:
    """Where an index is written."""

    path: Path

    def prepare(self) -> None:
        """Make the folder and its subfolders."""
        for name in SUBFOLDERS:
            (self.path / name).mkdir(parents=True, exist_ok=True)

    def write(self, files: Sequence[tuple[str, bytes]]) -> None:
        """Write (path without .js, deflated payload); a file that is there by that name has that content."""
        missing = [(path, packed) for path, packed in files if not (self.path / f"{path}.js").exists()]
        for path, content in wire.scripts(missing):
            (self.path / f"{path}.js").write_bytes(content)

    def name(self, subfolder: str, packed: Sequence[bytes]) -> list[str]:
        """Write packed payloads under names made from their content and return the names."""
        taken: dict[str, bytes] = {}
        names = []
        for content in packed:
            name = wire.content_name(content)
            while taken.setdefault(name, content) != content:
                name = wire.content_name(content, name.encode())
            names.append(name)
        self.write([(f"{subfolder}/{name}", content) for name, content in taken.items()])
        return names

    def close(self, directory: Directory, ledger: Ledger) -> Directory:
        """Write directory and ledger, and remove the files that the directory does not name."""
        payload = directory.to_payload()
        named = replace(directory, build=wire.content_name(payload))
        ledger.save(self.path)
        [(path, content)] = wire.scripts([(DIRECTORY, wire.deflate([named.to_payload()]))])
        (self.path / f"{path}.js").write_bytes(content)
        return named
