"""The model that tells body from boilerplate: its numbers, and what it may never do."""

import json
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import dateline.clean
from dateline.clean import clean
from dateline.clean.html.dom_stats import dom_stats
from dateline.clean.html.feature_names import FEATURES
from dateline.clean.html.main_content import choose
from dateline.clean.html.parse import parse
from dateline.clean.html.run_features import read_runs
from dateline.clean.html.tree_model import tree_model

TABLE = Path(dateline.clean.__file__).parent / "data" / "body_runs.json"
STORY = [
    f"The ferry number {number} crossed the sound in {number + 3} minutes, said the harbour master,"
    " and nobody on the quay of Holm could remember a faster crossing in any winter before this one."
    for number in range(7)
]
FRAME = (
    '<html><head><title>Ferries</title></head><body><header><nav><a href="/">Home</a>'
    ' <a href="/n">News</a></nav></header>{}<footer><p>© Gazette</p></footer></body></html>'
)


def runs_of(page):
    """Return the runs of a page."""
    found = dom_stats(parse(page))
    return read_runs(found, choose(found), -1, "")


class TestTable:
    def test_the_table_is_small_enough_to_ship(self):
        """A model of numbers, at most 200 kB."""
        assert TABLE.stat().st_size <= 200_000

    def test_each_row_of_features_has_the_columns_that_the_table_was_trained_on(self):
        """Features and table are changed together or not at all."""
        runs = runs_of(FRAME.format("".join(f"<p>{line}</p>" for line in STORY)))
        assert runs.features.shape == (len(runs.numbers), tree_model("body_runs").columns)

    def test_trees_end_within_the_questions_that_are_asked(self):
        """Six steps from each root lead to a leaf, which leads to itself."""
        table = json.loads(TABLE.read_text(encoding="utf-8"))
        at = list(table["roots"])
        for _ in range(6):
            at = [child for one in at for child in {table["left"][one], table["right"][one]}]
        assert all(table["left"][one] == one == table["right"][one] for one in at)

    def test_each_column_has_one_name(self):
        """A person reads the names, so no two are alike."""
        assert len(set(FEATURES)) == len(FEATURES) == tree_model("body_runs").columns

    @settings(deadline=None, max_examples=50)
    @given(st.lists(st.floats(-1e6, 1e6, width=32), min_size=147, max_size=147))
    def test_influences_add_up_to_the_log_odds(self, row):
        """What each feature adds to the mean run is all that there is."""
        model, rows = tree_model("body_runs"), np.array([row], np.float32)
        odds = model.start + model.influences(rows)[0].sum()
        assert 1 / (1 + np.exp(-odds)) == pytest.approx(model.probabilities(rows)[0], abs=1e-5)

    @settings(deadline=None, max_examples=50)
    @given(st.lists(st.floats(-1e6, 1e6, width=32), min_size=147, max_size=147))
    def test_a_probability_is_one_whatever_the_features(self, row):
        """Between 0 and 1, never a gap."""
        probability = tree_model("body_runs").probabilities(np.array([row], np.float32))[0]
        assert 0 <= probability <= 1


