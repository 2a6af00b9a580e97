"""What the authors of a page promise: evidence votes, people before organisations, no wrong name for none."""

import json

import pytest

from dateline.clean import clean
from dateline.clean.authors.names import read_byline

_PROSE = (
    "<p>" + "The river stood higher than in any year since the bridge was built, they said. " * 4 + "</p>"
)
_ADA, _BEN, _CARL = "Ada Amsel", "Ben Birke", "Carl Clemens"


def page(head="", above="", below="", after="", title="River rises after days of rain"):
    """Return a page with an article of four paragraphs and something above, below or after its text."""
    return (
        f"<html><head><title>{title}</title>{head}</head><body><main><article><h1>{title}</h1>{above}"
        f"{_PROSE * 4}{below}</article></main>{after}</body></html>"
    )


def linked(*authors, kind="Person", **more):
    """Return the JSON-LD of an article by some authors."""
    stated = [{"@type": kind, "name": name} for name in authors]
    node = {"@type": "NewsArticle", "headline": "River rises", "author": stated, **more}
    return f'<script type="application/ld+json">{json.dumps(node)}</script>'


@pytest.mark.parametrize(
    "markup",
    [
        '<div class="byline">By Ada Amsel</div>',
        '<p class="article-author">Ada Amsel</p>',
        '<div class="postMeta__authorName">Ada Amsel</div>',
        '<a rel="author" href="/x/1">Ada Amsel</a>',
        '<a href="/author/ada-amsel">Ada Amsel</a>',
        '<span itemprop="author" itemscope><span itemprop="name">Ada Amsel</span></span>',
        '<div class="author vcard"><span class="fn">Ada Amsel</span><span>has her own page</span></div>',
        "<address>Ada Amsel</address>",
        "<p>By Ada Amsel</p>",
        "<p>Von <b>Ada</b> Amsel</p>",
        "<p>Posted in <a href='/c'>Towns</a> by Ada Amsel on May 3, 2021</p>",
        "<p>von <a href='/a'>Ada Amsel</a> <a href='/c'>3 Kommentare</a></p>",
        "<p>Autorin</p><p>Ada Amsel</p>",
        "<p>11.12.2019 - Ada Amsel</p>",
    ],
)
def test_a_printed_byline_is_found(markup):
    """However the byline at the headline is marked, its name is the author."""
    assert clean(page(above=markup)).authors == (_ADA,)


@pytest.mark.parametrize(
    "markup",
    [
        '<p><em>Von <span itemscope><meta itemprop="name" content="Ada Amsel">Ada Amsel</span></em></p>',
        '<footer class="entry-footer"><span class="author">Posted by Ada Amsel</span></footer>',
        "<p>Text: Ada Amsel</p>",
    ],
)
def test_a_byline_below_the_text_is_found(markup):
    """Who signs below the text wrote it, where the headline names nobody."""
    assert clean(page(below=markup)).authors == (_ADA,)


@pytest.mark.parametrize(
    "head",
    [
        linked(_ADA),
        '<meta name="author" content="Ada Amsel">',
        '<meta property="article:author" content="Ada Amsel">',
        '<meta name="parsely-author" content="Ada Amsel">',
        '<meta name="dcterms.creator" content="Ada Amsel">',
        '<meta name="some:system:article_author_name" content="Ada Amsel">',
        '<meta name="twitter:label1" content="Written by"><meta name="twitter:data1" content="Ada Amsel">',
    ],
)
def test_a_stated_author_is_believed_where_none_is_printed(head):
    """JSON-LD, metas of any system and the cards of social networks name authors."""
    assert clean(page(head)).authors == (_ADA,)


def test_several_authors_keep_their_order():
    """All of a byline are authors, in its order."""
    links = (f'<a href="/author/{name}">{name}</a>' for name in (_BEN, _ADA))
    byline = f'<div class="byline">By {" and ".join(links)}</div>'
    assert clean(page(linked(_BEN, _ADA), byline)).authors == (_BEN, _ADA)


