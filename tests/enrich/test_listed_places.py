"""Places told by a list behind 'in', or by what travels to them."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dateline.enrich import enrich_text
from dateline.enrich.ner.listed_places import listed_places


def _listed(text):
    return {text[start:end] for start, end in listed_places(text)}


@pytest.mark.parametrize(
    ("text", "places"),
    [
        (
            "The storm hit roofs in Townsville, Quorble and Innisfail at dawn.",
            {"Townsville", "Quorble", "Innisfail"},
        ),
        ("She asked for more trains from Quorble.", {"Quorble"}),
        ("Convoys to Quorble and Baidoa start soon.", {"Quorble", "Baidoa"}),
        ("The pilgrims were bound for Quorble Marsh.", {"Quorble Marsh"}),
        ("The steamer runs to Savannah in June.", {"Savannah"}),
    ],
)
def test_a_list_or_a_way_makes_places(text, places):
    """Half of a list known makes the rest places; what people travel to is one, known or not."""
    assert _listed(text) == places


@pytest.mark.parametrize(
    "text",
    [
        "He holds a stake in Boots and Burton.",
        "They spoke of Zobel, Quorble and Innisfail.",
        "He ran to Quorble for help.",
        "It closes in June and July.",
    ],
)
def test_other_lists_make_none(text):
    """Firms that shares are held in, names behind 'of' beside no great town, months: no list of places."""
    assert _listed(text) <= {"Innisfail"}


def test_a_village_of_a_list_is_no_body():
    """A name that a list of places holds is one of them and no organisation."""
    tags = enrich_text("It tore roofs off in Tully, Cardwell and Mission Beach.", model="none")
    assert {place.name for place in tags.places} >= {"Tully", "Cardwell", "Mission Beach"}
    assert not tags.organisations


@given(st.text(alphabet="in ABab,.and\n", max_size=200))
@settings(deadline=None)
def test_any_text_is_read(text):
    """Whatever the text, what is returned lies inside it."""
    assert all(0 <= start < end <= len(text) for start, end in listed_places(text))
