"""A person's own names of columns: told on the command line, for tables and JSON, with clear errors."""

import json

import pytest

from dateline.article.errors import SettingError
from dateline.article.page import read_page
from dateline.ingest import ingest
from dateline.ingest.importers.columns import read_map

from .conftest import Here, sums_up

TEXT = "The lock keeper shut the upper gate at noon, and eleven barges waited in the basin until evening."
TABLE = f"Titular;Cuerpo;Dia\nThe gate fails;{TEXT};1955-03-01\nThe gate holds;{TEXT} Twice.;1955-03-02\n"


def articles(path, content, columns):
    """Bring a file in with a map; return the report and the articles."""
    report = ingest([path], content, executor=Here, columns=read_map(columns))
    assert sums_up(report)
    pages = sorted((content / "articles").rglob("*.md"))
    return report, [read_page(page.read_text("utf-8")) for page in pages]


def test_a_table_with_names_of_its_own(tmp_path):
    """Each part is taken from the column that is named for it."""
    path = tmp_path / "archive.csv"
    path.write_text(TABLE)
    _, found = articles(path, tmp_path / "content", "headline=Titular, text=Cuerpo, date=Dia")
    assert [(one.headline, str(one.published)) for one in found] == [
        ("The gate fails", "1955-03-01"),
        ("The gate holds", "1955-03-02"),
    ]


@pytest.mark.parametrize("lines", [True, False])
def test_json_with_names_of_its_own(tmp_path, lines):
    """Lines and lists take the map too; a dot leads into an object."""
    rows = [{"kop": f"The gate {what}", "inhoud": {"tekst": TEXT}} for what in ("fails", "holds")]
    path = tmp_path / "archive.json"
    path.write_text("\n".join(map(json.dumps, rows)) if lines else json.dumps(rows, indent=1))
    _, found = articles(path, tmp_path / "content", "headline=kop,text=inhoud.tekst")
    assert sorted(one.headline for one in found) == ["The gate fails", "The gate holds"]
    assert all(one.text == TEXT for one in found)


def test_a_column_that_is_not_there_is_named(tmp_path):
    """The error says which column is missing and which there are."""
    path = tmp_path / "archive.csv"
    path.write_text(TABLE)
    report, _ = articles(path, tmp_path / "content", "headline=Title,text=Cuerpo")
    (refused,) = report.quarantined
    assert "no column 'Title'" in refused.reason
    assert "Titular, Cuerpo, Dia" in refused.reason


def test_an_object_without_the_text_is_named(tmp_path):
    """One object that lacks what was named costs itself alone."""
    path = tmp_path / "archive.jsonl"
    path.write_text(json.dumps({"a": "One", "b": TEXT}) + "\n" + json.dumps({"a": "Two", "c": TEXT}) + "\n")
    report, found = articles(path, tmp_path / "content", "headline=a,text=b")
    assert len(found) == 1
    assert "no column 'b'; it has a, c" in report.quarantined[0].reason


@pytest.mark.parametrize("told", ["headline", "=Title", "headline=", "colour=Title"])
def test_a_map_that_cannot_be_meant_is_an_error(told):
    """It says what a pair looks like, and which parts there are."""
    with pytest.raises(SettingError, match="part=column") as error:
        read_map(told)
    assert "headline, body" in str(error.value)


def test_no_map_is_none():
    """Nothing told, nothing mapped."""
    assert read_map("") == {}
    assert read_map(" headline = Big title , ") == {"headline": "Big title"}
