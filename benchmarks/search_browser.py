"""Bytes, requests and latency of a query in Chromium, over http, beside Pagefind where its index is given."""

import gzip
import html
import json
import mimetypes
import random
import re
import statistics
import subprocess
import sys
import threading
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from functools import partial
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from importlib.util import find_spec
from itertools import islice
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any
from urllib.parse import quote_plus

from playwright.sync_api import Browser, Page, sync_playwright
from rich.console import Console
from rich.table import Table

from benchmarks.chromium import ARGUMENTS, chromium
from benchmarks.search_page import write_search_page
from dateline.search import build_index
from dateline.search.client import client_files

# As the search page asks for its first results; it looks later for articles that have a word in two parts.
OURS = "(query) => dateline.search(query, { limit: 10, language: 'en' }).then(({ total }) => total)"
PASSAGES = """async (query) => {
  const outcome = await dateline.search(query, { limit: 10 });
  await Promise.all(outcome.hits.map((hit) => dateline.passage(outcome, hit)));
}"""
PAGEFIND = """async (query) => {
  window.pagefind ??= await import("./pagefind/pagefind.js");
  const found = await pagefind.search(query);
  await Promise.all(found.results.slice(0, 10).map((result) => result.data()));
  return found.results.length;
}"""


@dataclass
class Served:
    """What a server has sent for searching, page and style apart: paths, and bytes after gzip."""

    answers: list[tuple[str, int]] = field(default_factory=list)

    def take(self) -> tuple[int, int]:
        """Return bytes and requests since the last call."""
        total = sum(size for _, size in self.answers), len(self.answers)
        self.answers.clear()
        return total


class _Handler(BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"

    def __init__(self, folder: Path, served: Served, *arguments: Any) -> None:
        self.folder = folder
        self.served = served
        super().__init__(*arguments)

    def do_GET(self) -> None:
        """Send the file, compressed as a static host does it."""
        path = self.path.split("?")[0].lstrip("/")
        file = self.folder / path
        if not file.is_file():
            # Chromium asks for an icon on its own account.
            self.send_response(204 if path == "favicon.ico" else 404)
            self.send_header("Content-Length", "0")
            self.end_headers()
            return
        body = file.read_bytes()
        self.send_response(200)
        if file.suffix in {".html", ".js", ".css", ".json"}:
            body = gzip.compress(body, 9)
            self.send_header("Content-Encoding", "gzip")
        self.send_header("Content-Type", mimetypes.guess_type(file.name)[0] or "application/octet-stream")
        self.send_header("Cache-Control", "max-age=3600")
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)
        if file.suffix not in {".html", ".css"}:
            self.served.answers.append((path, len(body)))

    def log_message(self, *_arguments: Any) -> None:
        """Say nothing."""


class _Server(ThreadingHTTPServer):
    daemon_threads = True
    request_queue_size = 64  # the default of 5 refuses a browser that opens six connections at once


@contextmanager
def serving(folder: Path) -> Iterator[tuple[str, Served]]:
    """Serve a folder; yield its address and the count of what it sends."""
    served = Served()
    server = _Server(("127.0.0.1", 0), partial(_Handler, folder, served))
    threading.Thread(target=server.serve_forever, daemon=True).start()
    try:
        yield f"http://127.0.0.1:{server.server_port}", served
    finally:
        server.shutdown()
        server.server_close()


def made_queries(titles: Sequence[str], count: int) -> list[str]:
    """Return queries of one to three neighbouring words of headlines, as readers paste and remember them."""
    chance = random.Random(7)
    queries = []
    while len(queries) < count:
        words = [word for word in re.findall(r"[a-z]{3,}", chance.choice(titles).lower()) if word != "the"]
        wanted = chance.choice((1, 2, 2, 3))
        if len(words) >= wanted:
            start = chance.randrange(len(words) - wanted + 1)
            queries.append(" ".join(words[start : start + wanted]))
    return queries


def measure(
    browser: Browser, folder: Path, page: str, program: str, queries: Sequence[str]
) -> dict[str, float]:
    """Return bytes and requests of a cold first query and of following ones, and the latency of a warm one.

    Args:
        browser: each query is first in a fresh context of it.
        folder: the site.
        page: path of a page from which `program` can run.
        program: JavaScript function of a query; its promise is kept once ten results could be shown.
        queries: each is asked cold in turn; then all in one context.
    """
    with serving(folder) as (address, served):
        cold, requests = [], []
        for query in queries:
            with _page(browser, f"{address}/{page}") as tab:
                tab.evaluate(program, query)
            size, number = served.take()
            cold.append(size)
            requests.append(number)
        following, latencies = [], []
        with _page(browser, f"{address}/{page}") as tab:
            tab.evaluate(program, queries[0])
            served.take()
            for query in queries[1:]:
                tab.evaluate(program, query)
                following.append(served.take()[0])
                latencies.append(tab.evaluate(_timed(program), query))
    return {
        "cold_bytes_mean": round(statistics.mean(cold)),
        "cold_bytes_p95": round(_p95(cold)),
        "cold_requests_mean": round(statistics.mean(requests), 1),
        "following_bytes_mean": round(statistics.mean(following)),
        "latency_p50_ms": round(statistics.median(latencies), 2),
        "latency_p95_ms": round(_p95(latencies), 2),
    }


@contextmanager
def _page(browser: Browser, address: str) -> Iterator[Page]:
    context = browser.new_context()
    try:
        tab = context.new_page()
        tab.goto(address)
        yield tab
    finally:
        context.close()


