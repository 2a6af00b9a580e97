"""Mobiledoc of Ghost's versions 1 to 4: sections, lists, marks, atoms and cards become HTML."""

import json

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dateline.ingest.importers.lexical import lexical_markup
from dateline.ingest.importers.mobiledoc import mobiledoc_markup


def markup(*sections, marks=(), atoms=(), cards=()):
    """Return the HTML of sections."""
    return mobiledoc_markup(
        json.dumps(
            {"version": "0.3.1", "sections": sections, "markups": marks, "atoms": atoms, "cards": cards}
        )
    )


def test_marks_open_and_close_around_the_words_they_were_set_on():
    """Marks within marks, and a link with its address."""
    run = [[0, [0], 0, "See "], [0, [1], 2, "the <boats>"], [0, [], 0, "."]]
    found = markup([1, "p", run], marks=[["strong"], ["a", ["rel", "x", "href", "https://example.org/"]]])
    assert found == '<p><strong>See <a href="https://example.org/">the &lt;boats&gt;</a></strong>.</p>'


def test_each_kind_of_section_is_written():
    """Headings, lists, quotes, a line's end and a card; an unknown card shows nothing."""
    found = markup(
        [1, "H3", [[0, [], 0, "Oats"]]],
        [3, "ol", [[[0, [], 0, "one"]], [[0, [], 0, "two"], [1, [], 0, 0]]]],
        [1, "script", [[0, [], 0, "told"]]],
        [10, 0],
        [10, 1],
        atoms=[["soft-return", "", {}]],
        cards=[["code", {"code": "a < b"}], ["nobody-knows", {"text": "x"}]],
    )
    assert found == ("<h3>Oats</h3><ol><li>one</li><li>two<br></li></ol><p>told</p><pre>a &lt; b</pre>")


@pytest.mark.parametrize("damage", ["", "{", "[]", '{"sections": 3}', "[" * 100_000, None, 7])
def test_what_is_no_mobiledoc_gives_nothing(damage):
    """What is damaged raises nothing."""
    assert mobiledoc_markup(damage) == ""


JSON = st.recursive(
    st.none() | st.booleans() | st.integers(-2, 12) | st.sampled_from(["p", "ul", "a", "href", "image"]),
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(st.sampled_from(["src", "code"]), inner),
    max_leaves=20,
)


@settings(deadline=None, max_examples=100)
@given(st.lists(JSON, max_size=4), st.lists(JSON, max_size=3))
def test_no_document_raises(sections, others):
    """Whatever stands where a section, a mark or a card should."""
    assert isinstance(markup(*sections, marks=others, atoms=others, cards=others), str)


KINDS = """text link heading list linebreak horizontalrule image gallery html markdown codeblock callout
    toggle header product embed video audio file bookmark""".split()
FIELDS = """type tag listType format text url src alt caption images html markdown code calloutText heading
    content metadata title children""".split()


@pytest.mark.parametrize("kind", KINDS)
@settings(deadline=None, max_examples=40)
@given(st.fixed_dictionaries(dict.fromkeys(FIELDS, JSON)))
def test_no_card_raises_whatever_its_fields_hold(kind, card):
    """A gallery's pictures may be a number, a heading's level a list: of a card and of a node of Lexical."""
    assert isinstance(markup([10, 0], cards=[[kind, card]]), str)
    node = {**card, "type": kind}
    assert isinstance(lexical_markup(json.dumps({"root": {"children": [node]}})), str)


def test_a_gallery_without_a_list_of_pictures_keeps_its_caption():
    """What is no list holds no picture."""
    assert markup([10, 0], cards=[["gallery", {"images": 7, "caption": "Oats"}]]) == "<p>Oats</p>"
