"""Small inputs after real reports, each of which once came in wrong: what each must become.

They stand in `cases/`, one folder for each kind of failure; all are our own.
"""

from pathlib import Path

import pytest

from dateline.article.blocks import Figure, Heading, ListBlock, Paragraph
from dateline.article.page import read_page
from dateline.article.text import text_of
from tests.harbour_texts import COUNCIL, MUSEUM, SHOPS

from .conftest import bring

CASES = Path(__file__).parent / "cases"


def articles(name, tmp_path):
    """Return the articles that a case becomes, in the order of its records; nothing of it is refused."""
    (folder,) = CASES.glob(f"{name}-*")
    report = bring(tmp_path / "content", folder)
    assert [outcome.state for outcome in report.outcomes] == ["added"] * len(report.outcomes)
    pages = [tmp_path / "content" / outcome.page for outcome in report.outcomes]
    return [read_page(page.read_text("utf-8")) for page in pages]


@pytest.mark.parametrize("name", ["01", "02", "04"])
def test_a_press_databases_download_comes_apart(name, tmp_path):
    """Nexis and Factiva as HTML, Nexis Uni as Word: each article has its fields, and no label in its body."""
    first, second = articles(name, tmp_path)
    assert (first.headline, second.headline) == ("Two more evening ferries", "Museum opens its new wing")
    assert (first.authors, second.authors) == (("Mara Bell",), ("Tom Reed",))
    assert (str(first.published), str(second.published)) == ("2009-03-11", "2009-03-13")
    assert first.publisher == second.publisher == "The Harbour Gazette"
    assert first.text.replace("\n\n", " ") == f"{COUNCIL} {SHOPS}"
    assert second.text.replace("\n\n", " ") == f"{MUSEUM} {COUNCIL}"
    assert (first.standfirst, second.standfirst) == ("", "")
    assert first.section == ("" if name == "02" else "NEWS")


def test_a_scanned_pages_text_layer_is_text(tmp_path):
    """ALTO gives the words of the page, never its markup."""
    (article,) = articles("03", tmp_path)
    assert article.headline == "TWO MORE EVENING FERRIES."
    assert article.publisher == "The Harbour Gazette"
    assert article.text.startswith("The harbour council met on Tuesday to discuss the ferry timetable, and")


def test_a_classic_post_has_its_paragraphs(tmp_path):
    """What stands beside a caption, a list or an address is paragraphs; shortcodes are gone."""
    ferry, lamps = articles("05", tmp_path)
    figure, *rest = ferry.blocks
    assert isinstance(figure, Figure)
    assert figure.caption[0].text == "The ferry at the pier on Monday"
    assert [text_of((block,)) for block in rest] == [
        "The ferry came back to the north pier on Monday after eleven weeks in dry dock.",
        "Passengers waited from six in the morning, although the first crossing was planned for nine.",
        "https://twitter.com/harbour_master/status/123456789",
        '"We have missed her," said the harbour master.',
        "Harbour Office, 2 Quay Street, Northport",
        "What comes next",
        "The south pier will close in autumn.",
    ]
    assert len(lamps.blocks) == 3
    assert "[" not in lamps.text


def test_starred_items_are_articles(tmp_path):
    """Each has its address, author, feed and day."""
    first, second = articles("06", tmp_path)
    assert (first.headline, first.url) == (
        "Two more evening ferries",
        "https://gazette.example/2013/03/ferries",
    )
    assert (first.authors, first.publisher) == (("Mara Bell",), "Harbour Gazette")
    assert str(first.published).startswith("2013-03-21")
    assert str(second.published).startswith("2013-03-20")
    assert [text_of((block,)) for block in first.blocks] == [COUNCIL, SHOPS]


def test_an_answer_of_the_guardians_interface_is_an_article(tmp_path):
    """Its fields lie one level below, and its text in `fields.body`."""
    (article,) = articles("06c", tmp_path)
    assert article.url == "https://paper.example/uk/2022/oct/21/ferry"
    assert (article.headline, article.authors) == ("Two more evening ferries", ("Mara Bell",))
    assert (str(article.published), article.section) == ("2022-10-21T14:06:14Z", "UK news")
    assert [text_of((block,)) for block in article.blocks] == [COUNCIL, SHOPS]


