"""Which headline a page has where its headings and its stated titles differ."""

import pytest

from dateline.clean import clean

_STORY = (
    "<p>" + "The river stood higher than in any year since the bridge was built, they said. " * 4 + "</p>"
)


def headline(title, body, og=""):
    """Return the headline of a page with a title and a body."""
    stated = f'<meta property="og:title" content="{og}">' if og else ""
    page = f"<head><title>{title}</title>{stated}</head><body><article>{body}{_STORY * 3}</article></body>"
    return clean(f"<html>{page}</html>").headline


def test_a_heading_in_the_text_that_repeats_the_title_is_not_the_headline():
    """The heading of level one is, though it shares fewer words with the title."""
    body = f"<h1>Rising rivers and what towns can do</h1>{_STORY}<h2>Why rivers rise in spring</h2>"
    assert (
        headline("Why rivers rise in spring and what towns can do", body)
        == "Rising rivers and what towns can do"
    )


def test_without_a_heading_of_level_one_agreeing_titles_outweigh_a_heading():
    """A heading in the text is the page's headline only where a title says so."""
    body = f"{_STORY}<h2>Rivers in spring: the five highest</h2>"
    assert headline("Five highest rivers in spring", body, "Five highest rivers in spring") == (
        "Five highest rivers in spring"
    )


@pytest.mark.parametrize("suffix", [" | Opinion", " – Rivertown News", " | Top 19 Towns"])
def test_what_stands_behind_a_bar_is_left_out_where_two_titles_leave_it_out(suffix):
    """A section or the site, which templates put behind every headline."""
    wanted = "River rises after days of rain"
    assert headline(wanted, f"<h1>{wanted}{suffix}</h1>", wanted) == wanted


def test_a_styled_letter_parts_no_word():
    """The title spells the headline as it is meant."""
    body = "<h1><span>R</span><div>iver rises after days of rain</div></h1>"
    assert headline("River rises after days of rain", body) == "River rises after days of rain"
