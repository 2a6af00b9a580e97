"""Old print with its long s is read as today's, whether the s is there or an f stands for it."""

from hypothesis import given, settings
from hypothesis import strategies as st

from dateline.enrich import enrich_text
from dateline.enrich.ner.long_s import without_long_s

OLD = (
    "The Congrefs fhall meet at Bofton, and thofe of the Houfe muft haften to Maffachufetts; "
    "fuch is the firft of five."
)


def test_an_f_that_stands_for_a_long_s_is_read_as_one():
    """Words that are none become those they were; real words with an f stay."""
    mended = without_long_s(OLD, "en")
    assert mended.startswith("The Congress shall meet")
    assert mended.endswith("such is the first of five.")


def test_a_text_of_today_is_left_alone():
    """A slip or two do not make a text old."""
    text = "He faid that the offer was fair. The firm left for France."
    assert without_long_s(text, "en") == text


def test_places_are_found_and_stand_as_they_were_printed():
    """The mention is a slice of the text."""
    places = {place.name: place.mentions[0].surface for place in enrich_text(OLD, model="none").places}
    assert places.get("Massachusetts") == "Maffachufetts"


@settings(deadline=None)
@given(st.text(alphabet="aefls ſFS.", max_size=60))
def test_the_length_stays(text):
    """Offsets stay true."""
    assert len(without_long_s(text, "en")) == len(text)
