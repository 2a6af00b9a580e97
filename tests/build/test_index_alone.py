"""The index by itself: written into the site that stands, whole or not at all, and stated in its manifest."""

import errno

import pytest

from benchmarks.integrity import snapshot
from benchmarks.quiet_build import CONF, build_quietly, quiet_settings
from benchmarks.robustness import many_builds, put_article
from dateline.article.errors import IntegrityError
from dateline.build import index_alone, linked_copy
from dateline.build.index_alone import write_index_alone
from dateline.build.run import site_settings
from dateline.deliver.verify_site import verify_site


@pytest.fixture
def folder(tmp_path):
    """Return the folder of a small archive that was not built yet."""
    put_article(tmp_path / "content", 0)
    return tmp_path


def write(folder, *, stock=False):
    """Write the index alone into the site of a folder."""
    return write_index_alone(site_settings(CONF, **quiet_settings(folder)), CONF, stock=stock)


@pytest.mark.parametrize("stock", [False, True])
def test_the_site_is_as_its_manifest_says(folder, stock):
    """Before the first build, after one, and when the next build has taken it over."""
    with many_builds():
        written = write(folder, stock=stock)
        assert written.exists()
        assert verify_site(folder / "output") == []
        build_quietly(folder)
        put_article(folder / "content", 1)
        assert write(folder, stock=stock) == written
        assert verify_site(folder / "output") == []


@pytest.mark.parametrize("name", ["build_index", "write_stock_index"])
def test_a_disk_that_is_full_leaves_the_site(folder, name, monkeypatch):
    """The message names a file, and nothing is left behind."""

    def fail(*_args, **_options):
        raise OSError(errno.ENOSPC, "No space left on device")

    with many_builds():
        build_quietly(folder)
        before = snapshot(folder / "output")
        monkeypatch.setattr(index_alone, name, fail)
        with pytest.raises(IntegrityError, match=r"output/search: the index cannot be written \(No space"):
            write(folder, stock=name == "write_stock_index")
    assert snapshot(folder / "output") == before
    assert not list(folder.glob("output.*"))


def test_where_no_links_can_be_made_the_site_is_copied(folder, monkeypatch):
    """A disk without hard links, or one that is full at that moment, costs no page."""

    def refuse(*_args, **_options):
        raise OSError(errno.EPERM, "Operation not permitted")

    with many_builds():
        build_quietly(folder)
        before = snapshot(folder / "output")
        with monkeypatch.context() as patch:
            patch.setattr(linked_copy.os, "link", refuse)
            write(folder)
    assert snapshot(folder / "output").keys() == before.keys()
    assert verify_site(folder / "output") == []
