"""The bundle of a built site: the same site, the same bytes; errors are sentences."""

import errno
import zipfile

import pytest

from dateline.article.errors import SettingError
from dateline.build.manifest import MANIFEST
from dateline.build.output import Output
from dateline.deliver.export import export_zip
from dateline.deliver.whole_file import whole_file


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
        with pytest.raises(SettingError, match="dateline build"):
            export_zip(tmp_path, tmp_path / "x.zip")

    def test_a_full_disk_leaves_the_bundle_that_was(self, tmp_path):
        """The error names the file to be made; nothing unfinished takes up the room that is wanting."""
        (tmp_path / "x.zip").write_bytes(b"old")

        def fill():
            with whole_file(tmp_path / "x.zip") as part:
                part.write_bytes(b"half")
                raise OSError(errno.ENOSPC, "No space left on device")

        with pytest.raises(OSError, match=r"No space left on device: '.*x\.zip'"):
            fill()
        assert {path.name: path.read_bytes() for path in tmp_path.iterdir()} == {"x.zip": b"old"}
