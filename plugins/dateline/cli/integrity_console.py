"""What verify and repair found, as lines in a terminal."""

import re
from collections.abc import Sequence
from pathlib import Path

from rich.console import Console

from ..article.errors import SettingError
from ..deliver.repair import RepairReport
from ..deliver.verify import IntegrityFinding, Verification

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


def show_findings(console: Console, findings: Sequence[IntegrityFinding], folder: Path) -> None:
    """Print one line for each finding."""
    for finding in findings:
        _say(console, f"{finding.finding}: {folder / finding.path}: {finding.detail}")


def show_verification(
    console: Console,
    verification: Verification,
    site: Sequence[IntegrityFinding],
    content: Path,
    output: Path,
) -> bool:
    """Print what a check found, and how it ended; return whether all is good."""
    show_findings(console, verification.findings, content)
    show_findings(console, site, output)
    if not output.is_dir():
        _say(console, f"{output}: there is no built site to check.")
    lost, changed = len(verification.losses), sum(finding.is_act for finding in verification.findings)
    left = f", {verification.left:,} left for the next run" if verification.left else ""
    counted = f"{verification.checked:,} checked{left}"
    if changed:
        _say(console, f"{changed:,} changed by hand; `dateline verify --accept` notes them as they are.")
    if lost or site:
        _say(console, f"{lost:,} losses in {content}, {len(site):,} in {output}: {counted}.")
    elif not verification.findings:
        _say(console, f"all good: {counted}.")
    else:
        _say(console, f"nothing lost: {counted}.")
    if verification.head.lines:
        _say(
            console, f"The ledger has {verification.head.lines:,} lines and ends in {verification.head.seal}."
        )
    return not (lost or site)


def show_repair(console: Console, report: RepairReport, content: Path) -> bool:
    """Print what a repair did and could not do; return whether nothing is left to mend."""
    for healed in report.healed:
        _say(console, f"healed: {content / healed.path}: from {healed.source}")
    for finding in report.lost:
        _say(console, f"not healed: {content / finding.path}: {finding.finding}: {finding.detail}")
    show_findings(console, report.changes, content)
    _say(console, f"{len(report.healed):,} healed, {len(report.lost):,} not.")
    return not report.lost


def _say(console: Console, text: str) -> None:
    console.print(text, markup=False, highlight=False, soft_wrap=True)
