"""The dates that people print: months of many languages, orders of day and month, times and zones."""

import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dateline.clean.dates.written import printed_dates, printed_month, stated_moment
from dateline.languages.read import month_numbers


def told(text: str, **how) -> list[str]:
    return [str(one.moment) for one in printed_dates(text, **how)]


@pytest.mark.parametrize("number", range(1, 13))
def test_every_month_name_is_read_between_day_and_year(number):
    """Each name of the list is that month, with a dot too, as `14. name 2017`."""
    spaced = [
        name for name, month in month_numbers().items() if month == number and name != "كانون"
    ]  # half a name; the other half tells which
    assert {told(f"14 {name} 2017")[0] for name in spaced} == {f"2017-{number:02}-14"}
    assert {told(f"14. {name}. 2017")[0] for name in spaced} == {f"2017-{number:02}-14"}


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("14th of December 2017", "2017-12-14"),
        ("December 14th, 2017", "2017-12-14"),
        ("14 de dezembro de 2017", "2017-12-14"),
        ("14. Dezember 2017", "2017-12-14"),
        ("le 1er décembre 2017", "2017-12-01"),
        ("14-Dec-2017", "2017-12-14"),
        ("2017. december 14.", "2017-12-14"),
        ("2017 m. gruodžio 14 d.", "2017-12-14"),
        ("2017年12月14日", "2017-12-14"),
        ("2017년 12월 14일", "2017-12-14"),
        ("14. 12. 2017", "2017-12-14"),
        ("١٤ ديسمبر ٢٠١٧", "2017-12-14"),
        ("14 كانون الأول 2017", "2017-12-14"),
        ("۲۰۱۷-۱۲-۱۴", "2017-12-14"),
    ],
)
def test_orders_and_signs_of_many_languages(text, day):
    """Day, month and year are read in the order and with the signs of each language."""
    assert told(text) == [day]


def test_a_date_in_figures_is_left_out_where_its_order_is_not_told():
    """03/04/2020 is no date until the order is told, or another date on the page tells it."""
    assert told("03/04/2020") == []
    assert told("03/04/2020", day_first=True) == ["2020-04-03"]
    assert told("03/04/2020", day_first=False) == ["2020-03-04"]
    assert told("03/04/2020", known={dt.date(2020, 3, 4)}) == ["2020-03-04"]
    assert told("03/04/2020", day_first=True, known={dt.date(2020, 3, 4)}) == ["2020-03-04"]


def test_dots_and_days_above_twelve_tell_the_order_themselves():
    """Dots stand in day-first countries; 25/04 and 04/25 have one reading each."""
    assert told("03.04.2020", day_first=False) == ["2020-04-03"]
    assert told("25/04/2020") == told("04/25/2020") == ["2020-04-25"]
    assert told("04/04/2020") == ["2020-04-04"]


def test_short_years_are_read_on_request():
    """28.11.23 is a version number elsewhere."""
    assert told("28.11.23") == []
    assert told("28.11.23", short_years=True) == ["2023-11-28"]


@pytest.mark.parametrize(
    ("text", "moment"),
    [
        ("5 May 2019, 7:08", "2019-05-05T07:08"),
        ("May 5, 2019 at 12:10 a.m. EDT", "2019-05-05T00:10-04:00"),
        ("5 May 2019 18:05 GMT", "2019-05-05T18:05Z"),
        ("5 May 2019 18:05 UTC+3", "2019-05-05T18:05+03:00"),
        ("5.5.2019 klo 18.05", "2019-05-05T18:05"),
        ("5 May 2019. At 7:08 it began.", "2019-05-05"),
        ("5.5.2019 (valid since 11.12.2018)", "2019-05-05"),
    ],
)
def test_the_time_after_a_date_is_its_time(text, moment):
    """A clock right behind a date belongs to it, with its zone where one is named; a second date is none."""
    assert told(text)[0] == moment


def test_words_that_are_no_month_make_no_date():
    """A number, a word and a year are a date for the name of a month only."""
    assert told("14 children 2017, Chapter 5, 2019") == []
    assert printed_month("Issue 4, summer 2017") is None
    assert printed_month("Issue 4, March 2017").value == "2017-03"


@given(st.dates(dt.date(1700, 1, 1), dt.date(2099, 12, 31)))
def test_iso_dates_come_back(day):
    """Whatever the day, its ISO form is read as it is, printed or stated."""
    assert told(f"on {day.isoformat()} it was") == [day.isoformat()]
    assert str(stated_moment(day.isoformat())) == day.isoformat()


@given(st.text(alphabet="0123456789 ./-:年月日abcdeMayjunio,", max_size=60))
def test_no_text_makes_the_reader_fail(text):
    """Whatever stands there, dates are read in order and none overlaps the next."""
    spans = [(one.start, one.end) for one in printed_dates(text, day_first=True, short_years=True)]
    assert spans == sorted(spans)
