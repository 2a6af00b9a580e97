"""Places that no gazetteer has: where the text says they lie, and how sure that is."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dateline.enrich import enrich_text
from dateline.enrich.entities.archive import LARGEST_UNCERTAINTY, resolve_archive
from dateline.enrich.gazetteer.lookup import kilometres
from dateline.enrich.places import find_places
from dateline.enrich.places.relation import Relation, displaced, relation_of

BAGHDAD = (33.341, 44.401)
MOSUL = (36.335, 43.119)


def place(text, name):
    """Return the place of that name."""
    return next(found for found in find_places(text) if found.name == name)


@pytest.mark.parametrize(
    ("text", "name", "phrase", "uncertainty"),
    [
        ("They met in Jurf Al Sakhar, south of Baghdad.", "Jurf Al Sakhar", "south of Baghdad", 50.0),
        (
            "Bashiqa Heights, a village 30 km east of Mosul, burned.",
            "Bashiqa Heights",
            "30 km east of Mosul",
            7.5,
        ),
        (
            "It fell on Khazna Tepe, 80 miles south-west of Mosul.",
            "Khazna Tepe",
            "80 miles southwest of Mosul",
            32.2,
        ),
        (
            "A village 30 km east of Mosul called Khazna Tepe burned.",
            "Khazna Tepe",
            "30 km east of Mosul",
            7.5,
        ),
        ("He lived in Khazna Tepe, near Mosul.", "Khazna Tepe", "near Mosul", 15.0),
        ("A store on Kamenne Square in Bratislava closed.", "Kamenne Square", "in Bratislava", 10.0),
        ("Dust covered Seoul's Jamsil Stadium.", "Jamsil Stadium", "in Seoul", 10.0),
    ],
)
def test_a_relation_locates(text, name, phrase, uncertainty):
    """What the text says of where a place lies gives the words for it and a stated uncertainty."""
    found = place(text, name)
    assert found.relation == phrase
    assert found.uncertainty == pytest.approx(uncertainty, abs=0.1)
    assert found.geonames_id is None


def test_a_distance_and_a_direction_are_kept():
    """Thirty kilometres east of Mosul is thirty kilometres away, and east."""
    found = place("Bashiqa Heights, a village 30 km east of Mosul, burned.", "Bashiqa Heights")
    assert kilometres(*MOSUL, found.latitude, found.longitude) == pytest.approx(30, abs=0.5)
    assert found.longitude > MOSUL[1]
    assert found.country == "IQ"
    assert found.admin == ()  # the next province may begin in between


def test_a_gazetteer_outweighs_the_text():
    """A place with an entry keeps its own point, whatever lies beside it."""
    found = place("They met in Ramadi, west of Baghdad.", "Ramadi")
    assert found.geonames_id is not None
    assert (found.relation, found.uncertainty) == (None, None)


def test_a_neighbour_is_a_guess_that_says_so():
    """Of a place that is only named beside another the point is a guess, too vague for a map."""
    text = "Two men ran along Dubonet Drive. Police in Toronto asked for help."
    found = place(text, "Dubonet Drive")
    assert found.confidence <= 0.2
    assert found.uncertainty > LARGEST_UNCERTAINTY
    archive = resolve_archive({"a": enrich_text(text)})
    assert next(e for e in archive.places if e.name == "Dubonet Drive").coordinates is None


def test_an_archive_tells_how_sure_a_point_is():
    """A place known by a relation is on the map of a fresh archive, with its uncertainty."""
    archive = resolve_archive({"a": enrich_text("They met in Jurf Al Sakhar, south of Baghdad.")})
    entity = next(e for e in archive.places if e.name == "Jurf Al Sakhar")
    assert entity.uncertainty == 50.0
    assert kilometres(*BAGHDAD, *entity.coordinates) < 50


@settings(deadline=None)
@given(
    st.floats(-80, 80),
    st.floats(-180, 180),
    st.integers(0, 359),
    st.floats(0, 500),
)
def test_displacement_is_as_long_as_said(latitude, longitude, bearing, away):
    """The point found lies as far off as the text says, on the globe, whatever the direction."""
    point = displaced(latitude, longitude, Relation("X", "", bearing, away, 1.0))
    assert kilometres(latitude, longitude, *point) == pytest.approx(away, abs=0.1)
    assert -180 <= point[1] <= 180


@settings(deadline=None)
@given(st.text(max_size=60), st.text(max_size=60))
def test_any_text_may_stand_beside(before, after):
    """No text makes the reader of relations raise."""
    text = f"{before}Ur{after}"
    relation = relation_of(text, len(before), len(before) + 2)
    assert relation is None or relation.uncertainty > 0
