"""The build of a large archive beside Hugo: CPU and peak memory of each, tagging and the index told apart."""

import gzip
import json
import os
import subprocess
import sys
import sysconfig
import tempfile
from collections.abc import Mapping
from pathlib import Path

from rich.console import Console
from rich.table import Table

from benchmarks.build import ROOT, write_dumps

# The index is timed where the build makes it, so that one build gives both figures.
_BUILD = """
import json, time
from pathlib import Path
import plugins.render.generator as generator
from plugins.render.build import build
made, spent = generator.build_index, []
def timed(*given, **named):
    started = time.process_time()
    result = made(*given, **named)
    spent.append(time.process_time() - started)
    return result
if __name__ == "__main__":
    generator.build_index = timed
    here = Path.cwd()
    report = build(Path(generator.__file__).parents[2] / "pelicanconf.py", PATH=f"{here}/content",
                   OUTPUT_PATH=f"{here}/output", DATELINE_CACHE=f"{here}/cache", DATELINE_MODEL="none")
    print(json.dumps({"index_cpu": round(sum(spent), 2), "articles": report.articles, "files": report.files,
                      "rejected": len(report.rejected)}))
"""
_INGEST = """
from pathlib import Path
from plugins.ingest import ingest
if __name__ == "__main__":
    ingest([Path("dumps")], Path("content"))
    print("{}")
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

    The second of the two builds finds all tags in the cache and no site: its CPU less that of the index is
    what is set beside Hugo's.

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
        figures["tag and build"] = _python(_BUILD, folder)
        (folder / "output").rename(folder / "first")
        figures["build"] = built = _python(_BUILD, folder)
        _write_hugo(file, articles, folder / "hugo")
        program = Path(sysconfig.get_path("scripts")) / "hugo"
        figures["hugo"] = hugo = _measured([str(program), "--quiet"], folder / "hugo")
    figures["cpu_ratio"] = round((built["cpu"] - built["index_cpu"]) / hugo["cpu"], 2)
    table = Table("step", "CPU s", "peak MB", title=f"{articles:,} articles", title_justify="left")
    for step, found in figures.items():
        if isinstance(found, dict):
            table.add_row(step, f"{found['cpu']:.1f}", f"{found['peak_mb']:.0f}")
    Console(stderr=True).print(table)
    print(json.dumps(figures))
    return figures


def _python(script: str, folder: Path) -> dict[str, float]:
    step = folder / "step.py"
    step.write_text(script, "utf-8")
    return _measured([sys.executable, str(step)], folder)


def _measured(command: list[str], folder: Path) -> dict[str, float]:
    """Run a program; its CPU with that of its children, its largest process's memory, and what it tells."""
    started = subprocess.Popen(command, cwd=folder, env={**os.environ, "PYTHONPATH": str(ROOT)},
                               stdout=subprocess.PIPE, text=True)  # fmt: skip
    told = started.stdout.read() if started.stdout else ""
    _, status, used = os.wait4(started.pid, 0)
    started.returncode = os.waitstatus_to_exitcode(status)
    if started.returncode:
        raise subprocess.CalledProcessError(started.returncode, command)
    lines = told.splitlines()
    result: dict[str, float] = json.loads(lines[-1]) if lines and lines[-1].startswith("{") else {}
    peak = max(used.ru_maxrss, 0) / 1024
    return {"cpu": round(used.ru_utime + used.ru_stime, 2), "peak_mb": round(peak, 1), **result}


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
