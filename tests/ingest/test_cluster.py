"""The work by a Dask cluster of processes in folders of their own: the same bytes, kills or not."""

import logging
from functools import partial

import pytest

from benchmarks.cluster import cluster, compare, killing, small_chunks
from benchmarks.integrity import snapshot
from dateline.article.errors import SettingError
from dateline.ingest import executor
from dateline.ingest.executor import make_executor
from dateline.ingest.pool import OrderedPool
from dateline.ingest.worker import confine
from dateline.search import build_index
from tests.search.made_articles import articles


@pytest.fixture(scope="module")
def scheduler(tmp_path_factory):
    """Start two workers that nothing is in common with but the program; return the scheduler's address."""
    with cluster(tmp_path_factory.mktemp("workers"), workers=2) as address:
        yield address


@pytest.mark.slow
class TestCluster:
    def test_a_site_made_by_a_cluster_that_loses_workers_is_the_same(self, scheduler, tmp_path):
        """Content with its ledger and site with its index are to the byte those made here: nothing twice."""
        figures = compare(tmp_path, scheduler, articles=30, kills=2, pause=2.0)
        assert figures["differ"] == []
        assert figures["killed"]

    def test_an_index_counted_by_a_cluster_is_the_same(self, scheduler, tmp_path):
        """Of four tasks some are counted twice, when a worker is killed, and none of it shows."""
        made = articles(7, 800)
        with small_chunks(), killing(scheduler, 1, 0.5):
            build_index(made, tmp_path / "there", workers=partial(make_executor, scheduler, confine))
            build_index(made, tmp_path / "here")
        assert snapshot(tmp_path / "there") == snapshot(tmp_path / "here")

    def test_what_a_worker_warns_of_is_heard_here(self, scheduler, caplog):
        """Its log is not left on a machine that nobody looks at."""
        with make_executor(scheduler, confine) as workers, caplog.at_level("WARNING"):
            workers.submit(logging.getLogger("dateline.clean").warning, "a page is odd").result()
            workers.submit(len, "so that the log of the task before has come").result()
        assert "a page is odd" in caplog.messages

    def test_a_task_that_fails_is_heard_here(self, scheduler):
        """An error is the task's own, and the executor goes on."""
        with make_executor(scheduler, confine) as workers:
            with pytest.raises(ZeroDivisionError):
                workers.submit(divmod, 1, 0).result()
            assert workers.submit(divmod, 5, 3).result() == (1, 2)

    def test_a_worker_with_another_program_is_refused(self, scheduler, monkeypatch):
        """Its articles would differ: the run ends before any work is done."""
        with OrderedPool(partial(make_executor, scheduler, confine)) as pool:
            assert [result for _, result in pool.map(len, [("ab", None), ("abc", None)])] == [2, 3]
        monkeypatch.setattr(executor, "known_program", lambda: "another")
        with pytest.raises(SettingError, match="does not run this version"):
            make_executor(scheduler, confine)


def test_a_scheduler_that_does_not_answer_is_a_sentence(monkeypatch):
    """The message names the setting and the way out."""
    monkeypatch.setattr(executor, "_WAIT", 1)
    with pytest.raises(SettingError, match="no scheduler with a worker answers"):
        make_executor("tcp://127.0.0.1:9", confine)
