"""A link to a paragraph outlives whatever is done to the rest of its article."""

import random

from hypothesis import given, settings
from hypothesis import strategies as st

from dateline.article import passages as module
from dateline.article.blocks import Heading, Paragraph, Quote, Text
from dateline.article.normal_form import normal_form
from dateline.article.passages import passages
from dateline.article.text import text_of
from tests.article.strategies import bodies

WORDS = "lock ferry river mayor bridge toll winter market ice water".split()


def paragraph(words):
    """Return a paragraph of these words."""
    return Paragraph((Text(words),))


def identifiers(blocks):
    """Return the identifier of each paragraph by its words."""
    return {passage.text: passage.identifier for passage in passages(tuple(blocks))}


def sentences(chance, count):
    """Return different sentences."""
    return [f"{' '.join(chance.choices(WORDS, k=6))} {number}." for number in range(count)]


@given(bodies)
@settings(max_examples=150, deadline=None)
def test_offsets_are_those_of_the_text(body):
    """Each passage stands in the article's text where it says, and no identifier is given twice."""
    blocks = normal_form(body)
    text = text_of(blocks)
    found = list(passages(blocks))
    assert [text[one.start : one.end] for one in found] == [one.text for one in found]
    assert len({one.identifier for one in found}) == len(found)


@given(st.integers(0, 10**9))
@settings(max_examples=400, deadline=None)
def test_edits_elsewhere_break_no_link(seed):
    """Through 25 edits of other paragraphs, 10,000 in all, a paragraph that stays keeps its identifier."""
    chance = random.Random(seed)
    before = sentences(chance, 12)
    kept = set(chance.sample(before, 4))
    now = list(before)
    fresh = iter(sentences(chance, 200)[12:])
    for _ in range(25):
        place = chance.randrange(len(now))
        act = chance.choice(("add", "change", "remove", "move"))
        if act == "add":
            now.insert(place, next(fresh))
        elif now[place] in kept and act != "move":
            continue
        elif act == "change":
            now[place] = next(fresh)
        elif act == "remove":
            del now[place]
        else:
            now.insert(chance.randrange(len(now)), now.pop(place))
    first, last = identifiers(map(paragraph, before)), identifiers(map(paragraph, now))
    assert {words: last[words] for words in kept} == {words: first[words] for words in kept}


def test_case_and_spacing_do_not_count():
    """A paragraph that is only set otherwise keeps its identifier."""
    (one,), (other,) = (
        passages((paragraph("THE LOCK  is closed."),)),
        passages((paragraph("The lock is closed."),)),
    )
    assert one.identifier == other.identifier


def test_what_is_said_twice_is_told_apart():
    """A refrain has an identifier at each place; quoted paragraphs have one, headings have none."""
    body = (
        paragraph("So it goes."),
        Heading((Text("Later"),)),
        paragraph("The river rose."),
        Quote((paragraph("So it goes."),)),
    )
    found = [passage.identifier for passage in passages(body)]
    assert len(found) == len(set(found)) == 3


def test_what_is_said_a_thousand_times_costs_as_much_as_a_thousand_paragraphs(monkeypatch):
    """The same words over and over have an identifier each, and none of them is tried twice."""
    tried = []
    real = module._identifier
    monkeypatch.setattr(module, "_identifier", lambda digest: tried.append(1) or real(digest))
    found = [one.identifier for one in passages((paragraph("Again."),) * 1000)]
    assert len(set(found)) == 1000
    assert len(tried) < 3000
