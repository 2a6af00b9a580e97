"""Each entity as one article names it, after the authority files have been applied; links nothing."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from itertools import chain
from typing import NamedTuple

from ...languages.given_names import fold_name
from ..organisations.names import organisation_key
from ..people.names import parts
from ..tags import EntityKind, Mention, Organisation, Person, Place, Tags
from .authority import KINDS, Authority, AuthorityEntry


class EntityMention(NamedTuple):
    """An entity as one article names it, with all the stretches of text that do.

    A tuple, as every build makes all of an archive's several times over.
    """

    kind: EntityKind
    article: str
    name: str
    key: str  # equal for spellings of one name; see `entity_key`
    salience: float  # 0 … 1
    mentions: tuple[Mention, ...]
    roles: tuple[str, ...] = ()
    courtesy: str = ""  # as in `Person`
    acronym: str | None = None
    place: Place | None = None
    settled: bool = False  # the authority files speak of this name
    language: str = ""  # of the article
    slug: str = ""  # of the entity that it means; empty until the archive is resolved

    @property
    def surfaces(self) -> tuple[str, ...]:
        """The forms that the article uses, each once, sorted."""
        return tuple(sorted({mention.surface for mention in self.mentions}))

    def joined(self, other: "EntityMention") -> "EntityMention":
        """Return one value for two in the same article."""
        return self._replace(
            salience=max(self.salience, other.salience),
            mentions=tuple(sorted({*self.mentions, *other.mentions})),
            roles=tuple(dict.fromkeys(self.roles + other.roles)),
            acronym=self.acronym or other.acronym,
            place=self.place or other.place,
            settled=self.settled or other.settled,
        )


def entity_key(kind: EntityKind, name: str, place: Place | None = None) -> str:
    """Return what two mentions must share to be the same without further evidence."""
    if place and place.kind == "country" and place.country:
        return f"country:{place.country}"
    if place and place.geonames_id is not None:
        return f"geonames:{place.geonames_id}"
    if kind == "people":
        return parts(name).key or fold_name(name)
    return organisation_key(name) or fold_name(name)


@dataclass(frozen=True, slots=True)
class Settled:
    """All entity mentions of the archive by kind, and the entries that met none."""

    mentions: Mapping[EntityKind, tuple[EntityMention, ...]]
    unused: tuple[AuthorityEntry, ...]


def settle(tags_by_id: Mapping[str, Tags], authority: Authority) -> Settled:
    """Apply never-extract, drop, split, retype and merge, in this order, to every article's tags."""
    rules = _Rules(authority)
    mentions: dict[EntityKind, list[EntityMention]] = {kind: [] for kind in KINDS}
    for article in sorted(tags_by_id):
        found = _entity_mentions(article, tags_by_id[article])
        for one in chain.from_iterable(map(rules.apply, found)) if authority.entries else found:
            mentions[one.kind].append(one)
    unused = tuple(entry for entry in authority.entries if entry not in rules.used)
    return Settled({kind: tuple(found) for kind, found in mentions.items()}, unused)


def _entity_mentions(article: str, tags: Tags) -> Iterator[EntityMention]:
    def named(
        kind: EntityKind, entity: Person | Place | Organisation, place: Place | None = None
    ) -> EntityMention:
        key = entity_key(kind, entity.name, place)
        return EntityMention(
            kind,
            article,
            entity.name,
            key,
            entity.salience,
            entity.mentions,
            place=place,
            language=tags.language,
        )

    for person in tags.people:
        yield named("people", person)._replace(roles=person.roles, courtesy=person.courtesy)
    for place in tags.places:
        yield named("places", place, place)
    for body in tags.organisations:
        yield named("organisations", body)._replace(acronym=body.acronym)


class _Rules:
    """The authority's entries by the names they speak of, and a note of those that were needed."""

    def __init__(self, authority: Authority) -> None:
        self.used: set[AuthorityEntry] = set()
        self._never: dict[str, AuthorityEntry] = {}
        self._by_key: dict[tuple[EntityKind, str], AuthorityEntry] = {}
        for entry in authority.entries:
            for name in (entry.name, *entry.merge):
                if entry.never_extract:
                    self._never[fold_name(name)] = entry
                else:
                    self._by_key[entry.kind, entity_key(entry.kind, name)] = entry

    def apply(self, found: EntityMention) -> Iterator[EntityMention]:
        kept = self._without_never(found)
        if kept is None:
            return
        entry = self._entry(kept)
        if entry is None:
            yield kept
            return
        self.used.add(entry)
        if entry.drop:
            return
        name = next((part.name for part in entry.split if found.article in part.articles), entry.name)
        ids = dict(entry.ids)
        if entry.retype:
            kept, name = kept._replace(kind=entry.retype), entry.name
            if target := self._entry(kept):
                self.used.add(target)
                name, ids = target.name, ids | dict(target.ids)
        yield _settled(kept, name, ids)

    def _entry(self, found: EntityMention) -> AuthorityEntry | None:
        # A resolved place is known by its number; the files speak of names.
        return self._by_key.get((found.kind, entity_key(found.kind, found.name)))

    def _without_never(self, found: EntityMention) -> EntityMention | None:
        if not self._never:
            return found
        mentions = []
        for mention in found.mentions:
            if entry := self._never.get(fold_name(mention.surface)):
                self.used.add(entry)
            else:
                mentions.append(mention)
        if not mentions and (found.mentions or fold_name(found.name) in self._never):
            return None
        if fold_name(found.name) not in self._never:
            return found._replace(mentions=tuple(mentions))
        longest = max((mention.surface for mention in mentions), key=len)
        key = entity_key(found.kind, longest, found.place)
        return found._replace(mentions=tuple(mentions), name=longest, key=key)


def _settled(found: EntityMention, name: str, ids: Mapping[str, str]) -> EntityMention:
    """Give a mention its settled name; a settled GeoNames number overrules the one we found."""
    if found.kind != "places":
        return found._replace(name=name, key=entity_key(found.kind, name), settled=True, place=None)
    place, number = found.place, ids.get("geonames")
    if place is None or (number is not None and number != str(place.geonames_id)):
        place = Place(name, found.mentions)
    key = f"geonames:{number}" if number else entity_key(found.kind, name)
    return found._replace(name=name, key=key, settled=True, place=place)
