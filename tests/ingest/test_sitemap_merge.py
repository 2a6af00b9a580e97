"""What a sitemap tells goes into pages at hand that do not say it, and nowhere else."""

import pytest

from dateline.article.moment import Moment
from dateline.article.page import read_page
from dateline.article.record import Article
from dateline.article.warnings import warning
from dateline.ingest import worker
from dateline.ingest.sitemap_merge import filled

from .conftest import bring, tree

PAGE = """<html><head><title>Fog</title><link rel="canonical" href="https://example.org/fog"></head><body><article>
<h1>Fog at the pier</h1><p>Two ferries met at the pier in thick fog and neither was damaged beyond repair.</p>
<p>The harbour master said that nothing was lost but time, and that there is enough of that in winter.</p>
</article></body></html>"""
SITEMAP = """<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9"
 xmlns:news="http://www.google.com/schemas/sitemap-news/0.9"
 xmlns:image="http://www.google.com/schemas/sitemap-image/1.1">
<url><loc>https://example.org/fog</loc><lastmod>2020-01-01</lastmod>
<image:image><image:title>A ferry</image:title></image:image><news:news>
<news:publication><news:name>The Pier Post</news:name><news:language>en</news:language></news:publication>
<news:publication_date>1999-05-04T06:30:00+01:00</news:publication_date><news:title>Fog!</news:title></news:news></url>
<url><loc>https://example.org/ice</loc></url></urlset>"""


@pytest.fixture
def pile(tmp_path):
    """Return a folder with a page that states no date, and a sitemap that does."""
    folder = tmp_path / "pile"
    folder.mkdir()
    (folder / "page.html").write_text(PAGE)
    (folder / "sitemap.xml").write_text(SITEMAP)
    return folder


def only_page(content):
    """Return the one page of an archive, and its article."""
    (path,) = (content / "articles").rglob("*.md")
    return path, read_page(path.read_text("utf-8"))


def test_a_page_at_hand_takes_its_date_from_the_sitemap(pile, tmp_path):
    """Date and publisher come in, the headline that the page has stays; what is not at hand is wanted."""
    report = bring(tmp_path / "content", pile)
    assert report.counts | {"added": 1, "updated": 1, "wanted": 1} == report.counts
    _, article = only_page(tmp_path / "content")
    assert str(article.published) == "1999-05-04T06:30:00+01:00"
    assert article.publisher == "The Pier Post"
    assert article.headline == "Fog at the pier"
    assert article.modified is None
    assert warning("date-missing") not in article.provenance.warnings


def test_again_it_changes_nothing(pile, tmp_path):
    """The same pile twice is the same archive."""
    bring(tmp_path / "content", pile)
    before = tree(tmp_path / "content")
    assert bring(tmp_path / "content", pile).counts["unchanged"] == 2
    assert tree(tmp_path / "content") == before


def test_a_page_cleaned_anew_keeps_what_was_told(pile, tmp_path, monkeypatch):
    """Other rules make the page anew; the sitemap need not be at hand."""
    bring(tmp_path / "content", pile)
    monkeypatch.setattr(worker, "clean_all", _other)
    monkeypatch.setattr("dateline.ingest.run.rules_fingerprint", lambda: "other")
    report = bring(tmp_path / "content", pile / "page.html")
    assert report.counts["updated"] == 1
    _, article = only_page(tmp_path / "content")
    assert article.kicker == "Shipping"
    assert str(article.published) == "1999-05-04T06:30:00+01:00"


def _other(source, **options):
    from dataclasses import replace

    from dateline.clean import clean_all

    return [replace(article, kicker="Shipping") for article in clean_all(source, **options)]


def test_a_page_that_a_person_edited_is_left_alone(pile, tmp_path):
    """A hand-written page knows better."""
    content = tmp_path / "content"
    bring(content, pile / "page.html")
    path, _ = only_page(content)
    path.write_text(path.read_text().replace("Two ferries", "Three ferries"))
    edited = path.read_bytes()
    report = bring(content, pile / "sitemap.xml")
    assert report.counts["unchanged"] == 1
    assert path.read_bytes() == edited


@pytest.mark.parametrize(
    ("told", "published", "modified"),
    [
        ({"published": "1999", "modified": "2020"}, "1999", ""),
        ({"modified": "2020-01-01"}, "", "2020-01-01"),
        ({}, "", ""),
    ],
)
def test_the_day_of_the_last_change_is_the_last_resort(told, published, modified):
    """It is taken only where there is no date at all."""
    article = filled(Article("a", "Fog", ()), told)
    assert (str(article.published or ""), str(article.modified or "")) == (published, modified)


def test_what_the_page_says_stays():
    """An article that lacks nothing is the very same."""
    article = Article("a", "Fog", (), published=Moment("1998"), publisher="The Post")
    told = {"published": "1999", "modified": "2020", "headline": "Ice", "publisher": "The Other"}
    assert filled(article, told) is article
