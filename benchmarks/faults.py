"""Faults at every call to the system that writes: each fails once, each is killed once; never half."""

import errno
import gc
import itertools
import json
import os
import shutil
import signal
import tempfile
import traceback
from collections import Counter
from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path
from typing import Any

from dateline.article.errors import DatelineError

from .fault_points import FaultPoint, counted_calls
from .fault_scenarios import BY_COPIES, SCENARIOS, Scenario
from .integrity import snapshot
from .robustness import copy_linked, many_builds

_TOLD = 100  # points
ERRORS = (errno.ENOSPC, errno.EIO, errno.EACCES, errno.EROFS)


def sweep(  # noqa: PLR0913  which points, and how
    scenario: Scenario,
    work: Path,
    *,
    kill: bool,
    stride: int = 1,
    start: int = 1,
    goes_on: Callable[[int], bool] = lambda _point: True,
) -> Counter[str]:
    """Let a run fail, or be killed, at each point; return how many points, and how many went wrong, by kind.

    Each run is a process of its own, forked from this one, which has loaded and compiled everything: none
    knows what an earlier one left in memory, and none begins from nothing. What went wrong is printed with
    the number of its point and the call.

    Args:
        scenario: what is run.
        work: an empty folder.
        kill: whether the process is killed, instead of the call failing.
        stride: how many points to go on by; 1 for all.
        start: the first point.
        goes_on: asked before each point, told its number: whether to go on.
    """
    bench = _Bench(scenario, work)
    counts: Counter[str] = Counter()
    for number in itertools.takewhile(goes_on, itertools.count(start, stride)):
        met, wrong = bench.faulted("", number, kill=kill)
        if met and not met["reached"]:
            break
        _count(counts, f"{number}", met, wrong)
    return counts


def sweep_copies(scenario: Scenario, work: Path, *, kill: bool, stride: int = 1) -> Counter[str]:
    """Let each copy of a run fail, or be killed, at each of its points, its start among them.

    As `sweep`, but the run itself must go on and come to the bytes that it comes to without a fault.
    """
    bench = _Bench(scenario, work)
    calls = {process: number for process, number in bench.calls().items() if process}
    first = 1 if kill else 2  # nothing can fail at the start of a copy
    points = [(process, at) for process, number in calls.items() for at in range(first, number + 1)]
    counts = Counter({"copies": len(calls)})
    for process, at in points[::stride]:
        met, wrong = bench.faulted(process, at, kill=kill, goes_on=True)
        _count(counts, f"{process}:{at}", met, wrong)
    return counts


def _count(
    counts: Counter[str], point: str, met: dict[str, Any] | None, wrong: dict[str, Any] | None
) -> None:
    counts["points"] += 1
    if not counts["points"] % _TOLD:  # a sweep that is stopped has said how far it came
        print(f"  {point}: {dict(counts)}", flush=True)
    for kind in (*(met or {}).get("wrong", ()), *(wrong or {"wrong": ["no answer"]})["wrong"]):
        counts[kind.partition(":")[0]] += 1
        print(f"  {point} {(met or {}).get('call', 'killed')}: {kind}", flush=True)


class _Bench:
    """A scenario that is prepared, and what its run comes to without a fault."""

    def __init__(self, scenario: Scenario, work: Path) -> None:
        self._scenario, self._work = scenario, work
        self._prepared, whole = work / "prepared", work / "whole"
        scenario.prepare(self._prepared)
        copy_linked(self._prepared, whole)
        scenario.act(whole)
        self._before, self._after = _state(scenario, self._prepared), _state(scenario, whole)
        self._names = _names(whole)

    def calls(self) -> Counter[str]:
        """Return how many calls each process of a run makes."""
        log, folder = self._work / "calls", self._work / "counted"
        copy_linked(self._prepared, folder)
        with FaultPoint(0, lambda: None, log=log).watching():
            self._scenario.act(folder)
        shutil.rmtree(folder)
        return counted_calls(log)

    def faulted(
        self, process: str, number: int, *, kill: bool, goes_on: bool = False
    ) -> tuple[dict[str, Any] | None, dict[str, Any] | None]:
        """Run with a fault, then without; return what was met, None where it was killed, and what went wrong.

        Args:
            process: whose call it is, see `FaultPoint`.
            number: of the call.
            kill: whether the process is killed, instead of the call failing.
            goes_on: whether the run itself must do all of its work.
        """
        folder, scenario = self._work / "faulty", self._scenario
        copy_linked(self._prepared, folder)
        met = _in_a_fork(lambda: _met(scenario, folder, process, number, kill=kill), self._work / "met")
        if met is None and (goes_on or not kill):
            met = {"reached": True, "wrong": ["died"]}
        if goes_on and _state(scenario, folder) != self._after:
            met = {**(met or {}), "wrong": [*(met or {}).get("wrong", ()), "not done"]}
        before, after, names = self._before, self._after, self._names
        wrong = _in_a_fork(lambda: _wrong(scenario, folder, before, after, names), self._work / "wrong")
        shutil.rmtree(folder)
        return met, wrong


