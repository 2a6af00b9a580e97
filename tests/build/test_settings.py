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

    def test_every_setting_says_what_it_does(self):
        """No setting without a sentence."""
        assert all(setting.meaning.endswith(".") for setting in SETTINGS)
