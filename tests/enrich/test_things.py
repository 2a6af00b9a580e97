"""Ships, craft and spots are none of the kinds, even where a town, a person or a body has their name."""

import pytest

from dateline.enrich import enrich_text

TEXTS = {
    "Olympic": "The liner Olympic left Southampton. The Olympic is due on Friday.",
    "Apollo": "Apollo 17 splashed down on Tuesday. Apollo will fly no more.",
    "Shiv Shakti": "The spot where it stands is called Shiv Shakti. Narendra Modi announced the name.",
    "Columbia": "They met in the command module Columbia. Columbia turned round the moon.",
}


@pytest.mark.parametrize("name", TEXTS)
def test_a_thing_is_no_person_place_or_body(name):
    """What stands beside the name once tells all its mentions."""
    tags = enrich_text(TEXTS[name], model="none")
    found = [each.name for each in (*tags.people, *tags.places, *tags.organisations)]
    assert name not in found


def test_a_town_of_a_ships_name_stays_where_something_happens_in_it():
    """'In Columbia' is the town."""
    text = "The ship Columbia sailed. A fire broke out in Columbia, Missouri, on Monday."
    assert "Columbia" in [place.name for place in enrich_text(text, model="none").places]


def test_a_captain_tells_a_ship():
    """'Captain Scott, of the Roraima' names a ship, not the mountain."""
    tags = enrich_text("Captain Ellery Scott, of the Roraima, reached New York.", model="none")
    assert [place.name for place in tags.places] == ["New York"]
