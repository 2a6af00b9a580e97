"""A build with nothing to do does nothing, and whatever a site is made of is something to do."""

import pytest

from benchmarks.quiet_build import build_quietly

from .small_archive import one_article


@pytest.fixture
def archive(tmp_path):
    """Return a function that builds an archive of one article; it takes settings."""
    one_article(tmp_path, "Fog")
    (tmp_path / "templates").mkdir()

    def build(**settings):
        overrides = {"THEME_TEMPLATES_OVERRIDES": [str(tmp_path / "templates")]}
        return build_quietly(tmp_path, "site", **{**overrides, **settings})

    return build


def inodes(folder):
    """Return what tells a file that was touched: its inode and its times."""
    found = {path: path.stat() for path in folder.rglob("*") if path.is_file()}
    return {path: (s.st_ino, s.st_mtime_ns, s.st_ctime_ns) for path, s in found.items()}


class TestNothingChanged:
    def test_no_file_of_the_site_is_touched(self, archive, tmp_path):
        """The second build reports the same site and leaves every file as it is."""
        first = archive()
        before = inodes(tmp_path / "site")
        second = archive()
        assert inodes(tmp_path / "site") == before
        assert (second.articles, second.files) == (first.articles, first.files)
        assert (second.rendered, second.unchanged) == (0, first.rendered)


def _edit(folder):
    page = folder / "content/articles/one.md"
    page.write_text(page.read_text("utf-8").replace("Two", "Six"), "utf-8")


def _add_template(folder):
    (folder / "templates/list.html").write_text("{% extends '!theme/list.html' %}", "utf-8")


def _damage(folder):
    page = folder / "site/index.html"
    page.write_text("", "utf-8")


def _remove(folder):
    (folder / "site/map.html").unlink()


def _lose_record(folder):
    (folder / "cache/last-build.json").write_text("{", "utf-8")


@pytest.mark.parametrize("change", [_edit, _add_template, _damage, _remove, _lose_record])
def test_what_a_site_is_made_of_is_looked_at(archive, tmp_path, change):
    """An edit, a template, a damaged or missing page, a lost record: each makes a build, which is whole."""
    archive()
    change(tmp_path)
    archive()
    assert "<title>" in (tmp_path / "site/index.html").read_text("utf-8")
    assert (tmp_path / "site/map.html").is_file()
    before = inodes(tmp_path / "site")
    archive()
    assert inodes(tmp_path / "site") == before


def test_a_setting_makes_a_build(archive, tmp_path):
    """A new name of the archive is on its pages after the next build."""
    archive()
    archive(SITENAME="The Lock-Keeper")
    assert "The Lock-Keeper" in (tmp_path / "site/index.html").read_text("utf-8")
