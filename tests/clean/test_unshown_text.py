"""The text that a page holds for a program is found; what a page shows is never traded for another's."""

import html
import json
from collections.abc import Callable

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dateline.article.blocks import Figure
from dateline.article.record import Article
from dateline.article.warnings import warning
from dateline.clean import clean

TITLE = "Council votes to rebuild the eastern pier"
SENTENCES = (
    "The harbour council voted on Tuesday to rebuild the eastern pier, which a storm had broken in spring.",
    "Engineers told the meeting that the old timber could not be saved, and that steel costs four million.",
    "Fishermen who land their catch there said that they would rather see wood than nothing at all.",
    "Work is to begin in September, when the tides are low, and should take some eleven months.",
    "The mayor, who had opposed the plan at first, called the vote a relief and thanked the divers.",
    "A second hearing on the harbour dues follows next month, and the dues may rise by a tenth.",
    "Shops along the quay had lost a third of their trade, according to the chamber of commerce.",
    "Nobody knows yet who will run the ferry, since the old company has sold both of its boats.",
)
TEASERS = "".join(
    f'<div class="card"><a href="/s{number}">Another story of the town</a>'
    f"<p>Read how the town hall was painted again in blue and white by {number} painters.</p></div>"
    for number in range(3)
)


def markup(paragraphs: tuple[str, ...]) -> str:
    """Return paragraphs as a page would show them."""
    return "".join(f"<p>{html.escape(text)}</p>" for text in paragraphs)


def data(name: str, value: object) -> str:
    """Return a script that gives a name to some data."""
    return f"<script>{name} = {json.dumps(value)};</script>"


CARRIERS: dict[str, Callable[[tuple[str, ...]], str]] = {
    "noscript": lambda told: f"<noscript>{markup(told)}</noscript>",
    "template": lambda told: f"<template>{markup(told)}</template>",
    "shadow root": lambda told: f'<x-y><template shadowrootmode="open">{markup(told)}</template></x-y>',
    "frame": lambda told: f'<iframe srcdoc="{html.escape(markup(told))}"></iframe>',
    "text field": lambda told: f"<textarea>{html.escape(markup(told))}</textarea>",
    "attribute": lambda told: f'<div data-content="{html.escape(markup(told))}"></div>',
    "attribute of data": lambda told: (
        f'<div data-page="{html.escape(json.dumps({"post": {"body": markup(told)}}))}"></div>'
    ),
    "script of data": lambda told: (
        '<script type="application/json">' + json.dumps({"post": {"body": markup(told)}}) + "</script>"
    ),
    "assignment": lambda told: data("window.__STATE__", {"post": {"title": TITLE, "content": markup(told)}}),
    "data as text": lambda told: data("x", {"body": json.dumps({"html": markup(told)})}),
    "pushed pieces": lambda told: (
        "<script>self.__next_f.push([1,"
        + json.dumps('1a:["$","div",null,{"__html":' + json.dumps(markup(told)) + "}]")
        + "])</script>"
    ),
    "single quotes": lambda told: f"<script>var post = {{body: '{markup(told)}'}};</script>",
    "backquotes": lambda told: f"<script>const post = `{markup(told)}`;</script>",
    "script of a template": lambda told: f'<script type="text/x-template">{markup(told)}</script>',
    "paragraphs of data": lambda told: data("x", {"blocks": [{"type": "p", "text": text} for text in told]}),
    "nodes of data": lambda told: data("x", {f"Node:{at}": {"text": text} for at, text in enumerate(told)}),
}


def page(inner: str, shown: str = "") -> str:
    """Return a page of a headline, what it shows, and what it holds."""
    return f"<html><head><title>{TITLE}</title></head><body><h1>{TITLE}</h1>{shown}{inner}</body></html>"


def read(source: str) -> Article:
    """Return the article of a page."""
    return clean(source.encode(), url="https://gazette.example/2025/pier")


@pytest.mark.parametrize("carrier", CARRIERS)
def test_a_text_that_only_a_program_shows_is_found(carrier: str) -> None:
    """Whatever holds it, every paragraph comes in, beside teasers too, and the article bears a warning."""
    article = read(page(CARRIERS[carrier](SENTENCES), TEASERS))
    assert [text for text in SENTENCES if text not in article.text] == []
    assert warning("unshown-text-used") in article.provenance.warnings


@given(
    carrier=st.sampled_from(sorted(CARRIERS)),
    order=st.permutations(SENTENCES),
    marks=st.lists(st.sampled_from(["“quoted”", "5 < 6 & 7", "naïve café", "it's", "100 %"]), max_size=3),
)
@settings(deadline=None, max_examples=60)
def test_no_word_of_an_unshown_text_is_lost(carrier: str, order: list[str], marks: list[str]) -> None:
    """Quotation marks, signs and accents come out of markup, JSON and strings as they were written."""
    if carrier in {"single quotes", "backquotes", "script of a template"}:
        marks = [mark for mark in marks if "'" not in html.escape(mark, quote=False)]
    told = (
        *order,
        *(f"It says {mark} on the board beside the gate, as all who pass it can read." for mark in marks),
    )
    text = read(page(CARRIERS[carrier](told))).text
    assert [one for one in told if one not in text] == []


