"""Texts out of print and databases: columns read by OCR, mastheads, other languages and scripts."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dateline.clean import clean_all

from .wire_shapes import hyphenated, story

COLUMN = (
    "The harbour council met on Tuesday to dis-\ncuss the ferry time-table, and agreed that\n"
    "two more crossings would run each even-\ning from the first of May.\n"
)
TEXT = (
    "The harbour council met on Tuesday to discuss the ferry time-table, and agreed that two more crossings "
    "would run each evening from the first of May."
)


@pytest.mark.parametrize(
    "masthead",
    [
        "THE HARBOUR GAZETTE.\n\nTUESDAY, OCTOBER 17, 1905.\n\n",
        "THE HARBOUR GAZETTE.\nVOL. XII.—No. 45.  NORTHPORT, TUESDAY, OCTOBER 17, 1905.  PRICE TWOPENCE.\n\n",
        "The Harbour Gazette\n\nPublished every Saturday\n\n17 October 1905\n\n",
    ],
)
def test_a_masthead_is_who_published_and_when(masthead):
    """Name, volume, day and price are no headline and no text."""
    (article,) = clean_all(f"{masthead}TWO MORE EVENING FERRIES.\n\n{COLUMN}")
    assert article.headline == "TWO MORE EVENING FERRIES."
    assert article.publisher == "The Harbour Gazette"
    assert str(article.published) == "1905-10-17"
    assert article.authors == ()
    assert article.text == TEXT


@settings(max_examples=150, deadline=None)
@given(st.integers(0, 10**9), st.integers(28, 60))
def test_columns_of_any_width_are_read_whole(seed, width):
    """Words broken at the end of a line are joined; a paragraph is neither cut nor joined to another."""
    one = story(seed)
    text = "\n\n".join(hyphenated(part, width) for part in one.body)
    (article,) = clean_all(f"{one.headline}\n\n{text}\n")
    parts = [*filter(None, [article.standfirst]), *article.text.split("\n\n")]
    assert [part.replace("-", "") for part in parts] == [part.replace("-", "") for part in one.body]


@pytest.mark.parametrize(
    ("language", "headline", "paragraphs"),
    [
        (
            "zh",
            "港口增开两班渡轮",
            (
                "港口委员会星期二开会讨论渡轮时刻表，决定从五月一日起每天晚上增开两班渡轮。",
                "码头沿线的店主自去年冬天以来一直要求作出这一改变。",
            ),
        ),
        (
            "ja",
            "夕方のフェリーが二便増える",
            (
                "港湾評議会は火曜日に会合を開き、五月一日から毎晩二便を増やすことを決めた。",
                "商店主たちは昨冬から変更を求めていた。",
            ),
        ),
        (
            "th",
            "เพิ่มเรือข้ามฟากสองเที่ยว",
            (
                "สภาท่าเรือประชุมเมื่อวันอังคารเพื่อหารือตารางเดินเรือและตกลงเพิ่มสองเที่ยวทุกเย็น",
                "ผู้ค้าขอให้เปลี่ยนแปลงตั้งแต่ฤดูหนาวที่แล้ว",
            ),
        ),
        (
            "km",
            "បន្ថែមសាឡាងពីរជើង",
            (
                "ក្រុមប្រឹក្សាកំពង់ផែបានប្រជុំនៅថ្ងៃអង្គារដើម្បីពិភាក្សាអំពីកាលវិភាគសាឡាង។",
                "អ្នកលក់ដូរបានស្នើសុំការផ្លាស់ប្តូរនេះតាំងពីរដូវរងាមុន។",
            ),
        ),
    ],
)
@pytest.mark.parametrize("between", ["\n\n", "\n"])
def test_scripts_without_spaces_have_headline_and_paragraphs(language, headline, paragraphs, between):
    """Where nothing parts words, characters are counted; nothing is lost, and nothing made a heading."""
    (article,) = clean_all(between.join((headline, *paragraphs)) + "\n")
    assert article.headline == headline
    assert article.text.replace("\n\n", "\n").split("\n") == list(paragraphs)
    assert language in {article.language, "km"}


def test_nexis_prints_in_other_languages_too():
    """Its labels are in the language of the interface."""
    document = (
        "{0} von 2 DOKUMENTEN\n\n\n                 Hafenzeitung\n\n            11. März 2009 Mittwoch\n"
        "                Gesamtausgabe\n\n{1}\n\nAUTOR: Melanie Muster\n\n"
        "RUBRIK: LOKALES; S. 3\n\nLÄNGE: 60 Wörter\n\n"
        "Der Hafenrat hat am Dienstag beschlossen, dass jeden Abend zwei Fähren mehr fahren.\n\n"
        "UPDATE: 12. März 2009\n\nSPRACHE: GERMAN; DEUTSCH\n\n"
        "Copyright 2009 Hafen Verlag\nAlle Rechte vorbehalten\n\n"
    )
    found = clean_all(document.format(1, "Zwei Fähren mehr am Abend") + document.format(2, "Museum öffnet"))
    assert [article.headline for article in found] == ["Zwei Fähren mehr am Abend", "Museum öffnet"]
    for article in found:
        assert (article.publisher, article.authors) == ("Hafenzeitung", ("Melanie Muster",))
        assert (str(article.published), article.section) == ("2009-03-11", "LOKALES")
        assert (
            article.text
            == "Der Hafenrat hat am Dienstag beschlossen, dass jeden Abend zwei Fähren mehr fahren."
        )


def test_a_brief_is_a_text():
    """One sentence is no headline without a text, but a text without a headline."""
    (article,) = clean_all("The pier is closed today because of the storm in the north.\n")
    assert article.text == "The pier is closed today because of the storm in the north."
