"""People of an article: one person for all their names, titles as roles, doubts kept open."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dateline.enrich import Tags, enrich_text
from dateline.enrich.ner.model import Span
from dateline.enrich.people.names import may_mean, parts
from dateline.enrich.type_resolution import recognise
from dateline.languages.given_names import fold_name


def read(text: str) -> Tags:
    """Tag with the rules alone: what they promise must hold without a model."""
    return enrich_text(text, model="none")


def names(text: str) -> dict[str, list[str]]:
    return {person.name: [m.surface for m in person.mentions] for person in read(text).people}


def test_title_is_the_role_and_no_part_of_the_name():
    """'Iraqi Prime Minister' is what someone is, not what they are called."""
    (person,) = read(
        "On Monday Iraqi Prime Minister Haidar Al Karim flew home. Mr Al Karim said little."
    ).people
    assert person.name == "Haidar Al Karim"
    assert person.roles == ("Iraqi Prime Minister",)
    assert [mention.surface for mention in person.mentions] == ["Haidar Al Karim", "Al Karim"]


@pytest.mark.parametrize(
    ("text", "name", "role"),
    [
        ("The EU ambassador to Chad Anna Weber spoke.", "Anna Weber", "EU ambassador to Chad"),
        ("It was opened by police spokesman John Miller.", "John Miller", "police spokesman"),
        (
            "Then David Brown, the British foreign secretary, left.",
            "David Brown",
            "British foreign secretary",
        ),
        ("Former President Maria da Silva agreed.", "Maria da Silva", "Former President"),
    ],
)
def test_roles_before_and_after_a_name(text, name, role):
    """A role is read as written, before the name or in the words after it."""
    person = next(person for person in read(text).people if person.name == name)
    assert role in person.roles


def test_surname_particles_and_initials_join_the_full_name():
    """A later mention by surname, with or without particle, is the same person."""
    text = (
        "Commission President Ursula von der Bergen met Maria K. Lopez. Von der Bergen smiled. "
        "Lopez did not. Ms von der Bergen left with Maria Lopez."
    )
    assert names(text) == {
        "Ursula von der Bergen": ["Ursula von der Bergen", "Von der Bergen", "von der Bergen"],
        "Maria K. Lopez": ["Maria K. Lopez", "Lopez", "Maria Lopez"],
    }


def test_two_bushes_stay_apart_and_a_bare_surname_keeps_both():
    """Two people of one surname are two; the surname alone, before it is clear, points to both."""
    text = "George Bush met Barbara Bush at noon. Nobody asked what Bush thought of it."
    people = read(text).people
    assert [person.name for person in people] == ["George Bush", "Barbara Bush", "Bush"]
    assert people[2].candidates == ("Barbara Bush", "George Bush")


def test_role_decides_between_namesakes():
    """'President Bush' is the one who was called President."""
    text = "President George Bush met Barbara Bush at noon. Later President Bush flew on."
    assert names(text)["George Bush"] == ["George Bush", "Bush"]


def test_president_before_his_wife_is_not_his_wife():
    """A surname with a role, before anybody of that name is introduced, is not who comes later without it."""
    assert names("President Harding slept. His wife Florence Harding did not.") == {
        "Harding": ["Harding"],
        "Florence Harding": ["Florence Harding"],
    }


def test_bare_given_name_never_merges():
    """'John' is neither John Smith nor John Brown, nor the only John Smith."""
    assert not may_mean("John", "John Smith")
    assert not may_mean("Mohammed", "Mohammed Ali Reza")


@pytest.mark.parametrize(
    ("short", "long"),
    [
        ("al-Sudani", "Mohammed Shia Al Sudani"),
        ("Mohamed al-Sudani", "Mohammed Shia Al Sudani"),
        ("J. Smith", "John Smith"),
        ("Moon", "Moon Jae-in"),
        ("Sanchez", "Pedro Sánchez Pérez-Castejón"),
        ("George Bush", "George W. Bush"),
        ("John Paul", "John Paul II"),
    ],
)
def test_names_that_can_mean_the_same(short, long):
    """Surname, initials, particles, transliteration, surname first."""
    assert may_mean(short, long)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("George W. Bush", "George H.W. Bush"),
        ("Barbara Bush", "George Bush"),
        ("George Bush Jr", "George Bush Sr"),
        ("Ali Hassan", "Hassan Ali Karim"),
    ],
)
def test_names_that_cannot_mean_the_same(one, other):
    """Another given name, another initial or another generation is another person."""
    assert not may_mean(one, other)


def test_body_named_for_a_person_is_no_person():
    """'the Harding administration' alone names a government, not the man."""
    tags = read("Analysts said the Harding administration, led by President Harding's party, was weak.")
    assert [person.name for person in tags.people] == ["Harding"]
    tags = enrich_text("Mr Tyler said the Harding administration was weak.", model="none")
    assert "Harding" not in [person.name for person in tags.people]


def test_agency_in_capitals_and_demonyms_are_no_people():
    """Acronyms, peoples, months and platforms are nobody."""
    text = "Kuwaiti officials told KUNA on Monday. In May, an Iraqi wrote on Twitter. WHO agreed."
    assert names(text) == {}


def test_town_before_a_name_is_no_part_of_it():
    """'in Frankfurt John Weber' says where before it says who."""
    assert names("At midnight in Frankfurt John Weber, the president of the bank, smiled.").keys() == {
        "John Weber"
    }


def test_name_that_ends_in_a_number_is_nobody():
    """A model takes craft for crew; 'Surveyor-25' is none, whatever a model says."""
    text = "Surveyor-25 fell on Sunday."
    assert recognise(text, [Span(0, 11, "PERSON")]).people == ()
    assert len(recognise("Surveyor Lee fell on Sunday.", [Span(0, 12, "PERSON")]).people) == 1


@pytest.mark.parametrize(
    ("language", "text", "found"),
    [
        (
            "fr",
            "Le président Jean Dupont a vu mardi la ministre Claire Martin. Dupont se tait.",
            ["Jean Dupont", "Claire Martin"],
        ),
        (
            "es",
            "El presidente Juan Pérez García viajó con la ministra Ana Gómez.",
            ["Juan Pérez García", "Ana Gómez"],
        ),
        ("es", "En Santiago habló ayer la ministra Ana Gómez. En Lima, nadie.", ["Ana Gómez"]),
        ("fr", "Puis Claire Martin, ministre, se tut. Un Anglais rit.", ["Claire Martin"]),
        ("de", "Bundeskanzlerin Angela Schmidt traf den Präsidenten. Schmidt schwieg.", ["Angela Schmidt"]),
    ],
)
def test_rules_read_other_languages(language, text, found):
    """Titles of French, Spanish and German find people where no model of the language is installed."""
    people = enrich_text(text, language=language, model="none").people
    assert [person.name for person in people] == found


def test_elided_article_is_no_part_of_a_name():
    """'d’Emmanuel Dupont' names Emmanuel Dupont, while 'Giscard d’Estaing' keeps its particle."""
    text = "Le départ d’Emmanuel Dupont et du président Jean Giscard d’Estaing surprend."
    people = enrich_text(text, language="fr", model="none").people
    assert [person.name for person in people] == ["Emmanuel Dupont", "Jean Giscard d’Estaing"]


any_name = st.builds(
    " ".join,
    st.lists(st.sampled_from("Ana J. al Xi Bush Jr von Moon Jae-in Ali".split()), min_size=1, max_size=5),
)


@given(any_name, any_name)
def test_meaning_the_same_by_key_is_mutual(one, other):
    """Two names of one key may each stand for the other; a name always may mean itself."""
    assert may_mean(one, one)
    if parts(one).key == parts(other).key:
        assert may_mean(one, other)
        assert may_mean(other, one)


@given(st.text(max_size=60))
def test_folding_twice_changes_nothing(text):
    """Folded names compare alike however often they are folded."""
    assert fold_name(fold_name(text)) == fold_name(text)


sentences = st.lists(
    st.sampled_from(
        [
            "President George Bush spoke.",
            "Barbara Bush left.",
            "Bush slept.",
            "Mr al-Sudani arrived.",
            "Haidar Shia Al Sudani said so.",
            "Ursula von der Bergen, 61, won.",
            "The Bergen Group Inc lost.",
            "John Smith met Jane Smith.",
            "Smith paid.",
        ]
    ),
    max_size=8,
)


@settings(max_examples=60, deadline=None)
@given(sentences)
def test_each_mention_belongs_to_exactly_one_person(chosen):
    """Merging loses no mention, doubles none, and names every person by one of their own mentions."""
    text = " ".join(chosen)
    people = read(text).people
    spans = [(mention.start, mention.end) for person in people for mention in person.mentions]
    assert len(spans) == len(set(spans))
    for person in people:
        assert person.name in {mention.surface for mention in person.mentions}
        assert all(text[mention.start : mention.end] == mention.surface for mention in person.mentions)
        assert person.name not in person.candidates


class TestWrittenNames:
    """What a mention stands for where its own words would mislead."""

    @pytest.mark.parametrize(
        ("text", "people"),
        [
            (
                "Mrs. Walter P. Hale spoke in Boston. Walter P. Hale stayed at home.",
                ["Mrs. Walter P. Hale", "Walter P. Hale"],
            ),
            (
                "Edgar and Martin Hollis flew on Thursday. Edgar made the first trial.",
                ["Edgar Hollis", "Martin Hollis"],
            ),
            (
                "Prime Minister Viktor Szabó spoke. Later Szabó Viktor and his wife left.",
                ["Viktor Szabó"],
            ),
            (
                "Sheikh Hamad bin Rashid Al Noor dined with the guests. Sheikh Hamad left.",
                ["Hamad bin Rashid Al Noor"],
            ),
            ("Laura Benton, born Laura Miles, won. Laura Miles had run before.", ["Laura Benton"]),
        ],
    )
    def test_a_name_is_its_bearers(self, text, people):
        """Husbands, brothers of one surname, Hungarian order, rulers and maiden names are told right."""
        assert [person.name for person in enrich_text(text, model="none").people] == people

    def test_mr_tells_a_man_from_his_wife(self):
        """Of two people of a surname, 'Mr' means the man."""
        tags = enrich_text("George Hale and his wife Barbara Hale came. Mr Hale spoke.", model="none")
        assert [len(person.mentions) for person in tags.people] == [2, 1]


class TestNotPeople:
    """What bears a person's name and is none."""

    @pytest.mark.parametrize(
        "text",
        [
            "The lander Marianne touched down. Marianne sent pictures.",
            "The crew of HMS Charlotte were saved.",
            "Hurricane Andrew struck at noon. Andrew left nothing standing.",
        ],
    )
    def test_ships_landers_and_storms_are_nobody(self, text):
        """The word before it tells a ship, a lander or a storm, wherever it is named again."""
        assert enrich_text(text, model="none").people == ()

    def test_firms_under_a_persons_name_are_organisations(self):
        """A table and what firms do tell them from people."""
        tags = enrich_text("John Deere said its profit fell. Shares of Martin Crowe rose.", model="none")
        assert tags.people == ()
        assert [body.name for body in tags.organisations] == ["John Deere", "Martin Crowe"]

    def test_a_game_with_its_score_is_between_teams(self):
        """Towns that play are teams; a town where something happens is a town."""
        tags = enrich_text("Boston beat Houston 5-3 on Sunday. The mayor spoke in Chicago.", model="none")
        assert [body.name for body in tags.organisations] == ["Boston", "Houston"]
        assert [place.name for place in tags.places] == ["Chicago"]

    def test_what_only_a_model_takes_for_a_person_needs_to_stand_like_one(self):
        """'the Moon' and what stands after 'at' are nobody, when nothing but a model says so."""
        text = "They saw the Moon rise. A rocket stood at Brixandra."
        spans = [Span(14, 18, "PERSON"), Span(text.index("Brix"), len(text) - 1, "PERSON")]
        assert recognise(text, spans).people == ()


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Mr. Chas. Hartley, of this city, has bought the steamer.", "Chas. Hartley"),
        ("Hon. Geo. Robeson left for Norfolk.", "Geo. Robeson"),
        ("Judge Norman Jones QC spoke first.", "Norman Jones"),
        ("The police found Zotima Bedi's bag in the gorge.", "Zotima Bedi"),
    ],
)
def test_names_as_papers_write_them(text, name):
    """Shortened given names belong to a name, honours behind it do not, and what is a person's tells one."""
    assert [person.name for person in enrich_text(text, model="none").people] == [name]


@pytest.mark.parametrize(
    "name",
    [
        "Xi Jinping",
        "Park Geun-hye",
        "Chiang Kai-shek",
        "Shinzo Abe",
        "Tedros Adhanom Ghebreyesus",
        "Wole Soyinka",
        "Benazir Bhutto",
        "Mahathir Mohamad",
        "Yoweri Museveni",
        "Rabindranath Tagore",
        "M. K. Stalin",
        "P. V. Narasimha Rao",
        "A. P. J. Abdul Kalam",
        "H. G. Wells",
        "W. E. B. Du Bois",
    ],
)
def test_names_of_other_cultures_and_of_initials_need_no_model(name):
    """Without title, verb or model: by given names, surnames that stand first, and initials."""
    tags = enrich_text(f"{name} arrived in Paris on Monday. Reporters asked {name} about it.", model="none")
    assert [person.name for person in tags.people] == [name]


@pytest.mark.parametrize(
    "name", ["U. S. Steel", "H. M. S. Victory", "U. S. Supreme Court", "J. C. Penney Co"]
)
def test_initials_of_states_ships_and_firms_are_no_persons(name):
    """What is shortened is not always a given name."""
    assert enrich_text(f"Prices of {name} rose on Monday.", model="none").people == ()
