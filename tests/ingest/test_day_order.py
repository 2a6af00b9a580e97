"""How days in figures are meant: told by the other days of the same source, never guessed."""

import datetime as dt
import json

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dateline.ingest.importers.day_order import day_first_of
from dateline.ingest.importers.fields import moment_of

from .conftest import bring

DAYS = st.dates(dt.date(1950, 1, 1), dt.date(2049, 12, 31))


def written(day, form):
    """Return a day in figures: `%d/%m/%Y`, or by the month first."""
    return day.strftime(form)


@settings(deadline=None)
@given(st.lists(DAYS, min_size=1), st.sampled_from(("%d/%m/%Y", "%m/%d/%Y", "%d.%m.%y", "%m-%d-%y")))
def test_the_order_is_told_only_where_a_day_beyond_the_twelfth_tells_it(days, form):
    """One day beyond the twelfth tells the order of all; without one, nothing is told."""
    told = day_first_of(written(day, form) for day in days)
    sure = any(day.day > 12 for day in days)
    assert told is ((form[1] == "d") if sure else None)


@settings(deadline=None)
@given(DAYS, st.booleans())
def test_a_day_with_a_short_year_is_read_by_its_order(day, day_first):
    """A year of two digits is read as POSIX does, once the order is known."""
    if 1969 <= day.year <= 2068:
        text = written(day, "%d/%m/%y" if day_first else "%m/%d/%y")
        assert str(moment_of(text, day_first=day_first)) == day.isoformat()


@pytest.mark.parametrize("lines", [True, False])
def test_rows_of_json_tell_one_another_the_order(lines, tmp_path):
    """03/04/2020 is the third of April where another row has 25/04/2020."""
    rows = [
        {"title": f"Ferry notice number {number}", "text": "The ferry will not sail on Sunday.", "date": day}
        for number, day in enumerate(("03/04/2020", "25/04/2020"))
    ]
    path = tmp_path / "rows.json"
    path.write_text("\n".join(map(json.dumps, rows)) if lines else json.dumps({"data": rows}), "utf-8")
    report = bring(tmp_path / "content", path)
    pages = [(tmp_path / "content" / outcome.page).read_text("utf-8") for outcome in report.outcomes]
    assert ["2020-04-03" in pages[0], "2020-04-25" in pages[1]] == [True, True]
