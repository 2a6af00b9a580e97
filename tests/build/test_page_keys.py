"""A page is read once; whatever is done to its file afterwards is noticed."""

import os
import time

import pytest

from dateline.build import page_keys
from dateline.build.cache import Cache
from dateline.build.page_keys import PageKeys


@pytest.fixture
def keys(tmp_path, monkeypatch):
    """Return a function that gives the keys of the pages of a folder, and which of them it read."""
    folder = tmp_path / "articles"
    folder.mkdir()
    (folder / "a.md").write_text("Ferry returns")
    opened = []

    def reading(path, *how):
        opened.append(os.path.basename(path))  # noqa: PTH119  as the module has it
        return open(path, *how)  # noqa: PTH123

    monkeypatch.setattr(page_keys, "open", reading, raising=False)

    def found(rules="1", later=10**10):
        opened.clear()
        of_pages = PageKeys(Cache(tmp_path / "cache.sqlite3"), rules, time.time_ns() + later)
        with os.scandir(folder) as entries:
            made = {entry.name: of_pages.key(entry.name, entry) for entry in entries}
        of_pages.keep()
        return made, sorted(opened)

    return found


def test_a_page_is_read_once(keys):
    """The next build takes its key from the cache."""
    first, read = keys()
    assert read == ["a.md"]
    assert keys() == (first, [])


def test_a_change_that_keeps_size_and_time_is_noticed(keys, tmp_path):
    """As an editor or a copying program may make it: the system's own time of change cannot be set."""
    page = tmp_path / "articles/a.md"
    first, _ = keys()
    status = page.stat()
    page.write_text("Ferry renewed")
    os.utime(page, ns=(status.st_atime_ns, status.st_mtime_ns))
    second, read = keys()
    assert read == ["a.md"]
    assert second != first


def test_a_page_that_changed_just_now_is_read_again(keys):
    """It may change once more before the clock of the file system goes on."""
    keys(later=0)
    assert keys(later=0)[1] == ["a.md"]
    assert keys()[1] == ["a.md"]
    assert keys()[1] == []


def test_keys_of_other_rules_are_not_believed(keys, tmp_path):
    """The pages are read then, as they are where the cache is lost."""
    first, _ = keys()
    second, read = keys("2")
    assert read == ["a.md"]
    assert second != first
    for file in tmp_path.glob("cache.sqlite3*"):
        file.unlink()
    assert keys("2") == (second, ["a.md"])
