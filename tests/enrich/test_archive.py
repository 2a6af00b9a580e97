"""The second pass over the archive: one entity for all its names, in whatever order the articles come."""

import random

from hypothesis import given, settings
from hypothesis import strategies as st

from dateline.enrich import enrich_text
from dateline.enrich.entities.archive import Archive, resolve_archive
from dateline.enrich.entities.authority import Authority, parse_authority
from dateline.enrich.entities.slugs import entity_slug
from dateline.enrich.tags import EntityKind, Mention, Organisation, Person, Place, Tags


def person(name, *surfaces, roles=(), salience=0.5):
    mentions = tuple(
        Mention(20 * number, 20 * number + len(surface), surface)
        for number, surface in enumerate(surfaces or (name,))
    )
    return Person(name, mentions, roles=roles, salience=salience)


def organisation(name, acronym=None):
    return Organisation(name, (Mention(0, len(name), name),), acronym=acronym)


def place(name, number=None, kind="city", country="IQ"):
    found = (Mention(0, len(name), name),)
    if number is None:
        return Place(name, found)
    return Place(name, found, kind=kind, geonames_id=number, latitude=33.0, longitude=44.0, country=country)


def people(archive: Archive) -> dict[str, list[str]]:
    return {entity.name: [found.article for found in entity.articles] for entity in archive.people}


def authority(kind: EntityKind, text: str) -> Authority:
    return Authority(parse_authority(kind, text, f"{kind}.yaml"), "x")


def test_spellings_of_one_name_are_one_person():
    """Case, accents, hyphens and particles do not part a person in two."""
    archive = resolve_archive(
        {
            "a": Tags(people=(person("Mohammed Shia Al Sudani"),)),
            "b": Tags(people=(person("Mohammed Shia al-Sudani"),)),
            "c": Tags(people=(person("José Durão"), person("Jose Durao"))),
        }
    )
    assert people(archive) == {"Mohammed Shia Al Sudani": ["a", "b"], "Jose Durao": ["c"]} or people(
        archive
    ) == {"Mohammed Shia Al Sudani": ["a", "b"], "José Durão": ["c"]}


def test_surname_that_was_written_twice_is_that_surname():
    """A line end or a typist doubles a word: 'Reagan Reagan' neither is somebody nor stands in the way."""
    archive = resolve_archive(
        {
            "a": Tags(people=(person("Ronald Reagan", roles=("President",)),)),
            "b": Tags(people=(person("Reagan", roles=("President",)),)),
            "c": Tags(people=(person("Reagan Reagan", roles=("President",)),)),
            "d": Tags(people=(person("Ali Ali"), person("Ali"))),
        }
    )
    assert people(archive)["Ronald Reagan"] == ["a", "b", "c"]
    assert "Ali Ali" in people(archive)


def test_short_name_joins_the_only_full_one():
    """'Jane Doe' is 'Jane Quincy Doe' when nobody else of the archive could be meant."""
    archive = resolve_archive(
        {"a": Tags(people=(person("Jane Quincy Doe"),)), "b": Tags(people=(person("Jane Doe"),))}
    )
    assert people(archive) == {"Jane Quincy Doe": ["a", "b"]}
    assert archive.people[0].names == ("Jane Quincy Doe", "Jane Doe")


def test_two_bushes_stay_apart_and_the_short_name_keeps_both():
    """A name that fits two people joins neither and points to both."""
    archive = resolve_archive(
        {
            "a": Tags(people=(person("George W. Bush"),)),
            "b": Tags(people=(person("George H.W. Bush"),)),
            "c": Tags(people=(person("George Bush"),)),
        }
    )
    assert len(archive.people) == 3
    short = next(entity for entity in archive.people if entity.name == "George Bush")
    assert short.candidates == ("george-h-w-bush", "george-w-bush")


def test_bare_surname_needs_a_role_in_common():
    """A surname alone joins a full name only when a role agrees."""
    full = Tags(people=(person("Ronald Reagan", roles=("President",)),))
    same = Tags(people=(person("Reagan", roles=("President",)),))
    other = Tags(people=(person("Reagan"),))
    assert people(resolve_archive({"a": full, "b": same})) == {"Ronald Reagan": ["a", "b"]}
    apart = resolve_archive({"a": full, "b": other})
    assert people(apart) == {"Ronald Reagan": ["a"], "Reagan": ["b"]}
    assert next(entity for entity in apart.people if entity.name == "Reagan").candidates == ("ronald-reagan",)


def test_bare_acronym_joins_the_long_form_bound_elsewhere():
    """'PMF' in one article is the body that another article spells out."""
    archive = resolve_archive(
        {
            "a": Tags(organisations=(organisation("Popular Mobilisation Forces", "PMF"),)),
            "b": Tags(organisations=(organisation("PMF"),)),
        }
    )
    assert [(found.name, len(found.articles)) for found in archive.organisations] == [
        ("Popular Mobilisation Forces", 2)
    ]


def test_places_go_by_their_number():
    """Two names of one GeoNames place are one page; one name of two places is two."""
    archive = resolve_archive(
        {
            "a": Tags(places=(place("Al Asad Airbase", 1), place("Tripoli", 2), place("Iraq", 5, "country"))),
            "b": Tags(places=(place("Ain Al Asad airbase", 1), place("Tripoli", 3))),
        }
    )
    assert [entity.slug for entity in archive.places] == [
        "ain-al-asad-airbase-1",
        "iraq",
        "tripoli-2",
        "tripoli-3",
    ]
    assert archive.places[0].ids == (("geonames", "1"),)
    assert archive.places[0].former_slugs == ("al-asad-airbase-1",)


