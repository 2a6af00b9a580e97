"""Pages of names: who they are from when to when, what they are called when, what lies around a place."""

import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dateline.enrich.entities.apply_authority import EntityMention
from dateline.enrich.entities.archive import Entity
from dateline.enrich.tags import Mention
from dateline.site.charts.neighbourhood import Located, NeighbourIndex
from dateline.site.charts.world import HEIGHT, WIDTH
from dateline.site.date_span import date_span
from dateline.site.entities import Name
from dateline.site.further_names import further_names
from dateline.site.interface_language import read_language

from .made_archive import THEME, rendered, site


def place(slug, total=1):
    """Return a place in an index."""
    return Name("places", slug, slug.title(), f"places/{slug}.html", total, "", "", slug, "")


def card(moment):
    """Return what the span of dates asks of an article: its moment, and its date for the eye."""
    english = read_language(THEME / "translations", "en")
    year, month, day = (*map(int, moment.split("-")), 0, 0)[:3]
    date = english.day(year, month, day) if day else english.month(year, month) if month else str(year)
    return type("Card", (), {"moment": moment, "date": date})()


class TestNeighbours:
    @settings(deadline=None)
    @given(
        st.lists(
            st.tuples(st.floats(0, WIDTH), st.floats(0, HEIGHT), st.integers(1, 99)), min_size=1, max_size=60
        )
    )
    def test_names_stand_in_the_window_and_on_no_other(self, points):
        """Whatever lies where: each name has its own room, and the place itself is no neighbour."""
        located = [Located(place(f"p{n}", total), x, y) for n, (x, y, total) in enumerate(points)]
        view = NeighbourIndex(located).around("p0", located[0].x, located[0].y)
        assert 0 <= view.left <= WIDTH - view.wide
        assert all(view.left <= label.x <= view.left + view.wide for label in view.labels)
        assert "p0" not in {label.name.slug for label in view.labels}
        rows = sorted((label.y, label.x) for label in view.labels)
        assert len(set(rows)) == len(rows)

    @settings(deadline=None)
    @given(
        st.lists(
            st.tuples(st.floats(0, WIDTH), st.floats(0, HEIGHT), st.integers(1, 9)), min_size=1, max_size=30
        ),
        st.lists(st.integers(1, 9), min_size=30, max_size=30),
    )
    def test_what_a_map_is_made_of_tells_whether_it_is_another(self, points, totals):
        """However many articles name the places now: where that says nothing new, each map is as it was."""
        before = [Located(place(f"p{n}", total), x, y) for n, (x, y, total) in enumerate(points)]
        after = [found._replace(name=place(found.name.slug, totals[n])) for n, found in enumerate(before)]
        old, new = NeighbourIndex(before), NeighbourIndex(after)
        for found in before:
            at = found.x, found.y
            if old.made_of(*at) == new.made_of(*at):
                assert old.around(found.name.slug, *at) == new.around(found.name.slug, *at)

    def test_more_articles_alone_make_no_map_anew(self):
        """Only which of two neighbours has more of them counts."""
        few, many = (
            NeighbourIndex([Located(place("a", total), 480, 200), Located(place("b", 2), 500, 200)])
            for total in (5, 6)
        )
        assert few.made_of(480, 200) == many.made_of(480, 200)

    def test_the_largest_come_first(self):
        """Where there is room for one, it is the one that most articles name."""
        near = [Located(place("small", 1), 500, 200), Located(place("large", 9), 500, 201)]
        view = NeighbourIndex(near).around("here", 480, 200)
        assert [label.name.slug for label in view.labels] == ["large"]

    def test_a_place_names_its_neighbours(self):
        """In the drawing and in words that lead to them."""
        pages = rendered(site())
        page = next(text for path, text in pages.items() if re.fullmatch(r"places/baghdad[^/]*\.html", path))
        assert 'class="locator near"' in page
        assert "<dt>Also on this map</dt>" in page


class TestOtherNames:
    def entity(self, kind="places"):
        """Return a place with a former name."""
        mentions = [
            EntityMention(kind, article, "Istanbul", "istanbul", 0.5, (Mention(0, 9, surface),))
            for article, surface in (("a", "Constantinople"), ("b", "Constantinople"), ("c", "Istanbul"))
        ]
        return Entity(
            kind,
            "istanbul",
            "Istanbul",
            ("Istanbul", "ISTANBUL", "Constantinople", "U.N.O."),
            tuple(mentions),
        )

    def test_a_former_name_has_its_years(self):
        """From the articles that use it."""
        found = further_names(self.entity(), {"a": 1903, "b": 1922, "c": 1930})
        assert [(name.name, name.years) for name in found] == [
            ("Constantinople", "1903–1922"),
            ("U.N.O.", ""),
        ]

    def test_short_forms_of_bodies_stand_apart(self):
        """An abbreviation is one of a body alone."""
        assert [name.is_short for name in further_names(self.entity("organisations"), {})] == [False, True]
        assert not any(name.is_short for name in further_names(self.entity(), {}))


class TestSpan:
    @pytest.mark.parametrize(
        ("first", "last", "said"),
        [
            ("1987-03-02", "1987-03-05", "2–5 March 1987"),
            ("1987-03-02", "1987-04-05", "2 March to 5 April 1987"),
            ("1987-03-02", "1988-03-02", "2 March 1987 to 2 March 1988"),
            ("1987-03-02", "1987-03-02", "2 March 1987"),
            ("1987-03", "1987-03-05", "March 1987 to 5 March 1987"),
        ],
    )
    def test_what_both_days_share_is_said_once(self, first, last, said):
        """Month and year stand where they change, or at the end."""
        english = read_language(THEME / "translations", "en")
        assert date_span(english, card(first), card(last)) == said
