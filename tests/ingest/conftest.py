"""A small pile of sources, an ingest that runs in this process, and the archive as a mapping of bytes."""

import os
from concurrent.futures import Executor, Future
from pathlib import Path

import pytest

from dateline.ingest import ingest
from dateline.ingest.store import atomic_batches

PAGE = """<!doctype html><html lang="en"><head><title>{headline}</title>
<link rel="canonical" href="https://example.org/{name}">
<meta property="article:published_time" content="{day}"></head>
<body><nav><a href="/">Home</a> <a href="/news">News</a></nav>
<article><h1>{headline}</h1><p>{text}</p><p>The harbour master said on {day} that nothing was lost.</p>
</article></body></html>"""
DUMP = "{headline}\n\n{day}\n\n{text}\n\nThe harbour master said that nothing was lost.\n"


class Here(Executor):
    """Does the work at once, in this process."""

    def submit(self, function, /, *args, **options):
        """Return a future that is done."""
        future = Future()
        try:
            future.set_result(function(*args, **options))
        except BaseException as error:  # noqa: BLE001
            future.set_exception(error)
        return future


def page(name, text="Two ferries met at the pier in thick fog.", day="1999-05-04", headline="Fog at {}"):
    """Return a saved page."""
    return PAGE.format(name=name, text=text, day=day, headline=headline.format(name)).encode()


def dump(name, text="Three barges met at the lock in thick fog.", day="4 May 1999"):
    """Return a plain-text dump."""
    return DUMP.format(headline=f"Fog at lock {name}", text=text, day=day).encode()


def bring(content: Path, *paths: Path):
    """Ingest in this process."""
    return ingest(paths, content, executor=Here)


def tree(folder: Path):
    """Return every file below a folder: name → bytes; the lock left out."""
    return {
        path.relative_to(folder).as_posix(): path.read_bytes()
        for path in sorted(folder.rglob("*"))
        if path.is_file() and path.name != ".lock"
    }


def sums_up(report):
    """Tell whether every record that was read has exactly one fate."""
    counts = report.counts
    return counts["read"] == sum(number for state, number in counts.items() if state != "read")


@pytest.fixture(autouse=True)
def _unsynced(monkeypatch):
    """Leave out what protects against power cuts alone: a test waits for no disk."""
    monkeypatch.setattr(atomic_batches, "_sync", lambda _: None)
    monkeypatch.setattr(os, "fsync", lambda _: None)


@pytest.fixture
def pile(tmp_path):
    """Return a folder of twelve sources: pages, dumps, a duplicate, a damaged file."""
    folder = tmp_path / "pile"
    folder.mkdir()
    for number in range(5):
        (folder / f"page{number}.html").write_bytes(page(f"pier-{number}"))
        (folder / f"dump{number}.txt").write_bytes(dump(number))
    (folder / "again.html").write_bytes(page("pier-1"))
    (folder / "noise.bin").write_bytes(bytes(range(256)) * 4)
    return folder
