"""A body that the page states votes: agreement is silent, disagreement is a warning, a shell is filled."""

import html
import json

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dateline.article.blocks import Paragraph, Text
from dateline.article.text import text_of
from dateline.article.warnings import warning
from dateline.clean import clean
from dateline.clean.metadata.jsonld_body import weighed

STORY = (
    "The harbour of Holm froze over on Monday night for the first time in thirty years, says the town.",
    "By morning the whole school was on the ice, and the bakery had moved its stall to the very middle.",
    "Every boat was counted twice, and there was one more than there should have been, which no one claims.",
    "The ice will hold until the weekend, and the ferry to the outer islands stays in with its crew & cargo.",
)
MARKUP = "".join(f"<p>{html.escape(text)}</p>" for text in STORY)
OTHER = "".join(
    f"<p>A long tale of mountain village number {n}, whose people never saw the sea or ice, in year {n}.</p>"
    for n in range(4)
)


def page(stated, shown, headline="Harbour freezes"):
    """Return a page whose JSON-LD states one body, and which shows another."""
    node = {
        "@type": "NewsArticle",
        "headline": headline,
        "datePublished": "2021-02-03",
        "articleBody": stated,
    }
    return (
        f'<html lang="en"><head><title>{headline}</title><script type="application/ld+json">'
        f"{json.dumps(node)}</script></head><body>{shown}</body></html>"
    )


class TestAgreement:
    @pytest.mark.parametrize(
        "stated",
        [
            " ".join(STORY),
            "\n\n".join(STORY),
            MARKUP,
            html.escape(MARKUP),
            "".join(f"**{text}** [more](https://holmherald.example/a/very/long/address) " for text in STORY),
            STORY[0],
            " ".join(STORY[:2]),
            "All about the ice.",
            "",
            None,
            [1, 2],
        ],
    )
    def test_the_same_text_in_any_dress_is_no_doubt(self, stated):
        """Markup, escaped markup, Markdown, a beginning, a summary, nothing."""
        article = clean(page(stated, f"<h1>Harbour freezes</h1>{MARKUP}"))
        assert article.text == "\n\n".join(STORY)
        assert article.provenance.warnings == ()
        assert article.provenance.confidence == 1

    def test_another_body_is_a_doubt_that_says_how_much(self):
        """What the page shows stays; a person is told."""
        article = clean(page(" ".join(STORY), f"<h1>Harbour freezes</h1>{OTHER}"))
        assert article.text.startswith("A long tale")
        (found,) = article.provenance.warnings
        assert found == warning("stated-body-longer", "100%")
        assert article.provenance.confidence == 0.85

    def test_a_text_that_holds_far_more_than_is_stated_is_a_doubt(self):
        """A region that swallowed its neighbours is listed."""
        stated = "\n".join(STORY)
        blocks = tuple(
            Paragraph((Text(text),)) for text in (*STORY[:2], *(f"Offer {n} " * 9 for n in range(4)))
        )
        found = weighed(stated, blocks)
        assert found.blocks == blocks
        assert found.warnings[0].code == "stated-body-longer"


class TestElsewhere:
    def test_a_body_that_stands_elsewhere_on_the_page_is_found(self):
        """A page that names its article's box as something else, and has a longer text beside it."""
        shown = f'<h1>Harbour freezes</h1><div class="related">{MARKUP}</div><div>{OTHER * 3}</div>'
        assert clean(page(None, shown)).text.startswith("A long tale")
        article = clean(page(" ".join(STORY), shown))
        assert article.text == "\n\n".join(STORY)
        assert article.provenance.warnings == ()
        assert any("A long tale" in one.text for one in article.provenance.removed)

    def test_a_body_within_the_chosen_part_is_not_set_apart(self):
        """The box that holds what the page states is the article, whatever its name."""
        shown = f'<h1>Harbour freezes</h1><div>{OTHER * 3}<div class="related">{MARKUP}</div></div>'
        assert clean(page(" ".join(STORY), shown)).text == "\n\n".join(STORY)

    def test_a_body_that_is_nowhere_on_the_page_moves_nothing(self):
        """The chosen text stays, with its warning."""
        article = clean(page(" ".join(STORY), f"<h1>Harbour freezes</h1><div>{OTHER}</div>"))
        assert article.text.startswith("A long tale")
        assert len(article.provenance.warnings) == 1


class TestStandIn:
    @pytest.mark.parametrize(
        "shown", ['<div id="root"></div>', "<p>Please switch on your program runner.</p>"]
    )
    @pytest.mark.parametrize("stated", ["\n".join(STORY), MARKUP])
    def test_a_page_that_a_program_fills_in_gives_what_it_states(self, stated, shown):
        """The text is there, paragraph by paragraph, with a warning, and what was shown is kept aside."""
        article = clean(page(stated, shown))
        assert article.text == "\n\n".join(STORY)
        assert article.headline == "Harbour freezes"
        assert article.provenance.warnings == (warning("stated-body-used"),)
        gone = " ".join(one.text for one in article.provenance.removed)
        assert ("program runner" in gone) == ("program runner" in shown)

    def test_a_first_sentence_shown_is_not_listed_as_removed(self):
        """What stands in the stated body is not lost."""
        article = clean(page(MARKUP, f"<h1>Harbour freezes</h1><p>{STORY[0]}</p>"))
        assert article.text == "\n\n".join(STORY)
        assert "beside the stated body" not in {one.rule for one in article.provenance.removed}


@given(st.text(max_size=600), st.lists(st.text(max_size=300), max_size=4))
@settings(max_examples=60, deadline=None)
def test_no_word_is_lost_whatever_is_stated(stated, shown):
    """What was found stays, or is listed as removed, or is nearly all in what stands in."""
    blocks = tuple(Paragraph((Text(text),)) for text in shown if text.strip())
    found = weighed(stated, blocks)
    assert found.blocks == blocks or found.warnings
    assert text_of(found.blocks) or not text_of(blocks).strip()
