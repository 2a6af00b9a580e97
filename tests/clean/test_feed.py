"""What the soup promises: it holds the page's words, and knows how much it holds."""

from dateline.clean import clean
from dateline.clean.html import soup
from dateline.clean.html.measured_tag import BLOCK, PICTURE, tags_below, topmost
from dateline.clean.html.parse import disburdened, parse
from dateline.clean.html.soup import soup_of


def _soup(body):
    return soup_of(parse(f"<html><body>{body}</body></html>").find("body"), {})[0]


def test_a_tag_knows_what_is_below_it():
    """Characters, links, paragraphs and kinds are counted for every level, the tag itself left out."""
    box = next(
        tag
        for tag in tags_below(_soup("<div><p>one <a href=x>two</a></p><img src=a></div>"))
        if tag.name == "div"
    )
    assert (box.length, box.linked, box.paragraphs, box.size) == (6, 3, 1, 3)
    assert box.kinds & PICTURE
    assert box.kinds & BLOCK


def test_the_soup_is_a_tree_like_any_other():
    """Beautiful Soup's own ways to go through a tree find what was fed."""
    soup = _soup("<div><p>one <b>two</b></p>three</div><p>four</p>")
    assert soup.get_text("|") == "one |two|three|four"
    assert [tag.name for tag in soup.find_all(["p", "b"])] == ["p", "b", "p"]
    assert soup.find("b").find_parent("div") is soup.find("div")


def test_topmost_goes_no_deeper_than_what_it_finds():
    """A tag within another one that is wanted is left to it."""
    found = topmost(_soup("<dl><dd>one<dl><dd>two</dl></dl><dl></dl>"), lambda tag: tag.name == "dl")
    assert len(list(found)) == 2


def test_beyond_the_most_tags_the_words_are_kept(monkeypatch):
    """A region of more tags than anybody writes keeps its words, without their structure."""
    monkeypatch.setattr(soup, "MOST_TAGS", 10)
    paragraphs = "".join(
        f"<p>This is sentence number {number} of a very <b>long</b> page.</p>" for number in range(40)
    )
    text = clean(f"<html><body><article>{paragraphs}</article></body></html>").text
    assert all(f"number {number} of a very long page" in text for number in range(40))


def test_a_tag_with_too_many_attributes_keeps_the_first():
    """Attributes beyond a limit go, words that look like attributes stay."""
    many = " ".join(f"a{number}='x>y'" for number in range(2000))
    lean = disburdened(f"<p {many} id=last>Words a1='x' a2='y'</p><script>if (a<b c d) {{}}</script>")
    assert "a299=" in lean
    assert "a300=" not in lean
    assert "last" not in lean
    assert lean.endswith(">Words a1='x' a2='y'</p><script>if (a<b c d) {}</script>")


def test_markup_of_any_other_kind_is_left_as_it_is():
    """Quotes, comments and signs that open no tag change nothing."""
    markup = "<!-- <a 'b --> 3 < 4 <a href=\"x>y\" b='<'>w</a> <br/> <img alt=it's> < p"
    assert disburdened(markup) == markup
