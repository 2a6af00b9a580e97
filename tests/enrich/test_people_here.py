"""Names of places that whole texts tell to be peers, churches, streets and lists of people."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dateline.enrich.places import find_places
from dateline.enrich.places.people_here import PeopleHere


def _places(text):
    return [place.name for place in find_places(text)]


@pytest.mark.parametrize(
    "text",
    [
        "The Duke of Wellington came. Wellington was cheered by all.",
        "The Feast of St. Peters is past; St. Johns and St. Pauls follow.",
        "A lamp fell in Dorset-street, and another in Harrow-road.",
        "Arrived: Mr. Easton, Walton, Mrs. Wentworth, Dudley, Bentley, Huntley, Hallam, Newton, Stanley.",
        "The House of Brunswick and the Dean of Norwich were toasted.",
    ],
)
def test_what_bears_a_places_name_and_is_none(text):
    """Peers, saints' churches, hyphened streets and who has arrived are no towns."""
    assert _places(text) == []


def test_a_town_stays_where_something_happens_in_it():
    """What a title takes away, 'in' gives back."""
    assert _places("The Duke of Gloucester is ill. Fire broke out in Gloucester on Friday.") == ["Gloucester"]


@pytest.mark.parametrize("text", ["WEYMOUTH.\nA fire broke out.", "BRIDPORT\nThe harbour is shut."])
def test_a_town_above_its_news_is_a_place(text):
    """Local papers head the news of each town with its name in capitals."""
    assert _places(text) == [text.split("\n", maxsplit=1)[0].strip(".").title()]


@given(st.text(alphabet="St. AB,;Mr\nab-", max_size=300))
@settings(deadline=None)
def test_any_text_is_taken(text):
    """Whatever the text, every stretch of it can be asked about."""
    assert PeopleHere(text).denies(0, len(text)) in (True, False)
