"""Names that some articles are sure of are found, and typed, in others, in whatever order."""

import random
from dataclasses import replace

from dateline.enrich.entities.archive import resolve_archive
from dateline.enrich.tags import Mention, Organisation, Person, Tags


def person(name, source="rule"):
    return Person(name, (Mention(0, len(name), name, source),))


def body(name, source="model"):
    return Organisation(name, (Mention(0, len(name), name, source),))


def unsure(name):
    return (Mention(7, 7 + len(name), name, "model", 0.0),)


class TestUnsureNames:
    def test_a_full_name_that_is_sure_elsewhere_is_found(self):
        """'Benazir Bhutto' is nobody in one article and somebody in another."""
        archive = resolve_archive(
            {"a": Tags(people=(person("Benazir Bhutto"),)), "b": Tags(unsure=unsure("Benazir Bhutto"))}
        )
        assert [found.article for found in archive.people[0].articles] == ["a", "b"]

    def test_one_guess_teaches_nothing(self):
        """A name that a model read once is no knowledge."""
        archive = resolve_archive(
            {"a": Tags(people=(person("Grand Fenwick", "model"),)), "b": Tags(unsure=unsure("Grand Fenwick"))}
        )
        assert len(archive.people[0].articles) == 1

    def test_a_shouted_surname_of_one_known_person_is_found(self):
        """'HONECKER' in a headline, where three articles have Erich Honecker and nobody else of the name."""
        tags = {f"a{number}": Tags(people=(person("Erich Honecker"),)) for number in range(3)}
        archive = resolve_archive({**tags, "b": Tags(unsure=unsure("HONECKER"))})
        assert [found.name for found in archive.by_article["b"]] == ["Erich Honecker"]

    def test_a_surname_that_two_bear_or_that_is_a_word_stays_unsure(self):
        """Neither 'Castro' of two brothers nor 'Baker' is told by the archive."""
        names = ["Fidel Castro", "Raúl Castro", "James Baker"]
        tags = {f"{name}{number}": Tags(people=(person(name),)) for name in names for number in range(3)}
        tags |= {"b": Tags(unsure=unsure("CASTRO")), "c": Tags(unsure=unsure("BAKER"))}
        archive = resolve_archive(tags)
        assert not archive.by_article["b"]
        assert not archive.by_article["c"]


class TestTypes:
    def test_what_a_model_alone_says_gives_way_to_what_words_tell(self):
        """A body by a model here, a person by a title there."""
        archive = resolve_archive(
            {"a": Tags(organisations=(body("Ann Lee"),)), "b": Tags(people=(person("Ann Lee"),))}
        )
        assert archive.organisations == ()
        assert len(archive.people[0].articles) == 2

    def test_two_sure_kinds_stay_two(self):
        """A firm under a person's name is no person."""
        archive = resolve_archive(
            {"a": Tags(organisations=(body("Ann Lee", "rule"),)), "b": Tags(people=(person("Ann Lee"),))}
        )
        assert len(archive.organisations) == len(archive.people) == 1


def test_the_order_of_articles_changes_nothing():
    """Teaching is a function of the set of articles."""
    tags = {f"a{number}": Tags(people=(person("Erich Honecker"),)) for number in range(3)}
    tags |= {"b": Tags(unsure=unsure("HONECKER")), "c": Tags(organisations=(body("Erich Honecker"),))}
    tags["d"] = replace(tags["b"], people=(person("Ann Lee"),))
    expected = resolve_archive(tags)
    for seed in range(5):
        items = list(tags.items())
        random.Random(seed).shuffle(items)
        assert resolve_archive(dict(items)) == expected
