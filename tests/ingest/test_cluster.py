"""The work on articles by a Dask cluster: the same bytes as here, also when workers are killed."""

from functools import partial

import pytest

from benchmarks.cluster import cluster, compare
from dateline.article.errors import SettingError
from dateline.ingest import executor
from dateline.ingest.executor import make_executor
from dateline.ingest.pool import OrderedPool
from dateline.ingest.worker import confine


@pytest.mark.slow
class TestCluster:
    def test_a_site_made_by_a_cluster_that_loses_workers_is_the_same(self, tmp_path):
        """Workers in folders of their own, one of them killed: content and site are those made here."""
        figures = compare(tmp_path, articles=40, kills=3, pause=1.5)
        assert figures["differ"] == []
        assert figures["killed"]

    def test_a_worker_with_another_program_is_refused(self, tmp_path, monkeypatch):
        """Its articles would differ: the run ends before any work is done."""
        with cluster(tmp_path, workers=1) as scheduler:
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
