"""Odd machines and archives: other locales, names of any bytes, clocks that go back, the last of years."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

import dateline
from benchmarks.integrity import snapshot
from benchmarks.quiet_build import build_quietly
from benchmarks.robustness import put_article
from dateline.deliver.verify import verify_content, verify_site
from dateline.ingest import ingest
from tests.ingest.conftest import Here, page

_RUN = """
import os, sys
from pathlib import Path
from benchmarks.quiet_build import build_quietly
from dateline.deliver.verify import verify_content
from dateline.ingest import ingest
if __name__ == "__main__":
    folder = Path(sys.argv[1])
    report = ingest([folder / "pile"], folder / "content")
    assert report.counts["added"] == 1, report
    build_quietly(folder)
    assert not verify_content(folder / "content").findings
"""


class TestMachines:
    @pytest.mark.parametrize("locale", [{"LC_ALL": "C", "PYTHONUTF8": "0"}, {"LC_ALL": "POSIX"}])
    def test_any_locale(self, locale, tmp_path):
        """Nothing depends on the encoding that a machine takes for its own."""
        (tmp_path / "pile").mkdir()
        text = "Zwölf Boxkämpfer jagen Viktor über Köln."
        (tmp_path / "pile" / "Zürich ☃.html").write_bytes(page("pier", text))
        root = Path(dateline.__file__).parents[2]
        environment = {**os.environ, **locale, "PYTHONPATH": f"{root / 'plugins'}{os.pathsep}{root}"}
        script = tmp_path / "run.py"
        script.write_text(_RUN)
        command = [sys.executable, str(script), str(tmp_path)]
        done = subprocess.run(command, env=environment, capture_output=True, text=True, check=False, cwd=root)
        assert done.returncode == 0, done.stderr
        shown = next((tmp_path / "output/articles").rglob("*.html")).read_text("utf-8")
        assert "Zwölf Boxkämpfer" in shown

    @pytest.mark.parametrize("name", [b"with space", b"new\nline", b"caf\xe9", "☃".encode(), b"a'b\"c"])
    def test_any_folder(self, name, tmp_path):
        """An archive may lie in a folder of any name."""
        folder = tmp_path / os.fsdecode(name)
        (folder / "pile").mkdir(parents=True)
        (folder / "pile/pier.html").write_bytes(page("pier"))
        assert ingest([folder / "pile"], folder / "content", executor=Here).counts["added"] == 1
        build_quietly(folder)
        assert verify_content(folder / "content").findings == ()
        assert verify_site(folder / "output") == []

    def test_a_clock_that_goes_back(self, tmp_path):
        """Files from the future, and a build before the last one, change no byte of the site."""
        for number in range(3):
            put_article(tmp_path / "content", number)
        build_quietly(tmp_path)
        before = snapshot(tmp_path / "output")
        for path in [*(tmp_path / "content").rglob("*"), *(tmp_path / "output").rglob("*")]:
            os.utime(path, (4e9, 4e9) if path.suffix == ".md" else (1, 1))
        build_quietly(tmp_path)
        assert snapshot(tmp_path / "output") == before

    def test_hard_links(self, tmp_path):
        """A page that is a hard link is a page; a build never writes through one."""
        path = put_article(tmp_path / "content", 0)
        os.link(path, tmp_path / "other.md")
        build_quietly(tmp_path)
        page_of = next((tmp_path / "output/articles").rglob("0.html"))
        os.link(page_of, tmp_path / "kept.html")
        kept = (tmp_path / "kept.html").read_bytes()
        put_article(tmp_path / "content", 0, "Other words.")
        build_quietly(tmp_path)
        assert (tmp_path / "kept.html").read_bytes() == kept


class TestArchives:
    def test_the_ends_of_the_calendar(self, tmp_path):
        """Years 1 and 9999 are years like others."""
        for number, year in enumerate(("0001", "9999")):
            path = put_article(tmp_path / "content", number)
            text = path.read_text().replace("1987-05-0", f"{year}-12-3").replace("-12-32", "-12-31")
            path.write_text(text.replace("-12-31", "-01-01") if year == "0001" else text)
        build_quietly(tmp_path)
        assert len(list((tmp_path / "output/articles").rglob("*.html"))) == 2
        assert (tmp_path / "output/days/0001/index.html").is_file()
        assert (tmp_path / "output/days/9999/index.html").is_file()

    @pytest.mark.slow
    def test_a_very_long_article(self, tmp_path):
        """It is in the site, or named: its neighbours are there in any case."""
        put_article(tmp_path / "content", 0)
        put_article(tmp_path / "content", 1, "Ten barges went up the river in fog. " * 8_000)
        build_quietly(tmp_path)
        assert (tmp_path / "output/articles/0.html").is_file()

    @pytest.mark.slow
    def test_many_pages_in_one_folder(self, tmp_path):
        """One folder may hold them all."""
        first = put_article(tmp_path / "content", 0).read_text()
        for number in range(300):
            text = first.replace("abcdefghij00", f"abcdefgh{number:04}")
            (tmp_path / "content/articles" / f"p{number}.md").write_text(text)
        build_quietly(tmp_path)
        assert len(list((tmp_path / "output/articles").glob("p*.html"))) == 300
