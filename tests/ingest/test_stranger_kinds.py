"""Files as vendors and programs write them that once lost a field, a caption or the whole text."""

import csv
import io
import json

import pytest

from dateline.article.blocks import Heading, Paragraph
from dateline.article.text import text_of
from dateline.ingest.importers.fields import stated_authors
from tests.harbour_texts import COUNCIL, MUSEUM, SHOPS

from .test_wild_kinds import article, outcomes


def table(*rows):
    """Return rows as CSV."""
    written = io.StringIO(newline="")
    csv.writer(written).writerows(rows)
    return written.getvalue()


def paragraphs(read):
    """Return the words of an article's paragraphs and headings."""
    return [text_of((block,)) for block in read.blocks if isinstance(block, Paragraph | Heading)]


@pytest.mark.parametrize(
    "value",
    [
        {"name": "Mara Bell"},
        [{"first_name": "Mara", "last_name": "Bell"}],
        {"data": {"id": 1, "attributes": {"name": "Mara Bell"}}},
        {"data": [{"attributes": {"fullName": "Mara Bell"}}]},
        [{"family": "Bell", "given": "Mara"}],
        {"display_name": "Mara Bell", "id": 7},
        [{"node": {"title": "Mara Bell"}}],
    ],
)
def test_an_author_is_the_name_in_an_object(value):
    """A key of the object is nobody's name."""
    assert stated_authors(value) == ("Mara Bell",)


class TestRows:
    def test_names_may_begin_with_what_the_rows_are(self, tmp_path):
        """A table of WordPress's database: `post_title`, `post_content`."""
        row = article(
            tmp_path,
            table(
                ["ID", "post_title", "post_content", "post_date"],
                ["7", "Two more ferries", f"<p>{COUNCIL}</p><p>{SHOPS}</p>", "2019-03-04 10:00:00"],
            ),
            "wp.csv",
        )
        assert row.headline == "Two more ferries"
        assert str(row.published).startswith("2019-03-04")
        assert paragraphs(row) == [COUNCIL, SHOPS]

    def test_a_catalogues_abstract_is_not_only_wanted(self, tmp_path):
        """Where it is all that there is, it is the text; a reading list's excerpt leads to its page."""
        head = ["Title", "Abstract", "pubdate", "pubtitle", "DocumentURL"]
        row = ["Two more ferries", COUNCIL, "Mar 11, 2009", "The Harbour Gazette", "https://x.example/4"]
        assert paragraphs(article(tmp_path, table(head, row), "p.csv")) == [COUNCIL]
        head[1] = "Excerpt"
        found = outcomes(tmp_path, table(head, [*row[:4], "https://x.example/5"]), "q.csv")
        assert [state for state, _ in found] == ["wanted"]

    def test_the_count_of_what_is_left_out_is_no_text(self, tmp_path):
        """News API writes `… [+2000 chars]` behind the beginning of a text."""
        row = {"title": "Two", "url": "https://g.example/1", "content": f"{COUNCIL[:90]}… [+2000 chars]"}
        read = article(tmp_path, json.dumps({"articles": [row]}), "a.json")
        assert read.text == f"{COUNCIL[:90]}…"
        assert any("cut off" in str(one) for one in read.provenance.warnings)

    def test_a_list_of_rows_that_is_not_known_names_their_keys(self, tmp_path):
        """Whoever reads the message can write `--columns`."""
        value = {"rows": [{"naslov": "Two", "vsebina": COUNCIL, "dan": "x"}] * 2}
        ((state, reason),) = outcomes(tmp_path, json.dumps(value), "a.json")
        assert state == "quarantined"
        assert "naslov, vsebina, dan" in reason

    def test_drupals_created_is_the_day_of_publication(self, tmp_path):
        """Beside `changed`; elsewhere it is when something was saved."""
        row = {"title": "Two", "body": COUNCIL, "created": "2019-03-04", "changed": "2019-03-05"}
        assert str(article(tmp_path, json.dumps([row]), "a.json").published) == "2019-03-04"


CATALOGUES = {
    "ebsco": (
        "Record: 1\nTitle: Two more ferries.\nAuthors: Bell, Mara\n"
        "Source: Harbour Gazette, The (Northport). 03/11/2009, p3.\nDocument Type: Article\n"
        "Subject Terms: FERRIES\nAccession Number: 2W62\nFull Text:\n{text}\n\n"
        "Copyright of Harbour Gazette is the property of Harbour Press.\n"
    ),
    "gale": (
        "Two more ferries\nDate: Mar. 11, 2009\nFrom: The Harbour Gazette (Northport)\n"
        "Publisher: Harbour Press\n"
        "Document Type: Article\nLength: 120 words\nByline: Mara Bell\n\nFull Text:\n{text}\n\n"
        'Copyright: COPYRIGHT 2009 Harbour Press\nSource Citation (MLA 9th Edition)\nBell, Mara. "Two." '
        "Gazette, 11 Mar. 2009, p. 3.\nGale Document Number: GALE|A100000001\n"
    ),
    "proquest": (
        "Report Information from ProQuest\n11 March 2019 10:20\n\nDocument 1 of 1\n\nTwo more ferries\n\n"
        "Author: Bell, Mara\n\nAbstract: None available.\n\nLinks: http://x.example\n\nFull text: {text}\n\n"
        "Title: Two more ferries\n\nPublication title: The Harbour Gazette (Northport)\n\n"
        "Publication date: Mar 11, 2009\n\nProQuest document ID: 400000001\n\nDatabase: ProQuest Central\n\n"
        "Contact us at: http://x.example/go\n\nTerms and Conditions: http://x.example/terms\n"
    ),
}


