"""Documents are numbered month by month, those about the same thing side by side."""

import datetime as dt
from itertools import groupby

from hypothesis import given
from hypothesis import strategies as st

from dateline.search.document_order import LEAST, numbered

HEADINGS = st.lists(
    st.tuples(
        st.none() | st.dates(dt.date(1980, 1, 1), dt.date(1980, 12, 31)),
        st.just(""),
        st.lists(st.sampled_from(["grain", "oil", "ships", "of"]), max_size=3).map(" ".join),
    ),
    max_size=40,
)


@given(HEADINGS)
def test_months_stay_together(headings):
    """Every document gets one number, undated ones first, no month comes before an earlier one."""
    order = numbered(headings)
    assert sorted(order) == list(range(len(headings)))
    months = [str(headings[place][0] or "")[:7] for place in order]
    assert months == sorted(months)


def test_rare_words_gather():
    """In a month, headlines with the same word stand side by side; words that hardly occur do not count."""
    day = dt.date(1980, 5, 1)
    words = ["grain", "oil"] * LEAST
    order = numbered([(day, str(number), f"{word} once{number}") for number, word in enumerate(words)])
    assert [word for word, _ in groupby(words[place] for place in order)] == ["grain", "oil"]
