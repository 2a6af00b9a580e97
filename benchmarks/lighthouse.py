"""Lighthouse's judgement of a built site as a phone on a slow network loads it; eight kinds of pages."""

import functools
import http.server
import json
import os
import re
import shutil
import subprocess
import threading
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path

from rich.console import Console
from rich.table import Table

from benchmarks.chromium import ARGUMENTS, chromium
from dateline.article.errors import DatelineError

LIGHTHOUSE = Path(__file__).resolve().parent.parent / "node_modules" / "lighthouse" / "cli" / "index.js"
CATEGORIES = ("performance", "accessibility", "best-practices", "seo")
# Kinds of pages by the shape of their addresses; of each the largest is judged.
KINDS = {
    "home": r"index\.html",
    "article": r"articles/\d.*\.html",
    "year": r"days/\d{4}/index\.html",
    "person": r"people/(?!index|most-named)[^/]*\.html",
    "place": r"places/(?!index|most-named)[^/]*\.html",
    "people": r"people/index\.html",
    "map": r"map\.html",
    "search": r"search\.html",
}


class NoLighthouseError(DatelineError):
    """Lighthouse is not on this machine."""


class _Quiet(http.server.SimpleHTTPRequestHandler):
    def log_message(self, *_: object) -> None:
        """Stay silent."""


@contextmanager
def served(site: Path) -> Iterator[str]:
    """Serve a folder on this machine below a sub-path, as many hosts have it."""
    handler = functools.partial(_Quiet, directory=str(site.resolve().parent))
    server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), handler)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    try:
        yield f"http://127.0.0.1:{server.server_address[1]}/{site.name}/"
    finally:
        server.shutdown()
        server.server_close()


def scores(address: str) -> dict[str, float]:
    """Return the scores of a page, 0 to 1, on Lighthouse's own phone and network (simulated).

    Raises:
        NoLighthouseError: node or lighthouse is missing, or it could not load the page.
    """
    node = shutil.which("node")
    if node is None or not LIGHTHOUSE.is_file():
        raise NoLighthouseError("lighthouse is not installed", remedy="Run `npm ci`; it needs node 18.16.")
    flags = " ".join(("--headless", *ARGUMENTS))
    done = subprocess.run(
        [node, LIGHTHOUSE, address, "--quiet", "--output=json", f"--chrome-flags={flags}",
         "--disable-full-page-screenshot"],
        capture_output=True,
        text=True,
        env={**os.environ, "CHROME_PATH": chromium()},
        timeout=300,
        check=False,
    )  # fmt: skip
    report = json.loads(done.stdout) if done.stdout.startswith("{") else {}
    if not report or report.get("runtimeError"):
        raise NoLighthouseError(f"no judgement: {done.stderr.strip()[-400:]}", where=address)
    return {name: report["categories"][name]["score"] for name in CATEGORIES}


def pages(site: Path) -> Mapping[str, str]:
    """Return the largest page of each kind that the site has."""
    there = [path.relative_to(site).as_posix() for path in site.rglob("*.html")]
    found = {kind: [path for path in there if re.fullmatch(form, path)] for kind, form in KINDS.items()}
    return {kind: max(of, key=lambda p: (site / p).stat().st_size) for kind, of in found.items() if of}


def run(data: Path) -> dict[str, object]:
    """Judge eight pages of a built site.

    Args:
        data: the folder of the site, such as output/.
    """
    with served(data) as address:
        judged = {kind: scores(address + path) for kind, path in pages(data).items()}
    table = Table("page", *CATEGORIES)
    for kind, found in judged.items():
        table.add_row(kind, *(f"{found[name]:.2f}" for name in CATEGORIES))
    Console().print(table)
    least = {name: min(found[name] for found in judged.values()) for name in CATEGORIES}
    outcome = {"bench": "lighthouse", "least": least, "pages": judged}
    print(json.dumps(outcome))
    return outcome
