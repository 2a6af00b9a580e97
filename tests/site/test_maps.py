"""Names on maps: inside the drawing, never one on another."""

from itertools import combinations

from hypothesis import given, settings
from hypothesis import strategies as st

from dateline.site.pages.map_spots import LabelBox, fitting_label

WIDTH = 640.0
SPOTS = st.lists(
    st.tuples(
        st.text("abcdefgh", min_size=1, max_size=30),
        st.tuples(st.floats(0, WIDTH), st.floats(0, 400), st.floats(2, 20)),
    ),
    max_size=30,
)


@settings(deadline=None)
@given(SPOTS)
def test_names_stand_inside_the_map_and_apart(spots):
    """A name that would leave the map on the right stands before its circle, or is left out."""
    boxes: list[LabelBox] = []
    for name, spot in spots:
        written, before = fitting_label(name, spot, boxes, WIDTH)
        if written:
            left, right, *_ = boxes[-1]
            assert (right <= spot[0]) if before else (left >= spot[0])
    assert all(0 <= left < right <= WIDTH for left, right, *_ in boxes)
    for one, other in combinations(boxes, 2):
        assert one[1] <= other[0] or other[1] <= one[0] or one[3] <= other[2] or other[3] <= one[2]


def test_a_name_at_the_right_edge_stands_before_its_circle():
    """Washington is not cut off where the map ends."""
    assert fitting_label("Washington", (620.0, 100.0, 4.0), [], WIDTH) == ("Washington", True)
