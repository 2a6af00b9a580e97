"""What holds of downloads, feeds, mail, replays, scans and packed files: what is in them comes out, whole."""

import gzip
import io
import json
import lzma
import textwrap
from email.message import EmailMessage
from html import escape

from hypothesis import given, settings
from hypothesis import strategies as st

from dateline.ingest.importers.registry import records_of
from dateline.ingest.record import Record
from dateline.ingest.source import Source

from .test_properties import HEADLINE, PARAGRAPHS, articles, paragraphs

DAY = "March 11, 2009 Wednesday"
STORIES = st.lists(PARAGRAPHS, min_size=2, max_size=4)
LABELS_BELOW = st.lists(
    st.sampled_from(
        "Language: ENGLISH|Subject: HARBORS (90%); FERRIES (78%)|Geographic: NORTHPORT (79%)"
        "|Publication-Type: Newspaper|Journal Code: HGZ|Industry: SHIPPING (70%)".split("|")
    ),
    unique=True,
)


def _nexis_uni(number, texts, below):
    lines = [f"{HEADLINE} {number}", "The Harbour Gazette (Northport)", DAY, "Copyright 2009 Harbour Media"]
    lines += ["Section: NEWS; Pg. 4", "Length: 60 words", "Byline: Mara Bell", "Body", *texts]
    return "\n\n".join([*lines, "Classification", *below, "Load-Date: March 12, 2009", "End of Document"])


def _factiva(number, texts, section):
    lines = [*section, f"{HEADLINE} {number}", "By Mara Bell", "60 words", "11 March 2009"]
    lines += ["The Harbour Gazette", "HGZ", "English", "(c) 2009 Harbour Media", "", *texts]
    return "\n".join([*lines, f"Document HGZ0000020090311e53b0000{number}"])


def _coded(number, texts):
    head = [f"HD {HEADLINE} {number}", "BY Mara Bell", "WC 60 words", "PD 11 March 2009"]
    head += ["SN The Harbour Gazette", "LP", *texts[:1], "TD", *texts[1:]]
    return "\n".join([*head, f"AN Document HGZ0000020090311e53b0000{number}"])


def check(found, stories):
    """Assert that the articles are the stories, in their order, with their fields."""
    assert [article.headline for article in found] == [f"{HEADLINE} {n}" for n in range(len(stories))]
    for article, texts in zip(found, stories, strict=True):
        assert paragraphs(article) == texts
        assert (article.authors, article.publisher.split(" (")[0]) == (("Mara Bell",), "The Harbour Gazette")
        assert str(article.published) == "2009-03-11"


@settings(max_examples=40, deadline=None)
@given(STORIES, LABELS_BELOW)
def test_no_label_below_a_text_of_nexis_uni_is_its_headline(stories, below):
    """Subjects, places and codes may stand there in any order."""
    text = "\n\n".join(_nexis_uni(n, texts, below) for n, texts in enumerate(stories))
    check(articles(text.encode()), stories)


@settings(max_examples=40, deadline=None)
@given(STORIES, st.sampled_from(([], ["News"], ["Home Desk"])), st.booleans())
def test_articles_of_factiva_stay_several(stories, section, summed):
    """With a section above or without, with the summary of the search below or without, or with codes."""
    texts = [_factiva(n, texts, section) for n, texts in enumerate(stories)]
    texts += ["Search Summary\nText\tharbour\nDate\tIn the last year\n"] if summed else []
    check(articles("\n\n".join(texts).encode()), stories)
    check(articles("\n\n".join(_coded(n, some) for n, some in enumerate(stories)).encode()), stories)


@settings(max_examples=40, deadline=None)
@given(PARAGRAPHS, st.sampled_from(("gmail", "outlook", "apple")), st.sampled_from(("", "For the file.\n\n")))
def test_a_letter_that_is_handed_on_is_the_letter(texts, program, note):
    """Whatever the mail program writes above it."""
    rule, day = {
        "gmail": ("---------- Forwarded message ---------\n", "Date: Wed, 11 Mar 2009 at 09:30"),
        "outlook": ("-----Original Message-----\n", "Sent: 11 March 2009 09:30"),
        "apple": ("Begin forwarded message:\n\n", "Date: 11 March 2009 at 09:30:00 GMT"),
    }[program]
    head = (
        f"From: The Harbour Gazette <news@gazette.example>\n{day}\nSubject: {HEADLINE}\nTo: <x@y.example>\n"
    )
    message = EmailMessage()
    message["From"], message["To"], message["Subject"] = (
        "Jo <jo@example.org>",
        "x@y.example",
        f"Fwd: {HEADLINE}",
    )
    message["Date"], message["Message-ID"] = "Fri, 20 Mar 2009 10:00:00 +0100", "<1@example.org>"
    message.set_content(f"{note}{rule}{head}\n" + "\n\n".join(texts) + "\n")
    (article,) = articles(bytes(message))
    assert (article.headline, article.publisher) == (HEADLINE, "The Harbour Gazette")
    assert str(article.published).startswith("2009-03-11")
    assert paragraphs(article) == texts


