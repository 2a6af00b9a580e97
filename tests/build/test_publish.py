"""Publishing: what a dry run lists is what then happens, and nothing foreign is touched."""

import subprocess
import zipfile

import pytest

from dateline.article.errors import SettingError
from dateline.build.manifest import MANIFEST
from dateline.build.output import Output
from dateline.deliver.export import export_zip
from dateline.deliver.publish import Change, publish


@pytest.fixture
def site(tmp_path):
    """Return a function that builds a site of given pages."""

    def make(name="output", **pages):
        output = Output(tmp_path / name, tmp_path / "none", tmp_path / f"{name}.json")
        for page, words in pages.items():
            output.page(f"{page}.html", words, lambda words=words: words)
        output.finish()
        return tmp_path / name

    return make


class TestFolder:
    def test_a_dry_run_lists_what_would_change(self, site, tmp_path):
        """Added, changed and removed files are named, and nothing is written."""
        target = {"kind": "folder", "to": str(tmp_path / "www")}
        publish(site("one", a="1", b="1"), target, dry_run=False)
        second = site("two", a="2", c="1")
        wanted = [Change("change", "a.html"), Change("add", "c.html"), Change("remove", "b.html")]
        assert publish(second, target, dry_run=True) == wanted
        assert (tmp_path / "www/b.html").exists()
        assert publish(second, target, dry_run=False) == wanted
        assert sorted(p.name for p in (tmp_path / "www").iterdir()) == ["a.html", "c.html", MANIFEST]

    def test_a_folder_of_somebody_else_is_left_alone(self, site, tmp_path):
        """A folder with files that are not ours is refused."""
        (tmp_path / "home").mkdir()
        (tmp_path / "home/letter.txt").write_text("mine")
        with pytest.raises(SettingError, match="no manifest of ours"):
            publish(site(a="1"), {"kind": "folder", "to": str(tmp_path / "home")}, dry_run=False)

    def test_a_target_that_is_not_understood_is_named(self, site):
        """A misspelt kind is answered by those there are."""
        with pytest.raises(SettingError, match="folder, rsync, git, s3"):
            publish(site(a="1"), {"kind": "ftp", "to": "x"}, dry_run=True)


class TestBranch:
    def test_the_site_becomes_a_commit_on_the_branch(self, site, tmp_path, monkeypatch):
        """The branch holds the site and .nojekyll; work tree and index stay as they were."""
        repository = tmp_path / "repository"
        subprocess.run(["git", "init", "-q", str(repository)], check=True)
        for key, value in (("user.name", "A"), ("user.email", "a@example.org")):
            subprocess.run(["git", "-C", str(repository), "config", key, value], check=True)
        monkeypatch.chdir(repository)
        output = site("repository/output", a="1")
        assert {c.path for c in publish(output, {"kind": "git", "to": "pages"}, dry_run=True)} >= {"a.html"}
        assert publish(output, {"kind": "git", "to": "pages"}, dry_run=False)
        listed = subprocess.run(
            ["git", "ls-tree", "--name-only", "pages"], capture_output=True, text=True, check=True
        ).stdout.split()
        assert listed == [".nojekyll", "a.html", MANIFEST]
        assert publish(output, {"kind": "git", "to": "pages"}, dry_run=False) == []


class TestZip:
    def test_the_same_site_is_the_same_zip(self, site, tmp_path):
        """The bundle holds every file below one folder, and no clock."""
        output = site(a="1", b="2")
        assert export_zip(output, tmp_path / "one.zip") == 3
        first = (tmp_path / "one.zip").read_bytes()
        export_zip(output, tmp_path / "one.zip")
        assert (tmp_path / "one.zip").read_bytes() == first
        assert sorted(zipfile.ZipFile(tmp_path / "one.zip").namelist()) == [
            "one/a.html",
            "one/b.html",
            f"one/{MANIFEST}",
        ]

    def test_without_a_site_it_says_what_to_do(self, tmp_path):
        """No site, no bundle, and the remedy."""
        with pytest.raises(SettingError, match="inv build"):
            export_zip(tmp_path, tmp_path / "x.zip")
