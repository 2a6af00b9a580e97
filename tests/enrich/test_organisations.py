"""Organisations of an article: known by their words, their lists, their acronyms."""

import pytest

from dateline.enrich import enrich_text
from dateline.enrich.ner.model import Span
from dateline.enrich.organisations.names import is_acronym_of, organisation_key
from dateline.enrich.type_resolution import recognise


def bodies(text: str) -> dict[str, list[str]]:
    tags = enrich_text(text, model="none")
    return {body.name: [mention.surface for mention in body.mentions] for body in tags.organisations}


def test_acronym_is_bound_to_its_long_form():
    """An acronym in brackets is the body before it, wherever it comes again."""
    text = "The Northern Salvage Forces (NSF) withdrew. Later the NSF came back."
    tags = enrich_text(text, model="none")
    (body,) = tags.organisations
    assert body.name == "Northern Salvage Forces"
    assert body.acronym == "NSF"
    assert len(body.mentions) == 3


def test_name_that_an_acronym_stands_for_keeps_to_itself():
    """A body with an acronym is not taken for short of another whose name begins with the same words."""
    text = "The Northern Salvage Forces (NSF) withdrew from the Northern Salvage Forces Academy."
    assert bodies(text) == {
        "Northern Salvage Forces": ["Northern Salvage Forces", "NSF"],
        "Northern Salvage Forces Academy": ["Northern Salvage Forces Academy"],
    }


def test_members_of_a_list_agree_in_type():
    """Names that a word such as 'factions' introduces are all bodies, however they look."""
    text = "Three of the factions – Kataib Example, Harakat Sample and Ansar Al Model – kept the truce."
    assert set(bodies(text)) == {"Kataib Example", "Harakat Sample", "Ansar Al Model"}


@pytest.mark.parametrize(
    "name", ["Kataib Hezbollah", "Harakat al-Nujaba", "Asaib Ahl al-Haq", "Lashkar-e Taiba"]
)
def test_movement_that_opens_with_its_kind_is_a_body_whatever_a_model_says(name):
    """No person is called 'Battalions of …', and two models differ in what they make of it."""
    text = f"The strike killed a militant linked to {name}. Later {name} vowed revenge, and a rally was held."
    places = (text.index(name), text.rindex(name))
    found = recognise(text, [Span(start, start + len(name), "PERSON") for start in places])
    assert {mention.surface for mention in found.organisations} == {name}
    assert found.people == ()


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Shares of Example Motors Inc fell.", "Example Motors Inc"),
        ("The Ministry of Health and Welfare denied it.", "Ministry of Health and Welfare"),
        ("A survey by the University of Exampleton found it.", "University of Exampleton"),
        ("It was Bank of Exampleland Governor John Miller who spoke.", "Bank of Exampleland"),
        ("The Example Workers Party lost.", "Example Workers Party"),
        ("NATO declined.", "NATO"),
        ("U.S. Treasury Department officials came.", "U.S. Treasury Department"),
    ],
)
def test_bodies_known_by_their_words(text, name):
    """Legal forms, endings and heads tell a body without any model."""
    assert name in bodies(text)


def test_short_name_of_a_company_joins_it():
    """'Example' is 'Example Lithium Corp' once the article has said so."""
    text = "Exampla Lithium Corp fell 3%. Exampla makes batteries."
    assert bodies(text) == {"Exampla Lithium Corp": ["Exampla Lithium Corp", "Exampla"]}


@pytest.mark.parametrize(
    "text",
    [
        "They met at the World Example Championship.",
        "The Clean Example Act passed.",
        "He landed at Example International Airport.",
    ],
)
def test_events_laws_and_places_are_no_bodies(text):
    """A cup, an act and an airport are not organisations."""
    assert bodies(text) == {}


def test_team_is_known_by_its_record():
    """A place's name with a record after it is a team of that name."""
    text = "Oregon (3-2) lost to the Ducks. Washington (3-1) hosts Oregon next."
    assert [len(found) for found in bodies(text).values()] == [2, 1, 1]


@pytest.mark.parametrize(
    ("one", "other"),
    [("Example Inc", "EXAMPLE"), ("the U.N.", "UN"), ("Example Co. Ltd", "Example")],
)
def test_spellings_of_one_body_have_one_key(one, other):
    """Article, case, dots and legal form do not part a body in two."""
    assert organisation_key(one) == organisation_key(other)


def test_acronyms_with_and_without_small_words():
    """'DoH' and 'PMF' are read either way; a single letter is no acronym."""
    assert is_acronym_of("DoH", "Department of Health")
    assert is_acronym_of("P.M.F.", "Popular Mobilisation Forces")
    assert not is_acronym_of("P", "Party")


