"""Dates in English: what they mean against a day of publication, in sentences of our own."""

import datetime as dt
import json
from pathlib import Path

import pytest

from dateline.enrich.dates import find_dates

TUESDAY = dt.date(2023, 11, 28)


def values(text: str, published: dt.date | None = TUESDAY, language: str = "en") -> list[str]:
    return [mention.value for mention in find_dates(text, published=published, language=language)]


def only(text: str, published: dt.date = TUESDAY):
    (mention,) = find_dates(text, published=published)
    return mention


class TestWeekdays:
    @pytest.mark.parametrize(
        ("sentence", "day"),
        [
            ("The two ministers spoke on Friday.", "2023-11-24"),
            ("The council will meet on Friday.", "2023-12-01"),
            ("The deadline has been extended until Thursday.", "2023-11-30"),
            ("The envoy arrived late on Monday.", "2023-11-27"),
            ("She said Tuesday that the bridge is safe.", "2023-11-28"),
            ("Last Tuesday the river rose.", "2023-11-21"),
            ("They meet again next Tuesday.", "2023-12-05"),
            ("A vote is scheduled for Sunday.", "2023-12-03"),
            ("Friday's storm took three roofs.", "2023-11-24"),
            ("Talks ahead of Friday's vote stalled.", "2023-12-01"),
            ("Neither owner could be reached Saturday.", "2023-11-25"),
            ("The players meet Thursday in Basra.", "2023-11-30"),
            ("The ferry, which sank Saturday, will be raised.", "2023-11-25"),
            ("The truce runs until Wednesday.", "2023-11-29"),
            ("The shop was open until Wednesday.", "2023-11-22"),
            ("The deadline is Thursday.", "2023-11-30"),
            ("She was allowed to see him on Sunday.", "2023-11-26"),
            ("They agreed to meet on Sunday.", "2023-12-03"),
            ("Crowds gathered to mark the peace on Sunday.", "2023-11-26"),
            ("The probe was to have landed on Monday.", "2023-11-27"),
            ("Parliament votes on Monday.", "2023-12-04"),
            ("Members of it debate the bill, and ministers debate it on Sunday.", "2023-12-03"),
            ("The Senate, which sits on Friday, is split.", "2023-12-01"),
            ("The votes on Monday were counted twice.", "2023-11-27"),
            ("He goes on trial on Thursday.", "2023-11-30"),
            ("She might leave, he said, as soon as Thursday.", "2023-11-30"),
            ("The service has given him until 9 a.m. Wednesday to sign.", "2023-11-29T09:00"),
            ("The rains on Sunday last were heavy.", "2023-11-26"),
            ("The fair opens on the evening of Monday next.", "2023-12-04TEV"),
        ],
    )
    def test_weekday_follows_its_verb(self, sentence, day):
        """A bare weekday is the last one where the verb tells of the past, else the next."""
        assert values(sentence) == [day]

    def test_day_with_its_own_name(self):
        """'Black Friday' and 'Bloody Sunday' are names, no dates of the week before."""
        assert values("Shops filled on Black Friday; Bloody Sunday was remembered.") == []

    def test_weekday_settles_the_year(self):
        """A weekday before a month and day says which year is meant."""
        assert values("Polls open on Monday, March 4.") == ["2024-03-04"]


class TestCountedWeekdays:
    @pytest.mark.parametrize(
        ("phrase", "value"),
        [
            ("Friday week", "2023-12-08"),
            ("Tuesday week", "2023-12-12"),
            ("tomorrow week", "2023-12-06"),
            ("yesterday week", "2023-11-20"),
            ("this day fortnight", "2023-12-12"),
            ("last Friday week", "2023-11-17"),
            ("Monday se'nnight", "2023-12-11"),
            ("a week on Tuesday", "2023-12-12"),
            ("two weeks from Friday", "2023-12-15"),
            ("a fortnight tomorrow", "2023-12-13"),
            ("the week after next", "2023-W50"),
            ("the year before last", "2021"),
            ("the Tuesday after next", "2023-12-12"),
            ("the night before last", "2023-11-26TNI"),
            ("Friday of last week", "2023-11-24"),
            ("next week on Wednesday", "2023-12-06"),
        ],
    )
    def test_weeks_are_counted_from_the_day(self, phrase, value):
        """'Friday week' is the Friday after the next, and 'yesterday week' lies as far behind."""
        assert values(f"It was, or will be, {phrase}.") == [value]

    def test_names_with_a_week(self):
        """'Sunday Week' is a newspaper, and a 'Monday week-long' break begins on Monday."""
        assert values("He read the Sunday Week.") == ["2023-11-26"]


