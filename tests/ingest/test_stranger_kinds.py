"""Files as vendors and programs write them that once lost a field, a caption or the whole text."""

import csv
import io
import json

import pytest

from dateline.article.blocks import Heading, Paragraph, Table
from dateline.article.page import read_page
from dateline.article.text import text_of
from dateline.ingest.importers.fields import stated_authors
from tests.harbour_texts import COUNCIL, MUSEUM, SHOPS

from .conftest import bring
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


RTF_TABLE = (
    r"\trowd\cellx2000\cellx4000 \intbl Boat\cell Hour\cell\row "
    r"\trowd\cellx2000\cellx4000 \intbl Mary\par Ann\cell 9|15\cell\row \pard "
)


class TestRtf:
    def test_a_table_among_prose_stays_a_table(self, tmp_path):
        """Its rows are no lines of text with bars."""
        read = article(
            tmp_path,
            rf"{{\rtf1\ansi\ansicpg1252 \pard Ferries tonight\par {COUNCIL}\par {RTF_TABLE}{SHOPS}\par}}",
            "a.rtf",
        )
        assert read.headline == "Ferries tonight"
        (found,) = (block for block in read.blocks if isinstance(block, Table))
        assert text_of((found,)).split() == ["Boat", "Hour", "Mary", "Ann", "9|15"]
        assert paragraphs(read) == [COUNCIL, SHOPS]

    def test_a_layout_of_cells_is_text(self, tmp_path):
        """A frame of one cell around the text loses nothing of it."""
        read = article(
            tmp_path,
            rf"{{\rtf1\ansi \pard Ferries\par\par\trowd\cellx9000 \intbl {COUNCIL}\cell\row "
            rf"\pard {SHOPS}\par}}",
            "a.rtf",
        )
        assert COUNCIL in read.text
        assert SHOPS in read.text


GUTENBERG = (
    "The Project Gutenberg {book} of The Ferries, March 11, 1909, by Various\n\n"
    "This eBook is for the use of\nanyone.\n\nTitle: Two More Ferries\n\nAuthor: Mara Bell\n\n"
    "Release Date: May 1, 2005 [EBook #15000]\n\n"
    "*** START OF {this} PROJECT GUTENBERG EBOOK TWO MORE FERRIES ***\n\n\n\nProduced by A Team\n\n\n\n"
    "TWO MORE FERRIES\n\nBy MARA BELL\n\n{text}\n\n\n\n"
    "*** END OF {this} PROJECT GUTENBERG EBOOK TWO MORE FERRIES ***\n\n"
    "Creating the works from public domain print editions means that no\none owns a copyright.\n"
)


@pytest.mark.parametrize(("book", "this"), [("EBook", "THIS"), ("eBook", "THE")])
def test_a_book_of_project_gutenberg_is_its_work(book, this, tmp_path):
    """Its licence is no article, its release no day of publication; what is left out is on record."""
    text = f"{COUNCIL}\n\n\n\n* * * * *\n\n\n\n{SHOPS}\n\n{MUSEUM}"
    read = article(tmp_path, GUTENBERG.format(book=book, this=this, text=text), "pg.txt")
    assert (read.headline, read.authors, read.published) == ("Two More Ferries", ("Mara Bell",), None)
    assert paragraphs(read) == [COUNCIL, SHOPS, MUSEUM]
    (removed,) = (tmp_path / "content" / "originals").rglob("*.removed.json")
    assert "public domain print editions" in removed.read_text("utf-8")


ALTO = (
    '<?xml version="1.0"?><alto xmlns="http://www.loc.gov/standards/alto/ns-v3#"><Layout><Page><PrintSpace>'
    '<TextBlock ID="B1">{}</TextBlock></PrintSpace></Page></Layout></alto>'
)
METS_ISSUE = (
    '<dmdSec ID="D{n}"><mdWrap><xmlData><mods xmlns="http://www.loc.gov/mods/v3"><titleInfo>'
    "<title>The Harbour Gazette</title></titleInfo><originInfo><dateIssued>{day}</dateIssued></originInfo>"
    "</mods></xmlData></mdWrap></dmdSec>"
)
METS_DIVISION = (
    '<div TYPE="ISSUE" DMDID="D{n}"><div TYPE="ARTICLE" ID="A{n}" LABEL="{label}"><fptr><area FILEID="F{n}" '
    'BEGIN="B1"/></fptr></div></div>'
)


