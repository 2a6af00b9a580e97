"""Blocks to Markdown and back: nothing is lost, nothing comes alive."""

from hypothesis import given, settings

from dateline.article.blocks import ListBlock, Paragraph, Quote, Rule, Text
from dateline.article.markdown_reader import from_markdown
from dateline.article.markdown_writer import to_markdown
from dateline.article.normal_form import normal_form

from .strategies import bodies


class TestRoundTrip:
    @given(bodies)
    @settings(max_examples=400, deadline=None)
    def test_any_body_survives(self, body):
        """Whatever an importer brings, the page read back holds the same blocks."""
        normal = normal_form(body)
        assert from_markdown(to_markdown(normal)) == normal

    def test_a_colon_behind_a_rule_in_an_item_defines_nothing(self):
        """Words that begin with a colon stay words, wherever a block ends before them."""
        body = (Quote((ListBlock(((Rule(), Paragraph((Text(": one"),))),)),)),)
        assert from_markdown(to_markdown(normal_form(body))) == normal_form(body)

    @given(bodies)
    @settings(max_examples=200, deadline=None)
    def test_normal_form_is_a_fixed_point(self, body):
        """Normalising twice is normalising once."""
        normal = normal_form(body)
        assert normal_form(normal) == normal
