"""Headlines in capitals shown in sentence case."""

from hypothesis import given, settings
from hypothesis import strategies as st

from dateline.site.headline_case import sentence_case

TEXT = (
    "PORT LUDD, May 3 - Harbour workers of Port Ludd voted to strike, Ada Moss of the U.N. said. The workers "
    "want higher pay. In Port Ludd the mayor, Ada Moss, called for talks."
)


class TestSentenceCase:
    def test_names_keep_their_capitals(self):
        """A word is written as the text writes it within a sentence."""
        found = sentence_case("PORT LUDD WORKERS STRIKE, U.N. SAYS MOSS <MOS.L> CALLED FOR TALKS", TEXT)
        assert found == "Port Ludd workers strike, U.N. says Moss <MOS.L> called for talks"

    def test_other_headlines_are_left_alone(self):
        """What has small letters, or is too short to be more than a name, stays as it is."""
        assert sentence_case("Workers of Port Ludd strike", TEXT) == "Workers of Port Ludd strike"
        assert sentence_case("NATO", TEXT) == "NATO"

    @settings(deadline=None)
    @given(st.text(alphabet="AB .,<>-’'É\n", max_size=60), st.text(alphabet="abAB .,\n", max_size=60))
    def test_only_the_case_changes(self, headline, text):
        """No character is lost, added or moved."""
        assert sentence_case(headline, text).casefold() == headline.casefold()
