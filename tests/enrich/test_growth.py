"""What enrichment promises of its cost: twice the text is twice the work, whatever the text is made of."""

import datetime as dt
import sys

import pytest

from benchmarks.growth import UNITS
from dateline.enrich import enrich_text

PUBLISHED = dt.date(2023, 11, 28)


def _calls(text: str) -> int:
    """Return how many functions are called to tag a text: the work, on any machine."""
    count = 0

    def counted(_frame, event, _arg):
        nonlocal count
        count += event in {"call", "c_call"}

    sys.setprofile(counted)
    try:
        enrich_text(text, published=PUBLISHED, model="none")
    finally:
        sys.setprofile(None)
    return count


def test_there_are_113_constructs_and_more():
    """None is there twice."""
    assert len(set(UNITS)) == len(UNITS) >= 113


@pytest.mark.parametrize("construct", UNITS)
def test_work_grows_with_the_text(construct):
    """Four times the same construct costs about four times the calls."""
    texts = [(construct * size)[:size] for size in (1_000, 4_000)]
    enrich_text(texts[1], published=PUBLISHED, model="none")  # reads and compiles what is only once
    short, long = map(_calls, texts)
    assert long < 6 * short + 500
