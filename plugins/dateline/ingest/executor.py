"""The one place that says where per-article work runs: processes of this machine, or a Dask cluster.

Tasks carry what they read, and answer with what they made: a worker needs this program, and no disk in common
with the archive. What is done is on record there (the ledger, the cache), so that a run which ends in the
middle goes on where it was.
"""

import os
from collections.abc import Callable
from concurrent.futures import BrokenExecutor, CancelledError, Executor, Future, ProcessPoolExecutor
from contextlib import suppress
from functools import partial
from multiprocessing import get_context
from typing import Any

from ..article.errors import SettingError
from .rules_fingerprint import rules_fingerprint

_WAIT = 60  # seconds for a first worker


def make_executor(scheduler: str, confine: Callable[[], None], *, processes: int = 0) -> Executor:
    """Return what runs per-article work.

    Args:
        scheduler: address of a Dask scheduler; empty for processes of this machine.
        confine: run first in each process of this machine; a cluster's workers have limits of their own.
        processes: how many on this machine; 0 for one a core.

    Raises:
        SettingError: Dask is not installed, no scheduler answers, or its workers run another program.
    """
    if scheduler:
        return ClusterExecutor(scheduler)
    # Spawned, not forked: a model's threads do not survive a fork.
    return ProcessPoolExecutor(
        max_workers=processes or os.cpu_count(), mp_context=get_context("spawn"), initializer=confine
    )


def known_program() -> str:
    """Return the fingerprint of the program, which each worker's must have."""
    return rules_fingerprint()


class ClusterExecutor(Executor):
    """Dask's client as an executor, with its errors as those of a pool of processes.

    Not Dask's own (`Client.get_executor`): its future never ends where a worker dies between the end of a
    task and the sending of its result, and what is tried then fails, since it asks for the result outside of
    its `try` (`distributed.cfexecutor._cascade_future`).

    Raises:
        SettingError: see `make_executor`.
    """

    def __init__(self, scheduler: str) -> None:
        try:
            from distributed import Client, KilledWorker  # noqa: PLC0415  an optional extra
            from distributed.comm import CommClosedError  # noqa: PLC0415
        except ImportError as error:
            raise SettingError(
                "a scheduler is set, but Dask is not installed",
                where="DATELINE_SCHEDULER",
                remedy="Install it with `pip install 'dateline-archive[dask]'`, or leave the setting empty.",
            ) from error
        self._lost: tuple[type[Exception], ...] = (KilledWorker, CommClosedError, CancelledError)
        try:
            self._client = Client(scheduler, set_as_default=False, timeout=_WAIT)
            self._client.wait_for_workers(1, timeout=_WAIT)
        except (OSError, TimeoutError, ValueError) as error:  # ValueError: it is no address
            raise SettingError(
                f"no scheduler with a worker answers at {scheduler}",
                where="DATELINE_SCHEDULER",
                remedy="Start one (docs/cluster.md), or leave the setting empty.",
            ) from error
        self._check_program()
        # A worker may die while it is told; the scheduler tells those that come in its place.
        with suppress(*self._lost):
            self._client.forward_logging("dateline")
        self._is_open = True

    def _check_program(self) -> None:
        ours = known_program()
        for worker, found in self._client.run(rules_fingerprint, on_error="return").items():
            if isinstance(found, OSError):
                continue  # it has just died; one that comes in its place is started in the same way
            if found != ours:
                self._client.close()
                raise SettingError(
                    f"{worker} does not run this version of the program",
                    where="DATELINE_SCHEDULER",
                    remedy="Install the same version there; otherwise its articles would differ from yours.",
                )

    def submit(self, function: Callable[..., Any], /, *given: Any, **named: Any) -> "Future[Any]":
        """Have a worker call a function; a task that ends several workers ends in `BrokenExecutor`."""
        if not self._is_open:
            raise BrokenExecutor("the cluster was let go")
        # A task is no pure function to Dask: what failed once is computed again when it is asked for again.
        inner = self._client.submit(function, *given, pure=False, **named)
        outer: Future[Any] = Future()
        outer.set_running_or_notify_cancel()
        inner.add_done_callback(partial(self._settle, outer))
        return outer

    def _settle(self, outer: "Future[Any]", inner: Any) -> None:
        """Hand on what became of a task, in a thread of Dask's: a result that was lost is waited for."""
        try:
            result = inner.result()
        except self._lost as error:
            outer.set_exception(BrokenExecutor(str(error) or "the cluster let the task go"))
        except Exception as error:  # noqa: BLE001  whatever the task raised
            outer.set_exception(error)
        else:
            outer.set_result(result)

    def shutdown(self, wait: bool = True, *, cancel_futures: bool = False) -> None:  # noqa: ARG002, FBT001, FBT002  as its base
        """Let go of the cluster, which others may use, too; what it still does for this run is cancelled."""
        self._is_open = False
        with suppress(Exception):  # whatever it is, nothing is asked of the cluster any more
            self._client.close()
