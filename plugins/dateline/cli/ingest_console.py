"""What a run of ingest says: what became of everything, counted, and the versions that it found."""

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

from rich.console import Console

from ..ingest.differences import differences
from ..ingest.report import Outcome, Report
from ..ingest.versions import Likeness
from .verb_summary import VerbSummary, amount, count_reasons

# State → how many documents ended so.
_FATES = {
    "added": "{} new",
    "updated": "{} newer than before",
    "unchanged": "{} here before",
    "duplicate": "{} twice in the pile",
    "wanted": "{} still to be fetched",
    "quarantined": "{} set aside",
}


def ingest_summary(report: Report, content: Path, written: Path | None, *, did: str = "Read") -> VerbSummary:
    """Return what a run did, its warnings and refusals by reason, and where the articles and the report are.

    Args:
        report: of the run.
        content: the archive's folder.
        written: the file that names what became of each document, where one was written.
        did: the verb that the sentence begins with.
    """
    counts = report.counts
    fates = [text.format(f"{counts[state]:,}") for state, text in _FATES.items() if counts[state]]
    where = {f"{content / 'articles'}/": "the articles, one page of Markdown each"}
    if written:
        where[str(written)] = "what became of each document"
    following = {"dateline build": "makes the site of them"}
    if counts["wanted"]:
        following["dateline ingest PATH… --fetch"] = "asks the web for the pages still wanted"
    lost = f"{amount(counts['quarantined'], 'document')} could not become articles; the reasons stand above."
    return VerbSummary(
        did=f"{did} {amount(counts['read'], 'document')}: {', '.join(fates) or 'nothing'}.",
        counts=counts,
        attention=count_reasons((outcome.page or outcome.name, why) for outcome, why in _reasons(report)),
        where=where,
        next=following,
        failed=lost if counts["quarantined"] else "",
    )


def _reasons(report: Report) -> Sequence[tuple[Outcome, str]]:
    """Return every case that a person may want to look at, with its reason: the worst first."""
    refused = [(outcome, outcome.reason) for outcome in report.quarantined]
    warned = [(outcome, one.text) for outcome in report.unsure for one in outcome.warnings]
    noted = [
        (outcome, outcome.reason)
        for outcome in report.outcomes
        if outcome.reason and outcome.state in {"updated", "unchanged", "duplicate", "wanted"}
    ]
    return [*refused, *warned, *noted]


def show_versions(console: Console, texts: Mapping[str, str], found: Sequence[Likeness]) -> None:
    """Print which pages are versions of one article, and in which words they differ.

    Args:
        console: where to.
        texts: of the pages by their names.
        found: the pairs of versions among them.
    """
    for likeness in found:
        console.print(f"\n{likeness.one}\n{likeness.other}: {likeness.containment:.0%} alike", style="bold")
        for paragraph in differences(texts[likeness.one], texts[likeness.other]):
            for change in paragraph:
                if change.sign != "=":
                    console.print(f"  {change.sign} {change.words}", markup=False, highlight=False)
    console.print(f"{amount(len(found), 'pair')} of versions among {amount(len(texts), 'page')}.")


def versions_as_json(texts: Mapping[str, str], found: Sequence[Likeness]) -> list[dict[str, Any]]:
    """Return the pairs of versions with their changes as plain data; arguments as of `show_versions`."""
    return [
        {
            "earlier": likeness.one,
            "later": likeness.other,
            "alike": round(likeness.containment, 3),
            "changes": [
                change._asdict()
                for paragraph in differences(texts[likeness.one], texts[likeness.other])
                for change in paragraph
                if change.sign != "="
            ],
        }
        for likeness in found
    ]
