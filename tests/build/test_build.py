"""A build of what changed is, byte for byte, the build that starts from nothing."""

from dataclasses import replace
from pathlib import Path

import pytest

from dateline.article.blocks import Paragraph, Text
from dateline.article.moment import Moment
from dateline.article.page import write_page
from dateline.article.record import Article
from dateline.build.run import build_site

ROOT = Path(__file__).resolve().parents[2]
_TOWNS = ("Geneva", "Baghdad", "Nairobi")


@pytest.fixture
def archive(tmp_path):
    """Return a function that writes the article of a number into the archive's content."""

    def put(number, **changes):
        town = _TOWNS[number % len(_TOWNS)]
        words = f"{town}, May {number + 1} - John Example met the Example Workers Party in {town}."
        article = Article(
            f"abcdefghijk{number}",
            f"Talks number {number} open in {town}",
            (Paragraph((Text(words),)), Paragraph((Text("They go on until 1 June 1987."),))),
            published=Moment(f"1987-05-{number + 1:02}"),
        )
        path = tmp_path / "content/articles" / f"{number}.md"
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(write_page(replace(article, **changes)), "utf-8")

    return put


def _built(folder, output, **settings):
    return build_site(
        ROOT / "pelicanconf.py",
        PATH=str(folder / "content"),
        OUTPUT_PATH=str(folder / output / "site"),
        DATELINE_CACHE=str(folder / output / "cache"),
        DATELINE_MODEL="none",
        **settings,
    )


def _files(folder):
    return {
        path.relative_to(folder).as_posix(): path.read_bytes()
        for path in sorted(folder.rglob("*"))
        if path.is_file()
    }


class TestIncrementalBuild:
    def test_it_gives_the_bytes_of_a_fresh_build(self, archive, tmp_path):
        """With an article added and one changed, pages are taken over, and every file is as if built anew."""
        for number in range(5):
            archive(number)
        _built(tmp_path, "grown")
        archive(5)
        archive(1, headline="Talks are put off")
        report = _built(tmp_path, "grown")
        assert report.unchanged > report.rendered
        _built(tmp_path, "fresh")
        grown, fresh = _files(tmp_path / "grown/site"), _files(tmp_path / "fresh/site")
        assert sorted(grown) == sorted(fresh)
        assert [path for path in fresh if grown[path] != fresh[path]] == []

    def test_nothing_is_rendered_when_nothing_changed(self, archive, tmp_path):
        """The second build of the same archive takes every page over."""
        archive(0)
        _built(tmp_path, "one")
        assert _built(tmp_path, "one").rendered == 0

    def test_a_name_in_one_article_needs_no_page(self, archive, tmp_path):
        """Its mention leads to the names beside the text, which do not link the page that they stand on."""
        for number in range(2):
            archive(number)
        _built(tmp_path, "one", DATELINE_ENTITY_PAGES_FROM=2)
        site = tmp_path / "one/site"
        pages = [path.read_text("utf-8") for path in site.glob("articles/*.html")]
        page = next(page for page in pages if "<title>Talks number 0" in page)
        assert '<a class="mention place" href="#named"' in page
        assert "<li><bdi>Geneva</bdi>" in page
        assert '<a class="mention person" href="../people/john-example.html"' in page
        assert (site / "people/john-example.html").is_file()
        assert not (site / "places/geneva.html").exists()

    def test_a_changed_setting_is_on_every_page(self, archive, tmp_path):
        """An archive under a new name shows it everywhere."""
        archive(0)
        _built(tmp_path, "one")
        _built(tmp_path, "one", SITENAME="The Example Record")
        page = next((tmp_path / "one/site/articles").rglob("*.html"))
        assert "The Example Record" in page.read_text("utf-8")
