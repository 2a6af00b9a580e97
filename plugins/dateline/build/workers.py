"""Who does the work of a build that goes to other processes: those of this machine, or of a cluster."""

from collections.abc import Callable, Mapping
from concurrent.futures import Executor
from functools import partial
from typing import Any

from ..ingest.executor import make_executor
from ..search.builder import CHUNK
from .process_copies import CopyExecutor, can_copy
from .tagging_limits import confine_tagging


def make_workers(own: Mapping[str, Any]) -> Callable[[], Executor]:
    """Return what makes the executor of a build, for `OrderedPool`.

    Args:
        own: our settings, checked.
    """
    return partial(
        make_executor, own["DATELINE_SCHEDULER"], confine_tagging, processes=own["DATELINE_PROCESSES"]
    )


def worker_of_few(own: Mapping[str, Any]) -> Callable[[], Executor]:
    """Return the same for a few articles: one worker, which is at work at once where the system can do that.

    Args:
        own: our settings, checked.
    """
    is_here = can_copy() and not own["DATELINE_SCHEDULER"]
    return partial(CopyExecutor, confine_tagging) if is_here else make_workers(own)


def index_workers(own: Mapping[str, Any], documents: int) -> Callable[[], Executor] | None:
    """Return the same for the search index; None where this process counts all documents sooner itself."""
    alone = own["DATELINE_PROCESSES"] == 1 or documents <= CHUNK
    return None if alone and not own["DATELINE_SCHEDULER"] else make_workers(own)


def copy_worker() -> Executor:
    """Return one worker that is a copy of this process, made anew for each task and nothing more confined."""
    return CopyExecutor(lambda: None)
