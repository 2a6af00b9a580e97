"""What is proposed to a person: likely duplicates with their reason, never a bare surname, valid YAML."""

from dateline.enrich.entities.archive import resolve_archive
from dateline.enrich.entities.authority import Authority, parse_authority
from dateline.enrich.entities.review import least_certain, likely_duplicates, proposed_patch
from dateline.enrich.tags import Mention, Organisation, Person, Place, Tags


def archive_of(**articles):
    """Make an archive of articles, each given as its tags."""
    return resolve_archive(articles)


def person(name, confidence=1.0):
    """Make a person with one mention."""
    return Person(name, (Mention(0, len(name), name, "model", confidence),))


class TestDuplicates:
    def test_transliterations_of_one_name_are_proposed(self):
        """Two spellings of a full name are likely one person."""
        archive = archive_of(
            a=Tags(people=(person("Muammar Gaddafi"),)), b=Tags(people=(person("Moammar Gadhafi"),))
        )
        pairs = [{pair.kept.name, pair.other.name} for pair in likely_duplicates(archive)]
        assert pairs == [{"Muammar Gaddafi", "Moammar Gadhafi"}]

    def test_a_bare_surname_is_not_proposed(self):
        """Anybody may be called Bush; a surname alone stays with its candidates."""
        archive = archive_of(
            a=Tags(people=(person("George Bush"),)), b=Tags(people=(person("Bush"),)),
            c=Tags(people=(person("Jeb Bush"),)),
        )  # fmt: skip
        assert likely_duplicates(archive) == []

    def test_places_far_apart_are_not_proposed(self):
        """Two towns of one name stay two."""
        mention = (Mention(0, 5, "Paris"),)
        archive = archive_of(
            a=Tags(places=(Place("Paris", mention, "city", 2988507, 48.85, 2.35, "FR"),)),
            b=Tags(places=(Place("Paris", mention, "city", 4717560, 33.66, -95.56, "US"),)),
        )
        assert likely_duplicates(archive) == []

    def test_the_proposal_is_a_valid_authority_file(self):
        """What is proposed can be put into content/authority as it is."""
        words = (Mention(0, 3, "x"),)
        archive = archive_of(
            a=Tags(organisations=(Organisation("Bank of the North", words),)),
            b=Tags(organisations=(Organisation("North Bank", words),)),
        )
        patch = proposed_patch("organisations", likely_duplicates(archive))
        (entry,) = parse_authority("organisations", patch, "organisations.yaml")
        assert {entry.name, *entry.merge} == {"Bank of the North", "North Bank"}

    def test_two_places_of_one_name_are_settled_by_the_name_alone(self):
        """A name stands once in a file; what the proposal says makes them one place."""
        words = (Mention(0, 10, "Suez Canal"),)
        tags = {
            name: Tags(places=(Place(surface, words, "canal", number, 30.5, 32.3, "EG"),))
            for number, (name, surface) in enumerate(
                (("a", "Suez Canal"), ("b", "Suez Canal"), ("c", "Suez canal")), 1
            )
        }
        patch = proposed_patch("places", likely_duplicates(archive_of(**tags)))
        settled = Authority(parse_authority("places", patch, "places.yaml"), "digest")
        (place,) = resolve_archive(tags, settled).places
        assert len(place.articles) == 3

    def test_a_name_that_is_like_two_others_stands_in_one_entry(self):
        """Three spellings of one name are one entry, so that the file can be read."""
        names = ("Muammar Gaddafi", "Moammar Gadhafi", "Muammar Gadaffi")
        archive = archive_of(
            **{name[:9] + str(n): Tags(people=(person(name),)) for n, name in enumerate(names)}
        )
        patch = proposed_patch("people", likely_duplicates(archive))
        (entry,) = parse_authority("people", patch, "people.yaml")
        assert {entry.name, *entry.merge} == set(names)


class TestDoubts:
    def test_the_least_certain_come_first(self):
        """A person's time goes to the weakest tags first."""
        archive = archive_of(a=Tags(people=(person("Ada Lund", 0.9), person("Bo Ek", 0.4))))
        assert [doubt.name for doubt in least_certain(archive)] == ["Bo Ek", "Ada Lund"]
