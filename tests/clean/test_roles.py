"""What the dump reader promises of every line: its role, in many shapes and languages."""

from collections import Counter

from dateline.clean import clean, clean_all
from dateline.clean.plain_text.article import line_roles

from .shapes import dumps
from .stories import STORIES

_CODES = {
    "headline": "H",
    "standfirst": "S",
    "byline": "B",
    "published": "U",
    "updated": "U",
    "caption": "C",
    "credit": "R",
    "subheading": "T",
    "body": "P",
    "item": "I",
    "dateline": "D",
}


def wrong_lines():
    """Return (all lines, those with a wrong role) over every dump."""
    count, wrong = 0, []
    for name, lines in dumps():
        told = line_roles("\n".join(text for _, text in lines))
        gold = [(code, text.strip()) for code, text in lines if text]
        assert [text for _, text in told] == [text for _, text in gold], name
        for (role, text), (code, _) in zip(told, gold, strict=True):
            count += 1
            if _CODES.get(role, "X") != code:
                wrong.append((name, code, role, text))
    return count, wrong


def test_at_least_sixty_dumps_keep_their_roles():
    """Of a hundred lines in dumps of many shapes, ninety-nine get the role that a reader gives them."""
    count, wrong = wrong_lines()
    assert len(list(dumps())) >= 60
    assert len(wrong) <= 0.01 * count, Counter(name for name, *_ in wrong).most_common(5)


def test_no_word_of_a_dump_is_lost():
    """Every word of a dump is in the article, in a field of it, or in what was removed."""
    for name, lines in dumps():
        article = clean("\n".join(text for _, text in lines))
        figures = " ".join(str(block) for block in article.blocks)
        kept = " ".join(
            (
                article.headline,
                article.standfirst,
                article.kicker,
                article.text,
                figures,
                *(removed.text for removed in article.provenance.removed),
            )
        )
        for _, text in lines:
            coded = name.endswith("-coded")  # the codes of a database are no words
            for word in text.split()[coded:5]:
                assert word in kept or word.strip("-()") in kept or word.endswith(":"), (name, text)


def test_all_stories_in_one_file_come_apart():
    """A file of several articles, parted by rules, gives each of them."""
    parts = []
    for story in STORIES:
        parts.append("\n\n".join((story.headline, story.by, *story.body)))  # noqa: PERF401
    found = clean_all("\n\n==========\n\n".join(parts))
    assert [article.headline for article in found] == [story.headline for story in STORIES]


def test_direction_and_language_follow_the_words():
    """An Arabic dump reads from the right; each story is in the language it was written in."""
    for story in STORIES:
        article = clean("\n\n".join((story.headline, *story.body)))
        assert article.language == story.language
        assert article.direction == ("rtl" if story.language == "ar" else "ltr")
