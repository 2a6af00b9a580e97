"""Blocks to Markdown and back: nothing is lost, nothing comes alive."""

from hypothesis import given, settings

from plugins.article.blocks import ListBlock, Paragraph, Quote, Rule, Text
from plugins.article.markdown import to_markdown
from plugins.article.normal import normal_form
from plugins.article.reader import from_markdown

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
