"""Pages that use elements for what they are not: the article is read whole, and nothing beside it."""

import pytest

from dateline.article.blocks import Heading
from dateline.clean import clean

from .prose import FRAME, TEASERS, sentences

TEXT = sentences(6)
OTHER = sentences(12)[6:]
QUESTIONS = ("How much is a ticket?", "Can dogs come on board?", "Where do I park?", "When does it begin?")
VERSE = (
    "The lamp is low upon the sill,",
    "The rain has found the lane,",
    "The miller's wheel is standing still",
    "And will not turn again.",
    "The oats are in, the boats are out,",
    "The bell has lost its tongue,",
)


def slides(box: str) -> str:
    """Return the text as slides, each in its box; the first one is shown."""
    return "".join(box.format(line, "false" if not number else "true") for number, line in enumerate(TEXT))


SHAPES = {
    "each paragraph a link": "".join(f'<p><a href="/note/{len(line)}">{line}</a></p>' for line in TEXT),
    "each paragraph a button": "".join(f"<p><button>{line}</button></p>" for line in TEXT),
    "slick": slides('<div class="slick-slide" aria-hidden="{1}"><h3>Stop</h3><p>{0}</p></div>'),
    "swiper": slides('<div class="swiper-slide" aria-hidden="{1}"><div class="text">{0}</div></div>'),
    "captions of slides": slides(
        '<div class="carousel-item" aria-hidden="{1}"><img src="a.jpg"><div class="carousel-caption d-none'
        ' d-md-block"><h5>Stop</h5><p>{0}</p></div></div>'
    ),
    "revealed by a script": slides('<div data-aos="fade-up" style="visibility:hidden"><p>{0}</p></div>'),
    "callouts": slides('<figure class="callout"><div>💡</div><div>{0}</div></figure>'),
    "beside pictures": slides(
        '<div class="wp-block-media-text"><figure><img src="a.jpg"></figure>'
        '<div class="wp-block-media-text__content"><p>{0}</p></div></div>'
    ),
}


@pytest.mark.parametrize("shape", SHAPES)
def test_the_text_is_read_whatever_holds_it(shape):
    """All sentences of the article are in its text, and none of the cards below it."""
    article = clean(FRAME.format(f"<main><h1>The valley</h1>{SHAPES[shape]}</main>{TEASERS}"))
    assert [line for line in TEXT if line not in article.text] == []
    assert "Another story" not in article.text


def test_a_question_that_is_a_button_is_a_heading():
    """The questions of a folded list stand above their answers."""
    items = "".join(
        f'<h3><button class="accordion-button">{question}</button></h3>'
        f'<div class="accordion-collapse collapse" hidden><p>{line}</p></div>'
        for question, line in zip(QUESTIONS, TEXT[:4], strict=True)
    )
    article = clean(FRAME.format(f"<main><h1>The valley</h1><p>{TEXT[4]}</p>{items}</main>"))
    headings = [block.content[0].text for block in article.blocks if isinstance(block, Heading)]
    assert headings == list(QUESTIONS)


@pytest.mark.parametrize(
    "line",
    ['<div style="text-indent: -1em">{}<br></div>', '<div class="line">{}</div>', "<div>{}<br></div>"],
)
def test_lines_of_verse_are_one_paragraph(line):
    """Each line in a box of its own, as verse is set: not thirty labels."""
    poem = "".join(line.format(one) for one in VERSE)
    article = clean(FRAME.format(f"<article><h1>The lamp</h1><div>{poem}</div></article>{TEASERS}"))
    assert article.text.strip() == "\n".join(VERSE)


def test_a_slide_that_a_carousel_shows_twice_is_read_once():
    """The copies at both ends of an endless row are taken out."""
    copy = f'<div class="slick-slide slick-cloned" aria-hidden="true"><p>{TEXT[0]}</p></div>'
    page = copy + SHAPES["slick"] + copy
    assert clean(FRAME.format(f"<main><h1>The valley</h1>{page}</main>")).text.count(TEXT[0]) == 1


