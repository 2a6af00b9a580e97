"""Upgrading: an archive made before 1.0 keeps all that is its owner's, at the same addresses."""

import errno
import hashlib
import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from dateline.article.errors import SettingError
from dateline.build.run import site_settings
from dateline.cli import new
from dateline.cli.new import FORMAT, archive_format, new_archive
from dateline.cli.upgrade import ASIDE, upgrade_archive
from dateline.deliver.verify import verify_content
from dateline.enrich.entities.authority import read_authority
from dateline.ingest.store.chain import unsealed
from dateline.ingest.store.ledger import HEAD, LEDGER

ROOT = Path(__file__).resolve().parents[2]
# Eight articles, one edited by hand; an authority entry; settings, a page and a style sheet of the owner's.
# Of the program there are two files of the theme, and the paths of the site that it built.
OLD = Path(__file__).parent / "archive_of_format_1"
PROGRAM = (
    "plugins/render/plugin.py",
    "docs/theme.md",
    "tasks.py",
    "setup.sh",
    "README.md",
    "requirements.lock",
)


def hashes(folder):
    """Return every file below a folder with its hash; the ledger and what guards it are left out."""
    return {
        path.relative_to(folder).as_posix(): hashlib.sha256(path.read_bytes()).hexdigest()
        for path in folder.rglob("*")
        if path.is_file() and not path.name.startswith(("ledger", "checksums", "manifest", "."))
    }


@pytest.fixture(scope="module")
def upgraded(tmp_path_factory):
    """The old archive after its upgrade, and what was said."""
    folder = tmp_path_factory.mktemp("old") / "archive"
    shutil.copytree(OLD, folder)
    (folder / "site_paths.txt").unlink()
    for name in ("pelicanconf.py", "publishconf.py"):
        (folder / f"{name}.txt").rename(folder / name)
    for name in PROGRAM:
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_text("of the program\n")
    return folder, upgrade_archive(folder, program="dateline 1.0")


# The capsule of Apollo 11, which the program of that time took for a town.
FALSE_NAMES = ["places/columbia-4352053.html"]


class TestUpgrade:
    def test_everything_below_content_is_as_it_was(self, upgraded):
        """Originals, pages, edits, pictures, authority files and own pages: to the byte."""
        folder, _ = upgraded
        assert OLD.joinpath("content").is_dir()
        before, after = hashes(OLD / "content"), hashes(folder / "content")
        assert {name: after.get(name) for name in before} == before
        assert [entry.name for entry in read_authority(folder / "content/authority").entries] == [
            "J. Bruce Ismay"
        ]

    def test_nothing_is_lost_by_the_ledger(self, upgraded):
        """The archive proves itself, and its ledger is sealed now."""
        folder, _ = upgraded
        findings = list(verify_content(folder / "content").findings)
        assert [finding for finding in findings if finding.is_loss or finding.finding == "unsealed"] == []

    def test_settings_are_the_owners_alone(self, upgraded):
        """Each value that the owner gave is there; what the package sets itself is not."""
        folder, _ = upgraded
        text = (folder / "pelicanconf.py").read_text("utf-8")
        assert "DATELINE_ENTITY_PAGES_FROM = 2  # one article says little" in text
        assert "ARTICLE_PATHS" not in text
        settings = site_settings(folder / "pelicanconf.py")
        assert (settings["SITENAME"], settings["TIMEZONE"]) == ("The Harbour Papers", "Europe/Oslo")
        assert settings["PLUGINS"] == ["dateline"]
        assert site_settings(folder / "publishconf.py")["SITEURL"] == "https://harbour.example/papers"

    def test_the_program_goes_aside_and_the_owners_changes_in_it_are_named(self, upgraded):
        """Nothing is deleted, and a changed style sheet does not go unnoticed."""
        folder, said = upgraded
        assert all((folder / ASIDE / name).is_file() for name in PROGRAM)
        assert not (folder / "plugins").exists()
        named = [line for line in said if "changes of yours" in line]
        assert len(named) == 1
        assert "static/css/site.css" in named[0]

    def test_a_second_upgrade_does_nothing(self, upgraded):
        """An archive of the newest format stays as it is."""
        folder, _ = upgraded
        before = hashes(folder)
        assert archive_format(folder) == FORMAT
        assert upgrade_archive(folder, program="dateline 1.0") == []
        assert hashes(folder) == before

    def test_a_ledger_that_is_not_sealed_is_sealed(self, upgraded, tmp_path):
        """So an archive of the newest format gets it that was made before ledgers were sealed."""
        folder = tmp_path / "archive"
        shutil.copytree(upgraded[0], folder)
        (folder / "content" / HEAD).unlink()
        ledger = folder / "content" / LEDGER
        ledger.write_bytes(b"".join(unsealed(line) + b"\n" for line in ledger.read_bytes().splitlines()))
        (change,) = upgrade_archive(folder, program="dateline 1.0")
        assert "sealed" in change
        findings = list(verify_content(folder / "content").findings)
        assert [finding for finding in findings if finding.finding == "unsealed"] == []

    def test_every_address_of_the_old_site_is_one_of_the_new(self, upgraded):
        """Articles, days, names, feeds, data: no link from elsewhere breaks."""
        folder, _ = upgraded
        environment = {**os.environ, "PYTHONPATH": str(ROOT / "plugins")}
        command = [sys.executable, "-m", "invoke", "build"]
        done = subprocess.run(
            command, cwd=folder, env=environment, capture_output=True, text=True, check=False
        )
        assert done.returncode == 0, done.stdout + done.stderr
        old = OLD.joinpath("site_paths.txt").read_text("utf-8").splitlines()
        assert [path for path in old if not (folder / "output" / path).exists()] == FALSE_NAMES

    def test_what_was_stopped_in_between_goes_on(self, upgraded, tmp_path):
        """Without the marker the same is done again, and nothing set aside is overwritten."""
        folder, _ = upgraded
        copy = tmp_path / "archive"
        shutil.copytree(folder, copy, ignore=shutil.ignore_patterns("output"))
        (copy / "archive.json").unlink()
        upgrade_archive(copy, program="dateline 1.0")
        assert (copy / ASIDE / "tasks.py").read_text() == "of the program\n"
        assert (copy / "pelicanconf.py").read_text() == (folder / "pelicanconf.py").read_text()


