"""Bodies of old papers: German ones in one word or under an adjective, French ones of another age."""

import pytest

from dateline.enrich import enrich_text


def _bodies(text, language="de"):
    found = enrich_text(text, language=language).organisations
    return {mention.surface for body in found for mention in body.mentions}


@pytest.mark.parametrize(
    ("text", "body"),
    [
        ("Gestern hielt der Demokratenverein seine Sitzung ab.", "Demokratenverein"),
        ("Die Versammlung des Bauernbundes war stark besucht.", "Bauernbundes"),
        ("Der Quorbelverein zahlt vier Prozent.", "Quorbelverein"),
        ("Er trat der evangelischen Kirche bei.", "evangelischen Kirche"),
        ("Die Liste der freisinnigen Partei lag auf; jene der radikalen Partei fehlte.", "radikalen Partei"),
        ("Das Werk gehört der Société Lyonnaise de la Soie.", "Société Lyonnaise de la Soie"),
        ("Der Prinz besuchte die Fondation Pescatore.", "Fondation Pescatore"),
    ],
)
def test_bodies_are_read_whole(text, body):
    """A name or members in the first part, an adjective before, a French noun at the head."""
    assert body in _bodies(text)


@pytest.mark.parametrize(
    "text",
    [
        "Die Reisegesellschaft kam erst am Abend an.",
        "Bundesrath Welti sprach gegen den Antrag.",
        "Gewählt wurden die HH. Escher und Landolt.",
        "Der Zug fuhr in der alten Richtung weiter.",
    ],
)
def test_words_and_titles_are_no_bodies(text):
    """A compound of plain words, a councillor's title and the plural of 'Herr' name no body."""
    assert _bodies(text) == set()


def test_an_old_title_is_none_of_the_name():
    """'Bundesrath' is a title as 'Bundesrat' is."""
    people = enrich_text("Bundesrath Welti sprach gegen den Antrag.", language="de").people
    assert [person.name for person in people] == ["Welti"]


def test_plural_titles_are_no_bodies_in_french():
    """'MM.' stands for several men."""
    assert _bodies("La commission est composée de MM. Sandoz et Montandon.", "fr") == set()


def test_two_equal_letters_may_be_a_party():
    """'PP' is one in Spanish."""
    assert "PP" in _bodies("El portavoz del PP habló ayer en Cáceres.", "es")


@pytest.mark.parametrize(
    ("text", "body"),
    [
        ("Les Chambres fédérales ont voté le crédit.", "Chambres fédérales"),
        ("Le ministre a parlé devant la Chambre des lords.", "Chambre des lords"),
        ("Le Reichstag a rejeté la loi militaire.", "Reichstag"),
        ("Les délégués de l'Action radicale se réuniront samedi.", "Action radicale"),
        ("Il a joué trois saisons avec le H. C. Davos.", "H. C. Davos"),
    ],
)
def test_french_parliaments_and_parties(text, body):
    """Chambers and diets by their names, movements by their adjective, clubs by their letters."""
    assert body in _bodies(text, "fr")
