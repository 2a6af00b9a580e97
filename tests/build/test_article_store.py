"""Articles of a build: every page read once, each mistake named, addresses that outlive a headline."""

from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace

import pytest

from dateline.article.blocks import Paragraph, Text
from dateline.article.page import write_page
from dateline.article.record import Article
from dateline.build.article_store import read_articles
from dateline.build.cache import Cache
from dateline.build.page_tagging import Tagging
from dateline.site.paths import article_path

ARTICLE = Article("abcdefghijkl", "Ferry returns", (Paragraph((Text("The ferry came back on Monday."),)),))


@pytest.fixture
def read(tmp_path):
    """Return a function that reads the articles of a folder, and how often it had to compute."""
    computed = []

    def pool():
        computed.append(1)
        return ThreadPoolExecutor(1)

    def articles():
        tagging = Tagging("rules", pool, "none")
        found, _ = read_articles(tmp_path / "articles", Cache(tmp_path / "cache.sqlite3"), tagging)
        return found, len(computed)

    return articles


def put(tmp_path, name, article):
    """Write an article's page."""
    path = tmp_path / "articles" / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(write_page(article), "utf-8")


class TestLibrary:
    def test_an_unchanged_page_is_not_computed_again(self, tmp_path, read):
        """The second build of the same pages calls no tagger."""
        put(tmp_path, "undated/ferry.md", ARTICLE)
        assert len(read()[0]) == 1
        assert read()[1] == 1

    def test_the_address_is_that_of_the_file(self, tmp_path, read):
        """A headline put right later does not move the page."""
        put(tmp_path, "1931/05/ferry-abcdefghijkl.md", replace(ARTICLE, headline="Ferry returns at last"))
        articles, _ = read()
        assert article_path(articles["abcdefghijkl"]) == "articles/1931/05/ferry-abcdefghijkl.html"

    def test_a_freely_named_file_has_the_usual_address(self, tmp_path, read):
        """Spaces and accents in a file's name do not get into addresses."""
        put(tmp_path, "mes notes/été.md", ARTICLE)
        articles, _ = read()
        assert article_path(articles["abcdefghijkl"]) == "articles/undated/ferry-returns-abcdefghijkl.html"

    def test_mistakes_are_named_and_the_rest_is_read(self, tmp_path, read):
        """A page without front matter, in another encoding, twice the same id, or a link: each by name."""
        put(tmp_path, "a.md", ARTICLE)
        put(tmp_path, "b.md", replace(ARTICLE, headline="Another"))
        (tmp_path / "articles/c.md").write_text("no front matter")
        (tmp_path / "articles/d.md").write_bytes(b"---\nid: x\nheadline: caf\xe9\n---\n")
        (tmp_path / "articles/e.md").symlink_to(tmp_path / "articles/a.md")
        articles, _ = read()
        assert list(articles) == ["abcdefghijkl"]
        reasons = {rejected.name: rejected.reason for rejected in articles.rejected}
        assert set(reasons) == {"b.md", "c.md", "d.md", "e.md"}
        assert "is that of a.md" in reasons["b.md"]
        assert "not UTF-8" in reasons["d.md"]
        assert "symbolic link" in reasons["e.md"]
