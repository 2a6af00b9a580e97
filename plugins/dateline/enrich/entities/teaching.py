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


@dataclass(slots=True)
class _Use:
    """How a folded name is used as one of a kind."""

    articles: int = 0
    told: EntityMention | None = None  # the first mention of which words or lists say it


def taught(
    mentions: _MentionsByKind, tags_by_id: Mapping[str, Tags], gazetteer: GazetteerAnswers
) -> _MentionsByKind:
    """Return the mentions and those that articles were unsure of, with the types that the archive is sure of.

    The result depends on the set of articles alone. A name that only a model read takes the type that words
    or lists told in as many articles elsewhere; what nobody could tell in an article is a name where others
    are sure of the same words.
    """
    uses = _uses(mentions)
    known = _known(mentions, uses, gazetteer)
    found = {kind: [*group] for kind, group in _typed(mentions, uses).items()}
    for article in sorted(tags_by_id):
        tags = tags_by_id[article]
        for kind, name, group in _recognised(tags, known):
            key = entity_key(kind, name)
            found[kind].append(
                EntityMention(kind, article, name, key, 0.0, tuple(group), language=tags.language)
            )
    return {kind: tuple(group) for kind, group in found.items()}


def _uses(mentions: _MentionsByKind) -> Mapping[str, Mapping[EntityKind, _Use]]:
    uses: defaultdict[str, dict[EntityKind, _Use]] = defaultdict(dict)
    for kind, group in mentions.items():
        for found in group:
            kinds = uses[fold_name(found.name)]
            if kind not in kinds:
                kinds[kind] = _Use()
            use = kinds[kind]
            use.articles += 1
            if use.told is None and _is_told(found):
                use.told = found
    return uses


def _known(
    mentions: _MentionsByKind, uses: Mapping[str, Mapping[EntityKind, _Use]], gazetteer: GazetteerAnswers
) -> KnownNames:
    bearers: defaultdict[str, Counter[str]] = defaultdict(Counter)
    for found in mentions["people"]:
        if " " in found.name:
            bearers[parts(found.name).surname][found.name] += 1
    kinds: dict[str, EntityKind] = {}
    for name, of_kind in uses.items():
        kind, use = next(iter(of_kind.items()))
        is_sure = len(of_kind) == 1 and (use.articles >= FEWEST or use.told is not None)
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
    if found.settled:
        return True
    for mention in found.mentions:  # noqa: SIM110  a hundred thousand are asked, most tell by the first
        if mention.source != "model":
            return True
    return False


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


def _typed(mentions: _MentionsByKind, uses: Mapping[str, Mapping[EntityKind, _Use]]) -> _MentionsByKind:
    """Give names that only a model typed the one type that words or lists tell in as many articles."""
    firms = {
        found.key: found for found in mentions["organisations"] if _is_told(found) and is_company(found.name)
    }
    told = {name: {kind: use.told for kind, use in kinds.items() if use.told} for name, kinds in uses.items()}
    result: dict[EntityKind, list[EntityMention]] = {kind: [] for kind in mentions}
    for kind, group in mentions.items():
        for found in group:
            own = name = fold_name(found.name)
            sure = told[name]
            if kind == "people" and not sure and (firm := firms.get(organisation_key(found.name))):
                # 'W.R. Grace', where another article has 'W.R. Grace Inc'
                name, sure = fold_name(firm.name), {"organisations": firm}
            other = next(iter(sure)) if len(sure) == 1 else kind
            if other != kind and not found.roles and uses[own][kind].articles <= uses[name][other].articles:
                found = retyped(other, found, sure[other])  # noqa: PLW2901
            result[found.kind].append(found)
    return {kind: tuple(group) for kind, group in result.items()}