def test_who_agrees_with_most_wins():
    """A name that two sources share outweighs one that a single source states."""
    metas = "".join(f'<meta name="parsely-author" content="{name}">' for name in (_ADA, _BEN))
    byline = '<div class="byline">By Ada Amsel, Ben Birke</div>'
    assert clean(page(linked(_CARL) + metas, byline)).authors == (_ADA, _BEN)


def test_a_fuller_list_wins_where_two_sources_give_it():
    """The first author alone is no disagreement with the whole list."""
    byline = '<div class="byline">Ada Amsel, Ben Birke</div>'
    meta = '<meta name="author" content="Ada Amsel, Ben Birke">'
    assert clean(page(linked(_ADA) + meta, byline)).authors == (_ADA, _BEN)


def test_an_account_is_spelled_out_by_the_signature():
    """An account takes the name of the person who signs with the same letters."""
    signed = f"<p>{'The water fell again at night. ' * 5} (Ada B. Amsel) +++</p>"
    assert clean(page(linked("ada.amsel"), below=signed)).authors == ("Ada B. Amsel",)
    assert clean(page(below=signed)).authors == ()


def test_an_account_on_a_network_names_who_the_page_shows():
    """The account of a card is read by the name that the page shows, not by the letters alone."""
    head = '<meta name="twitter:creator" content="@AdaAmsel">'
    assert clean(page(head, after="<div>Ada Amsel</div>")).authors == (_ADA,)
    assert clean(page(head)).authors == ()


def test_an_organisation_is_second_best():
    """An organisation stands for the authors only where no person is named."""
    head = linked("Rivertown News", kind="Organization")
    assert clean(page(head)).authors == ("Rivertown News",)
    assert clean(page(head, "<p>By Ada Amsel</p>")).authors == (_ADA,)


def test_an_agency_is_no_author():
    """The agency is kept in its own field."""
    article = clean(page(linked("dpa")))
    assert (article.authors, article.agency) == ((), "dpa")


@pytest.mark.parametrize(
    "markup",
    [
        "<p>Photo by Ada Amsel</p>",
        '<div class="image-license"><span class="author-name">Ada Amsel</span></div>',
        '<figure><img src="a.jpg"><figcaption><span class="author">Ada Amsel</span></figcaption></figure>',
        "<p>By noon the water had gone, and Ada Amsel with it.</p>",
        f'<p>{"Again the river rose. " * 5}<a href="/author/ada-amsel">Ada Amsel</a> saw it.</p>',
        '<nav><a href="/author/login">Login</a></nav>',
    ],
)
def test_others_near_the_headline_are_no_authors(markup):
    """Photographers, licence holders, people in the text and menus are left out."""
    assert clean(page(above=markup)).authors == ()


def test_bylines_of_other_articles_are_left_out():
    """The cards of other articles below the text name their authors, not this one's."""
    card = '<div><h3><a href="/{0}">How the {0} bridge was built</a></h3><p class="author">Von {1}</p></div>'
    cards = "".join(card.format(*one) for one in (("old", _ADA), ("new", _BEN), ("long", _CARL)))
    assert clean(page(after=f"<section>{cards}</section>")).authors == ()
    assert clean(page(after=f"<section>{card.format('old', _ADA)}</section>")).authors == ()


def test_comments_name_no_author():
    """Whoever comments did not write the article."""
    comment = (
        '<div itemscope itemtype="http://schema.org/Comment"><span itemprop="author">Ada Amsel</span></div>'
    )
    assert clean(page(below=f'<div class="comments">{comment}</div>')).authors == ()
    assert clean(page(below=comment)).authors == ()


