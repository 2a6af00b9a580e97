"""Words, plurals, numbers and dates of the interface."""

import json
import re
import string

import pytest

from dateline.article.errors import SettingError
from dateline.article.moment import Moment
from dateline.languages.read import direction_of, interface_languages
from dateline.site.interface_language import read_language

from .made_archive import THEME

FOLDER = THEME / "translations"
CODES = sorted(path.stem for path in FOLDER.glob("*.json"))
ENGLISH = json.loads((FOLDER / "en.json").read_text("utf-8"))


def placeholders(value):
    """Return what a template string wants put in."""
    if isinstance(value, dict):
        return {name for part in value.values() for name in placeholders(part)}
    if isinstance(value, list):
        return set()
    return {name for _, name, _, _ in string.Formatter().parse(value) if name}


class TestTranslations:
    def test_the_promised_languages_are_there(self):
        """English, French, Spanish, German, Italian and Arabic come with the theme."""
        assert CODES == ["ar", "de", "en", "es", "fr", "it"] == sorted(interface_languages())

    @pytest.mark.parametrize("code", CODES)
    def test_a_language_says_everything(self, code):
        """No key is missing, none is left over, and no words are empty."""
        words = json.loads((FOLDER / f"{code}.json").read_text("utf-8"))
        assert list(words) == list(ENGLISH)
        assert all(words.values())
        assert [len(words[key]) for key in ("months", "weekdays", "weekdays_short")] == [12, 7, 7]

    @pytest.mark.parametrize("code", CODES)
    def test_a_language_takes_the_same_values(self, code):
        """A translation uses the names that its English original uses, and no others."""
        words = json.loads((FOLDER / f"{code}.json").read_text("utf-8"))
        for key, value in ENGLISH.items():
            assert placeholders(words[key]) == placeholders(value), key

    def test_an_unknown_language_is_refused_with_the_known_ones(self):
        """The message names the languages that there are."""
        with pytest.raises(SettingError, match="ar, de, en, es, fr, it"):
            read_language(FOLDER, "tlh")

    @pytest.mark.parametrize(
        ("words", "problem"),
        [
            ("{", "cannot be read"),
            ("[" * 100_000, "cannot be read"),
            ("[]", "not an object"),
            ({"skip": None}, "'skip' is missing"),
            ({"skip": ["a"]}, "'skip' is not of the kind"),
            ({"months": ["one"]}, "'months' has not the 12 words"),
            ({"articles": {"one": "{number}"}}, "'articles' has no 'other'"),
            ({"articles": {"other": 3}}, "'articles.other' is not of the kind"),
            ({"articles": {"other": "{number.__class__}"}}, "asks for {number.__class__}"),
            ({"day_month": "{day!r} {month}"}, "asks for {day!r}"),
            ({"day_month": "{0} {month}"}, "asks for {0}"),
            ({"day_month": "{} {month}"}, "asks for {}"),
            ({"day_month": "{day} {month"}, "brace"),
        ],
    )
    def test_words_that_cannot_be_meant_are_said(self, tmp_path, words, problem):
        """A translation says what English says; it names no part of a value, and no other one."""
        (tmp_path / "en.json").write_text(json.dumps(ENGLISH))
        if isinstance(words, dict):
            changed = {key: value for key, value in (ENGLISH | words).items() if value is not None}
            words = json.dumps(changed)
        (tmp_path / "xx.json").write_text(words)
        with pytest.raises(SettingError, match=re.escape(problem)) as caught:
            read_language(tmp_path, "xx")
        assert "xx.json" in str(caught.value)
        assert len(str(caught.value)) < 1000


class TestCounting:
    @pytest.mark.parametrize(
        ("code", "number", "words"),
        [
            ("en", 1, "1 article"),
            ("en", 0, "0 articles"),
            ("en", 21578, "21,578 articles"),
            ("fr", 0, "0 article"),
            ("it", 1, "1 articolo"),
            ("it", 21578, "21.578 articoli"),
            ("de", 2, "2 Artikel"),
            ("ar", 1, "مقال واحد"),
            ("ar", 2, "مقالان"),
            ("ar", 7, "7 مقالات"),
            ("ar", 11, "11 مقالًا"),
            ("ar", 100, "100 مقال"),
            ("ar", 103, "103 مقالات"),
        ],
    )
    def test_plurals_follow_the_language(self, code, number, words):
        """Each language counts as CLDR says."""
        assert read_language(FOLDER, code).count("articles", number) == words

    def test_things_in_a_row_end_with_and(self):
        """One thing stands alone, two are joined, three get a comma."""
        language = read_language(FOLDER, "en")
        assert language.list(("a",)) == "a"
        assert language.list(("a", "b", "c")) == "a, b and c"


class TestDates:
    @pytest.mark.parametrize(
        ("code", "words"),
        [
            ("en", "1 March 1976"),
            ("fr", "1er mars 1976"),
            ("es", "1 de marzo de 1976"),
            ("de", "1. März 1976"),
            ("it", "1º marzo 1976"),
            ("ar", "1 مارس 1976"),
        ],
    )
    def test_a_day_is_written_as_the_language_writes_it(self, code, words):
        """Order, ordinal and little words are the language's."""
        assert read_language(FOLDER, code).day(1976, 3, 1) == words

    @pytest.mark.parametrize(
        ("moment", "words"),
        [
            ("1976", "1976"),
            ("1976-03", "March 1976"),
            ("1976-03-05", "5 March 1976"),
            ("1976-03-05T09:08", "5 March 1976, 09:08 (time zone not stated)"),
            ("1976-03-05T09:08Z", "5 March 1976, 09:08 (UTC)"),
            ("1976-03-05T09:08+04:00", "5 March 1976, 09:08 (UTC+04:00)"),
        ],
    )
    def test_a_moment_is_as_precise_as_stated(self, moment, words):
        """No part is guessed, and a missing zone is said."""
        assert read_language(FOLDER, "en").moment(Moment.parse(moment), time=True) == words

    def test_arabic_is_written_from_the_right(self):
        """The direction follows the language's main tag."""
        assert direction_of("ar-EG") == "rtl"
        assert direction_of("fr") == "ltr"
