"""Calendars, histograms, maps: the numbers that drawings are made of."""

import calendar
import re
from itertools import pairwise

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dateline.site.charts.bars import MOST_BARS, STEPS, bar_chart
from dateline.site.charts.calendar import CELL, LEVELS, level, month_grid
from dateline.site.charts.region import draw_country, without_far_points
from dateline.site.charts.world import (
    HEIGHT,
    WIDTH,
    countries,
    country_names,
    svg_path,
    world_outline,
    world_point,
)
from dateline.site.interface_language import read_language
from dateline.site.paths import MapOrders

from .made_archive import THEME, rendered, site

ENGLISH = read_language(THEME / "translations", "en")


class TestCalendar:
    @given(st.integers(1, 9999), st.integers(1, 12))
    def test_a_month_has_its_days_in_the_right_columns(self, year, month):
        """Every day stands below its weekday, in the row of its week."""
        grid = month_grid(year, month, {}, 0, ENGLISH)
        assert len(grid.cells) == calendar.monthrange(year, month)[1]
        assert all(cell.x // CELL == calendar.weekday(year, month, cell.day) for cell in grid.cells)
        assert grid.cells[-1].y + CELL == grid.height

    def test_a_month_is_read_from_the_right_where_its_language_is(self):
        """In Arabic the week begins at the right."""
        arabic = read_language(THEME / "translations", "ar")
        (first, *_) = month_grid(1976, 3, {}, 0, arabic).cells  # a Monday
        assert first.x == 6 * CELL

    @given(st.integers(1, 10**6), st.integers(1, 10**6))
    def test_more_articles_are_never_paler(self, one, other):
        """Shades rise with the counts and stay in range."""
        few, many = sorted((one, other))
        assert 1 <= level(few, many) <= level(many, many) <= LEVELS
        assert level(0, many) == 0


def link(unit, key):
    """Return where a bar leads, for the tests."""
    return f"{unit}/{key}"


class TestBars:
    @settings(deadline=None)
    @given(st.dictionaries(st.integers(1000, 2100), st.integers(1, 300), min_size=2, max_size=40))
    def test_bars_are_few_and_every_article_is_counted(self, counts):
        """No chart has more bars than a phone can show, and what is not drawn is told."""
        made = bar_chart([f"{year:04}" for year in counts for _ in range(counts[year])], ENGLISH, link)
        if made is None:
            return
        assert 2 <= len(made.bars) <= MOST_BARS
        drawn = sum(int(bar.number.replace(",", "")) for bar in made.bars if bar.number)
        assert drawn + made.outside == sum(counts.values())
        assert max(bar.step for bar in made.bars) == STEPS
        assert all((bar.step > 0) == bool(bar.path) == bool(bar.number) for bar in made.bars)

    @pytest.mark.parametrize(
        ("moments", "unit", "path"),
        [
            (["1987-02-26T10:00", "1987-03-02"], "day", "day/1987-02-26"),
            (["1987-02-26", "1988-03-02"], "month", "month/1987-02"),
            (["1987", "1988-03-02"], "year", "year/1987"),
            (["1903-01-01", "2023-03-02"], "decade", "decade/190"),
        ],
    )
    def test_the_unit_is_the_finest_that_fits(self, moments, unit, path):
        """Days, months, years or decades, as long as the archive is."""
        made = bar_chart(moments, ENGLISH, link)
        assert (made.unit, made.bars[0].path) == (unit, path)

    def test_a_quiet_year_is_seen_beside_a_loud_one(self):
        """One article beside a thousand still has a bar and its number."""
        made = bar_chart(["1986", *["1987"] * 1000], ENGLISH, link)
        assert made.bars[0].step >= 1
        assert made.bars[0].number == "1"

    def test_a_stray_year_does_not_press_the_others_together(self):
        """A few mentions of 1757 and 2080 are left out of the chart, and told."""
        years = [str(year) for year in range(1975, 1990) for _ in range(40)]
        made = bar_chart(["1757", "2080", *years], ENGLISH, link, trimmed=True)
        assert made.outside == 2
        assert made.unit == "year"
        assert len(made.bars) == 15

    def test_a_single_year_needs_no_chart(self):
        """One bar says nothing."""
        assert bar_chart(["1976"] * 4, ENGLISH, link) is None


class TestWorld:
    def test_points_stand_where_they_are_on_earth(self):
        """North is up, east is right, and the middle of the map is the Gulf of Guinea."""
        assert world_point(0, 0)[0] == WIDTH / 2
        assert world_point(44.4, 33.3)[1] < world_point(44.4, -33.3)[1] <= HEIGHT
        assert world_point(-180, 0)[0] == 0
        assert world_point(180, 0)[0] == WIDTH

    @pytest.mark.parametrize("detail", ["110m", "50m"])
    def test_every_outline_keeps_to_the_earth(self, detail):
        """No ring leaps across the map, which is how a badly cut antimeridian shows."""
        for country in countries(detail):
            for ring in country.rings:
                assert all(-180 <= x <= 180 and -90 <= y <= 90 for x, y in ring), country.name
                steps = [abs(a[0] - b[0]) for a, b in pairwise(ring) if abs(a[0]) < 180 or abs(b[0]) < 180]
                assert max(steps, default=0) < 90, country.name

    def test_codes_are_unique_and_nobody_is_forgotten(self):
        """Each country is one entry; the small ones are in the finer set."""
        codes = [country.code for country in countries("50m") if country.code]
        assert len(codes) == len(set(codes))
        assert {"IQ", "IS", "SG", "XK", "FJ", "RU"} <= set(country_names())

    def test_countries_are_named_in_the_language_of_the_interface(self):
        """Every country has a name in each language of the theme; in others it keeps its English one."""
        names = {code: country_names(code) for code in ("en", "fr", "es", "de", "ar", "cy")}
        assert [names[code]["IQ"] for code in names] == ["Iraq", "Irak", "Irak", "Irak", "العراق", "Iraq"]
        assert names["fr"]["US"] == "États-Unis"
        assert all(known.keys() == names["en"].keys() and all(known.values()) for known in names.values())

    def test_a_path_is_numbers_and_letters(self):
        """What goes into an attribute is a path and nothing else."""
        path = svg_path(world_outline(countries("110m")[5].rings))
        assert re.fullmatch(r"(?:M[-\d. ]+l[-\d. ]+z)+", path)

    @pytest.mark.parametrize(("code", "x", "y"), [("IQ", 44.4, 33.3), ("RU", 37.6, 55.7), ("US", -77, 38.9)])
    def test_a_country_holds_its_capital(self, code, x, y):
        """The drawing of a country shows the places in it, in its own frame."""
        drawn = draw_country(code)
        at_x, at_y = drawn.point(x, y)
        assert drawn.holds(x, y)
        assert 0 < at_x < drawn.width
        assert 0 < at_y < drawn.height

    @pytest.mark.parametrize("code", ["AD", "IQ", "RU", "SG", "FJ"])
    def test_what_lies_around_a_country_looks_the_same_without_what_is_far_away(self, code):
        """Each point of the drawing is on land or on water as it was, with fewer points to send."""
        drawn = draw_country(code)
        view = drawn.west, drawn.south, drawn.east, drawn.north
        random = np.random.default_rng(7)
        seen = random.uniform(view[:2], view[2:], (50, 2))
        rings = [np.array(ring) for country in countries("50m") for ring in country.rings if len(ring) > 60]
        cut = [without_far_points(ring, view) for ring in rings]
        assert sum(map(len, cut)) < sum(map(len, rings))
        for ring, other in zip(rings, cut, strict=True):
            assert (_inside(ring, seen) == _inside(other, seen)).all()


def _inside(ring, points):
    """Return of each point whether a ring goes around it, by the lines that a ray eastwards crosses."""
    if len(ring) < 3:
        return np.zeros(len(points), bool)
    x, y = ring.T[:, :, None]
    next_x, next_y = np.roll(x, -1, axis=0), np.roll(y, -1, axis=0)
    at_x, at_y = points.T
    rise = np.where(next_y == y, 1, next_y - y)
    crossed = ((y > at_y) != (next_y > at_y)) & (at_x < (next_x - x) * (at_y - y) / rise + x)
    return crossed.sum(axis=0) % 2 == 1


@pytest.fixture(scope="module")
def pages():
    """All pages of a small site."""
    return rendered(site())


class TestTableOfCountries:
    def test_each_order_is_a_page_that_leads_to_the_others(self, pages):
        """Sorted without a script: the heads of the other columns are links, that of this one says how."""
        for order, path in MapOrders()._asdict().items():
            table = pages[path].partition('<table class="ranking">')[2].partition("</thead>")[0]
            assert table.count("aria-sort") == 1
            assert table.count("<a href=") == 2
            assert (order == "name") == ("ascending" in table)

    def test_names_are_in_the_order_of_the_alphabet(self, pages):
        """Accents and capitals aside."""
        names = re.findall(r'<th scope="row"><a[^>]*>([^<]*)', pages[MapOrders().name])
        assert len(names) > 1
        assert names == sorted(names, key=str.casefold)