def test_hidden_slides_with_links_are_cards_of_other_articles():
    """A row of other articles that turns is no text."""
    prose = "".join(f"<p>{line}</p>" for line in TEXT[:3])
    cards = "".join(
        f'<div class="slick-slide" aria-hidden="true"><a href="/{at}">Story</a><p>{line}</p></div>'
        for at, line in enumerate(OTHER)
    )
    article = clean(FRAME.format(f"<main><h1>The valley</h1>{prose}</main><div>{cards}</div>"))
    assert [line for line in OTHER if line in article.text] == []


@pytest.mark.parametrize(
    "box", ['<article id="post-{0}">{1}</article>', '<div class="single-post" data-url="/{0}">{1}</div>']
)
@pytest.mark.parametrize("longer", [1, 3])
def test_the_next_article_below_an_article_is_left_out(box, longer):
    """Pages that load the next article while one scrolls: the text is that of the headline."""
    first = "<h1>The valley</h1>" + "".join(f"<p>{line}</p>" for line in TEXT)
    second = "<h1>The town</h1>" + "".join(f"<p>{line}</p>" for line in OTHER * longer)
    article = clean(FRAME.format(f"<main>{box.format(1, first)}{box.format(2, second)}</main>"))
    assert article.headline == "The valley"
    assert [line for line in TEXT if line not in article.text] == []
    assert [line for line in OTHER if line in article.text] == []


def thread(replies: str) -> str:
    """Return what readers say, each part with what leads to an answer."""
    items = "".join(f"<li><cite>Anna</cite> says: <p>{line} {line}</p>{replies}</li>" for line in OTHER)
    return f'<h2>Reader responses</h2><ol class="thread">{items}</ol>'


@pytest.mark.parametrize("reply", ['<a href="?to=1">Reply</a>', "<button>Antworten</button>"])
def test_what_can_be_replied_to_is_a_comment(reply):
    """Comments that no name tells, and that are longer than the article."""
    story = "".join(f"<p>{line}</p>" for line in TEXT[:4])
    article = clean(FRAME.format(f'<div class="x"><h1>The valley</h1>{story}</div>{thread(reply)}'))
    assert [line for line in TEXT[:4] if line not in article.text] == []
    assert [line for line in OTHER if line in article.text] == []


@pytest.mark.parametrize("name", ["comment", "thread"])
def test_a_forum_is_its_posts(name):
    """Where there is nothing to comment on, what is said is the text."""
    posts = "".join(
        f'<div class="{name}"><b>u{at}</b><div class="{name}-text">{line}</div><a href="#">reply</a></div>'
        for at, line in enumerate(TEXT)
    )
    text = clean(FRAME.format(f'<h2>Which ferry?</h2><div class="{name}s">{posts}</div>')).text
    assert [line for line in TEXT if line not in text] == []


def cards(count: int = 4, end: str = " …") -> str:
    """Return other articles as blogs show them below one: a title that is a link, and how it begins."""
    return "".join(
        f'<div><div><a href="/other/{at}">Another article about the town, number {at}</a></div>'
        f"<div>{OTHER[at]}{end}</div></div>"
        for at in range(count)
    )


def test_cards_below_a_short_article_are_of_others():
    """Without a name that says so: their shape is enough."""
    story = "".join(f"<div>{line}</div>" for line in TEXT[:4])
    text = clean(FRAME.format(f"<div><h1>The valley</h1>{story}</div><div>{cards()}</div>")).text
    assert [line for line in TEXT[:4] if line not in text] == []
    assert [line for line in OTHER if line in text] == []


def test_a_list_of_titles_and_words_within_an_article_stays():
    """Its entries say what they have to say: none is cut off, or tells its day."""
    story = "".join(f"<p>{line}</p>" for line in TEXT[:2])
    article = clean(FRAME.format(f"<article><h1>The valley</h1>{story}{cards(end='')}</article>"))
    assert [line for line in (*TEXT[:2], *OTHER[:4]) if line not in article.text] == []


