"""What searching costs: build CPU, memory, files, size, bytes a query; ours beside lunr.py and Pagefind.

Bytes are counted from the files that a query needs, as a server sends them (gzip level 6). What a real
browser loads, and what Pagefind makes it load, the browser benchmark measures.
"""

import gzip
import html
import json
import multiprocessing
import random
import resource
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator, Sequence
from importlib.util import find_spec
from pathlib import Path
from typing import Any

from rich.console import Console
from rich.table import Table

from dateline.search import build_index, open_index
from dateline.search.blocks import CHAPTER, PASSAGES
from dateline.search.client import client_files

QUERIES = 300
FIELDS = ("id", "date", "title", "body", "people", "places")


def run(data: Path, *, peers: bool = True, scale: Sequence[int] = ()) -> dict[str, Any]:
    """Build and query the index of a corpus; print a table and one JSON line.

    Args:
        data: the `.jsonl.gz` file of articles (`id`, `date`, `title`, `body`, …), or its folder.
        peers: False leaves lunr.py and Pagefind out; Pagefind is left out where it is not installed, too.
        scale: numbers of articles; a corpus of each size is resampled from the data and measured too.
    """
    source = Path(data)
    if source.is_dir():
        source = next(source.glob("*.jsonl.gz"))
    with tempfile.TemporaryDirectory(prefix="dateline-bench-") as scratch:
        folder = Path(scratch)
        rows = {"dateline": {**measured(build_ours, source, folder / "ours"), **query_bytes(folder / "ours")}}
        rows["dateline"]["one_added_cpu"] = measured(add_one, source, folder / "ours")["cpu"]
        if peers:
            rows["lunr.py"] = measured(build_lunr, source, folder / "lunr")
            if find_spec("pagefind_bin") is not None:  # of the extra `bench`
                rows["pagefind"] = measured(build_pagefind, source, folder / "pagefind")
        for number in scale:
            grown = folder / f"grown-{number}"
            figures = measured(build_resampled, source, grown, number)
            rows[f"dateline, {number}"] = {**figures, **query_bytes(grown)}
    show(rows)
    result = {"bench": "search", "engines": rows}
    if peers:
        result["cpu_share_of_lunr"] = round(rows["dateline"]["cpu"] / rows["lunr.py"]["cpu"], 4)
    print(json.dumps(result))
    return result


def show(rows: dict[str, dict[str, Any]]) -> None:
    """Print the figures as a table on the error stream."""
    columns = list(dict.fromkeys(key for row in rows.values() for key in row))
    table = Table("", *rows, title="search")
    for column in columns:
        table.add_row(column, *(str(row.get(column, "")) for row in rows.values()))
    Console(stderr=True).print(table)


def measured(work: Callable[..., None], *given: Any) -> dict[str, Any]:
    """Return CPU seconds, memory and sizes of what `work(source, folder, …)` builds, in its own process."""
    context = multiprocessing.get_context("spawn")
    queue = context.SimpleQueue()
    process = context.Process(target=_measure, args=(queue, work, given))
    process.start()
    process.join()
    if process.exitcode:
        raise RuntimeError(f"{work.__name__} ended with {process.exitcode}")
    cpu, memory = queue.get()
    return {"cpu": round(cpu, 2), "peak_mb": round(memory), **sizes(Path(given[1]))}


def _measure(queue: Any, work: Callable[..., Any], given: tuple[Any, ...]) -> None:
    cpu = work(*given)
    own, children = (resource.getrusage(who) for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN))
    queue.put((cpu, max(own.ru_maxrss, children.ru_maxrss) / 1000))


def sizes(folder: Path) -> dict[str, Any]:
    """Return how many files a folder holds and what they weigh compressed, by subfolder."""
    files = [path for path in folder.rglob("*") if path.is_file()]
    weighed: dict[str, list[float]] = {}
    for path in files:
        part = path.relative_to(folder).parts[0]
        number, weight = weighed.get(part, (0, 0.0))
        weighed[part] = [number + 1, weight + len(gzip.compress(path.read_bytes(), 9)) / 1e6]
    parts = {f"{part}_gz_mb": round(weight, 2) for part, (_, weight) in sorted(weighed.items())[:8]}
    return {"files": len(files), "gz_mb": round(sum(weight for _, weight in weighed.values()), 2), **parts}


def articles(source: Path) -> list[dict[str, Any]]:
    """Return the corpus."""
    with gzip.open(source, "rt", encoding="utf-8") as lines:
        rows = map(json.loads, lines)
        return [{key: row.get(key) for key in FIELDS} for row in rows]