class TestOneKey:
    @pytest.mark.parametrize(
        ("one", "other"),
        [
            ("G-7", "Group of Seven"),
            ("Fed", "Federal Reserve Board"),
            ("USDA", "U.S. Department of Agriculture"),
            ("Agriculture Department", "U.S. Agriculture Department"),
            ("Ministry of Finance", "Finance Ministry"),
            ("BONN GROUP", "Bonn Group"),
        ],
    )
    def test_forms_of_one_body_have_one_key(self, one, other):
        """Acronyms of the world's bodies, departments with and without 'of', and capitals are one."""
        assert organisation_key(one) == organisation_key(other)


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("It is led by Harwick, Pell and Co, said sole manager Dunmore, Ashby and Co Inc.", 2),
        ("Wexley Federal Savings and Loan Association said it agreed.", 1),
        ("A unit of Zinc Co of America said so, as did Harbour Motor Co of Canada Ltd.", 2),
        ("Union Bank of Switzerland and the Bank of New South Wales said so.", 2),
        ("Varelli S.p.A. of Italy will sell it to Orsay S.A.", 2),
        ("Zandor <ZND> rose; Quellix (NYSE: QLX) fell.", 2),
        ("The Writers Guild of America struck.", 1),
        ("The Ministry of Oil and the Coalition Provisional Authority met.", 2),
        ("The Asahi Shimbun, the Yorkshire Post and the Gazeta Wyborcza printed it.", 3),
        ("The secretary of the TUQ met the board of Cobres de Bolivia SA.", 2),
    ],
)
def test_firms_are_read_whole(text, names):
    """Partners, tasks, nations, legal forms with stops and signs of stock exchanges make one firm each."""
    assert len(bodies(text)) == names, bodies(text)
    assert not enrich_text(text, model="none").people


@pytest.mark.parametrize(
    "text",
    [
        "The notes are rated AAA and BBB.",
        "It ordered A300-600R jets with GE CFG-80C2 engines.",
        "Holders of Class A shares and Series B stock of the firm voted.",
        "Sorghum 2.34. Reserves I, II and III have matured in Nov. 1985, or Early 1989.",
        "IMPORTS ALLOCATIONS 12.5",
    ],
)
def test_what_only_wears_capitals_is_no_entity(text):
    """Ratings, models, classes of shares, months and headings of tables name nobody and no place."""
    found = recognise(text)
    assert not found.people
    assert {mention.surface for mention in found.organisations} <= {"GE"}
    assert not enrich_text(text, model="none").places


@pytest.mark.parametrize("name", ["Sri Lanka", "Abu Dhabi", "Virginia Beach", "Kern County"])
def test_place_that_begins_like_a_person_is_none(name):
    """A place's whole name is a place's where something is said to be in it."""
    tags = enrich_text(f"The ministers met in {name} on Monday.", model="none")
    assert (tags.people, [place.name for place in tags.places]) == ((), [name])


def test_teams_that_draw_are_teams():
    """Nobody else draws with anybody, so that counties and towns are teams beside it."""
    tags = enrich_text("Surrey drew with Essex. Kent host Yorkshire on Thursday.", model="none")
    assert {body.name for body in tags.organisations} == {"Surrey", "Essex", "Kent", "Yorkshire"}
    assert not tags.places


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Shares of the All Progressives Congress fund fell.", "All Progressives Congress"),
        ("A jury at Leeds Crown Court cleared him.", "Leeds Crown Court"),
        ("He told the Crown Prosecution Service that it was thin.", "Crown Prosecution Service"),
        ("Davis led the Boston Symphony for years.", "Boston Symphony"),
        ("Radio Kabul said tonight that he was dead.", "Radio Kabul"),
        ("First Boston advised the seller.", "First Boston"),
        ("United States Steel fell to 174 points.", "United States Steel"),
        (
            "It sold a unit to Mitsui Engineering and Shipbuilding Co of Japan.",
            "Mitsui Engineering and Shipbuilding Co",
        ),
    ],
)
def test_institutions_and_firms_with_a_place_in_their_name(text, name):
    """Courts, orchestras, broadcasters and firms are read whole, without the country that they are from."""
    assert list(bodies(text)) == [name]


def test_what_is_played_is_no_orchestra():
    """A symphony is a body only where a town or a people plays under the name."""
    assert not bodies("They played the Ninth Symphony twice.")


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Zoltran designs and manufactures pumps.", "Zoltran"),
        ("Holders approved a merger into Zoltran at the price.", "Zoltran"),
        ("Zoltran rose 1/2 to 6-3/4 on volume of 950,000 shares.", "Zoltran"),
        ("Sweden's <AB Zoltran Quell> has submitted a bid.", "AB Zoltran Quell"),
        ("A spokesman for the tin miner PT Zoltran Quell said so.", "PT Zoltran Quell"),
    ],
)
def test_what_only_firms_do_tells_one(text, name):
    """Who makes things, is merged with, is traded, or has a legal form in front, is a firm."""
    assert list(bodies(text)) == [name]


@pytest.mark.parametrize(
    "text",
    ["The Ada Validation Facility shut.", "Models I and II sold well.", "Anna Lift and Ann Cars went."],
)
def test_no_person_is_called_by_a_thing(text):
    """What ends in a word for things or is a numeral is nobody."""
    assert not enrich_text(text, model="none").people
