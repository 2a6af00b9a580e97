"""Faults at every call to the system that writes: each fails once, each is killed once; never half."""

import builtins
import errno
import itertools
import json
import os
import shutil
import signal
import stat
import tempfile
from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from unittest import mock

from dateline.article.errors import DatelineError
from dateline.build.output import Output
from dateline.deliver.publish import open_target, publish
from dateline.deliver.repair import repair
from dateline.deliver.verify import verify_content
from dateline.ingest import ingest

from .integrity import InProcess, make_archive, snapshot
from .quiet_build import build_quietly
from .robustness import copy_linked, many_builds, put_article

ERRORS = (errno.ENOSPC, errno.EIO, errno.EACCES, errno.EROFS)
_CALLS = (
    *(
        (os, name)
        for name in ("write", "fsync", "replace", "rename", "link", "unlink", "mkdir", "rmdir", "ftruncate")
    ),
    (Path, "write_bytes"),
    (Path, "write_text"),
    (shutil, "copyfile"),
    (shutil, "copy2"),
    (builtins, "open"),
)


class _Point:
    """Counts the calls of a run, and does something at one of them."""

    def __init__(self, at: int, act: Callable[[], None]) -> None:
        self.at, self.act, self.seen, self.busy = at, act, 0, False

    def watched(self, name: str, real: Callable[..., Any]) -> Callable[..., Any]:
        """Return a call that is counted; what it calls itself is not."""

        def call(*given: Any, **named: Any) -> Any:
            if self.busy or not _concerns_files(name, given, named):
                return real(*given, **named)
            self.seen += 1
            self.busy = True
            try:
                if self.seen == self.at:
                    if name == "write":
                        real(
                            given[0], bytes(given[1])[: len(given[1]) // 2]
                        )  # a short write, as full disks do
                    elif name == "write_bytes":
                        real(given[0], given[1][: len(given[1]) // 2])
                    self.act()
                return real(*given, **named)
            finally:
                self.busy = False

        return call


def _concerns_files(name: str, given: tuple[Any, ...], named: dict[str, Any]) -> bool:
    """Tell whether a call writes to a disk: pipes between processes are none of ours."""
    if name == "open":
        return _writes(given, named)
    return name != "write" or stat.S_ISREG(os.fstat(given[0]).st_mode)


def _writes(given: tuple[Any, ...], named: dict[str, Any]) -> bool:
    mode = named.get("mode", given[1] if len(given) > 1 else "r")
    return isinstance(mode, str) and bool(set(mode) & set("wax+"))


@contextmanager
def _faulty(point: _Point) -> Iterator[None]:
    patches = [
        mock.patch.object(place, name, point.watched(name, getattr(place, name))) for place, name in _CALLS
    ]
    for patch in patches:
        patch.start()
    try:
        yield
    finally:
        for patch in patches:
            patch.stop()


@dataclass(frozen=True, slots=True)
class Scenario:
    """One kind of run: how its folder is prepared, what is run, and what must hold at any moment."""

    prepare: Callable[[Path], None]
    act: Callable[[Path], None]
    holds: Callable[[Path, dict[str, bytes], dict[str, bytes]], bool]  # folder, before, after
    kept: tuple[str, ...]  # folders that are compared


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

    Args:
        scenario: what is run.
        work: an empty folder.
        kill: whether the process is killed, instead of the call failing.
        stride: how many points to go on by; 1 for all.
        start: the first point.
        goes_on: asked before each point, told its number: whether to go on.
    """
    prepared, whole = work / "prepared", work / "whole"
    scenario.prepare(prepared)
    copy_linked(prepared, whole)
    scenario.act(whole)
    before, after = _state(scenario, prepared), _state(scenario, whole)
    left = sorted(path.name for path in whole.iterdir())
    counts: Counter[str] = Counter()
    for number in itertools.takewhile(goes_on, itertools.count(start, stride)):
        folder = work / "faulty"
        copy_linked(prepared, folder)
        reached = (_killed if kill else _failed)(scenario, folder, number, counts)
        if not scenario.holds(folder, before, after):
            counts["half"] += 1
        try:
            scenario.act(folder)
        except Exception as error:  # noqa: BLE001  is what is counted
            counts[f"stuck: {type(error).__name__}: {error}"] += 1
        counts["differ"] += _state(scenario, folder) != after
        counts["left behind"] += sorted(path.name for path in folder.iterdir()) != left
        shutil.rmtree(folder)
        if not reached:
            break
        counts["points"] += 1
    return counts


def _failed(scenario: Scenario, folder: Path, number: int, counts: Counter[str]) -> bool:
    code = ERRORS[number % len(ERRORS)]

    def fail() -> None:
        raise OSError(code, os.strerror(code), "the file")

    point = _Point(number, fail)
    try:
        with _faulty(point):
            scenario.act(folder)
    except (DatelineError, OSError) as error:  # what the verbs make sentences of
        if os.strerror(code) not in str(error):
            counts["unsaid"] += 1
    except Exception as error:  # noqa: BLE001  is what is counted
        counts[f"traceback: {type(error).__name__}"] += 1
    return point.seen >= number


def _killed(scenario: Scenario, folder: Path, number: int, _counts: Counter[str]) -> bool:
    child = os.fork()
    if not child:
        with suppress(BaseException), _faulty(_Point(number, lambda: os.kill(os.getpid(), signal.SIGKILL))):
            scenario.act(folder)
        os._exit(0)
    _, status = os.waitpid(child, 0)
    return os.WIFSIGNALED(status)


def _state(scenario: Scenario, folder: Path) -> dict[str, bytes]:
    found = {}
    for name in scenario.kept:
        if (folder / name).is_dir():
            found |= {f"{name}/{path}": data for path, data in snapshot(folder / name).items()}
    return found


def _no_loss(folder: Path, _before: dict[str, bytes], _after: dict[str, bytes]) -> bool:
    """Tell whether nothing that was kept is lost: at most, a batch waits to be finished."""
    content = folder / "content"
    if not content.is_dir() or (content / "originals/.staging/journal.json").exists():
        return True
    return all(finding.path == "SHA256SUMS" for finding in verify_content(content).losses)


def _site_is_whole(folder: Path, before: dict[str, bytes], after: dict[str, bytes]) -> bool:
    site = {f"output/{path}": data for path, data in snapshot(folder / "output").items()}
    return site in (before, after)


def _foreign_stays(folder: Path, _before: dict[str, bytes], _after: dict[str, bytes]) -> bool:
    return (folder / "www/CNAME").read_bytes() == b"mine"


def _never_worse(folder: Path, before: dict[str, bytes], after: dict[str, bytes]) -> bool:
    """Tell whether each file is as it was, or healed; the ledger's own files may be between the two."""
    now = {f"content/{path}": data for path, data in snapshot(folder / "content").items()}
    return all(data in (before.get(path), after.get(path)) for path, data in now.items() if not _part(path))


def _part(path: str) -> bool:
    name = path.rpartition("/")[2]
    return (name.startswith(".") and name.endswith(".part")) or "/.staging/" in path


def _ingest(folder: Path) -> None:
    ingest([folder / "pile"], folder / "content", executor=InProcess)


def _pile(folder: Path) -> None:
    made = make_archive(folder / "made", articles=4)
    shutil.copytree(folder / "made/pile", folder / "pile")
    del made
    shutil.rmtree(folder / "made")


def _two_sites(folder: Path) -> None:
    for number in range(2):
        put_article(folder / "content", number)
    build_quietly(folder)
    put_article(folder / "content", 2)


def _site_to_publish(folder: Path) -> None:
    folder.mkdir(parents=True)
    for name, words in (("old", "1"), ("output", "2")):
        output = Output(folder / name, folder / "none", folder / f"{name}.record")
        for page in ("a.html", f"{name}.html", "css/x.css"):
            output.file(page, (words,))
        output.finish()
    publish(folder / "old", open_target({"kind": "folder", "to": str(folder / "www")}), dry_run=False)
    (folder / "www/CNAME").write_bytes(b"mine")


def _publish(folder: Path) -> None:
    publish(folder / "output", open_target({"kind": "folder", "to": str(folder / "www")}), dry_run=False)


def _hurt(folder: Path) -> None:
    content = make_archive(folder / "copy", articles=4)
    shutil.copytree(content, folder / "content")
    originals = sorted((folder / "content/originals").glob("??/" + "?" * 64))
    originals[0].write_bytes(b"x")
    originals[1].unlink()
    next((folder / "content/images").iterdir()).write_bytes(b"")
    ledger = folder / "content/originals/ledger.jsonl"
    ledger.write_bytes(b"".join(ledger.read_bytes().splitlines(keepends=True)[:-2]))
    (folder / "aside").mkdir()


def _repair(folder: Path) -> None:
    repair(folder / "content", [folder / "copy/content"], aside=folder / "aside")


SCENARIOS = {
    "ingest": Scenario(_pile, _ingest, _no_loss, ("content",)),
    "publish": Scenario(_site_to_publish, _publish, _foreign_stays, ("www",)),
    "repair": Scenario(_hurt, _repair, _never_worse, ("content",)),
    "build": Scenario(_two_sites, build_quietly, _site_is_whole, ("output",)),
}


def run(data: Path, stride: int = 1) -> None:
    """Sweep over all points of every scenario, once with errors, once with kills.

    Args:
        data: a folder to work in; what is there stays.
        stride: how many points to go on by; 1 for all.
    """
    sums = {}
    for name, scenario in SCENARIOS.items():
        for kill in (False, True):
            with tempfile.TemporaryDirectory(dir=data) as work, many_builds():
                counts = sweep(scenario, Path(work), kill=kill, stride=stride)
            label = f"{name}, {'killed' if kill else 'failed'}"
            sums[label] = {key: number for key, number in counts.items() if number}
            print(f"{label:<20} {sums[label]}", flush=True)
    print(json.dumps(sums))
