"""Ingest and build of many articles: CPU, wall time and peak memory, each step in a process of its own."""

import gzip
import json
import os
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator, Mapping
from pathlib import Path

from rich.console import Console
from rich.table import Table

ROOT = Path(__file__).resolve().parent.parent
_STEP = """
import json, os, resource, sys, time
from pathlib import Path
from {module} import {function}
if __name__ == "__main__":
    result = {call}
    print(json.dumps(result))
"""
_INGEST = ("dateline.ingest", "ingest", "ingest([Path('{folder}/dumps')], Path('{folder}/content')).counts")
_BUILD = (
    "dateline.build.run",
    "build",
    """build(Path('pelicanconf.py'), PATH='{folder}/content', OUTPUT_PATH='{folder}/output',
           DATELINE_CACHE='{folder}/cache').as_json()""",
)


def run(data: Path, articles: int = 5000) -> Mapping[str, object]:
    """Write the first articles of Reuters-21578 as plain-text dumps, ingest and build them, build again.

    Args:
        data: the folder or file of reuters21578.jsonl.gz.
        articles: how many.

    Returns:
        The figures of the JSON line: for each step CPU s, wall s, peak RSS of its largest process in MB.
    """
    file = data / "reuters21578.jsonl.gz" if data.is_dir() else data
    figures: dict[str, object] = {"articles": articles}
    with tempfile.TemporaryDirectory() as folder:
        write_dumps(file, articles, Path(folder) / "dumps")
        table = Table(title=f"{articles:,} articles", title_justify="left")
        for head in ("step", "CPU s", "wall s", "peak MB", "result"):
            table.add_column(head, justify="right")
        for name, step in (
            ("ingest", _INGEST),
            ("ingest again", _INGEST),
            ("build", _BUILD),
            ("build again", _BUILD),
        ):
            measured = _measured(step, folder)
            figures[name] = measured
            row = (f"{measured[key]:.1f}" for key in ("cpu", "wall", "peak_mb"))
            table.add_row(name, *row, str(measured["result"]))
        figures["output_mb"] = round(
            sum(p.stat().st_size for p in Path(folder, "output").rglob("*")) / 1e6, 1
        )
    Console(stderr=True, width=160).print(table)
    print(json.dumps(figures))
    return figures


def write_dumps(file: Path, articles: int, folder: Path) -> None:
    """Write the first articles as one plain-text dump each."""
    folder.mkdir()
    for number, text in enumerate(_dumps(file, articles)):
        (folder / f"{number:05d}.txt").write_text(text, "utf-8")


def _dumps(file: Path, articles: int) -> Iterator[str]:
    """Yield articles in the shape of a plain-text dump: headline, paragraphs, closing date line."""
    with gzip.open(file, "rt", encoding="utf-8") as stream:
        for _, line in zip(range(articles), stream, strict=False):
            record = json.loads(line)
            parts = [record["title"] or f"Item {record['id']}", record.get("body") or "No text was sent."]
            if record.get("date"):
                parts.append(f"Published: {record['date'].replace('T', ' ')[:16]}")
            yield "\n\n".join(parts) + "\n"


def _measured(step: tuple[str, str, str], folder: str) -> dict[str, object]:
    """Run a step in a process of its own; children's CPU counts, the largest process's memory counts."""
    module, function, call = step
    script = Path(folder) / "step.py"
    script.write_text(
        _STEP.format(module=module, function=function, call=call.format(folder=folder)), "utf-8"
    )
    started = time.perf_counter()
    with Path(folder, "result.json").open("wb") as stream:
        process = subprocess.Popen(
            [sys.executable, str(script)],
            cwd=ROOT,
            env={**os.environ, "PYTHONPATH": str(ROOT)},
            stdout=stream,
        )
        _, status, used = os.wait4(process.pid, 0)  # its usage alone, that of its own children included
    if status:
        raise RuntimeError(f"{function} ended with status {status}; its message stands above")
    lines = Path(folder, "result.json").read_text("utf-8").splitlines()
    result = {key: value for key, value in json.loads(lines[-1]).items() if value != []}
    return {
        "cpu": round(used.ru_utime + used.ru_stime, 2),
        "wall": round(time.perf_counter() - started, 2),
        "peak_mb": round(used.ru_maxrss / 1024, 1),
        "result": {key: len(value) if isinstance(value, list) else value for key, value in result.items()},
    }
