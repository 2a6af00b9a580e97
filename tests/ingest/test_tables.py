"""Tables as spreadsheets, databases and scripts write them: any encoding, delimiter, names and days."""

import csv
import gzip
import io

import pytest

from dateline.article.page import read_page

from .conftest import bring, sums_up

COUNCIL = "The harbour council met on Tuesday, and agreed that two more crossings would run each evening."
MUSEUM = "The museum on the hill will open its new wing on Sunday; the first hundred need no ticket."
NAMES = ["Title", "Author", "Publication Date", "Source", "Full text"]
ROWS = [
    [
        "Two more evening ferries",
        "Bell, Mara",
        "March 11, 2009",
        "The Harbour Gazette",
        f"{COUNCIL}\n\n{MUSEUM}",
    ],
    ["Museum opens its wing", "By Tom Reed and Mara Bell", "13-Mar-09", "The Harbour Gazette", MUSEUM],
]


def table(rows, **dialect):
    """Return rows as CSV."""
    text = io.StringIO()
    csv.writer(text, **dialect).writerows(rows)
    return text.getvalue()


def articles(data, folder):
    """Return the report on a table and the articles that it becomes."""
    path = folder / "table.csv"
    path.write_bytes(data if isinstance(data, bytes) else data.encode())
    report = bring(folder / "content", path)
    assert sums_up(report)
    pages = [folder / "content" / one.page for one in report.outcomes if one.state == "added"]
    return report, [read_page(page.read_text("utf-8")) for page in pages]


@pytest.mark.parametrize(
    "data",
    [
        b"\xef\xbb\xbf" + table([NAMES, *ROWS]).encode(),
        table([NAMES, *ROWS], delimiter="\t").encode("utf-16"),
        "sep=;\r\n" + table([NAMES, *ROWS], delimiter=";"),
        "\n\n" + table([NAMES, *ROWS], delimiter="|"),
        table([[*NAMES, "", ""], *([*row, "", ""] for row in ROWS)]),
        table([["", *NAMES], *([str(number), *row] for number, row in enumerate(ROWS))]),
        table([[name.upper() for name in NAMES], *ROWS], quoting=csv.QUOTE_ALL, lineterminator="\r"),
        gzip.compress(table([NAMES, *ROWS]).encode()),
    ],
    ids=["mark", "wide", "sep", "pipes", "empty columns", "index", "returns", "packed"],
)
def test_however_it_is_written_a_table_is_its_articles(data, tmp_path):
    """Each row has its headline, people, day, paper and paragraphs."""
    _, found = articles(data, tmp_path)
    assert [one.headline for one in found] == ["Two more evening ferries", "Museum opens its wing"]
    assert [one.authors for one in found] == [("Mara Bell",), ("Tom Reed", "Mara Bell")]
    assert [str(one.published) for one in found] == ["2009-03-11", "2009-03-13"]
    assert {one.publisher for one in found} == {"The Harbour Gazette"}
    assert [one.text for one in found] == [f"{COUNCIL}\n\n{MUSEUM}", MUSEUM]


@pytest.mark.parametrize(
    ("names", "encoding"),
    [
        ("Überschrift;Autor;Datum;Quelle;Volltext", "cp1252"),
        ("Titre;Auteur;Date de publication;Journal;Texte intégral", "utf-8"),
        ("Titular;Autor;Fecha;Medio;Texto", "cp1252"),
        ("标题;作者;日期;来源;正文", "utf-8"),
        ("タイトル;著者;日付;出典;本文", "utf-8"),
        ("العنوان;الكاتب;التاريخ;المصدر;النص", "utf-8"),
        ("article_title;author_name;date_published;newspaper_name;story_text", "ascii"),
    ],
)
def test_names_of_columns_are_known_in_other_languages(names, encoding, tmp_path):
    """The words by which dumps label their parts name columns, too."""
    row = ["Two more evening ferries", "Mara Bell", "2009-03-11", "Gazette", COUNCIL]
    _, (found,) = articles(table([names.split(";"), row], delimiter=";").encode(encoding), tmp_path)
    told = (found.headline, found.authors, str(found.published), found.publisher, found.text)
    assert told == ("Two more evening ferries", ("Mara Bell",), "2009-03-11", "Gazette", COUNCIL)


def test_chinese_and_japanese_code_pages_are_read(tmp_path):
    """A column of such a text has few letters, and all of them beyond ASCII."""
    rows = [
        ["标题", "日期", "正文"],
        ["晚间增开两班渡轮", "2009年3月11日", "港务委员会同意从五月一日起每晚增开两班。" * 3],
    ]
    _, (found,) = articles(table(rows).encode("gb18030"), tmp_path)
    assert (found.headline, str(found.published)) == ("晚间增开两班渡轮", "2009-03-11")


@pytest.mark.parametrize(("second", "day"), [("25/03/2009", "2009-03-11"), ("3/25/2009", "2009-11-03")])
def test_other_days_tell_whether_the_day_stands_first(second, day, tmp_path):
    """`11/03/2009` is the 11th of March where another day is the 25/03, and the 3rd of November else."""
    rows = [NAMES, ["A", "", "11/03/2009", "", COUNCIL], ["B", "", second, "", MUSEUM]]
    _, found = articles(table(rows), tmp_path)
    assert [str(one.published) for one in found] == [day, "2009-03-25"]


def test_a_day_that_may_be_a_month_is_left_out_and_told_of(tmp_path):
    """Nothing is guessed."""
    _, (found,) = articles(table([NAMES, ["A", "", "11/03/2009", "", COUNCIL]]), tmp_path)
    assert found.published is None
    assert any("11/03/2009" in one.text for one in found.provenance.warnings)


def test_what_programs_write_for_nothing_is_nothing(tmp_path):
    """`nan` is no author, `N/A` no address."""
    rows = [["title", "author", "date", "text", "url"], ["Two more", "nan", "NaT", COUNCIL, "N/A"]]
    _, (found,) = articles(table(rows), tmp_path)
    assert (found.authors, found.published, found.url) == ((), None, "")


def test_escaped_markup_is_markup(tmp_path):
    """A cell that was escaped once too often keeps its paragraphs."""
    cell = f"&lt;p&gt;{COUNCIL}&lt;/p&gt;&lt;p&gt;{MUSEUM}&lt;/p&gt;"
    _, (found,) = articles(table([NAMES, ["Ships &amp; piers", "", "", "", cell]]), tmp_path)
    assert (found.headline, found.text) == ("Ships & piers", f"{COUNCIL}\n\n{MUSEUM}")


def test_a_row_with_too_many_cells_loses_nothing(tmp_path):
    """A text with bare commas at the end is joined; where a cell before it has them, the row is refused."""
    text = "title,date,text\nFerries,2009-03-11,One, two, three boats came in.\nTwo, more,2009-03-12,x,y\n"
    report, (found,) = articles(text, tmp_path)
    assert found.text == "One, two, three boats came in."
    assert "5 cells and the table 3 columns" in report.quarantined[0].reason


def test_prose_with_commas_is_no_table(tmp_path):
    """Its lines have as many commas as they need."""
    text = f"Ferries, piers, text\n\nBy Mara Bell\n\n{COUNCIL}\n\n{MUSEUM}\n"
    _, (found,) = articles(text, tmp_path)
    assert found.headline == "Ferries, piers, text"
    assert found.provenance.kind == "text"
