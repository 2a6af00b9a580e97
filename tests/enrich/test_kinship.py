"""A bare surname of several bearers is given to the one whom the text means."""

import pytest

from dateline.enrich import enrich_text

BROTHER = """Alistair Brownlee won in Rio on Thursday, ahead of his brother Jonny Brownlee.
Mr Brownlee said he was tired."""
WIDOW = """Rajiv Gandhi's widow, Sonia Gandhi, spoke. Her daughter Priyanka Gandhi stood beside her.
Mrs Gandhi said she would stay."""
WIFE = """Louis Blériot a salué sa femme, Alice Blériot, sur la plage. Blériot a dit qu'il volera encore."""
ARTICLES = {
    "Alistair Brownlee": (BROTHER, "en"),
    "Sonia Gandhi": (WIDOW, "en"),
    "Louis Blériot": (WIFE, "fr"),
}


@pytest.mark.parametrize("bearer", ARTICLES)
def test_a_surname_is_not_that_of_whoever_is_named_as_kin(bearer):
    """'His brother, Jonny Brownlee,' leaves 'Mr Brownlee' to the other; 'Mrs' is no man's."""
    text, language = ARTICLES[bearer]
    people = enrich_text(text, language=language, model="none").people
    last = text.rindex(bearer.rsplit(" ", 1)[-1])
    owner = next(person for person in people if any(found.start == last for found in person.mentions))
    assert owner.name == bearer


def test_a_wife_of_three_names_is_one_person():
    """Her own name, her husband's after 'Mrs.' and her married name are hers."""
    text = (
        "Jacqueline Bouvier married Senator John F. Kennedy on Saturday. Mrs. John F. Kennedy, the former "
        "Jacqueline Bouvier, is a reporter. Jacqueline Kennedy will live in Georgetown."
    )
    names = [person.name for person in enrich_text(text, model="none").people]
    assert sorted(names) == ["Jacqueline Kennedy", "John F. Kennedy"]