@pytest.mark.parametrize(
    ("markup", "author"),
    [
        ("<p>Posted on 11/04/2021 by amsel01</p>", "amsel01"),
        ("<p>11.04.2021, 16:20 von amsel</p>", "amsel"),
        ("<p>Autorin: Amsel</p>", "Amsel"),
    ],
)
def test_an_account_signs_where_it_is_announced(markup, author):
    """A single word is a name where the deed, the date or a label announces it."""
    assert clean(page(above=markup)).authors == (author,)
    assert clean(page(above=f"<p>By {author}</p>")).authors == ()


@pytest.mark.parametrize(
    "markup",
    [
        "<p>Ada Amsel</p>",
        "<p>Ada Amsel | Senior Writer | July 2, 2025</p>",
        "<p>Dec 26, 2025 • Ada Amsel in Rivers and Bridges</p>",
        "<div>March 15, 2022 · 3 min read · By Ada Amsel</div>",
        "<p>Contributors: Ada Amsel</p>",
    ],
)
def test_a_name_alone_below_the_headline_signs(markup):
    """Where nothing is marked as a byline, a full name between the headline and the text is one."""
    assert clean(page(above=markup)).authors == (_ADA,)


@pytest.mark.parametrize(
    "markup",
    ["<p>Products | July 2, 2025</p>", "<p>River Rises</p>", "<h2>Ada Amsel</h2>", "<p>NATIONAL WEATHER</p>"],
)
def test_other_short_lines_below_the_headline_sign_nothing(markup):
    """Sections, words of the headline, headings and capitals are no names."""
    assert clean(page(above=markup)).authors == ()


@pytest.mark.parametrize("team", ["The Rivertown Team", "Rivertown Staff", "Rivertown Lifestyle Desk"])
def test_a_team_signs_as_a_body(team):
    """Its article belongs to its name."""
    assert clean(page(above=f"<p>By {team}</p>")).authors == (team,)


def test_an_author_box_far_below_signs_where_all_boxes_agree():
    """Another name in another box leaves the page unsigned."""
    box = '<div><p class="wp-block-post-author__name">{}</p></div>'
    far = f"<div>{'<div><span>x</span></div>' * 120}{box.format(_ADA)}{box.format(_ADA)}</div>"
    assert clean(page(after=far)).authors == (_ADA,)
    assert clean(page(after=far + box.format(_BEN))).authors == ()


@pytest.mark.parametrize(
    ("byline", "people"),
    [
        ("amsel\nrivers\nbridges", ("amsel",)),
        ("Ada Amsel In", (_ADA,)),
        ("M.A. Journalism", ()),
        ("Jun 2", ()),
        ("Ada Amsel\nBen Birke", (_ADA, _BEN)),
    ],
)
def test_what_stands_beside_a_name_is_no_name(byline, people):
    """Buttons, sections, degrees and days."""
    assert read_byline(byline).people == people


@pytest.mark.parametrize(
    ("markup", "people"),
    [
        ("<p>Ada Amsel, Ben Birke and Carl C. Clemens</p>", (_ADA, _BEN, "Carl C. Clemens")),
        ("<p>May 3, 2025 • Ada Amsel in <a href='/s'>Project Management</a></p>", (_ADA,)),
        ("<div class='teaser'><p>Ada Amsel</p></div>", (_ADA,)),
    ],
)
def test_unmarked_names_below_the_headline_sign(markup, people):
    """Several in a row, one beside its section, one in a part called a teaser."""
    assert clean(page(above=markup)).authors == people


def test_words_that_the_text_uses_too_are_no_name():
    """A button in title case looks like a name, but is made of plain words."""
    text = "<p>You can print this page at home.</p>"
    assert clean(page(above="<p>Print This Page</p>", below=text)).authors == ()


def test_a_publisher_that_is_stated_as_the_author_gives_way_to_printed_names():
    """Many systems state the house as the author of everything."""
    head = linked("Rivertown Daily", kind="Organization", publisher={"name": "Rivertown Daily"})
    assert clean(page(head=head, above=f"<p>{_ADA}</p>")).authors == (_ADA,)
    assert clean(page(head=head)).authors == ("Rivertown Daily",)