def measure_slow(browser: Browser, folder: Path, queries: Sequence[str]) -> dict[str, float]:
    """Return what a reader on a slow line waits for the search page with its results, cold.

    The line: 400 ms to each answer, 50 kB/s. Times are from the click to the first hit, and to the tenth.
    """
    first, tenth, requests = [], [], []
    with serving(folder) as (address, _):
        for query in queries:
            context = browser.new_context()
            tab = context.new_page()
            line = {
                "offline": False,
                "latency": 400,
                "downloadThroughput": 50_000,
                "uploadThroughput": 50_000,
            }
            devtools = context.new_cdp_session(tab)
            devtools.send("Network.emulateNetworkConditions", line)
            done: list[str] = []
            tab.on("requestfinished", lambda request, done=done: done.append(request.url))
            start = time.perf_counter()
            tab.goto(f"{address}/search.html?q={quote_plus(query)}", wait_until="commit")
            tab.locator("#results li").first.wait_for(timeout=30_000)
            first.append(time.perf_counter() - start)
            requests.append(len(done))
            tab.locator("#results[start]:not([aria-busy])").wait_for(timeout=30_000)
            tenth.append(time.perf_counter() - start)
            context.close()
    return {
        "first_hit_s": round(statistics.mean(first), 2),
        "first_hit_requests": round(statistics.mean(requests), 1),
        "ten_hits_s": round(statistics.mean(tenth), 2),
    }


def _timed(program: str) -> str:
    return (
        f"async (query) => {{ const run = {program}; const start = performance.now(); "
        "await run(query); return performance.now() - start; }"
    )


def _p95(values: Sequence[float]) -> float:
    return sorted(values)[min(len(values) - 1, int(len(values) * 0.95))]


def read_articles(data: Path, count: int | None) -> list[dict[str, Any]]:
    """Return the articles of the bench folder `reuters` as `build_index` takes them."""
    articles = []
    with gzip.open(next(data.glob("*.jsonl.gz")), "rt", encoding="utf-8") as lines:
        for line in islice(lines, count):
            row = json.loads(line)
            articles.append(
                {
                    "id": str(row["id"]),
                    "title": row["title"] or "",
                    "body": row["body"] or "",
                    "date": row["date"],
                    "url": f"articles/{row['id']}.html",
                    **{kind: row[kind] for kind in ("people", "places")},
                    "organisations": row["orgs"],
                }
            )
    return articles


def write_site(folder: Path, articles: Sequence[dict[str, Any]]) -> None:
    """Write a page that loads our client, the client, and the index."""
    page = '<!doctype html><meta charset="utf-8"><title>.</title><script src="js/search.js" defer></script>'
    (folder / "search.html").write_text(page, "utf-8")
    for name, script in client_files():
        path = folder / "js" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(script, "utf-8")
    build_index(articles, folder / "search")


def write_pagefind(folder: Path, articles: Sequence[dict[str, Any]]) -> bool:
    """Write the same articles as pages and let Pagefind index them; return whether it is installed."""
    if find_spec("pagefind_bin") is None:
        return False
    (folder / "bare.html").write_text("<!doctype html><title>.</title>", "utf-8")
    (folder / "articles").mkdir()
    for article in articles:
        title, body = (html.escape(article[field]) for field in ("title", "body"))
        page = f'<!doctype html><html lang="en"><title>{title}</title><h1>{title}</h1><p>{body}</p></html>'
        (folder / article["url"]).write_text(page, "utf-8")
    command = [sys.executable, "-m", "pagefind_bin", "--site", str(folder), "--glob", "articles/*.html"]
    subprocess.run(command, check=True, stdout=subprocess.DEVNULL)
    return True


def run(data: Path, *, queries: int = 60, articles: int | None = None) -> dict[str, Any]:
    """Measure queries in Chromium over the bench folder `reuters`, beside Pagefind where it is installed.

    Args:
        data: holds `*.jsonl.gz`, one article a line.
        queries: how many are asked, cold and then in one session.
        articles: only the first so many.
    """
    made = read_articles(data, articles)
    asked = made_queries([article["title"] for article in made], queries)
    with TemporaryDirectory(prefix="dateline-bench-") as scratch, sync_playwright() as playwright:
        site = Path(scratch)
        write_site(site, made)
        browser = playwright.chromium.launch(executable_path=chromium(), args=list(ARGUMENTS))
        found = {
            "ours": measure(browser, site, "search.html", OURS, asked),
            "with passages": measure(browser, site, "search.html", PASSAGES, asked),
        }
        write_search_page(site)
        slow = measure_slow(browser, site, asked[:12])
        if write_pagefind(site, made):
            found["Pagefind"] = measure(browser, site, "bare.html", PAGEFIND, asked)
        browser.close()
    show(found, f"{queries} queries over {len(made)} articles in Chromium, gzip over http")
    show({"ours": slow}, "the search page on a slow line (400 ms, 50 kB/s), cold, 12 queries")
    print(json.dumps({**found, "slow line": slow}))
    return found


def show(found: dict[str, dict[str, float]], title: str) -> None:
    """Print the figures as a table, one row a figure."""
    table = Table("", *found, title=title)
    for name in next(iter(found.values())):
        table.add_row(name, *(str(figures[name]) for figures in found.values()))
    Console(file=sys.stderr).print(table)
