"""The order of names in an index, and the pages of an index too long for one."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dateline.site import listing
from dateline.site.pages import entities, entity_indexes, sections
from dateline.site.pages.entity_indexes import file_name, initial

from .made_archive import STORIES, article, rendered, site


class TestLetters:
    @given(st.text(min_size=1), st.text(min_size=1))
    def test_different_letters_have_different_pages(self, one, other):
        """Pages of letters never collide, in any script, for one letter or two."""
        keys = {initial(text, length) for text in (one, other) for length in (1, 2)}
        assert len({file_name(key) for key in keys}) == len(keys)

    @given(st.text())
    def test_the_name_of_a_page_is_plain(self, text):
        """File names are ASCII and hold no separator."""
        name = file_name(initial(text.casefold()))
        assert name.isascii()
        assert not set(name) & set("/\\.")


class TestIndex:
    def test_people_are_filed_by_surname(self):
        """Finnbogadóttir stands under F, before Hallgrímsson under H."""
        page = rendered(site())["people/index.html"]
        assert page.index('id="letter-f"') < page.index("Vigdís") < page.index('id="letter-h"')

    def test_a_long_index_is_cut_into_letters_that_hold_everybody(self, monkeypatch):
        """Every name is on the page of its letter, and the index links each letter."""
        monkeypatch.setattr(entity_indexes, "IN_FULL", 1)
        monkeypatch.setattr(entity_indexes, "LETTER_IN_FULL", 0)
        pages = rendered(site())
        assert "letters/f.html" in pages["people/index.html"]
        assert "letters/fi.html" in pages["people/letters/f.html"]
        assert "Vigdís Finnbogadóttir" in pages["people/letters/finnb.html"]
        assert "people/letters/u0641.html" in pages

    @pytest.mark.parametrize("often", [1, 2])
    def test_a_name_without_a_page_leads_to_its_article(self, often):
        """Where names need more articles to get a page, an index links the one article instead."""
        pages = rendered(site(entity_pages_from=often))
        own = [p for p in pages if p.startswith("organisations/united")]
        assert bool(own) == (often == 1)
        target = own[0] if own else f"articles/1976/04/{STORIES[3].slug}.html"
        assert f'href="../{target}"' in pages["organisations/index.html"]

    def test_a_name_that_is_a_page_of_the_index_keeps_its_own(self):
        """Someone called Index does not take the place of the index."""
        assert site((article("x", "y"),)) is not None
        from dateline.site.paths import entity_path, kind_path

        assert entity_path("people", "index") != kind_path("people")


class TestSections:
    def test_a_section_has_a_page_a_feed_and_its_articles(self):
        """What a publisher files together stands together."""
        pages = rendered(site())
        assert 'href="../sections/home.html"' in pages["sections/index.html"]
        assert all(story.headline in pages["sections/home.html"] for story in STORIES[:2])
        assert STORIES[2].headline not in pages["sections/home/feed.atom"]

    def test_a_large_section_is_cut_by_year(self, monkeypatch):
        """No page of a section grows without end, and none shifts."""
        monkeypatch.setattr(sections, "IN_FULL", 1)
        monkeypatch.setattr(listing, "IN_FULL", 1)
        pages = rendered(site())
        assert "Women leave work" in pages["sections/home/1975.html"]
        assert "1975.html" in pages["sections/home.html"]
        assert "Women leave work" not in pages["sections/home.html"]


class TestEntityYears:
    def test_an_entity_named_often_is_cut_by_year(self, monkeypatch):
        """Its page leads to a page for each year, with the articles most about it first."""
        monkeypatch.setattr(entities, "IN_FULL", 1)
        monkeypatch.setattr(listing, "IN_FULL", 1)
        pages = rendered(site())
        path = next(p for p in pages if re.fullmatch(r"places/reykjavik-\d+\.html", p))
        year = path.replace(".html", "/1976.html")
        assert f'href="../{year}"' in pages[path]
        assert "equal pay" in pages[year]
