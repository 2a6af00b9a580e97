"""The whole way from an article to its tags: zones, corrections, the same result in every run."""

import datetime as dt
import os
import subprocess
import sys
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dateline.article.blocks import Paragraph, Text
from dateline.article.moment import Moment
from dateline.article.record import Article, Given
from dateline.enrich import Tags, enrich, enrich_all, enrich_text, enrich_texts
from dateline.enrich.salience import salience
from dateline.enrich.tags import Mention


def article(*paragraphs: str, **fields) -> Article:
    blocks = tuple(Paragraph((Text(words),)) for words in paragraphs)
    return Article(**({"identifier": "a", "headline": "Talks go on", "blocks": blocks} | fields))


def test_credits_bylines_and_datelines_yield_no_tags():
    """Who reported it is not who it is about."""
    tags = enrich(
        article(
            "GENEVA, 3 May (Reuters) - President Jane Miller arrived.",
            "(Reporting by Robert Brown; editing by Laura Weber)",
            dateline="GENEVA, 3 May (Reuters)",
        ),
        model="none",
    )
    assert [person.name for person in tags.people] == ["Jane Miller"]
    assert tags.organisations == ()
    assert [place.name for place in tags.places] == ["Geneva"]


def test_dates_are_anchored_at_the_day_of_the_article():
    """'on Friday' is the Friday before the article came out; a year alone anchors nothing."""
    body = "The truce began on Friday."
    tags = enrich(article(body, published=Moment("2023-11-28")), model="none")
    assert [date.value for date in tags.dates] == ["2023-11-24"]
    assert enrich(article(body, published=Moment("2023")), model="none").dates == ()


def test_headline_makes_salient():
    """Someone in the headline matters more than someone in the body alone."""
    body = ("President Jane Miller met Senator Robert Brown.",)
    with_headline = enrich(article(*body, headline="Brown refuses"), model="none").people
    assert {p.name: p.salience for p in with_headline}["Robert Brown"] > with_headline[0].salience


def test_front_matter_wins():
    """What a person gave is there, what a person does not want is not, and kinds move as told."""
    tags = enrich(
        article(
            "President Jane Miller met Senator Robert Brown and the Acme Movement.",
            given=Given(
                people=("Acme Movement",), organisations=("Talks Group",), not_tagged=("Robert Brown",)
            ),
        ),
        model="none",
    )
    assert [person.name for person in tags.people] == ["Jane Miller", "Acme Movement"]
    assert tags.people[1].mentions[0].source == "authority"
    assert [body.name for body in tags.organisations] == ["Talks Group"]


def test_batches_give_what_single_calls_give():
    """Articles of several languages in one call get what each gets alone."""
    several = [
        article("President Jane Miller spoke.", language="en"),
        article("Le président Jean Dupont a parlé à Paris.", language="fr"),
        article("Senator Robert Brown left.", language="en"),
    ]
    assert enrich_all(several, model="none") == [enrich(each, model="none") for each in several]
    texts = [each.text for each in several]
    assert enrich_texts(texts)[::-1] == enrich_texts(texts[::-1])


PROGRAM = """
from dateline.enrich import enrich_text
print(enrich_text(
    "Prime Minister Jane Miller and George Bush met Barbara Bush, NATO, the Example Forces (EF), Acme Inc "
    "and Bush in Paris, Texas on 3 May 1990. Miller told the EF so.", model="none"))
"""


@pytest.mark.slow
def test_every_hash_seed_gives_the_same_bytes():
    """Sets and dictionaries leave no trace in the result."""
    outputs = {
        subprocess.run(
            [sys.executable, "-c", PROGRAM],
            env={**os.environ, "PYTHONHASHSEED": seed},
            capture_output=True,
            check=True,
        ).stdout
        for seed in ("0", "1", "42")
    }
    assert len(outputs) == 1


def all_mentions(tags: Tags) -> list[Mention]:
    kinds = (tags.people, tags.places, tags.organisations)
    return [mention for kind in kinds for entity in kind for mention in entity.mentions]


words = st.sampled_from(
    "President Mr Sir al- von der Jane Miller O'Neill’s U.S. EU-UK (NATO) Acme Inc. – “ ” ( ) [ \n "
    "\n\n , . : ; / Iraqi Prime Minister Paris on Monday 3 May 1990 Sen. J. R. Smith's İstanbul Ærø "
    "Șef 北京 الرئيس 🙂 \u00a0 \u200b".split(" ")
)
word_lists = st.lists(words, max_size=40)


@settings(max_examples=100, deadline=None)
@given(st.one_of(st.text(max_size=200), word_lists.map(" ".join), word_lists.map("".join)))
def test_any_text_is_tagged_without_error(text):
    """No text raises; each mention is where it says it is; people and bodies do not overlap."""
    tags = enrich_text(text, published=dt.date(2020, 1, 1), model="none")
    for mention in all_mentions(tags):
        assert text[mention.start : mention.end] == mention.surface
        assert 0 <= mention.confidence <= 1
    named = sorted(
        (m.start, m.end) for kind in (tags.people, tags.organisations) for e in kind for m in e.mentions
    )
    assert all(one[1] <= other[0] for one, other in pairwise(named))
    assert all(0 <= e.salience <= 1 for kind in (tags.people, tags.places, tags.organisations) for e in kind)


@given(st.integers(1, 30), st.integers(1, 5000), st.booleans())
def test_salience_stays_between_nothing_and_all(count, length, in_headline):
    """However often and wherever a name stands, its weight is a share."""
    mentions = [
        Mention(number * length // count, number * length // count + 1, "x") for number in range(count)
    ]
    weight = salience({"x"}, mentions, length, headline="x" if in_headline else "y")
    assert 0 < weight <= 1


@pytest.mark.parametrize(
    "text", ["\ud800 Jane Miller", "x" * 50_000, "Miller " * 4_000, "\x00\r\x0b Jane Miller"]
)
def test_damaged_text_is_tagged_without_error(text):
    """Lone surrogates, control characters and endless lines reach the model without stopping it."""
    for mention in all_mentions(enrich_text(text)):
        assert text[mention.start : mention.end] == mention.surface


def test_no_mention_no_salience():
    """A name that only the front matter gives weighs nothing."""
    assert salience({"x"}, [], 100) == 0.0


def test_seed_document_is_tagged_as_a_librarian_would(seed_file):
    """Four people, each one tag, no agency and no militia among them."""
    tags = enrich_text(seed_file.read_text("utf-8"), published=dt.date(2023, 11, 28))
    surnames = sorted(person.name.split()[-1] for person in tags.people)
    assert surnames == ["Cameron", "Hussein", "Seiler", "Sudani"]
    bodies = {body.name for body in tags.organisations}
    assert {"Hamas", "Kataib Hezbollah", "Popular Mobilisation Forces"} <= bodies