def test_a_quarter_that_says_when_it_ended():
    """'The quarter ended July 31' is the calendar's quarter that it lies in most."""
    assert values("Sales rose in the quarter ended July 31.") == ["2023-Q2", "2023-07-31"]
    assert values("Sales rose in the quarter ended Sept. 30.") == ["2023-Q3", "2023-09-30"]


class TestLetterDates:
    @pytest.mark.parametrize(
        ("phrase", "day"),
        [
            ("the 8th inst.", "1871-10-08"),
            ("the 3d of January next", "1872-01-03"),
            ("the 9th of May last", "1871-05-09"),
            ("Wednesday, the 4th instant", "1871-10-04"),
            ("the 28th ult.", "1871-09-28"),
            ("the 5th ultimo", "1871-09-05"),
            ("the 3d prox.", "1871-11-03"),
            ("the 2d of May", "1871-05-02"),
            ("the 9th day of June, 1871", "1871-06-09"),
            ("To-day", "1871-10-12"),
            ("to-morrow", "1871-10-13"),
        ],
    )
    def test_days_as_letters_wrote_them(self, phrase, day):
        """Inst., ult. and prox. are of the month of publication, the last and the next."""
        assert only(f"Written {phrase}, they said.", dt.date(1871, 10, 12)).value == day

    def test_two_days_share_their_month(self):
        """In 'the 1st and 2d inst.' both are days of this month."""
        assert values("On the 1st and 2d inst. it rained.", dt.date(1871, 10, 12)) == [
            "1871-10-01",
            "1871-10-02",
        ]

    def test_a_day_that_month_has_not(self):
        """The 31st of a month of thirty days is no date."""
        assert values("A letter of the 31st ult. came.", dt.date(1871, 10, 12)) == []

    def test_month_in_roman_numerals(self):
        """Continental diaries count months in Roman numerals."""
        assert values("On 6 vi 1944 and 7.VI.1944.") == ["1944-06-06", "1944-06-07"]


class TestDays:
    @pytest.mark.parametrize(
        ("phrase", "value"),
        [
            ("on October 7", "2023-10-07"),
            ("on Nov. 30", "2023-11-30"),
            ("Thursday, 3 Nov 2020", "2020-11-03"),
            ("the 4th of July 1976", "1976-07-04"),
            ("September 11, 2001", "2001-09-11"),
            ("on 9/11", "2001-09-11"),
            ("2023-11-27", "2023-11-27"),
            ("27/11/2023", "2023-11-27"),
            ("11/27/2023", "2023-11-27"),
            ("27.11.2023", "2023-11-27"),
            ("yesterday", "2023-11-27"),
            ("tomorrow", "2023-11-29"),
            ("the day before yesterday", "2023-11-26"),
            ("last Easter", "2023-04-09"),
            ("Christmas 1994", "1994-12-25"),
            ("Thanksgiving", "2023-11-23"),
            ("a year ago today", "2022-11-28"),
            ("three days ago", "2023-11-25"),
            ("on the 15th.", "2023-11-15"),
            ("a week from Friday", "2023-12-08"),
            ("on 25 February last year", "2022-02-25"),
            ("Sept. 11, this year", "2023-09-11"),
            ("a week ago Friday", "2023-11-17"),
            ("August the seventh", "2023-08-07"),
            ("record April six.", "2024-04-06"),
            ("the twenty-second of June nineteen ninety", "1990-06-22"),
        ],
    )
    def test_one_day(self, phrase, value):
        """Whatever names one day yields that day."""
        mention = only(phrase)
        assert mention.value == mention.edtf == value
        assert mention.first == mention.last == dt.date.fromisoformat(value)

    def test_order_of_digits_left_open(self):
        """Where day and month could change places only the year is claimed."""
        assert values("Signed 03/04/2023.") == ["2023"]

    @pytest.mark.parametrize("phrase", ["on Feb. 30", "on June 31"])
    def test_days_the_calendar_lacks(self, phrase):
        """A day that no month has is no date."""
        assert values(phrase) == []


