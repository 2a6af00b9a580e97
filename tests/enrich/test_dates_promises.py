"""What holds of find_dates for any text and any date: spans, order, EDTF, calm."""

import datetime as dt
import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dateline.enrich.dates import english, find_dates
from tests.work import calls

# EDTF levels 0 to 2, as far as dates of the news go (Library of Congress, EDTF specification).
_YEAR = r"-?(?:\d{4}|\d{3}X|\d{2}XX)"
_DATE = rf"{_YEAR}(?:-(?:0[1-9]|1[0-2]|2[1-9]|3[0-9]|4[01]|XX))?(?:-(?:0[1-9]|[12]\d|3[01]|XX))?~?"
_EDTF = re.compile(rf"(?a:{_DATE}|{_DATE}/{_DATE}|\d{{4}}-\d\d-\d\dT\d\d:\d\d:\d\d)")
_TIMEX3 = re.compile(
    r"(?a:(?:PAST|PRESENT|FUTURE)_REF|PT?(?:X|[\d.]+)[A-Z](?:\d+[MS])?|BC\d{4}|[\dX]{2,4}(?:[-/T:][\dA-Z]+)*(?:/.+)?)"
)
_WORDS = st.sampled_from(
    [
        "\n",
        "\n\n",
        *"""
        late early mid on in until since by the a last next this past Monday Friday Sundays May
        March Dec. October 7 31 29 1998 2023 0001 9999 20th third quarter half of year years ago
        later earlier two twenty several few couple week weekend month day decade century century's
        night morning p.m. 10 10:35 noon GMT and from to - – fiscal summer fall Easter Thanksgiving
        Election Day every each daily now recently soon future will said has been extended before
        after following previous same that today tomorrow yesterday 's , . ( ) BC AD 9/11 2023-11-27
        3/4/2023 nineteen ninety-four hundred thousand and-a-half year-ago Q3 H1 FY2020
        """.split(),
    ]
)
_FOREIGN = st.text(alphabet="ſunday Frıday ٠١٢٣٤٥٦٧٨٩ 0123 ½²’ تشرين الأول مايو é:.-/", max_size=40)
_TEXTS = st.one_of(_FOREIGN, st.text(max_size=80), st.lists(_WORDS, max_size=25).map(" ".join))
_DATES = st.none() | st.dates() | st.sampled_from([dt.date.min, dt.date.max, dt.date(2024, 2, 29)])
_LANGUAGES = st.sampled_from(["en", "fr", "es", "de", "ar", "en-GB", "xx", ""])


@settings(max_examples=300, deadline=None)
@given(_TEXTS, _DATES, _LANGUAGES)
def test_mentions_are_sound(text, published, language):
    """For any text and date: spans in order, values and EDTF well formed, first day not after last."""
    position = 0
    for mention in find_dates(text, published=published, language=language):
        assert position <= mention.start < mention.end <= len(text)
        assert mention.surface == text[mention.start : mention.end]
        position = mention.end
        assert _TIMEX3.fullmatch(mention.value), mention
        assert mention.edtf is None or _EDTF.fullmatch(mention.edtf), mention
        assert (mention.first is None) == (mention.last is None)
        assert mention.first is None or mention.first <= mention.last
        assert mention.rule


@pytest.mark.parametrize(
    ("text", "value"),
    [("It fell on ſunday.", "2023-11-26"), ("on Frıday", "2023-11-24"), ("at ٠٧٣٥ GMT", "2023-11-28T07:35")],
)
def test_letters_and_digits_of_other_scripts(text, value):
    """Letters that only look like ours, and digits of any script, are read as ours."""
    (mention,) = find_dates(text, published=dt.date(2023, 11, 28))
    assert mention.value == value
    assert mention.surface == text[mention.start : mention.end]


@settings(max_examples=60, deadline=None)
@given(_TEXTS, _DATES)
def test_same_input_same_output(text, published):
    """Nothing is remembered between calls."""
    assert find_dates(text, published=published) == find_dates(text, published=published)


@settings(max_examples=60, deadline=None)
@given(_TEXTS)
def test_undated_is_absolute(text):
    """Without a publication date every mention stands for itself: a date, and never a length or a set."""
    assert all(mention.type == "DATE" for mention in find_dates(text))


@pytest.mark.parametrize(
    "unit",
    [
        *["a ", "twenty ", "1 ", "1,", "1-", "the ", "the last ", "late ", "early on ", "May ", "Monday "],
        *["\n", " ", "'s ", "12:", "1998-", "10 p.m. ", "and ", "(", "2000/", "Fri, ", "half a ", "every "],
        *["hundred and ", "one hundred ", "nineteen ninety-", "一", "٢", "will ", "year-ago "],
    ],
)
def test_work_is_linear(unit):
    """Ten times the text is about ten times the work; `inv bench.growth` takes the time."""
    published = dt.date(2023, 11, 28)

    def work(length: int) -> int:
        text = (unit * length)[:length] + "x"
        return calls(lambda: find_dates(text, published=published))

    work(1_000)  # compiles the rules
    assert work(20_000) < 15 * work(2_000)


@settings(max_examples=100, deadline=None)
@given(_TEXTS)
def test_starts_lose_nothing(text):
    """Trying only the words an expression may begin with finds what trying every word finds."""
    published = dt.date(2023, 11, 28)
    found = find_dates(text, published=published)
    grammar = english.ANCHORED
    starts, grammar._starts = grammar._starts, None
    try:
        assert find_dates(text, published=published) == found
    finally:
        grammar._starts = starts
