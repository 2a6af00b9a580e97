"""Headline, authors and date of pages as the systems that sites are made with mark them up."""

import pytest

from dateline.clean import clean

_TITLE = "River rises after days of rain"
_STORY = (
    "<p>The river stood higher than in any year since the bridge was built, and people along its banks"
    " carried sand all night. Nobody had seen anything like it, said a woman of the lower town.</p>"
    "<p>By the morning the water had reached the steps of the school; classes were cancelled, and the ferry"
    " stayed at its mooring until the afternoon, when the level began to fall slowly.</p>"
)
_OTHERS = (
    '<section class="related"><h2>Related</h2><div><a href="/x"><h3>Boats collide near the mill again</h3>'
    "</a><span>Carl Zwick</span> <span>2 Feb 2024</span></div></section>"
)


def page(headed, below="", language="en", suffix="Town Paper"):
    """Return a page whose headline and what stands around it are given."""
    head = f"<title>{_TITLE} | {suffix}</title><meta property='og:site_name' content='{suffix}'>"
    menu = "<header><nav><a href='/'>Town Paper</a><a href='/about'>About us</a></nav></header>"
    foot = "<footer><p>© 2026 Town Paper</p><a href='/imprint'>Imprint</a></footer>"
    main = f"<main><article>{headed}<div class='content'>{_STORY}</div>{below}</article>{_OTHERS}</main>"
    return f'<html lang="{language}"><head>{head}</head><body>{menu}{main}{foot}</body></html>'


def read(headed, below="", language="en"):
    """Return (headline, authors, day) of a page."""
    article = clean(page(headed, below, language))
    return article.headline, article.authors, str(article.published or "")[:10]


SYSTEMS = {
    "Drupal 7": (
        (
            f'<h1 id="page-title">{_TITLE}</h1><div class="meta submitted"><span>Submitted by <span class='
            '"username">hoduya</span> on Tue, 11/08/2022 - 14:05</span></div>'
        ),
        "hoduya",
        "2022-11-08",
    ),
    "Drupal 9": (
        (
            f'<h1><span class="title">{_TITLE}</span></h1><div class="node__submitted">By <span class='
            '"uid">Hanna Oduya</span>, <span class="created">8 November 2022</span></div>'
        ),
        "Hanna Oduya",
        "2022-11-08",
    ),
    "Wix": (
        (
            '<ul><li><span data-hook="user-name" class="user-name">Hanna Oduya</span></li>'
            '<li><span data-hook="time-ago" class="time-ago">Jun 14, 2021</span></li><li>3 min read</li></ul>'
            f'<h1 data-hook="post-title">{_TITLE}</h1>'
        ),
        "Hanna Oduya",
        "2021-06-14",
    ),
    "XenForo": (
        (
            f'<h1 class="p-title-value">{_TITLE}</h1><ul><li><span class="u-srOnly">Thread starter</span> '
            '<a href="/members/2/" class="username">oarsman77</a></li><li><span>Start date</span> <a>'
            '<time datetime="2021-06-14T09:30:00+0000">Jun 14, 2021</time></a></li></ul>'
        ),
        "oarsman77",
        "2021-06-14",
    ),
    "Ghost": (
        (
            f'<h1>{_TITLE}</h1><h4 class="author-name"><a href="/a/h/">Hanna Oduya</a>, <a href="/a/t/">Tom'
            ' Brask</a></h4><time datetime="2022-11-08">Nov 8, 2022</time><span>&bull; 4 min read</span>'
        ),
        "Hanna Oduya, Tom Brask",
        "2022-11-08",
    ),
}


@pytest.mark.parametrize("system", SYSTEMS)
def test_a_page_is_read_as_its_system_marks_it_up(system):
    """Nothing else names its author, its day and its headline."""
    headed, authors, day = SYSTEMS[system]
    assert read(headed) == (_TITLE, tuple(authors.split(", ")), day)


def test_the_first_of_a_forums_posts_is_the_article():
    """The forum's name is the heading of level one; every post has a day."""
    post = (
        '<div class="post"><h3><a href="#">{title}</a></h3><p class="author">by <b>{who}</b> &raquo;'
        ' <time datetime="{day}T09:30:00+00:00">{day}</time></p><div class="content">{text}</div></div>'
    )
    first = post.format(title=_TITLE, who="oarsman77", day="2021-06-14", text=_STORY)
    reply = post.format(title=f"Re: {_TITLE}", who="coxswain", day="2021-06-15", text="<p>Boats are out.</p>")
    body = f"<h1>Rowing Forum</h1><h2><a href='/t=9'>{_TITLE}</a></h2>{first}{reply}"
    article = clean(f"<html lang='en'><title>{_TITLE} - Rowing Forum</title><body>{body}</body></html>")
    assert (article.headline, str(article.published)[:10]) == (_TITLE, "2021-06-14")


