"""What reading a byline promises: people, organisations and agencies apart; roles, places and dates gone."""

import string

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dateline.clean.authors.names import (
    Byline,
    agency,
    full_name,
    is_label,
    merged,
    names,
    opened,
    other_craft,
    read_byline,
    squashed,
)

_ADA, _BEN = "Ada Amsel", "Ben Birke"


@pytest.mark.parametrize(
    ("byline", "people"),
    [
        ("Ada Amsel", (_ADA,)),
        ("By Ada Amsel", (_ADA,)),
        ("by Ada Amsel and Ben Birke", (_ADA, _BEN)),
        ("Von Ada Amsel und Ben Birke", (_ADA, _BEN)),
        ("Par Ada Amsel et Ben Birke", (_ADA, _BEN)),
        ("Por Ada Amsel y Ben Birke", (_ADA, _BEN)),
        ("Di Ada Amsel e Ben Birke", (_ADA, _BEN)),
        ("Autorin: Ada Amsel", (_ADA,)),
        ("Text: Ada Amsel", (_ADA,)),
        ("Text & Fotos: Ada Amsel", (_ADA,)),
        ("作者：阿姆", ("阿姆",)),
        ("بقلم: آدا أمسل", ("آدا أمسل",)),
        ("Posted on May 3, 2021 by Ada Amsel", (_ADA,)),
        ("von Ada Amsel am 3. Mai 2021 um 12:04 Uhr", (_ADA,)),
        ("03.05.2021 von Ada Amsel", (_ADA,)),
        ("Ada Amsel, 3 May 2021", (_ADA,)),
        ("Eine Kolumne von Ada Amsel", (_ADA,)),
        ("Ada Amsel im Gespräch mit Ben Birke", (_ADA, _BEN)),
        ("Ada Amsel, Political Editor", (_ADA,)),
        ("Ada Amsel, South River Correspondent", (_ADA,)),
        ("This post was written by Ada Amsel, Head of Marketing and Community Development", (_ADA,)),
        ("Ada Amsel\n, Privacy and Digital Security Expert", (_ADA,)),
        ("Ada Amsel Former Deputy Tech Editor", ()),
        ("Reporterin Ada Amsel und Redakteur Ben Birke", (_ADA, _BEN)),
        ("Ada Amsel Redakteurin", (_ADA,)),
        ("Rechtsanwältin Ada Amsel", (_ADA,)),
        ("Ada Amsel, Rivertown", (_ADA,)),
        ("Ada Amsel, Ph.D.", (_ADA,)),
        ("Ada Amsel for Rivertown Weekly", (_ADA,)),
        ("Ada Amsel (Rivertown)", (_ADA,)),
        ("Ada Amsel ada@amsel.example", (_ADA,)),
        ("Text von Ada Amsel Illustration von Ben Birke", (_ADA,)),
        ("Ada Amsel\nRivertown News, Weststadt", (_ADA,)),
        ("Ada Amsel\nSee all articles", (_ADA,)),
        ("Ada von Amsel", ("Ada von Amsel",)),
        ("A. B. Amsel", ("A. B. Amsel",)),
        ("ada_amsel", ("ada_amsel",)),
        ("admin", ()),
        ("Photo: Ada Amsel", ()),
        ("Monday", ()),
        ("12 Minuten", ()),
        ("", ()),
    ],
)
def test_people_are_found(byline, people):
    """A byline gives its people, and nothing that stands beside them."""
    assert names(byline)[0] == people


@pytest.mark.parametrize(
    ("byline", "bodies"),
    [
        ("Redaktion", ("Redaktion",)),
        ("von Redaktion, 24. Januar 2022", ("Redaktion",)),
        ("By Staff and news service reports", ("Staff and news service reports",)),
        ("Redaktion Weststadt", ("Redaktion Weststadt",)),
        ("rivertown.example", ()),
        ("rivertown.org", ("rivertown.org",)),
        ("Ada Amsel, Rivertown News", ()),
    ],
)
def test_an_organisation_is_named_only_where_no_person_is(byline, bodies):
    """Organisations are told from people, and kept whole."""
    assert read_byline(byline).bodies == bodies


def test_the_publisher_is_no_person():
    """A name that is the publisher's, however spelled, is an organisation's."""
    assert read_byline("River Town", "Rivertown") == Byline(bodies=("River Town",))
    assert read_byline("Ada Amsel", "Rivertown").people == (_ADA,)


