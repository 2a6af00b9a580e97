"""Kinds of files as tools in the wild write them: each once came in wrong, and is told here what it is."""

import json
import textwrap

import pytest

from dateline.article.blocks import Figure, Footnote, Heading, ListBlock
from dateline.article.page import read_page
from dateline.article.text import text_of
from dateline.ingest.importers.lexical import lexical_markup
from tests.harbour_texts import COUNCIL, MUSEUM, SHOPS

from .conftest import bring
from .test_conformance import CONFORMANCE

CLIPPINGS = (
    "Gazette (Mara Bell)\n- Your Highlight on page 4 | location 60 | Added on Friday\n\n"
    "Ferries.\n==========\n"
)
FRAMES = (
    "<html><head><title>Gazette</title></head><frameset cols='20%,80%'><frame src='a.html'>"
    "<noframes><p>Your browser shows no frames.</p></noframes></frameset></html>"
)


def outcomes(tmp_path, data, name="source"):
    """Return the outcomes of a source, each with its article where it has become one."""
    path = tmp_path / name
    path.write_bytes(data if isinstance(data, bytes) else data.encode())
    found = bring(tmp_path / "content", path).outcomes
    pages = [tmp_path / "content" / one.page for one in found]
    return [
        (one.state, read_page(page.read_text("utf-8")) if one.state == "added" else one.reason)
        for one, page in zip(found, pages, strict=True)
    ]


def article(tmp_path, data, name="source"):
    """Return the one article that a source becomes."""
    ((state, read),) = outcomes(tmp_path, data, name)
    assert state == "added", read
    return read


def conforming(name, tmp_path):
    """Return the article of a file of the conformance folder."""
    return article(tmp_path, (CONFORMANCE / name).read_bytes(), name.rpartition("/")[2])


class TestParts:
    def test_a_posts_lexical_tree_gives_all_its_nodes(self, tmp_path):
        """Headings, lists, pictures, cards, and the words of nodes that are not known."""
        read = conforming("ghost/good-lexical.json", tmp_path)
        assert [text_of((block,)) for block in read.blocks if isinstance(block, Heading)] == ["Shops"]
        assert [block.start for block in read.blocks if isinstance(block, ListBlock)] == [1]
        (figure,) = (block for block in read.blocks if isinstance(block, Figure))
        assert figure.caption[0].text == "The ferry"
        for words in (
            *("Shopkeepers along the quay had asked for it, as was told last winter.", "How much?"),
            *("Tickets are sold on board.", "Four crowns.", "We have missed her.", "8:15 9:15", "The map"),
            *("Raw markup.", "What nobody knew of is kept."),
        ):
            assert words in read.text

    @pytest.mark.parametrize("damage", ["", "{", "[]", '{"root": 3}', "[" * 100_000, None, 7])
    def test_a_tree_that_is_none_gives_nothing(self, damage):
        """What is damaged raises nothing."""
        assert lexical_markup(damage) == ""

    def test_a_body_in_parts_keeps_headings_lists_and_captions(self, tmp_path):
        """A story of Arc Publishing: parts with markup of their own stay paragraphs."""
        read = conforming("json/good-arc.json", tmp_path)
        assert read.headline == "Two more evening ferries"
        assert read.standfirst == "The council gives way"
        assert read.section == "Harbour"
        assert [type(block).__name__ for block in read.blocks] == [
            *("Paragraph", "Heading", "Paragraph", "Figure", "ListBlock", "Quote", "Paragraph"),
        ]

    def test_notes_in_sentences_stand_below_the_text(self, tmp_path):
        """A note of TEI no longer cuts the sentence it stands in."""
        read = conforming("tei/good-notes-below.xml", tmp_path)
        assert read.text.startswith("The harbour council met on Tuesday. It was agreed that two more boats")
        assert [text_of(block.blocks) for block in read.blocks if isinstance(block, Footnote)] == [
            "Of nine members.",
            "By five votes.",
        ]

    def test_a_quotation_template_gives_its_words_and_its_speaker(self, tmp_path):
        """Wikinews sets quotations by templates, with names or by place."""
        read = conforming("mediawiki/good-quotation-templates.xml", tmp_path)
        assert "We have missed her, every one of us on this quay. — Mara Bell, shopkeeper" in read.text
        assert "Nobody was told of it." in read.text

    def test_the_lines_of_a_scan_are_joined(self, tmp_path):
        """ABBYY prints its own sign where a word is broken at the end of a line."""
        read = conforming("abbyy/good-page.xml", tmp_path)
        assert read.text == COUNCIL

    def test_the_entries_of_an_interfaces_live_blog_keep_their_titles(self, tmp_path):
        """The Guardian's interface gives each entry a title of its own."""
        blocks = [
            {"title": "Curtain", "bodyHtml": f"<p>{COUNCIL}</p>"},
            {"title": "", "bodyHtml": f"<p>{SHOPS}</p>"},
        ]
        content = {"id": "x", "webTitle": "As it happened", "webUrl": "https://example.org/live"}
        data = json.dumps({"response": {"content": {**content, "blocks": {"body": blocks}}}})
        read = article(tmp_path, data)
        assert [text_of((block,)) for block in read.blocks] == ["Curtain", COUNCIL, SHOPS]


