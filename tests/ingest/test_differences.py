"""What two versions say differently: nothing of either is lost, and it reads as a person would mark it."""

from hypothesis import given, settings
from hypothesis import strategies as st

from dateline.ingest.differences import differences
from tests.work import calls

WORDS = st.sampled_from(("the", "harbour", "was", "closed", "for", "a", "day,", "\n\n", "<b>", "said"))
TEXTS = st.lists(WORDS, max_size=60).map(" ".join)


def words(paragraphs, signs):
    """Return the words with one of some signs."""
    changes = (change for paragraph in paragraphs for change in paragraph)
    return [word for change in changes if change.sign in signs for word in change.words.split()]


@settings(max_examples=150)
@given(TEXTS, TEXTS)
def test_both_texts_can_be_had_back(before, after):
    """What is common and what was removed is the first text, word for word; likewise the second."""
    found = differences(before, after)
    assert words(found, "=-") == before.split()
    assert words(found, "=+") == after.split()


@given(TEXTS)
def test_a_text_does_not_differ_from_itself(text):
    """The same text twice shows no change."""
    assert not words(differences(text, text), "+-")


def test_paragraphs_are_kept_apart():
    """Each paragraph of either text is one of its own."""
    found = differences("One.\n\nTwo.\n\nThree.", "One.\n\nTwo, put right.\n\nThree.\n\nFour.")
    assert [[tuple(change) for change in paragraph] for paragraph in found] == [
        [("=", "One.")],
        [("-", "Two."), ("+", "Two, put right.")],
        [("=", "Three.")],
        [("+", "Four.")],
    ]


def test_one_word_put_right_is_one_change():
    """A correction shows the word that was wrong and the one that is right, and nothing else."""
    (paragraph,) = differences(
        "Some forty people were hurt when the roof of the market hall came down.",
        "Some fourteen people were hurt when the roof of the market hall came down.",
    )
    assert [change.sign for change in paragraph] == ["=", "-", "+", "="]
    assert [change.words for change in paragraph[1:3]] == ["forty", "fourteen"]


def test_a_small_word_in_common_does_not_break_up_a_change():
    """Two sentences that share `the` alone are read one after the other, not woven."""
    (paragraph,) = differences("He came to see the mayor", "They left for the coast")
    assert [change.sign for change in paragraph] == ["-", "+"]


def test_long_texts_cost_no_square():
    """Four times the words are at most six times the work, also where nothing is the same."""

    def work(size):
        long = " ".join(f"word{number % 977} of {number}" for number in range(size))
        few = calls(lambda: differences(long, long.replace(" of 77 ", " of 78 ", 1)))
        return few + calls(lambda: differences(long, long.upper()))

    assert work(8_000) < 6 * work(2_000)
