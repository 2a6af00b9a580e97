"""What clean() promises of a whole source: the seed, the kinds, the errors."""

import hashlib

import pytest

from dateline.article.blocks import Figure, Paragraph, Text
from dateline.article.errors import UnreadableSourceError
from dateline.article.moment import Moment
from dateline.clean import clean, clean_all


def test_the_seed_gives_what_was_asked_for(seed_file):
    """The first document keeps headline, standfirst, caption, credit and body apart, and loses no word."""
    source = seed_file.read_bytes()
    article = clean(source)
    figures = [block for block in article.blocks if isinstance(block, Figure)]
    assert len(article.headline.split()) == 10
    assert article.standfirst.startswith("Pledge by")
    assert len(figures) == 1
    assert figures[0].credit == "AFP"
    assert isinstance(figures[0].caption[0], Text)
    assert figures[0].caption[0].text.endswith("war.")
    assert sum(isinstance(block, Paragraph) for block in article.blocks) == 28
    assert article.modified == Moment("2023-11-28T09:08")
    rules = {removed.rule: removed.text for removed in article.provenance.removed}
    assert rules["notice"].startswith("Powered by")
    assert rules["read more"].startswith("Live updates:")
    assert "Powered by" not in article.text
    assert article.provenance.original == hashlib.sha256(source).hexdigest()
    assert article.provenance.kind == "text"


@pytest.mark.parametrize(
    "source", [b"", "", b"\x00\x01", "   \n\n ", "<html><body></body></html>", "<!-- -->"]
)
def test_a_source_without_words_is_refused_by_name(source):
    """Nothing that a reader would see means an error that says so, never an empty article."""
    with pytest.raises(UnreadableSourceError, match="holds no words"):
        clean(source)


def test_text_that_speaks_of_tags_is_text():
    """A plain text about markup keeps its tags as words."""
    article = clean(
        "How tags work\n\nThe tag <script> runs code, and <b> makes words bold. It is an old story."
    )
    assert "<script>" in article.text
    assert article.provenance.kind == "text"


def test_a_dump_of_two_articles_gives_both():
    """Articles parted by a rule line become articles of their own."""
    one = (
        "River rises after rain\n\n"
        + "The water stood higher than in any year since the bridge was built. " * 4
    )
    two = (
        "Bakers ask for cheaper flour\n\n"
        + "They met in the town hall and spoke until late at night about prices. " * 4
    )
    found = clean_all(f"{one}\n\n==========\n\n{two}")
    assert [article.headline for article in found] == [
        "River rises after rain",
        "Bakers ask for cheaper flour",
    ]
    assert len({article.identifier for article in found}) == 2
