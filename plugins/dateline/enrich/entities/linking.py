"""Which names of the archive mean the same entity, by rules that look at all names at once; pure."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from ...languages.given_names import given_names
from ..organisations.names import organisation_key
from ..people.names import NameParts, may_mean, parts, skeleton
from ..tags import EntityKind
from .apply_authority import EntityMention

CLEAR_MAJORITY = 0.6  # of the articles that spell an acronym out; less leaves it open


@dataclass(frozen=True, slots=True)
class Links:
    """Groups of mentions that mean the same, by the key of the fullest name."""

    groups: Mapping[str, tuple[EntityMention, ...]]
    candidates: Mapping[str, tuple[str, ...]]  # keys that a short name may mean, where it is open


def link(kind: EntityKind, mentions: Iterable[EntityMention]) -> Links:
    """Group mentions by key, then join short names to the one long name that they must mean."""
    by_key: defaultdict[str, list[EntityMention]] = defaultdict(list)
    for found in mentions:
        by_key[found.key].append(found)
    if kind == "people":
        target, candidates = _link_people(by_key)
    elif kind == "organisations":
        target, candidates = _link_organisations(by_key)
    else:
        target, candidates = {}, {}
    return _followed(by_key, target, candidates)


def _followed(
    by_key: Mapping[str, list[EntityMention]],
    target: Mapping[str, str],
    candidates: Mapping[str, Iterable[str]],
) -> Links:
    def root(key: str) -> str:
        # Each step goes to a fuller name, so this ends.
        while key in target:
            key = target[key]
        return key

    groups: defaultdict[str, list[EntityMention]] = defaultdict(list)
    for key in sorted(by_key):
        groups[root(key)] += by_key[key]
    open_names = {
        key: tuple(sorted({root(other) for other in others} - {key}))
        for key, others in candidates.items()
        if key in groups
    }
    return Links({key: tuple(found) for key, found in groups.items()}, open_names)


def _link_people(
    by_key: Mapping[str, list[EntityMention]],
) -> tuple[dict[str, str], dict[str, tuple[str, ...]]]:
    """Join a name to the only fuller one that it may mean.

    Two people of an archive can share a surname, so a bare one joins only a namesake of the same role,
    and initials join nothing.
    """
    taken_apart = {key: parts(by_key[key][0].name) for key in by_key}
    by_word: defaultdict[str, list[str]] = defaultdict(list)
    for key, name in taken_apart.items():
        for word in {*name.words[-1:], *name.words[:1]}:
            by_word[word].append(key)
    target, candidates = _titles_off(taken_apart) | _doubled(taken_apart, by_key), {}
    for key, name in taken_apart.items():
        if key in target:
            continue
        fuller = [
            other
            for other in sorted(set(by_word[name.surname]) - {key})
            if other not in target
            and _fuller(name, taken_apart[other])
            and may_mean(_written(by_key, key), _written(by_key, other))
        ]
        fullest = _without_between(fuller, taken_apart)
        if len(name.words) == 1:
            fullest = _of_same_role(key, fullest, by_key)
        joins = len(fullest) == 1 and not any(found.settled for found in by_key[key])
        if joins and (len(name.words) == 1 or _same_first(name, taken_apart[fullest[0]])):
            target[key] = fullest[0]
        elif fuller:
            candidates[key] = tuple(fuller)
    return target, candidates


def _titles_off(names: Mapping[str, NameParts]) -> dict[str, str]:
    """Return 'exchequer nigel lawson' → 'nigel lawson': a full name with a word before it that is none."""
    return {
        key: rest
        for key, name in names.items()
        if len(name.words) > 2
        and (rest := " ".join(name.words[1:])) in names
        and len(name.words[0]) > 1
        and name.words[0] not in given_names()
        and name.words[1] in given_names()
    }


def _doubled(names: Mapping[str, NameParts], by_key: Mapping[str, list[EntityMention]]) -> dict[str, str]:
    """Return 'reagan reagan' → 'reagan', of the same role: a surname written twice by a line end."""
    return {
        key: surname
        for key, name in names.items()
        if len(name.words) == 2
        and (surname := name.words[0]) == name.words[1]
        and surname in names
        and _of_same_role(key, [surname], by_key)
    }


def _written(by_key: Mapping[str, list[EntityMention]], key: str) -> str:
    return by_key[key][0].name


def _fuller(name: NameParts, other: NameParts) -> bool:
    """Return whether the other name says more; a strict order, so that joining cannot go in a circle."""
    return (len(name.words), bool(name.generation), sum(map(len, name.words))) < (
        len(other.words), bool(other.generation), sum(map(len, other.words)),
    )  # fmt: skip


def _without_between(keys: list[str], names: Mapping[str, NameParts]) -> list[str]:
    """Drop the names that mean one of the others: of 'George Bush', 'George W. Bush' only the last counts."""
    return [
        key
        for key in keys
        if not any(
            other != key and _fuller(names[key], names[other]) and may_mean(names[key].key, names[other].key)
            for other in keys
        )
    ]


def _of_same_role(key: str, others: list[str], by_key: Mapping[str, list[EntityMention]]) -> list[str]:
    roles = _roles(by_key[key])
    return [other for other in others if roles & _roles(by_key[other])]


def _roles(group: Iterable[EntityMention]) -> set[str]:
    return {role.casefold() for found in group for role in found.roles}


def _same_first(name: NameParts, other: NameParts) -> bool:
    one, two = name.words[0], other.words[0]
    return len(one) > 1 and (one == two or skeleton(one) == skeleton(two))


def _link_organisations(
    by_key: Mapping[str, list[EntityMention]],
) -> tuple[dict[str, str], dict[str, tuple[str, ...]]]:
    """Join a bare acronym to the body that most articles which spell it out bind it to."""
    bound: defaultdict[str, Counter[str]] = defaultdict(Counter)
    for key, group in by_key.items():
        for found in group:
            short = organisation_key(found.acronym) if found.acronym else key
            if short != key:
                bound[short][key] += 1
    target, candidates = {}, {}
    for acronym, keys in bound.items():
        if acronym not in by_key or _is_spelt_out(acronym, by_key[acronym]):
            continue  # 'Internatinal Monetary Fund (IMF)' is no fuller name
        chief = min(keys, key=lambda key: (-keys[key], key))
        clear = keys[chief] > CLEAR_MAJORITY * keys.total()
        if clear and not any(found.settled for found in by_key[acronym]):
            target[acronym] = chief
        else:
            candidates[acronym] = tuple(sorted(keys))
    return _acyclic(target), candidates


def _is_spelt_out(key: str, group: Iterable[EntityMention]) -> bool:
    """Return whether the table's name for an acronym stands in full in some article."""
    return " " in key and any(" " in found.name for found in group)


def _acyclic(target: Mapping[str, str]) -> dict[str, str]:
    """Drop steps that lead to another acronym: two bodies could name each other as short forms."""
    return {key: other for key, other in target.items() if other not in target}
