"""A pool that answers in order, bounds what is under way, and outlives a worker that crashes."""

from collections import deque
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import BrokenExecutor, CancelledError, Executor, Future
from types import TracebackType
from typing import Any, Self, TypeAlias, TypeVar

Item = TypeVar("Item")
Result = TypeVar("Result")
_Waiting: TypeAlias = "deque[tuple[Item, Result | str | Future[Result | str]]]"

WAITING = 64  # items under way
WAITING_BYTES = 48 * 2**20  # and their size; both bound memory, whatever the size of the pile
CRASHED = "its process crashed; the document breaks a parser or exceeds the memory or the time"


class OrderedPool:
    """Maps a function over items by an executor that can be made anew when it breaks."""

    def __init__(self, make: Callable[[], Executor]) -> None:
        self._make = make
        self._executor: Executor | None = None  # made when first needed: an idle run starts no process

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._close()

    def map(
        self,
        function: Callable[[Any], Result | str],
        items: Iterable[tuple[Item, Result | str | None]],
        size: Callable[[Item], int] = lambda _: 0,
    ) -> Iterator[tuple[Item, Result | str]]:
        """Yield (item, result) in the order of the items.

        An item that comes with a ready result is passed through in its place. One whose process
        crashed is tried once more alone, and yields the reason `CRASHED` when it crashes again.

        Args:
            function: what is mapped; pickled by name.
            items: each with its ready result, or None.
            size: tells how many bytes an item takes while it waits.
        """
        waiting: _Waiting[Item, Result] = deque()
        held = 0
        for item, ready in items:
            waiting.append((item, ready if ready is not None else self._submit(function, item)))
            held += size(item)
            while waiting and (
                _is_there(waiting[0][1])
                or len(waiting) > WAITING
                or (held > WAITING_BYTES and len(waiting) > 1)
            ):
                held -= size(waiting[0][0])
                yield self._first(function, waiting)
        while waiting:
            yield self._first(function, waiting)

    def _first(
        self, function: Callable[[Any], Result | str], waiting: "_Waiting[Item, Result]"
    ) -> tuple[Item, Result | str]:
        item, result = waiting.popleft()
        if not isinstance(result, Future):
            return item, result
        try:
            return item, result.result()
        except (BrokenExecutor, CancelledError):
            self._close()
        except Exception as error:  # noqa: BLE001  what cannot cross the border between processes
            return item, _unsent(error)
        try:
            alone: Result | str = self._submit(function, item).result()
        except BrokenExecutor:
            self._close()
            alone = CRASHED
        except Exception as error:  # noqa: BLE001  see below
            alone = _unsent(error)
        for number, (other, future) in enumerate(waiting):
            if isinstance(future, Future) and _is_lost(future):
                waiting[number] = (other, self._submit(function, other))
        return item, alone

    def _submit(self, function: Callable[[Any], Result | str], item: object) -> "Future[Result | str]":
        if self._executor is None:
            self._executor = self._make()
        try:
            return self._executor.submit(function, item)
        except BrokenExecutor:  # a worker died since, and nobody has asked for its result yet
            self._close()
            self._executor = self._make()
            return self._executor.submit(function, item)

    def _close(self) -> None:
        if self._executor is not None:
            self._executor.shutdown(cancel_futures=True)
            self._executor = None


def _unsent(error: Exception) -> str:
    """Return why an item or its result could not be sent between processes: functions here never raise."""
    if isinstance(error, RecursionError):
        return "its elements are nested too deeply"
    return f"it cannot be handed on ({type(error).__name__}: {error})"


def _is_there(result: "Result | str | Future[Result | str]") -> bool:
    """Return whether a result need not be waited for: it is handed on at once, as it takes memory."""
    return not isinstance(result, Future) or result.done()


def _is_lost(future: "Future[Any]") -> bool:
    return future.cancelled() or (future.done() and isinstance(future.exception(), BrokenExecutor))