class TestProse:
    @pytest.mark.parametrize(
        "box",
        [
            '<div class="paywall">{}</div>',
            '<div class="promo-box ads">{}</div>',
            '<div aria-hidden="true">{}</div>',
            '<div role="dialog">{}</div>',
            '<div class="sidebar related">{}</div>',
            '<div class="newsletter-body">{}</div>',
            "<aside>{}</aside>",
            "<button><span>Menu</span>{}</button>",
        ],
    )
    def test_the_prose_of_a_page_is_kept_whatever_its_box_is_called(self, box):
        """Class, role, tag and `aria-hidden` are evidence, not verdicts."""
        prose = "".join(f"<p>{line}</p>" for line in STORY)
        text = clean(FRAME.format("<h1>Ferries</h1>" + box.format(prose))).text
        assert all(line in text for line in STORY)

    @settings(deadline=None, max_examples=30)
    @given(st.integers(1, 5), st.sampled_from(["paywall", "promo", "advert", "cta", "newsletter", "related"]))
    def test_a_paragraph_among_paragraphs_is_kept_whatever_its_class(self, number, name):
        """A class on one paragraph of prose in mid-article takes none of it."""
        prose = "".join(
            f'<p class="{name}">{line}</p>' if at >= number else f"<p>{line}</p>"
            for at, line in enumerate(STORY)
        )
        text = clean(FRAME.format(f"<main><article><h1>Ferries</h1>{prose}</article></main>")).text
        assert all(line in text for line in STORY)

    @pytest.mark.slow
    @pytest.mark.parametrize(
        "frame", ["<p>{}</p>", "<div><p>{}</p></div>", "<section><h2>Part</h2>{}</section>"]
    )
    def test_a_long_text_is_kept_to_its_end(self, frame):
        """Four hundred paragraphs in a row, in boxes or in sections: the model knows no page so long."""
        lines = [f"{line} That was crossing {number}." for number in range(58) for line in STORY]
        if "section" in frame:
            parts = [
                "".join(f"<p>{line}</p>" for line in lines[at : at + 20]) for at in range(0, len(lines), 20)
            ]
        else:
            parts = lines
        prose = "".join(frame.format(part) for part in parts)
        text = clean(FRAME.format(f"<article><h1>Ferries</h1>{prose}</article>")).text
        assert [line for line in lines if line not in text] == []

    def test_prose_that_was_left_out_is_a_doubt(self):
        """More than a tenth of it, with the rules by which."""
        ask = (
            "<p>Sign up for our newsletter, delivered straight to your inbox every week, free of charge.</p>"
        )
        prose = "".join(f"<p>{line}</p>" for line in STORY[:3])
        article = clean(FRAME.format(f"<article><h1>Ferries</h1>{prose}{ask * 6}</article>"))
        codes = [one.code for one in article.provenance.warnings]
        assert "newsletter" in article.text or "prose-left-out" in codes

    def test_a_paragraph_that_its_writer_repeats_stays(self):
        """A refrain is no second layout."""
        prose = "".join(f"<p>{line}</p><p>{STORY[0]}</p>" for line in STORY[1:4])
        text = clean(FRAME.format(f"<article><h1>Ferries</h1>{prose}</article>")).text
        assert text.count(STORY[0]) == 3

    def test_paragraphs_that_stand_twice_in_their_order_are_kept_once(self):
        """A page laid out twice, for wide and for narrow screens, is one article."""
        prose = "".join(f"<p>{line}</p>" for line in STORY)
        text = clean(FRAME.format(f"<h1>Ferries</h1><div>{prose}</div><div>{prose}</div>")).text
        assert [text.count(line) for line in STORY] == [1] * len(STORY)


def test_a_tenth_of_the_prose_taken_by_a_name_is_a_warning():
    """What is set apart before it becomes blocks counts like what a rule for blocks takes."""
    story = "".join(f"<p>{line}</p>" for line in STORY)
    asked = "".join(f"<p>{line[::-1]}</p>" for line in STORY[:3])
    form = f'<form class="contact-form"><input name="mail">{asked}</form>'
    page = FRAME.format(
        f'<article class="article-body" data-stated="body"><h1>Ferries</h1>{story}{form}</article>'
    )
    codes = [
        one.code for one in clean(page.replace("<body>", '<body data-stated="body">')).provenance.warnings
    ]
    assert "prose-left-out" in codes


def test_a_debate_longer_than_its_article_is_not_the_article():
    """An article in a part that is named as a rail is the body, however long readers argue below it."""
    story = "".join(f"<p>{line}</p>" for line in STORY)
    debate = "".join(f'<div class="comment"><p>{line[::-1]}</p></div>' for line in STORY * 8)
    page = FRAME.format(
        f'<div class="side"><h1>Ferries</h1>{story}</div><div id="comments" class="comments">{debate}</div>'
    )
    text = clean(page).text
    assert all(line in text for line in STORY)
    assert STORY[0][::-1] not in text
