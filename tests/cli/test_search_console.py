"""What a search prints on a terminal: words, whatever was typed or indexed."""

import io

from rich.console import Console

from dateline.build.theme import theme_folder
from dateline.cli.search_console import answers, show_answer
from dateline.search import build_index, open_index
from dateline.site.interface_language import read_language

ARTICLES = [
    *({"id": f"{n}", "title": f"Bridge {n}", "body": "A suspension bridge."} for n in range(4)),
    {
        "id": "a",
        "title": "A bridge opens",
        "body": "Ada Marsh opened the suspension bridge.",
        "date": "1956-11-04",
        "url": "a.html",
        "people": ["Ada Marsh"],
        "pages": [("people", "Ada Marsh", "people/ada-marsh.html")],
        "days_mentioned": ["1951"],
    },
]


def printed(folder, query):
    """Return what the answer to a query looks like, and the same as plain values."""
    out = io.StringIO()
    english = read_language(theme_folder() / "translations", "en")
    (answer,) = answers(open_index(folder), [query], None)
    show_answer(Console(file=out, width=100), answer, english)
    return out.getvalue(), answer.to_json()


def test_other_searches_are_offered(tmp_path):
    """The terminal offers the spelling, the date, the name and the page that the search page offers."""
    build_index(ARTICLES, tmp_path)
    spelt, plain = printed(tmp_path, "suspention bridge")
    assert "Did you mean suspension bridge? (5)" in spelt
    assert plain["correction"] == {"code": "did_you_mean", "text": "suspension bridge", "total": 5}
    dated, plain = printed(tmp_path, "bridge November 1956")
    assert "Published: bridge date:1956-11 (1)" in dated
    assert [way["text"] for way in plain["dates"]] == ["bridge date:1956-11"]  # none speaks of then
    named, plain = printed(tmp_path, "people:marsh")
    assert "Page of Ada Marsh: people/ada-marsh.html" in named
    assert plain["pages"] == [{"name": "Ada Marsh", "url": "people/ada-marsh.html"}]
    assert 'A similar name: people:"marsh" (1)' in printed(tmp_path, "people:marhs")[0]


def test_nothing_commands_the_terminal(tmp_path):
    """Escape sequences and bidi overrides of a title or of the query are spelled out."""
    article = {
        "id": "a",
        "title": "red \x1b[31m\x9b2J \u202egnp.exe",
        "body": "The bridge is red.",
        "url": "a.html",
    }
    build_index([article], tmp_path)
    out = io.StringIO()
    english = read_language(theme_folder() / "translations", "en")
    for answer in answers(open_index(tmp_path), ["red", "red \x1b]0;owned\x07 \u202e"], None):
        show_answer(Console(file=out, width=100), answer, english)
    shown = out.getvalue()
    assert "gnp.exe" in shown
    assert not set(shown) & set("\x07\x1b\x9b\u202e")
