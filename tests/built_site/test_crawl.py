"""A built site crawled from its folder: no link is broken or absolute, no article is far from home."""

import pytest

from benchmarks.crawl import articles_of, crawl
from tests.built_site.kinds import html_pages, page_of


@pytest.mark.parametrize("language", ["en", "ar"])
def test_no_link_is_broken_or_absolute_and_no_article_is_far(crowded, language):
    """From home by links alone: every article within four clicks, every page reached, nothing broken."""
    site = crowded(language)
    found = crawl(site)
    assert found.broken == []
    assert found.absolute == []
    tombstone = page_of(site, "tombstone")
    assert set(html_pages(site)) - set(found.clicks) == {"404.html", tombstone}
    assert max(found.clicks[path] for path in articles_of(site) if path != tombstone) <= 4


@pytest.mark.parametrize("name", ["empty", "single"])
def test_small_archives_have_no_dead_ends(small, name):
    """An archive without articles links to nothing that it lacks."""
    found = crawl(small(name))
    assert found.broken == []
    assert found.absolute == []
