"""Ingest and build on a Dask cluster whose workers are killed: the same bytes as on one machine."""

import json
import os
import random
import shutil
import signal
import tempfile
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from functools import partial
from pathlib import Path
from typing import Any

import dask
from distributed import Client, LocalCluster

from dateline.ingest import ingest
from dateline.ingest.executor import make_executor
from dateline.ingest.worker import confine

from .integrity import InProcess, snapshot
from .quiet_build import build_quietly

_STORY = """Ferry number {number} runs again

GENEVA, April {day} - The ferry of John Example runs to Cairo again, its owner said on 3 June 1987. {more}

Published: 1987-04-{day:02} 09:00
"""


def write_pile(folder: Path, articles: int) -> None:
    """Write dumps of articles."""
    folder.mkdir(parents=True)
    for number in range(articles):
        more = f"The Example Workers Party was there, {number} of them. " * (1 + number % 5)
        story = _STORY.format(number=number, day=1 + number % 28, more=more)
        (folder / f"{number:05}.txt").write_text(story, "utf-8")


def make_site(folder: Path, pile: Path, scheduler: str = "") -> None:
    """Ingest a pile and build its site, all per-article work in this process or on a cluster."""
    executor = partial(make_executor, scheduler, confine) if scheduler else InProcess
    ingest([pile], folder / "content", executor=executor)
    build_quietly(folder, DATELINE_SCHEDULER=scheduler, DATELINE_PROCESSES=1)


@contextmanager
def cluster(folder: Path, workers: int = 2) -> Iterator[str]:
    """Start a scheduler and workers as processes, each in an empty folder of its own; give the address."""
    settings: dict[str, Any] = {
        "distributed.scheduler.allowed-failures": 100,  # killed at random, not by what they work on
        "distributed.comm.timeouts.connect": "60s",
    }
    with (
        dask.config.set(settings),
        LocalCluster(
            n_workers=workers,
            threads_per_worker=1,
            dashboard_address="127.0.0.1:0",  # any free port: two runs may be at work
            local_directory=str(folder),
            death_timeout=600,  # a busy machine takes its time to start one anew
        ) as local,
    ):
        yield local.scheduler_address


@contextmanager
def killing(scheduler: str, folder: Path, times: int, pause: float) -> Iterator[list[int]]:
    """Kill a worker at random now and then while the block runs; gives the numbers of those killed."""
    killed: list[int] = []
    over = threading.Event()

    def work() -> None:
        with Client(scheduler, set_as_default=False) as client:
            while len(killed) < times and not over.is_set():
                with suppress(OSError, TimeoutError, IndexError):  # none is there just now
                    workers = client.run(_moved, str(folder), on_error="ignore")
                    number = random.choice(sorted(workers.values()))
                    os.kill(number, signal.SIGKILL)
                    killed.append(number)
                over.wait(pause * random.uniform(0.5, 1.5))

    thread = threading.Thread(target=work, daemon=True)
    thread.start()
    try:
        yield killed
    finally:
        over.set()
        thread.join(60)


def _moved(folder: str) -> int:
    """Go into an empty folder: a worker finds nothing of the archive by a relative path."""
    own = Path(folder) / f"worker-{os.getpid()}"
    own.mkdir(exist_ok=True)
    os.chdir(own)
    return os.getpid()


def compare(work: Path, *, articles: int, kills: int, pause: float) -> dict[str, object]:
    """Make a site here and one on a cluster with kills; return the figures.

    Args:
        work: an empty folder.
        articles: in the pile.
        kills: of workers at most, while ingest and build run.
        pause: seconds between them.
    """
    write_pile(work / "pile", articles)
    make_site(work / "here", work / "pile")
    (work / "workers").mkdir()
    started = time.perf_counter()
    with cluster(work / "workers") as scheduler, killing(scheduler, work / "workers", kills, pause) as killed:
        make_site(work / "there", work / "pile", scheduler)
    spent = time.perf_counter() - started
    differ = [
        f"{part}/{path}"
        for part in ("content", "output")
        for ours, theirs in [(snapshot(work / "here" / part), snapshot(work / "there" / part))]
        for path in sorted(ours.keys() | theirs.keys())
        if ours.get(path) != theirs.get(path)
    ]
    return {"articles": articles, "killed": len(killed), "differ": differ, "wall": round(spent, 1)}


def run(data: Path, articles: int = 1000, kills: int = 20) -> dict[str, object]:
    """Compare a site made on a cluster of two workers, some killed, with one made here.

    Args:
        data: a folder to work in; what is there stays.
        articles: in the pile.
        kills: of workers at most.
    """
    with tempfile.TemporaryDirectory(dir=data) as folder:
        figures = compare(Path(folder), articles=articles, kills=kills, pause=2.0)
        shutil.rmtree(Path(folder) / "pile")
    print(json.dumps(figures))
    return figures
