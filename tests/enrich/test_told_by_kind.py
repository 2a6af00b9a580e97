"""Names that the word for their kind tells: kin by given name, gangs, banks, makers, diseases of towns."""

import datetime as dt

import pytest

from dateline.enrich import enrich_text


def _tags(text):
    return enrich_text(text, published=dt.date(2025, 2, 19), model="none")


def _people(text):
    return [person.name for person in _tags(text).people]


def _organisations(text):
    return [body.name for body in _tags(text).organisations]


def _places(text):
    return [place.name for place in _tags(text).places if not place.demonym_only]


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("She leaves two daughters, Ingrid and Solveig.", ["Ingrid", "Solveig"]),
        ("He had four sons, Tunde, Wale, Segun and Kola.", ["Tunde", "Wale", "Segun", "Kola"]),
        ("Their youngest daughter, Yewande, studies law.", ["Yewande"]),
    ],
)
def test_kin_are_named_by_given_name_alone(text, names):
    """Obituaries list the children without a surname, in every naming culture."""
    assert _people(text) == names


def test_brothers_that_are_countries_or_peoples_name_nobody():
    """'His brothers, Kenya' speaks in a figure."""
    assert _people("A poem to his brothers, Kenya and Uganda, won.") == []


def test_a_gang_of_its_own_name_is_a_body_and_no_town():
    """'Gran Grif' is the gang; of 'the London gang' London is a town."""
    assert "Gran Grif" in _organisations("Police said the Gran Grif gang set fire to houses.")
    assert "London" not in _organisations("Police broke up the London gang.")


def test_a_word_in_bank_is_a_bank_unless_a_given_name_stands_before():
    """'Commerzbank' and 'Swedbank' are banks, Luther Burbank a person."""
    assert _organisations("Traders said Commerzbank bought dollars.") == ["Commerzbank"]
    assert _organisations("Luther Fairbank grew potatoes.") == []


def test_a_village_that_makes_aircraft_is_a_firm():
    """The gazetteer's village of the name does not count where the maker stands before it."""
    assert _organisations("It bought the aircraft maker Grob on Monday.") == ["Grob"]


@pytest.mark.parametrize("disease", ["Marburg fever", "Marburg virus", "Marburg disease"])
def test_a_disease_is_no_place(disease):
    """Called after a town, it breaks out elsewhere."""
    assert _places(f"Equatorial Guinea confirmed an outbreak of {disease} on Monday.") == [
        "Equatorial Guinea"
    ]


def test_nordic_is_an_adjective():
    """As 'Scandinavian' is."""
    assert _places("Nordic shipping firms reported losses.") == []


def test_fire_was_set_in_the_past():
    """'Set fire to houses on Sunday night' is no plan to house anybody."""
    dates = _tags("Police said the gang set fire to houses in the town on Sunday night.").dates
    assert [date.first for date in dates] == [dt.date(2025, 2, 16)]


def test_a_match_told_by_its_runs_names_two_teams():
    """As one told by its score does."""
    text = "West Indies beat England by 242 runs in the fourth Test."
    assert _organisations(text) == ["West Indies", "England"]