def test_articles_most_about_someone_come_first():
    """An entity's page leads with the articles about it."""
    archive = resolve_archive(
        {
            "a": Tags(people=(person("Jane Doe", salience=0.1),)),
            "b": Tags(people=(person("Jane Doe", salience=0.9),)),
        }
    )
    assert [found.article for found in archive.people[0].articles] == ["b", "a"]
    assert archive.by_article["b"][0].slug == "jane-doe"


def test_authority_merges_retypes_drops_and_reports_what_met_nothing():
    """The authority files win over the rules, and an entry that met nothing is named."""
    tags = {
        "a": Tags(people=(person("Jane Doe"), person("Brexit"), person("Kataib Example"))),
        "b": Tags(people=(person("Lady Example"),)),
    }
    text = """
- name: Jane Doe
  merge: [Lady Example]
  ids: {wikidata: Q42}
- {name: Brexit, drop: true}
- {name: Kataib Example, retype: organisations}
- {name: Nobody At All, note: not here}
"""
    archive = resolve_archive(tags, authority("people", text))
    assert people(archive) == {"Jane Doe": ["a", "b"]}
    assert archive.people[0].ids == (("wikidata", "Q42"),)
    assert [entity.name for entity in archive.organisations] == ["Kataib Example"]
    assert [entry.name for entry in archive.unused] == ["Nobody At All"]


def test_authority_splits_by_article_and_never_extracts():
    """A shared name is parted by article; a form that is no name vanishes from every kind."""
    tags = {
        "a": Tags(people=(person("John Smith"),), organisations=(organisation("Slideshow"),)),
        "b": Tags(people=(person("John Smith"), person("Jane Doe", "Jane Doe", "Slideshow"))),
    }
    text = """
- name: John Smith
  split:
    - {name: John Smith (miner), articles: [a]}
    - {name: John Smith (mayor), articles: [b]}
- {name: Slideshow, never_extract: true}
"""
    archive = resolve_archive(tags, authority("people", text))
    assert people(archive) == {"John Smith (mayor)": ["b"], "John Smith (miner)": ["a"], "Jane Doe": ["b"]}
    assert archive.organisations == ()
    assert archive.unused == ()


def test_authority_places_take_the_settled_number():
    """A settled GeoNames number and coordinates overrule those found."""
    text = "- {name: Airbase One, merge: [Base 1], ids: {geonames: 77}, coordinates: [33.8, 42.4]}"
    tags = {"a": Tags(places=(place("Base 1", 5),)), "b": Tags(places=(place("Airbase One"),))}
    (entity,) = resolve_archive(tags, authority("places", text)).places
    assert (entity.slug, entity.coordinates, entity.ids) == (
        "airbase-one-77",
        (33.8, 42.4),
        (("geonames", "77"),),
    )
    assert len(entity.articles) == 2


names = st.builds(
    " ".join,
    st.lists(
        st.sampled_from(["George", "W.", "H.", "Bush", "Jane", "Xi", "al", "Jr", "Doe"]),
        min_size=1,
        max_size=4,
    ),
)


@settings(max_examples=60, deadline=None)
@given(st.lists(st.lists(names, max_size=4), max_size=6), st.randoms(use_true_random=False))
def test_order_of_articles_changes_nothing(articles, shuffle: random.Random):
    """The same articles in any order give the same archive, and no appearance is lost or doubled."""
    tags = {
        str(number): Tags(people=tuple(person(name) for name in dict.fromkeys(found)))
        for number, found in enumerate(articles)
    }
    shuffled = list(tags.items())
    shuffle.shuffle(shuffled)
    archive = resolve_archive(tags)
    assert resolve_archive(dict(shuffled)) == archive
    assert len({entity.slug for entity in archive.people}) == len(archive.people)
    named = {
        (found.article, mention.surface)
        for entity in archive.people
        for found in entity.articles
        for mention in found.mentions
    }
    assert named == {(article, someone.name) for article, found in tags.items() for someone in found.people}
    known = {entity.slug for entity in archive.people}
    assert all(set(entity.candidates) <= known for entity in archive.people)


@given(st.text(max_size=200))
def test_slug_is_short_ascii_and_never_empty(name):
    """Whatever the name, its slug fits a URL and a file name."""
    made = entity_slug(name)
    assert made
    assert made.isascii()
    assert len(made) <= 80
    assert made == made.lower()


def test_an_acronym_leaves_the_legal_form_out():
    """'GM' is General Motors Corp, in its article and in those that have the acronym alone."""
    tags = {
        "a": enrich_text("General Motors Corp said profit rose. GM makes cars.", model="none"),
        "b": enrich_text("Workers at GM said the GM plant would close.", model="none"),
    }
    named = {body.name: len(body.articles) for body in resolve_archive(tags).organisations}
    assert named == {"General Motors Corp": 2}


def test_a_misprint_beside_an_acronym_does_not_rename_the_body():
    """One 'Internatinal Monetary Fund (IMF)' is not what all others are called."""
    tags = {
        "a": enrich_text("The Internatinal Monetary Fund (IMF) lent to Peru.", model="none"),
        "b": enrich_text("The International Monetary Fund lent to Chad.", model="none"),
        "c": enrich_text("The International Monetary Fund (IMF) lent to Mali.", model="none"),
    }
    assert "International Monetary Fund" in {body.name for body in resolve_archive(tags).organisations}
