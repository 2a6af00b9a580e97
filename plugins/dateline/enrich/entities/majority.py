"""One type for each name of the archive: what most articles take it for; a pure function of mentions."""

from collections import Counter
from collections.abc import Mapping

from ...languages.given_names import fold_name
from ..tags import EntityKind
from .apply_authority import EntityMention
from .retype import retyped

FEWEST = 3  # articles that take a name for the chief type, before it overrules others
CLEAR = 0.75  # their share of all that name it

_MentionsByKind = Mapping[EntityKind, tuple[EntityMention, ...]]


def agreed(mentions: _MentionsByKind) -> _MentionsByKind:
    """Move the mentions of a name that few articles take for another type than most do.

    A name that the authority files settled stays what they say; a person with a role or a given name
    beside a place of the name is somebody else and stays, too.
    """
    by_name = _of_several_kinds(mentions)
    chiefs = {name: chief for name, kinds in by_name.items() if (chief := _chief(kinds))}
    if not chiefs:
        return mentions
    result: dict[EntityKind, list[EntityMention]] = {kind: [] for kind in mentions}
    for group in mentions.values():
        for found in group:
            name = fold_name(found.name)
            chief = chiefs.get(name)
            if chief and chief != found.kind and not found.settled and not found.roles:
                found = retyped(chief, found, by_name[name][chief][0])  # noqa: PLW2901
            result[found.kind].append(found)
    return {kind: tuple(group) for kind, group in result.items()}


def _of_several_kinds(mentions: _MentionsByKind) -> Mapping[str, dict[EntityKind, list[EntityMention]]]:
    """Return the mentions of each folded name that is taken for more than one kind: few are."""
    names = {kind: [fold_name(found.name) for found in group] for kind, group in mentions.items()}
    kinds = Counter(name for found in names.values() for name in set(found))
    by_name: dict[str, dict[EntityKind, list[EntityMention]]] = {
        name: {} for name, count in kinds.items() if count > 1
    }
    for kind, group in mentions.items():
        for name, found in zip(names[kind], group, strict=True):
            if name in by_name:
                by_name[name].setdefault(kind, []).append(found)
    return by_name


def _chief(kinds: Mapping[EntityKind, list[EntityMention]]) -> EntityKind | None:
    counts = Counter({kind: len({found.article for found in group}) for kind, group in kinds.items()})
    kind, most = min(counts.items(), key=lambda item: (-item[1], item[0]))
    return kind if most >= FEWEST and most >= CLEAR * counts.total() else None
