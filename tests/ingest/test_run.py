"""What a run of ingest promises: accounts, repeats, resumes, and never overwrites a person's work."""

import contextlib
import errno
import itertools
import json
import os
import shutil
import signal
import tempfile
from pathlib import Path

import pytest

from dateline.article.errors import IntegrityError, UnreadableSourceError
from dateline.deliver.verify import verify_content
from dateline.ingest import worker
from dateline.ingest.rules_fingerprint import rules_fingerprint
from dateline.ingest.store import atomic_batches
from dateline.ingest.store.lock import locked

from .conftest import Here, bring, dump, page, sums_up, tree


class TestAccounting:
    def test_every_source_has_one_fate(self, pile, tmp_path):
        """What was read is the sum of what became of it."""
        report = bring(tmp_path / "content", pile)
        assert sums_up(report)
        assert report.counts["read"] == 12
        assert report.counts["added"] == 10
        assert report.counts["duplicate"] == 1
        assert report.counts["quarantined"] == 1

    def test_the_report_is_plain_data(self, pile, tmp_path):
        """A machine can read the report."""
        report = bring(tmp_path / "content", pile)
        assert json.loads(json.dumps(report.as_json()))["counts"] == report.counts

    def test_a_missing_path_is_an_error(self, tmp_path):
        """A path that is not there stops the run before it begins."""
        with pytest.raises(UnreadableSourceError, match="no such file"):
            bring(tmp_path / "content", tmp_path / "nowhere")

    def test_symbolic_links_are_refused(self, tmp_path):
        """A link may point out of the folder that was meant, so nothing behind it is read."""
        folder = tmp_path / "pile"
        folder.mkdir()
        (tmp_path / "secret.html").write_bytes(page("secret"))
        (folder / "link.html").symlink_to(tmp_path / "secret.html")
        (outcome,) = bring(tmp_path / "content", folder).outcomes
        assert outcome.state == "quarantined"
        assert "symbolic link" in outcome.reason


class TestIdempotence:
    def test_the_same_pile_again_changes_nothing(self, pile, tmp_path):
        """A second run writes not one byte."""
        content = tmp_path / "content"
        bring(content, pile)
        before = tree(content)
        report = bring(content, pile)
        assert report.counts["unchanged"] + report.counts["duplicate"] == 11
        assert report.counts["added"] == report.counts["updated"] == 0
        assert tree(content) == before

    def test_other_rules_keep_pages_that_come_out_alike(self, pile, tmp_path, monkeypatch):
        """When the cleaning rules change, a page that comes out the same is unchanged."""
        content = tmp_path / "content"
        bring(content, pile)
        monkeypatch.setattr("dateline.ingest.run.rules_fingerprint", lambda: "other")
        report = bring(content, pile)
        assert report.counts["updated"] == report.counts["added"] == 0

    def test_a_later_version_updates_the_page(self, tmp_path):
        """A page captured again with other words replaces its page; both originals stay."""
        content, source = tmp_path / "content", tmp_path / "page.html"
        source.write_bytes(page("pier"))
        (added,) = bring(content, source).outcomes
        source.write_bytes(page("pier", "Five ferries met at the pier."))
        (updated,) = bring(content, source).outcomes
        assert (added.state, updated.state) == ("added", "updated")
        assert added.page == updated.page
        assert b"Five ferries" in (content / added.page).read_bytes()
        assert len(list((content / "originals").glob("??/" + "?" * 64))) == 2
        assert len(list((content / "articles").rglob("*.md"))) == 1

    def test_an_older_version_does_not_replace_a_newer_one(self, tmp_path):
        """The order in which versions come in does not decide which one is shown."""
        content, source = tmp_path / "content", tmp_path / "page.html"
        source.write_bytes(page("pier", day="1999-05-04"))
        bring(content, source)
        source.write_bytes(page("pier", "Words of the day before.", day="1999-05-03"))
        (outcome,) = bring(content, source).outcomes
        assert outcome.state == "duplicate"
        assert "older version" in outcome.reason
        assert b"thick fog" in (content / outcome.page).read_bytes()


class TestPersons:
    def test_an_edited_page_is_never_overwritten(self, tmp_path):
        """The new version stands beside the page that a person edited, and the report says so."""
        content, source = tmp_path / "content", tmp_path / "page.html"
        source.write_bytes(page("pier"))
        (added,) = bring(content, source).outcomes
        edited = (content / added.page).read_text() + "\nA person's words.\n"
        (content / added.page).write_text(edited)
        source.write_bytes(page("pier", "Five ferries met at the pier."))
        (outcome,) = bring(content, source).outcomes
        assert outcome.state == "updated"
        assert "a person edited" in outcome.reason
        assert (content / added.page).read_text() == edited
        assert "Five ferries" in (content / f"{added.page}.new").read_text()

    def test_a_page_removed_by_hand_stays_away(self, tmp_path):
        """What a person threw out does not come back, whatever version of it comes in."""
        content, source = tmp_path / "content", tmp_path / "page.html"
        source.write_bytes(page("pier"))
        (added,) = bring(content, source).outcomes
        (content / added.page).unlink()
        source.write_bytes(page("pier", "Five ferries met at the pier."))
        (outcome,) = bring(content, source).outcomes
        assert outcome.state == "unchanged"
        assert not (content / added.page).exists()


