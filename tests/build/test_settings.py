"""Settings: each has a default and a meaning, and mistakes are named."""

import pytest

from dateline.article.errors import SettingError
from dateline.build.settings import SETTINGS, checked


class TestSettings:
    def test_defaults_are_valid(self):
        """A settings file that says nothing is complete."""
        assert checked({})["DATELINE_KINDS"] == ("people", "places", "organisations")

    @pytest.mark.parametrize(
        ("wrong", "complaint"),
        [({"DATELINE_TAGLIN": "x"}, "no setting DATELINE_TAGLIN"), ({"DATELINE_PROCESSES": "2"}, "no int")],
    )
    def test_mistakes_are_named(self, wrong, complaint):
        """A misspelt name or a value of another kind is refused with the remedy."""
        with pytest.raises(SettingError, match=complaint):
            checked(wrong)

    @pytest.mark.parametrize(
        ("name", "value"),
        [
            *(("DATELINE_KINDS", value) for value in (("nonsense",), [1, 2], "people")),
            *(("DATELINE_ARCHIVES", value) for value in (
                (1,), (("x",),), (("x", "data:,x"),), (("x", 3),), (("x", "x"),) * 99, (("", "a"),)
            )),
            *(("DATELINE_ENTITY_PAGES_FROM", value) for value in (-5, 0, True, "2", 1.5)),
            *(("DATELINE_PROCESSES", value) for value in (-3, 100_000, None)),
            *(("DATELINE_LICENCE_URL", value) for value in ("javascript:alert(1)", "http://[", "data:,x", 3)),
            *(("DATELINE_TARGETS", value) for value in ({"web": 3}, [], {"web": None})),
            *(("DATELINE_CONTACT", value) for value in ("a\r\nHost: b", "a\0b", "x" * 2000)),
            *(("DATELINE_TAGLINE", value) for value in ("a\x1b[31m", "a\udcffb", "two\nlines", None)),
        ],
        ids=str,
    )  # fmt: skip
    def test_what_cannot_be_meant_is_named_with_what_the_setting_does(self, name, value):
        """A value of the right type may still be none: out of range, no address, no kind, no single line."""
        with pytest.raises(
            SettingError, match=rf"pelicanconf\.py: {name} is .*, (which is|and may hold) .*\."
        ):
            checked({name: value})

    @pytest.mark.parametrize(
        "given",
        [
            {"DATELINE_KINDS": ["people"]},
            {"DATELINE_KINDS": ()},
            {"DATELINE_ARCHIVES": [["County news", "../county/"], ("Town", "https://news.org/town/")]},
            {"DATELINE_LICENCE_URL": "pages/rights.html"},
            {"DATELINE_LICENCE_URL": "https://creativecommons.org/publicdomain/zero/1.0/"},
            {"DATELINE_TARGETS": {"web": {"kind": "folder", "to": "/srv/site"}}},
            {"DATELINE_TAGLINE": "أخبار اليوم – “News”"},
        ],
        ids=str,
    )
    def test_what_can_be_meant_passes(self, given):
        """The check is in nobody's way."""
        checked(given)

    def test_every_setting_says_what_it_does(self):
        """No setting without a sentence."""
        assert all(setting.meaning.endswith(".") for setting in SETTINGS)