class TestLongerStretches:
    @pytest.mark.parametrize(
        ("phrase", "value", "edtf", "first", "last"),
        [
            ("last week", "2023-W47", "2023-11-20/2023-11-26", "2023-11-20", "2023-11-26"),
            ("the weekend", "2023-W47-WE", "2023-11-25/2023-11-26", "2023-11-25", "2023-11-26"),
            ("in October 1987", "1987-10", "1987-10", "1987-10-01", "1987-10-31"),
            ("the third quarter of 2020", "2020-Q3", "2020-35", "2020-07-01", "2020-09-30"),
            ("the first half of 1990", "1990-H1", "1990-40", "1990-01-01", "1990-06-30"),
            ("the summer of 1994", "1994-SU", "1994-22", "1994-06-01", "1994-08-31"),
            ("last fall", "2022-FA", "2022-23", "2022-09-01", "2022-11-30"),
            ("in 2003", "2003", "2003", "2003-01-01", "2003-12-31"),
            ("the 1980s", "198", "198X", "1980-01-01", "1989-12-31"),
            ("the nineties", "199", "199X", "1990-01-01", "1999-12-31"),
            ("the 20th century", "19", "19XX", "1900-01-01", "1999-12-31"),
            ("the 1800s", "18", "18XX", "1800-01-01", "1899-12-31"),
            ("circa 1850", "1850", "1850~", "1850-01-01", "1850-12-31"),
            ("fiscal 1989", "1989", "1989~", "1989-01-01", "1989-12-31"),
            ("Nov. 3-5, 2023", "2023-11-03/2023-11-05", "2023-11-03/2023-11-05", "2023-11-03", "2023-11-05"),
            (
                "Dec. 30-Jan. 2, 2024",
                "2023-12-30/2024-01-02",
                "2023-12-30/2024-01-02",
                "2023-12-30",
                "2024-01-02",
            ),
            ("spring '90", "1990-SP", "1990-21", "1990-03-01", "1990-05-31"),
            ("the year two thousand five", "2005", "2005", "2005-01-01", "2005-12-31"),
            ("1939–1945", "1939/1945", "1939/1945", "1939-01-01", "1945-12-31"),
        ],
    )
    def test_value_edtf_and_days(self, phrase, value, edtf, first, last):
        """A stretch has its TIMEX3 value, its EDTF string and the days it covers."""
        mention = only(phrase)
        assert (mention.value, mention.edtf) == (value, edtf)
        assert (mention.first, mention.last) == (dt.date.fromisoformat(first), dt.date.fromisoformat(last))

    @pytest.mark.parametrize(
        ("sentence", "value"),
        [
            ("The law passed in March.", "2023-03"),
            ("The law will pass in March.", "2024-03"),
            ("It rained last May.", "2023-05"),
            ("Nothing grew this past spring.", "2023-SP"),
            ("He left in March last year.", "2022-03"),
            ("Two months ago it closed.", "2023-09"),
            ("Half a century ago it opened.", "1973"),
            ("The dam opens early next year.", "2024"),
        ],
    )
    def test_against_publication(self, sentence, value):
        """Months, seasons and counted units are told from the day of publication and the tense."""
        assert value in values(sentence)

    def test_common_era_and_before(self):
        """Years before the common era have EDTF's year 0 in their count, and no days."""
        mention = only("in 44 BC")
        assert (mention.value, mention.edtf, mention.first) == ("BC0044", "-0043", None)

    @pytest.mark.parametrize(
        "text",
        [
            "Route 1990",
            "2000 people",
            "$1999",
            "Room 2001",
            "1,500 troops",
            "he may go",
            "aged 45",
            "Flight 1950",
        ],
    )
    def test_numbers_that_are_no_years(self, text):
        """Counts, prices and numbered things are no dates, and 'may' is a verb."""
        assert values(text) == []


