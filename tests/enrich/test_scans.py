"""What is found by a short cut is what the long way finds."""

import datetime as dt
import json
from pathlib import Path

from dateline.enrich.dates import english, find_dates
from dateline.enrich.gazetteer.lookup import load

TEXTS = [
    json.loads(line)["text"]
    for line in Path(__file__).with_name("articles.jsonl").read_text("utf-8").splitlines()
]


def test_the_rule_that_the_scan_names_is_the_first_that_matches(monkeypatch):
    """Trying all rules from the first finds the same dates."""
    day = dt.date(2024, 5, 8)
    short = [find_dates(text, published=day) for text in TEXTS[::3]]
    first_rule = english.ANCHORED._first_rule
    monkeypatch.setattr(
        english.ANCHORED,
        "_first_rule",
        lambda text, start: None if first_rule(text, start) is None else 0,
        raising=False,
    )
    assert [find_dates(text, published=day) for text in TEXTS[::3]] == short
    assert sum(map(len, short)) > 100


def test_every_line_of_names_is_found_by_its_name_and_nothing_between():
    """The first, the last, those at and beside a landmark; no name that is a part of another's line."""
    gazetteer = load()
    names = gazetteer._names
    places = {*range(0, len(names), 997), 0, 1, 62, 63, 64, 65, 127, 128, len(names) - 2, len(names) - 1}
    for at in sorted(places):
        name, _, rows = names[at].partition(b"\t")
        assert names.after(name + b"\t") == rows
        assert names.after(name + b"\x01\t") is None
        assert names.after(name[:-1] + b"\xff\t") is None
