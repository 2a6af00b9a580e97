"""Data files that people edit: each mistake is named with its line."""

import pytest

from dateline.article.editable import line_of, list_nodes
from dateline.article.errors import ProfileError


def test_entries_come_in_order_and_know_their_line():
    """A list gives its entries, an empty file none."""
    nodes = list_nodes("- text: a\n- text: b\n", "x.yaml", ProfileError, "text")
    assert [line_of(node, "x.yaml") for node in nodes] == ["x.yaml:1", "x.yaml:2"]
    assert list_nodes("# nothing yet\n", "x.yaml", ProfileError, "text") == []


@pytest.mark.parametrize(
    ("text", "place"), [("- a\n- 'b\n", "x.yaml:2"), ("\ntext: a\n", "x.yaml:2"), ("word", "x.yaml:1")]
)
def test_what_is_no_list_is_refused_with_its_line(text, place):
    """Broken YAML and YAML of another shape are the caller's kind of error, with advice."""
    with pytest.raises(ProfileError) as caught:
        list_nodes(text, "x.yaml", ProfileError, "text")
    assert caught.value.where == place
    assert caught.value.remedy


def test_a_key_that_stands_twice_is_refused_with_its_line():
    """The last would win, and what was decided first would be lost without a word."""
    with pytest.raises(ProfileError, match=r"'merge' stands there twice") as caught:
        list_nodes(
            "- name: a\n  merge: [b]\n- name: c\n  merge: [d]\n  merge: [e]\n", "x.yaml", ProfileError, "name"
        )
    assert caught.value.where == "x.yaml:5"
