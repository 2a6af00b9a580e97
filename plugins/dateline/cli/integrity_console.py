"""What verify and repair say: findings counted, and what to do about them."""

import re
from collections.abc import Sequence
from pathlib import Path

from ..article.errors import SettingError
from ..deliver.findings import IntegrityFinding, Verification
from ..deliver.repair import RepairReport
from ..ingest.store.ledger import LEDGER
from .verb_summary import VerbSummary, amount, count_reasons

_LISTED = 5  # files of each finding that are named on the screen
_DURATION = re.compile(r"(?P<number>\d+)(?P<unit>[smh])")
_SECONDS = {"s": 1, "m": 60, "h": 3600}


def seconds_of(duration: str) -> float | None:
    """Return the seconds of a duration such as 90s, 10m or 2h; None of an empty one.

    Raises:
        SettingError: it is none.
    """
    if not duration:
        return None
    match = _DURATION.fullmatch(duration.strip())
    if not match:
        raise SettingError(
            f"{duration!r} is no duration", where="--for", remedy="Write it as 90s, 10m or 2h."
        )
    return float(match["number"]) * _SECONDS[match["unit"]]


def verify_summary(
    verification: Verification,
    site: Sequence[IntegrityFinding],
    content: Path,
    output: Path,
    accepted: Sequence[IntegrityFinding] = (),
) -> VerbSummary:
    """Return what a check found in the archive and in the built site, and how it ended.

    Args:
        verification: of the archive.
        site: what was found in the site.
        content: the archive's folder.
        output: the site's folder.
        accepted: changes by hand that were noted before.
    """
    lost, changed = len(verification.losses), sum(finding.is_act for finding in verification.findings)
    left = f", {verification.left:,} left for the next run" if verification.left else ""
    counted = f"{amount(verification.checked, 'file')} checked{left}"
    following = {}
    if lost or site:
        did = f"{amount(lost, 'loss', 'losses')} in {content}, {len(site):,} in {output}: {counted}."
        if lost:
            following["dateline repair --from FOLDER"] = "heals them from a second copy"
        if site:
            following["dateline rebuild"] = "makes the site anew"
    else:
        did = f"{'Nothing is lost' if verification.findings else 'All good'}: {counted}."
    if changed:
        following["dateline verify --accept"] = f"notes the {changed:,} changed by hand as they are"
    if not output.is_dir():
        did += f" There is no built site in {output}."
    noted = _cases(accepted, content, "noted, ")
    found = [*_cases(verification.findings, content), *_cases(site, output)]
    head = verification.head
    return VerbSummary(
        did=did,
        counts={
            "checked": verification.checked,
            "left": verification.left,
            "losses": lost,
            "in_site": len(site),
        },
        attention=(*count_reasons(found), *count_reasons(noted)),
        listed=_LISTED,
        where={str(content / LEDGER): f"the ledger: {amount(head.lines, 'line')}, ends in {head.seal}"}
        if head.lines
        else {},
        next=following,
        failed="Something is lost; what it is stands above." if lost or site else "",
        details={"findings": [*found, *noted]},
    )


def repair_summary(report: RepairReport, content: Path, aside: Path) -> VerbSummary:
    """Return what a repair did, and what it could not do."""
    healed = [(str(content / one.path), f"healed from {one.source}") for one in report.healed]
    lost = _cases(report.lost, content, "not healed, ")
    left = _cases(report.changes, content)
    return VerbSummary(
        did=f"{len(healed):,} healed, {len(lost):,} not.",
        counts={"healed": len(healed), "lost": len(lost), "left_alone": len(left)},
        attention=(*count_reasons(lost), *count_reasons(healed), *count_reasons(left)),
        listed=_LISTED,
        where={f"{aside}/": "what was replaced"} if healed else {},
        next={"dateline verify": "proves what there is now"},
        failed="Not all could be healed; what could not stands above." if lost else "",
        details={"findings": [*lost, *healed, *left]},
    )


def _cases(findings: Sequence[IntegrityFinding], folder: Path, prefix: str = "") -> list[tuple[str, str]]:
    """Return of each finding its file, and what was found of it."""
    return [(str(folder / one.path), f"{prefix}{one.finding}: {one.detail}") for one in findings]
