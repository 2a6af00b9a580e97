"""A folder of another host, by rsync, as the target of publishing; `--delete` is never asked for."""

import tempfile
from collections.abc import Sequence
from pathlib import Path

from ...article.errors import SettingError
from ...build.manifest import MANIFEST
from .target import not_ours, run_program

_MISSING = (0, 23)  # rsync's statuses: all well; a file that was asked for is not there


def is_here(to: str) -> bool:
    """Return whether rsync takes a place for a folder of this machine: no host stands before it."""
    return ":" not in to.partition("/")[0]


class RsyncTarget:
    """A place that rsync knows: `host:path`, `user@host:path`, `rsync://host/module/path`, or a path here."""

    note = ""

    def __init__(self, to: str) -> None:
        if not to.strip("/:") or to.startswith("-"):
            raise SettingError("this is no place for rsync", where=to, remedy="Write it as host:/srv/www.")
        place = str(Path(to).expanduser().resolve()) if is_here(to) else to  # it makes no folder behind a ..
        self._to = f"{place.rstrip('/')}/"

    def published(self) -> bytes | None:
        """Fetch the manifest that stands there."""
        with tempfile.TemporaryDirectory() as folder:
            run_program("rsync", "-t", "--", f"{self._to}{MANIFEST}", f"{folder}/", allowed=_MISSING)
            fetched = Path(folder) / MANIFEST
            if fetched.is_file():
                return fetched.read_bytes()
        if self._listed():
            raise not_ours(self._to)
        return None

    def foreign(self, paths: Sequence[str]) -> list[str]:
        """Return which of the paths are taken there already."""
        return sorted(set(paths) & self._listed(recursive=True)) if paths else []

    def send(self, output: Path, paths: Sequence[str]) -> None:
        """Send files; rsync writes each beside its place and renames it."""
        self._transfer(output, paths)

    def remove(self, paths: Sequence[str]) -> None:
        """Remove files: named to rsync from a folder that has none of them."""
        with tempfile.TemporaryDirectory() as empty:
            self._transfer(Path(empty), paths, "--delete-missing-args")

    def note_manifest(self, manifest: bytes) -> None:
        """Send the manifest."""
        with tempfile.TemporaryDirectory() as folder:
            (Path(folder) / MANIFEST).write_bytes(manifest)
            self._transfer(Path(folder), [MANIFEST])

    def close(self) -> None:
        """Do nothing more."""

    def _transfer(self, source: Path, paths: Sequence[str], *options: str) -> None:
        if paths:
            named = b"".join(path.encode() + b"\0" for path in paths)
            command = [
                "rsync",
                "-t",
                "-I",
                "--chmod=D755,F644",
                "--from0",
                "--files-from=-",
                "--mkpath",
                *options,
            ]
            run_program(*command, "--", f"{source}/", self._to, given=named)

    def _listed(self, *, recursive: bool = False) -> set[str]:
        """Return the names that stand there; none where the place is not there yet."""
        options = ["--list-only", "--no-h", *(["-r"] if recursive else [])]
        listed = run_program("rsync", *options, "--", self._to, allowed=_MISSING)
        names = (line.split(maxsplit=4)[-1] for line in listed.decode("utf-8", "replace").splitlines())
        return {name for name in names if name != "."}