class TestFormat:
    @pytest.mark.parametrize("is_there", [False, True])
    def test_a_new_archive_that_cannot_be_written_leaves_nothing(self, tmp_path, monkeypatch, is_there):
        """So that it can be made once there is room: the folder is named, and empty again or gone."""

        def fail(*_args):
            raise OSError(errno.ENOSPC, "No space left on device")

        folder = tmp_path / "new"
        if is_there:
            folder.mkdir()
        with monkeypatch.context() as patch:
            patch.setattr(new, "append_fixities", fail)
            with pytest.raises(OSError, match="No space") as caught:
                new_archive(folder, program="dateline 1.0")
        assert caught.value.filename == str(folder)
        assert folder.exists() == is_there
        new_archive(folder, program="dateline 1.0")

    def test_a_new_archive_on_a_full_disk_names_what_is_written(self, tmp_path, monkeypatch):
        """Not the file of the program that is copied from."""

        def full(source, target):
            raise OSError(errno.ENOSPC, "No space left on device", str(source), None, str(target))

        monkeypatch.setattr(shutil, "copyfile", full)
        with pytest.raises(OSError, match="No space") as caught:
            new_archive(tmp_path / "new", program="dateline 1.0")
        assert caught.value.filename2.startswith(str(tmp_path / "new"))

    def test_a_new_archive_has_the_newest_format(self, tmp_path):
        """Nothing is to be upgraded in it."""
        new_archive(tmp_path / "new", program="dateline 1.0")
        assert upgrade_archive(tmp_path / "new", program="dateline 1.0") == []

    def test_an_archive_of_a_newer_program_is_refused(self, tmp_path):
        """An older program says which version is needed rather than guess."""
        (tmp_path / "archive.json").write_text('{"format": 99}')
        with pytest.raises(SettingError, match="pip install -U"):
            upgrade_archive(tmp_path, program="dateline 1.0")

    def test_settings_that_are_no_python_stop_it_before_anything_is_moved(self, tmp_path):
        """The line is named, and the folder is as it was."""
        (tmp_path / "pelicanconf.py").write_text("SITENAME = 'x\n")
        (tmp_path / "plugins").mkdir()
        with pytest.raises(SettingError, match=r"pelicanconf\.py:1"):
            upgrade_archive(tmp_path, program="dateline 1.0")
        assert (tmp_path / "plugins").is_dir()
