"""The build of a large archive beside Hugo: CPU and peak memory of each, tagging and index told apart."""

import gzip
import json
import os
import shutil
import subprocess
import sys
import sysconfig
import tempfile
import time
from collections.abc import Mapping
from pathlib import Path

from rich.console import Console
from rich.table import Table

from benchmarks.build import ROOT, write_dumps

# The index is timed where it is made, often in a copy of the process, so that one build gives both figures.
_BUILD = """
if __name__ == "__main__":  # as in the command, a worker imports nothing but what it needs
    import json, resource, time
    from pathlib import Path
    import dateline.build.site_index as site_index
    from dateline.build.run import build_site
    made = site_index.build_index
    def timed(*given, **named):
        started = time.process_time()
        result = made(*given, **named)
        Path("index_cpu").write_text(str(time.process_time() - started))
        return result
    site_index.build_index = timed
    here = Path.cwd()
    report = build_site(Path("{conf}"), PATH=f"{{here}}/content", OUTPUT_PATH=f"{{here}}/output",
                        DATELINE_CACHE=f"{{here}}/cache", DATELINE_MODEL="none",
                        DATELINE_PROCESSES={processes}, DATELINE_ENTITY_PAGES_FROM=2)
    workers = resource.getrusage(resource.RUSAGE_CHILDREN)
    print(json.dumps({{"index_cpu": round(float(Path("index_cpu").read_text()), 2),
                      "articles": report.articles, "files": report.files,
                      "rendered": report.rendered, "unchanged": report.unchanged,
                      "rejected": len(report.rejected), "workers_mb": round(workers.ru_maxrss / 1024, 1),
                      "workers_cpu": round(workers.ru_utime + workers.ru_stime, 2)}}))
"""
_INGEST = """
from pathlib import Path
from dateline.ingest import ingest
if __name__ == "__main__":
    ingest([Path("dumps")], Path("content"))
    print("{}")
"""
_MORE = """Ferry to the island runs again

GENEVA, April 2 - The ferry to the island runs again after a winter in the yard, its owner said.

Published: 1987-04-02 09:00
"""
_HUGO = {
    "hugo.toml": "baseURL = 'https://archive.example/'\ntitle = 'Archive'\n"
    "[taxonomies]\nperson = 'people'\nplace = 'places'\norg = 'orgs'\n",
    "layouts/_default/baseof.html": "<!DOCTYPE html><html lang=en><head><meta charset=utf-8>"
    "<title>{{ .Title }}</title></head><body>{{ block `main` . }}{{ end }}</body></html>",
    "layouts/_default/single.html": "{{ define `main` }}<h1>{{ .Title }}</h1><time>{{ .Date }}</time>"
    "{{ .Content }}{{ range slice `people` `places` `orgs` }}<ul>{{ range $.GetTerms . }}"
    "<li><a href='{{ .RelPermalink }}'>{{ .LinkTitle }}</a></li>{{ end }}</ul>{{ end }}{{ end }}",
    "layouts/_default/list.html": "{{ define `main` }}<h1>{{ .Title }}</h1><ul>{{ range .Pages }}"
    "<li><a href='{{ .RelPermalink }}'>{{ .LinkTitle }}</a></li>{{ end }}</ul>{{ end }}",
}


