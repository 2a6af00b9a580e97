"""Dumps of readers' programs, clouds, Usenet and typewriters: all text comes out, and nothing else."""

from hypothesis import given, settings
from hypothesis import strategies as st

from dateline.clean import clean_all

from .dump_shapes import DUMP_SHAPES, UNDATED, UNSIGNED
from .test_agency_dumps import lost
from .wire_shapes import story

SHAPES = st.sampled_from(sorted(DUMP_SHAPES))


def test_there_are_twenty_more_shapes():
    """They were written before any rule was made for them."""
    assert len(DUMP_SHAPES) == 20


@settings(max_examples=200, deadline=None)
@given(seed=st.integers(0, 10**9), shape=SHAPES)
def test_a_dump_of_another_program_is_read_whole(seed, shape):
    """Headline, author, day and every paragraph come out; labels, bars and buttons do not."""
    one = story(seed)
    (article,) = clean_all(DUMP_SHAPES[shape](one))
    unsigned = [told for told in lost(one, shape, article) if told.startswith("author")]
    assert lost(one, shape, article) == (unsigned if shape in UNSIGNED else [])
    assert shape in UNDATED or str(article.published)[:10] == "1987-02-26"
