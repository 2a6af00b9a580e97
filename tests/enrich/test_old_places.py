"""Places as newspapers of 1780–1940 name them: homes, parishes, counties; and markets that are no places."""

import datetime as dt

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dateline.enrich import enrich_text
from dateline.enrich.ner.residences import residences


def _places(text):
    return {mention.surface for place in enrich_text(text).places for mention in place.mentions}


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("Mr. Pellow, of Truro, was thrown from his gig on Friday.", "Truro"),
        ("Thomas Garland and Ann Garland, both of Tisbury, were committed for trial.", "Tisbury"),
        ("The prize was won by J. Hext, Esq., late of Bodmin, for his heifer.", "Bodmin"),
        ("The overseers of Quorbleton refused to pay the rate.", "Quorbleton"),
        ("The perpetual curate of Oakworthy read the prayers.", "Oakworthy"),
        ("An inhabitant of Chudstoke lost two cows by the flood.", "Chudstoke"),
        ("They lie within the parish of Low Ham, and let for forty pounds.", "Low Ham"),
        ("The garrison of Montzen laid down its arms.", "Montzen"),
        ("A barn was burnt at Winterslade, Wilts, on Monday night.", "Winterslade"),
        ("The coach leaves the Swan Inn, Wimborne, at noon.", "Wimborne"),
        ("Apply to Mr. J. Cole, solicitor, Yeovil; or to the owner.", "Yeovil"),
        ("Edward Shepley, of Corvalia, Pa., writes that he is cured.", "Corvalia"),
    ],
)
def test_homes_and_parishes_are_places(text, place):
    """Somebody's home is a place that is known or whose county follows; a parish needs neither."""
    assert place in _places(text)


@pytest.mark.parametrize(
    "text",
    [
        "He was vicar of St. Mary and chaplain to the forces.",
        "Jane Doe, of Quorble, said that the scheme would fail.",
        "The natives of Goodness were few.",
        "Miss Lake, of Harvard University, spoke on Tuesday.",
        "The rector of Holy Trinity has resigned.",
        "Messrs. Frost, Gibb, Lockett, and Hodge took the chair.",
    ],
)
def test_saints_and_bodies_are_no_homes(text):
    """Nothing is taken for a home that is a saint's, a body's, or unknown to everybody."""
    assert residences(text) == ()


@pytest.mark.parametrize(
    "text",
    [
        "Spanish bonds, 12 to 13; Mexican scrip 3 dis.",
        "Portuguese 78; Russian 90; Greek 10 to 16.",
        "American flour 30s. to 32s. per barrel.",
        "The chancel is in the early English style.",
        "They spoke the German language at home.",
    ],
)
def test_quotations_and_languages_are_no_places(text):
    """What is quoted on a market, spoken or built in bears a country's name and is not there."""
    assert _places(text) == set()


@pytest.mark.parametrize(
    ("text", "year", "country"),
    [
        ("Letters from Havannah were received.", 1828, "CU"),
        ("The army marched into the Punjaub.", 1849, "IN"),
        ("Troops entered Wallachia in June.", 1853, "RO"),
        ("The brig sailed for Otaheite.", 1819, "PF"),
        ("He was named prefect of Nauplia in May.", 1833, "GR"),
    ],
)
def test_old_spellings_are_the_places_of_today(text, year, country):
    """Papers wrote towns and lands in other ways, or named lands that are none today."""
    (place,) = enrich_text(text, published=dt.date(year, 6, 1)).places
    assert place.country == country


def test_a_street_and_a_trade_are_no_town():
    """What follows a trade may be a street or another trade."""
    assert residences("Mr. Peacock, draper, Richmond-hill. Simmonds, bookseller, Binder, and printer.") == ()


def test_peoples_stay_places_where_they_act():
    """Troops and ministers are their country's."""
    assert _places("The French troops met the Austrian minister at Verona.") == {
        "French",
        "Austrian",
        "Verona",
    }


@settings(deadline=None)
@given(st.text(alphabet="Mr ,.of Truo\nvicarWilts", max_size=200))
def test_residences_stand_in_the_text(text):
    """Every span is a stretch of the text that begins with a capital, whatever the text."""
    for start, end in residences(text):
        assert 0 <= start < end <= len(text)
        assert text[start].isupper()