@pytest.mark.parametrize(
    ("line", "authors"),
    [
        ("By Hanna Oduya, Tom Brask, and Li Wei", ("Hanna Oduya", "Tom Brask", "Li Wei")),
        ("By Hanna Oduya, PhD, RD and Tom Brask, M.D.", ("Hanna Oduya", "Tom Brask")),
        ("Hanna Oduya • Jun 14, 2021", ("Hanna Oduya",)),
        ("Hanna Oduya - June 14, 2021", ("Hanna Oduya",)),
        ("June 14, 2021 / Hanna Oduya", ("Hanna Oduya",)),
        ("dpa/Hanna Oduya", ("Hanna Oduya",)),
        ("Medically reviewed by Tom Brask", ()),
    ],
)
def test_a_line_below_the_headline_names_its_authors_and_nobody_else(line, authors):
    """Degrees, the house, buttons and sections are no names."""
    assert read(f"<h1>{_TITLE}</h1><p>{line}</p>")[1] == authors


@pytest.mark.parametrize(
    "line",
    [
        "Rédigé par Hanna Oduya le lundi 14 juin 2021",
        "Hanna Oduya avec AFP",
        "Scritto da Hanna Oduya",
        "Texto de Hanna Oduya",
        "Tekst: Hanna Oduya",
        "Geschreven door Hanna Oduya op 14-06-2021",
        "Text: Hanna Oduya",
        "Skrevet af Hanna Oduya",
        "Kirjoittanut Hanna Oduya",
        "Teksti: Hanna Oduya",
        "Autorka: Hanna Oduya",
        "Napisała Hanna Oduya",
        "Napsala Hanna Oduya",
        "Írta: Hanna Oduya",
        "Szerző: Hanna Oduya",
        "Текст: Hanna Oduya",
        "Από τη Hanna Oduya",
        "Γράφει η Hanna Oduya",
        "Yazan: Hanna Oduya",
        "Scris de Hanna Oduya",
        "Piše: Hanna Oduya",
        "Oleh Hanna Oduya",
        "Tác giả: Hanna Oduya",
    ],
)
def test_a_byline_is_read_in_every_language(line):
    """Its words are those of the files of the languages."""
    assert read(f"<h1>{_TITLE}</h1><p>{line}</p>")[1] == ("Hanna Oduya",)


@pytest.mark.parametrize("line", ["著者：山田 花子", "作者：山田 花子", "记者 山田 花子"])
def test_a_chinese_or_japanese_byline_names_its_author_in_one_word_or_two(line):
    """A label and a colon, or a label alone."""
    assert read(f"<h1>{_TITLE}</h1><p>{line}</p>")[1] == ("山田 花子",)


@pytest.mark.parametrize(
    ("line", "language", "below", "day"),
    [
        ("06/04/2021", "en-US", "", "2021-06-04"),
        ("06/04/2021", "en-GB", "", "2021-04-06"),
        ("06/04/2021", "en", "", ""),
        ("Fri, 06/04/2021 - 10:12", "en", "", "2021-06-04"),
        ("Tue, 06/04/2021 - 10:12", "en", "", "2021-04-06"),
        ("06/04/2021", "en", "<ul><li>Boats 05/27/2021</li><li>Mill 05/19/2021</li></ul>", "2021-06-04"),
        ("06/04/2021", "en", "<ul><li>Boats 27/05/2021</li><li>Mill 19/05/2021</li></ul>", "2021-04-06"),
    ],
)
def test_a_date_in_figures_is_read_as_weekday_page_or_language_say(line, language, below, day):
    """Where none of them does, it is left out."""
    assert read(f"<h1>{_TITLE}</h1><p>{line}</p>", below, language)[2] == day


@pytest.mark.parametrize(
    "below",
    [
        "<h3>Leave a comment</h3><div><b>Peter Zwick</b> <span>June 16, 2021</span><p>Higher.</p></div>",
        "<p>Next review due: 14 June 2027</p>",
    ],
)
def test_the_day_of_a_comment_or_of_the_next_review_is_not_that_of_publication(below):
    """No class names either."""
    assert read(f"<h1>{_TITLE}</h1>", below)[2] == ""