class TestSpokenOf:
    def test_following_day(self):
        """'The following day' counts from the last day spoken of."""
        assert values("On October 7 it began. The following day it spread.") == ["2023-10-07", "2023-10-08"]

    def test_following_weekday(self):
        """'The following Monday' and 'that Friday' count from the last day spoken of."""
        text = "It began on May 3. The following Monday it spread, that Friday it ended."
        assert values(text) == ["2023-05-03", "2023-05-08", "2023-05-12"]

    def test_following_day_of_a_week(self):
        """After a whole week no day can be named: the week stands."""
        assert values("Last week it began. The following day it spread.")[1] == "2023-W47"

    def test_same_day_of_a_month(self):
        """After a whole month the day is left unspecified, as EDTF can say."""
        mention = find_dates("It closed last May. That same day it reopened.", published=TUESDAY)[1]
        assert (mention.value, mention.edtf) == ("2023-05-XX", "2023-05-XX")

    def test_later_that_year(self):
        """'Later that year' is the year last spoken of."""
        assert values("He came in 1998 and died later that year.") == ["1998", "1998"]

    def test_year_ago_quarter(self):
        """In a report on a quarter a year earlier is that quarter of the year before."""
        text = "Profit rose in the third quarter. A year earlier it had fallen."
        assert values(text) == ["2023-Q3", "2022-Q3"]

    def test_second_of_two_days(self):
        """The second number of 'April 24 and 25' is a day too."""
        assert values("It will run on April 24 and 25.") == ["2024-04-24", "2024-04-25"]
        assert values("As of October 11, 12 towns are dark.") == ["2023-10-11"]


class TestTimes:
    @pytest.mark.parametrize(
        ("phrase", "value"),
        [
            ("He called at 10 p.m. Sunday", "2023-11-26T22:00"),
            ("November 28, 2023, 9:08 AM", "2023-11-28T09:08"),
            ("It struck at 0735 GMT on Friday", "2023-11-24T07:35"),
            ("noon on Sunday", "2023-11-26T12:00"),
            ("last night", "2023-11-27TNI"),
            ("this morning", "2023-11-28TMO"),
            ("It burned on Sunday evening", "2023-11-26TEV"),
            ("the night of October 7", "2023-10-07TNI"),
        ],
    )
    def test_clock_and_parts_of_the_day(self, phrase, value):
        """A time carries its day, and parts of the day have TIMEX3's letters."""
        mention = only(phrase)
        assert (mention.type, mention.value) == ("TIME", value)

    def test_scores_are_no_times(self):
        """3:45 alone may be a score or a running time."""
        assert values("She ran it in 3:45 and won.") == []


class TestDurationsAndSets:
    @pytest.mark.parametrize(
        ("phrase", "value"),
        [
            ("a four-day pause", "P4D"),
            ("the past 20 months", "P20M"),
            ("several years", "PXY"),
            ("two and a half hours", "PT2H30M"),
            ("half an hour", "PT30M"),
            ("two-and-a-half years", "P30M"),
            ("for a month", "P1M"),
            ("two decades", "P20Y"),
            ("the first hundred days", "P100D"),
            ("recent weeks", "PXW"),
            ("a quarter-century", "P25Y"),
        ],
    )
    def test_duration(self, phrase, value):
        """A length of time is a DURATION and lies on no calendar."""
        mention = only(phrase)
        assert (mention.type, mention.value, mention.first) == ("DURATION", value, None)

    @pytest.mark.parametrize(
        ("phrase", "value"),
        [
            ("every Monday", "XXXX-WXX-1"),
            ("Tuesday nights", "XXXX-WXX-2TNI"),
            ("daily", "P1D"),
            ("every two weeks", "P2W"),
            ("twice a month", "P1M"),
            ("each summer", "XXXX-SU"),
        ],
    )
    def test_set(self, phrase, value):
        """What comes back is a SET."""
        mention = only(phrase)
        assert (mention.type, mention.value) == ("SET", value)

    def test_names_of_newspapers(self):
        """A capital within the sentence makes a name of 'Weekly' or 'Soon'."""
        assert values("So said the OC Weekly, and so said General Soon.") == []

    def test_ages_and_rates(self):
        """An age is no duration of the story, and a rate is no date."""
        assert values("A 27-year-old, 24 hours a day, at four flights a week.") == []


