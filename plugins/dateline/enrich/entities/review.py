"""What a person may want to settle: names that are likely one entity, and the tags that are least certain.

Proposes, and decides nothing: the authority files do that.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from itertools import combinations
from math import asin, cos, radians, sin, sqrt

import yaml

from ...languages.given_names import fold_name
from ..people.names import may_mean, parts, skeleton
from ..tags import EntityKind
from .archive import Archive, Entity
from .authority import KINDS

_NEAR = 50  # kilometres within which two places of one name are likely one
_ALIKE = 0.75  # of the letters in the same order; 1 would be the same spelling
_LARGEST_BLOCK = 200  # names that share a word; a word that more names share tells nothing
_EARTH = 6371.0  # mean radius in kilometres


@dataclass(frozen=True, slots=True)
class Pair:
    """Two entities that may be one; the one named in more articles comes first."""

    kind: EntityKind
    kept: Entity
    other: Entity
    why: str


@dataclass(frozen=True, slots=True)
class Doubt:
    """An entity in an article of which the tagger is not sure."""

    kind: EntityKind
    name: str
    article: str
    surface: str
    source: str
    confidence: float


def likely_duplicates(archive: Archive) -> list[Pair]:
    """Return pairs that may be one entity, those that stand in most articles first."""
    pairs = [pair for kind in KINDS for pair in _pairs(kind, archive.of_kind(kind))]
    return sorted(
        pairs, key=lambda p: (-len(p.other.articles), -len(p.kept.articles), p.kept.slug, p.other.slug)
    )


def least_certain(archive: Archive, most: int = 50) -> list[Doubt]:
    """Return the tags with the lowest confidence; of each the mention that speaks most for it."""
    doubts = []
    for article, named in archive.by_article.items():
        for found in named:
            best = max(found.mentions, key=lambda mention: mention.confidence, default=None)
            if best is not None and best.confidence < 1:
                doubts.append(
                    Doubt(found.kind, found.name, article, best.surface, best.source, best.confidence)
                )
    return sorted(doubts, key=lambda d: (d.confidence, d.kind, d.name, d.article))[:most]


def proposed_patch(kind: EntityKind, pairs: Iterable[Pair]) -> str:
    """Return entries for an authority file that would merge the pairs, each with its reason; to be edited."""
    lines = [f"# Proposed for content/authority/{kind}.yaml: keep what is right, delete the rest.\n"]
    for (kept, why), *others in _groups(pair for pair in pairs if pair.kind == kind):
        lines.append(f"- name: {_scalar(kept)}{why}\n")
        lines += ["  merge:\n"] if others else []
        lines += [f"    - {_scalar(name)}{reason}\n" for name, reason in others]
    return "".join(lines)


def _groups(pairs: Iterable[Pair]) -> list[list[tuple[str, str]]]:
    """Return names that may mean one entity, each with its reason as a comment; each name is in one group."""
    group_of: dict[str, dict[str, tuple[str, str]]] = {}
    for pair in pairs:
        kept, other = (_settled_name(entity) for entity in (pair.kept, pair.other))
        group = group_of.setdefault(kept.casefold(), {kept.casefold(): (kept, "")})
        for key, held in group_of.get(other.casefold(), {other.casefold(): (other, "")}).items():
            shown, why = group.get(key, held)
            group[key] = (shown, why or (f"  # {pair.why}" if key == other.casefold() else ""))
            group_of[key] = group
    return [list(group.values()) for group in {id(group): group for group in group_of.values()}.values()]


def _settled_name(entity: Entity) -> str:
    """Return the name that an authority file knows an entity by; a place's without what tells it apart."""
    return entity.place.name if entity.place else entity.name


def _scalar(text: str) -> str:
    return yaml.safe_dump(text, allow_unicode=True, width=10_000).removesuffix("\n...\n").strip()


def _pairs(kind: EntityKind, entities: Sequence[Entity]) -> Iterator[Pair]:
    blocks: dict[str, list[Entity]] = defaultdict(list)
    for entity in entities:
        for key in _keys(entity.name):
            blocks[key].append(entity)
    seen: set[tuple[str, str]] = set()
    for block in blocks.values():
        if len(block) > _LARGEST_BLOCK:
            continue
        for one, two in combinations(block, 2):
            kept, other = sorted((one, two), key=lambda e: (-len(e.articles), -len(e.name), e.slug))
            if (kept.slug, other.slug) not in seen and (why := _reason(kind, kept, other)):
                seen.add((kept.slug, other.slug))
                yield Pair(kind, kept, other, why)


def _keys(name: str) -> set[str]:
    """Return what names of one entity may share: each longer word, by its consonants."""
    return {skeleton(word) for word in fold_name(name).split() if len(word) > 2}


def _reason(kind: EntityKind, one: Entity, two: Entity) -> str:
    if fold_name(one.name) == fold_name(two.name):
        if kind != "places":
            return "the same letters"
        distance = _distance(one.coordinates, two.coordinates)
        return f"{distance:.0f} km apart" if distance is not None and distance <= _NEAR else ""
    if kind == "people":
        short, long = sorted((one, two), key=lambda e: (len(e.name.split()), e.name))
        # A bare surname may be anybody's; that is what `candidates` are for.
        if len(short.name.split()) > 1 and (may_mean(short.name, long.name) or _alike(short.name, long.name)):
            return "the same surname, and given names that agree"
    if kind == "organisations" and _letters(one.name) == _letters(two.name):
        return "the same words"
    return ""


def _alike(one: str, two: str) -> bool:
    """Return whether two full names may be transliterations of one: a person is asked, so near is enough."""
    left, right = parts(one), parts(two)
    if skeleton(left.surname) != skeleton(right.surname) or len(left.words) != len(right.words):
        return False
    return SequenceMatcher(None, left.key, right.key).ratio() >= _ALIKE


def _letters(name: str) -> list[str]:
    return sorted(
        word
        for word in fold_name(name).split()
        if word not in {"the", "of", "and", "for", "inc", "co", "corp"}
    )


def _distance(one: tuple[float, float] | None, two: tuple[float, float] | None) -> float | None:
    """Return the great-circle distance in kilometres, by the haversine formula."""
    if one is None or two is None:
        return None
    (lat1, lon1), (lat2, lon2) = (tuple(map(radians, point)) for point in (one, two))
    chord = sin((lat2 - lat1) / 2) ** 2 + cos(lat1) * cos(lat2) * sin((lon2 - lon1) / 2) ** 2
    return 2 * _EARTH * asin(sqrt(chord))
