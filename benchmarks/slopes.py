"""How the cost of each step grows: Reuters resampled to several sizes, and what a million articles take.

An archive grows by days, not within them: whatever its size, it has 27 articles a day, which are the 10,000
a year of a daily newspaper. So a million of them are a century.

On a machine that does other work, too, the same work takes up to twice its CPU. So a fixed piece of work is
timed before and after each stage, and its CPU is told as it would be where that takes `PACE`.
"""

import datetime as dt
import json
import math
import os
import resource
import subprocess
import sys
import tempfile
import time
from collections import defaultdict
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from rich.console import Console
from rich.table import Table

from benchmarks.build import ROOT
from benchmarks.search import resampled

SIZES = "5000,10000,20000,40000"
MILLION = 1_000_000
WORKERS = 16
# Stages whose work is shared out among workers; all others are done by the machine of the archive.
SHARED = frozenset({"ingest", "tags"})
PACE = (
    0.06  # CPU s of the fixed piece of work (`_pace`) on the machine of the figures in docs/benchmarks, quiet
)
_DAY = 27  # articles
_BEGIN = dt.date(1900, 1, 1)
_STEP = """
if __name__ == "__main__":  # as in the command, a worker imports nothing but what it needs
    from benchmarks.slopes import {step}
    {step}()
"""


def run(data: Path, sizes: str = SIZES, work: Path | None = None) -> Mapping[str, Any]:
    """Ingest and build resampled archives by rules, add an article to each, and tell how the cost grows.

    Args:
        data: the folder or file of reuters21578.jsonl.gz.
        sizes: numbers of articles, ascending, with commas between them.
        work: a folder that keeps the archives; none of them is kept without it.

    Returns:
        The figures of the JSON line: of each size the CPU s of each stage, peak MB, files and bytes; of each
        stage the exponent between the first and the last size; and what a million articles would take.
    """
    file = data / "reuters21578.jsonl.gz" if data.is_dir() else data
    measured: dict[int, dict[str, Any]] = {}
    with tempfile.TemporaryDirectory() as scratch:
        for size in map(int, sizes.split(",")):
            measured[size] = _measured(file, size, Path(work or scratch) / str(size))
            print(json.dumps({"articles": size, **measured[size]}), flush=True)
    figures = {"sizes": measured, "exponents": exponents(measured), "million": projected(measured)}
    _show(measured, figures["exponents"])
    print(json.dumps(figures))
    return figures


def _measured(file: Path, size: int, folder: Path) -> dict[str, Any]:
    """Return the figures of one size: of each step the CPU of its stages, its memory and what it told."""
    dumps = folder / "dumps"
    dumps.mkdir(parents=True)
    for number, row in enumerate(resampled(file, size)):
        _write_dump(dumps, number, row["title"] or f"Item {number}", row["body"] or "No text was sent.")
    found = {"ingest": _step("ingest_step", folder), "build": _step("build_step", folder)}
    site = [path.stat() for path in (folder / "output").rglob("*") if path.is_file()]
    found["site"] = {"files": len(site), "mb": round(sum(one.st_size for one in site) / 1e6, 1)}
    found["nothing changed"] = _step("build_step", folder)
    _write_dump(
        dumps, size // 2 + _DAY, "Ferry to the island runs again", "GENEVA, April 2 - The ferry runs."
    )
    _step("ingest_step", folder)
    found["one article added"] = _step("build_step", folder)
    return found