@pytest.mark.parametrize(
    ("phrase", "value"),
    [
        ("now", "PRESENT_REF"),
        ("recently", "PAST_REF"),
        ("in the near future", "FUTURE_REF"),
        ("years ago", "PAST_REF"),
    ],
)
def test_vague_references(phrase, value):
    """The vague present, past and future have TIMEX3's names and no days."""
    mention = only(phrase)
    assert (mention.value, mention.edtf, mention.first) == (value, None, None)


@pytest.mark.parametrize(
    ("phrase", "mod"),
    [
        ("early 1991", "START"),
        ("mid-November", "MID"),
        ("the end of June", "END"),
        ("nearly three years", "LESS_THAN"),
        ("at least 30 days", "EQUAL_OR_MORE"),
        ("about ten days", "APPROX"),
    ],
)
def test_qualifiers_are_kept(phrase, mod):
    """What qualifies an expression is part of it and stands in `mod`."""
    mention = only(phrase)
    assert (mention.mod, mention.surface) == (mod, phrase)


def test_undated_article_has_absolute_dates_only():
    """Without a publication date nothing relative is guessed."""
    text = "On Friday, two days after October 7, and daily since May 2003, as in 1998 and last week."
    assert values(text, published=None) == ["2003-05", "1998"]


def test_time_of_publication_is_left_aside():
    """A date with a time of day anchors as its day."""
    found = find_dates("It fell on Friday.", published=dt.datetime(2023, 11, 28, 23, 59, tzinfo=dt.UTC))
    assert [mention.value for mention in found] == ["2023-11-24"]


def test_seed(seed_file):
    """The first document the archive was asked for resolves as a person reads it."""
    found = find_dates(seed_file.read_text("utf-8"), published=TUESDAY)
    days = {mention.surface: mention.value for mention in found}
    assert days["late on Monday"] == "2023-11-27"
    assert days["Friday"] == "2023-11-24"
    assert days["Wednesday"] == "2023-11-29"
    assert days["October 7"] == "2023-10-07"
    assert days["last week"] == days["The following day"] == "2023-W47"
    assert {"2003", "2007", "2014", "P4D", "P2D"} <= set(days.values())


class TestFiscalYears:
    @pytest.mark.parametrize(
        ("sentence", "value"),
        [
            ("It opened at the start of the fiscal year.", "P1Y"),
            ("Sales fell early this fiscal year.", "2023"),
            ("Sales rose at the end of the last fiscal year.", "2022"),
        ],
    )
    def test_a_qualifier_may_stand_before(self, sentence, value):
        """What comes before a fiscal year does not hide which year it is."""
        assert values(sentence) == [value]


def test_a_second_verb_behind_and_has_its_own_tense():
    """'Met on Monday and votes on Thursday' looks back and ahead."""
    found = find_dates("The council met last Monday and votes on Thursday.", published=dt.date(2014, 10, 15))
    assert [date.value for date in found] == ["2014-10-13", "2014-10-16"]


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("Closing of the sale is set for May 15.", "1987-05-15"),
        ("She has ruled out an extension beyond 30 December.", "1987-12-30"),
        ("He was about to open the bridge on Saturday when a captain slashed the ribbon.", "1987-04-04"),
    ],
)
def test_what_is_set_for_a_day_is_to_come(text, day):
    """'Set for' and 'beyond' look ahead; what one was about to do is past."""
    found = find_dates(text, published=dt.date(1987, 4, 10))
    assert [str(date.first) for date in found] == [day]


_SENTENCES = [
    json.loads(line)
    for line in (Path(__file__).parent / "english_dates.jsonl").read_text("utf-8").splitlines()
]


@pytest.mark.parametrize("row", _SENTENCES, ids=[row["text"] for row in _SENTENCES])
def test_sentences_of_the_news(row):
    """What English writes of ranges, lists, anniversaries, feasts and other eras means what it says."""
    assert values(row["text"], dt.date.fromisoformat(row["published"])) == row["values"]
