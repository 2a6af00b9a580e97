"""The ZIM file, opened by libzim's own reader: metadata, main page, search, and every link."""

import datetime as dt
import posixpath
import re
import sys

import pytest
from lxml import html

from dateline.article.errors import SettingError
from dateline.deliver.zim import About, export_zim

ABOUT = About("Démo — archive of news", "", "en-GB", "Keepers", dt.date(2026, 11, 22), "CC0")


@pytest.fixture(scope="module")
def archive(demo_archive, tmp_path_factory):
    """The demo as a ZIM file, opened."""
    pytest.importorskip("libzim", reason="the extra `zim` is not installed")
    from libzim.reader import Archive

    file = tmp_path_factory.mktemp("zim") / "demo.zim"
    export_zim(demo_archive.output, file, ABOUT)
    return Archive(file)


def content(archive, path):
    """Return the bytes of an entry."""
    return bytes(archive.get_entry_by_path(path).get_item().content)


class TestFile:
    def test_it_is_whole(self, archive, demo_archive):
        """The checksum is right, and every file of the site is in it as it stands in the folder."""
        assert archive.check()
        files = [path for path in demo_archive.output.rglob("*") if path.is_file()]
        names = {path.relative_to(demo_archive.output).as_posix() for path in files}
        assert all(archive.has_entry_by_path(name) for name in names)
        assert content(archive, "index.html") == (demo_archive.output / "index.html").read_bytes()

    def test_it_opens_at_home(self, archive):
        """The main page is the archive's home."""
        assert archive.has_main_entry
        assert archive.main_entry.get_item().path == "index.html"

    def test_a_library_can_shelve_it(self, archive):
        """All that the openZIM specification demands is said, the illustration in its size."""
        wanted = {
            "Name": "dateline_d-mo-archive-of-news",
            "Title": "Démo — archive of news",
            "Description": "Démo — archive of news",
            "Language": "eng",
            "Creator": "Keepers",
            "Publisher": "Keepers",
            "Date": "2026-11-22",
            "License": "CC0",
        }
        assert {name: archive.get_metadata(name).decode() for name in wanted} == wanted
        assert archive.has_illustration(48)
        picture = bytes(archive.get_illustration_item(48).content)
        assert picture[16:24] == (48).to_bytes(4) + (48).to_bytes(4)  # width and height of a PNG

    def test_pages_are_found_by_title_and_by_words(self, archive):
        """The reader's own search knows headlines and bodies."""
        from libzim.search import Query, Searcher
        from libzim.suggestion import SuggestionSearcher

        suggested = SuggestionSearcher(archive).suggest("Nelson Mandela")
        assert "people/nelson-mandela.html" in set(suggested.getResults(0, 10))
        assert archive.has_fulltext_index
        found = set(Searcher(archive).search(Query().set_query("splashdown Hornet")).getResults(0, 10))
        assert any(path.startswith("articles/1969/07/") for path in found)

    def test_every_link_leads_to_an_entry(self, archive, demo_archive):
        """Relative addresses work as they do in a folder."""
        pages = sorted(
            path.relative_to(demo_archive.output).as_posix() for path in demo_archive.output.rglob("*.html")
        )
        for path in pages[::7]:
            tree = html.fromstring(content(archive, path))
            for target in tree.xpath("//@href | //@src"):
                if not re.match(r"https?:|data:|#|\?", target):
                    name = target.partition("#")[0].partition("?")[0] or posixpath.basename(path)
                    goal = posixpath.normpath(posixpath.join(posixpath.dirname(path), name))
                    assert archive.has_entry_by_path(goal), (path, target)


class TestWithout:
    def test_without_libzim_it_says_how_to_get_it(self, demo_archive, tmp_path, monkeypatch):
        """No traceback, but the name of the package and another way."""
        monkeypatch.setitem(sys.modules, "libzim", None)
        with pytest.raises(SettingError, match="pip install libzim"):
            export_zim(demo_archive.output, tmp_path / "x.zim", ABOUT)

    def test_without_a_site_it_says_what_to_do(self, tmp_path):
        """No site, no file."""
        with pytest.raises(SettingError, match="dateline build"):
            export_zim(tmp_path, tmp_path / "x.zim", ABOUT)
