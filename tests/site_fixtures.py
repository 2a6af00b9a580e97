"""What browser tests share: one Chromium a process, and the demo archive, built once for the whole run."""

import fcntl
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

import pytest
from playwright.sync_api import sync_playwright

from benchmarks.chromium import ARGUMENTS, NoBrowserError, chromium
from dateline.build.run import build_site
from dateline.ingest import ingest

ROOT = Path(__file__).resolve().parent.parent


@dataclass(frozen=True)
class DemoArchive:
    """Where an archive of the demo's sources was made."""

    content: Path
    output: Path


@contextmanager
def once(folder: Path):
    """Let one process at a time in; yields whether it is the first."""
    folder.mkdir(parents=True, exist_ok=True)
    with (folder / "lock").open("w") as stream:
        fcntl.flock(stream, fcntl.LOCK_EX)
        done = folder / "done"
        yield not done.exists()
        done.touch()


@pytest.fixture(scope="session")
def demo_archive(tmp_path_factory, worker_id) -> DemoArchive:
    """The demo's sources through the whole path: ingest, clean, enrich, build."""
    base = tmp_path_factory.getbasetemp()
    folder = (base if worker_id == "master" else base.parent) / "demo-archive"
    archive = DemoArchive(folder / "content", folder / "output")
    with once(folder) as first:
        if first:
            report = ingest([ROOT / "demo" / "sources"], archive.content)
            assert not report.quarantined
            build_site(
                ROOT / "pelicanconf.py",
                PATH=str(archive.content),
                OUTPUT_PATH=str(archive.output),
                DATELINE_CACHE=str(folder / "cache"),
            )
    return archive


@pytest.fixture(scope="session")
def browser():
    """A headless Chromium, or a skip that says why. One a process: playwright allows no second."""
    try:
        path = chromium()
    except NoBrowserError as error:
        pytest.skip(str(error))
    with sync_playwright() as playwright:
        started = playwright.chromium.launch(executable_path=path, args=list(ARGUMENTS))
        yield started
        started.close()
