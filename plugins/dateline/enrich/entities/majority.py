"""One type for each name of the archive: what most articles take it for; a pure function of appearances."""

from collections import Counter, defaultdict
from collections.abc import Mapping
from dataclasses import replace

from ..people.names import fold
from ..tags import EntityKind
from .apply_authority import Appearance, entity_key

FEWEST = 3  # articles that take a name for the chief type, before it overrules others
CLEAR = 0.75  # their share of all that name it

_Appearances = Mapping[EntityKind, tuple[Appearance, ...]]


def agreed(appearances: _Appearances) -> dict[EntityKind, tuple[Appearance, ...]]:
    """Move the appearances of a name that few articles take for another type than most do.

    A name that the authority files settled stays what they say; a person with a role or a given name
    beside a place of the name is somebody else and stays, too.
    """
    by_name: defaultdict[str, dict[EntityKind, list[Appearance]]] = defaultdict(dict)
    for kind, group in appearances.items():
        for appearance in group:
            by_name[fold(appearance.name)].setdefault(kind, []).append(appearance)
    moved: dict[Appearance, tuple[EntityKind, Appearance]] = {}
    for kinds in by_name.values():
        chief = _chief(kinds) if len(kinds) > 1 else None
        if chief is None:
            continue
        model = kinds[chief][0]
        for kind, found in kinds.items():
            for appearance in found if kind != chief else ():
                if not appearance.settled and not appearance.roles:
                    moved[appearance] = (chief, _as(chief, appearance, model))
    result: dict[EntityKind, list[Appearance]] = {kind: [] for kind in appearances}
    for kind, group in appearances.items():
        for appearance in group:
            new_kind, new = moved.get(appearance, (kind, appearance))
            result[new_kind].append(new)
    return {kind: tuple(found) for kind, found in result.items()}


def _chief(kinds: Mapping[EntityKind, list[Appearance]]) -> EntityKind | None:
    counts = Counter({kind: len({found.article for found in group}) for kind, group in kinds.items()})
    kind, most = min(counts.items(), key=lambda item: (-item[1], item[0]))
    return kind if most >= FEWEST and most >= CLEAR * counts.total() else None


def _as(kind: EntityKind, appearance: Appearance, model: Appearance) -> Appearance:
    """Return an appearance as one of another type; a place is the one that the name means elsewhere."""
    place = model.place if kind == "places" else None
    key = model.key if kind == "places" else entity_key(kind, appearance.name)
    return replace(appearance, key=key, place=place)
