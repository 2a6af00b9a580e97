"""What a build says, and its stages on a terminal."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from rich.console import Console

from ..build.report import BuildReport
from ..build.stages import stage_reached
from .stage_bar import stage_bar
from .verb_summary import VerbSummary, amount, count_reasons


def build_summary(report: BuildReport, output: Path, *, publish: bool = False) -> VerbSummary:
    """Return what a build did, every page that it could not show, and where the site is.

    Args:
        report: of the build.
        output: the site's folder.
        publish: whether the site is made for a public address.
    """
    named = ", ".join(
        (
            amount(report.articles, "article"),
            amount(report.people, "person", "people"),
            amount(report.places, "place"),
            amount(report.organisations, "organisation"),
        )
    )
    new = f"{amount(report.rendered, 'page')} made" if report.rendered else "nothing had changed"
    rejected = count_reasons((page.name, page.reason) for page in report.rejected)
    unused = count_reasons(
        (entry, "no article has the name of this entry") for entry in report.unused_authority
    )
    following = {"dateline serve": "shows it at http://localhost:8000/ (Ctrl-C ends it)"}
    if publish:
        following["dateline publish --to NAME"] = "puts it where it is read (DATELINE_TARGETS)"
    lost = f"{len(report.rejected):,} of the pages could not be shown; the reasons stand above."
    return VerbSummary(
        did=f"The site is built: {named}; {new}.",
        note=f"Names found by {report.tagger}.",
        counts={name: value for name, value in report.as_json().items() if isinstance(value, int)},
        attention=(*rejected, *unused),
        where={str(output / "index.html"): "the site; it opens by double-click"},
        next=following,
        failed=lost if report.rejected else "",
    )


@contextmanager
def build_progress(console: Console) -> Iterator[None]:
    """Show the stages of the builds of a block on a terminal."""
    with stage_bar(console) as bar:

        def show(stage: str, *, done: int, total: int) -> None:
            bar.tell(stage, done, total)

        with stage_reached.connected_to(show):
            yield