@pytest.mark.parametrize("name", ["mets.xml", "6f1c.xml"])
def test_a_volume_of_several_issues_keeps_their_days(name, tmp_path):
    """Each article has its issue's day, and no page comes in once more by itself."""
    issues = [("1909-03-11", "TWO MORE FERRIES.", COUNCIL), ("1909-03-12", "THE MUSEUM.", MUSEUM)]
    folder = tmp_path / "volume"
    (folder / "alto").mkdir(parents=True)
    described, files, divisions = "", "", ""
    for number, (day, label, text) in enumerate(issues, 1):
        described += METS_ISSUE.format(n=number, day=day)
        place = f"file://./alto/{number}.xml"
        files += f'<file ID="F{number}"><FLocat xlink:href="{place}"/></file>'
        divisions += METS_DIVISION.format(n=number, label=label)
        lines = "".join(
            "<TextLine>" + "".join(f'<String CONTENT="{word}"/>' for word in line.split()) + "</TextLine>"
            for line in (label, text)
        )
        (folder / "alto" / f"{number}.xml").write_text(ALTO.format(lines), "utf-8")
    (folder / name).write_text(
        '<?xml version="1.0"?><mets xmlns="http://www.loc.gov/METS/" xmlns:xlink="http://www.w3.org/1999/xlink">'
        f"{described}<fileSec><fileGrp>{files}</fileGrp></fileSec>"
        f'<structMap><div TYPE="Volume">{divisions}</div></structMap></mets>',
        "utf-8",
    )
    found = bring(tmp_path / "content", folder).outcomes
    assert [one.state for one in found] == ["added", "added"]
    read = [read_page((tmp_path / "content" / one.page).read_text("utf-8")) for one in found]
    assert [(one.headline, str(one.published)) for one in read] == [
        ("TWO MORE FERRIES.", "1909-03-11"),
        ("THE MUSEUM.", "1909-03-12"),
    ]
    assert [one.publisher for one in read] == ["The Harbour Gazette"] * 2


def test_a_page_alone_is_read_though_an_issue_lies_above_it(tmp_path):
    """A METS file outside what is brought in takes nothing from it."""
    (tmp_path / "alto").mkdir()
    line = "<TextLine>" + "".join(f'<String CONTENT="{word}"/>' for word in COUNCIL.split()) + "</TextLine>"
    (tmp_path / "alto" / "1.xml").write_text(ALTO.format(line), "utf-8")
    (tmp_path / "issue.xml").write_text('<mets><div TYPE="ARTICLE"/><a href="alto/1.xml"/></mets>', "utf-8")
    assert [one.state for one in bring(tmp_path / "content", tmp_path / "alto").outcomes] == ["added"]


ROWS = {
    "an object as the author, one level below": {
        "items": [{"fields": {"title": "Two", "body": COUNCIL, "author": {"fields": {"name": "Mara Bell"}}}}]
    },
    "a byline as an object": {
        "articles": [{"title": "Two", "paragraphs": [{"text": COUNCIL}], "byline": {"text": "By Mara Bell"}}]
    },
    "agencies' items": {
        "data": {
            "items": [
                {
                    "item": {
                        "headline": "Two",
                        "body_nitf": f"<p>{COUNCIL}</p>",
                        "bylines": [{"by": "By Mara Bell"}],
                    }
                }
            ]
        }
    },
    "a row's own name": [{"headline": "Two", "article": COUNCIL, "author": "Mara Bell"}],
}


@pytest.mark.parametrize("name", ROWS)
def test_json_of_interfaces_gives_headline_text_and_author(name, tmp_path):
    """However deep they lie, and whether a person is a text or an object."""
    read = article(tmp_path, json.dumps(ROWS[name]), "a.json")
    assert (read.headline, read.authors, paragraphs(read)) == ("Two", ("Mara Bell",), [COUNCIL])


