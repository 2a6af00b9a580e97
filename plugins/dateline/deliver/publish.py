"""The built site brought to where it is read: what is done there, and when, whatever the kind of place.

One guard for all: only what a manifest of ours names, inside its target, is replaced or removed.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

from ..article.errors import SettingError
from ..build.manifest import MANIFEST, manifest_bytes, parse_manifest, read_manifest
from .changes import FileChange, changes_between
from .targets.folder import FolderTarget
from .targets.git_branch import BranchTarget
from .targets.rsync import RsyncTarget, is_here
from .targets.s3 import BucketTarget
from .targets.target import Target

_KINDS: Mapping[str, Callable[..., Target]] = {
    "folder": FolderTarget,
    "rsync": RsyncTarget,
    "git": BranchTarget,
    "s3": BucketTarget,
}
_PLACEHOLDERS = ("example.org", "example.com", "example.net", "example", "invalid", "test")
_UNKNOWN = "0" * 64  # the hash of a file that is under way
_NAMED = 5  # files that an error names


@dataclass(frozen=True, slots=True)
class OpenTarget:
    """A target that was asked what stands there, before any work is done for it."""

    target: Target
    where: str
    there: Mapping[str, str]  # path → SHA-256, as its manifest has it

    @property
    def note(self) -> str:
        """Return what a person has to do yet."""
        return self.target.note


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


def check_address(address: str) -> None:
    """Refuse an address that was never set, or is none; an empty one is for sites that know no address.

    Raises:
        SettingError: it is a placeholder, or not an http address.
    """
    if not address:
        return
    parts = urlsplit(address)
    host = (parts.hostname or "").lower()
    if any(host == name or host.endswith(f".{name}") for name in _PLACEHOLDERS):
        raise SettingError(
            f"the address {address} is a placeholder",
            where="publishconf.py",
            remedy="Set SITEURL to the address at which the site will be read.",
        )
    if parts.scheme not in {"http", "https"} or not host:
        raise SettingError(
            f"{address!r} is no address of a site", where="SITEURL", remedy="Write it as https://host/folder."
        )


def open_target(target: Mapping[str, Any]) -> OpenTarget:
    """Return a target of the setting DATELINE_TARGETS with what stands there.

    Args:
        target: `kind` (folder, rsync, git, s3) and `to` (a path, `host:path`, a branch, `s3://bucket/folder`);
            for git, `remote` names where the branch is pushed.

    Raises:
        SettingError: the target is not understood, cannot be reached, or is used by somebody else.
        IntegrityError: its manifest is not what we write.
    """
    kind, to = _KINDS.get(str(target.get("kind"))), str(target.get("to") or "")
    if not kind or not to:
        found = f"a target has no '{'to' if kind else 'kind'}' that can be meant"
        remedy = f"Write it as {{'kind': 'folder', 'to': '/srv/www'}}; the kinds are {', '.join(_KINDS)}."
        raise SettingError(found, where="DATELINE_TARGETS", remedy=remedy)
    more = {name: str(value) for name, value in target.items() if name not in {"kind", "to"}}
    try:
        place = kind(to, **more)
    except TypeError:
        raise SettingError(
            f"a {target['kind']} target has no {', '.join(more)}", where="DATELINE_TARGETS"
        ) from None
    manifest = place.published()
    there = parse_manifest(manifest, f"{to}/{MANIFEST}") if manifest is not None else {}
    return OpenTarget(place, to, there)


def check_apart(target: Mapping[str, Any], settings: Mapping[str, Any]) -> None:
    """Refuse a folder of this machine that lies in the site or in the archive, or holds one of them.

    Args:
        target: of the setting DATELINE_TARGETS.
        settings: Pelican's.

    Raises:
        SettingError: what is published would become a part of what it is made from.
    """
    to = str(target.get("to") or "")
    if not to or target.get("kind") not in {"folder", "rsync"} or not is_here(to):
        return
    place = Path(to).expanduser().resolve()
    for name in ("OUTPUT_PATH", "PATH", "DATELINE_CACHE"):
        own = Path(settings[name]).resolve()
        if place.is_relative_to(own) or own.is_relative_to(place):
            raise SettingError(
                f"the target and {name} ({own}) lie in one another",
                where=to,
                remedy="Publish to a folder beside the archive.",
            )


def publish(output: Path, target: OpenTarget, *, dry_run: bool) -> list[FileChange]:
    """Bring the site to an open target.

    What pages load goes first, then the pages, then what is gone is removed, then the manifest: a reader
    meets no gap, and a run that was cut short is made up by the next one.

    Args:
        output: the built site.
        target: where to.
        dry_run: only tell what would change.

    Returns:
        What changed, or would.

    Raises:
        SettingError: the target refuses, or holds a foreign file where one of ours would go.
        IntegrityError: the site's own manifest is damaged.
    """
    changes = changes_between(target.there, read_manifest(output))
    added = [change.path for change in changes if change.act == "add"]
    sent = [change.path for change in changes if change.act != "remove"]
    removed = [change.path for change in changes if change.act == "remove"]
    if taken := target.target.foreign(added):
        raise SettingError(
            f"files that are not ours stand where ours would go: {', '.join(taken[:_NAMED])}",
            where=target.where,
            remedy="Move them away: nothing foreign is overwritten.",
        )
    if not dry_run and changes:
        # First a manifest that names all that will be ours: what is cut short is known the next time.
        unsure = dict.fromkeys(sent, _UNKNOWN)
        target.target.note_manifest(manifest_bytes({**target.there, **unsure}))
        for pages in (False, True):
            target.target.send(output, [path for path in sent if path.endswith(".html") == pages])
        target.target.remove(removed)
        target.target.note_manifest((output / MANIFEST).read_bytes())
        target.target.close()
    return changes
