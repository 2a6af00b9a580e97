"""Articles as vectors, and which pairs of them are compared."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from dateline.site.story_pairs import alike_pairs, telling_columns
from dateline.site.story_vectors import added, inner_product, story_vectors

WEIGHTS = st.dictionaries(st.sampled_from("abcdefgh"), st.floats(0.1, 2), max_size=6)


@given(st.lists(WEIGHTS, min_size=1, max_size=6))
def test_a_cosine_is_the_product_of_two_rows(features):
    """All pairs at once give what each gives alone; rows have length one, or nothing in them."""
    vectors = story_vectors(features)
    rows = [vectors.of(row) for row in range(len(features))]
    one, other = (np.array(some) for some in zip(*np.ndindex(len(rows), len(rows)), strict=True))
    cosines = vectors.cosines(one, other)
    for left, right, cosine in zip(one, other, cosines, strict=True):
        assert cosine == pytest.approx(inner_product(rows[left], rows[right]), abs=1e-8)
    assert all(inner_product(row, row) == pytest.approx(1) for row in rows if row)


@given(st.lists(WEIGHTS, min_size=3, max_size=3))
def test_the_product_of_sums_is_that_of_all_pairs(rows):
    """So two groups are compared without comparing their articles."""
    one, other, third = rows
    alone = inner_product(one, third) + inner_product(other, third)
    assert inner_product(added(one, other), third) == pytest.approx(alone)


def test_what_is_of_one_formula_tells_no_story():
    """A word in articles about one subject after another brings none of them together; a rare name does."""
    features = [{"rating": 1.0, ("people", f"p{number}"): 1.0} for number in range(5)]
    vectors = story_vectors(features)
    telling = telling_columns(vectors, [(f"p{number}",) for number in range(5)])
    assert not telling[vectors.columns["rating"]]
    assert all(telling[vectors.columns["people", f"p{number}"]] for number in range(5))


@pytest.mark.parametrize(("days", "pairs"), [((1, 3), [(0, 1)]), ((1, 15), [(0, 1)]), ((1, 16), [])])
def test_articles_more_than_two_weeks_apart_are_not_compared(days, pairs):
    """However alike they are."""
    vectors = story_vectors([{"flood": 1.0, ("people", "x"): 1.0}] * 2)
    telling = telling_columns(vectors, [("x",), ("x",)])
    assert alike_pairs(vectors, telling, np.array(days), [{"flood"}] * 2, ["a", "b"]) == pairs


def test_nothing_is_compared_in_an_archive_without_days():
    """No article, no pair."""
    vectors = story_vectors([])
    assert alike_pairs(vectors, telling_columns(vectors, []), np.array([], dtype=np.int64), [], []) == []
