"""Blocks to HTML: everything escaped, every mention marked, the sanitizer changes nothing of ours."""

import re
from html import unescape

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dateline.article.blocks import Emphasis, Figure, Link, ListBlock, Paragraph, Table, Text
from dateline.article.normal_form import normal_form
from dateline.article.text import text_of
from dateline.build.annotations import Mark
from dateline.build.figure_html import BodyWords
from dateline.build.html import body_html
from dateline.build.sanitize import sanitized
from tests.article.strategies import bodies


def words_of(html):
    """Return the words of HTML without tags, note numbers and white space."""
    html = re.sub(r"<sup.*?</sup>", "", html)
    return re.sub(r"\s+", "", unescape(re.sub(r"<[^>]*>", "", html)))


class TestEscaping:
    @given(bodies)
    @settings(max_examples=150, deadline=None)
    def test_no_word_of_the_body_is_lost(self, body):
        """All the body's words stand in the HTML, in order."""
        blocks = normal_form(body)
        shown = words_of(body_html(blocks))
        position = 0
        for word in text_of(blocks).split():
            position = shown.find(word, position)
            assert position >= 0, word
            position += len(word)

    @given(bodies)
    @settings(max_examples=150, deadline=None)
    def test_the_sanitizer_takes_nothing_of_ours(self, body):
        """What we write passes the allow-list with every word kept."""
        html = body_html(normal_form(body))
        assert words_of(sanitized(html)) == words_of(html)

    def test_markup_in_words_is_words(self):
        """An article that shows a script tag shows it and does not run it."""
        html = body_html((Paragraph((Text("<script>alert(1)</script>"),)),))
        assert html.split(">", 1)[1].startswith("&lt;script&gt;alert(1)&lt;/script&gt;<a class=")

    def test_the_sanitizer_alone_stops_markup(self):
        """Should markup ever get past the writer, the allow-list still stops it."""
        hostile = (
            '<p onclick="x()">a<script>b()</script><img src="javascript:c()" onerror=d()><svg onload=e()>'
        )
        assert sanitized(hostile) == "<p>a<img></p>"

    @pytest.mark.parametrize(
        "address",
        [
            "http://stranger.example/x",
            "//stranger.example/x",
            "/\t/stranger.example/x",
            "\\\\stranger.example/x",
        ],
    )
    def test_no_picture_is_loaded_from_elsewhere(self, address):
        """Whoever wrote the page: another host would be told of its readers."""
        assert sanitized(f'<p><img src="{address}" alt="x"></p>') == '<p><img alt="x"></p>'
        assert 'src="../images/a.png"' in sanitized('<p><img src="../images/a.png"></p>')

    @pytest.mark.parametrize("tag", ["img", "IMG", "iMg/", "image", "IMAGE\n", "svg><image", "math><img"])
    def test_however_a_picture_is_spelled_it_comes_from_here(self, tag):
        """Also by a name that only parsers know."""
        assert "evil" not in sanitized(f'<p>a<{tag} src="//evil.example/a.png">b</p>')


class TestMarks:
    @given(bodies, st.lists(st.tuples(st.integers(0, 60), st.integers(1, 12)), max_size=5))
    @settings(max_examples=150, deadline=None)
    def test_marks_change_no_word(self, body, spans):
        """Wherever the marks lie, the words stay what they are."""
        blocks = normal_form(body)
        marks = [Mark(start, start + length, "person", href="../people/a.html") for start, length in spans]
        assert words_of(body_html(blocks, marks)) == words_of(body_html(blocks))

    def test_a_mark_covers_exactly_its_words(self):
        """A mention is a link around its words, found by code points over all blocks before it."""
        blocks = (Paragraph((Text("Café closed."),)), Paragraph((Text("Then Ada spoke."),)))
        start = text_of(blocks).index("Ada")
        html = body_html(blocks, [Mark(start, start + 3, "person", href="p.html")])
        assert '>Then <a class="mention person" href="p.html">Ada</a> spoke.<a class="here"' in html

    def test_a_mark_across_inline_marks_is_split(self):
        """A name half of which is stressed is marked in both halves."""
        blocks = (Paragraph((Text("Ada "), Emphasis((Text("Lovelace"),)))),)
        html = body_html(blocks, [Mark(0, 12, "person", href="p.html")])
        assert html.count('class="mention person"') == 2

    def test_no_link_stands_in_a_link(self):
        """Words that link elsewhere already keep their own link."""
        blocks = (Paragraph((Link((Text("Ada"),), "https://example.org/"),)),)
        html = body_html(blocks, [Mark(0, 3, "person", href="p.html")])
        assert html.count("Ada") == 1
        assert '><a href="https://example.org/">Ada</a><a class="here"' in html

    def test_captions_are_not_marked(self):
        """A caption is no body text: offsets skip it."""
        blocks = (Figure(None, "", (Text("Ada"),), "AFP"), Paragraph((Text("Ada"),)))
        html = body_html(blocks, [Mark(0, 3, "person", href="p.html")])
        assert '<p class="elsewhere">Picture not kept: Ada · <small' in html
        assert '><a class="mention person"' in html

    def test_later_mentions_are_told_from_the_first(self):
        """A name or a date that was marked before says so; the page marks first mentions only."""
        marks = [Mark(0, 3, "person", href="p.html"), Mark(8, 11, "person", href="p.html")]
        html = body_html((Paragraph((Text("Ada saw Ada."),)),), marks)
        assert html.count('class="mention person"') == html.count('class="mention person again"') == 1
        assert sanitized(html).count("again") == 1

    def test_a_kept_picture_has_its_size(self):
        """The page does not move while the picture loads."""
        sizes = BodyWords(picture_size={"images/a.png": (640, 480)}.get)
        html = sanitized(body_html((Figure("images/a.png", "A harbour"),), words=sizes))
        assert 'width="640" height="480" loading="lazy"' in html

    def test_list_items_are_counted(self):
        """Offsets run through lists as through paragraphs."""
        blocks = (ListBlock(((Paragraph((Text("one"),)),), (Paragraph((Text("two"),)),))),)
        html = body_html(blocks, [Mark(4, 7, "date", datetime="2000")])
        assert '<li><time datetime="2000">two</time></li>' in html


class TestWords:
    def test_a_wide_table_has_a_name_for_those_who_hear_it(self):
        """Its region is named by its caption, else in the interface's language, and passes the allow-list."""
        rows = (((Text("1"),),),)
        named = sanitized(body_html((Table((), rows, (Text("Wheat"),)),)))
        assert '<section class="table" aria-label="Wheat" tabindex="0">' in named
        assert 'aria-label="Tabelle"' in body_html((Table((), rows),), words=BodyWords("Bild", "Tabelle"))

    def test_kept_pictures_that_follow_one_another_stand_side_by_side(self):
        """Two or more are one gallery; a picture alone, or one that was not kept, is none."""
        one, other = (Figure(f"images/{name}.png", name) for name in "ab")
        gallery = sanitized(body_html((one, other)))
        assert gallery.startswith('<figure class="gallery">')
        assert gallery.count("<figure>") == 2
        assert "gallery" not in body_html((one, Paragraph((Text("x"),)), other))
        assert "gallery" not in body_html((one, Figure("https://a.example/x.png", "c")))

    def test_a_picture_elsewhere_is_linked_by_a_word_of_the_interface(self):
        """What the archive does not hold is said in the reader's language."""
        html = body_html((Figure("https://x.example/a.jpg", ""),), words=BodyWords("Bild", "Tabelle"))
        assert '>Bild: <a href="https://x.example/a.jpg">x.example</a><' in html
