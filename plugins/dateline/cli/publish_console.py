"""What publishing says: how much changed where the site is read, and what a person has to do yet."""

from collections import Counter
from collections.abc import Sequence

from ..deliver.changes import FileChange
from ..deliver.publish import OpenTarget
from .verb_summary import VerbSummary, amount, count_reasons

_ACTS = {"add": "new there", "change": "changed there", "remove": "gone from there"}


def publish_summary(
    changes: Sequence[FileChange], target: OpenTarget, address: str, *, dry_run: bool
) -> VerbSummary:
    """Return what publishing changed, or would change.

    Args:
        changes: as `publish` returns them.
        target: where to.
        address: of the site, empty where it knows none.
        dry_run: whether they were only told.
    """
    acts = Counter(change.act for change in changes)
    did = f"{amount(len(changes), 'file')} {'would change' if dry_run else 'changed'} in {target.where}."
    return VerbSummary(
        did=f"{did} {target.note}".rstrip(),
        counts={"changes": len(changes), **acts},
        attention=count_reasons((change.path, _ACTS[change.act]) for change in changes),
        listed=len(changes) if dry_run else 5,
        where={address: "the site"} if address else {},
        next={"dateline publish --to NAME": "makes these changes"} if dry_run and changes else {},
        details={"files": [{"act": change.act, "path": change.path} for change in changes]},
    )
