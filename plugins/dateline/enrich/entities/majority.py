"""One type for each name of the archive: what most articles take it for; a pure function of mentions."""

from collections import Counter, defaultdict
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
    by_name: defaultdict[str, dict[EntityKind, list[EntityMention]]] = defaultdict(dict)
    for kind, group in mentions.items():
        for found in group:
            by_name[fold_name(found.name)].setdefault(kind, []).append(found)
    result: dict[EntityKind, list[EntityMention]] = {kind: [] for kind in mentions}
    chiefs = {name: _chief(kinds) for name, kinds in by_name.items() if len(kinds) > 1}
    for group in mentions.values():
        for found in group:
            name = fold_name(found.name)
            chief = chiefs.get(name)
            if chief and chief != found.kind and not found.settled and not found.roles:
                found = retyped(chief, found, by_name[name][chief][0])  # noqa: PLW2901
            result[found.kind].append(found)
    return {kind: tuple(group) for kind, group in result.items()}


def _chief(kinds: Mapping[EntityKind, list[EntityMention]]) -> EntityKind | None:
    counts = Counter({kind: len({found.article for found in group}) for kind, group in kinds.items()})
    kind, most = min(counts.items(), key=lambda item: (-item[1], item[0]))
    return kind if most >= FEWEST and most >= CLEAR * counts.total() else None
