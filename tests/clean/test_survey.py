"""What the walk over the element tree promises: words in the order in which they are read."""

import pytest

from dateline.clean.html.dom_stats import words_of
from dateline.clean.html.parse import parse


@pytest.mark.parametrize(
    ("markup", "words"),
    [
        ("<p>von <a><b>Ada</b> Amsel</a> am Montag</p>", "von Ada Amsel am Montag"),
        ("<p>one<script>no()</script> two <i>three <u>four</u></i> five</p>", "one two three four five"),
    ],
)
def test_words_come_in_the_order_in_which_they_are_read(markup, words):
    """What follows an element comes after all that is nested in it, and scripts say nothing."""
    assert words_of(parse(f"<html><body>{markup}</body></html>")) == words