def run(data: Path, articles: int = 21578) -> Mapping[str, object]:
    """Ingest the first articles of Reuters-21578, build them by rules alone, build anew, and build with Hugo.

    The second of the builds finds all tags in the cache and no site, and works in one process: its CPU less
    that of the index is what is set beside the mean of Hugo's before and after it. The third does the same
    with a copy a core. The last one finds one article more than the site. As in a new archive, names in one
    article have no page.

    Args:
        data: the folder or file of reuters21578.jsonl.gz.
        articles: how many.

    Returns:
        The figures of the JSON line: for each step CPU s and peak RSS of its largest process in MB.
    """
    file = data / "reuters21578.jsonl.gz" if data.is_dir() else data
    figures: dict[str, object] = {"articles": articles}
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        write_dumps(file, articles, folder / "dumps")
        figures["ingest"] = _python(_INGEST, folder)
        figures["tag and build"] = _python(_build(), folder)
        _take_away(folder, "first")
        _write_hugo(file, articles, folder / "hugo")
        figures["hugo"] = before = _hugo(folder / "hugo", "public")
        figures["build"] = built = _python(_build(processes=1), folder)
        figures["hugo again"] = after = _hugo(folder / "hugo", "again")
        _take_away(folder, "second")
        figures["build by copies"] = _python(_build(), folder)
        (folder / "dumps" / "more.txt").write_text(_MORE, "utf-8")
        _python(_INGEST, folder)
        figures["one article added"] = _python(_build(), folder)
    hugo = (before["cpu"] + after["cpu"]) / 2
    figures["cpu_ratio"] = round((built["cpu"] - built["index_cpu"]) / hugo, 2)
    heads = ("step", "CPU s", "of it index", "of it workers", "wall s", "peak MB", "files", "rendered")
    table = Table(*heads, title=f"{articles:,} articles", title_justify="left")
    for step, found in figures.items():
        if isinstance(found, dict):
            keys = ("cpu", "index_cpu", "workers_cpu", "wall", "peak_mb", "files", "rendered")
            table.add_row(step, *(f"{found[key]:,}" if key in found else "" for key in keys))
    Console(stderr=True, width=120).print(table)
    print(json.dumps(figures))
    return figures


def _take_away(folder: Path, name: str) -> None:
    """Move the site away, and remove what the next build would first have to remove."""
    (folder / "output").rename(folder / name)
    shutil.rmtree(folder / "cache/site", ignore_errors=True)


def _build(processes: int = 0) -> str:
    return _BUILD.format(conf=ROOT / "pelicanconf.py", processes=processes)


def _python(script: str, folder: Path) -> dict[str, float]:
    step = folder / "step.py"
    step.write_text(script, "utf-8")
    return _measured([sys.executable, str(step)], folder)


def _hugo(folder: Path, output: str) -> dict[str, float]:
    program = Path(sysconfig.get_path("scripts")) / "hugo"
    return _measured([str(program), "--quiet", "--destination", output], folder)


def _measured(command: list[str], folder: Path) -> dict[str, float]:
    """Run a program; its CPU with that of its children, its largest process's memory, and what it tells."""
    begun = time.perf_counter()
    environment = {**os.environ, "PYTHONPATH": f"{ROOT / 'plugins'}:{ROOT}"}
    started = subprocess.Popen(command, cwd=folder, env=environment, stdout=subprocess.PIPE, text=True)
    told = started.stdout.read() if started.stdout else ""
    _, status, used = os.wait4(started.pid, 0)
    started.returncode = os.waitstatus_to_exitcode(status)
    if started.returncode:
        raise subprocess.CalledProcessError(started.returncode, command)
    lines = told.splitlines()
    result: dict[str, float] = json.loads(lines[-1]) if lines and lines[-1].startswith("{") else {}
    peak = max(used.ru_maxrss, 0) / 1024
    wall = round(time.perf_counter() - begun, 2)
    return {"cpu": round(used.ru_utime + used.ru_stime, 2), "wall": wall, "peak_mb": round(peak, 1), **result}


def _write_hugo(file: Path, articles: int, folder: Path) -> None:
    """Write the same articles as Markdown with the tags they came with, and a theme of three templates."""
    for path, text in _HUGO.items():
        (folder / path).parent.mkdir(parents=True, exist_ok=True)
        (folder / path).write_text(text, "utf-8")
    posts = folder / "content" / "articles"
    posts.mkdir(parents=True)
    with gzip.open(file, "rt", encoding="utf-8") as stream:
        for _, line in zip(range(articles), stream, strict=False):
            record = json.loads(line)
            head = {
                "title": record["title"] or f"Item {record['id']}",
                "date": record.get("date") or "1987-01-01T00:00:00",
                **{key: record.get(key) or [] for key in ("people", "places", "orgs")},
            }
            (posts / f"{record['id']}.md").write_text(
                f"{json.dumps(head)}\n\n{record.get('body') or ''}\n", "utf-8"
            )
