"""What the whole archive says of a name: one type, sound roles, and a list of what looks wrong."""

from dateline.cli.doubtful import settle_doubtful
from dateline.enrich import Mention, Organisation, Person, Place, Tags
from dateline.enrich.entities.archive import resolve_archive
from dateline.enrich.entities.authority import parse_authority
from dateline.enrich.entities.doubtful import doubtful_entities
from dateline.enrich.people.roles import is_well_formed


def _mention(name):
    return (Mention(0, len(name), name, confidence=0.9),)


def _person(name, *roles):
    return Tags(people=(Person(name, _mention(name), roles=roles),))


def _body(name):
    return Tags(organisations=(Organisation(name, _mention(name)),))


class TestMajority:
    def test_few_articles_do_not_make_a_second_entity(self):
        """A name that most articles take for an organisation is one in the others, too."""
        tags = {f"a{n}": _body("Reyes Holding") for n in range(6)} | {"b": _person("Reyes Holding")}
        archive = resolve_archive(tags)
        assert archive.people == ()
        assert len(archive.organisations[0].articles) == 7

    def test_a_person_with_a_role_stays_beside_the_town(self):
        """Somebody of a town's name, introduced by a role, is not the town."""
        town = Place("Lincoln", _mention("Lincoln"), geonames_id=1, latitude=40.8, longitude=-96.7)
        tags = {f"a{n}": Tags(places=(town,)) for n in range(6)} | {"b": _person("Lincoln", "President")}
        assert [person.name for person in resolve_archive(tags).people] == ["Lincoln"]

    def test_an_even_split_is_left_open(self):
        """Where the articles disagree, nothing is moved."""
        tags = {f"a{n}": _body("Ford") for n in range(3)} | {f"b{n}": _person("Ford") for n in range(3)}
        archive = resolve_archive(tags)
        assert (len(archive.people), len(archive.organisations)) == (1, 1)


class TestLabels:
    def test_a_word_before_a_full_name_comes_off(self):
        """'Exchequer Nigel Lawson' is Nigel Lawson where the archive knows him."""
        tags = {f"a{n}": _person("Exchequer Nigel Lawson") for n in range(4)} | {"b": _person("Nigel Lawson")}
        (person,) = resolve_archive(tags).people
        assert person.name == "Nigel Lawson"
        assert len(person.articles) == 5

    def test_a_name_in_capitals_is_the_worse_label(self):
        """'BONN MARINE' in most headlines does not make the label."""
        tags = {f"a{n}": _body("BONN MARINE") for n in range(3)} | {"b": _body("Bonn Marine")}
        assert resolve_archive(tags).organisations[0].name == "Bonn Marine"

    def test_a_role_is_well_formed(self):
        """Two people's roles run together are no role."""
        assert is_well_formed("Iraqi Prime Minister")
        assert not is_well_formed("aide President")

    def test_of_many_articles_one_word_for_a_role_is_not_enough(self):
        """A role that one of many articles gives is not shown."""
        tags = {f"a{n}": _person("Jane Doe", "mayor") for n in range(3)} | {"b": _person("Jane Doe", "pilot")}
        assert resolve_archive(tags).people[0].roles == ("mayor",)


class TestDoubtful:
    def test_what_most_readers_meet_comes_first(self):
        """The list is sorted by what speaks against an entity and how many articles show it."""
        tags = {f"a{n}": _person("Bread") for n in range(9)} | {
            "b": _person("Jane Doe"),
            "c": _person("Xyzzy"),
        }
        found = doubtful_entities(resolve_archive(tags))
        assert [each.entity.name for each in found] == ["Bread", "Xyzzy"]

    def test_one_key_settles_it_in_the_authority_file(self, tmp_path):
        """The answers make entries that the authority files' reader takes."""
        tags = {"a": _person("Bread"), "b": _person("Xyzzy")}
        found = doubtful_entities(resolve_archive(tags))
        answers = iter("do")
        assert settle_doubtful(found, tmp_path, lambda _question: next(answers)) == 2
        entries = parse_authority("people", (tmp_path / "people.yaml").read_text("utf-8"), "people.yaml")
        assert {(entry.name, entry.drop, entry.retype) for entry in entries} == {
            ("Bread", True, None),
            ("Xyzzy", False, "organisations"),
        }

    def test_quitting_leaves_the_rest(self, tmp_path):
        """'q' ends the questions, and what was decided before stays."""
        found = doubtful_entities(resolve_archive({"a": _person("Bread"), "b": _person("Xyzzy")}))
        answers = iter("dq")
        assert settle_doubtful(found, tmp_path, lambda _question: next(answers)) == 1


def test_chambers_are_no_ordinary_words():
    """Congress and the Senate are in every dictionary, and nobody doubts them."""
    names = ("Congress", "Senate", "Parliament", "Army")
    archive = resolve_archive({name: _body(name) for name in names})
    assert not doubtful_entities(archive)


def test_one_name_of_two_kinds_is_listed_once():
    """Of a person and a body of one name, in an article each, a reader judges the person."""
    archive = resolve_archive({"1": _body("Zoltran Quell"), "2": _person("Zoltran Quell")})
    assert [each.entity.kind for each in doubtful_entities(archive)] == ["people"]