def test_a_page_out_of_a_web_archive_is_the_originals(tmp_path):
    """Its address is the original's, its day of capture is told, its banner gone, its links lead home."""
    (article,) = articles("07", tmp_path)
    assert article.url == "https://gazette.example/2009/03/ferries.html"
    assert str(article.provenance.retrieved) == "2009-03-12T08:15:01Z"
    assert str(article.published) != "2009-03-12"
    assert "archive.org" not in article.markdown()
    assert "Example Crawls" not in article.text


def test_a_papers_column_is_read_whole(tmp_path):
    """Broken words are joined, compounds are not; the masthead is who published it."""
    (article,) = articles("08", tmp_path)
    assert article.headline == "TWO MORE EVENING FERRIES."
    assert (article.publisher, article.authors) == ("The Harbour Gazette", ())
    assert str(article.published) == "1905-10-17"
    first, second = article.text.split("\n\n")
    assert first == (
        "The harbour council met on Tuesday to discuss the ferry time-table, and agreed that two more "
        "crossings would run each evening from the first of May. Shopkeepers along the quay had asked for "
        "the change since last winter, when the late boat was withdrawn without notice and their takings "
        "fell."
    )
    assert second == (
        "Mr. Bell, the harbour-master, said the late boat would be kept whatever the weather, and that "
        "no passenger should be left standing."
    )


def test_a_notes_front_matter_gives_the_fields(tmp_path):
    """Its Markdown is read as Markdown: figure, heading, list, link."""
    (article,) = articles("09", tmp_path)
    assert article.headline == "Two more evening ferries"
    assert article.url == "https://gazette.example/2024/03/ferries"
    assert article.authors == ("Mara Bell",)
    assert str(article.published) == "2024-03-05"
    assert str(article.provenance.retrieved) == "2024-03-09"
    assert article.standfirst == "Council agrees to two more crossings."
    assert [type(block) for block in article.blocks] == [Figure, Paragraph, Heading, Paragraph, ListBlock]


def test_a_picture_that_a_script_loads_keeps_its_words_and_its_address(tmp_path):
    """The page's own address is not known: what is known of the picture's is its path."""
    (article,) = articles("11", tmp_path)
    (figure,) = [block for block in article.blocks if isinstance(block, Figure)]
    assert (figure.alt, figure.image) == ("Map of the new crossings.", "/images/map.png?w=3840")
    assert not figure.is_kept


def test_notes_of_evernote_are_articles_of_their_own(tmp_path):
    """Each with its address, where it has one, and the day it was taken."""
    first, second = articles("16", tmp_path)
    assert first.url == "https://gazette.example/ferries"
    assert str(first.provenance.retrieved).startswith("2013-03-22")
    assert second.headline == "Lamp posts"


def test_a_newspapers_name_is_no_headline(tmp_path):
    """Nexis prints paper, day and editions above the headline, and a cover sheet above all."""
    first, second = articles("18", tmp_path)
    assert first.headline == "Two more evening ferries, council says"
    assert second.headline == "Two more evening ferries, council says again"
    assert {article.publisher for article in (first, second)} == {"The Times (Northport)"}
    assert {article.authors for article in (first, second)} == {("Mara Bell",)}
    assert (str(first.published), str(second.published)) == ("2010-01-11", "2010-01-12")
    assert {article.section for article in (first, second)} == {"NEWS"}


def test_a_table_whose_cells_hold_markup_is_a_table(tmp_path):
    """Each row is an article with the paragraphs of its cell."""
    found = articles("19", tmp_path)
    assert [article.headline for article in found] == [
        f"Ferry notice number {number}" for number in range(1, 6)
    ]
    assert [str(article.published) for article in found] == [f"2024-03-0{number}" for number in range(1, 6)]
    assert all(len(article.blocks) == 2 for article in found)


def test_a_text_without_spaces_is_a_text(tmp_path):
    """Chinese has no blanks to count words by; what came in is an article, never an address alone."""
    (article,) = articles("r01", tmp_path)
    assert article.language == "zh"
    assert len(article.text) > 1500


def test_lines_that_end_in_a_broken_word_are_no_headings(tmp_path):
    """The paragraph is one, and its words are whole."""
    (article,) = articles("r23", tmp_path)
    assert all(isinstance(block, Paragraph) for block in article.blocks)
    assert len(article.blocks) == 2
    for word in ("Barton", "Washington", "Pittsburg", "distress", "command", "committee"):
        assert word in article.text
