"""What strangers wrote is read in a terminal, and never obeyed by it."""

import io
import json
import re

from hypothesis import given
from hypothesis import strategies as st
from rich.table import Table
from rich.text import Text

from dateline.cli.shown_text import PlainConsole, json_text, spelled

ORDERS = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069\ud800-\udfff]")
HOSTILE = "a\x1b]0;owned\x07\x1b[2Jb\x9b31m\u202egnp.exe\u2066\r\udcff"


def test_no_order_reaches_the_terminal_by_any_way_of_printing():
    """Text, styled text, cells of a table: what would command the terminal is spelled out, words stay."""
    console = PlainConsole(file=io.StringIO(), width=200)
    table = Table("name")
    table.add_row(HOSTILE)
    for one in (HOSTILE, Text(HOSTILE), table):
        console.print(one, markup=False)
    shown = console.file.getvalue()
    assert ORDERS.findall(shown) == []
    assert shown.count("gnp.exe") == 3
    assert "\\x1b[2Jb\\x9b31m\\u202egnp" in shown


def test_styles_are_still_obeyed():
    """Only what stands in a text is spelled out."""
    console = PlainConsole(file=io.StringIO(), force_terminal=True, width=80)
    console.print("\x1b[31mwords", style="bold", markup=False, highlight=False)
    assert console.file.getvalue() == "\x1b[1m\\x1b[31mwords\x1b[0m\n"


@given(st.recursive(st.text(), lambda inner: st.lists(inner) | st.dictionaries(st.text(), inner)))
def test_json_says_the_same_in_harmless_characters(value):
    """Whoever reads it gets each value back."""
    text = json_text(value)
    assert json.loads(text) == value
    assert ORDERS.findall(text) == []


def test_a_text_keeps_its_lines():
    """Line ends are no orders."""
    assert spelled("one\ntwo\x1b") == "one\ntwo\\x1b"
