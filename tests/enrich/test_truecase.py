"""Lines that shout are read as they would be printed."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dateline.enrich import enrich_text
from dateline.enrich.ner.truecase import truecased


@pytest.mark.parametrize(
    ("shouted", "printed"),
    [
        (
            "DAVID CAMERON MEETS BARACK OBAMA IN LONDON. MR. GLADSTONE SPOKE AT MIDLOTHIAN.",
            "David Cameron meets Barack Obama in London. Mr. Gladstone spoke at Midlothian.",
        ),
        ("MCKINLEY SHOT IN BUFFALO BY LEON CZOLGOSZ", "McKinley shot in Buffalo by Leon Czolgosz"),
        ("NATO AND EU SILENT ON BEIRUT", "NATO and EU silent on Beirut"),
        ("SPAIN.\nLetters from Madrid say so.", "Spain.\nLetters from Madrid say so."),
        (
            "CARPATHIA REACHES PORT\nThe liner Carpathia came in.",
            "Carpathia reaches port\nThe liner Carpathia came in.",
        ),
    ],
)
def test_shouted_lines(shouted, printed):
    """Names, titles, places and acronyms keep capitals, and so do words that have one elsewhere."""
    assert truecased(shouted) == printed


@pytest.mark.parametrize(
    "text",
    [
        "WASHINGTON (AP) - The FBI, CIA, IBM, AT&T, GM and NBC were asked.",
        "The UN and the EU met in Rome.",
        "NATO",
        "",
    ],
)
def test_what_is_printed_already(text):
    """Acronyms in a line of small letters, and datelines, are left as they are."""
    assert truecased(text) == text


def test_mentions_stand_as_they_are_written():
    """The names are those of print, the mentions those of the text."""
    text = "PRESIDENT KENNEDY SHOT DEAD IN DALLAS. GOVERNOR JOHN CONNALLY OF TEXAS WOUNDED."
    tags = enrich_text(text, model="none")
    assert {person.name for person in tags.people} == {"Kennedy", "John Connally"}
    assert {place.name for place in tags.places} == {"Dallas", "Texas"}
    mentions = [mention for entity in (*tags.people, *tags.places) for mention in entity.mentions]
    assert all(text[mention.start : mention.end] == mention.surface for mention in mentions)


@settings(deadline=None)
@given(st.text(max_size=120) | st.text(alphabet="ABC MR.'’É\nßŉǆ-", max_size=120))
def test_length_and_letters_are_kept(text):
    """Whatever the text, its length is kept, and its letters but for their case."""
    cased = truecased(text)
    assert len(cased) == len(text)
    assert cased.casefold() == text.casefold()
