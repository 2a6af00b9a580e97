"""Versions aligned by sentence: no word of either is lost, and a change stays in its sentence."""

from hypothesis import given, settings
from hypothesis import strategies as st

from dateline.site.sentences import sentence_differences

TEXTS = st.lists(
    st.sampled_from(["One two.", "Two three four.", "Five!", "\n\n", "Six seven", "One two."])
).map(" ".join)


def words_of(sentences, sign):
    """Return the words of one version, by the sign that the other lacks."""
    changes = (change for sentence in sentences for change in sentence.changes)
    return " ".join(change.words for change in changes if change.sign in {"=", sign}).split()


class TestSentences:
    @settings(deadline=None)
    @given(TEXTS, TEXTS)
    def test_no_word_is_lost(self, before, after):
        """With what was cut it is the first text, with what was added the second."""
        found = sentence_differences(before, after)
        assert words_of(found, "-") == before.split()
        assert words_of(found, "+") == after.split()

    @settings(deadline=None)
    @given(TEXTS)
    def test_a_text_is_like_itself(self, text):
        """Nothing differs from itself."""
        assert {sentence.kind for sentence in sentence_differences(text, text)} <= {"same"}

    def test_a_changed_word_stays_in_its_sentence(self):
        """A correction is marked where it stands, whatever was cut and added around it."""
        before = "A ship sank off the coast. Nine sailors were saved by a trawler. The captain is missing."
        after = "A storm rose at night. A ship sank off the coast. Eight sailors were saved by a trawler."
        kinds = [sentence.kind for sentence in sentence_differences(before, after)]
        assert kinds == ["addition", "same", "correction", "cut"]
        corrected = sentence_differences(before, after)[2]
        assert [change.words for change in corrected.changes if change.sign != "="] == ["Nine", "Eight"]

    def test_a_paragraph_opens_where_it_did(self):
        """Sentences know where paragraphs begin."""
        found = sentence_differences("One. Two.\n\nThree.", "One. Two.\n\nThree.")
        assert [sentence.opens for sentence in found] == [True, False, True]
