"""The index counted by workers: the same bytes, whoever counts what, and in what order."""

from concurrent.futures import BrokenExecutor, Executor, Future, ProcessPoolExecutor, ThreadPoolExecutor
from functools import partial
from multiprocessing import get_context
from tempfile import TemporaryFile

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dateline.article.errors import ArticleError
from dateline.search import blocks, build_index, builder
from dateline.search.counting import counted_run
from dateline.search.document import document
from dateline.search.piece_table import PieceTable
from dateline.search.spilled_run import SpilledRun

from .made_articles import articles

MADE = articles(7, 700)
TEXTS = st.lists(st.text(alphabet="abA -.'é\n ", max_size=30), min_size=1, max_size=6)


def files(folder):
    """Return path and content of all files of an index."""
    return {
        path.relative_to(folder).as_posix(): path.read_bytes() for path in folder.rglob("*") if path.is_file()
    }


class Failing(Executor):
    """Workers of which every second one dies over its task."""

    def __init__(self):
        self.tasks = 0

    def submit(self, function, /, *given, **named):
        """Return a future that is done, one way or the other."""
        self.tasks += 1
        future = Future()
        if self.tasks % 2:
            future.set_exception(BrokenExecutor("killed"))
        else:
            future.set_result(function(*given, **named))
        return future


class Dying(Executor):
    """Workers of a run that is killed at a task."""

    def __init__(self, death):
        self.tasks, self._death = 0, death

    def submit(self, function, /, *given, **named):
        """Return a future that is done, or end the run."""
        self.tasks += 1
        if self.tasks == self._death:
            raise KeyboardInterrupt
        future = Future()
        future.set_result(function(*given, **named))
        return future


@pytest.fixture
def small_chunks(monkeypatch):
    """Make chunks of one chapter, so that a small archive has several."""
    monkeypatch.setattr(builder, "CHUNK", blocks.CHAPTER)


@pytest.mark.usefixtures("small_chunks")
class TestWorkers:
    def test_processes_make_the_same_bytes(self, tmp_path):
        """Each has counted other documents before, and none of that shows."""
        build_index(MADE, tmp_path / "here")
        processes = partial(ProcessPoolExecutor, 2, mp_context=get_context("spawn"))
        build_index(MADE, tmp_path / "there", workers=processes)
        assert files(tmp_path / "there") == files(tmp_path / "here")

    def test_workers_that_die_cost_time_alone(self, tmp_path):
        """What two workers died over is counted in this process."""
        build_index(MADE, tmp_path / "here")
        build_index(MADE, tmp_path / "there", workers=Failing)
        assert files(tmp_path / "there") == files(tmp_path / "here")

    def test_what_was_counted_is_on_record(self, tmp_path):
        """After a build that died, only the rest is counted; what is damaged is counted again."""
        build_index(MADE, tmp_path / "here")
        for _ in range(2):
            with pytest.raises(KeyboardInterrupt):
                build_index(MADE, tmp_path / "there", workers=partial(Dying, 2), runs=tmp_path / "runs")
        damaged, *kept = sorted((tmp_path / "runs").iterdir())
        damaged.write_bytes(damaged.read_bytes()[:-1])
        last = Dying(100)
        build_index(MADE, tmp_path / "there", workers=lambda: last, runs=tmp_path / "runs")
        assert files(tmp_path / "there") == files(tmp_path / "here")
        assert 0 < last.tasks == len(list((tmp_path / "runs").iterdir())) - len(kept) < 4

    def test_an_article_that_cannot_be_indexed_is_named(self, tmp_path, monkeypatch):
        """Also where a worker met it: the error is that of a build without workers."""
        broken = [*MADE[:-1], {**MADE[-1], "body": "unindexable"}]
        number = PieceTable._number

        def failing(self, piece, reader):
            if piece == b"unindexable":
                raise ValueError("no term")
            return number(self, piece, reader)

        monkeypatch.setattr(PieceTable, "_number", failing)
        with pytest.raises(ArticleError, match="no term") as raised:
            build_index(broken, tmp_path, workers=Failing)
        assert raised.value.where == MADE[-1]["id"]

    def test_progress_counts_documents(self, tmp_path):
        """It ends with all of them, as they are collected in order."""
        told = []
        build_index(MADE, tmp_path, progress=lambda done, total: told.append((done, total)))
        assert [done for done, _ in told] == sorted(done for done, _ in told)
        assert told[-1] == (len(MADE), len(MADE))


@settings(deadline=None)
@given(TEXTS)
def test_a_run_on_disk_is_the_run(texts):
    """Each of its parts is what it was, each time that it is asked for."""
    made = [document({"id": str(n), "title": text[:9], "body": text}) for n, text in enumerate(texts)]
    run = counted_run(made, 0)
    with TemporaryFile() as file:
        SpilledRun(counted_run(made[:1], 0), file)
        spilled = SpilledRun(run, file)
        SpilledRun(counted_run(made[1:], 1), file)
        for part in ("terms", "forms", "surfaces", "plain", "terms"):
            assert getattr(spilled, part) == getattr(run, part)
        for part in ("starts", "lengths", "pairs"):
            assert getattr(spilled, part).tolist() == getattr(run, part).tolist()
        for last in range(len(run.terms) + 1):
            assert spilled.occurrences(0, last).tolist() == run.occurrences(0, last).tolist()


def test_the_first_of_equally_frequent_forms_is_displayed():
    """NATO and Nato, twice each: the form that is printed first."""
    made = [document({"id": "1", "title": "", "body": "NATO Nato Nato NATO"})]
    assert counted_run(made, 0).surfaces["nato"] == ("NATO", 2)


@settings(deadline=None)
@given(TEXTS, TEXTS)
def test_a_run_does_not_depend_on_what_was_counted_before(before, texts):
    """What is remembered of other documents changes neither the order of terms nor the numbers of forms."""
    made = [document({"id": str(n), "title": text[:9], "body": text}) for n, text in enumerate(texts)]
    with ThreadPoolExecutor(1) as new_thread:  # which remembers nothing
        fresh = new_thread.submit(counted_run, made, 0).result()
    counted_run([document({"id": "x", "title": "", "body": " ".join(reversed(before))})], 0)
    again = counted_run(made, 0)
    assert (again.terms, again.forms, again.surfaces) == (fresh.terms, fresh.forms, fresh.surfaces)
    assert again.columns.tolist() == fresh.columns.tolist()