def test_a_newspaper_may_be_the_title_as_an_object(tmp_path):
    """Trove writes the headline as `heading`."""
    row = {
        "heading": "TWO",
        "title": {"id": "1", "title": "Harbour Gazette"},
        "articleText": f"<p>{COUNCIL}</p>",
    }
    read = article(tmp_path, json.dumps({"records": {"article": [row]}}), "a.json")
    assert (read.headline, read.publisher) == ("TWO", "Harbour Gazette")


def test_json_of_an_old_code_page_loses_no_letter(tmp_path):
    """It is no UTF-8, though it should be."""
    text = "Der Hafenrat hat über den Fahrplan der Fähren beraten und zwei weitere Boote beschlossen."
    value = json.dumps([{"headline": "Zwei Fähren", "text": text}], ensure_ascii=False)
    read = article(tmp_path, value.encode("cp1252"), "a.json")
    assert (read.headline, read.text) == ("Zwei Fähren", text)


def test_a_column_of_addresses_alone_is_wanted(tmp_path):
    """A list that has a line of names is a table all the same."""
    found = outcomes(tmp_path, "url\nhttps://g.example/1\nhttps://g.example/2\n", "a.csv")
    assert [state for state, _ in found] == ["wanted", "wanted"]


def test_what_a_page_of_mdx_imports_is_no_text(tmp_path):
    """Astro's pages begin with the components that they use."""
    front = "---\ntitle: Two\n---\nimport Map from '../map.astro';\n\n"
    text = f"{front}{COUNCIL}\n\n<Map client:load />\n\n{SHOPS}\n"
    assert paragraphs(article(tmp_path, text, "a.mdx")) == [COUNCIL, SHOPS]


def test_a_french_masthead_is_the_publisher(tmp_path):
    """The headline is the line below it."""
    text = f"LE COURRIER DU PORT\n\nMardi 17 octobre 1905\n\nDEUX BACS DE PLUS\n\n{COUNCIL}\n"
    read = article(tmp_path, text, "a.txt")
    assert (read.headline, str(read.published)) == ("DEUX BACS DE PLUS", "1905-10-17")


@pytest.mark.parametrize(
    "row",
    [
        {"title": "Two", "content": COUNCIL, "origin": {"title": "Harbour Gazette"}},
        {"title": "Two", "content": COUNCIL, "feed": {"title": "Harbour Gazette"}},
    ],
)
def test_a_feed_as_an_object_is_the_publisher(row, tmp_path):
    """As Feedly and Miniflux write it."""
    assert article(tmp_path, json.dumps({"entries": [row]}), "a.json").publisher == "Harbour Gazette"


def test_one_row_of_unknown_columns_is_a_table_too(tmp_path):
    """Its commas are no text: the message names its columns."""
    ((state, reason),) = outcomes(
        tmp_path, table(list("vwxyz"), ["1", "2", "3", "4", f"{COUNCIL}, 5"]), "a.csv"
    )
    assert state == "quarantined"
    assert "v, w, x, y, z" in reason


def test_the_foot_of_a_joplin_note_is_no_text(tmp_path):
    """It names the note, its author and its page."""
    foot = f"id: {'0a' * 16}\nauthor: Mara Bell\nsource_url: https://g.example/1\ntype_: 1\n"
    read = article(
        tmp_path, f"Two\n\n{COUNCIL}\n\n## Shops\n\n[{SHOPS}](https://g.example/2)\n\n{foot}", "a.md"
    )
    assert (read.url, read.authors) == ("https://g.example/1", ("Mara Bell",))
    assert "type_" not in read.markdown()


def test_logseqs_properties_are_fields(tmp_path):
    """Two colons stand behind their names."""
    text = f"title:: Two\nauthor:: [[Mara Bell]]\n\n- {COUNCIL}\n- [a](https://g.example/a) [b](https://g.example/b)\n"
    read = article(tmp_path, text, "a.md")
    assert (read.headline, read.authors) == ("Two", ("Mara Bell",))


