"""Warnings: one table of codes, recognised again in a page's front matter; each lowers the confidence."""

import pytest

from dateline.article.warnings import confidence, read_warning, warning


@pytest.mark.parametrize(
    "made",
    [
        warning("headlines-differ", "'A ship'"),
        warning("date-missing"),
        warning("dates-differ", "2020-01-02", "2020-01-03"),
        warning("prose-left-out", "aside, share"),
        warning("stated-body-longer", "60%"),
        warning("stated-body-shorter", "60%"),
    ],
    ids=lambda made: made.code,
)
def test_a_warning_is_known_by_its_words(made):
    """A page holds the words alone."""
    assert read_warning(made.text) == made


def test_any_other_words_are_of_the_source():
    """An importer's, or a person's."""
    assert read_warning("the record is cut off").code == "source"


def test_each_warning_lowers_the_confidence():
    """To 0.85 of what it was."""
    made = [warning("date-missing"), warning("headline-missing")]
    assert [confidence(made[:count]) for count in range(3)] == [1.0, 0.85, 0.72]
