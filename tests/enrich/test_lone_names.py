"""Names of one word that only a model reads, and what stands beside them; no model is needed here."""

import pytest

from dateline.enrich import Mention, Person, Tags
from dateline.enrich.entities.archive import resolve_archive
from dateline.enrich.ner.model import Span
from dateline.enrich.organisations.find import gather_organisations
from dateline.enrich.people.find import gather_people
from dateline.enrich.type_resolution import recognise


def _read(text, name, label):
    """Return what becomes of a name that a model reads so wherever it stands: its kind, or ''."""
    spans, start = [], text.find(name)
    while start >= 0:
        spans.append(Span(start, start + len(name), label))
        start = text.find(name, start + 1)
    names = recognise(text, spans)
    people = {mention.surface for mention in names.people}
    return "person" if name in people else "body" if names.organisations else ""


class TestPeople:
    @pytest.mark.parametrize(
        ("text", "name"),
        [
            ("The tenor had sung in the opera “Turandot” on Monday.", "Turandot"),
            ("Flour was sold at the pier. Bread is short, and water shorter.", "Bread"),
            ("The lander had a rover of 26 kilograms called Sojka with it.", "Sojka"),
            ("Engineers in Trondheim lost contact. Selene 4 fell silent on Monday.", "Selene"),
            ("The rocket left Kirunavara, in the north of Sweden, on Friday.", "Kirunavara"),
        ],
    )
    def test_what_nothing_introduces_is_nobody(self, text, name):
        """Works, craft, places and words that open a sentence are no people."""
        assert _read(text, name, "PERSON") == ""

    @pytest.mark.parametrize(
        "text",
        [
            "The band was late. “We drove all night,” said Zorka.",
            "The summit was his, Zorka said, and nobody else's.",
            "Nobody knew Zorka, who had come on foot.",
            "The goals: Rovers 2 (Zorka 12, Hale 55) United 0.",
        ],
    )
    def test_whom_the_words_support_stays(self, text):
        """A verb of saying, a relative clause or a scorer's minute supports the reading."""
        assert _read(text, "Zorka", "PERSON") == "person"

    def test_who_is_named_often_stays(self):
        """A model that reads a name alike three times is believed."""
        text = "It was Zorka then. It is Zorka now. It will be Zorka tomorrow."
        assert _read(text, "Zorka", "PERSON") == "person"

    def test_a_given_name_means_whom_the_article_named_in_full(self):
        """'Wilbur' after 'Wilbur Wright' is the same man; before him nobody knows."""
        text = "Wilbur Wright flew first. The flight that Wilbur made was short."
        mentions = [Mention(0, 13, "Wilbur Wright"), Mention(42, 48, "Wilbur")]
        assert [person.name for person in gather_people(text, mentions)] == ["Wilbur Wright"]


class TestBodies:
    @pytest.mark.parametrize(
        ("text", "name"),
        [
            ("They sent two men to Sobrinho, in the north of Brazil.", "Sobrinho"),
            ("Okumata was quiet. Around Okumata hardly anybody is left.", "Okumata"),
            ("Fireworks rose. Buses took the people of the town away.", "Buses"),
            ("The landing craft, called Heron, came down at night.", "Heron"),
            ("A death at the Old Mill Hospital in Leeds was reported.", "Old Mill Hospital"),
            ("A grandson of King Bhumiban Adulyaket was out at sea.", "King Bhumiban Adulyaket"),
        ],
    )
    def test_places_craft_and_buildings_are_no_bodies(self, text, name):
        """What things happen in, at or aboard is no organisation."""
        assert _read(text, name, "ORG") != "body"

    def test_a_chamber_is_a_body_in_which_things_happen(self):
        """'in Congress' does not make it a town."""
        assert _read("The bill was stopped in Congress on Monday.", "Congress", "ORG") == "body"

    def test_a_firm_is_told_by_its_apposition(self):
        """'Hutchinson Wampoo, a company of Hong Kong,' is no person."""
        text = "He warned that Hutchinson Wampoo, a company of Hong Kong, runs the ports."
        assert _read(text, "Hutchinson Wampoo", "PERSON") == "body"


class TestShortForms:
    @pytest.mark.parametrize(
        ("text", "long", "short"),
        [
            (
                "The Kyushu Electric Power Company, KEPCO, kept to it.",
                "Kyushu Electric Power Company",
                "KEPCO",
            ),
            ("ALTA, the Andean Large Telescope Array, saw it.", "Andean Large Telescope Array", "ALTA"),
            ("The Social and Labour Party, the SLP, agreed.", "Social and Labour Party", "SLP"),
        ],
    )
    def test_an_acronym_is_bound_by_commas_too(self, text, long, short):
        """Brackets are not the only way to introduce an acronym."""
        mentions = sorted(
            Mention(text.find(form), text.find(form) + len(form), form) for form in (long, short)
        )
        (body,) = gather_organisations(text, mentions)
        assert (body.name, body.acronym) == (long, short)

    def test_the_exchange_is_the_one_named_in_full(self):
        """A bare noun for a body joins the only full name that ends in it."""
        text = "The New York Stock Exchange fell. The governors of the Exchange met."
        mentions = [Mention(4, 27, "New York Stock Exchange"), Mention(55, 63, "Exchange")]
        assert [body.name for body in gather_organisations(text, mentions)] == ["New York Stock Exchange"]


class TestCourtesies:
    def test_who_goes_by_one_name_is_shown_with_the_courtesy(self):
        """'Lord Mountbatten' is the label, while his name, and what joins it, stays 'Mountbatten'."""
        text = "They asked Lord Mountbatten to stay. Lord Mountbatten agreed."
        mentions = [Mention(16, 27, "Mountbatten"), Mention(42, 53, "Mountbatten")]
        (person,) = gather_people(text, mentions)
        assert (person.name, person.courtesy) == ("Mountbatten", "Lord")
        (entity,) = resolve_archive({"a": Tags(people=(person,))}).people
        assert entity.name == "Lord Mountbatten"

    def test_a_full_name_needs_none(self):
        """Someone with a surname is not shown as 'Prince Louis Battenberg'."""
        mention = Mention(7, 23, "Louis Battenberg")
        (person,) = gather_people("Prince Louis Battenberg spoke.", [mention])
        assert person.courtesy == ""

    def test_spellings_with_and_without_it_are_one(self):
        """An authority entry or another article may write the courtesy as part of the name."""
        one, two = (Person(name, (Mention(0, len(name), name),)) for name in ("Lord Owen", "Owen"))
        archive = resolve_archive({"a": Tags(people=(one,)), "b": Tags(people=(two,))})
        assert len(archive.people) == 1
