"""Workers that end when the process they work for is gone, however it ended."""

import multiprocessing
import os
import threading


def end_with_parent() -> None:
    """Make this worker process end as soon as its parent does. To be called once, when the worker begins."""
    parent = multiprocessing.parent_process()
    if parent is not None:
        threading.Thread(target=_wait_for, args=(parent,), daemon=True, name="end-with-parent").start()


def _wait_for(parent: "multiprocessing.process.BaseProcess") -> None:
    parent.join()
    os._exit(1)  # nobody is left to be told anything
