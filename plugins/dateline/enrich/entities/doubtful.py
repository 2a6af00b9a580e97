"""Entities that look wrong, worst first, for a person to judge; proposes, and decides nothing."""

import math
import re
from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

import yaml

from ...languages.given_names import fold_name, given_names
from ..organisations.names import ALIASES
from ..organisations.words import (
    ENDINGS,
    FUNCTION_WORDS,
    GENERIC,
    HEADS,
    KNOWN,
    NO_NAMES,
    NO_SURNAMES,
    OTHER_ENDINGS,
)
from ..people.names import COURTESIES, PARTICLES, SURNAMES_FIRST
from ..people.spans import bare_word, is_title
from ..places.words import ordinary_words
from ..tags import EntityKind
from .archive import Archive, Entity
from .authority import KINDS

# How much each sign speaks against an entity. Set by hand: a wrong type misleads more than a rough label.
_TITLE = 3.0
_BODY_AS_PERSON = 3.0
_NOT_A_NAME = 3.0
_TWO_KINDS = 2.5
_ORDINARY = 2.0
_ORDINARY_BODY = 0.5  # firms and papers are called so: 'Shell', 'Express'
_UNKNOWN_PLACE = 2.0
_NO_GIVEN_NAME = 1.6
_DIGIT = 2.0
_UNSURE = 1.5
_SHOUTED = 1.0
_ONE_NAME = 0.75

KNOWN_TO_MANY = 4  # articles that name it, from which an ordinary word is a name all the same
LEAST_SURE = 0.6  # mean confidence of the mentions below which an entity is doubted

_INITIALISM = re.compile(r"[A-Z&.]{1,6}")


@dataclass(frozen=True, slots=True)
class DoubtfulEntity:
    """An entity with what speaks against it."""

    entity: Entity
    reasons: tuple[str, ...]  # sentences for a person
    score: float  # the weight of the reasons, times the logarithm of the articles that show them


def doubtful_entities(archive: Archive, most: int = 50) -> list[DoubtfulEntity]:
    """Return the entities that look wrong, those first that most readers meet."""
    kinds = _kinds_of_names(archive)
    found = []
    for kind in KINDS:
        for entity in archive.of_kind(kind):
            signs = [*_signs(entity, kinds)]
            if signs:
                score = sum(weight for weight, _ in signs) * math.log1p(len(entity.articles))
                found.append(DoubtfulEntity(entity, tuple(reason for _, reason in signs), round(score, 3)))
    return sorted(found, key=lambda each: (-each.score, each.entity.kind, each.entity.slug))[:most]


def _kinds_of_names(archive: Archive) -> Mapping[str, list[tuple[EntityKind, int]]]:
    kinds: defaultdict[str, list[tuple[EntityKind, int]]] = defaultdict(list)
    for kind in KINDS:
        for entity in archive.of_kind(kind):
            kinds[fold_name(entity.name)].append((kind, len(entity.articles)))
    return kinds


def _signs(entity: Entity, kinds: Mapping[str, list[tuple[EntityKind, int]]]) -> Iterator[tuple[float, str]]:
    name, words = entity.name, entity.name.split()
    others = [(kind, count) for kind, count in kinds[fold_name(name)] if kind != entity.kind]
    for kind, count in others:
        tied = count == len(entity.articles) and KINDS.index(kind) < KINDS.index(entity.kind)
        if count >= len(entity.articles) and not tied and not _is_settled(entity):
            yield _TWO_KINDS, f"{count} articles name it among the {kind}"
    if entity.kind == "people":
        yield from _signs_of_person(name, words, entity)
    if not any(map(str.isalpha, name)) or bare_word(name) in NO_NAMES | FUNCTION_WORDS:
        yield _NOT_A_NAME, "it is a word and no name"
    elif len(words) == 1 and entity.place is None and _is_only_a_word(entity):
        weight = _ORDINARY if entity.kind == "people" else _ORDINARY_BODY
        yield weight, "it is an ordinary word"
    if entity.kind == "places" and not _is_settled(entity) and _only_a_model_says_so(entity):
        yield _UNKNOWN_PLACE, "no gazetteer has it, and nothing beside it says that it is a place"
    if name.isupper() and not _INITIALISM.fullmatch(name):
        yield _SHOUTED, "it is written in capitals"
    sure = [mention.confidence for found in entity.articles for mention in found.mentions]
    if sure and sum(sure) / len(sure) < LEAST_SURE and not _is_settled(entity):
        yield _UNSURE, f"the signs for it are weak ({sum(sure) / len(sure):.2f} of 1)"


def _is_settled(entity: Entity) -> bool:
    """Return whether the gazetteer has a place, so that other kinds of its name are the doubtful ones."""
    return entity.place is not None and entity.place.geonames_id is not None


def _may_be_given(first: str) -> bool:
    return len(first.rstrip(".")) < 3 or first in given_names() | SURNAMES_FIRST | PARTICLES


def _only_a_model_says_so(entity: Entity) -> bool:
    """Return whether one article names an entity and neither its words nor a list tell what it is."""
    mentions = [mention for found in entity.articles for mention in found.mentions]
    return len(entity.articles) == 1 and {mention.source for mention in mentions} == {"model"}


def _is_only_a_word(entity: Entity) -> bool:
    """Return whether nothing makes more of a word: no chamber, no known body, no use by many articles."""
    small = bare_word(entity.name)
    if small not in ordinary_words() or small in ENDINGS | GENERIC | HEADS | KNOWN or small in ALIASES:
        return False
    return len(entity.articles) < KNOWN_TO_MANY and not entity.roles


def _signs_of_person(name: str, words: list[str], entity: Entity) -> Iterator[tuple[float, str]]:
    last = bare_word(words[-1])
    title = is_title(words[0]) and bare_word(words[0]) not in COURTESIES
    if len(words) > 1 and title and fold_name(words[0]) not in given_names():
        yield _TITLE, f"it begins with {words[0]!r}, which is no part of a name"
    if len(words) > 1 and (last in ENDINGS or last in OTHER_ENDINGS or last in NO_SURNAMES):
        yield _BODY_AS_PERSON, f"it ends in {words[-1]!r}, as no person's name does"
    if len(words) > 1 and bare_word(words[0]) in FUNCTION_WORDS - PARTICLES:
        yield _TITLE, f"it begins with {words[0]!r}, which is no part of a name"
    unnamed = not entity.roles and len(words) > 1 and not _may_be_given(fold_name(words[0]))
    if unnamed and _only_a_model_says_so(entity):
        yield _NO_GIVEN_NAME, f"{words[0]!r} is no given name, and nothing says who this is"
    if any(map(str.isdigit, name)):
        yield _DIGIT, "it has digits"
    if len(words) == 1 and not entity.roles:
        yield _ONE_NAME, "it is one word, and nothing says who this is"


def decision(entity: Entity, key: str) -> tuple[EntityKind, str]:
    """Return the authority file and the entry, as YAML, that one key decides: d, p, l, o.

    Args:
        entity: what is decided on.
        key: 'd' drops it; 'p', 'l', 'o' make it a person, a place, an organisation.

    Raises:
        KeyError: for any other key.
    """
    kinds: dict[str, EntityKind] = {"p": "people", "l": "places", "o": "organisations"}
    entry = {"name": entity.name} | ({"drop": True} if key == "d" else {"retype": kinds[key]})
    return entity.kind, yaml.safe_dump([entry], allow_unicode=True, sort_keys=False, width=10_000)
