"""Who a person is, in one dated line of the archive's own words."""

import datetime as dt

from hypothesis import given, settings
from hypothesis import strategies as st

from dateline.enrich import Mention, Person, Tags, enrich_text
from dateline.enrich.entities.archive import resolve_archive
from dateline.enrich.entities.describe import offices


def _archive(*articles):
    """Return the person of an archive in whose articles a name has these roles, and the articles' years."""
    tags, years = {}, {}
    for number, (year, *roles) in enumerate(articles):
        mention = (Mention(0, 12, "Nigel Lawson"),)
        tags[f"a{number}"] = Tags(people=(Person("Nigel Lawson", mention, roles=tuple(roles)),))
        years[f"a{number}"] = year
    (person,) = resolve_archive(tags).people
    return person, years


class TestOffices:
    def test_the_line_has_the_office_and_its_years(self):
        """Several articles of several years make one span of years."""
        person, years = _archive(
            (1983, "Chancellor of the Exchequer"), (1987, "Chancellor of the Exchequer"), (1989, "Chancellor")
        )
        assert str(offices(person, {**years, "a2": 1983})[0]) == "Chancellor of the Exchequer, 1983–87"

    def test_a_shorter_wording_counts_for_the_fuller_one(self):
        """'Chancellor' is the Chancellor of the Exchequer, and lends its years."""
        person, years = _archive((1983, "Chancellor of the Exchequer"), (1989, "Chancellor"))
        (office,) = offices(person, years)
        assert (str(office), office.articles) == ("Chancellor of the Exchequer, 1983–89", 2)

    def test_two_offices_stay_two(self):
        """Someone who held two offices has two lines, the better attested first."""
        person, years = _archive(
            (1979, "energy secretary"), (1984, "chancellor"), (1985, "chancellor"), (1981, "energy secretary")
        )
        found = [str(office) for office in offices(person, {**years, "a4": 1990})]
        assert found == ["Chancellor, 1984–85", "Energy secretary, 1979–81"]

    def test_centuries_are_written_out(self):
        """A span over the turn of a century keeps both years whole."""
        person, years = _archive((1899, "governor"), (1903, "governor"))
        assert str(offices(person, years)[0]) == "Governor, 1899–1903"

    def test_undated_articles_give_no_years(self):
        """Where no article is dated, the office stands alone."""
        person, _ = _archive((1899, "governor"))
        assert str(offices(person, {})[0]) == "Governor"

    @settings(deadline=None)
    @given(
        st.lists(
            st.tuples(st.integers(1800, 2030), st.sampled_from(["mayor", "mayor of Ghent", "senator", "x"])),
            min_size=1,
            max_size=8,
        )
    )
    def test_each_office_lies_within_the_articles(self, articles):
        """Whatever the articles say, no year is made up and no order matters."""
        person, years = _archive(*articles)
        for office in offices(person, years):
            assert min(years.values()) <= office.first <= office.last <= max(years.values())
        turned, again = _archive(*reversed(articles))
        assert offices(turned, again) == offices(person, years)


def test_the_end_of_a_sentence_is_no_part_of_a_role():
    """'… for Brazil. Professor Eddington' holds one role, and 'the mayor. Jane Doe' none."""
    text = "They sailed for Brazil. Professor Arthur Eddington spoke to the mayor. Jane Doe left early."
    roles = {person.name: person.roles for person in enrich_text(text, published=dt.date(1919, 5, 1)).people}
    assert roles["Arthur Eddington"] == ("Professor",)
    assert roles.get("Jane Doe", ()) == ()
