"""The built site copied to where it is read: a folder, a host by rsync, a branch of git, or a bucket."""

import os
import shutil
import subprocess
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

from ..article.errors import SettingError
from ..build.manifest import MANIFEST, read_manifest
from .changes import Change, changes_between
from .s3 import to_bucket


def target_named(settings: Mapping[str, Any], name: str) -> Mapping[str, Any]:
    """Return a target of the setting DATELINE_TARGETS.

    Raises:
        SettingError: there is none of that name.
    """
    targets: Mapping[str, Mapping[str, Any]] = settings["DATELINE_TARGETS"]
    if name not in targets:
        raise SettingError(
            f"there is no target {name!r}",
            where="DATELINE_TARGETS",
            remedy=f"There are: {', '.join(targets) or 'none yet'}.",
        )
    return targets[name]


def publish(output: Path, target: Mapping[str, Any], *, dry_run: bool) -> list[Change]:
    """Copy the site to a target of the setting DATELINE_TARGETS.

    Args:
        output: the built site.
        target: `kind` (folder, rsync, git, s3) and `to` (a path, `host:path`, a branch, `s3://bucket/folder`).
        dry_run: only tell what would change.

    Returns:
        What changed, or would; for git only what the branch's own history shows.

    Raises:
        SettingError: the target is not understood, or the program it needs is missing or fails.
    """
    try:
        act, to = _KINDS[target["kind"]], str(target["to"])
    except KeyError as error:
        raise SettingError(
            f"a target lacks {error}, or its kind is none of {', '.join(_KINDS)}",
            where="DATELINE_TARGETS",
            remedy="Write it as {'kind': 'folder', 'to': '/srv/www'}.",
        ) from None
    return act(output, to, dry_run)


def _to_folder(output: Path, to: str, dry_run: bool) -> list[Change]:  # noqa: FBT001  one signature for all
    folder = Path(to)
    old, new = read_manifest(folder), read_manifest(output)
    if folder.exists() and not old and any(folder.iterdir()):
        raise SettingError(
            "the folder holds files and no manifest of ours",
            where=to,
            remedy="Name an empty folder: what is not in the site is removed there.",
        )
    changes = changes_between(old, new)
    if dry_run:
        return changes
    for change in changes:
        target = folder / change.path
        if change.act == "remove":
            target.unlink(missing_ok=True)
        else:
            target.parent.mkdir(parents=True, exist_ok=True)
            shutil.copy2(output / change.path, target)
    folder.mkdir(parents=True, exist_ok=True)
    shutil.copy2(output / MANIFEST, folder / MANIFEST)  # last: a copy cut short is made up the next time
    return changes


def _by_rsync(output: Path, to: str, dry_run: bool) -> list[Change]:  # noqa: FBT001
    dry = ["--dry-run"] if dry_run else []
    listed = _run("rsync", "-a", "--checksum", "--delete", "--out-format=%i %n", *dry, f"{output}/", to)
    changes = []
    for line in listed.splitlines():
        code, _, path = line.partition(" ")
        if path and not path.endswith("/"):
            act = "remove" if code.startswith("*del") else "add" if "+++" in code else "change"
            changes.append(Change(act, path.strip()))
    return changes


def _to_branch(output: Path, to: str, dry_run: bool) -> list[Change]:  # noqa: FBT001
    """Put the site on a branch of the repository that we stand in, as GitHub Pages takes it."""
    old = _tree(to)
    # Plumbing with an index of its own: neither the work tree nor the index of the person is touched.
    index = {
        "GIT_INDEX_FILE": str(output.resolve().with_name(f"{output.name}.index")),
        "GIT_WORK_TREE": str(output.resolve()),
    }
    (output / ".nojekyll").touch()
    try:
        _run("git", "add", "--all", "--force", ".", env=index, cwd=output)
        tree = _run("git", "write-tree", env=index).strip()
    finally:
        Path(index["GIT_INDEX_FILE"]).unlink(missing_ok=True)
        (output / ".nojekyll").unlink()
    new = _tree(tree)
    changes = changes_between(old, new)
    if changes and not dry_run:
        parent = ["-p", to] if old else []
        commit = _run("git", "commit-tree", tree, *parent, "-m", "Publish the archive").strip()
        _run("git", "update-ref", f"refs/heads/{to}", commit)
    return changes


def _tree(name: str) -> dict[str, str]:
    found = subprocess.run(["git", "ls-tree", "-r", "-z", name], capture_output=True, text=True, check=False)
    lines = (line.partition("\t") for line in found.stdout.split("\0") if line)
    return {path: about for about, _, path in lines}


def _run(*command: str, env: Mapping[str, str] | None = None, cwd: Path | None = None) -> str:
    try:
        done = subprocess.run(
            command, capture_output=True, text=True, check=True, env={**os.environ, **(env or {})}, cwd=cwd
        )
    except FileNotFoundError as error:
        raise SettingError(f"the program {command[0]} is missing", remedy="Install it.") from error
    except subprocess.CalledProcessError as error:
        raise SettingError(
            f"{command[0]} failed: {error.stderr.strip()}", where=" ".join(command[:3])
        ) from error
    return done.stdout


_KINDS: dict[str, Callable[[Path, str, bool], list[Change]]] = {
    "folder": _to_folder,
    "rsync": _by_rsync,
    "git": _to_branch,
    "s3": to_bucket,
}