class TestWhatIsNeverLost:
    def test_a_text_under_an_unknown_name_is_read_and_not_only_wanted(self, tmp_path):
        """A row with an address and a long text of sentences is an article, with a doubt."""
        row = {
            "title": "Ferries",
            "url": "https://example.org/1",
            "payload_x": f"{COUNCIL} {SHOPS} {MUSEUM}",
        }
        read = article(tmp_path, json.dumps([row]), "rows.json")
        assert read.text == f"{COUNCIL} {SHOPS} {MUSEUM}"
        assert any("a name that is not known" in one.text for one in read.provenance.warnings)

    def test_a_short_remark_under_an_unknown_name_is_none(self, tmp_path):
        """What says little about an address leaves it wanted."""
        row = {"title": "Ferries", "url": "https://example.org/1", "my_note": "To read on Sunday."}
        ((state, _),) = outcomes(tmp_path, json.dumps([row]), "rows.json")
        assert state == "wanted"

    def test_a_librarys_page_of_ocr_is_text(self, tmp_path):
        """Chronicling America gives the words of a page beside its address."""
        row = {"title": "Harbour courier. [volume]", "date": "19110304", "ocr_eng": f"FERRIES.\n{COUNCIL}"}
        data = json.dumps({"totalItems": 1, "items": [{**row, "url": "https://example.org/seq-1.json"}]})
        assert COUNCIL in article(tmp_path, data, "page.json").text

    def test_a_heading_goes_before_a_title_that_is_an_object(self, tmp_path):
        """Trove's `title` is the newspaper."""
        row = {
            "heading": "TWO FERRIES",
            "title": {"id": "1", "value": "Harbour Courier"},
            "articleText": COUNCIL,
        }
        assert article(tmp_path, json.dumps({"article": row}), "trove.json").headline == "TWO FERRIES"

    def test_the_words_of_a_crawl_are_read(self, tmp_path):
        """Common Crawl's WET files hold pages as plain text."""
        text = f"Two more ferries\nBy Mara Bell\n\n{COUNCIL}\n\n{SHOPS}".encode()
        head = (
            "WARC/1.0\r\nWARC-Type: conversion\r\nWARC-Target-URI: https://example.org/a\r\n"
            "WARC-Date: 2011-03-04T10:00:00Z\r\nWARC-Record-ID: <urn:uuid:1>\r\nContent-Type: text/plain\r\n"
            f"Content-Length: {len(text)}\r\n\r\n"
        )
        read = article(tmp_path, head.encode() + text + b"\r\n\r\n", "page.wet")
        assert (read.headline, read.authors) == ("Two more ferries", ("Mara Bell",))
        assert (read.url, read.text) == ("https://example.org/a", f"{COUNCIL}\n\n{SHOPS}")

    def test_a_preformatted_page_is_read_as_the_text_that_it_is(self, tmp_path):
        """Its headline, byline and day are lines, and its paragraphs are wrapped."""
        wrapped = "\n".join(textwrap.wrap(COUNCIL, 60)) + "\n\n" + "\n".join(textwrap.wrap(SHOPS, 60))
        page = (
            "<html><head><title>ferries.txt</title></head><body><pre>\nTWO MORE EVENING FERRIES\n\n"
            f"By Mara Bell\nMarch 4, 1995\n\n{wrapped}\n\nIt was agreed.\n</pre></body></html>"
        )
        read = article(tmp_path, page, "page.html")
        assert (read.headline, read.authors) == ("TWO MORE EVENING FERRIES", ("Mara Bell",))
        assert read.text == f"{COUNCIL}\n\n{SHOPS}\n\nIt was agreed."

    def test_the_first_line_of_a_scanned_article_stays_below_its_label(self, tmp_path):
        """A METS file may name an article by a label alone."""
        issue = tmp_path / "issue"
        issue.mkdir()
        (issue / "1.xml").write_text(
            '<alto xmlns="http://www.loc.gov/standards/alto/ns-v2#"><Layout><Page><PrintSpace>'
            '<TextBlock ID="B1">'
            + "".join(
                "<TextLine>"
                + "<SP/>".join(f'<String CONTENT="{word}"/>' for word in line.split())
                + "</TextLine>"
                for line in textwrap.wrap(COUNCIL, 50)
            )
            + "</TextBlock></PrintSpace></Page></Layout></alto>"
        )
        (issue / "mets.xml").write_text(
            '<mets xmlns="http://www.loc.gov/METS/" xmlns:xlink="http://www.w3.org/1999/xlink"><fileSec><fileGrp>'
            '<file ID="F1"><FLocat xlink:href="file://./1.xml"/></file></fileGrp></fileSec><structMap><div>'
            '<div TYPE="ARTICLE" LABEL="Ferries"><fptr><area FILEID="F1" BEGIN="B1"/></fptr></div></div>'
            "</structMap></mets>"
        )
        (outcome,) = bring(tmp_path / "content", issue).outcomes
        read = read_page((tmp_path / "content" / outcome.page).read_text("utf-8"))
        assert (read.headline, read.text) == ("Ferries", COUNCIL)

    def test_who_speaks_stays_before_what_is_said(self, tmp_path):
        """The lines of an interview are its text, not a standfirst and a heading."""
        lines = ["MARA BELL: When did you know?", "TOM REED: When the boat was late.", "BELL: And then?"]
        text = (
            "The late boat: a conversation\nMarch 4, 2011\n\n"
            + "\n\n".join(lines)
            + "\n\nREED: I walked home.\n"
        )
        read = article(tmp_path, text, "interview.txt")
        assert read.text.split("\n\n") == [*lines, "REED: I walked home."]

    def test_a_letters_signature_is_no_text(self, tmp_path):
        """It stands below the line that mail has for it."""
        letter = (
            "From: Gazette <n@example.org>\r\nSubject: Ferries\r\nDate: Fri, 04 Mar 2011 10:00:00 +0000\r\n"
            f"Content-Type: text/plain; charset=utf-8\r\n\r\n{COUNCIL}\r\n-- \r\nGazette, 4 Quay Street\r\n"
        )
        assert article(tmp_path, letter, "letter.eml").text == COUNCIL

    def test_an_extracted_page_keeps_the_fields_of_its_root(self, tmp_path):
        """Programs that extract the text of pages state them as attributes."""
        data = (
            '<doc sitename="Harbour Gazette" title="Two more ferries" author="Mara Bell" date="2011-03-04">'
            f"<main><p>{COUNCIL}</p><head>Shops</head><p>{SHOPS}</p></main><comments/></doc>"
        )
        read = article(tmp_path, data, "page.xml")
        assert (read.headline, read.authors) == ("Two more ferries", ("Mara Bell",))
        assert (read.publisher, str(read.published)) == ("Harbour Gazette", "2011-03-04")
        assert read.text == f"{COUNCIL}\n\nShops\n\n{SHOPS}"

    @pytest.mark.parametrize(
        ("data", "reason"),
        [(CLIPPINGS, "it is a reader's own highlights"), (FRAMES, "it is a set of frames")],
    )
    def test_what_only_leads_to_articles_is_refused_by_name(self, tmp_path, data, reason):
        """With what to do."""
        ((state, told),) = outcomes(tmp_path, data, "file.txt")
        assert (state, told[: len(reason)]) == ("quarantined", reason)


