"""One type for each name of an article: where the text names people and where organisations."""

from collections.abc import Collection, Iterator, Sequence
from typing import NamedTuple

from .ner.arabic import add_arabic_evidence
from .ner.capitals import Capitals, capitals_of
from .ner.context import is_country, is_known_place, is_located, is_somewhere
from .ner.evidence import EvidenceTable
from .ner.language_rules import add_language_evidence
from .ner.lone_names import add_known_surnames, add_lone_name_evidence
from .ner.longer_places import drop_ends_of_towns
from .ner.model import Span
from .ner.model_names import add_model_evidence
from .ner.name_words import lost_umlauts, name_words
from .ner.no_names import is_no_body, is_nobody
from .ner.rules import (
    add_gazetteer_evidence,
    add_repetition_evidence,
    add_rules_evidence,
    part_joined_bodies,
)
from .ner.unsure import unsure_names
from .people.names import place_like_given_names
from .people.spans import is_title
from .tags import Mention


class Names(NamedTuple):
    """The mentions of people and of organisations in one text, each in order, none overlapping another."""

    people: tuple[Mention, ...]
    organisations: tuple[Mention, ...]
    teams: frozenset[str] = frozenset()  # the organisations that play under a town's name and are not it here
    unsure: tuple[Mention, ...] = ()  # what may be names of people and bodies, though nothing here tells
    no_places: tuple[tuple[int, int], ...] = ()  # whatever the gazetteer says: ships, teams, firms, surnames
    places: tuple[Span, ...] = ()  # unknown names that the words round them tell to be places


def recognise(text: str, model_spans: Sequence[Span] = (), *, language: str = "en") -> Names:
    """Return where a text names people and organisations.

    The model's readings and the signs in the words are summed over the article for each surface form;
    the strongest type takes all its occurrences, longer names first. Without spans the words alone
    decide.
    """
    capitals, table = capitals_of(text), EvidenceTable(text)
    add_model_evidence(capitals, model_spans, table)
    add_rules_evidence(capitals, table, alone=not model_spans)
    add_arabic_evidence(text, table)
    code = language[:2].lower()
    words = name_words(code, damaged=code == "de" and lost_umlauts(text))
    places = add_language_evidence(capitals, words, table) if words else []
    if code == "en":
        add_known_surnames(capitals, table)
        add_lone_name_evidence(table)
    drop_ends_of_towns(words, table)
    part_joined_bodies(table)
    add_repetition_evidence(table)
    add_gazetteer_evidence(table)
    names = _marked(capitals, table)
    teams = frozenset(team for team in table.teams if not is_located(text, team))
    places += _unknown_places(table)
    return names._replace(
        teams=teams,
        unsure=unsure_names(capitals, table),
        no_places=_no_places(table, teams),
        places=tuple(Span(start, end, "GPE") for start, end in places),
    )


def _unknown_places(table: EvidenceTable) -> list[tuple[int, int]]:
    """Return what only the words beside it make a place, against a model: no name that every reader knows."""
    return [
        (start, start + len(name))
        for name, evidence in sorted(table.names.items())
        if evidence.decided == "place" and evidence.sources == {"model"} and not name.isupper()
        if not is_known_place(name)
        for start in sorted(evidence.starts)
    ]


def _no_places(table: EvidenceTable, teams: Collection[str]) -> tuple[tuple[int, int], ...]:
    """Return every occurrence of the names that are no places here, but of those that something happens in.

    Ships and craft; teams, but of whole countries; firms; bare surnames of people who are named in full.
    """
    names = table.names
    found = {
        name for name in table.things if names[name].decided == "other" and not is_located(table.text, name)
    }
    found |= {team for team in teams if not is_country(team)}
    found |= {firm for firm in table.firms if names[firm].decided == "organisation"}
    people = {name for name, evidence in names.items() if evidence.decided == "person"}
    surnames = {name.rsplit(" ", 1)[-1] for name in people if " " in name} & people
    # 'Victoria' is Victoria Beckham where she is named, and nothing happens in Victoria.
    given = {name.split(" ", 1)[0] for name in people if " " in name}
    surnames |= {name for name in given if name.lower() in place_like_given_names()}
    found |= {name for name in surnames if not is_somewhere(table.text, name) and not is_country(name)}
    return tuple(
        (start, start + len(name))
        for name in sorted(found)
        for start in _occurrences(table.text, name, names[name].starts)
    )


def _marked(capitals: Capitals, table: EvidenceTable) -> Names:
    decided = {name: evidence.decided for name, evidence in table.names.items()}
    occupied = bytearray(len(capitals.text))
    for start, end in table.others:
        if decided[capitals.text[start:end]] in ("place", "other"):
            occupied[start:end] = b"\1" * (end - start)
    people: list[Mention] = []
    organisations: list[Mention] = []
    for name in sorted(decided, key=lambda name: (-len(name), name)):
        if decided[name] not in ("person", "organisation"):
            continue
        if is_nobody(name) if decided[name] == "person" else is_no_body(name, capitals.text):
            continue
        evidence = table.names[name]
        found = people if decided[name] == "person" else organisations
        for start in _occurrences(capitals.text, name, evidence.starts):
            end = start + len(name)
            if any(occupied[start:end]):
                continue
            if start in evidence.starts or _stands_alone(capitals, name, start, decided[name] == "person"):
                occupied[start:end] = b"\1" * (end - start)
                found.append(Mention(start, end, name, evidence.source, evidence.confidence))
    return Names(tuple(sorted(people)), tuple(sorted(organisations)))


def _occurrences(text: str, name: str, read: Collection[int]) -> Iterator[int]:
    """Return where a name was read, and where else it stands as whole words."""
    start = text.find(name)
    while start >= 0:
        end = start + len(name)
        before, after = text[max(0, start - 1) : start], text[end : end + 2]
        clitic = start in read and before.isalpha()  # of the Arabic 'and', written on to the name
        halved = (before.isalnum() and not clitic) or before == "-" or after[:1].isalnum()
        if not (halved or (after[:1] == "-" and after[1:].isupper())):
            yield start
        start = text.find(name, end)


def _stands_alone(capitals: Capitals, name: str, start: int, is_person: bool) -> bool:  # noqa: FBT001
    """Return whether a repeated name is whole here: not the 'Ford' of 'Ford Motor' or 'Harrison Ford'."""
    number = capitals.number.get(start)
    if number is None:
        return True
    if is_person and capitals.adjacent(number + name.count(" ")):
        return False
    return not (number and capitals.adjacent(number - 1)) or is_title(capitals.words[number - 1].text)
