"""What the archive teaches: names that some articles are sure of are found, and typed, in others; pure."""

from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from ...languages.given_names import fold_name
from ..gazetteer.answers import GazetteerAnswers
from ..ner.name_words import ordinary_list
from ..organisations.names import organisation_key
from ..organisations.spans import is_company
from ..people.names import parts
from ..tags import EntityKind, Mention, Tags
from .apply_authority import EntityMention, entity_key
from .retype import retyped

FEWEST_OF_SURNAME = 3  # articles that name someone in full, from which the bare surname elsewhere is a name
FEWEST = 2  # articles that name a body or a person, where nothing but a model tells them

_MentionsByKind = Mapping[EntityKind, tuple[EntityMention, ...]]


@dataclass(frozen=True, slots=True)
class KnownNames:
    """The names that the archive is sure of."""

    kinds: Mapping[str, EntityKind]  # by folded full name, acronym or name of a body
    surnames: Mapping[str, str]  # the one person of the archive who bears each, by folded surname


def taught(
    mentions: _MentionsByKind, tags_by_id: Mapping[str, Tags], gazetteer: GazetteerAnswers
) -> _MentionsByKind:
    """Return the mentions and those that articles were unsure of, with the types that the archive is sure of.

    The result depends on the set of articles alone. A name that only a model read takes the type that words
    or lists told in as many articles elsewhere; what nobody could tell in an article is a name where others
    are sure of the same words.
    """
    known = _known(mentions, gazetteer)
    found = {kind: [*group] for kind, group in _typed(mentions).items()}
    for article in sorted(tags_by_id):
        tags = tags_by_id[article]
        for kind, name, group in _recognised(tags, known):
            key = entity_key(kind, name)
            found[kind].append(
                EntityMention(kind, article, name, key, 0.0, tuple(group), language=tags.language)
            )
    return {kind: tuple(group) for kind, group in found.items()}


def _known(mentions: _MentionsByKind, gazetteer: GazetteerAnswers) -> KnownNames:
    articles: defaultdict[str, Counter[EntityKind]] = defaultdict(Counter)
    told: set[tuple[EntityKind, str]] = set()
    bearers: defaultdict[str, Counter[str]] = defaultdict(Counter)
    for kind in mentions:
        for found in mentions[kind]:
            name = fold_name(found.name)
            articles[name][kind] += 1
            if _is_told(found):
                told.add((kind, name))
            if kind == "people" and " " in found.name:
                bearers[parts(found.name).surname][found.name] += 1
    kinds: dict[str, EntityKind] = {}
    for name, counts in articles.items():
        kind = next(iter(counts))
        is_sure = len(counts) == 1 and (counts[kind] >= FEWEST or (kind, name) in told)
        if is_sure and _is_telling(name, kind, gazetteer):
            kinds[name] = kind
    surnames = {
        surname: min(names)
        for surname, names in bearers.items()
        if len(names) == 1 and names.total() >= FEWEST_OF_SURNAME and _is_rare(surname, gazetteer)
    }
    return KnownNames(kinds, surnames)


def _is_told(found: EntityMention) -> bool:
    """Return whether a person, words or lists say what a name is, and not a model alone."""
    return found.settled or any(mention.source != "model" for mention in found.mentions)


def _is_telling(name: str, kind: EntityKind, gazetteer: GazetteerAnswers) -> bool:
    """Return whether a name is one wherever it stands: of several words, or a body's that is no word."""
    if kind == "places":
        return False  # the gazetteer finds those by itself
    return " " in name or (kind == "organisations" and len(name) > 2 and _is_rare(name, gazetteer))


def _is_rare(word: str, gazetteer: GazetteerAnswers) -> bool:
    """Return whether a folded word is neither one of the language nor a place."""
    return word not in ordinary_list("en") and not gazetteer.is_place(word.title())


def _recognised(tags: Tags, known: KnownNames) -> Iterator[tuple[EntityKind, str, list[Mention]]]:
    """Yield what an article was not sure of and the archive knows: kind, name and mentions."""
    groups: defaultdict[tuple[EntityKind, str], list[Mention]] = defaultdict(list)
    present = {parts(person.name).surname for person in tags.people}
    for mention in tags.unsure:
        name = fold_name(mention.surface)
        if kind := known.kinds.get(name):
            groups[kind, _printed(mention.surface)].append(mention)
        elif name in known.surnames and name not in present:
            groups["people", known.surnames[name]].append(mention)
    for (kind, name), group in sorted(groups.items()):
        yield kind, name, group


def _printed(surface: str) -> str:
    """Return a name as it is printed where nobody shouts."""
    return surface.title() if surface.isupper() and len(surface) > 4 else surface


def _typed(mentions: _MentionsByKind) -> _MentionsByKind:
    """Give names that only a model typed the one type that words or lists tell in as many articles."""
    told: defaultdict[str, dict[EntityKind, EntityMention]] = defaultdict(dict)
    articles: defaultdict[str, Counter[EntityKind]] = defaultdict(Counter)
    for kind, group in mentions.items():
        for found in group:
            name = fold_name(found.name)
            articles[name][kind] += 1
            if _is_told(found):
                told[name].setdefault(kind, found)
    firms = {
        found.key: found for found in mentions["organisations"] if _is_told(found) and is_company(found.name)
    }
    result: dict[EntityKind, list[EntityMention]] = {kind: [] for kind in mentions}
    for kind, group in mentions.items():
        for found in group:
            own = name = fold_name(found.name)
            sure = told.get(name, {})
            if kind == "people" and not sure and (firm := firms.get(organisation_key(found.name))):
                # 'W.R. Grace', where another article has 'W.R. Grace Inc'
                name, sure = fold_name(firm.name), {"organisations": firm}
            other = next(iter(sure)) if len(sure) == 1 else kind
            if other != kind and not found.roles and articles[own][kind] <= articles[name][other]:
                found = retyped(other, found, sure[other])  # noqa: PLW2901
            result[found.kind].append(found)
    return {kind: tuple(group) for kind, group in result.items()}
