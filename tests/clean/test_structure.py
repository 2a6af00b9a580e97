"""What the block builder promises of every construct, and of markup that nests without end."""

import pytest

from benchmarks.structure import CONSTRUCTS, CONTEXTS, page
from dateline.clean import clean


@pytest.mark.parametrize("construct", CONSTRUCTS, ids=lambda one: one.name)
def test_a_construct_arrives_as_its_block(construct):
    """Each construct becomes its block wherever it stands."""
    for name, around in CONTEXTS:
        assert construct.holds(clean(page(around.format(construct.html))).blocks), name


@pytest.mark.parametrize("tag", ["div", "b", "blockquote", "span", "ul><li", "table><tr><td"])
def test_text_at_any_depth_is_kept(tag):
    """Ten thousand open elements hide no word and break nothing."""
    assert "Deep words kept" in clean(f"<html><body>{f'<{tag}>' * 10_000}Deep words kept").text
