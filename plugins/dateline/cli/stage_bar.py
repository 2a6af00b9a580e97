"""The one progress bar of a verb: tells the stage it is at, and is gone when all is done."""

import itertools
from collections.abc import Callable, Iterator
from contextlib import contextmanager

from rich.console import Console
from rich.progress import BarColumn, Progress, ProgressColumn, Task, TaskID, TextColumn, TimeRemainingColumn
from rich.text import Text

STAGES = {
    "articles": "Reading articles",
    "names": "Finding names and dates",
    "index": "Writing the search index",
    "pages": "Writing pages",
    "manifest": "Checking and putting in place",
    "sources": "Reading sources",
    "cleaning": "Cleaning pages",
    "files": "Checking files",
    "upload": "Putting the site to its place",
}


class _DoneColumn(ProgressColumn):
    """How many are done, of all where that is known; nothing where nothing is counted."""

    def render(self, task: Task) -> Text:
        if not task.completed:
            return Text("")
        of_all = f" of {int(task.total):,}" if task.total else ""
        return Text(f"{int(task.completed):,}{of_all}")


class StageBar:
    """Shows the stage that a verb is at. A stage that turns out longer than told goes on without an end."""

    def __init__(self, progress: Progress) -> None:
        self._progress = progress
        self.shown: tuple[str, int] = ("", 0)  # stage and total of the bar on the screen
        self._task: TaskID | None = None

    def tell(self, stage: str, done: int = 0, total: int = 0) -> None:
        """Show a stage of `STAGES`, how much of it is done, and of how much where that is known.

        What is all done is not shown as full: work goes on until the bar is gone.
        """
        total = total if done < total else 0
        if self._task is None or self.shown != (stage, total):
            if self._task is not None:
                self._progress.remove_task(self._task)
            self._task = self._progress.add_task(STAGES[stage], total=total or None)
            self.shown = (stage, total)
        self._progress.update(self._task, completed=done)

    def counter(self, stage: str, total: int) -> Callable[[object], None]:
        """Return what is to be called once for each thing done of a stage."""
        done = itertools.count(1)
        return lambda _: self.tell(stage, next(done), total)


@contextmanager
def stage_bar(console: Console) -> Iterator[StageBar]:
    """Show a bar while the block runs, on a terminal alone; it is gone afterwards."""
    columns = (TextColumn("{task.description}"), BarColumn(), _DoneColumn(), TimeRemainingColumn())
    with Progress(*columns, console=console, transient=True, disable=not console.is_terminal) as progress:
        yield StageBar(progress)
