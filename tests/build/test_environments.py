"""Odd machines and archives: other locales, names of any bytes, clocks that go back, the last of years."""

import os
import subprocess
import sys
import unicodedata
from pathlib import Path

import pytest

import dateline
from benchmarks.integrity import snapshot
from benchmarks.limits import fill_archive
from benchmarks.quiet_build import build_quietly
from benchmarks.robustness import many_builds, put_article
from dateline.article.errors import SettingError
from dateline.build.one_name import one_name, second_names
from dateline.deliver.verify import verify_content
from dateline.deliver.verify_site import verify_site
from dateline.ingest import ingest
from tests.ingest.conftest import Here, page
from tests.work import calls

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

    def test_disks_that_do_not_tell_case(self, tmp_path):
        """Names that differ in case or accents alone never overwrite one another where a site is read."""
        content = tmp_path / "content"
        text = put_article(content, 0).read_text()
        for number, name in enumerate(("A", "a", "X/one", "x/one"), 1):
            file = content / "articles" / f"{name}.md"
            file.parent.mkdir(exist_ok=True)
            file.write_text(text.replace("abcdefghij00", f"abcdefghij{number:02}"))
        (content / "pages").mkdir()
        (content / "images").mkdir()
        for name in ("Notes", "notes"):
            (content / "pages" / f"{name}.md").write_text(f"---\ntitle: {name}\n---\nWords.\n")
        names = ["P.png", "p.png", *(unicodedata.normalize(form, "é.png") for form in ("NFC", "NFD"))]
        for name in names:
            (content / "images" / name).write_bytes(b"x")
        report = build_quietly(tmp_path)
        site = [
            path.relative_to(tmp_path / "output").as_posix() for path in (tmp_path / "output").rglob("*.*")
        ]
        assert len({one_name(path) for path in site}) == len(site)
        assert len([path for path in site if path.startswith("articles/")]) == report.articles == 5
        assert [one.name for one in report.rejected] == ["pages/notes.md"]
        assert len([path for path in site if path.endswith(("p.png", "P.png"))]) == 1
        assert len([path for path in site if path.startswith("images/")]) == 2

    def test_a_site_is_the_same_whatever_the_day(self, tmp_path, monkeypatch):
        """SOURCE_DATE_EPOCH, and the clock, decide about embargoes alone."""
        put_article(tmp_path / "content", 0)
        sites = []
        for number, epoch in enumerate(("0", "")):
            monkeypatch.setenv("SOURCE_DATE_EPOCH", epoch)
            build_quietly(tmp_path, output=f"output{number}", cache=f"cache{number}")
            sites.append(snapshot(tmp_path / f"output{number}"))
        assert sites[0] == sites[1]

    @pytest.mark.parametrize(
        "epoch", ["2031-01-01", "-5", "1e9", "²", " ", "253402300800", "9" * 30, "9" * 5000]
    )
    def test_a_time_that_is_none_ends_a_build_in_a_sentence(self, tmp_path, monkeypatch, epoch):
        """Nobody is shown today what was to be hidden until another day."""
        put_article(tmp_path / "content", 0)
        monkeypatch.setenv("SOURCE_DATE_EPOCH", epoch)
        with pytest.raises(SettingError, match="SOURCE_DATE_EPOCH"):
            build_quietly(tmp_path)
        assert not (tmp_path / "output").exists()


def test_names_that_are_one():
    """Case, composed accents and what lower case does to them do not tell names apart; anything else does."""
    paths = ["a", "B", "A", "b/c", "Straße", "STRASSE", "\u00e9", "e\u0301", "İ", "i\u0307", "a "]
    assert second_names(paths) == {"A": "a", "STRASSE": "Straße", "e\u0301": "\u00e9", "i\u0307": "İ"}


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
    def test_many_pages_in_one_folder_and_many_names(self, tmp_path):
        """One folder may hold all, one name be in all, and each add names: twice as many are twice the work.

        `inv bench.limits` builds 20,000 articles and 50,000 names.
        """
        work = []
        with many_builds():
            for number in (1, 15, 30, 60):
                folder = tmp_path / str(number)
                fill_archive(folder / "content", number, names=2)
                work.append(calls(lambda folder=folder: build_quietly(folder)))
                assert len(list((folder / "output/articles").glob("*.html"))) == number
        _, few, more, many = work
        assert many - more <= 2.5 * (more - few)
