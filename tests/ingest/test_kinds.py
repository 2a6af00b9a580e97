"""A file is what it is as a whole: kinds are told by what opens; what is no article is refused by name."""

import io
import json
import zipfile

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dateline.ingest.importers import IMPORTERS
from dateline.ingest.importers.refusals import refusal_of
from dateline.ingest.source import Source

from .conftest import bring

SENTENCE = (
    "The harbour council met on Tuesday to discuss the ferry timetable, and agreed on two more crossings."
)
MARKUP = f"<p>{SENTENCE}</p><div><table><tr><td>x</td></tr></table></div>"


def kind_of(data):
    """Return the kind that a source of these bytes is read as."""
    source = Source("x", io.BytesIO(data))
    return next((importer.kind for importer in IMPORTERS if importer.detects(source)), "")


def archive(*names):
    """Return a zip archive with members of these names."""
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w") as zipped:
        for name in names:
            zipped.writestr(name, "x")
    return stream.getvalue()


cells = st.text(st.characters(codec="utf-8", exclude_characters='",', exclude_categories=["Cc"]), max_size=30)


@settings(max_examples=60, deadline=None)
@given(st.lists(cells, min_size=2, max_size=5))
def test_a_table_is_a_table_whatever_its_cells_hold(words):
    """Markup in a cell makes no page of the file."""
    rows = "\n".join(f'"{word}",https://gazette.example/{n},"{MARKUP}"' for n, word in enumerate(words))
    assert kind_of(f"title,url,html\n{rows}\n".encode()) == "table"


@settings(max_examples=60, deadline=None)
@given(st.lists(cells, min_size=1, max_size=4))
def test_json_is_json_whatever_its_strings_hold(words):
    """Markup in a string makes no page of the file."""
    data = [{"title": word, "html": MARKUP * 3} for word in words]
    assert kind_of(json.dumps(data).encode()) == "json"
    assert kind_of(json.dumps({"notes": data}, indent=1).encode()) == "json"


@settings(max_examples=60, deadline=None)
@given(st.lists(cells.filter(str.strip), min_size=3, max_size=8))
def test_a_text_that_quotes_markup_is_a_text(lines):
    """A dump about HTML shows tags; it opens with words and stays a dump."""
    quoted = "\n\n".join([SENTENCE, "</p></div></table>", *(f"Then came {line.strip()}." for line in lines)])
    assert kind_of(f"How a page is made\n\n{quoted}\n".encode()) in {"text", "markdown"}


def test_a_text_that_quotes_much_markup_says_so(tmp_path):
    """The doubt names the second-best reading."""
    path = tmp_path / "dump.txt"
    path.write_text(f"How a page is made\n\n{SENTENCE}\n\n</p></div></table>\n\n{SENTENCE}\n")
    report = bring(tmp_path / "content", path)
    assert [outcome.state for outcome in report.outcomes] == ["added"]
    assert "it may be a page (html)" in (tmp_path / "content" / report.outcomes[0].page).read_text()


@pytest.mark.parametrize(
    "data",
    [
        b"[1] See the note on the tolls.\n\nThe council met.\n",
        b"[caption] The ferry at the pier\n\nThe council met.\n",
        b"<ACME INC> TO BUY FERRY\n\nSALTMERE, March 4 - The council met on Tuesday.\n",
        b"Tin, wool, cocoa\n\nThe council met on Tuesday.\n",
    ],
)
def test_a_text_may_open_like_something_else(data):
    """A note's number, a bracket, a company's name or a list is no JSON, no markup, no table."""
    assert kind_of(data) == "text"


@pytest.mark.parametrize(
    ("data", "told"),
    [
        (archive("[Content_Types].xml", "xl/workbook.xml"), "an Excel workbook"),
        (archive("[Content_Types].xml", "ppt/presentation.xml"), "a PowerPoint presentation"),
        (archive("META-INF/MANIFEST.MF", "a.class"), "a Java package"),
        (archive("thing-1.0.dist-info/METADATA", "thing.py"), "a Python package"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600), "an old Office program"),
        (b"SQLite format 3\x00" + bytes(100), "a database of SQLite"),
        (b"\x89PNG\r\n\x1a\n" + bytes(100), "a picture (PNG)"),
        (b"7z\xbc\xaf\x27\x1c" + bytes(100), "a 7z archive"),
        (b'<?xml version="1.0"?><svg xmlns="http://www.w3.org/2000/svg"/>', "a drawing (SVG)"),
        (b'<?xml version="1.0"?><project><modelVersion>4</modelVersion></project>', "a build tool"),
        (b'{"name": "x", "dependencies": {}, "scripts": {}}', "a package's description"),
        (b'{"$schema": "http://json-schema.org/x", "properties": {}}', "a JSON schema"),
        (b"[server]\nhost = 1.2.3.4\nport = 80\n\n[log]\nlevel = debug\n", "a configuration"),
        (b"version: 2\nimage: quay/ferry\nports:\n- 80:80\nname: x\n", "a configuration"),
        (b"#!/bin/sh\nset -e\necho done\n", "a program's text"),
        (b"import os\n\nclass Ferry:\n    def go(self):\n        return os.getpid()\n", "a program's text"),
    ],
)
def test_what_is_no_article_is_refused_by_name(data, told):
    """The reason says what it is; nothing of it becomes an article."""
    source = Source("x", io.BytesIO(data))
    assert told in refusal_of(source, kind_of(data))


@settings(max_examples=80, deadline=None)
@given(st.lists(st.sampled_from(SENTENCE.split()), min_size=4, max_size=60), st.integers(1, 12))
def test_prose_is_refused_by_nothing(words, lines):
    """No choice of words makes a configuration or a program of a dump."""
    text = "\n\n".join(" ".join(words) + "." for _ in range(lines))
    data = f"Two more evening ferries\n\n{text}\n".encode()
    assert refusal_of(Source("x", io.BytesIO(data)), kind_of(data)) == ""


def test_an_unknown_xml_names_its_root_and_what_is_in_it(tmp_path):
    """So that a person can say which element is which."""
    path = tmp_path / "ledger.xml"
    path.write_text(
        '<?xml version="1.0"?><ledger><entry><sluz>Ferry</sluz><pis>' + SENTENCE + "</pis></entry></ledger>"
    )
    (outcome,) = bring(tmp_path / "content", path).outcomes
    assert outcome.state == "quarantined"
    assert "root element ledger" in outcome.reason
    assert "sluz, pis" in outcome.reason
    assert "--columns" in outcome.reason


@pytest.mark.parametrize(
    ("page", "told"),
    [
        (
            '<form><input name="u"><input type="password"></form><p>Please sign in to go on.</p>',
            "a login form",
        ),
        ("".join(f'<p><a href="/{n}">A story of the day {n}</a></p>' for n in range(12)), ""),
        ("", "no text below its headline"),
    ],
)
def test_a_page_without_an_article_is_not_published(page, told, tmp_path):
    """A login form, a list of links, a headline alone: quarantined with the reason."""
    path = tmp_path / "page.html"
    path.write_text(
        f"<html><head><title>Harbour Gazette</title></head><body><h1>Harbour Gazette</h1>{page}</body></html>"
    )
    (outcome,) = bring(tmp_path / "content", path).outcomes
    assert outcome.state in {"quarantined", "wanted"}
    assert told in outcome.reason
