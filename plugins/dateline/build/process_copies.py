"""Work shared out among copies of this process, which know all that it knows: nothing is sent to them.

As Sphinx writes its pages: a copy (fork) is made for each task, does it, leaves what came of it in a file,
and ends. A copy that ends in any other way costs only time: its task is done here.
"""

import ctypes
import gc
import os
import pickle
import signal
import sys
import tempfile
import warnings
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import BrokenExecutor, Executor, Future
from contextlib import suppress
from functools import partial
from typing import Any, Generic, TypeVar

_Result = TypeVar("_Result")

_WAITING = 4  # results for each copy at work that may wait for their turn: bounds what lies on the disk
_DIES_WITH_PARENT = 1  # PR_SET_PDEATHSIG of Linux


def can_copy() -> bool:
    """Return whether copies can be made; on other systems libraries do not survive it."""
    return sys.platform == "linux"


def done_by_copies(tasks: Iterable[Callable[[], _Result]], copies: int) -> Iterator[_Result]:
    """Yield what tasks return, in their order.

    Args:
        tasks: each is taken when there is a copy to do it; results must be picklable. What a task changes
            is changed in the copy alone.
        copies: at work at once, at most.

    Raises:
        Exception: what a task raises, when it is done here again.
    """
    waiting: deque[ProcessCopy[_Result]] = deque()
    try:
        for task in tasks:
            waiting.append(ProcessCopy(task))
            while len(waiting) > _WAITING * copies or sum(one.is_at_work() for one in waiting) >= copies:
                yield waiting.popleft().result()
        while waiting:
            yield waiting.popleft().result()
    finally:
        for one in waiting:
            one.end()


class CopyExecutor(Executor):
    """Does each task in a copy of this process, which waits for it.

    For a few tasks it is sooner done than a new process has imported the program.

    Args:
        confine: called first in each copy.
    """

    def __init__(self, confine: Callable[[], None]) -> None:
        self._confine = confine

    def submit(self, function: Callable[..., Any], /, *given: Any, **named: Any) -> "Future[Any]":
        """Return a future that is done: with `BrokenExecutor` where the copy ended before its task did."""
        future: Future[Any] = Future()
        copy = ProcessCopy(partial(self._confined, partial(function, *given, **named)))
        if copy.is_done():
            future.set_result(copy.result())
        else:
            copy.end()
            future.set_exception(BrokenExecutor("a copy of the process ended before its task did"))
        return future

    def _confined(self, task: Callable[[], _Result]) -> _Result:
        self._confine()
        return task()


class ProcessCopy(Generic[_Result]):
    """A copy of this process that does one task.

    Args:
        task: what it returns must be picklable; what it changes is changed in the copy alone.
    """

    def __init__(self, task: Callable[[], _Result]) -> None:
        self._task = task
        self._file = tempfile.TemporaryFile()  # noqa: SIM115  has no name, so nothing is ever left of it
        self._status: int | None = None
        parent = os.getpid()
        with warnings.catch_warnings():
            # Threads that wait for work or draw a bar do not go on in the copy, and it has no use for them.
            warnings.simplefilter("ignore", DeprecationWarning)
            self._number = os.fork()
        if not self._number:
            self._work(parent)

    def _work(self, parent: int) -> None:
        """Do the task in the copy, and end it without anything that this process does at its end."""
        try:
            ctypes.CDLL(None).prctl(_DIES_WITH_PARENT, signal.SIGKILL)
            if os.getppid() == parent:
                gc.disable()  # it would write to every page of memory that the two have in common
                pickle.dump(self._task(), self._file, pickle.HIGHEST_PROTOCOL)
                self._file.flush()
                os._exit(0)
        finally:
            os._exit(1)

    def is_at_work(self) -> bool:
        """Return whether the copy has not ended yet."""
        if self._status is None:
            number, status = os.waitpid(self._number, os.WNOHANG)
            self._status = status if number else None
        return self._status is None

    def is_done(self) -> bool:
        """Return whether the task is done, once the copy has ended."""
        if self._status is None:
            _, self._status = os.waitpid(self._number, 0)
        return not self._status

    def result(self) -> _Result:
        """Return what came of the task, done here where the copy ended before."""
        with self._file as file:
            if not self.is_done():
                return self._task()
            file.seek(0)
            result: _Result = pickle.load(file)  # noqa: S301  written by our own copy, into a file without a name
            return result

    def end(self) -> None:
        """End the copy, of whose work nothing is wanted any more."""
        if self._status is None:
            with suppress(ProcessLookupError):
                os.kill(self._number, signal.SIGKILL)
            os.waitpid(self._number, 0)
        self._file.close()
