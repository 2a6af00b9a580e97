"""How a build and a search look on a terminal."""

from rich.console import Console
from rich.table import Table

from ..build.report import BuildReport
from ..enrich.entities.archive import Archive
from ..enrich.entities.authority import KINDS
from ..enrich.entities.review import least_certain, likely_duplicates


def show_build(console: Console, report: BuildReport) -> None:
    """Print what a build did, and every page that it could not show."""
    table = Table(title="Build", title_justify="left")
    for name in ("articles", "people", "places", "organisations", "files", "rendered", "unchanged"):
        table.add_column(name, justify="right")
    figures = report.as_json()
    table.add_row(*(f"{figures[str(column.header)]:,}" for column in table.columns))
    console.print(table)
    console.print(f"Names found by {report.tagger}.", highlight=False)
    for entry in report.unused_authority:
        console.print(f"Unused: {entry}", markup=False, highlight=False)
    for rejected in report.rejected:
        console.print(f"Not in the site: {rejected.name}: {rejected.reason}", style="red", markup=False)


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
