"""How a run of ingest looks on a terminal: a progress bar, then a table of what became of everything."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager

from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeRemainingColumn
from rich.table import Table

from ..ingest.differences import differences
from ..ingest.report import Report
from ..ingest.versions import Likeness

_SHOWN = 20  # lines of a list; the JSON report has them all


@contextmanager
def progress_bar(console: Console, what: str, total: int) -> Iterator[Callable[[object], None]]:
    """Show a bar while the block runs; call what is given once for each thing done."""
    columns = (TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn(), TimeRemainingColumn())
    with Progress(*columns, console=console, transient=True, disable=not console.is_terminal) as progress:
        task = progress.add_task(what, total=total)

        def advance(_: object) -> None:
            progress.advance(task)
            done = progress.tasks[0].completed
            progress.update(task, total=max(total, done))  # one container holds many records

        yield advance


def show_report(console: Console, report: Report) -> None:
    """Print the sums, then what needs a person: quarantined first, then edited pages, then doubts."""
    table = Table(title="Ingest", title_justify="left")
    for name in report.counts:
        table.add_column(name, justify="right")
    table.add_row(*(f"{count:,}" for count in report.counts.values()))
    console.print(table)
    _list(console, "Quarantined", [f"{o.name}: {o.reason}" for o in report.quarantined])
    _list(console, "Wanted", [o.reason for o in report.outcomes if o.state == "wanted"])
    noted = [o for o in report.outcomes if o.reason and o.state in {"updated", "unchanged", "duplicate"}]
    _list(console, "Worth knowing", [f"{o.page or o.name}: {o.reason}" for o in noted])
    doubts = [f"{o.page} ({o.confidence:.2f}): {'; '.join(o.doubts)}" for o in report.doubtful]
    _list(console, "Least certain, worst first", doubts)


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
    console.print(f"{len(found):,} pairs of versions among {len(texts):,} pages.")


def _list(console: Console, title: str, lines: list[str]) -> None:
    if not lines:
        return
    console.print(f"\n{title}", style="bold")
    for line in lines[:_SHOWN]:
        console.print(f"  {line}", markup=False, highlight=False, soft_wrap=True)
    if len(lines) > _SHOWN:
        console.print(f"  … and {len(lines) - _SHOWN:,} more; the report names them all")
