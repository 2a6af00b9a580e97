"""Who wrote a page that prints no byline: a note about them, the site's own name, a name before the day."""

import pytest

from dateline.clean import clean
from dateline.clean.authors.described import site_owner
from dateline.clean.authors.person_names import has_given_name, is_persons_name

PROSE = (
    "<p>The harbour council met on Tuesday to discuss the ferry timetable, and agreed that two more "
    "crossings would run each evening from the first of May.</p>"
    "<p>Shopkeepers along the quay had asked for the change since last winter, when the late boat was "
    "withdrawn without notice.</p>"
)


def authors(body, title="Two more evening ferries"):
    """Return the authors of a page whose article is followed by something else."""
    page = f"<html><head><title>{title}</title></head><body><article><h1>Two more evening ferries</h1>"
    return clean(f"{page}{body}</article></body></html>").authors


def note(name, text):
    """Return a box below an article: a name, and what it says of whom."""
    return f"<div class='box'><div class='size-small'>{name}</div><div><p>{text}</p></div></div>"


def test_a_note_about_a_person_below_the_text_names_its_author():
    """The name stands alone, and the next run opens with it and says what the person is."""
    told = note("Laura Bell", "Laura Bell is a writer who covers harbours, ferries and those who wait.")
    assert authors(PROSE + told) == ("Laura Bell",)


def test_notes_about_several_people_name_nobody():
    """A row of the site's staff describes no author."""
    staff = note("Laura Bell", "Laura is a writer who covers harbours, ferries and those who wait for them.")
    staff += note("Thomas Reed", "Thomas is an editor who looks after the weekly supplement of the gazette.")
    assert authors(PROSE + staff) == ()


def test_a_name_that_nothing_describes_is_no_author():
    """A subject of the text, or a button, may stand alone on a line, too."""
    told = note("Laura Bell", "The captain of the north ferry has asked passengers to be patient on Sunday.")
    assert authors(PROSE + told) == ()


@pytest.mark.parametrize(
    ("site", "title", "name"),
    [
        ("Laura Bell", "", "Laura Bell"),
        ("", "Two more evening ferries | Laura Bell", "Laura Bell"),
        ("", "Two more evening ferries (Laura Bell)", "Laura Bell"),
        ("Harbour Gazette", "Two more evening ferries", ""),
        ("Ava Community Energy", "", ""),
        ("Thomas & Sons", "", ""),
        ("Laura", "", ""),
    ],
)
def test_a_site_that_bears_a_persons_name_is_theirs(site, title, name):
    """Two words that open with a given name; of three, most are firms."""
    assert site_owner(site, title) == name


def test_a_name_before_the_day_is_a_byline():
    """On a page and in a dump, without any word that opens a byline."""
    assert authors(f"<p>Laura Bell, 2 July 1999</p>{PROSE}") == ("Laura Bell",)
    text = PROSE.replace("</p><p>", "\n\n").replace("<p>", "").replace("</p>", "")
    read = clean(f"Two more evening ferries\n\nLaura Bell, 2 July 1999\n\n{text}\n")
    assert (read.authors, read.publisher, str(read.published)) == (("Laura Bell",), "", "1999-07-02")


@pytest.mark.parametrize("label", ["作者：李明", "记者：李明", "文/李明", "作者: 李明"])
def test_a_label_in_the_middle_of_a_chinese_line_names_its_author(label):
    """Day, source, author and editor stand on one line."""
    line = f"<div>2019年03月04日 10:22 来源：海港日报 {label} 责任编辑：张三</div>"
    assert authors(f"{line}{PROSE}") == ("李明",)


def test_a_newspaper_before_the_day_is_its_publisher():
    """Its name opens with no given name."""
    text = PROSE.replace("</p><p>", "\n\n").replace("<p>", "").replace("</p>", "")
    read = clean(f"Two more evening ferries\n\nHarbour Gazette, 2 July 1999\n\n{text}\n")
    assert (read.authors, read.publisher) == ((), "Harbour Gazette")


def test_a_button_in_title_case_is_no_author():
    """A bare line below the headline with no given name and a word of the text in it names nobody."""
    assert authors(f"<div>Print Each Notice</div>{PROSE}") == ()
    assert authors(f"<div>Wang Xiuying</div>{PROSE}") == ("Wang Xiuying",)
    assert authors(f"<div>Laura Bell</div>{PROSE}") == ("Laura Bell",)


@pytest.mark.parametrize("name", ["Laura Bell", "Émile Duval", "Aisha Al-Sayed"])
def test_given_names_are_told_without_accents_and_case(name):
    """The list of names is folded."""
    assert is_persons_name(name)


@pytest.mark.parametrize("name", ["Lee Miller – Tate Britain.", "Laura & Sons", "laura bell", "Laura 24"])
def test_what_is_more_or_less_than_a_name_is_none(name):
    """Dashes, figures and firms are in no person's name."""
    assert not is_persons_name(name)


@pytest.mark.parametrize("name", ["J. K. Holm", "Bell Laura"])
def test_an_initial_or_a_family_name_in_front_is_known_too(name):
    """Where languages set the given name last."""
    assert has_given_name(name)
