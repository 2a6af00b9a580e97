"""The gazetteer: names folded, places looked up, distances, and what a broken file says."""

import gzip

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dateline.enrich.gazetteer.lookup import GazetteerError, kilometres, load, place_key
from dateline.enrich.gazetteer.tables import tables


def names(surface):
    return [
        (reading.entry.name, reading.entry.code, reading.manner) for reading in tables().readings(surface)
    ]


class TestFold:
    """The form under which names are looked up."""

    @pytest.mark.parametrize(
        ("written", "folded"),
        [
            ("Saint-Étienne", "st etienne"),
            ("St. Louis", "st louis"),
            ("Mount  Hood", "mt hood"),
            ("U.S.", "us"),
            ("Jurf as-Sakhr", "jurf as sakhr"),
            ("Łódź", "lodz"),
            ("GIẾNG", "gieng"),
        ],
    )
    def test_spellings_of_one_name_fold_to_one_form(self, written, folded):
        """Case, accents, dots, hyphens and the word for 'saint' make no difference."""
        assert place_key(written) == folded

    @given(st.text())
    def test_folding_twice_is_folding_once(self, text):
        """A folded name is its own folded form, whatever the text."""
        assert place_key(place_key(text)) == place_key(text)


class TestLookup:
    """What the shipped file knows."""

    def test_the_most_populous_place_of_a_name_comes_first(self):
        """Readings of a name are in a fixed order, so that results never depend on chance."""
        found = [entry for entry, chief in load().lookup("Portland") if chief and entry.code == "P"]
        assert [entry.population for entry in found] == sorted(
            (entry.population for entry in found), reverse=True
        )
        assert found[0].admin1 == "OR"

    def test_divisions_are_found_by_their_codes(self):
        """Country, state and county of a place can be named."""
        gazetteer = load()
        assert gazetteer.country("IQ").name == "Iraq"
        assert gazetteer.division("US", "TX").name == "Texas"
        assert gazetteer.division("US", "TX", "277").name == "Lamar County"
        assert gazetteer.division("US", "ZZ") is None

    def test_an_unknown_name_has_no_place(self):
        """Looking up what nobody is called yields nothing and raises nothing."""
        assert load().lookup("Qwrtzplk") == ()
        assert load().lookup("") == ()

    def test_every_row_can_be_read(self):
        """Each line of the shipped table is a place with a point on earth."""
        gazetteer = load()
        for row in range(0, len(gazetteer), 97):
            entry = gazetteer.entry(row)
            assert -90 <= entry.latitude <= 90
            assert -180 <= entry.longitude <= 180


class TestTables:
    """The hand-made tables beside the gazetteer."""

    @pytest.mark.parametrize(
        ("surface", "place", "manner"),
        [
            ("Iraqi", "Iraq", "demonym"),
            ("Québécois", "Quebec", "demonym"),
            ("the U.K.", "United Kingdom", "part"),
            ("USA", "United States", "chief"),
            ("Ala.", "Alabama", "abbreviation"),
            ("W. Va.", "West Virginia", "abbreviation"),
            ("Middle East", "Middle East", "chief"),
            ("Loudon Co.", "Loudon County", "chief"),
            ("northern Iraq", "Iraq", "part"),
        ],
    )
    def test_other_names_lead_to_the_place(self, surface, place, manner):
        """Demonyms, abbreviations and frames such as 'northern' stand for the place they name."""
        assert names(surface)[0][::2] == (place, manner)

    def test_an_abbreviation_of_two_states_keeps_both(self):
        """'WA' is Washington or Western Australia: the article decides."""
        assert {name for name, _, _ in names("WA")} == {"Washington", "Western Australia"}

    def test_a_hospital_is_hosted_by_its_town_and_a_street_by_none(self):
        """A thing borrows the point of the town in its name; streets are named after far places."""
        hosts = tables().hosts("Colchester General Hospital")
        assert hosts[0].entry.name == "Colchester"
        assert tables().hosts("Colchester Road") == ()


class TestDistance:
    """Kilometres between points."""

    def test_london_to_paris(self):
        """The distance is the one an atlas gives."""
        assert kilometres(51.5074, -0.1278, 48.8566, 2.3522) == pytest.approx(343.6, abs=1)

    @given(st.floats(-90, 90), st.floats(-180, 180), st.floats(-90, 90), st.floats(-180, 180))
    def test_it_is_a_distance(self, a, b, c, d):
        """Never negative, the same both ways, never more than half way round."""
        there = kilometres(a, b, c, d)
        assert 0 <= there <= 20_016
        assert there == pytest.approx(kilometres(c, d, a, b), abs=1e-6)


class TestBrokenFile:
    """A gazetteer that cannot be read says so and how to get a new one."""

    def test_a_missing_file_names_itself(self, tmp_path):
        """The error holds the path and the command that writes the file anew."""
        with pytest.raises(GazetteerError, match=r"absent\.tsv\.gz.*gazetteer\.make"):
            load(tmp_path / "absent.tsv.gz")

    def test_a_foreign_file_is_refused(self, tmp_path):
        """A file of another format version is not taken for a gazetteer."""
        path = tmp_path / "foreign.tsv.gz"
        path.write_bytes(gzip.compress(b"something else\n"))
        with pytest.raises(GazetteerError, match="expected 'dateline-gazetteer"):
            load(path)


class TestExonyms:
    """What other languages call the places of the world."""

    @pytest.mark.parametrize(
        ("name", "english"),
        [
            ("Angleterre", "England"), ("Londres", "London"), ("Warschau", "Warsaw"), ("Moscou", "Moscow"),
            ("دبي", "Dubai"), ("الشرق الأوسط", "Middle East"), ("الشرق الاوسط", "Middle East"),
            ("Méditerranée", "Mediterranean Sea"), ("Vereinigte Staaten", "United States"),
        ],
    )  # fmt: skip
    def test_a_name_in_another_language_means_the_place(self, name, english):
        """French, German, Spanish, Italian and Arabic articles name the world, too."""
        assert names(name)[0][0::2] == (english, "chief")

    def test_a_town_of_the_same_name_is_not_displaced(self):
        """'Reno' is in Nevada, although the Rhine is called so in Italian."""
        assert "Rhine" not in {name for name, *_ in names("Reno")}

    def test_a_language_has_its_own_word(self):
        """The labels of a French or Arabic site come from the same table."""
        london = tables().known("London")[0].entry.geonames_id
        assert tables().called("fr", london) == "Londres"
        assert tables().called("ar", london) == "لندن"
        assert tables().called("en", london) is None
