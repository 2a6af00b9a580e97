"""Blocks that recur: known by their fingerprint, offered by a threshold, dropped only by decision."""

import random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dateline.article.blocks import Figure, Footnote, Heading, Paragraph, Rule, Text
from dateline.article.normal_form import normal_form
from dateline.article.record import Article
from dateline.article.warnings import warning
from dateline.clean import clean
from dateline.clean.boilerplate.fingerprints import fingerprint, said
from dateline.clean.boilerplate.recurring import STORIES, HostPage, recurring
from dateline.clean.boilerplate.site_rules import Profile, host_of

HOST = "holmherald.example"
BOX = "The Herald belongs to its readers, and 412 of them joined us last week."
OWN = "A story of its own that no other page of the town tells, told on day {}."
PAGE = """<!doctype html><html lang="en"><head><title>{0}</title>
<link rel="canonical" href="https://holmherald.example/{0}"></head><body><article><h1>{0}</h1>
<p>The bridge at Holm was opened again on Tuesday, nine days after the flood that took its railings.</p>
<p>The Herald belongs to its readers, and 77 of them joined us last week.</p>
<p>Children were the first to cross it, and the mayor came last, on a bicycle.</p></article></body></html>"""


def paragraph(text):
    """Return a paragraph of plain words."""
    return Paragraph((Text(text),))


def pages(*bodies):
    """Return one page for each body."""
    return [HostPage(f"p{number}.md", f"Page {number}", tuple(body)) for number, body in enumerate(bodies)]


