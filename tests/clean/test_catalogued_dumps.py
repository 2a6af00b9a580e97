"""Dumps of databases, press offices and scripts without spaces: what stands around the text is named."""

import pytest

from dateline.clean import clean
from tests.harbour_texts import COUNCIL, SHOPS


def test_a_catalogues_subjects_are_no_headline():
    """ProQuest prints the title above its labels, and when its own entry changed below the text."""
    read = clean(
        "Two more evening ferries\n\nAuthor: Bell, Mara\n\nProQuest document link\n\n"
        f"Abstract: {COUNCIL}\n\nFull text: {COUNCIL}\n{SHOPS}\n\n"
        "Subject: Ferries; Harbours;\n\nPublication title: Harbour Gazette\n\n"
        "Publication date: Mar 4, 2011\n\nSection: News\n\nProQuest document ID: 881231\n\n"
        "Last updated: 2017-11-20\n\nDatabase: ProQuest Central\n"
    )
    assert (read.headline, read.authors, str(read.published), read.modified) == (
        *("Two more evening ferries", ("Mara Bell",), "2011-03-04", None),
    )
    assert read.text == f"{COUNCIL}\n\n{SHOPS}"
    assert read.standfirst == ""
    assert read.given.subjects == ("Ferries", "Harbours")


def test_a_newspapers_line_with_day_and_page_is_read():
    """NewsBank prints paper, town, day and page on one line, and who wrote with what they are on the next."""
    read = clean(
        "Two more evening ferries\nHarbour Gazette, The (England) - March 4, 2011 - page 4\n"
        f"Mara Bell, Harbour Correspondent\n\n{COUNCIL}\n\n{SHOPS}\n\n"
        "Copyright (c) 2011 Harbour Gazette. All rights reserved.\nOpenURL Link\nRecord Number: 1182736\n"
    )
    assert (read.authors, read.publisher, str(read.published)) == (
        ("Mara Bell",),
        "Harbour Gazette",
        "2011-03-04",
    )
    assert read.text == f"{COUNCIL}\n\n{SHOPS}"


def test_whom_to_ask_about_a_press_release_is_no_headline():
    """Names and numbers of a press office stand above the headline."""
    read = clean(
        "FOR IMMEDIATE RELEASE\n\nMedia contact:\nDana Whitlock\nHarbour Council\n+44 1632 960123\n"
        "press@example.org\n\nCOUNCIL ADDS TWO EVENING FERRIES\nSailings to begin in May\n\n"
        f"NORTHPORT, England (March 4, 2011) -- {COUNCIL}\n\n{SHOPS}\n\n###\n"
    )
    assert read.headline == "COUNCIL ADDS TWO EVENING FERRIES"
    assert read.standfirst == "Sailings to begin in May"
    assert str(read.published) == "2011-03-04"
    assert read.publisher == ""
    assert "Whitlock" not in read.text


@pytest.mark.parametrize("section", ["Local News", "Arts and Books", "SPORT"])
def test_a_section_above_a_short_headline_is_a_section(section):
    """Factiva prints it there; a headline may have three words, too."""
    read = clean(
        f"{section}\nFerries run late\n\nMara Bell\n84 words\n4 March 2011\nHarbour Gazette\nHARGAZ\n4\n"
        f"English\n(c) 2011 Harbour Gazette\n\n{COUNCIL}\n\n{SHOPS}\n\nDocument HARGAZ0020110304e7340002x\n"
    )
    assert (read.section, read.headline, read.standfirst) == (section, "Ferries run late", "")


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("วงออร์เคสตราอำลาตลาดข้าว\n4 มีนาคม 2562\n\n{}\n\n{}\n", "2019-03-04"),
        ("วงออร์เคสตราอำลาตลาดข้าว\n๔ มี.ค. ๒๕๖๒\n\n{}\n\n{}\n", "2019-03-04"),
        ("ऑर्केस्ट्रा ने अनाज मंडी छोड़ी\nनई दिल्ली, 4 मार्च 2011 (भाषा)\n\n{}\n\n{}\n", "2011-03-04"),
    ],
)
def test_days_of_thai_and_hindi_are_read(text, day):
    """The signs of their vowels are a part of the month's name; Thailand counts its own years."""
    assert str(clean(text.format(COUNCIL, SHOPS)).published) == day


def test_the_first_sentence_of_a_japanese_text_is_no_standfirst():
    """A sentence below the day ends in a full stop of its own."""
    opening = "交響楽団は土曜日、旧穀物取引所で最後の演奏会を開く。四十一シーズンにわたる歴史に幕を下ろす。"
    second = "指揮者の小野寺ヘレナさんは団員に、屋根は大雨に耐えられず、保険会社も更新を拒否したと説明した。"
    read = clean(
        f"交響楽団、穀物取引所に別れ\n朝夕新聞　2019年3月4日　朝刊\n\n　{opening}\n　{second}\n（終）\n"
    )
    assert read.standfirst == ""
    assert read.text == f"{opening}\n\n{second}"
