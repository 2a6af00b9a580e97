"""What a search prints on a terminal: words, whatever was typed or indexed."""

import io

from rich.console import Console

from dateline.build.theme import theme_folder
from dateline.cli.search_console import answers, show_answer
from dateline.search import build_index, open_index
from dateline.site.interface_language import read_language


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
