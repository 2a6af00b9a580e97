"""What the pool promises: order, bounds, and that a crash or a hang costs one record alone."""

import os
import signal
from concurrent.futures import ProcessPoolExecutor

import pytest

from dateline.ingest import pool as pools
from dateline.ingest import worker
from dateline.ingest.pool import CRASHED, OrderedPool
from dateline.ingest.record import Record

from .conftest import Here, page


def double(number):
    """Return twice the number; some numbers crash the process, as a broken parser would."""
    if number in {7, 8, 23}:
        os.kill(os.getpid(), signal.SIGKILL)
    return number * 2


@pytest.mark.slow
def test_a_crash_costs_one_record_alone():
    """Three documents that kill their process are named; all the others come through, in order."""
    with OrderedPool(lambda: ProcessPoolExecutor(2)) as pool:
        results = list(pool.map(double, ((number, None) for number in range(40))))
    assert [item for item, _ in results] == list(range(40))
    for number, result in results:
        assert result == (CRASHED if number in {7, 8, 23} else number * 2)


def test_ready_results_keep_their_place():
    """What needs no work waits for its turn."""
    with OrderedPool(Here) as pool:
        results = list(pool.map(double, [(1, None), (2, "ready"), (3, None)]))
    assert results == [(1, 2), (2, "ready"), (3, 6)]


def test_what_waits_is_bounded_by_its_size():
    """However large the records, no more than the bound (and one record) is in memory."""
    drawn = 0

    def items():
        nonlocal drawn
        for _ in range(50):
            drawn += 1
            yield 1, None

    with OrderedPool(Here) as pool:
        for done, _ in enumerate(pool.map(double, items(), lambda _: pools.WAITING_BYTES // 4)):
            assert drawn - done <= 6


def busy():
    """Use the processor until a deadline ends it."""
    while True:
        pass


def test_a_hang_is_ended_by_its_deadline(monkeypatch):
    """A document that keeps its parser busy is given up with a reason."""
    monkeypatch.setattr(worker, "SECONDS", 0.2)
    monkeypatch.setattr(worker, "clean_all", lambda *_args, **_options: busy())
    (refused,) = worker.articles_of(Record("hang.html", page("pier"), "html")).others
    assert "took longer" in refused.reason


@pytest.mark.parametrize("error", [MemoryError(), RecursionError(), KeyError("x"), UnicodeError("y")])
def test_no_error_escapes_a_worker(error, monkeypatch):
    """Whatever cleaning raises becomes a reason."""

    def broken(*_args, **_options):
        raise error

    monkeypatch.setattr(worker, "clean_all", broken)
    assert isinstance(worker.articles_of(Record("bad.html", page("pier"), "html")), str)
