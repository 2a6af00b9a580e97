"""The progress bar shown on a terminal while articles are tagged."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager

from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeRemainingColumn


@contextmanager
def tagging_bar() -> Iterator[Callable[[int, int], None]]:
    """Show a bar while articles are tagged, on a terminal; call what is given with done and all."""
    console = Console(stderr=True)
    columns = (
        TextColumn("{task.description}"),
        BarColumn(),
        MofNCompleteColumn(),
        TextColumn("{task.fields[rate]}"),
        TimeRemainingColumn(),
    )
    with Progress(*columns, console=console, transient=True, disable=not console.is_terminal) as progress:
        task = progress.add_task("Tagging", total=None, rate="", visible=False)

        def show(done: int, total: int) -> None:
            rate = f"{done / (progress.tasks[0].elapsed or 1):.0f} a second"
            progress.update(task, completed=done, total=total, rate=rate, visible=True)

        yield show
