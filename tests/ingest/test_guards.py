"""What ingest's own process withstands: names that are no text, a killed parent; nobody inherits its lock."""

import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

import dateline
from dateline.article.errors import IntegrityError
from dateline.deliver.verify import verify_content
from dateline.ingest import ingest, worker
from dateline.ingest.pool import OrderedPool
from dateline.ingest.store.lock import locked

from .conftest import Here, bring, page, tree

_SLOW = """
import sys, time
from pathlib import Path
from dateline.ingest import ingest, run
from dateline.ingest.worker import articles_of

def slow(record):
    print(__import__("os").getpid(), flush=True)
    time.sleep(60)

run.articles_of = slow
ingest([Path(sys.argv[1])], Path(sys.argv[2]))
"""
_LOCK = """
import os, sys, time
from pathlib import Path
from dateline.ingest.store.lock import locked
with locked(Path(sys.argv[1]))"""


def python(code, *words, **options):
    """Start Python with this very package."""
    environment = {**os.environ, "PYTHONPATH": str(Path(dateline.__file__).parent.parent)}
    command = [sys.executable, "-c", code, *words]
    return subprocess.Popen(
        command, env=environment, stdout=subprocess.PIPE, stderr=subprocess.PIPE, **options
    )


def alive(pid):
    """Tell whether a process runs (a zombie does not)."""
    try:
        return Path(f"/proc/{pid}/stat").read_text().split(")")[1].split()[0] != "Z"
    except FileNotFoundError:
        return False


class TestNames:
    @pytest.mark.parametrize(
        "name",
        [
            b"caf\xe9.html",
            b"a\nb.html",
            b"\xff\xfe.html",
            b"\x1b[31m\x07.html",
            "é☃.html".encode(),
            b"a b.html",
        ],
    )
    def test_a_source_of_any_name_comes_in(self, name, tmp_path):
        """A file's name may be any bytes; the ledger, the page and the report can be written all the same."""
        pile = tmp_path / "pile"
        pile.mkdir()
        (pile / os.fsdecode(name)).write_bytes(page("pier"))
        (outcome,) = bring(tmp_path / "content", pile).outcomes
        assert outcome.state == "added"
        assert outcome.name.encode().decode().isprintable()
        assert verify_content(tmp_path / "content").findings == ()
        assert bring(tmp_path / "content", pile).counts["unchanged"] == 1

    def test_a_refused_file_of_any_name_is_reported(self, tmp_path):
        """A name that is no text is spelled out where it is refused, too."""
        (tmp_path / "pile").mkdir()
        (tmp_path / "pile" / os.fsdecode(b"\xff.bin")).write_bytes(bytes(range(256)))
        (outcome,) = bring(tmp_path / "content", tmp_path / "pile").outcomes
        assert outcome.state == "quarantined"
        outcome.name.encode()


class TestOneArticle:
    def test_an_article_that_cannot_be_written_costs_itself(self, tmp_path, monkeypatch):
        """What breaks while an article is put into the archive is said of it; its neighbours are kept."""
        (tmp_path / "pile").mkdir()
        for number in range(3):
            (tmp_path / "pile" / f"{number}.html").write_bytes(page(f"pier-{number}"))
        from dateline.ingest.store import archive

        real = archive.write_page

        def failing(article):
            if "pier-1" in article.headline:
                raise RecursionError("maximum recursion depth exceeded")
            return real(article)

        monkeypatch.setattr(archive, "write_page", failing)
        report = bring(tmp_path / "content", tmp_path / "pile")
        assert (report.counts["added"], report.counts["quarantined"]) == (2, 1)
        assert verify_content(tmp_path / "content").findings == ()

    def test_what_cannot_be_handed_on_costs_itself(self):
        """A result that cannot cross the border between processes is a reason, not the end of the run."""

        class Unsent(Here):
            def submit(self, function, /, *args, **options):
                future = super().submit(function, *args, **options)
                future._exception = RecursionError() if args[0] == 2 else None
                return future

        with OrderedPool(Unsent) as pool:
            found = dict(pool.map(str, ((number, None) for number in range(4))))
        assert found[1] == "1"
        assert "nested too deeply" in found[2]


class TestLock:
    def test_the_holder_is_named(self, tmp_path):
        """Who waits is told for whom."""
        with locked(tmp_path), pytest.raises(IntegrityError, match=rf"process {os.getpid()}"):  # noqa: SIM117
            with locked(tmp_path):
                pass

    def test_another_process_is_kept_out(self, tmp_path):
        """The lock holds between processes, and its holder is named there, too."""
        with locked(tmp_path), python(f"{_LOCK}: pass", str(tmp_path)) as other:
            assert f"process {os.getpid()} on ".encode() in other.communicate()[1]
        with python(f"{_LOCK}: pass", str(tmp_path)) as other:
            assert other.wait() == 0

    def test_a_fork_of_the_holder_holds_nothing(self, tmp_path):
        """A worker that outlives its parent keeps nobody out."""
        code = (
            f"{_LOCK}:\n"
            "    if os.fork() == 0:\n        time.sleep(30)\n        os._exit(0)\n"
            "    print('held', flush=True)\n    os.kill(os.getpid(), 9)\n"
        )
        with python(code, str(tmp_path), start_new_session=True) as holder:
            assert holder.stdout.readline() == b"held\n"
            os.waitpid(holder.pid, 0)
            with locked(tmp_path):
                pass
            os.killpg(holder.pid, signal.SIGKILL)

    def test_a_killed_run_leaves_no_worker_and_no_lock(self, pile, tmp_path):
        """After kill -9 of ingest itself, its workers end, and the next run begins at once."""
        with python(_SLOW, str(pile), str(tmp_path / "content"), start_new_session=True) as run:
            workers = [int(run.stdout.readline())]
            run.kill()
            run.wait()
            report = ingest([pile], tmp_path / "content", executor=Here)
            assert report.counts["added"] == 10
            end = time.monotonic() + 20
            while any(map(alive, workers)) and time.monotonic() < end:
                time.sleep(0.05)
            assert not any(map(alive, workers))


def test_the_next_run_finishes_what_a_killed_one_began(pile, tmp_path):
    """A batch whose journal is on the disk is brought to its end."""
    bring(tmp_path / "whole", pile)
    child = os.fork()
    content = tmp_path / "content"
    if not child:
        from dateline.ingest.store import atomic_batches

        atomic_batches.Batches._append = lambda *_: os._exit(9)
        worker.SECONDS = 30
        bring(content, pile)
        os._exit(0)
    os.waitpid(child, 0)
    assert [
        finding.finding for finding in verify_content(content).findings if finding.finding == "unfinished"
    ]
    bring(content, pile)
    assert tree(content) == tree(tmp_path / "whole")


def test_a_worker_that_is_interrupted_says_nothing():
    """Ctrl-C reaches the workers as well: a traceback of each would hide what the parent says."""
    ended = python(
        "import os, signal; from dateline.ingest.worker import confine\n"
        "confine(); os.kill(os.getpid(), signal.SIGINT)"
    )
    assert ended.communicate()[1] == b""
    assert ended.returncode == -signal.SIGINT
