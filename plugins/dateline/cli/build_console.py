"""What a build says, and how the entities of an archive look on a terminal."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from rich.console import Console
from rich.table import Table

from ..build.report import BuildReport
from ..build.stages import stage_reached
from ..enrich.entities.archive import Archive
from ..enrich.entities.authority import KINDS
from ..enrich.entities.review import least_certain, likely_duplicates
from .stage_bar import stage_bar
from .verb_summary import VerbSummary, count_reasons


def build_summary(report: BuildReport, output: Path, *, publish: bool = False) -> VerbSummary:
    """Return what a build did, every page that it could not show, and where the site is.

    Args:
        report: of the build.
        output: the site's folder.
        publish: whether the site is made for a public address.
    """
    named = ", ".join(
        f"{count:,} {what}"
        for what, count in (
            ("articles", report.articles),
            ("people", report.people),
            ("places", report.places),
            ("organisations", report.organisations),
        )
    )
    new = f"{report.rendered:,} pages made" if report.rendered else "nothing had changed"
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


def show_entities(console: Console, archive: Archive, most: int) -> None:
    """Print the most named entities, the likely duplicates and the least certain tags."""
    for kind in KINDS:
        table = Table(title=kind.capitalize(), title_justify="left", show_edge=False)
        for head in ("articles", "name", "also"):
            table.add_column(head, justify="right" if head == "articles" else "left", overflow="fold")
        named = sorted(archive.of_kind(kind), key=lambda entity: (-len(entity.articles), entity.slug))
        for entity in named[:most]:
            table.add_row(f"{len(entity.articles):,}", entity.name, ", ".join(entity.names[1:6]))
        console.print(table)
    _lines(
        console,
        "Likely one entity",
        [f"{p.kind}: {p.kept.name} = {p.other.name}? ({p.why})" for p in likely_duplicates(archive)[:most]],
    )
    _lines(
        console,
        "Least certain",
        [f"{d.confidence:.2f} {d.kind}: {d.name} ({d.surface!r}, by {d.source}) in {d.article}"
         for d in least_certain(archive, most)],
    )  # fmt: skip


def _lines(console: Console, title: str, lines: list[str]) -> None:
    if lines:
        console.print(f"\n{title}", style="bold")
    for line in lines:
        console.print(f"  {line}", markup=False, highlight=False, soft_wrap=True)