def _in_a_fork(make: Callable[[], dict[str, Any]], answer: Path) -> dict[str, Any] | None:
    """Return what a process forked from this one makes; None where it was killed."""
    child = os.fork()
    if not child:
        try:
            answer.write_text(json.dumps(make()), "utf-8")
        except BaseException:  # noqa: BLE001  a fork must not go on as its parent would
            traceback.print_exc()
        os._exit(0)
    os.waitpid(child, 0)
    if not answer.exists():
        return None
    told: dict[str, Any] = json.loads(answer.read_text("utf-8"))
    answer.unlink()
    return told


def _met(scenario: Scenario, folder: Path, process: str, number: int, *, kill: bool) -> dict[str, Any]:
    """Run with a fault; return whether its point was reached, at which call, and what was said wrongly."""
    code = ERRORS[number % len(ERRORS)]

    def fail() -> None:
        if kill:
            os.kill(os.getpid(), signal.SIGKILL)
        raise OSError(code, os.strerror(code), "the file")

    point = FaultPoint(number, fail, process)
    wrong = []
    try:
        with point.watching():
            scenario.act(folder)
    except (DatelineError, OSError) as error:  # what the verbs make sentences of
        if os.strerror(code) not in str(error):
            wrong.append(f"unsaid: {error}")
    except Exception as error:  # noqa: BLE001  is what is counted
        wrong.append(f"traceback: {type(error).__name__}: {error}")
    return {"reached": point.seen >= number, "call": point.call, "wrong": wrong}


def _wrong(
    scenario: Scenario,
    folder: Path,
    before: dict[str, bytes],
    after: dict[str, bytes],
    names: set[str],
) -> dict[str, Any]:
    """Return what does not hold after a run with a fault, and after the run that follows it."""
    wrong = []
    if not scenario.holds(folder, before, after):
        wrong.append("half")
    try:
        scenario.act(folder)
    except Exception as error:  # noqa: BLE001  is what is counted
        wrong.append(f"stuck: {type(error).__name__}: {error}")
    gc.collect()  # closes the cache, as the end of a process does
    now = _state(scenario, folder)
    if now != after:
        wrong.append(f"differ: {sorted(path for path in now | after if now.get(path) != after.get(path))}")
    if left := sorted(_names(folder) - names):
        wrong.append(f"left behind: {left}")
    return {"wrong": wrong}


def _names(folder: Path) -> set[str]:
    """Return the paths of all files but those set aside for the owner.

    A folder that could not be removed waits for the next build.
    """
    names = {path.relative_to(folder).as_posix() for path in folder.rglob("*") if not path.is_dir()}
    return {name for name in names if not name.startswith("aside/")}


def _state(scenario: Scenario, folder: Path) -> dict[str, bytes]:
    found = {}
    for name in scenario.kept:
        if (folder / name).is_dir():
            found |= {f"{name}/{path}": data for path, data in snapshot(folder / name).items()}
    return found


def run(data: Path, stride: int = 1, start: int = 1, only: str = "") -> None:
    """Sweep over all points of every scenario, once with errors, once with kills.

    Args:
        data: a folder to work in; what is there stays. One in memory saves the waits for a disk.
        stride: how many points to go on by; 1 for all.
        start: the first point.
        only: a scenario, or one way of it (`build, killed`); all where it is empty.
    """
    sums = {}
    for label, swept in _sweeps(stride, start):
        if not label.startswith(only):
            continue
        with tempfile.TemporaryDirectory(dir=data) as work, many_builds():
            sums[label] = dict(swept(Path(work)))
        print(f"{label:<20} {sums[label]}", flush=True)
    print(json.dumps(sums))


def _sweeps(stride: int, start: int) -> Iterator[tuple[str, Callable[[Path], Counter[str]]]]:
    """Yield the name of each sweep, and what makes it in an empty folder."""
    for kill, how in ((False, "failed"), (True, "killed")):
        for name, scenario in SCENARIOS.items():
            yield f"{name}, {how}", partial(sweep, scenario, kill=kill, stride=stride, start=start)
        for name, scenario in BY_COPIES.items():
            yield f"copies of {name}, {how}", partial(sweep_copies, scenario, kill=kill, stride=stride)
