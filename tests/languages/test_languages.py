"""Languages: each file is complete, every key is known, and every pattern can be compiled."""

import re
from pathlib import Path

import pytest

from dateline.languages.keys import KEYS, problems
from dateline.languages.read import (
    INTERNATIONAL,
    direction_of,
    entries,
    function_words,
    interface_languages,
    languages,
    month_numbers,
    plurals_of,
    small_words,
)
from dateline.search.analyzer import STEMMER_NAMES, word_lists

INTERFACE = {
    path.stem for path in (Path(__file__).resolve().parents[2] / "theme/translations").glob("*.json")
}


class TestCompleteness:
    @pytest.mark.parametrize("code", languages())
    def test_a_file_holds_known_keys_and_an_interface_language_holds_all_that_it_needs(self, code):
        """A language with a translation is complete; a misspelt key is named."""
        assert problems(code, dict(languages()[code]), interface=code in INTERFACE) == []

    def test_every_interface_language_has_a_file(self):
        """A translation without word lists is half a language."""
        assert set(interface_languages()) == INTERFACE

    def test_search_has_a_stemmer_and_stop_words_for_every_interface_language(self):
        """A reader of a translated site searches in its language."""
        assert set(word_lists()) >= INTERFACE
        assert set(STEMMER_NAMES) >= INTERFACE - {"en"}

    def test_what_is_missing_and_what_is_unknown_are_named(self):
        """A translator is told what is left to do."""
        found = problems("xx", {"months": ["a"], "phrases": {"raed_more": []}}, interface=True)
        assert "xx.toml: there is no key phrases.raed_more" in found
        assert "xx.toml: byline.marker is missing" in found
        assert "xx.toml: months has 1 months" in found

    def test_every_pattern_compiles(self):
        """A pattern that cannot be compiled is found here, not in a reader's archive."""
        for key in KEYS:
            if key.kind == "patterns" and "dates" not in key.table:
                for entry in entries(key.table, key.name):
                    re.compile(entry)


class TestReading:
    def test_lists_are_of_all_languages_and_hold_each_entry_once(self):
        """What two languages share stands once in the pattern."""
        markers = entries("byline", "marker")
        assert {"by", "von", "par"} <= set(markers)
        assert len(markers) == len(set(markers))

    def test_months_have_their_number_in_every_language(self):
        """The names of one month in many languages, and in the cases of dates."""
        names = ("march", "märz", "mars", "marzo", "марта", "مارس", "marca")
        assert {month_numbers()[name] for name in names} == {3}

    def test_a_word_knows_its_languages(self):
        """A small word that several languages have speaks for all of them."""
        assert set(function_words()["de"]) >= {"es", "pt", "nl"}
        assert INTERNATIONAL not in {code for codes in function_words().values() for code in codes}

    def test_direction_and_plurals_follow_the_tag(self):
        """A region or script behind the code changes neither."""
        assert direction_of("ar-EG") == direction_of("ug") == "rtl"
        assert direction_of("en-GB") == direction_of("tlh") == "ltr"
        assert (plurals_of("fr-CA"), plurals_of("ar"), plurals_of("tlh")) == ("french", "arabic", "english")

    def test_small_words_are_those_of_all_languages(self):
        """Lists written as one string are read as words."""
        assert {"in", "dans", "hacia", "nach"} <= small_words("places", "locatives")