@pytest.mark.parametrize(
    "box", ["<form><input type=hidden>{}</form>", "<div><button><div>Menu</button>{}</div>"]
)
def test_a_form_without_fields_and_a_button_nobody_closed_are_boxes(box):
    """Divisions take the place of paragraphs, so that no `p` tells."""
    story = "".join(f"<div>{line}</div>" for line in TEXT)
    assert all(line in clean(FRAME.format("<h1>The valley</h1>" + box.format(story))).text for line in TEXT)


def test_a_picture_with_a_name_and_several_lines_is_no_picture_with_a_caption():
    """An entry of a list, each with its own small picture."""
    items = "".join(
        f'<div><div><img src="{at}.png"></div><div>Part {at}</div>'
        f"<div>Every {at} years</div><div>{line}</div></div>"
        for at, line in enumerate(TEXT, 3)
    )
    text = clean(FRAME.format(f"<main><h1>The valley</h1><p>{OTHER[0]}</p>{items}</main>")).text
    assert all(f"Part {at}\n\nEvery {at} years\n\n{line}" in text for at, line in enumerate(TEXT, 3))


def test_what_is_said_of_an_author_below_a_rule_is_no_text():
    """Magazines set it there."""
    story = "".join(f"<p>{line}</p>" for line in TEXT)
    note = "<hr><p><em>Anna Bell is the author of three books on bridges.</em></p>"
    page = f"<article><h1>The valley</h1><p>By Anna Bell</p>{story}{note}</article>"
    assert "three books" not in clean(FRAME.format(page)).text


def test_the_list_of_a_recipe_is_text_beside_the_steps():
    """In an `aside`, and of short lines, which no step of the recipe says again."""
    items = ("200 g rolled oats", "1 tablespoon of honey", "a pinch of salt")
    rows = "".join(f"<li>{one}</li>" for one in items)
    listed = f'<aside class="recipe__ingredients"><h2>Ingredients</h2><ul>{rows}</ul></aside>'
    steps = "".join(f"<li>{line}</li>" for line in TEXT[1:])
    article = clean(FRAME.format(f"<main><h1>Porridge</h1><p>{TEXT[0]}</p>{listed}<ol>{steps}</ol></main>"))
    assert [line for line in (*items, *TEXT) if line not in article.text] == []


def test_a_list_of_links_that_a_sentence_announces_is_text():
    """A list of links without a word of its own is one of other articles, unless the text speaks of it."""
    listed = "".join(f'<li><a href="https://s{at}.org/">Society of bridges {at}</a></li>' for at in range(5))
    told = (
        f"<p>{TEXT[0]}</p><p>These societies keep lists of all bridges:</p><ul>{listed}</ul><p>{TEXT[1]}</p>"
    )
    assert "Society of bridges 4" in clean(FRAME.format(f"<article><h1>The valley</h1>{told}</article>")).text
    loose = f"<p>{TEXT[0]}</p><p>{TEXT[1]}</p><p>Related:</p><ul>{listed}</ul>"
    page = FRAME.format(f"<article><h1>The valley</h1>{loose}</article>")
    assert "Society of bridges 4" not in clean(page).text


def test_posts_with_a_title_and_a_day_are_no_cards_of_other_articles():
    """A forum prints the title of its topic above each post, as a link, and the day below it."""
    posts = "".join(
        f'<div><h3><a href="#p{at}">Re: Best oil for an old clock?</a></h3><p>by tick{at} » 3 March 2026</p>'
        f"<div>{line}</div></div>"
        for at, line in enumerate(TEXT)
    )
    text = clean(FRAME.format(f'<h2><a href="/t/5">Best oil for an old clock?</a></h2>{posts}')).text
    assert [line for line in TEXT if line not in text] == []