def test_an_agency_stands_apart():
    """An agency beside a name, or alone, is none of the authors."""
    assert names("Ada Amsel, dpa") == ((_ADA,), "dpa")
    assert names("AFP") == ((), "AFP")
    assert names("Reuters, Rivertown") == ((), "Reuters")
    assert agency(" (Ap) ") == "AP"
    assert agency("Amsel") == ""


@pytest.mark.parametrize(
    "text", ["Von der Quelle bis zur Mündung wird gebaut", "By noon the river had risen", "Ada Amsel wrote"]
)
def test_a_sentence_says_more_than_names(text):
    """What reads on after the names is told."""
    assert read_byline(opened(text) or text).rest


def test_a_label_opens_the_next_run():
    """A run that only announces names is known as such; a word that begins a sentence is not."""
    assert all(map(is_label, ["By", "Von:", "Autorin", "Text", "Written by"]))
    assert not any(map(is_label, ["By noon", "Amsel", ""]))
    assert opened("By Ada Amsel") == "Ada Amsel"
    assert opened("Posted in by amsel") == "amsel"
    assert opened("Gone by noon") == ""


def test_other_crafts_are_no_authors():
    """Who took the picture or translated the text did not write it."""
    assert other_craft("Foto: Ada Amsel")
    assert other_craft("Translated by Ada Amsel")
    assert not other_craft("Text und Fotos: Ada Amsel")


def test_a_full_name_is_told_from_other_words():
    """Several words, each with a capital, none of them a role or an organisation's."""
    assert all(map(full_name, ["Ada Amsel", "Ada B. Amsel", "Ludwig van Birke"]))
    assert not any(
        map(full_name, ["Amsel", "Ada Amsel schreibt", "Rivertown News", "Senior Editor", "Wer ist es?"])
    )


def test_one_name_in_two_spellings_is_one():
    """Case, titles and full stops make no second author; an account has the letters of its name."""
    assert merged(["Ada Amsel", "ADA AMSEL", "Dr. Ada Amsel", "Ben Birke"]) == (_ADA, _BEN)
    assert squashed("Adá Amsel") == squashed("ada_amsel") == "adaamsel"


_NAME = st.builds(
    " ".join,
    st.lists(
        st.builds(
            lambda first, rest: first + rest,
            st.sampled_from("KLPQRT"),
            st.text("aeioulmnz", min_size=4, max_size=8),
        ),
        min_size=2,
        max_size=3,
    ),
)


@settings(max_examples=60)
@given(st.lists(_NAME, min_size=1, max_size=3, unique=True), st.sampled_from(["By ", "Von ", "Autor: ", ""]))
def test_whoever_is_named_is_found(people, marker):
    """Any list of names comes back whole and in order, whatever word opens it."""
    expected = tuple(dict.fromkeys(people))
    assert names(f"{marker}{', '.join(people)}")[0] == expected


@settings(max_examples=60)
@given(st.text(string.printable + "äöüéñ作者：", max_size=120))
def test_nothing_breaks_the_reading(text):
    """Any text at all is read, and no name is empty."""
    read = read_byline(text)
    assert all(name.strip() for name in (*read.people, *read.bodies))


def test_words_behind_a_degree_are_no_second_author():
    """Behind a degree only what opens with a given name is a person, too."""
    assert names("Hanna Oduya, RN, Clinical Practice")[0] == ("Hanna Oduya",)
    assert names("Ellen Lund, VMD, Debra Horn, DVM")[0] == ("Ellen Lund", "Debra Horn")


def test_editor_opens_no_other_craft_in_english():
    """The Indonesian label of an editor is one with its colon alone: in English an editor may sign."""
    assert names("Managing Editor Hanna Oduya")[0] == ("Hanna Oduya",)
    assert names("Oleh Hanna Oduya\nEditor: Budi Lund")[0] == ("Hanna Oduya",)


def test_surname_that_is_a_day_stays():
    """'Sun' before a date is a surname where only a given name stands before it."""
    assert names("By Yi Sun June 5, 2024")[0] == ("Yi Sun",)
    assert names("By Hanna Oduya Sun, June 5, 2024")[0] == ("Hanna Oduya",)
