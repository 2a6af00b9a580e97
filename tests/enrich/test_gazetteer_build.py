"""The maker of the gazetteer file: names, means and lines, on places of our own making."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dateline.enrich.gazetteer.make import (
    Draft,
    airport_names,
    mean_point,
    name_lines,
    new_localities,
    place_divisions,
    short_division,
    usable,
)


def town(name, latitude, longitude, population=0, **fields):
    """Return a town."""
    return Draft(1, name, "P", "US", "TX", "001", latitude, longitude, population, **fields)


class TestNames:
    """Which names a place goes by."""

    @pytest.mark.parametrize(
        ("full", "short"),
        [
            ("Lamar County", "Lamar"),
            ("Anbar Governorate", "Anbar"),
            ("Provincia de Teruel", "Teruel"),
            ("Texas", "Texas"),
        ],
    )
    def test_a_division_is_known_without_its_kind(self, full, short):
        """'Lamar' is looked up for 'Lamar County'."""
        assert short_division(full) == short

    @pytest.mark.parametrize(
        ("name", "good"), [("Rome", True), ("surudeu", False), ("BGW", False), ("بغداد", True)]
    )
    def test_codes_and_bare_romanizations_are_no_names(self, name, good):
        """Only names in Latin or Arabic letters are kept, as people write them."""
        assert usable(name) is good

    def test_an_airport_goes_by_the_part_that_is_its_own(self):
        """'Heathrow' is London Heathrow Airport; an air base is also an airbase."""
        assert "Heathrow" in set(airport_names("London Heathrow Airport", "London"))
        assert "Test Airport" in set(airport_names("Test International Airport", "Testville"))
        assert {"Al Foo Airbase", "Ain Al Foo Airbase"} <= set(airport_names("Al Foo Air Base", "Foo"))


class TestPoints:
    """Where divisions lie, and which localities are new."""

    def test_a_division_lies_in_the_middle_of_its_places(self):
        """Its people are theirs, and a division without any place is dropped."""
        county = Draft(2, "Test County", "B", "US", "TX", "001")
        empty = Draft(3, "Empty County", "B", "US", "TX", "003")
        divisions = [county, empty]
        place_divisions([town("A", 30, -97, 10), town("B", 32, -97, 20)], divisions, [])
        assert divisions == [county]
        assert county.population == 30
        assert county.latitude == pytest.approx(31, abs=0.01)

    def test_the_mean_crosses_the_date_line(self):
        """Two islands on both sides of it have their middle on it, not at Greenwich."""
        _, longitude = mean_point([town("A", 0, 179), town("B", 0, -179)])
        assert abs(longitude) == pytest.approx(180)

    @given(st.lists(st.tuples(st.floats(-80, 80), st.floats(-179, 179)), min_size=1, max_size=5))
    def test_the_mean_is_a_point_on_earth(self, points):
        """Whatever the places."""
        latitude, longitude = mean_point([town("A", *point) for point in points])
        assert -90 <= latitude <= 90
        assert -180 <= longitude <= 180

    def test_a_post_office_in_its_town_is_no_new_place(self):
        """The same name near by is the same place; far away it is another."""
        known = [town("Springfield", 30, -97)]
        near, far = town("Springfield", 30.1, -97), town("Springfield", 34, -97)
        assert new_localities(known, [near, far]) == [far]


def test_lines_are_sorted_and_lead_with_the_most_populous():
    """The table of names can be searched by halving, and a lesser name is marked."""
    drafts = [town("Zedd", 1, 1, 5), town("Abc", 2, 2, 9, names={"Zedd", "Other"})]
    lines = list(name_lines(drafts))
    assert lines == sorted(lines)
    assert "zedd\t1~ 0" in lines
    assert "other\t1~" in lines
