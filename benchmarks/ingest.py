"""Ingest: pages a second beside trafilatura's own command, memory over a large WARC, hostile containers.

Every part runs in a process of its own, so that its time and peak memory are its own.
"""

import base64
import gzip
import json
import random
import re
import resource
import shutil
import subprocess
import sys
import tempfile
import time
from io import BytesIO
from pathlib import Path
from typing import Any

from rich.console import Console
from rich.table import Table

from dateline.ingest import ingest
from dateline.ingest.importers import records_of
from dateline.ingest.record import Record
from dateline.ingest.source import Source
from dateline.ingest.worker import articles_of

CORES = 2
_CANONICAL = re.compile(rb"(<link[^>]+rel=[\"']?canonical[^>]+href=[\"']?https?://[^\"'>\s]+)", re.IGNORECASE)


def run(data: Path, pages: int = 1000, warc_megabytes: int = 1024) -> dict[str, Any]:
    """Measure all and print one table and one line of JSON.

    Args:
        data: the folder of the evaluation data, with `extraction/` and `hostile/`.
        pages: how many pages the speed is measured on.
        warc_megabytes: size of the generated WARC, 0 for none.
    """
    figures: dict[str, Any] = {}
    with tempfile.TemporaryDirectory() as scratch:
        folder = Path(scratch)
        figures |= _speed(data / "extraction" / "dev", folder, pages)
        if warc_megabytes:
            figures |= _memory(data / "extraction" / "dev", folder, warc_megabytes)
    figures |= _hostile(data / "hostile")
    table = Table(title="Ingest", title_justify="left")
    table.add_column("figure")
    table.add_column("value", justify="right")
    for name, value in figures.items():
        table.add_row(name, f"{value:,}")
    Console().print(table)
    print(json.dumps(figures))
    return figures


def _speed(source: Path, folder: Path, pages: int) -> dict[str, Any]:
    """Bring the same pages in by ingest and by trafilatura, one after the other, on as many cores."""
    pile = folder / "pile"
    pile.mkdir()
    received = [gzip.decompress(path.read_bytes()) for path in sorted(source.glob("*.html.gz"))]
    for number in range(pages):
        page = _CANONICAL.sub(rb"\1?copy=%d" % number, received[number % len(received)])
        (pile / f"{number:05}.html").write_bytes(page + b"<!-- %d -->" % number)
    ours = _measured("ingest", pile, folder / "content")
    to_theirs = (
        "--output-dir",
        str(folder / "theirs"),
        "--parallel",
        str(CORES),
        "--with-metadata",
        "--json",
    )
    theirs = _command(["trafilatura", "--input-dir", str(pile), *to_theirs])
    again = _measured("ingest", pile, folder / "content")
    shutil.rmtree(pile)
    return {
        "pages": pages,
        "pages_per_second": round(pages / ours["seconds"], 1),
        "cpu_ms_per_page": round(1000 * ours["cpu"] / pages, 2),
        "trafilatura_pages_per_second": round(pages / theirs["seconds"], 1),
        "trafilatura_cpu_ms_per_page": round(1000 * theirs["cpu"] / pages, 2),
        "speed_ratio": round(theirs["seconds"] / ours["seconds"], 2),
        "cpu_ratio": round(theirs["cpu"] / ours["cpu"], 2),
        "again_pages_per_second": round(pages / again["seconds"], 1),
        "quarantined": ours["quarantined"],
    }


def _memory(source: Path, folder: Path, megabytes: int, filler: int = 25_000) -> dict[str, Any]:
    """Bring in a WARC that is far larger than memory may grow; each page has so many words of filler."""
    archive = folder / "large.warc"
    pages = [gzip.decompress(path.read_bytes()) for path in sorted(source.glob("*.html.gz"))[:20]]
    number = 0
    with archive.open("wb") as stream:
        while stream.tell() < megabytes * 2**20:
            page = pages[number % len(pages)][:60_000] + b"<!--" + b"filler " * filler + b"%d-->" % number
            body = b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n\r\n" + _CANONICAL.sub(b"<link", page)
            stream.write(
                b"WARC/1.0\r\nWARC-Type: response\r\nWARC-Target-URI: https://example.org/%d\r\n"
                b"WARC-Date: 2026-11-22T00:00:00Z\r\nWARC-Record-ID: <urn:uuid:%d>\r\n"
                b"Content-Type: application/http; msgtype=response\r\nContent-Length: %d\r\n\r\n"
                % (number, number, len(body))
            )
            stream.write(body + b"\r\n\r\n")
            number += 1
    found = _measured("ingest", archive, folder / "content-warc")
    return {
        "warc_megabytes": megabytes,
        "warc_records": number,
        "warc_seconds": round(found["seconds"], 1),
        "warc_main_megabytes": found["main_megabytes"],
        "warc_worker_megabytes": found["worker_megabytes"],
    }


def _hostile(folder: Path) -> dict[str, Any]:
    """Import every hostile feed, archive and JSON whole, cut at 20 points and with 1 % of bytes changed."""
    inputs = escaped = 0
    slowest = 0.0
    for name in ("feeds", "warc", "json"):
        for seed, line in enumerate((folder / f"{name}.jsonl").read_text("ascii").splitlines()):
            data = base64.b64decode(json.loads(line)["b64"])
            for variant in _variants(data, seed):
                inputs += 1
                begun = time.process_time()
                try:
                    _swallow(variant, name)
                except Exception:  # noqa: BLE001  whatever escapes is what is counted
                    escaped += 1
                slowest = max(slowest, time.process_time() - begun)
    return {"hostile_inputs": inputs, "escaped": escaped, "slowest_seconds": round(slowest, 2)}


def _variants(data: bytes, seed: int) -> list[bytes]:
    chance = random.Random(seed)
    changed = bytearray(data)
    for _ in range(max(1, len(data) // 100)):
        changed[chance.randrange(len(data))] = chance.randrange(256)
    return [data, *(data[: len(data) * part // 21] for part in range(1, 21)), bytes(changed)]


def _swallow(data: bytes, name: str) -> None:
    for found in records_of(Source(name, BytesIO(data))):
        if isinstance(found, Record):
            articles_of(found)


def _measured(what: str, pile: Path, content: Path) -> dict[str, Any]:
    """Run a part of this module in a process of its own; return what it prints."""
    command = [sys.executable, "-m", "benchmarks.ingest", what, str(pile), str(content)]
    done = subprocess.run(command, check=True, capture_output=True, text=True)
    return dict(json.loads(done.stdout.splitlines()[-1]))


def _command(command: list[str]) -> dict[str, float]:
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    begun = time.perf_counter()
    subprocess.run(
        [str(Path(sys.executable).with_name(command[0])), *command[1:]], check=True, capture_output=True
    )
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    cpu = after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime
    return {"seconds": time.perf_counter() - begun, "cpu": cpu}


def _ingest_here(pile: Path, content: Path) -> dict[str, Any]:
    begun = time.perf_counter()
    report = ingest([pile], content)
    main = resource.getrusage(resource.RUSAGE_SELF)
    workers = resource.getrusage(resource.RUSAGE_CHILDREN)
    return {
        "seconds": time.perf_counter() - begun,
        "cpu": main.ru_utime + main.ru_stime + workers.ru_utime + workers.ru_stime,
        "main_megabytes": main.ru_maxrss // 1024,
        "worker_megabytes": workers.ru_maxrss // 1024,
        **report.counts,
    }


if __name__ == "__main__":
    print(json.dumps(_ingest_here(Path(sys.argv[2]), Path(sys.argv[3]))))
