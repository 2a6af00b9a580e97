"""What a page calls its parts is evidence, no verdict: names that fit other parts take no text away."""

import pytest

from dateline.clean import clean

_TEXT = [
    f"The wardens of the {place} wrote down each night how high the water stood, and {count} of their"
    " books were found behind a wall of the old pump house, dry and complete to the last of their pages."
    for place, count in (
        ("north gate", "four"),
        ("mill", "nine"),
        ("long bridge", "two"),
        ("salt quay", "seven"),
        ("lower lock", "three"),
        ("ferry house", "five"),
    )
]
_PAGE = "<html><head><title>The books of the wardens</title></head><body>{}</body></html>"
_HEAD = "<h1>The books of the wardens</h1>"


def _missing(markup: str) -> list[str]:
    text = clean(_PAGE.format(markup)).text
    return [line for line in _TEXT if line not in text]


def test_parts_of_several_names_that_are_all_there_is_are_the_text():
    """Each section bears another name that elsewhere is boilerplate's, and none has a link."""
    names = ("sidebar-item", "ad-box", "promo-teaser", "post-tags", "share-row", "nav-entry")
    parts = "".join(
        f'<section class="{name}"><p>{line}</p></section>' for name, line in zip(names, _TEXT, strict=True)
    )
    assert _missing(f"<div>{_HEAD}{parts}</div>") == []


@pytest.mark.parametrize("tag", ["article", "main"])
@pytest.mark.parametrize("name", ["footer-links", "navigation-row"])
def test_an_article_named_as_footer_or_menu_is_an_article(tag, name):
    """The element says what it is, whatever its class."""
    story = "".join(f"<p>{line}</p>" for line in _TEXT)
    assert _missing(f'{_HEAD}<{tag} class="{name}">{story}</{tag}>') == []


def test_what_stands_right_below_the_headline_is_no_small_print():
    """A template calls the box of the text a footer; other articles' prose stands below."""
    story = "".join(f"<p>{line}</p>" for line in _TEXT)
    other = "Nobody has read the harbour's own books for a hundred years, it is said here. " * 12
    below = f'<div class="x"><a href="/o">Books</a><p>{other}</p></div>'
    assert _missing(f'{_HEAD}<div class="footer-wrap"><div>{story}</div></div>{below}') == []


def test_the_small_print_below_a_text_stays_small_print():
    """However long, and though nothing else has as much prose."""
    print_ = "<p>" + "All rights are reserved by the owners of the pump house and of its walls. " * 8 + "</p>"
    story = "".join(f"<p>{line}</p>" for line in _TEXT[:2])
    text = clean(_PAGE.format(f'{_HEAD}<div>{story}</div><div class="footer">{print_}</div>')).text
    assert "All rights are reserved" not in text


def test_a_menu_without_links_that_is_long_is_text():
    """Beside as much prose of others, of which it is less than half."""
    story = "".join(f"<p>{line}</p>" for line in _TEXT)
    notes = "".join(f"<div><p>{line.replace('water', 'snow')}</p></div>" for line in _TEXT * 2)
    assert (
        _missing(f'<div>{_HEAD}<div class="menu-body">{story}</div></div><div><div>{notes}</div></div>') == []
    )