class TestLedger:
    def test_a_ledger_that_was_cut_is_not_gone_on_with(self, pile, tmp_path):
        """No run of ours leaves a torn line: it is damage, and writing behind it would hide it."""
        content = tmp_path / "content"
        bring(content, pile)
        ledger = content / "originals" / "ledger.jsonl"
        ledger.write_bytes(ledger.read_bytes()[:-30])
        before = tree(content)
        with pytest.raises(IntegrityError, match="repair"):
            bring(content, pile)
        assert tree(content) == before

    def test_a_damaged_line_is_named(self, pile, tmp_path):
        """A line that is no entry stops the run with its number."""
        content = tmp_path / "content"
        bring(content, pile)
        ledger = content / "originals" / "ledger.jsonl"
        ledger.write_bytes(b"{]\n" + ledger.read_bytes())
        with pytest.raises(IntegrityError, match=r"ledger\.jsonl:1"):
            bring(content, pile)

    def test_one_run_at_a_time(self, pile, tmp_path):
        """A second run is told to wait."""
        content = tmp_path / "content"
        with locked(content), pytest.raises(IntegrityError, match="another run"):
            bring(content, pile)


class TestVerify:
    def test_an_archive_in_order_has_no_findings(self, pile, tmp_path):
        """After a run, everything is what its hash says."""
        bring(tmp_path / "content", pile)
        assert not verify_content(tmp_path / "content").findings

    @pytest.mark.parametrize(
        ("act", "finding"),
        [
            (lambda _, original: original.write_bytes(b"x"), "damaged"),
            (lambda _, original: original.unlink(), "missing"),
            (lambda page, _: page.write_bytes(page.read_bytes() + b"x"), "edited"),
            (lambda page, _: page.unlink(), "removed"),
        ],
    )
    def test_each_change_has_its_word(self, act, finding, tmp_path):
        """Losses of originals and acts of persons are told apart."""
        content, source = tmp_path / "content", tmp_path / "page.html"
        source.write_bytes(page("pier"))
        (added,) = bring(content, source).outcomes
        act(content / added.page, content / "originals" / added.original[:2] / added.original)
        (found,) = verify_content(content).findings
        assert found.finding == finding
        assert found.is_loss == (finding in {"damaged", "missing"})


class _Killer:
    """Counts the writes of a run and ends its process at one of them, half-way through where it can."""

    def __init__(self, at):
        self.at = at
        self.seen = 0

    def watch(self, patch, module, name):
        real = getattr(module, name)

        def watched(*args, **options):
            self.seen += 1
            if self.seen == self.at:
                if name == "write":
                    real(args[0], bytes(args[1])[: len(args[1]) // 2])
                elif self.seen % 2:
                    with contextlib.suppress(OSError):
                        real(*args, **options)
                os.kill(os.getpid(), signal.SIGKILL)
            return real(*args, **options)

        patch.setattr(module, name, watched)


@pytest.fixture
def quick(monkeypatch):
    """Clean each record once per test, and write small batches."""
    known = {}
    real = worker.articles_of

    def remembered(record):
        key = (record.name, record.digest)
        if key not in known:
            known[key] = real(record)
        return known[key]

    monkeypatch.setattr("dateline.ingest.run.articles_of", remembered)
    monkeypatch.setattr("dateline.ingest.store.archive._BATCH_FILES", 4)
    monkeypatch.setattr(atomic_batches, "ThreadPoolExecutor", lambda _: Here())
    fingerprint = rules_fingerprint()
    monkeypatch.setattr("dateline.ingest.run.rules_fingerprint", lambda: fingerprint)
    return monkeypatch


@pytest.fixture
def in_memory():
    """Return a folder that no disk slows down, where the system has one."""
    memory = Path("/dev/shm")
    with tempfile.TemporaryDirectory(dir=memory if memory.is_dir() else None) as folder:
        yield Path(folder)


def _watched(killer, patch):
    for module, name in ((os, "write"), (os, "replace"), (os, "ftruncate"), (os, "unlink"), (os, "mkdir")):
        killer.watch(patch, module, name)


@pytest.mark.slow
def test_killed_at_any_write_a_run_resumes_to_the_same_bytes(pile, in_memory, quick):
    """Whichever write kill -9 falls on, running again ends in the very bytes of an undisturbed run."""
    for number in range(5):
        (pile / f"more{number:02}.html").write_bytes(page(f"quay-{number % 6}", f"Ship {number} came in."))
    (pile / "several.txt").write_bytes(dump(1) + dump(2, "Four barges waited."))
    bring(in_memory / "whole", pile)
    whole = tree(in_memory / "whole")
    for point in itertools.count(1):
        content = in_memory / f"killed{point}"
        child = os.fork()
        if not child:
            _watched(_Killer(point), quick)
            bring(content, pile)
            os._exit(0)
        _, status = os.waitpid(child, 0)
        report = bring(content, pile)
        assert sums_up(report)
        assert tree(content) == whole, f"killed at write {point}"
        shutil.rmtree(content)
        if not os.WIFSIGNALED(status):  # it came to its end before that write
            break
    assert point > 200


def test_a_disk_that_refuses_is_told_with_the_file(tmp_path, monkeypatch):
    """The system knows the number of an open file alone, and its error named none."""

    def refuse(*_):
        raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))

    batches = atomic_batches.Batches(tmp_path, tmp_path / "originals/log")
    batches.put("articles/page.md", b"words")
    monkeypatch.setattr(os, "write", refuse)
    with pytest.raises(OSError, match="No space left") as caught:
        atomic_batches.write(tmp_path / "page.md", b"words")
    assert caught.value.filename == str(tmp_path / ".page.md.part")
    with pytest.raises(OSError, match="No space left") as caught:
        batches.commit()
    assert caught.value.filename.startswith(str(tmp_path / "originals/.staging"))
