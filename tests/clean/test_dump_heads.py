"""Heads of dumps that break their lines by hand, name a section, or hold verse: no word is lost."""

import pytest

from dateline.clean import clean

from .prose import sentences

TEXT = "\n\n".join(sentences(5))
VERSE = (
    "The lamp is low upon the sill,\nThe rain has found the lane,\nThe miller's wheel is standing still",
    "The oats are in, the boats are out,\nThe bell has lost its tongue,\nOr why the song was sung.",
)


def test_a_headline_of_two_lines_is_one_headline():
    """Its second line goes on in the middle of the sentence."""
    head = "Harbour council votes to rebuild\nthe eastern pier after storm"
    read = clean(f"{head}\n\nTimber cannot be saved\n\nBy Anna Bell\n3 March 2019\n\n{TEXT}\n")
    assert read.headline == head.replace("\n", " ")
    assert read.standfirst == "Timber cannot be saved"
    assert read.authors == ("Anna Bell",)


def test_a_standfirst_of_two_lines_is_one():
    """In a text whose lines are wrapped, it is narrower than they are."""
    wrapped = TEXT.replace(", ", ",\n")
    read = clean(
        f"COUNCIL REBUILDS PIER\n\nFour million for steel; work to\nbegin in September\n\n{wrapped}\n"
    )
    assert read.headline == "COUNCIL REBUILDS PIER"
    assert read.standfirst == "Four million for steel; work to begin in September"


@pytest.mark.parametrize("kicker", ["T H E  H A R B O U R .", "LOCAL INTELLIGENCE", "THE HARBOUR."])
def test_the_name_of_a_section_above_a_dotted_headline_is_no_headline(kicker):
    """As papers of old set both: in capitals, the headline with a stop."""
    read = clean(f"{kicker}\n\nTHE BRIDGE OF HOLM IS CLOSED.\n\n{TEXT}\n")
    assert read.headline == "THE BRIDGE OF HOLM IS CLOSED."


def test_verses_keep_their_lines():
    """Nearly every line opens with a capital, as no wrapped prose does."""
    read = clean("The Lamp\n\nby Anna Bell\n\n" + "\n\n".join(VERSE) + "\n")
    assert (read.headline, read.text) == ("The Lamp", "\n\n".join(VERSE))


def test_a_chinese_line_of_reporter_and_day_names_no_publisher():
    """Who reports stands behind the word for it."""
    text = "市议会星期二决定，桥梁将关闭至秋季，店主们松了一口气。" * 5
    read = clean(f"市议会决定桥梁关闭至秋季\n\n本报讯 记者 王小明 2019年3月3日\n\n{text}\n")
    assert (read.authors, read.publisher, str(read.published)) == (("王小明",), "", "2019-03-03")