def entry(hour, title, text, day="2019-03-04"):
    """Return an entry of a live blog, or an article of a digest."""
    return f'<article><time datetime="{day}T{hour}">{hour}</time><h3>{title}</h3><p>{text}</p></article>'


class TestPages:
    def test_a_live_blog_is_one_article(self, tmp_path):
        """Its entries stand below one headline, hour by hour."""
        entries = (
            entry("20:15", "Vote", COUNCIL) + entry("19:02", "Shops", SHOPS) + entry("18:40", "Art", MUSEUM)
        )
        page = f"<html><body><main><h1>Council votes: live</h1><div>{entries}</div></main></body></html>"
        read = article(tmp_path, page, "live.html")
        assert read.headline == "Council votes: live"
        assert all(text in read.text for text in (COUNCIL, SHOPS, MUSEUM))

    def test_a_digest_of_several_days_comes_apart(self, tmp_path):
        """A page that a program wrote of articles of their own days holds several."""
        days = ("2019-03-04", "2019-03-06", "2019-03-09")
        entries = "".join(
            entry("08:00", title, text, day)
            for day, title, text in zip(
                days, ("Two more ferries", "Shops", "Museum"), (COUNCIL, SHOPS, MUSEUM), strict=True
            )
        )
        page = f"<html><body><main><h1>My clippings</h1><div>{entries}</div></main></body></html>"
        assert [read.headline for _, read in outcomes(tmp_path, page, "digest.html")] == [
            *("Two more ferries", "Shops", "Museum"),
        ]

    def test_a_page_that_asks_for_consent_is_refused_by_name(self, tmp_path):
        """What stands behind it is the article."""
        page = (
            "<html><title>Before you continue</title><body><h1>Before you continue to the Gazette</h1>"
            "<p>We use cookies and data to deliver and maintain our services, and to measure the ferries.</p>"
            "<p>If you accept all, we will also use cookies to improve them.</p></body></html>"
        )
        ((state, reason),) = outcomes(tmp_path, page, "gate.html")
        assert (state, reason[:33]) == ("quarantined", "it asks for consent to cookies; a")

    def test_an_article_about_consent_is_one(self, tmp_path):
        """A long text under such a headline says something of its own."""
        page = (
            "<html><body><article><h1>Your privacy matters, and cookies are a part of it</h1>"
            f"<p>{COUNCIL}</p><p>{SHOPS}</p><p>{MUSEUM}</p>"
            f"<p>{SHOPS} Cookies were not served.</p></article></body></html>"
        )
        assert article(tmp_path, page, "page.html").text.startswith("The harbour council")

    def test_teasers_with_their_sections_are_a_front_page(self, tmp_path):
        """Linked headings with a sentence and a section each are no article."""
        titles = [f"{word} ferries for the north quay" for word in ("One", "Two", "Six", "Ten", "New", "Old")]
        cards = "".join(
            f'<div><a href="/{title[:3]}"><h3>{title}</h3></a><p>{text}</p><span>Harbour</span></div>'
            for title, text in zip(titles, (COUNCIL, SHOPS, MUSEUM) * 2, strict=True)
        )
        ((state, reason),) = outcomes(
            tmp_path, f"<html><body><h1>Harbour</h1>{cards}</body></html>", "f.html"
        )
        assert state == "quarantined"
        assert reason.startswith("it is a list of links")

    @pytest.mark.parametrize("title", ["Unknown", "Untitled Document", "Untitled"])
    def test_what_a_program_calls_a_page_without_a_title_is_no_headline(self, tmp_path, title):
        """The first heading is, whatever its level."""
        body = f"<h2>Museum opens its wing</h2><p>{MUSEUM}</p><p>{SHOPS}</p>"
        page = f"<html><title>{title}</title><body>{body}</body></html>"
        read = article(tmp_path, page, "page.html")
        assert read.headline == "Museum opens its wing"
        assert read.text == f"{MUSEUM}\n\n{SHOPS}"

    def test_a_line_in_large_type_is_the_headline_where_the_title_is_a_section(self, tmp_path):
        """Pages of the nineties know no headings."""
        page = (
            "<HTML><TITLE>Harbour Gazette Online - Arts</TITLE><BODY>"
            f"<FONT SIZE=5><B>Museum opens its wing</B></FONT><P>{MUSEUM}<P>{SHOPS}<P>"
            "<FONT SIZE=1>Copyright 1998 Harbour Gazette.</FONT></BODY></HTML>"
        )
        assert article(tmp_path, page, "page.html").headline == "Museum opens its wing"

    def test_a_chinese_title_ends_before_its_section_and_site(self, tmp_path):
        """Such sites part them by a low line without a blank."""
        text = "市交响乐团将于星期六在旧谷物交易所举行最后一场音乐会，结束在这座建筑里四十一个演出季的历史。"
        page = (
            '<html><meta charset="utf-8"><title>交响乐团告别谷物交易所_新闻中心_海港网</title><body>'
            f"<h1>交响乐团告别谷物交易所</h1><p>{text}</p><p>{text[::-1]}</p></body></html>"
        )
        read = article(tmp_path, page, "page.html")
        assert read.headline == "交响乐团告别谷物交易所"
        assert read.text.startswith(text)
