"""How much one article may take of a process that tags: processor time and memory. Touches no article."""

import resource
import signal
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from types import FrameType

from ..ingest.orphans import end_with_parent

_SECONDS = 30  # of processor time for one article; the median takes a hundredth of one
_SECONDS_PER_MB = 30  # and more for a long one: a book of 1 MB takes ten
_MEMORY = 8 * 2**30  # bytes of address space: the largest model takes two


class TaggingTimeError(Exception):
    """Reading or tagging took longer than it may."""


def seconds_for(size: int) -> float:
    """Return how much processor time so many bytes of articles may take."""
    return _SECONDS + _SECONDS_PER_MB * size / 1e6


def confine_tagging() -> None:
    """Bound the memory of a process that tags, and end it with its parent."""
    end_with_parent()
    soft, hard = resource.getrlimit(resource.RLIMIT_AS)
    allowed = [limit for limit in (_MEMORY, soft, hard) if limit != resource.RLIM_INFINITY]
    resource.setrlimit(resource.RLIMIT_AS, (min(allowed), hard))


@contextmanager
def processor_time(seconds: float) -> Iterator[None]:
    """Let what follows take so much processor time, where this is a process's main thread.

    Code that hears no signal, such as a regular expression within C, is ended with its process soon after.

    Raises:
        TaggingTimeError: the time is over.
    """
    if threading.current_thread() is not threading.main_thread():
        yield
        return

    def over(_signal: int, _frame: FrameType | None) -> None:
        raise TaggingTimeError(f"it took more than {seconds:.0f} seconds of processor time")

    before = signal.signal(signal.SIGVTALRM, over)
    signal.setitimer(signal.ITIMER_VIRTUAL, seconds)
    signal.setitimer(signal.ITIMER_PROF, 2 * seconds + 10)
    try:
        yield
    finally:
        signal.setitimer(signal.ITIMER_VIRTUAL, 0)
        signal.setitimer(signal.ITIMER_PROF, 0)
        signal.signal(signal.SIGVTALRM, before)
