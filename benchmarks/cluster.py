"""Ingest and build on a Dask cluster whose workers are killed: the same bytes as on one machine."""

import json
import os
import random
import signal
import tempfile
import threading
import time
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from functools import partial
from pathlib import Path
from typing import Any

import dask
from distributed import Client, LocalCluster, WorkerPlugin

from dateline.build.stages import stage_reached
from dateline.ingest import ingest
from dateline.ingest.executor import make_executor
from dateline.ingest.worker import confine
from dateline.search import blocks, builder

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
    """Ingest a pile and build its site with its index, all shared work in this process or on a cluster."""
    executor = partial(make_executor, scheduler, confine) if scheduler else InProcess
    ingest([pile], folder / "content", executor=executor)
    build_quietly(folder, DATELINE_SCHEDULER=scheduler, DATELINE_PROCESSES=1)


class OwnFolder(WorkerPlugin):
    """Starts each worker in an empty folder of its own, where it finds nothing of the archive by a path."""

    def __init__(self, folder: str) -> None:
        self._folder = folder

    def setup(self, worker: Any) -> None:  # noqa: ARG002  as Dask calls it
        """Go there, and have the folder named for the process, so that whoever kills it can tell it."""
        own = Path(self._folder) / f"worker-{os.getpid()}"
        own.mkdir(exist_ok=True)
        os.chdir(own)


@contextmanager
def cluster(folder: Path, workers: int = 3) -> Iterator[str]:
    """Start a scheduler and workers as processes, each in an empty folder of its own; give the address."""
    settings: dict[str, Any] = {
        "distributed.scheduler.allowed-failures": 100,  # killed at random, not by what they work on
        "distributed.comm.timeouts.connect": "60s",
        # Of a LocalCluster alone: a worker that takes longer to start anew would be given up, nanny and all.
        "distributed.deploy.lost-worker-timeout": "1 hour",
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
        Client(local.scheduler_address, set_as_default=False) as client,
    ):
        client.register_plugin(OwnFolder(str(folder)))
        yield local.scheduler_address


@contextmanager
def killing(scheduler: str, times: int, pause: float) -> Iterator[list[str]]:
    """Kill a worker at random now and then while the block runs.

    Args:
        scheduler: its address.
        times: how many workers at most.
        pause: seconds between them, on average.

    Yields:
        The stage at which each was killed; none is killed once the pages are made, which needs no cluster.
    """
    killed: list[str] = []
    stages = ["ingest"]
    over = threading.Event()

    def reached(stage: str, **_told: int) -> None:
        stages.append(stage)

    def work() -> None:
        with Client(scheduler, set_as_default=False) as client:
            while (
                len(killed) < times
                and stages[-1] != "pages"
                and not over.wait(pause * random.uniform(0.5, 1.5))
            ):
                with suppress(OSError, TimeoutError, IndexError):  # none is there just now
                    number = random.choice(sorted(client.run(os.getpid, on_error="ignore").values()))
                    os.kill(number, signal.SIGKILL)
                    killed.append(stages[-1])

    thread = threading.Thread(target=work, daemon=True)
    thread.start()
    stage_reached.connect(reached)
    try:
        yield killed
    finally:
        over.set()
        thread.join(60)
        stage_reached.disconnect(reached)


@contextmanager
def small_chunks() -> Iterator[None]:
    """Have the index counted by the chapter, so that a small archive is work for several workers."""
    before, builder.CHUNK = builder.CHUNK, blocks.CHAPTER
    try:
        yield
    finally:
        builder.CHUNK = before


def compare(work: Path, scheduler: str, *, articles: int, kills: int, pause: float) -> dict[str, object]:
    """Make a site here and one on a cluster with kills; return the figures.

    Args:
        work: an empty folder.
        scheduler: address of the cluster.
        articles: in the pile.
        kills: of workers at most, while ingest and build run.
        pause: seconds between them.
    """
    write_pile(work / "pile", articles)
    with small_chunks():
        make_site(work / "here", work / "pile")
        started = time.perf_counter()
        with killing(scheduler, kills, pause) as killed:
            make_site(work / "there", work / "pile", scheduler)
        spent = time.perf_counter() - started
    differ = [
        f"{part}/{path}"
        for part in ("content", "output")
        for ours, theirs in [(snapshot(work / "here" / part), snapshot(work / "there" / part))]
        for path in sorted(ours.keys() | theirs.keys())
        if ours.get(path) != theirs.get(path)
    ]
    return {"articles": articles, "killed": Counter(killed), "differ": differ, "wall": round(spent, 1)}


def run(data: Path, articles: int = 2000, kills: int = 20, pause: int = 4) -> dict[str, object]:
    """Compare a site made on a cluster of three workers, some killed, with one made here.

    Args:
        data: a folder to work in; what is there stays.
        articles: in the pile.
        kills: of workers at most.
        pause: seconds between them, on average.
    """
    with tempfile.TemporaryDirectory(dir=data) as name:
        folder, workers = Path(name), Path(name) / "workers"
        workers.mkdir()
        with cluster(workers) as scheduler:
            figures = compare(folder, scheduler, articles=articles, kills=kills, pause=pause)
    print(json.dumps(figures))
    return figures
