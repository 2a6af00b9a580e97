"""A folder of this machine as the target of publishing; nothing is written through a link."""

import os
import shutil
from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path

from ...article.errors import SettingError
from ...build.manifest import MANIFEST
from .target import folders_of, leads_out, not_ours


class FolderTarget:
    """A folder; made when it is missing."""

    note = ""

    def __init__(self, to: str) -> None:
        self._folder = Path(to).expanduser()
        if self._folder.exists() and not self._folder.is_dir():
            raise SettingError("this is no folder", where=to, remedy="Name a folder.")

    def published(self) -> bytes | None:
        """Return the manifest that stands there."""
        manifest = self._folder / MANIFEST
        if manifest.is_file():
            return manifest.read_bytes()
        if self._folder.is_dir() and any(self._folder.iterdir()):
            raise not_ours(str(self._folder))
        return None

    def foreign(self, paths: Sequence[str]) -> list[str]:
        """Return which of the paths, or of the folders they lie in, are taken there already."""
        folders = ((path, self._folder / path) for path in folders_of(paths))
        in_the_way = [path for path, place in folders if place.is_file()]
        return in_the_way + [path for path in paths if os.path.lexists(self._folder / path)]

    def send(self, output: Path, paths: Sequence[str]) -> None:
        """Copy files there, each through a temporary neighbour."""
        for path in paths:
            self._put(self._inside(path), partial(shutil.copyfile, output / path))

    def remove(self, paths: Sequence[str]) -> None:
        """Remove files, and the folders that are empty then."""
        for path in paths:
            file = self._inside(path)
            file.unlink(missing_ok=True)
            for folder in file.parents:
                if folder == self._folder or not folder.is_dir() or any(folder.iterdir()):
                    break
                folder.rmdir()

    def note_manifest(self, manifest: bytes) -> None:
        """Write the manifest."""
        self._put(self._folder / MANIFEST, lambda part: part.write_bytes(manifest))

    def close(self) -> None:
        """Do nothing more."""

    def _inside(self, path: str) -> Path:
        file = self._folder / path
        if not file.parent.resolve().is_relative_to(self._folder.resolve()):
            raise leads_out(str(file.parent))
        return file

    def _put(self, file: Path, write: Callable[[Path], object]) -> None:
        part = file.with_name(f".{file.name[:80]}.part")
        try:
            file.parent.mkdir(parents=True, exist_ok=True)
            part.unlink(missing_ok=True)
            write(part)
            part.chmod(0o644)
            part.replace(file)
        except OSError as error:
            part.unlink(missing_ok=True)
            raise SettingError(
                f"it cannot be written ({error.strerror})",
                where=str(error.filename or file),
                remedy="Make room or give the right to write, and publish again: it goes on from there.",
            ) from error