def test_an_abstract_alone_is_the_text(tmp_path):
    """A catalogue may hold no more of an article; what came in stays."""
    text = (
        f"Document 1 of 1\n\nTwo ferries\n\nAuthor: Bell, Mara\n\nAbstract: {COUNCIL}\n\n"
        "Publication title: Gazette\n\nPublication date: Mar 11, 2009\n\nProQuest document ID: 4\n"
    )
    read = article(tmp_path, text, "a.txt")
    assert (read.headline, paragraphs(read)) == ("Two ferries", [COUNCIL])


def test_rdf_is_refused_by_name(tmp_path):
    """Turtle looks like prose to a program that reads lines."""
    ((state, reason),) = outcomes(
        tmp_path, "@prefix dc: <http://purl.org/dc/> .\na dc:title 'X' .\n", "a.ttl"
    )
    assert (state, "RDF" in reason) == ("quarantined", True)


@pytest.mark.parametrize("encoding", ["utf-16-le", "utf-16-be"])
def test_tables_and_json_without_a_byte_order_mark_are_read(encoding, tmp_path):
    """Half of their bytes are zero."""
    rows = table(["title", "text", "date"], ["Two ferries", COUNCIL, "2009-03-11"])
    value = json.dumps([{"title": "Three ferries", "text": SHOPS}])
    assert article(tmp_path, rows.encode(encoding), "a.csv").headline == "Two ferries"
    assert article(tmp_path, value.encode(encoding), "a.json").text == SHOPS


@pytest.mark.parametrize("encoding", ["utf-16-le", "utf-16-be"])
def test_pages_without_a_byte_order_mark_are_read(encoding, tmp_path):
    """Letters of ASCII and zeros are UTF-8 as well, and yet a page, of which nothing is lost."""
    body = f"<body><h1>Two more ferries</h1><p>{COUNCIL}</p><p>{SHOPS}</p></body>"
    read = article(
        tmp_path, f"<html>{body}</html>".encode("ascii", "ignore").decode().encode(encoding), "a.html"
    )
    assert read.headline == "Two more ferries"
    assert len(paragraphs(read)) == 2


def test_two_records_of_gale_are_two(tmp_path):
    """The catalogue's number closes each."""
    text = CATALOGUES["gale"]
    second = text.replace("Two more ferries", "Museum opens").replace("100000001", "100000002")
    found = outcomes(
        tmp_path, "\n\n\n".join((text.format(text=COUNCIL), second.format(text=MUSEUM))), "a.txt"
    )
    assert [read.headline for _, read in found] == ["Two more ferries", "Museum opens"]


def test_prose_behind_a_label_in_a_catalogues_text_stays(tmp_path):
    """A line that looks like a label in mid-text cuts off nothing of it."""
    text = CATALOGUES["ebsco"].format(
        text=f"{COUNCIL}\n\nNote: The ferry.\n\n{SHOPS}\n\nPlace: Northport. It rained.\n\n{MUSEUM}"
    )
    read = article(tmp_path, text, "a.txt")
    for words in (COUNCIL, SHOPS, MUSEUM):
        assert words in read.text


def test_a_wikis_table_of_data_stays(tmp_path):
    """One that lays out is left out."""
    text = (
        f'{COUNCIL}\n\n{{| class="wikitable"\n|-\n! Boat !! Hour\n|-\n| style="x" | Mary || 9.15\n|}}\n\n'
        f"{{| class=infobox\n| Box\n|}}\n{SHOPS}"
    )
    page = (
        '<mediawiki xmlns="http://www.mediawiki.org/xml/export-0.10/"><page><title>Two</title><ns>0</ns><revision>'
        f"<timestamp>2009-03-12T10:00:00Z</timestamp><text>{text}</text></revision></page></mediawiki>"
    )
    read = article(tmp_path, page, "w.xml")
    (found,) = (block for block in read.blocks if isinstance(block, Table))
    assert text_of((found,)).split() == ["Boat", "Hour", "Mary", "9.15"]
    assert paragraphs(read) == [COUNCIL, SHOPS]
