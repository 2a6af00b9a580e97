"""What verify promises: every damage named with its file, none where nothing is wrong."""

import random
import shutil
import subprocess

import pytest

from benchmarks.integrity import KINDS, snapshot
from dateline.deliver.accept import accept_changes
from dateline.deliver.verify import verify_content
from dateline.deliver.verify_site import verify_site
from dateline.ingest.store.checksums import CHECKSUMS
from dateline.ingest.store.fixity import seal_ledger
from dateline.ingest.store.ledger import HEAD, LEDGER, Ledger, ledger_lines, unsealed


class TestFindings:
    def test_an_archive_in_order_has_none(self, whole):
        """All files are counted, and nothing is said against one."""
        found = verify_content(whole)
        assert found.findings == ()
        assert found.checked == len(snapshot(whole)) - 1  # all but the list of checksums, which is compared

    @pytest.mark.parametrize("kind", KINDS)
    def test_each_kind_of_damage_is_named_with_its_file(self, kind, whole, tmp_path):
        """The file that was damaged is named, and no other."""
        for seed in range(4):
            content = tmp_path / str(seed)
            shutil.copytree(whole, content)
            wanted = KINDS[kind](random.Random(f"{kind} {seed}"), content)
            assert {finding.path for finding in verify_content(content).findings} == wanted

    def test_a_file_that_cannot_be_read_is_named(self, hurt, monkeypatch):
        """A disk that gives an error is a finding, not the end of the check."""
        page = next(path for path in Ledger.read(hurt).files if path.startswith("articles/"))

        def failing(path, size=0):
            raise OSError(5, "Input/output error")

        monkeypatch.setattr("dateline.deliver.verify.file_sha256", failing)
        found = verify_content(hurt).findings
        assert page in {finding.path for finding in found}
        assert all("Input/output error" in finding.detail for finding in found)

    def test_a_name_that_is_not_unicode_is_named(self, hurt):
        """Bytes that are no UTF-8 in a file's name stop no check."""
        (hurt / "pages" / "caf\udce9.md").write_bytes(b"x")
        assert [finding.finding for finding in verify_content(hurt).findings] == ["new"]
        accept_changes(hurt)
        assert verify_content(hurt).findings == ()

    @pytest.mark.parametrize("name", [".DS_Store", "Thumbs.db", "desktop.ini", "._page.md"])
    def test_what_a_file_manager_leaves_is_no_finding(self, name, hurt):
        """Whoever looks into a folder adds nothing to the archive; a link of that name is a link."""
        for folder in (hurt, hurt / "originals", hurt / "articles", hurt / "images"):
            (folder / name).write_bytes(b"x")
        assert verify_content(hurt).findings == ()
        (hurt / "images" / name).unlink()
        (hurt / "images" / name).symlink_to("/etc/passwd")
        assert [finding.finding for finding in verify_content(hurt).findings] == ["stray"]


class TestAccept:
    def test_what_a_person_did_is_noted_once(self, hurt):
        """After taking note, the edits are guarded as they stand."""
        page = next((hurt / "articles").rglob("*.md"))
        page.write_text(page.read_text() + "\nA person's words.\n")
        (hurt / "authority/people.yaml").unlink()
        (hurt / "pages/new.md").write_text("---\ntitle: New\n---\n")
        assert {finding.finding for finding in accept_changes(hurt)} == {"edited", "removed", "new"}
        assert verify_content(hurt).findings == ()
        page.write_text("changed again")
        assert len(verify_content(hurt).findings) == 1

    def test_a_loss_is_never_accepted(self, hurt):
        """A damaged original stays a finding."""
        KINDS["original, bit"](random.Random(1), hurt)
        accept_changes(hurt)
        assert len(verify_content(hurt).losses) == 1


class TestPartial:
    def test_what_was_not_read_for_longest_goes_first(self, hurt, tmp_path, monkeypatch):
        """Runs that are cut short come round to every file."""
        record, read = tmp_path / "cache/verified.json", []
        ticks = iter(range(10**6))
        monkeypatch.setattr("dateline.deliver.verify.time.monotonic", lambda: next(ticks))
        monkeypatch.setattr("dateline.deliver.verify.time.time", lambda: next(ticks))
        files = {path for path, fixity in Ledger.read(hurt).files.items() if fixity.sha256}
        for _ in range(30):
            before = record.read_text() if record.exists() else ""
            found = verify_content(hurt, seconds=8, record=record)
            assert found.left
            assert before != record.read_text()
            read.append(found.checked)
        assert files == set(__import__("json").loads(record.read_text()))

    def test_a_damaged_record_costs_nothing_but_its_times(self, hurt, tmp_path):
        """The record is no part of the archive."""
        (tmp_path / "verified.json").write_bytes(b"\xff[")
        assert verify_content(hurt, record=tmp_path / "verified.json").findings == ()


class TestStranger:
    def test_sha256sum_agrees(self, whole):
        """Whoever has no Dateline checks every file with a tool that every system has."""
        done = subprocess.run(
            ["sha256sum", "-c", "--strict", CHECKSUMS], cwd=whole, capture_output=True, text=True, check=False
        )
        assert done.returncode == 0, done.stderr
        listed = {line.partition(": ")[0] for line in done.stdout.splitlines()}
        assert listed == set(snapshot(whole)) - {CHECKSUMS}


class TestOlderArchive:
    @pytest.fixture
    def old(self, hurt):
        """An archive as the versions before sealed ledgers left it."""
        lines = [unsealed(line) for line in ledger_lines(hurt) if b'"file":' not in line]
        (hurt / LEDGER).write_bytes(b"".join(line + b"\n" for line in lines))
        (hurt / HEAD).unlink()
        (hurt / CHECKSUMS).unlink()
        return hurt

    def test_it_still_verifies(self, old):
        """Nothing is lost, and the one thing that is said is how to seal it."""
        assert [finding.finding for finding in verify_content(old).findings] == ["unsealed"]
        KINDS["original, bit"](random.Random(2), old)
        assert len(verify_content(old).losses) == 1

    def test_sealing_covers_every_file(self, old):
        """Afterwards all is guarded, and sealing again does nothing."""
        seal_ledger(old)
        assert verify_content(old).findings == ()
        before = snapshot(old)
        seal_ledger(old)
        assert snapshot(old) == before


class TestSite:
    def test_a_site_without_its_manifest_is_told_of(self, tmp_path):
        """A folder that cannot be checked is not all well."""
        (tmp_path / "index.html").write_text("x")
        (finding,) = verify_site(tmp_path)
        assert finding.is_loss

    @pytest.mark.parametrize("damage", [b"\xff\xfe\x00", b"nonsense", b"", b"zz  ../outside\n"])
    def test_a_damaged_manifest_is_told_of(self, damage, tmp_path):
        """A manifest of whatever bytes ends in findings, not in an error."""
        (tmp_path / "index.html").write_text("x")
        (tmp_path / "manifest.sha256").write_bytes(damage)
        assert verify_site(tmp_path)
