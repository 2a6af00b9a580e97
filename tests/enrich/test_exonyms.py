"""Towns by the word that the article's own language has for them, and by the reader's word as labels."""

import pytest

from dateline.enrich.enrichment import enrich_text, enrich_texts
from dateline.enrich.entities.archive import resolve_archive
from dateline.enrich.entities.authority import read_authority
from dateline.enrich.entities.labels import LabelSettings
from dateline.enrich.gazetteer.tables import exonyms, tables

SENTENCES = {
    "ar": "وصل الوزير إلى {} يوم الاثنين.",
    "de": "Der Minister reiste am Montag nach {0}. In {0} regnete es.",
    "es": "El ministro viajó el lunes a {0}. En {0} llovía.",
    "fr": "Le ministre est arrivé à {0} lundi. Il pleuvait à {0}.",
    "it": "Il ministro è arrivato a {0} lunedì. A {0} pioveva.",
}
# 'Sion' is the hill of Jerusalem, too; 'Soleure' and 'Freiburg im Üechtland' are cantons and seats.
AMBIGUOUS = {"Freiburg im Üechtland", "Sitten", "Sion", "Solothurn", "Soleure", "Soletta"}


def table_names(language, codes):
    """Return each (place, name) that the table has in a language for places of the gazetteer's codes."""
    return [
        (entry, name)
        for entry, spoken, names in exonyms(tables().gazetteer, tables().areas)
        for name in names
        if spoken == language and entry.code in codes
    ]


@pytest.mark.parametrize("language", SENTENCES)
def test_every_town_of_the_table_is_found_as_the_one_that_is_meant(language):
    """Whatever the word means in English, and whatever other town bears it."""
    towns = table_names(language, "PS")
    assert len(towns) > 80
    texts = [SENTENCES[language].format(name) for _, name in towns]
    read = enrich_texts(texts, language=language, model="none")
    missed = {
        name
        for (entry, name), tags in zip(towns, read, strict=True)
        if entry.geonames_id not in {place.geonames_id for place in tags.places}
    }
    assert missed <= AMBIGUOUS


@pytest.mark.parametrize("language", SENTENCES)
def test_every_country_of_the_table_is_found_and_nothing_else(language):
    """By the name that the language has for it: 'Egitto', 'Vereinigten Staaten', 'République tchèque'."""
    countries = table_names(language, "C")
    texts = [SENTENCES[language].format(name) for _, name in countries]
    read = enrich_texts(texts, language=language, model="none")
    wrong = {
        name
        for (entry, name), tags in zip(countries, read, strict=True)
        if {place.geonames_id for place in tags.places} != {entry.geonames_id}
        or tags.people
        or tags.organisations
    }
    assert wrong == set()


@pytest.mark.parametrize(
    ("language", "text", "places", "people"),
    [
        ("fr", "Florence Parly a parlé. Florence a dit oui.", [], ["Florence Parly"]),
        ("fr", "Elle vit à Florence depuis dix ans.", ["Florence"], []),
        ("fr", "Selon Florence Berthout, la ville dort.", [], ["Florence Berthout"]),
        ("fr", "De Nice à Cologne, le train s'arrête à Valence.", ["Nice", "Cologne", "Valence"], []),
        ("fr", "Le train va de Tours à Angers et à Nancy.", ["Tours", "Angers", "Nancy"], []),
        ("es", "El ministro viajó a San Luis Potosí.", ["San Luis Potosí"], []),
        ("es", "Vive en San Miguel de Tucumán.", ["San Miguel de Tucumán"], []),
        ("es", "Llegó a Santa Cruz de Tenerife ayer.", ["Santa Cruz de Tenerife"], []),
        ("es", "Nació en Villa Carlos Paz.", ["Villa Carlos Paz"], []),
        ("es", "El presidente Carlos de Bariloche habló.", [], ["Carlos de Bariloche"]),
        ("en", "It was a nice day. Cologne was sold in the shop.", [], []),
    ],
)
def test_towns_and_people_of_one_name_are_told_apart(language, text, places, people):
    """A given name is a town after a preposition alone; a whole town is no person; English words stay."""
    tags = enrich_text(text, language=language, model="none")
    assert {place.name for place in tags.places} == set(places)
    assert tags.organisations == ()
    assert [person.name for person in tags.people] == people


def test_a_container_still_decides():
    """The Colombian town, where the article says so."""
    tags = enrich_text("El ministro viajó a Florencia, Colombia.", language="es", model="none")
    assert "CO" in {place.country for place in tags.places if place.name == "Florencia"}


@pytest.mark.parametrize(
    ("language", "name", "label"),
    [
        ("de", "Köln", "Cologne"),
        ("es", "Sevilla", "Seville"),
        ("fr", "Genève", "Geneva"),
        ("es", "Ginebra", "Geneva"),
        ("fr", "Berne", "Bern"),
        ("fr", "Bâle", "Basel"),
        ("de", "Zürich", "Zurich"),
        ("de", "Gent", "Ghent"),
    ],
)
def test_an_english_site_calls_a_town_by_its_english_name(language, name, label, tmp_path):
    """Where no English article names it, the table of exonyms says what it is called."""
    tags = enrich_text(SENTENCES[language].format(name), language=language, model="none")
    archive = resolve_archive({"a": tags}, read_authority(tmp_path), LabelSettings("en"))
    assert [place.name for place in archive.places] == [label]


@pytest.mark.parametrize(
    ("name", "country"),
    [
        ("The Hague", "NL"),
        ("Port-au-Prince", "HT"),
        ("Dar es Salaam", "TZ"),
        ("San Pedro Sula", "HN"),
        ("San Luis Potosi", "MX"),
        ("Santa Cruz de la Sierra", "BO"),
        ("Dera Ismail Khan", "PK"),
        ("Barcelona", "ES"),
        ("Zurich", "CH"),
        ("Seville", "ES"),
        ("Mecca", "SA"),
        ("Basra", "IQ"),
        ("Chiba", "JP"),
        ("Donetsk", "UA"),
        ("Saitama", "JP"),
    ],
)
def test_great_cities_are_cities_in_english(name, country):
    """Not the division of their name, a village beyond the sea, or a person at their end."""
    text = f"The minister arrived in {name} on Monday. It was raining in {name}."
    tags = enrich_text(text, language="en", model="none")
    assert [(place.name, place.country, place.kind) for place in tags.places] == [(name, country, "city")]
    assert tags.people == ()