@settings(max_examples=40, deadline=None)
@given(
    st.lists(st.sampled_from(("Tickets are valid.", "It rains.", "Nobody was hurt, he said.")), max_size=4),
    st.sampled_from(("<div>{}</div>", "<p>{}</p>", "<div><p>{}</p></div>", "<div>{}</div><div><br></div>")),
)
def test_a_cell_keeps_each_paragraph_however_short(more, element):
    """A table states that all of a cell is the text: nothing in it is outside of the article."""
    texts = [
        "The late boat of Sunday will not sail, the board said.",
        *(f"{n}: {one}" for n, one in enumerate(more)),
    ]
    cell = "".join(map(element.format, texts))
    (article,) = articles(f'title,html\n{HEADLINE},"{cell}"\n'.encode())
    assert paragraphs(article) == texts


@settings(max_examples=40, deadline=None)
@given(PARAGRAPHS.filter(lambda texts: len(texts) > 3), st.sampled_from(("description", "content:encoded")))
def test_what_a_feed_gives_in_paragraphs_is_an_article(texts, name):
    """It is not left as an address that is wanted."""
    body = escape("".join(f"<p>{text}</p>" for text in texts))
    feed = (
        '<rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/"><channel>'
        f"<title>The Harbour Gazette</title><item><title>{HEADLINE}</title>"
        f"<link>https://gazette.example/1</link><{name}>{body}</{name}></item></channel></rss>"
    )
    (article,) = articles(feed.encode())
    assert (article.headline, article.url) == (HEADLINE, "https://gazette.example/1")
    assert paragraphs(article) == texts


@settings(max_examples=40, deadline=None)
@given(PARAGRAPHS, st.datetimes(), st.sampled_from(("script", "link")))
def test_a_page_out_of_a_replay_is_the_originals(texts, moment, sign):
    """Its address is the original's whether a script or a link tells it."""
    stamp = moment.replace(year=2000 + moment.year % 25).strftime("%Y%m%d%H%M%S")
    told = {
        "script": f'<script>__wm.wombat("https://gazette.example/1","{stamp}","https://web.archive.org/");</script>',
        "link": f'<link rel="canonical" href="https://web.archive.org/web/{stamp}/https://gazette.example/1">',
    }[sign]
    body = "".join(f"<p>{text}</p>" for text in texts)
    page = (
        f"<!doctype html><html><head>{told}<title>{HEADLINE}</title></head><body><!-- BEGIN WAYBACK TOOLBAR "
        "INSERT --><div>12 captures</div><!-- END WAYBACK TOOLBAR INSERT --><article>"
        f"<h1>{HEADLINE}</h1>{body}</article></body></html><!-- FILE ARCHIVED ON -->"
    )
    (article,) = articles(page.encode())
    assert (article.headline, article.url) == (HEADLINE, "https://gazette.example/1")
    assert paragraphs(article) == texts


@settings(max_examples=40, deadline=None)
@given(PARAGRAPHS, st.integers(30, 70))
def test_a_scan_as_hocr_is_its_lines(texts, width):
    """Lines are joined to paragraphs, words broken at their ends are not kept broken."""
    blocks = [
        [f"{HEADLINE.upper()}."],
        *(textwrap.wrap(text, width, break_on_hyphens=False) for text in texts),
    ]
    words = "".join(
        "<p class='ocr_par'>" + "".join(f"<span class='ocr_line'>{line}</span> " for line in lines) + "</p>"
        for lines in blocks
    )
    page = f"<html><head><meta name='ocr-system' content='tesseract'></head><body>{words}</body></html>"
    (article,) = articles(page.encode())
    assert article.headline == f"{HEADLINE.upper()}."
    assert paragraphs(article) == texts


@settings(max_examples=40, deadline=None)
@given(st.integers(1, 40), st.floats(0.05, 0.99), st.sampled_from((gzip.compress, lzma.compress)))
def test_of_a_packed_file_that_is_cut_off_what_came_whole_is_read(number, share, pack):
    """The records are the first of those that were packed, and the file is named once."""
    rows = [{"title": f"{HEADLINE} {n}", "text": f"The ferry sails {n} times a day."} for n in range(number)]
    whole = pack("\n".join(map(json.dumps, rows)).encode())
    found = list(records_of(Source("rows.jsonl.gz", io.BytesIO(whole[: int(len(whole) * share)]))))
    # A rest of a few bytes, '{"ti', is no row yet: it comes as it is, for the cleaner to set aside.
    read = [record.fields["headline"] for record in found if isinstance(record, Record) and record.fields]
    assert read == [row["title"] for row in rows][: len(read)]
    assert any(
        "cut off" in record.reason or "damaged" in record.reason or "kind" in record.reason
        for record in found
        if not isinstance(record, Record)
    )