def test_spans_of_data_are_one_paragraph() -> None:
    """Words in bold are a string of their own in the data of many editors, and part of their paragraph."""
    spans = []
    for sentence in SENTENCES:
        first, second, rest = sentence.split(" ", 2)
        spans.append({"spans": [{"text": f"{first} "}, {"text": second}, {"text": f" {rest}"}]})
    text = read(page(data("x", spans))).text
    assert [one for one in SENTENCES if one not in text] == []


@pytest.mark.parametrize("carrier", CARRIERS)
def test_what_a_page_shows_is_not_traded_for_what_it_holds_of_another(carrier: str) -> None:
    """A consent form or another article in a script is longer than a brief, and is none of it."""
    others = tuple(
        f"We and our {number} partners store what you read on your device, and you may object at any time."
        for number in range(20)
    )
    article = read(page(CARRIERS[carrier](others), markup(SENTENCES[:3])))
    assert [text for text in SENTENCES[:3] if text not in article.text] == []
    assert "partners" not in article.text


def test_text_behind_the_end_of_a_page_is_part_of_it() -> None:
    """Browsers go on reading behind `</html>`, as fragments with a page's frame ask for."""
    source = f"<html><body><nav>News</nav></body></html><h1>{TITLE}</h1>{markup(SENTENCES)}</body></html>"
    assert [text for text in SENTENCES if text not in read(source).text] == []


@pytest.mark.parametrize(
    "attributes",
    [
        'class="collapse" style="display:none"',
        'role="tabpanel" hidden',
        'class="accordion-panel hidden"',
        'hidden id="S:1"',
    ],
)
def test_folded_parts_are_part_of_the_text(attributes: str) -> None:
    """What a reader unfolds, or React shows once all of it has come, is not hidden for good."""
    parts = "".join(
        f"<h2>Part {at}</h2><div {attributes}><p>{text}</p></div>" for at, text in enumerate(SENTENCES)
    )
    text = read(page(f"<main>{parts}</main>")).text
    assert [one for one in SENTENCES if one not in text] == []


def test_a_brief_is_not_lost_beside_longer_teasers() -> None:
    """One paragraph in the element that is marked as the article's outweighs more prose beside it."""
    beside = f'<div class="related"><h3>More stories</h3>{TEASERS * 3}</div>'
    main = f"<main><h1>{TITLE}</h1><p>{SENTENCES[0]}</p></main>"
    assert read(f"<title>{TITLE}</title><body>{main}{beside}</body>").text == SENTENCES[0]


@pytest.mark.parametrize("name", ["newsletter-block", "related-block", "popup-content"])
def test_parts_of_a_name_that_says_something_else_are_the_text(name: str) -> None:
    """Parts of one class that hold most of the page's prose, and no links, are misnamed."""
    parts = "".join(
        f'<div class="{name}"><h3>Part {at}</h3><p>{text}</p></div>' for at, text in enumerate(SENTENCES)
    )
    text = read(page(parts, TEASERS)).text
    assert [one for one in SENTENCES if one not in text] == []


def test_an_article_within_a_link_is_read() -> None:
    """A link around many paragraphs is a box: their words are no label of a link."""
    text = read(page(f'<a href="/pier"><div>{markup(SENTENCES)}</div></a>', TEASERS)).text
    assert [one for one in SENTENCES if one not in text] == []


@pytest.mark.parametrize(
    "form",
    [
        '<figure><img src="/{0}.jpg"><figcaption>{1}</figcaption></figure>',
        '<div class="slide"><img src="/{0}.jpg"><h2>Pier {0}</h2><div class="caption">{1}</div></div>',
        '<div><img src="/{0}.jpg"><div class="caption">{1}</div></div>',
    ],
)
def test_a_gallery_is_told_by_its_captions(form: str) -> None:
    """Where captions hold most of what a page says, they are its paragraphs, and the pictures stay."""
    article = read(page("".join(form.format(at, text) for at, text in enumerate(SENTENCES)), TEASERS))
    assert [one for one in SENTENCES if one not in article.text] == []
    assert [block.image for block in article.blocks if isinstance(block, Figure)] == [
        f"https://gazette.example/{at}.jpg" for at in range(len(SENTENCES))
    ]


def test_captions_beside_a_text_stay_captions() -> None:
    """A text of its own, and its pictures keep their captions."""
    figures = "".join(
        f'<figure><img src="/{at}.jpg"><figcaption>{SENTENCES[at]}</figcaption></figure>' for at in range(3)
    )
    article = read(page(f"<article>{markup(SENTENCES[3:])}{figures}</article>"))
    assert [one for one in SENTENCES[:3] if one in article.text] == []
    assert len([block for block in article.blocks if isinstance(block, Figure) and block.caption]) == 3


@pytest.mark.parametrize(
    "box", ['<main class="post hide">{}</main>', '<article style="display:none">{}</article>']
)
def test_a_hidden_main_part_is_read(box: str) -> None:
    """Who hides the main part of a page shows it by a script, be another main part visible."""
    shown = f"<main>{markup(SENTENCES[:4])}</main>"
    text = read(page(shown + box.format(markup(SENTENCES[4:])))).text
    assert [one for one in SENTENCES if one not in text] == []