def resampled(source: Path, number: int) -> Iterator[dict[str, Any]]:
    """Yield articles with the title of one, the paragraphs of two others, and a day within twenty years."""
    known = articles(source)
    chance = random.Random(number)
    for identifier in range(number):
        first, second, third = chance.choices(known, k=3)
        halves = ((article["body"] or "").split("\n\n") for article in (second, third))
        body = "\n\n".join(part for half in halves for part in half[: len(half) // 2 + 1])
        day = f"{chance.randint(1990, 2009)}-{chance.randint(1, 12):02}-{chance.randint(1, 28):02}"
        yield {**first, "id": str(identifier), "date": day, "body": body}


def build_ours(source: Path, folder: Path) -> float:
    """Build our index and return CPU seconds, reading the corpus left out."""
    return _timed(build_index, articles(source), folder)


def build_resampled(source: Path, folder: Path, number: int) -> float:
    """Build our index of a larger corpus, which passes by one article at a time."""
    return _timed(build_index, resampled(source, number), folder)


def add_one(source: Path, folder: Path) -> float:
    """Add one article to our index."""
    known = articles(source)
    extra = {
        **known[len(known) // 2],
        "id": "one-more",
        "title": "One more article of wholly unheardof matters",
    }
    return _timed(build_index, [*known, extra], folder)


def build_lunr(source: Path, folder: Path) -> float:
    """Build lunr.py's index, written as one JSON file."""
    from lunr import lunr

    def build(rows: list[dict[str, Any]]) -> None:
        folder.mkdir()
        index = lunr(ref="id", fields=("title", "body"), documents=rows)
        (folder / "index.json").write_text(json.dumps(index.serialize()), encoding="utf-8")

    keys = ("id", "title", "body")
    return _timed(build, [{key: row[key] or "" for key in keys} for row in articles(source)])


def build_pagefind(source: Path, folder: Path) -> float:
    """Build Pagefind's index over one page an article, writing the pages left out."""
    site = folder.with_name("pages")
    site.mkdir()
    for row in articles(source):
        title, body = (html.escape(row[key] or "") for key in ("title", "body"))
        page = f"<html lang=en><title>{title}</title><body><h1>{title}</h1><p>{body}</p></body></html>"
        (site / f"{row['id']}.html").write_text(page, encoding="utf-8")
    command = [sys.executable, "-m", "pagefind_bin", "--site", str(site), "--output-path", str(folder)]
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    subprocess.run(command, check=True, capture_output=True)
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    return after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime


def _timed(work: Callable[..., Any], *given: Any) -> float:
    started = time.process_time()
    work(*given)
    return time.process_time() - started


def query_bytes(folder: Path) -> dict[str, Any]:
    """Return the bytes of first and following queries, and of the passages of ten hits."""
    index = open_index(folder)
    client = len(gzip.compress(dict(client_files())["search.js"].encode(), 6))
    weights: dict[str, int] = {}
    had: set[str] = set()
    cold, following, passages, latencies = [], [], [], []
    for query in _queries(index):
        started = time.perf_counter()
        ordinals = index.rank(query)[0][:10].tolist()
        latencies.append(1000 * (time.perf_counter() - started))
        results = _blocks(index, "results", index.store.directory.block, ordinals)
        needed = {"directory", *_term_files(index, query), *results}
        for path in needed | _blocks(index, "text", PASSAGES, ordinals):
            weights.setdefault(path, _weight(folder / f"{path}.js"))
        cold.append(client + sum(weights[path] for path in needed))
        following.append(sum(weights[path] for path in needed - had))
        passages.append(sum(weights[path] for path in _blocks(index, "text", PASSAGES, ordinals)))
        had |= needed
    return {
        "client_bytes": client,
        "first_query_mean": round(statistics.mean(cold)),
        "first_query_p95": round(statistics.quantiles(cold, n=20)[-1]),
        "following_mean": round(statistics.mean(following[1:])),
        "passages_mean": round(statistics.mean(passages)),
        "python_ms_p50": round(statistics.median(latencies), 1),
    }


def _queries(index: Any) -> list[str]:
    """Return queries of one to three words out of one headline, seeded."""
    chance = random.Random(1)
    ordinals = range(index.store.directory.ordinals)
    queries = []
    while len(queries) < QUERIES:
        title = index.store.shown(chance.choice(ordinals))["title"]
        words = [word for word in title.split() if word.isalpha() and len(word) > 3]
        if len(words) >= 3:
            queries.append(" ".join(chance.sample(words, chance.randint(1, 3))))
    return queries


def _term_files(index: Any, query: str) -> set[str]:
    from dateline.search.expansion import query_words

    variants = (terms for _, terms in query_words(query, index.store.directory.languages))
    hashes = (index.store.directory.shards.shard_of(term) for terms in variants for term in terms)
    return {f"terms/{name}" for name in hashes if name}


def _blocks(index: Any, kind: str, size: int, ordinals: Sequence[int]) -> set[str]:
    tags = index.store.directory.chapters
    return {f"{kind}/{tags[ordinal // CHAPTER]}-{ordinal // size}" for ordinal in ordinals}


def _weight(path: Path) -> int:
    return len(gzip.compress(path.read_bytes(), 6))
