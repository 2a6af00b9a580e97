"""Names in Spanish, French and German, found by rules alone."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dateline.enrich import enrich_text
from dateline.enrich.ner.name_words import name_words


def _names(text, language):
    tags = enrich_text(text, language=language, model="none")
    return [person.name for person in tags.people], [body.name for body in tags.organisations]


class TestPeople:
    @pytest.mark.parametrize(
        ("language", "text", "person"),
        [
            ("es", "El portavoz del partido, Urko Zubeldia, no quiso hablar.", "Urko Zubeldia"),
            ("es", "El plan no sirve, dijo Quiroga en la reunión.", "Quiroga"),
            ("fr", "On attendait le maréchal Vautrin à la gare.", "Vautrin"),
            ("fr", "Le projet a été présenté par M. Brélaz, puis adopté.", "Brélaz"),
            ("de", "Am Montag trat Kultusminister Holzinger zurück.", "Holzinger"),
            ("de", "Das sei falsch, sagte Wessendorf am Abend.", "Wessendorf"),
        ],
    )
    def test_a_title_or_a_verb_of_saying_tells_a_person(self, language, text, person):
        """Who is introduced by an office or is quoted is a person, known name or not."""
        assert _names(text, language)[0] == [person]

    @pytest.mark.parametrize(
        ("language", "text"),
        [
            ("es", "Para mañana se espera lluvia. Una nueva especie apareció."),
            ("fr", "Sur ce point rien ne change. Cela dure depuis des mois."),
            (
                "de",
                "Die Legalisierung schadet. Kein Verzicht. Der Fußballplatz ist zu.",
            ),
        ],
    )
    def test_ordinary_words_are_nobody(self, language, text):
        """Neither words that open a sentence nor German nouns and their compounds are names."""
        assert _names(text, language) == ([], [])

    def test_a_line_up_names_people(self):
        """A long row of names between commas and dashes is a team's line-up."""
        people, _ = _names("Es spielten: Dreher - Jupo, Palacki, Posch - Krampel, Bremsel, Kutschka.", "de")
        assert people == ["Dreher", "Jupo", "Palacki", "Posch", "Krampel", "Bremsel", "Kutschka"]


class TestOrganisations:
    @pytest.mark.parametrize(
        ("language", "text", "body"),
        [
            (
                "es",
                "El Ministerio de Agricultura y Pesca anunció ayudas.",
                "Ministerio de Agricultura y Pesca",
            ),
            ("es", "La empresa Zubizarra vendió su filial.", "Zubizarra"),
            ("es", "La propuesta del PXT fue rechazada.", "PXT"),
            ("fr", "Il fut élu à l'Académie française cette année.", "Académie française"),
            ("fr", "Il devint membre de la Société suisse de géographie.", "Société suisse de géographie"),
            ("fr", "Il a joué pour les Pistons de Détroit avant cela.", "Pistons de Détroit"),
            ("de", "Der Vorstand des Deutschen Sportbundes tagte.", "Deutschen Sportbundes"),
            ("de", "Gestern gewann der FC Oberhagen mit Mühe.", "FC Oberhagen"),
        ],
    )
    def test_its_own_words_tell_an_organisation(self, language, text, body):
        """A noun for a kind of body, a legal or club form, or capitals make a name an organisation's."""
        assert _names(text, language)[1] == [body]

    def test_a_score_makes_two_teams(self):
        """Two names with a dash between them and a score after them are teams."""
        assert _names("Am Samstag: Hellmuth - Brunkow 2:1", "de")[1] == ["Hellmuth", "Brunkow"]


def test_parliaments_are_known_in_any_case_and_spelling():
    """'Bundesrathes' is the Bundesrat of old print."""
    text = "Der Beschluß des Bundesrathes und der Bundesversammlung liegt vor; der Ständerath schweigt."
    assert _names(text, "de")[1] == ["Bundesrathes", "Bundesversammlung", "Ständerath"]


def test_a_list_with_towns_in_brackets_names_people():
    """Three unknown names, each with a town or a country behind it, are people's."""
    text = "Classement: 1. Grellini (Italie), 2. Bortuzzi (Italie), 3. Vandewaele (Belgique)."
    assert _names(text, "fr")[0] == ["Grellini", "Bortuzzi", "Vandewaele"]


def test_who_needs_no_introduction_is_found_without_one():
    """Newspapers of their time call statesmen by their surname alone."""
    assert "Bismarck" in _names("On dit que Bismarck refuse de signer.", "fr")[0]


def test_a_courtesy_reaches_over_a_particle():
    """'M. de Grandval' is a person."""
    assert [name.removeprefix("de ") for name in _names("Alors M. de Grandval se leva.", "fr")[0]] == [
        "Grandval"
    ]


def test_a_text_that_lost_its_umlauts_is_read_all_the_same():
    """'Ministerprsident' and 'Brgermeister' are known when a whole text has no umlaut."""
    text = (
        "Der Ministerprsident Brunkow und der Brgermeister Hellwig kamen. "
        + "Am Abend war alles vorbei. " * 20
    )
    assert _names(text, "de")[0] == ["Brunkow", "Hellwig"]


@settings(deadline=None, max_examples=60)
@given(st.sampled_from("es fr de".split()), st.text(alphabet="AaBb éÉ.-,()'\n1:", max_size=80))
def test_any_text_is_read(language, text):
    """No text makes the rules fail, and every mention stands where it says."""
    tags = enrich_text(text, language=language, model="none")
    for entity in (*tags.people, *tags.organisations, *tags.places):
        assert all(text[found.start : found.end] == found.surface for found in entity.mentions)


def test_a_language_without_a_table_has_no_words():
    """English has rules of its own, and other languages none."""
    assert name_words("en") is None
    assert name_words("xx") is None
