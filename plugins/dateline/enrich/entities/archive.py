"""One entity for all articles that mean the same; a pure function of their tags, in whatever order."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace

from ..ner.proclitics import without_proclitics
from ..people.roles import is_well_formed
from ..tags import EntityKind, Place, Tags
from .apply_authority import EntityMention, settle
from .authority import KINDS, Authority, AuthorityEntry
from .labels import LabelSettings, place_label, told_apart
from .linking import Links, link
from .majority import agreed
from .slugs import plain_slug, slugs_of
from .teaching import taught

MANY_ARTICLES = 3  # in which someone is named, from which one article's word for a role is not enough
LARGEST_UNCERTAINTY = 60.0  # km; a point less sure than that is on no map


@dataclass(frozen=True, slots=True)
class Entity:
    """A person, place or body of the archive, with every article that names it."""

    kind: EntityKind
    slug: str
    name: str
    names: tuple[str, ...]  # all forms found or settled, the name itself first
    articles: tuple[EntityMention, ...]  # those most about it first
    former_slugs: tuple[str, ...] = ()  # what other forms of the name would have, for redirects
    candidates: tuple[str, ...] = ()  # slugs of the entities that an ambiguous short name may mean
    ids: tuple[tuple[str, str], ...] = ()  # ('wikidata', 'Q42'), …
    roles: tuple[str, ...] = ()  # most frequent first
    place: Place | None = None  # kind, country, admin chain of a place
    coordinates: tuple[float, float] | None = None  # latitude, longitude
    uncertainty: float | None = None  # km about them, where only the text says where the place lies
    note: str = ""


@dataclass(frozen=True, slots=True)
class Archive:
    """All entities, each kind sorted by slug, and what each article names, in order of salience."""

    people: tuple[Entity, ...] = ()
    places: tuple[Entity, ...] = ()
    organisations: tuple[Entity, ...] = ()
    by_article: Mapping[str, tuple[EntityMention, ...]] = field(default_factory=dict)
    unused: tuple[AuthorityEntry, ...] = ()  # entries of the authority files that met nothing

    def of_kind(self, kind: EntityKind) -> tuple[Entity, ...]:
        """Return the people, the places or the organisations."""
        return {"people": self.people, "places": self.places, "organisations": self.organisations}[kind]


def resolve_archive(
    tags_by_id: Mapping[str, Tags],
    authority: Authority | None = None,
    labels: LabelSettings | None = None,
) -> Archive:
    """Make one entity of all mentions that mean the same, after the authority files.

    The result depends on the set of articles alone, not on their order. It costs no model call: after
    a change only the changed articles' tags are new. Bare surnames join a full name only where a role
    agrees and nobody else fits; otherwise they keep their `candidates`.

    Args:
        tags_by_id: the tags of each article, by its identifier.
        authority: what a person has settled.
        labels: the language in which places are called; English where left out.
    """
    authority, labels = authority or Authority(), labels or LabelSettings()
    settled = settle(tags_by_id, authority)
    mentions = agreed(taught(settled.mentions, tags_by_id, labels.gazetteer))
    entities: dict[EntityKind, tuple[Entity, ...]] = {}
    by_article: dict[str, list[EntityMention]] = {article: [] for article in sorted(tags_by_id)}
    for kind in KINDS:
        links = link(kind, mentions[kind])
        entities[kind] = _entities(kind, links, authority, labels)
        for entity in entities[kind]:
            name = entity.name
            for found in entity.articles:
                # Most articles call it what the archive does: one value serves both.
                by_article[found.article].append(found if found.name == name else found._replace(name=name))
    for named in by_article.values():
        named.sort(key=lambda found: (-found.salience, found.kind, found.slug))
    return Archive(
        people=entities["people"],
        places=entities["places"],
        organisations=entities["organisations"],
        by_article={article: tuple(found) for article, found in by_article.items()},
        unused=settled.unused,
    )


def _entities(
    kind: EntityKind, links: Links, authority: Authority, labels: LabelSettings
) -> tuple[Entity, ...]:
    preferred = {entry.name: entry for entry in authority.of_kind(kind)}
    names = {root: _best_name(root, group, preferred, labels) for root, group in links.groups.items()}
    slugs = slugs_of(kind, names)
    made = []
    for root, group in links.groups.items():
        made.append(_entity(kind, slugs[root], names[root], group, preferred.get(names[root])))
    taken = frozenset(slugs.values())
    complete = [
        _with_links(root, entity, slugs, taken, links.candidates.get(root, ()))
        for root, entity in zip(links.groups, made, strict=True)
    ]
    if kind == "places":
        told = told_apart({entity.slug: (entity.name, entity.place) for entity in complete}, labels)
        complete = [_called(entity, told[entity.slug]) for entity in complete]
    return tuple(sorted(complete, key=lambda entity: entity.slug))


def _called(entity: Entity, label: str) -> Entity:
    """Return an entity under another label; its own name stays among the names."""
    if label == entity.name:
        return entity
    return replace(entity, name=label, names=(label, *entity.names))


def _best_name(
    root: str, group: Sequence[EntityMention], preferred: Mapping[str, AuthorityEntry], labels: LabelSettings
) -> str:
    """Choose what to call an entity: the authority's form, else the one most articles use of its fullest.

    A place that the gazetteer knows is called as the reader's language calls it.
    """
    if preferred and (settled := sorted({found.name for found in group if found.name in preferred})):
        return settled[0]
    if label := place_label(group, labels):
        return label
    names = [found.name for found in group if found.key == root] or [found.name for found in group]
    name = names[0]
    if len(set(names)) > 1:
        fullest = Counter(names)
        name = min(fullest, key=lambda name: (_is_shouted(name), -fullest[name], -len(name), name))
    courtesy = _courtesy([found.courtesy for found in group if found.name == name])
    return f"{courtesy} {name}" if courtesy else name


def _courtesy(words: Sequence[str]) -> str:
    """Return the word that most articles put before a name, most often none."""
    if not any(words):
        return ""
    counts = Counter(words)
    return min(counts, key=lambda word: (-counts[word], word))


def _is_shouted(name: str) -> bool:
    """Return whether a name is written in capitals and is no acronym: 'BONN' is the worse label."""
    return name.isupper() and any(len(word) > 3 for word in name.split()) and "." not in name


def _entity(
    kind: EntityKind, slug: str, name: str, group: tuple[EntityMention, ...], entry: AuthorityEntry | None
) -> Entity:
    place = _best_place(group)
    coordinates, uncertainty = entry.coordinates if entry else None, None
    if place and coordinates is None:
        coordinates, uncertainty = _point(place)
    ids = dict(entry.ids) if entry else {}
    if place and place.geonames_id is not None:
        ids.setdefault("geonames", str(place.geonames_id))
    return Entity(
        kind=kind,
        slug=slug,
        name=name,
        names=(name, *(form for form in _forms(group) if form != name)),
        articles=tuple(
            EntityMention(*found[:-1], slug)  # a third of the time of `_replace`, a hundred thousand times
            for found in sorted(_joined(group), key=lambda found: (-found.salience, found.article))
        ),
        ids=tuple(sorted(ids.items())),
        roles=_roles_of(group),
        place=place,
        coordinates=coordinates,
        uncertainty=uncertainty,
        note=entry.note if entry else "",
    )


def _forms(group: Sequence[EntityMention]) -> Sequence[str]:
    """Return how a name is written, the most frequent form first."""
    forms: dict[str, int] = {}
    for found in group:
        for form in (found.name, *{mention.surface for mention in found.mentions}):
            if "¬" not in form:  # which OCR writes in a broken word
                forms[form] = forms.get(form, 0) + 1
    if len(forms) < 2:
        return list(forms)
    return sorted(without_proclitics(forms), key=lambda form: (-forms[form], form))


def _point(place: Place) -> tuple[tuple[float, float] | None, float | None]:
    """Return a place's point and its uncertainty, none where it is no more than a guess."""
    if place.latitude is None or place.longitude is None or (place.uncertainty or 0) > LARGEST_UNCERTAINTY:
        return None, None
    return (place.latitude, place.longitude), place.uncertainty


