"""A branch of the repository that we stand in, as GitHub Pages takes one; no work tree is touched."""

import os
import tempfile
from collections.abc import Sequence
from pathlib import Path

from ...article.errors import SettingError
from ...build.manifest import MANIFEST
from .target import folders_of, not_ours, run_program

_MARKER = ".nojekyll"  # says to GitHub Pages that the files are to be served as they are


class BranchTarget:
    """A branch; what others put there stays.

    Args:
        to: name of the branch.
        remote: where it is pushed; without one, `note` says what to type.
    """

    def __init__(self, to: str, remote: str = "") -> None:
        self._branch, self._remote, self.note = to, remote, ""
        run_program("git", "check-ref-format", "--branch", to)
        if remote and remote not in run_program("git", "remote").decode().split():
            raise SettingError(
                f"there is no remote {remote!r}", where="DATELINE_TARGETS", remedy="Add it: git remote add …"
            )
        self._entries: dict[str, str] = {}  # path → mode and object of the new tree

    def published(self) -> bytes | None:
        """Return the manifest on the branch."""
        self._entries = self._tree()
        if MANIFEST in self._entries:
            return run_program("git", "cat-file", "blob", f"refs/heads/{self._branch}:{MANIFEST}")
        if self._entries:
            raise not_ours(f"branch {self._branch}")
        return None

    def foreign(self, paths: Sequence[str]) -> list[str]:
        """Return which of the paths, or of the folders they lie in, are taken there already."""
        return [path for path in (*folders_of(paths), *paths) if path in self._entries]

    def send(self, output: Path, paths: Sequence[str]) -> None:
        """Put files into the new tree, byte for byte: no filter of line ends, nothing ignored."""
        # Named from within the site, whose own paths hold no line end: those of folders above it may.
        names = "".join(f"{path}\n" for path in paths).encode()
        here = {
            "GIT_DIR": os.fsdecode(run_program("git", "rev-parse", "--absolute-git-dir").removesuffix(b"\n"))
        }
        command = ["git", "hash-object", "-w", "--no-filters", "--stdin-paths"]
        hashes = run_program(*command, given=names, env=here, folder=output).split()
        self._entries |= {path: f"100644 {found.decode()}" for path, found in zip(paths, hashes, strict=True)}

    def remove(self, paths: Sequence[str]) -> None:
        """Leave files out of the new tree."""
        for path in paths:
            self._entries.pop(path, None)

    def note_manifest(self, manifest: bytes) -> None:
        """Put the manifest into the new tree."""
        found = run_program("git", "hash-object", "-w", "--stdin", given=manifest).decode().strip()
        self._entries[MANIFEST] = f"100644 {found}"

    def close(self) -> None:
        """Commit the new tree, and push it where that was asked for."""
        empty = run_program("git", "hash-object", "-w", "--stdin", given=b"").decode().strip()
        self._entries.setdefault(_MARKER, f"100644 {empty}")
        old = self._commit_there()
        listed = "".join(f"{about}\t{path}\0" for path, about in self._entries.items()).encode()
        with tempfile.TemporaryDirectory() as folder:
            index = {"GIT_INDEX_FILE": os.path.join(folder, "index")}  # noqa: PTH118  a value for git
            run_program("git", "update-index", "-z", "--index-info", given=listed, env=index)
            tree = run_program("git", "write-tree", env=index).decode().strip()
        parent = ["-p", old] if old else []
        commit = (
            run_program("git", "commit-tree", tree, *parent, "-m", "Publish the archive").decode().strip()
        )
        run_program("git", "update-ref", f"refs/heads/{self._branch}", commit, old or "0" * 40)
        if self._remote:
            run_program("git", "push", self._remote, f"refs/heads/{self._branch}")
        else:
            self.note = f"The branch {self._branch} is not pushed; type: git push origin {self._branch}"

    def _commit_there(self) -> str:
        command = ["git", "rev-parse", "--verify", "--quiet", f"refs/heads/{self._branch}"]
        return run_program(*command, allowed=(0, 1)).decode().strip()

    def _tree(self) -> dict[str, str]:
        if not self._commit_there():
            return {}
        found = run_program("git", "ls-tree", "-r", "-z", f"refs/heads/{self._branch}").decode()
        lines = (line.partition("\t") for line in found.split("\0") if line)
        return {path: f"{about.split()[0]} {about.split()[2]}" for about, _, path in lines}
