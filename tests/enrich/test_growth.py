"""What enrichment promises of its cost: twice the text is twice the work, whatever the text is made of."""

import datetime as dt
import sys

import pytest

from dateline.enrich import enrich_text

PUBLISHED = dt.date(2023, 11, 28)
CONSTRUCTS = [
    *["  ", "\n", "\n\n", "7", "7 ", "-", "- ", "(", ") ", "’s ", "A", "A ", "a ", "é", "漢", "ال", "في "],
    *["the ", "and ", "And ", "In ", "in ", "I ", "of the ", ". ", "J. ", "U.S. ", "A. ", "(A) ", "'s A "],
    *["Mr ", "Mr. Smith said. ", "John ", "John Smith ", "said John ", "President ", "King of ", "Duke of "],
    *["von ", "de la ", "Al ", "Ministry of ", "Bank of ", "IBM ", "NATO ", "X, Y and ", "University of "],
    *[
        "London ",
        "London, ",
        "London-",
        "Paris, Texas ",
        "near London ",
        "south of ",
        "10 km ",
        "village of ",
    ],
    *["Foo, a village of ", "Lake ", "X River ", "Street ", "SPOKE AT ", "JOHN SMITH ", "of March ", "1998 "],
    *["March 3 ", "Monday ", "a week on ", "the 8th inst ", "two weeks ", "Friday week ", "last "],
]


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


@pytest.mark.parametrize("construct", CONSTRUCTS)
def test_work_grows_with_the_text(construct):
    """Four times the same construct costs about four times the calls."""
    short, long = (_calls((construct * size)[:size]) for size in (1_000, 4_000))
    assert long < 6 * short + 500
