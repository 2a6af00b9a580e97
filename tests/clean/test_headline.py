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


def test_a_heading_of_level_one_beats_a_lesser_one_that_repeats_the_title_elsewhere():
    """A list of other articles repeats the page's own short title."""
    body = f"<h1>River rises after days of rain in the north</h1>{_STORY}"
    rail = "<aside><h3>River rises after days of rain</h3></aside>"
    assert headline("River rises after days of rain", body + rail) == (
        "River rises after days of rain in the north"
    )


def test_a_kicker_in_a_lesser_heading_is_not_the_headline():
    """Its words are in the title too, and more of them."""
    body = "<h4>The river and the towns along it</h4><h1>Mayors quarrel loudly</h1>"
    title = "The river and the towns along it: Mayors quarrel loudly"
    assert headline(title, body, title) == "Mayors quarrel loudly"


def test_the_name_of_the_site_is_no_headline_whatever_its_level():
    """A short title shares as few words with the headline as it shares with the brand behind it."""
    body = "<h1>Lower Town Rowing News</h1><h2>Fire kills two</h2>"
    stated = '<meta property="og:site_name" content="Lower Town Rowing News">'
    page = f"<title>Fire kills two | Lower Town Rowing News</title>{stated}<body>{body}{_STORY * 3}</body>"
    assert clean(f"<html>{page}</html>").headline == "Fire kills two"


def test_a_title_that_is_the_name_of_the_site_gives_way_to_the_heading():
    """Many small sites call every page by their own name."""
    page = f"<title>Lower Town</title><body><h1>Welcome, rowers!</h1>{_STORY * 3}</body>"
    assert (
        clean(f"<html>{page}</html>", url="https://www.lowertown.co.uk/club").headline == "Welcome, rowers!"
    )


@pytest.mark.parametrize(
    "extra", ["<small>(gazette.example)</small> <a>87</a>", "<a>(87)</a>", "<span>5 min read</span>"]
)
def test_what_stands_beside_the_headline_in_its_heading_is_not_of_it(extra):
    """A source, a count of comments, the time a reading takes: the titles leave them out."""
    wanted = "River rises after days of rain"
    assert headline(wanted, f"<h1>{wanted} {extra}</h1>", wanted) == wanted


def test_a_subtitle_that_the_title_states_too_stays():
    """The heading is whole where a title says all of it."""
    body = "<h1>Rivers in spring. <small>Five that rose higher than ever</small></h1>"
    stated = "Rivers in spring. - Five that rose higher than ever"
    assert headline(stated, body, stated) == "Rivers in spring. Five that rose higher than ever"


def test_a_title_cut_off_at_a_quotation_mark_counts_for_the_whole_one():
    """A mark that nobody escaped ends the attribute."""
    body = '<h2>Mayor calls the rival "a boat without oars"</h2>'
    wanted = 'Mayor calls the rival "a boat without oars"'
    assert headline(wanted, body, "Mayor calls the rival ") == wanted


def test_what_stands_behind_a_bar_stays_where_heading_and_all_titles_agree():
    """It is a part of the headline, not the site."""
    wanted = "How to read a river | A guide in five steps"
    assert headline(wanted, f"<h1>{wanted}</h1>", wanted) == wanted


def test_a_headline_in_capitals_is_spelled_as_the_title_spells_it():
    """The capitals are the layout's."""
    assert headline("River rises after rain", "<h1>RIVER RISES AFTER RAIN</h1>") == "River rises after rain"


@pytest.mark.parametrize(
    "title",
    [
        "River rises after rain - Rivertown Daily News",
        "River rises after rain: Rivertown Daily News",
        "River rises after rain- Rivertown Daily News",
        "River rises after rain (Rivertown Daily News)",
        "River rises after rain ~ Rivertown Daily News",
        "River rises after rain ★ Rivertown Daily News",
        "River rises after rain¦Rivertown Daily News",
        "River rises after rain | RDN",
        "Rivertown Daily News: River rises after rain",
        "River rises after rain via @RivertownDaily",
    ],
)
def test_the_site_is_taken_off_a_title_whatever_sign_stands_between(title):
    """Its name is known from elsewhere, or its initials are."""
    site = '<meta property="og:site_name" content="Rivertown Daily News">'
    page = f"<title>{title}</title>{site}<body><div>{_STORY * 3}</div></body>"
    assert clean(f"<html>{page}</html>").headline == "River rises after rain"


def test_a_heading_of_level_one_in_the_foot_of_the_page_is_not_the_headline():
    """Footers set lines in large type, too; the title of the head is the headline then."""
    body = (
        "<main><p>Boats were counted before noon, and the number went into the harbour's ledger.</p></main>"
        "<footer><div><h1>Return to the main site</h1></div></footer>"
    )
    assert headline("Boats return to the harbour | News", body) == "Boats return to the harbour"