class TestCatalogues:
    @pytest.mark.parametrize("name", CATALOGUES)
    def test_a_catalogues_record_is_its_article(self, name, tmp_path):
        """Its newspaper, day, author and paragraphs; nothing of its labels, citation and notices."""
        text = CATALOGUES[name].format(text=f"{COUNCIL}\n\n{SHOPS}")
        read = article(tmp_path, text, "a.txt")
        assert (read.headline, read.authors) == ("Two more ferries", ("Mara Bell",))
        assert (read.publisher, str(read.published)) == ("The Harbour Gazette (Northport)", "2009-03-11")
        assert paragraphs(read) == [COUNCIL, SHOPS]
        assert read.standfirst == ""

    def test_a_german_catalogue_opens_with_its_issue(self, tmp_path):
        """The newspaper, the day and the page stand on one line above the headline."""
        text = (
            "Hafenbote vom 11.03.2009, Seite 3 / Lokales\n\nZwei Fähren mehr am Abend\n\nVon Mara Bell\n\n"
            f"{COUNCIL}\n\n{SHOPS}\n\nQuelle: Hafenbote vom 11.03.2009, Seite 3\nISSN: 0000-0002\n"
            "Dokumentnummer: HB 110309\n\nDauerhafte Adresse des Dokuments:\nhttps://g.example/HB__110309\n\n"
            "Alle Rechte vorbehalten: (c) Hafenbote Verlag\n"
        )
        read = article(tmp_path, text, "g.txt")
        assert (read.headline, read.publisher) == ("Zwei Fähren mehr am Abend", "Hafenbote")
        assert (str(read.published), read.authors) == ("2009-03-11", ("Mara Bell",))
        assert paragraphs(read) == [COUNCIL, SHOPS]


HEADS = {
    "pandoc.md": "% Two more ferries\n% Mara Bell\n% 2009-03-11\n\n",
    "multimarkdown.md": "Title: Two more ferries\nAuthor: Mara Bell\nDate: 2009-03-11\n\n",
    "org.org": "#+TITLE: Two more ferries\n#+AUTHOR: Mara Bell\n#+DATE: <2009-03-11 Wed>\n\n",
    "rest.rst": "Two more ferries\n################\n\n:date: 2009-03-11 10:00\n:author: Mara Bell\n\n",
}


class TestMarkup:
    @pytest.mark.parametrize("name", HEADS)
    def test_fields_above_a_text_are_taken(self, name, tmp_path):
        """Pandoc's title block, MultiMarkdown's lines, Org's keywords, reStructuredText's fields."""
        read = article(
            tmp_path, f"{HEADS[name]}{COUNCIL}\n\n{SHOPS} See [a map](https://g.example/m).\n", name
        )
        assert (read.headline, read.authors) == ("Two more ferries", ("Mara Bell",))
        assert str(read.published).startswith("2009-03-11")
        assert COUNCIL in paragraphs(read)[0]
        assert "Mara" not in read.text

    def test_a_shortcodes_caption_stays(self, tmp_path):
        """Hugo's figure, Jekyll's include."""
        text = (
            f"---\ntitle: Two\n---\n{COUNCIL}\n\n"
            f'{{{{< figure src="a.jpg" caption="The ferry" >}}}}\n\n{SHOPS}\n'
            '{% include figure.html image_path="/b.jpg" caption="The quay" %}\n'
        )
        read = article(tmp_path, text, "a.md").markdown()
        assert "The ferry" in read
        assert "The quay" in read
        assert "include" not in read

    def test_the_second_headline_beside_the_first_is_the_standfirst(self, tmp_path):
        """NITF sets `hl2` into the head."""
        text = (
            '<?xml version="1.0"?><nitf><body><body.head><hedline><hl1>Two</hl1><hl2>Council gives way</hl2>'
            f"</hedline></body.head><body.content><p>{COUNCIL}</p></body.content></body></nitf>"
        )
        assert article(tmp_path, text, "a.xml").standfirst == "Council gives way"

    def test_utf_16_without_its_mark_is_text(self, tmp_path):
        """Old Windows programs wrote it so."""
        text = f"Two more ferries\n\n{COUNCIL}\n\n{SHOPS}\n".encode("utf-16-le")
        assert paragraphs(article(tmp_path, text, "a.txt")) == [COUNCIL, SHOPS]


@pytest.mark.parametrize(
    "text",
    [
        "% Encoding: UTF-8\n\n@Comment{jabref}\n@article{a,\n title={Two}}\n",
        "%0 Newspaper Article\n%T Two more ferries\n%A Bell, Mara\n",
        "PMID- 1\r\nTI  - Two more ferries\r\nAU  - Bell M\r\n",
    ],
)
def test_a_list_of_references_is_refused_by_name(text, tmp_path):
    """It holds no text; the message says what to do."""
    ((state, reason),) = outcomes(tmp_path, text, "a.bib")
    assert state == "quarantined"
    assert "list of references" in reason


def test_a_message_of_an_agency_may_follow_another(tmp_path):
    """Control characters part them; nothing of their headers is text."""
    message = (
        "\x16\x16\x01ABC0123 4 HAR 0120\x02\r\n{}=\r\n"
        "   NORTHPORT, March 11 (HPA) - {}\r\n\x03111000 mar 09\x04"
    )
    data = message.format("Two more ferries", COUNCIL) + message.format("Museum opens", MUSEUM)
    found = outcomes(tmp_path, data, "wire.txt")
    assert [read.headline for _, read in found] == ["Two more ferries", "Museum opens"]
    assert all(str(read.published) == "2009-03-11T10:00" for _, read in found)
    assert all("ABC0123" not in read.markdown() for _, read in found)
