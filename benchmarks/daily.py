"""What a day costs: an archive built once, then one change after another, each with its CPU and its files."""

import json
import os
import re
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Callable, Mapping
from pathlib import Path

from rich.console import Console
from rich.table import Table

from benchmarks.build import ROOT, write_dumps
from dateline.build.manifest import read_manifest
from dateline.ingest import ingest

from .incremental import STATES_THE_INDEX

_BUILD = """
if __name__ == "__main__":  # as in the command, a worker imports nothing but what it needs
    import json, resource
    from pathlib import Path
    from benchmarks.quiet_build import build_quietly
    report = build_quietly(Path.cwd(), "{output}", "{cache}")
    own, workers = (resource.getrusage(who) for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN))
    print(json.dumps({{"cpu": round(own.ru_utime + own.ru_stime, 2), "peak_mb": round(own.ru_maxrss / 1024),
                      "workers_cpu": round(workers.ru_utime + workers.ru_stime, 2),
                      "workers_mb": round(workers.ru_maxrss / 1024), "files": report.files,
                      "rendered": report.rendered, "rejected": len(report.rejected)}}))
"""
_NEW = """---
id: dailybench{number:02}
headline: Ferry number {number} runs again
published: '1987-04-{number:02}'
---

GENEVA, April {number} - The ferry of John Example runs to Cairo again, the Soviet Union said on 3 June 1987.
"""


def _edit(page: Path) -> None:
    page.write_text(f"{page.read_text('utf-8')}\nIts owner would not say when.\n", "utf-8")


def _name(page: Path) -> None:
    page.write_text(f"{page.read_text('utf-8')}\nMary Sample went to Geneva on 3 June 1987.\n", "utf-8")


def _add(page: Path) -> None:
    number = len(list(page.parent.glob("daily-*.md"))) + 1
    page.with_name(f"daily-{number}.md").write_text(_NEW.format(number=number), "utf-8")


def _hide(page: Path) -> None:
    page.write_text(
        re.sub(r"(?m)^(id: .*)$", r"\1\nstatus: hidden", page.read_text("utf-8"), count=1), "utf-8"
    )


def _rename(page: Path) -> None:
    file = page.parents[3] / "authority" / "people.yaml"
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_text("- name: John Example Junior\n  merge: [John Example]\n", "utf-8")


_CHANGES: Mapping[str, Callable[[Path], None]] = {
    "nothing changed": lambda _page: None,
    "one article edited": _edit,
    "one edited, names added": _name,
    "one article added": _add,
    "another one added": _add,
    "one article hidden": _hide,
    "a person renamed": _rename,
}


def run(data: Path, articles: int = 21578) -> Mapping[str, object]:
    """Build the first articles of Reuters-21578 by rules, change one thing at a time, and build each time.

    Args:
        data: the folder or file of reuters21578.jsonl.gz.
        articles: how many.

    Returns:
        The figures of the JSON line: for each step CPU s of the build and of its workers, start included, the
        largest process of each in MB, files written and removed, and pages made; and how many files of the
        last site differ from those of one that is built afresh, the search index left out.
    """
    file = data / "reuters21578.jsonl.gz" if data.is_dir() else data
    figures: dict[str, object] = {"articles": articles}
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        write_dumps(file, articles, folder / "dumps")
        ingest([folder / "dumps"], folder / "content")
        figures["first build"] = _built(folder)
        pages = sorted((folder / "content/articles").rglob("*.md"))
        for number, (step, change) in enumerate(_CHANGES.items()):
            change(pages[len(pages) * (number + 1) // (len(_CHANGES) + 1)])
            before = _stamps(folder / "output")
            figures[step] = _built(folder) | _touched(before, _stamps(folder / "output"))
        (folder / "fresh-cache").mkdir()
        shutil.copyfile(folder / "cache/articles.sqlite3", folder / "fresh-cache/articles.sqlite3")
        figures["all made again"] = _built(folder, "fresh", "fresh-cache")
        figures["differ"] = _differ(folder)
    table = Table(title=f"{articles:,} articles", title_justify="left")
    heads = ("cpu", "workers_cpu", "peak_mb", "workers_mb", "rendered", "written", "removed", "files")
    for head in ("step", *heads):
        table.add_column(head.replace("_", " "), justify="right")
    for step, found in figures.items():
        if isinstance(found, dict):
            table.add_row(step, *(f"{found[head]:,}" if head in found else "" for head in heads))
    Console(stderr=True, width=120).print(table)
    print(json.dumps(figures))
    return figures


def _built(folder: Path, output: str = "output", cache: str = "cache") -> dict[str, float]:
    step = folder / "step.py"
    step.write_text(_BUILD.format(output=output, cache=cache), "utf-8")
    environment = {**os.environ, "PYTHONPATH": f"{ROOT / 'plugins'}:{ROOT}"}
    told = subprocess.run([sys.executable, str(step)], cwd=folder, env=environment, check=True,
                          capture_output=True, text=True).stdout  # fmt: skip
    figures: dict[str, float] = json.loads(told.splitlines()[-1])
    return figures


def _stamps(site: Path) -> dict[str, tuple[int, int]]:
    """Return number and time of change of each file of a site: who replaces one changes the number."""
    return {
        path: (found.st_ino, found.st_mtime_ns)
        for below, _, names in os.walk(site)
        for path in (os.path.join(below, name) for name in names)  # noqa: PTH118  of many thousands
        for found in (os.stat(path),)  # noqa: PTH116  the same
    }


def _touched(before: Mapping[str, object], after: Mapping[str, object]) -> dict[str, int]:
    """Count files written and removed; one of the index that has other bytes has another name, too."""
    written = sum(before.get(path) != stamp for path, stamp in after.items())
    return {"written": written, "removed": len(before.keys() - after.keys())}


def _differ(folder: Path) -> list[str]:
    ours, fresh = read_manifest(folder / "output"), read_manifest(folder / "fresh")
    return sorted(
        path
        for path in ours.keys() | fresh.keys()
        if ours.get(path) != fresh.get(path)
        and not path.startswith("search/")
        and path not in STATES_THE_INDEX
    )
