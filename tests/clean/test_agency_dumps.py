"""What comes out of the dumps of agencies, databases, mail and typewriters: all text, and nothing else."""

import re

from hypothesis import given, settings
from hypothesis import strategies as st

from dateline.clean import clean_all

from .agency_shapes import AGENCY_SHAPES, WITHOUT_AUTHOR
from .wire_shapes import PARTS, story

SEEDS = st.integers(0, 10**9)
SHAPES = st.sampled_from(sorted(AGENCY_SHAPES))
_CODES = re.compile(r"^(?:UPDATE 2-|1\. )|\(PREV\)$")  # stay in a headline, as printed
_AGENCY = re.compile(
    r"^\(ANSA\) - SALTMERE, 26 FEB -|^.{0,60}?(?:\([A-Za-z]+\)|/TASS/)\.?(?:\s*[-–—_]+)?|(?: EFE| Enditem)$"
)
_DECK = "Council had put it off since the winter"


def letters(text):
    """Return the letters and digits of a text: hyphens and blanks at the ends of lines come and go."""
    return re.sub(r"\W+", "", text).casefold()


def lost(one, shape, article):
    """Return what of a story its article has not, and what it has too much."""
    found = []
    if letters(_CODES.sub("", article.headline)) != letters(one.headline):
        found.append(f"headline {one.headline!r} became {article.headline!r}")
    lines = [line for line in (article.standfirst, *article.text.split("\n")) if line]
    text = letters(" ".join(lines))
    found += [f"paragraph {part!r}" for part in one.body if letters(part) not in text]
    told = letters(" ".join((*one.body, _DECK)))
    for line in lines:
        bare = _AGENCY.sub("", line.replace(f"{one.place} --", "").replace(f"{one.place} —", ""))
        if letters(bare) not in told:
            found.append(f"{line!r} is no part of the text")
    if shape not in WITHOUT_AUTHOR and [name.upper() for name in article.authors] != [one.author.upper()]:
        found.append(f"author {one.author!r} became {article.authors!r}")
    return found


def test_there_are_forty_shapes_that_are_no_plain_wires():
    """As many as the acceptance asks for, beside those of `wire_shapes`."""
    assert len(AGENCY_SHAPES) >= 38


@settings(max_examples=300, deadline=None)
@given(seed=SEEDS, shape=SHAPES)
def test_a_dump_of_an_agency_or_a_database_is_read_whole(seed, shape):
    """Codes, labels, quote marks, page numbers and sign-offs are no text; all that is text stays."""
    one = story(seed)
    found = clean_all(AGENCY_SHAPES[shape](one))
    assert len(found) == 1
    assert lost(one, shape, found[0]) == []


@settings(max_examples=150, deadline=None)
@given(
    seeds=st.lists(SEEDS, min_size=2, max_size=4, unique=True),
    shape=SHAPES,
    parted=st.sampled_from(sorted(PARTS)),
)
def test_several_of_them_in_a_file_stay_several(seeds, shape, parted):
    """Whatever parts them, each keeps its headline."""
    stories = [story(seed) for seed in seeds]
    found = clean_all(PARTS[parted]([AGENCY_SHAPES[shape](one) for one in stories]))
    assert [letters(_CODES.sub("", article.headline)) for article in found] == [
        letters(one.headline) for one in stories
    ]
