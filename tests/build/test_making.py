"""What copies of the process make is what would have been made without them, also when they are killed."""

import os
import random
import signal
import time
from concurrent.futures import BrokenExecutor
from functools import partial

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from benchmarks.incremental import ChangingArchive, add
from benchmarks.integrity import snapshot
from benchmarks.quiet_build import build_quietly
from benchmarks.robustness import many_builds
from dateline.build import making, site_index
from dateline.build.process_copies import CopyExecutor, can_copy, done_by_copies
from dateline.build.site_index import SiteIndex

pytestmark = pytest.mark.skipif(not can_copy(), reason="copies of a process are made on Linux alone")
HERE = os.getpid()


def doubled(number):
    """Return a number twice, and whether a copy did it."""
    return 2 * number, os.getpid() != HERE


class TestCopies:
    @settings(deadline=None, max_examples=10)
    @given(st.lists(st.integers(), max_size=8), st.integers(1, 3))
    def test_results_come_in_order_and_from_copies(self, numbers, copies):
        """However many are at work at once."""
        tasks = (partial(doubled, number) for number in numbers)
        assert list(done_by_copies(tasks, copies)) == [(2 * number, True) for number in numbers]

    def test_a_copy_that_is_killed_costs_nothing_but_time(self):
        """Its task is done here."""

        def dies():
            if os.getpid() != HERE:
                os.kill(os.getpid(), signal.SIGKILL)
            return "done"

        assert list(done_by_copies([dies, partial(doubled, 2)], 2)) == ["done", (4, True)]

    def test_what_a_task_raises_is_raised_here(self):
        """As if there were no copies."""
        with pytest.raises(ValueError, match="invalid literal"):
            list(done_by_copies([partial(int, "x")], 2))

    def test_an_executor_of_copies_answers_from_a_confined_copy(self):
        """What bounds a worker is done in the copy alone, before its task."""
        told = []
        with CopyExecutor(partial(told.append, "bounded")) as executor:
            assert executor.submit(lambda: (list(told), os.getpid() != HERE)).result() == (["bounded"], True)
        assert told == []

    @pytest.mark.parametrize("fault", [partial(int, "x"), lambda: os.kill(os.getpid(), signal.SIGKILL)])
    def test_an_executor_of_copies_does_nothing_here(self, fault):
        """A task that ended its copy is not tried in the process that would end with it."""
        with CopyExecutor(lambda: None) as executor, pytest.raises(BrokenExecutor):
            executor.submit(fault).result()

    def test_nothing_goes_on_when_nobody_waits(self, monkeypatch):
        """Copies end with the build that made them."""
        made, fork = [], os.fork
        monkeypatch.setattr(os, "fork", lambda: made.append(fork()) or made[-1])
        results = done_by_copies([partial(doubled, 1), partial(time.sleep, 60), partial(time.sleep, 60)], 3)
        assert next(results) == (2, True)
        results.close()
        assert len(made) == 3
        for number in made:
            with pytest.raises(ProcessLookupError):
                os.kill(number, 0)


class TestSite:
    @pytest.mark.parametrize("killed", ["none", "before", "after"])
    def test_a_site_made_by_copies_is_byte_for_byte_that_of_one_process(self, tmp_path, monkeypatch, killed):
        """Pages, rows of data, feeds, notes of paragraphs, the index: also where copies die."""
        archive = ChangingArchive(tmp_path, random.Random(7))
        for _ in range(20):
            add(archive)
        with many_builds():
            build_quietly(tmp_path, "one", "cache-one", DATELINE_PROCESSES=1)
            monkeypatch.setattr(making, "_HERE", 1)
            monkeypatch.setattr(making, "_CHUNK", 5)
            monkeypatch.setattr(site_index, "CHUNK", 1)
            if killed != "none":
                make = partial(made_or_killed, making._make_chunk, killed)
                monkeypatch.setattr(making, "_make_chunk", make)
                monkeypatch.setattr(SiteIndex, "_write", index_or_killed(SiteIndex._write, killed))
            build_quietly(tmp_path, "several", "cache-several", DATELINE_PROCESSES=3)
            assert snapshot(tmp_path / "one") == snapshot(tmp_path / "several")
            for page in archive.pages()[::2]:
                archive.write(page, blocks=archive.text())
            build_quietly(tmp_path, "several", "cache-several", DATELINE_PROCESSES=3)
            monkeypatch.undo()
            build_quietly(tmp_path, "one", "cache-one", DATELINE_PROCESSES=1)
        ours, theirs = snapshot(tmp_path / "one"), snapshot(tmp_path / "several")
        assert ours == theirs


def index_or_killed(write, when):
    """Return what writes the index; a copy of the process ends before it has, or when nobody knows yet."""

    def written(self, **given):
        if os.getpid() == HERE or when == "after":
            write(self, **given)
        if os.getpid() != HERE:
            os.kill(os.getpid(), signal.SIGKILL)

    return written


def made_or_killed(make, when, *given):
    """Make a chunk; every other copy ends before it has, or when its pages are written and nobody knows."""
    ends = os.getpid() != HERE and os.getpid() % 2
    if ends and when == "before":
        os.kill(os.getpid(), signal.SIGKILL)
    made = make(*given)
    if ends:
        os.kill(os.getpid(), signal.SIGKILL)
    return made
