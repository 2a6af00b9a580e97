"""Acronyms that nothing spells out, told by what they do."""

import pytest

from dateline.enrich import enrich_text
from dateline.enrich.ner.acting_acronyms import acting_acronyms


def _found(text):
    return [text[start:end] for start, end in acting_acronyms(text)]


@pytest.mark.parametrize(
    ("text", "acronym"),
    [
        ("Turnout was high, INEC said on Tuesday.", ["INEC"]),
        ("The minister thanked the SES for its boats.", ["SES"]),
        ("He spoke to Ann Weiss of MIT about it.", ["MIT"]),
        ("Tea was served by BJP workers.", ["BJP"]),
    ],
)
def test_what_acts_as_a_body_is_one(text, acronym):
    """Who says, is thanked, has workers, or has members of a name, is a body."""
    assert _found(text) == acronym


@pytest.mark.parametrize(
    "text",
    [
        "The DNA was kept. The GDP fell, and the CEO said so.",
        "LATE NEWS: MAYOR SAID TO QUIT",
        "Chapter XIV said so. The UAE will pay.",
        "A map of the USA hung there.",
    ],
)
def test_other_capitals_are_none(text):
    """Formats, measures, offices, states, numerals and headlines in capitals are no bodies."""
    assert _found(text) == []


def test_an_acronym_that_is_a_small_word_elsewhere_stays_whole():
    """'MIT' is a body although German has the word."""
    tags = enrich_text("Rainer Weiss of MIT proposed it.", model="none")
    assert [body.name for body in tags.organisations] == ["MIT"]