def _write_dump(folder: Path, number: int, title: str, body: str) -> None:
    """Write an article as a plain-text dump, into a folder of each thousand."""
    day = _BEGIN + dt.timedelta(days=number // _DAY)
    file = folder / f"{number // 1000:04}" / f"{number:07}.txt"
    file.parent.mkdir(exist_ok=True)
    if file.exists():
        file = file.with_name(f"{number:07}-more.txt")
    file.write_text(f"{title}\n\n{body}\n\nPublished: {day} 09:00\n", "utf-8")


def _step(step: str, folder: Path) -> dict[str, Any]:
    """Run a step in a process of its own and return what it told."""
    script = folder / "step.py"
    script.write_text(_STEP.format(step=step), "utf-8")
    environment = {**os.environ, "PYTHONPATH": f"{ROOT / 'plugins'}:{ROOT}"}
    begun = time.perf_counter()
    told = subprocess.run(
        [sys.executable, str(script)],
        cwd=folder,
        env=environment,
        check=True,
        stdout=subprocess.PIPE,
        text=True,
    ).stdout
    return {**json.loads(told.splitlines()[-1]), "wall": round(time.perf_counter() - begun, 1)}


def ingest_step() -> None:
    """Bring in the dumps of this folder; print the figures."""
    with _stages("ingest") as (figures, _enter):
        from dateline.ingest import ingest

        figures["articles"] = ingest([Path("dumps")], Path("content")).counts["read"]


def build_step() -> None:
    """Build the archive of this folder by rules; print the figures."""
    with _stages("start") as (figures, enter):
        from benchmarks.quiet_build import build_quietly
        from dateline.build import article_store, generator, load_archive
        from dateline.build.stages import stage_reached

        def reached(stage: str, **_told: int) -> None:
            enter({"names": "tags"}.get(stage, stage))

        stage_reached.connect(reached, weak=False)
        for module, name, stage in (
            (article_store, "prepare", "tags"),
            (load_archive, "resolve_archive", "entities"),
            (generator, "build_index", "index"),
        ):
            _enter_before(module, name, stage, enter)
        report = build_quietly(Path.cwd())
        figures |= {"files": report.files, "rendered": report.rendered, "rejected": len(report.rejected)}


def _enter_before(module: Any, name: str, stage: str, enter: Callable[[str], None]) -> None:
    """Have a stage entered whenever a function of a module is called, and left when it returns."""
    called = getattr(module, name)

    def timed(*given: Any, **named: Any) -> Any:
        enter(stage)
        try:
            return called(*given, **named)
        finally:
            enter("joining")

    setattr(module, name, timed)


def _pace() -> float:
    """Return the CPU s of a fixed piece of work: words counted in a dictionary."""
    begun = time.process_time()
    counts: dict[str, int] = {}
    for number in range(300_000):
        word = f"word{number % 5000}"
        counts[word] = counts.get(word, 0) + 1
    return time.process_time() - begun


@contextmanager
def _stages(first: str) -> Iterator[tuple[dict[str, Any], Callable[[str], None]]]:
    """Give figures to be printed, and what begins another stage: the CPU of each is among them."""
    spent: defaultdict[str, float] = defaultdict(float)
    raw: defaultdict[str, float] = defaultdict(float)
    at: list[Any] = [first, 0.0, _pace()]

    def enter(stage: str) -> None:
        if stage == at[0]:
            return
        now = sum(os.times()[:4])  # of this process, and of those that it has waited for
        pace = _pace()
        raw[at[0]] += now - at[1]
        spent[at[0]] += (now - at[1]) * 2 * PACE / (pace + at[2])
        at[:] = stage, sum(os.times()[:4]), pace

    figures: dict[str, Any] = {}
    yield figures, enter
    enter("")
    own, others = (
        resource.getrusage(who).ru_maxrss for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN)
    )
    figures |= {
        "cpu": {stage: round(cpu, 2) for stage, cpu in spent.items()},
        "raw_cpu": round(sum(raw.values()), 1),
    }
    print(json.dumps(figures | {"peak_mb": own // 1024, "workers_mb": others // 1024}))


def stages(found: Mapping[str, Any]) -> dict[str, float]:
    """Return the CPU s of every stage of the whole way, of one size."""
    return {**found["ingest"]["cpu"], **found["build"]["cpu"]}


def exponents(measured: Mapping[int, Mapping[str, Any]]) -> dict[str, float]:
    """Return of each stage the slope of its CPU over the number of articles, both as logarithms.

    1 is linear, 2 quadratic: the slope of the straight line through all sizes (least squares).
    """
    if len(measured) < 2:
        return {}
    rows = {size: stages(found) | _whole(found) for size, found in measured.items()}
    names = set.intersection(*(set(row) for row in rows.values()))
    return {
        name: round(_slope([(size, row[name]) for size, row in rows.items()]), 2) for name in sorted(names)
    }


def _whole(found: Mapping[str, Any]) -> dict[str, float]:
    return {
        "whole": sum(stages(found).values()),
        "one article added": sum(found["one article added"]["cpu"].values()),
        "memory": found["build"]["peak_mb"],
    }


def _slope(points: Sequence[tuple[int, float]]) -> float:
    logs = [(math.log(size), math.log(max(value, 0.01))) for size, value in points]
    across, up = (sum(column) / len(logs) for column in zip(*logs, strict=True))
    return sum((x - across) * (y - up) for x, y in logs) / sum((x - across) ** 2 for x, _ in logs)


def projected(measured: Mapping[int, Mapping[str, Any]]) -> dict[str, Any]:
    """Return what a million articles take, each stage drawn on from the largest size by its exponent."""
    largest = max(measured)
    found, slopes = measured[largest], exponents(measured)
    times = MILLION / largest
    cpu = {stage: spent * times ** slopes.get(stage, 1) for stage, spent in stages(found).items()}
    shared = sum(spent for stage, spent in cpu.items() if stage in SHARED)
    alone = sum(cpu.values()) - shared
    return {
        "hours on one core": round((shared + alone) / 3600, 1),
        f"hours on {WORKERS} workers": round((shared / WORKERS + alone) / 3600, 1),
        "files": round(found["site"]["files"] * times),
        "gb": round(found["site"]["mb"] * times / 1000, 1),
        "peak_gb": round(found["build"]["peak_mb"] * times ** slopes.get("memory", 1) / 1024, 1),
    }


def _show(measured: Mapping[int, Mapping[str, Any]], slopes: Mapping[str, float]) -> None:
    table = Table(title="CPU s of each stage", title_justify="left")
    for head in ("stage", *(f"{size:,}" for size in measured), "exponent"):
        table.add_column(head, justify="right")
    for stage in slopes:
        row = (stages(found) | _whole(found) for found in measured.values())
        table.add_row(stage, *(f"{values[stage]:.1f}" for values in row), str(slopes[stage]))
    Console(stderr=True, width=120).print(table)
