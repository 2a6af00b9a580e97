"""A folder of another host, by rsync, as the target of publishing; `--delete` is never asked for."""

import tempfile
from collections.abc import Mapping, Sequence
from functools import cached_property
from pathlib import Path

from ...article.errors import SettingError
from ...build.manifest import MANIFEST
from .target import folders_of, leads_out, not_ours, run_program

_FOLDER, _LINK = "dl"  # what a line of its lists begins with
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
        """Return which of the paths, or of the folders they lie in, are taken there already."""
        if not paths:
            return []
        kinds = self._tree
        in_the_way = (path for path in folders_of(paths) if kinds.get(path, _FOLDER) not in {_FOLDER, _LINK})
        return sorted({*in_the_way, *(path for path in paths if path in kinds)})

    def send(self, output: Path, paths: Sequence[str]) -> None:
        """Send files; rsync writes each beside its place and renames it."""
        self._refuse_links(paths)
        self._transfer(output, paths)

    def remove(self, paths: Sequence[str]) -> None:
        """Remove files: named to rsync from folders that have none of them."""
        self._refuse_links(paths)
        with tempfile.TemporaryDirectory() as empty:
            for folder in folders_of(paths):  # without them rsync fails once it is done
                (Path(empty) / folder).mkdir(parents=True, exist_ok=True)
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

    def _refuse_links(self, paths: Sequence[str]) -> None:
        """Stop where a folder of the site is a link: rsync removes through it, and replaces it.

        Raises:
            SettingError: it is one.
        """
        for folder in folders_of(paths):
            if self._tree.get(folder) == _LINK:
                raise leads_out(f"{self._to}{folder}")

    @cached_property
    def _tree(self) -> Mapping[str, str]:
        """All that stood there when it was first asked for: a list of a large site takes its time."""
        return self._listed("-r")

    def _listed(self, *options: str) -> Mapping[str, str]:
        """Return name → kind of what stands there; nothing where the place is not there yet."""
        command = ["rsync", "--list-only", "--no-h", *options]
        listed = run_program(*command, "--", self._to, allowed=_MISSING)
        found = {}
        for line in listed.decode("utf-8", "replace").splitlines():
            kind, name = line[:1], line.split(maxsplit=4)[-1]
            found[name.partition(" -> ")[0] if kind == _LINK else name] = kind
        found.pop(".", None)
        return found
