"""The one place that says where per-article work runs: processes of this machine, or a Dask cluster."""

import os
from concurrent.futures import Executor, ProcessPoolExecutor
from multiprocessing import get_context

from ..article.errors import SettingError
from .tagging_limits import confine_tagging


def tagging_pool(processes: int, scheduler: str) -> Executor:
    """Return a pool.

    Args:
        processes: how many on this machine; 0 for one a core.
        scheduler: address of a Dask scheduler that is used instead; empty for none.

    Raises:
        SettingError: an address is given and Dask is not installed.
    """
    if scheduler:
        try:
            from distributed import Client  # noqa: PLC0415  an optional extra
        except ImportError as error:
            raise SettingError(
                "a scheduler is set, but Dask is not installed",
                where="DATELINE_SCHEDULER",
                remedy="Install it with `pip install distributed`, or leave the setting empty.",
            ) from error
        pool: Executor = Client(scheduler).get_executor()
        return pool
    # Spawned, not forked: a model's threads do not survive a fork.
    return ProcessPoolExecutor(
        max_workers=processes or os.cpu_count(),
        mp_context=get_context("spawn"),
        initializer=confine_tagging,
    )
