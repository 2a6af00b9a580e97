"""The entities as the site shows them: which have a page, how often they are named, and who with whom."""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from ..enrich.entities.apply_authority import EntityMention
from ..enrich.entities.archive import Archive, Entity
from ..enrich.people.names import parts
from ..enrich.tags import EntityKind
from .paths import entity_path
from .settings import SiteSettings
from .timeline import Timeline


class LinkedName(NamedTuple):
    """An entity as pages show it wherever it is named: what is counted of it changes with every article."""

    kind: EntityKind
    slug: str
    name: str
    path: str  # empty where it has no page of its own
    only: str  # path of the one article that names it, where it has no page

    def __repr__(self) -> str:
        """Name no field: pages are told apart by this, half a million times a build."""
        return tuple.__repr__(self)


class Name(NamedTuple):
    """An entity of the archive, with what is counted of it."""

    kind: EntityKind
    slug: str
    name: str
    path: str  # empty where it has no page of its own
    total: int  # articles
    first: str  # ISO moment of the earliest, empty when unknown
    last: str
    sort: str  # by which an index is ordered
    only: str  # path of the one article that names it, where it has no page

    @property
    def linked(self) -> LinkedName:
        """Return what a page shows of it."""
        return LinkedName(self.kind, self.slug, self.name, self.path, self.only)

    @property
    def weight(self) -> int:
        """Return how much it is named, on a grid of powers of two that an article more seldom shifts."""
        return self.total.bit_length()


class CountedName(NamedTuple):
    """An entity with the number of articles that name it, or that name it together with another."""

    name: LinkedName
    number: str  # for the eye


@dataclass(frozen=True, slots=True)
class NameIndex:
    """All entities that are named in published articles."""

    of_kind: Mapping[EntityKind, Sequence[Name]]  # in the order of an index
    by_slug: Mapping[tuple[EntityKind, str], Name]
    entities: Mapping[EntityKind, Sequence[Entity]]
    by_article: Mapping[str, Sequence[EntityMention]]
    named: Mapping[str, Sequence[tuple[EntityMention, Name]]]  # by article

    def in_article(self, identifier: str) -> Sequence[tuple[EntityMention, Name]]:
        """Return what an article names, the most salient first."""
        return self.named.get(identifier, ())

    def beside(self, entity: Entity) -> Counter[tuple[EntityKind, str]]:
        """Count the entities named in the same articles as one, itself left out."""
        counts: Counter[tuple[EntityKind, str]] = Counter()
        for found in entity.articles:
            beside = self.by_article.get(found.article, ())
            counts.update((other.kind, other.slug) for other in beside)
        del counts[entity.kind, entity.slug]
        return counts


def index_names(archive: Archive, timeline: Timeline, settings: SiteSettings) -> NameIndex:
    """Set up the indexes: the kinds that the owner wants, named in at least one published article."""
    of_kind: dict[EntityKind, Sequence[Name]] = {}
    entities: dict[EntityKind, Sequence[Entity]] = {}
    for kind in settings.kinds:
        pairs = [(_name(entity, timeline, settings), entity) for entity in archive.of_kind(kind)]
        pairs = [pair for pair in pairs if pair[0].total]
        pairs.sort(key=lambda pair: (pair[0].sort, pair[0].slug))
        of_kind[kind] = tuple(name for name, _ in pairs)
        entities[kind] = tuple(entity for _, entity in pairs)
    by_slug = {(kind, name.slug): name for kind, found in of_kind.items() for name in found}
    named = {
        article: [(found, name) for found in mentions if (name := by_slug.get((found.kind, found.slug)))]
        for article, mentions in archive.by_article.items()
    }
    return NameIndex(of_kind, by_slug, entities, archive.by_article, named)


def _name(entity: Entity, timeline: Timeline, settings: SiteSettings) -> Name:
    cards = [
        timeline.by_identifier[found.article]
        for found in entity.articles
        if found.article in timeline.by_identifier
    ]
    moments = sorted(card.moment for card in cards if card.moment)
    own = len(cards) >= settings.entity_pages_from
    return Name(
        entity.kind,
        entity.slug,
        entity.name,
        entity_path(entity.kind, entity.slug) if own else "",
        len(cards),
        moments[0] if moments else "",
        moments[-1] if moments else "",
        _sort_key(entity),
        cards[0].path if cards and not own else "",
    )


def _sort_key(entity: Entity) -> str:
    """Return what a librarian would file a name under: people by surname, others without their article."""
    words = parts(entity.name).words
    if entity.kind == "people" and words:
        return " ".join((words[-1], *words[:-1]))
    if len(words) > 1 and words[0] == "the":
        words = words[1:]
    return " ".join(words) or entity.slug
