"""Front matter: what is written is read back, and mistakes are named."""

import dataclasses

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dateline.article.errors import FrontMatterError
from dateline.article.fields import FIELDS
from dateline.article.moment import Moment
from dateline.article.normal_form import normal_form
from dateline.article.normal_inlines import clean_line
from dateline.article.page import read_page, write_page
from dateline.article.record import Article, Given, Provenance
from dateline.article.warnings import read_warning

from .strategies import bodies

one = st.one_of(
    st.text(max_size=30),
    st.sampled_from(["no", "1e3", "2023-11-28", "a: b", "- x", "#", "null", "~", "'\"", "---"]),
).map(clean_line)
many = st.lists(one.filter(bool), max_size=3).map(tuple)
moments = st.one_of(
    st.none(),
    st.sampled_from(["2023", "2023-11", "2023-11-28", "2023-11-28T09:08", "2023-11-28T09:08:30"]).map(Moment),
    st.just(Moment("2023-11-28T09:08", "+04:00")),
)
articles = st.builds(
    Article,
    identifier=one,
    headline=one,
    blocks=bodies.map(normal_form),
    standfirst=one,
    kicker=one,
    authors=many,
    agency=one,
    publisher=one,
    url=one,
    published=moments,
    modified=moments,
    language=one,
    direction=st.sampled_from(["ltr", "rtl"]),
    section=one,
    dateline=one,
    status=st.sampled_from(["published", "hidden", "takedown"]),
    given=st.builds(Given, many, many, many, many, many),
    provenance=st.builds(
        Provenance,
        original=one,
        kind=one,
        source=one,
        retrieved=moments,
        confidence=st.floats(0, 1),
        warnings=many.map(lambda lines: tuple(map(read_warning, lines))),
    ),
)


class TestRoundTrip:
    @given(articles)
    @settings(max_examples=150, deadline=None)
    def test_any_article_survives(self, article):
        """A page read back is the article that was written."""
        assert read_page(write_page(article)) == article

    def test_every_attribute_is_a_field(self):
        """No part of the record but body, removals and address is missing from the table of fields."""
        names = {f.name for f in dataclasses.fields(Article)} - {"blocks", "given", "provenance", "address"}
        names |= {f"given.{f.name}" for f in dataclasses.fields(Given)}
        names |= {f"provenance.{f.name}" for f in dataclasses.fields(Provenance)} - {"provenance.removed"}
        assert names == {field.attribute for field in FIELDS}


class TestMistakes:
    @pytest.mark.parametrize(
        ("page", "complaint"),
        [
            ("Headline: x\n", "does not begin with front matter"),
            ("---\nid: a\nheadline: b\nheadlin: c\n---\n", "Did you mean `headline`"),
            ("---\nid: a\n---\n", "`headline` is missing"),
            ("---\nid: a\nheadline: b\npublished: someday\n---\n", "someday"),
            ("---\nid: a\nheadline: b\nstatus: gone\n---\n", "published, hidden, takedown"),
            ("---\nid: a\nheadline: b: c\n---\n", "page.md:3"),
            ("---\n- a\n---\n", "holds no fields"),
        ],
    )
    def test_each_mistake_is_named_with_its_remedy(self, page, complaint):
        """A person who errs in a page is told where and what to do."""
        with pytest.raises(FrontMatterError) as caught:
            read_page(page, where="page.md")
        assert "page.md" in str(caught.value)
        assert complaint in str(caught.value)


def test_a_field_that_stands_twice_is_named_with_its_line():
    """Of `hidden` and `published` neither may win: the page is left out until a person has said which."""
    text = "---\nid: abcdefghij22\nheadline: A\nstatus: hidden\nstatus: published\n---\n\nWords.\n"
    with pytest.raises(FrontMatterError, match=r"'status' stands there twice") as caught:
        read_page(text, where="a.md")
    assert caught.value.where == "a.md:5"
