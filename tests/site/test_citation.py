"""References: what reference managers read, from hostile words as from plain ones."""

import json
import re

from hypothesis import given
from hypothesis import strategies as st

from dateline.article.blocks import Paragraph, Text
from dateline.article.moment import Moment
from dateline.article.record import Article
from dateline.site.data.citation import citation
from dateline.site.interface_language import read_language
from dateline.site.settings import SiteSettings

from .made_archive import STORIES, THEME

ENGLISH = read_language(THEME / "translations", "en")
SETTINGS = SiteSettings(title="Test Archive", base_url="https://archive.example")
LINES = st.text(st.characters(blacklist_categories=("Cc", "Cs", "Zl", "Zp")), min_size=1)


def cited(article):
    """Return the reference of an article."""
    return citation(article, SETTINGS, ENGLISH)


class TestPlain:
    def test_a_reference_names_all_that_is_known(self):
        """Author, headline, newspaper, day and where it is kept, in one line."""
        assert cited(STORIES[0]).plain == (
            "Jóna Ása. “Women leave work for a day”. Harbour Post, 25 October 1975. "
            f"Test Archive, https://archive.example/articles/1975/10/{STORIES[0].slug}.html."
        )


class TestRis:
    @given(LINES, st.lists(LINES, max_size=3))
    def test_every_line_is_a_tag_and_a_value(self, headline, authors):
        """Whatever the words, a record stays one record."""
        text = cited(Article("a" * 12, headline, (), authors=tuple(authors))).ris
        lines = text.split("\r\n")
        assert lines[0] == "TY  - NEWS"
        assert lines[-2:] == ["ER  - ", ""]
        assert all(re.match(r"[A-Z][A-Z0-9]  - ", line) for line in lines[:-1])
        assert sum(line.startswith("AU") for line in lines) == len(authors)

    def test_the_day_is_as_precise_as_stated(self):
        """A month stays a month."""
        assert "DA  - 1976/04\r\n" in cited(STORIES[3]).ris


class TestBibtex:
    @given(LINES)
    def test_braces_are_balanced_whatever_the_headline(self, headline):
        """No headline can end the entry early or start a TeX command of its own."""
        text = cited(Article("a" * 12, headline, ())).bibtex
        bare = re.sub(r"\\[{}]", "", text)
        assert bare.count("{") == bare.count("}")
        title = re.search(r"title = \{(.*)\}[,\n]", text)[1]
        assert not re.search(r"(?<!\\)[$&#%_]", title)

    def test_authors_are_joined_with_and(self):
        """Names that hold a comma or an 'and' are kept in one piece."""
        text = cited(Article("a" * 12, "H", (), authors=("A B", "Smith, Son and Co"))).bibtex
        assert "author = {A B and {Smith, Son and Co}}" in text


class TestCsl:
    def test_an_item_has_the_parts_of_its_date(self):
        """CSL-JSON is an array of one item, dated as precisely as stated."""
        (item,) = json.loads(cited(STORIES[3]).csl)
        assert item["type"] == "article-newspaper"
        assert item["issued"] == {"date-parts": [[1976, 4]]}

    def test_a_change_stands_in_for_an_unknown_publication(self):
        """An article that states only when it was changed is cited by that."""
        article = Article("a" * 12, "H", (Paragraph((Text("x"),)),), modified=Moment("1999-05-01"))
        assert json.loads(cited(article).csl)[0]["issued"] == {"date-parts": [[1999, 5, 1]]}