UNMARKED = {
    "Tailwind: a name without a class, the day below it": (
        f'<h1>{_TITLE}</h1><div class="x1"><div class="x2"><div class="x3"><img alt="" src="/h.png"></div>'
        '<div class="x4"><div class="x5"><div class="x6"><span><a href="/@h">Hanna Oduya</a></span></div>'
        "</div></div></div><div><span>5 min read</span> <span>· Jul 19, 2022</span></div></div>"
    ),
    "a name of no given name, linked above the day": (
        f'<h1>{_TITLE}</h1><div><div><a href="/@zk">Zylxa Qorvan</a></div><div>Jul 19, 2022</div></div>'
    ),
    "Hugo PaperMod": (
        f'<h1>{_TITLE}</h1><div class="post-meta"><span>July 19, 2022</span>&nbsp;·&nbsp;4 min&nbsp;·&nbsp;'
        "612 words&nbsp;·&nbsp;Zylxa Qorvan</div>"
    ),
    "Shopify Dawn": (
        f'<header><h1>{_TITLE}</h1><span class="circle-divider caption-with-letter-spacing"><time datetime='
        '"2022-07-19T09:00:00Z">July 19, 2022</time></span><span class="caption-with-letter-spacing"><span>'
        "Hanna Oduya</span></span></header>"
    ),
    "a reading time behind a dash": (
        f"<h1>{_TITLE}</h1><p>by <b>Hanna Oduya</b> —10 min read</p><i>19 July 2022</i>"
    ),
    "who reviewed it before who wrote it": (
        f"<h1>{_TITLE}</h1><div><span>Medically reviewed by <a href='/r/c'>Carla Neri, MD, PhD</a></span> —"
        " By <a href='/a/h'>Hanna Oduya</a> on <span>July 19, 2022</span></div>"
    ),
    "the last change before the author": (
        f"<h1>{_TITLE}</h1><div><span>Last Updated: July 19, 2022</span> <span>By <a href='/h'>Hanna"
        " Oduya</a></span></div>"
    ),
    "a role behind a comma": (
        f'<h1>{_TITLE}</h1><div><span class="who">Hanna Oduya, staff writer</span> <span>19 July 2022</span>'
        "</div>"
    ),
    "a link about the author beside the name": (
        f'<h1>{_TITLE}</h1><div>By <a class="author-name" href="/a/h">Hanna Oduya</a></div><div><a class='
        '"author-name" href="/how">Learn</a></div><div>July 19, 2022</div>'
    ),
    "an employer behind a comma": (
        f'<h1>{_TITLE}</h1><div title="x">By Hanna Oduya, Riverton Gazette</div><time>July 19, 2022</time>'
    ),
}


@pytest.mark.parametrize("headed", UNMARKED.values(), ids=UNMARKED)
def test_authors_without_marks_are_found(headed):
    """A name at the headline is the author's though no class, statement or link says so."""
    name = "Zylxa Qorvan" if "Zylxa" in headed else "Hanna Oduya"
    assert read(headed) == (_TITLE, (name,), "2022-07-19")


def test_signature_below_the_text():
    """A person's name alone is the last run of the body: it signs it."""
    assert read(f"<h1>{_TITLE}</h1>", below="")[1] == ()
    html = page(f"<h1>{_TITLE}</h1>").replace("slowly.</p>", "slowly.</p><p><i>Hanna Oduya</i></p>")
    assert clean(html).authors == ("Hanna Oduya",)


def test_what_names_nobody_at_the_headline():
    """An anonymous account, a wiki's own line and a copyright line give neither author nor day."""
    anonymous = (
        f'<h1>{_TITLE}</h1><div class="submitted"><span property="dc:date dc:created" content='
        '"2019-06-05T09:00:00+02:00">Submitted by <span class="username">Anonymous (not verified)</span> on'
        " Wed, 06/05/2019 - 09:00</span></div>"
    )
    assert read(anonymous)[1:] == ((), "2019-06-05")
    assert read(f'<h1>{_TITLE}</h1><div id="siteSub">From Rivers Wiki</div>')[1] == ()
    assert read(f"<h1>{_TITLE}</h1>", below="<p>Copyright March 2, 2019 Town Paper</p>")[2] == ""
