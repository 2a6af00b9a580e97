"""What comes out of wire dumps of fifty shapes: every headline, every paragraph, every name."""

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from dateline.clean import clean_all

from .wire_shapes import ENDS, PARTS, SHAPES, dump, story

SEEDS = st.integers(0, 10**9)


def lost(one, article, head, body):
    """Return what of a story its article has not: headline, paragraphs, author."""
    found = []
    if article.headline != one.headline:
        found.append(f"headline {one.headline!r} became {article.headline!r}")
    parts = one.body if body in {"undated", "column"} else one.dated_body
    text = [*filter(None, [article.standfirst]), *article.text.split("\n\n")]
    if body == "tight":
        text = "\n".join(text).replace("\n\n", "\n").split("\n")
    found += [f"paragraph {part!r} is not in {text!r}" for part in parts if part not in text]
    found += [f"{part!r} is no paragraph of the story" for part in text if part not in parts]
    if head in {"byline", "shouted byline", "labels"} and [name.upper() for name in article.authors] != [
        one.author.upper()
    ]:
        found.append(f"author {one.author!r} became {article.authors!r}")
    return found


def test_there_are_fifty_shapes():
    """Heads and bodies of wire copy are combined to at least forty shapes."""
    assert len(SHAPES) >= 40


@settings(max_examples=400, deadline=None)
@given(seed=SEEDS, shape=st.sampled_from(SHAPES), end=st.sampled_from(ENDS))
@example(seed=47098, shape=("agency", "tight"), end="")  # three paragraphs, a line each
def test_no_headline_paragraph_or_name_of_a_dump_is_lost(seed, shape, end):
    """Whatever its case, codes, commas and brackets: what can be a headline first is the headline."""
    one = story(seed)
    found = clean_all(dump(one, *shape, end))
    assert len(found) == 1
    assert lost(one, found[0], *shape) == []


@settings(max_examples=150, deadline=None)
@given(
    seeds=st.lists(SEEDS, min_size=2, max_size=4),
    shape=st.sampled_from(SHAPES),
    parted=st.sampled_from(sorted(PARTS)),
)
def test_several_dumps_of_one_file_stay_several(seeds, shape, parted):
    """Rules, page breaks, numbers and end marks part them; nothing of any is lost."""
    stories = [story(seed) for seed in seeds]
    found = clean_all(PARTS[parted]([dump(one, *shape) for one in stories]))
    assert len(found) == len(stories)
    for one, article in zip(stories, found, strict=True):
        assert lost(one, article, *shape) == []


@pytest.mark.parametrize("line", ["Reuters", "AP", "(AFP)", "dpa", "- Reuters -"])
def test_a_bare_agency_line_is_the_agency_and_no_picture(line):
    """It names who sent the story; no empty figure is written for it."""
    (article,) = clean_all(
        f"Ferry returns to the pier\n\n{line}\n\nThe ferry came back on Monday after eleven weeks in dock.\n"
    )
    assert article.agency in {"Reuters", "AP", "AFP", "dpa"}
    assert article.text == "The ferry came back on Monday after eleven weeks in dock."
    assert len(article.blocks) == 1


def test_a_date_that_closes_a_dump_makes_no_second_article():
    """The last paragraph above `Published:` is text, though it has no full stop and stands alone."""
    text = (
        "LOCK CLOSED FOR A WEEK\n\nThe lock at Hamm is closed for repairs, the river board said.\n\n"
        'A skipper added: "We wait, as we did last spring, and the spring before it"\n\n'
        "Published: 1987-03-11 19:15\n"
    )
    (article,) = clean_all(text)
    assert article.headline == "LOCK CLOSED FOR A WEEK"
    assert "the spring before it" in article.text