def own(number):
    """Return two paragraphs that stand on one page only."""
    word = "abcdefghijklmnopqrstuvwxyz"[number % 26] * (2 + number // 26)
    return [
        f"The {word} was seen in the harbour of {word} by all.",
        f"Nobody knows why {word} came to {word}.",
    ]


class TestFingerprint:
    @pytest.mark.parametrize(
        ("one", "other"),
        [
            ("Comments (3)", "Comments (1,204)"),
            ("Last updated 3 March 2019, 14:05", "Last updated May 17, 2021, 9:40"),
            ("Zuletzt geändert am 3. Mai 2019", "Zuletzt geändert am 28. September 2020"),
            ("Sign up – it is free!", "SIGN UP: it is free"),
        ],
    )
    def test_numbers_dates_and_typography_make_no_difference(self, one, other):
        """Two printings of one block are one block."""
        assert fingerprint(one) == fingerprint(other) != ""

    @pytest.mark.parametrize(
        ("one", "other"),
        [
            ("Follow us", "Follow them"),
            ("March of the bands", "May of the bands"),
            ("He was 84.", "She was 84."),
        ],
    )
    def test_other_words_are_another_block(self, one, other):
        """A month that is no date is a word like others."""
        assert fingerprint(one) != fingerprint(other)

    @pytest.mark.parametrize("text", ["", "12", "3 / 4", "***", "12 March 2019"])
    def test_what_has_no_word_has_no_fingerprint(self, text):
        """Two dates are not one block because both are dates."""
        assert fingerprint(text) == ""

    def test_other_pictures_are_other_blocks(self):
        """A credit that recurs does not take the pictures above it away."""
        one, other = (said(Figure(f"https://x.example/{n}.jpg", "", (), "Photo: Herald")) for n in (1, 2))
        assert fingerprint(one) != fingerprint(other)

    @pytest.mark.parametrize("block", [Rule(), Footnote("1", (paragraph("See the first volume."),))])
    def test_rules_and_notes_are_left_alone(self, block):
        """A note belongs to the mark in the text that refers to it."""
        assert said(block) == ""


class TestHost:
    @pytest.mark.parametrize(
        "address",
        ["https://www.holmherald.example/a", "m.holmherald.example", "http://HolmHerald.example:8080"],
    )
    def test_the_spellings_of_a_host_are_one(self, address):
        """A page and its mobile twin have one profile."""
        assert host_of(address) == HOST

    @pytest.mark.parametrize("address", ["", "//[", "https://"])
    def test_what_is_no_address_has_no_host(self, address):
        """Nothing is raised for it."""
        assert host_of(address) == ""


class TestRecurring:
    def test_what_stands_in_three_stories_is_offered_with_its_place(self):
        """Above, below or within what a page has for itself."""
        found = recurring(pages(*([BOX, *own(n), "Write to the desk."] for n in range(4))))
        assert [(one.text, one.place) for one in found] == [
            (BOX, "above the text"),
            ("Write to the desk.", "below the text"),
        ]
        assert found[0].reason == "recurs on 4 of 4 pages, above the text"

    def test_one_story_on_three_pages_is_no_boilerplate(self):
        """What is printed again whole is a version, and every paragraph of it is the article's."""
        story = [text for number in range(4) for text in own(number)]
        assert recurring(pages(story, [*story, "Corrected."], story[1:], own(9), own(10))) == []

    def test_a_few_words_must_stand_on_many_pages(self):
        """A short sentence comes about by chance on three of forty pages, a long one does not."""
        bodies = [own(number) for number in range(40)]
        for body in bodies[:3]:
            body += ["Police are investigating.", BOX]
        assert [one.text for one in recurring(pages(*bodies))] == [BOX]

    @given(
        st.lists(st.lists(st.integers(0, 5), max_size=4, unique=True), min_size=1, max_size=9),
        st.randoms(use_true_random=False),
    )
    @settings(max_examples=60, deadline=None)
    def test_order_makes_no_difference_and_nothing_rare_is_offered(self, drawn, chance: random.Random):
        """Whatever the pages, each offer stands on enough of them, and shuffling changes nothing."""
        boxes = [f"This is what the paper says in box {letter} of its page." for letter in "abcdef"]
        made = pages(*([*own(number), *(boxes[n] for n in some)] for number, some in enumerate(drawn)))
        found = recurring(made)
        assert all(len(one.pages) >= STORIES for one in found)
        assert found == recurring(chance.sample(made, len(made)))

    def test_what_was_dropped_still_counts(self):
        """After a decision the same blocks are found with the same counts."""
        before = recurring(pages(*([*own(n), BOX] for n in range(5))))
        after = recurring([HostPage(f"p{n}.md", f"Page {n}", tuple(own(n)), (BOX,)) for n in range(5)])
        assert [(o.fingerprint, len(o.pages)) for o in before] == [
            (o.fingerprint, len(o.pages)) for o in after
        ]

    def test_what_is_decided_is_named_however_rare(self):
        """A decision made when there were more pages is still shown."""
        found = recurring(pages([*own(1), BOX], own(2)), decided=[fingerprint(BOX)])
        assert [len(one.pages) for one in found] == [1]


texts = st.lists(st.sampled_from([BOX, "Follow us", "Page 3", OWN.format(1), OWN.format(2), "And so on."]))


class TestObeyed:
    def test_a_dropped_block_goes_under_the_rule_of_its_host(self):
        """The words that went stand in the provenance, as they were on this page."""
        profile = Profile(HOST, frozenset([fingerprint(BOX)]))
        article = clean(PAGE.format("Bridge"), profile=profile)
        assert "readers" not in article.text
        assert "bicycle" in article.text
        (removed,) = (one for one in article.provenance.removed if one.rule == f"profile: {HOST}")
        assert removed.text == "The Herald belongs to its readers, and 77 of them joined us last week."

    def test_what_a_person_wants_kept_no_rule_takes_out(self):
        """A request that our rules know as boilerplate stays on the pages of the host that wants it."""
        request = "Sign up for our newsletter to read of each ship that comes in."
        page = PAGE.format("Bridge").replace("</article>", f"<p>{request}</p></article>")
        assert request not in clean(page).text
        kept = clean(page, profile=Profile(HOST, kept=frozenset([fingerprint(request)])))
        assert kept.text.endswith(request)
        assert request not in {one.text for one in kept.provenance.removed}

    def test_without_decisions_nothing_changes(self):
        """A profile that drops nothing is no profile."""
        assert clean(PAGE.format("Bridge"), profile=Profile(HOST)) == clean(PAGE.format("Bridge"))
        assert Profile(HOST).digest == ""

    @given(texts, texts)
    @settings(max_examples=60, deadline=None)
    def test_no_word_is_lost_and_once_is_enough(self, body, decided):
        """What is left and what was removed are together what there was; obeying twice is obeying once."""
        article = Article("x", "Headline", normal_form(map(paragraph, body)))
        profile = Profile(HOST, frozenset(map(fingerprint, decided)) - {""})
        applied = profile.applied(article)
        left = [said(block) for block in applied.blocks]
        gone = [one.text for one in applied.provenance.removed]
        assert sorted(left + gone) == sorted(map(said, article.blocks))
        assert all(fingerprint(text) in profile.dropped for text in gone)
        assert profile.applied(applied).blocks == applied.blocks

    def test_an_article_is_never_emptied(self):
        """Where nothing would be left, all stays, with a warning."""
        article = Article("x", "Headline", (paragraph(BOX), Heading((Text("Follow us"),))))
        applied = Profile(HOST, frozenset([fingerprint(BOX), fingerprint("Follow us")])).applied(article)
        assert applied.blocks == article.blocks
        assert applied.provenance.warnings == (warning("site-rules-not-applied", HOST),)
        assert applied.provenance.confidence < 1