def _roles_of(group: Iterable[EntityMention]) -> tuple[str, ...]:
    """Return the well-formed roles, most frequent first; of many articles only what two say."""
    stated = [role for found in group for role in found.roles]
    if not stated:
        return ()
    roles = Counter(stated)
    least = 2 if len({found.article for found in group}) >= MANY_ARTICLES else 1
    kept = [role for role in roles if roles[role] >= least and is_well_formed(role)]
    return tuple(sorted(kept, key=lambda role: (-roles[role], role)))


def _joined(group: Sequence[EntityMention]) -> Sequence[EntityMention]:
    """Make one mention of several in the same article."""
    if len(group) == 1:  # most names are in one article
        return group
    by_article: dict[str, EntityMention] = {}
    for found in sorted(group, key=lambda found: (found.article, found.name)):
        earlier = by_article.get(found.article)
        by_article[found.article] = earlier.joined(found) if earlier else found
    return list(by_article.values())


def _best_place(group: Iterable[EntityMention]) -> Place | None:
    """Return the surest answer; of several as sure, that of the first article."""
    places = (found.place for found in group if found.place)
    return min(places, key=lambda place: (place.latitude is None, -place.confidence), default=None)


def _with_links(
    root: str, entity: Entity, slugs: Mapping[str, str], taken: frozenset[str], others: Iterable[str]
) -> Entity:
    former = {plain_slug(entity.kind, root, name) for name in entity.names} - taken
    candidates = tuple(sorted(slugs[other] for other in others))
    if not former and not candidates:
        return entity
    return replace(entity, former_slugs=tuple(sorted(former)), candidates=candidates)
