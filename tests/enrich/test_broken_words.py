"""Words that OCR broke at the end of a line are read as one, and the mentions stay slices of the text."""

from hypothesis import given, settings
from hypothesis import strategies as st

from dateline.enrich import enrich_text
from dateline.enrich.ner.broken_words import mended


def test_a_broken_name_is_one_name():
    """'Alex¬ andria' is Alexandria, and its mention holds what the text has."""
    text = "The bridge leads from Leesburg to Alex¬ andria in Virginia. He went to Balti¬\nmore."
    places = {place.name: place.mentions[0].surface for place in enrich_text(text, model="none").places}
    assert places["Alexandria"] == "Alex¬ andria"
    assert places["Baltimore"] == "Balti¬\nmore"


def test_a_text_without_breaks_is_left_alone():
    """A sign for 'not' between numbers or spaces is no broken word."""
    text = "It is ¬ true that 1 ¬ 2."
    assert mended(text).text == text


@settings(deadline=None)
@given(st.text(alphabet="aB ¬\n.", max_size=40), st.data())
def test_every_stretch_has_its_place_in_the_original(text, data):
    """A stretch of the mended text is the original's without its breaks, wherever it lies."""
    whole = mended(text)
    start = data.draw(st.integers(0, len(whole.text)))
    end = data.draw(st.integers(start, len(whole.text)))
    first, last = whole.original_span(start, end)
    assert 0 <= first <= last <= len(text)
    if end > start:
        assert mended(f"{text[first:last]}").text == whole.text[start:end] or "¬" in text[first:last]
        assert whole.mended_place(first) == start


@settings(deadline=None)
@given(
    st.lists(
        st.sampled_from(["Alex¬ andria ", "on Mon¬\nday, ", "Mr. Van¬ Buren ", "¬", " Rome. "]), max_size=8
    )
)
def test_mentions_are_slices_of_the_text(parts):
    """Names and dates have the offsets of the text as it stands."""
    text = "".join(parts)
    tags = enrich_text(text, model="none")
    for entity in (*tags.people, *tags.places, *tags.organisations):
        for mention in entity.mentions:
            assert text[mention.start : mention.end] == mention.surface
    for date in tags.dates:
        assert text[date.start : date.end] == date.surface


def test_a_title_at_the_end_of_a_line_belongs_to_the_name_on_the_next():
    """'Mr.' and an initial do not end a sentence there."""
    text = "He was met by Mr.\nGoulburn and by Gen.\nHarrop at the door."
    people = {
        mention.surface for person in enrich_text(text, model="none").people for mention in person.mentions
    }
    assert people == {"Goulburn", "Harrop"}


def test_a_half_name_goes_on_in_the_next_line():
    """'Mc-' at the end of a line is no name."""
    tags = enrich_text("Maj. Mc-\nLaughlin sent for help.", model="none")
    assert [person.name for person in tags.people] == ["McLaughlin"]
