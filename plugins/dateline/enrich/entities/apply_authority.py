"""Each entity as one article names it, after the authority files have had their say; links nothing."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace

from ..organisations.names import organisation_key
from ..people.names import fold, parts
from ..tags import EntityKind, Mention, Organisation, Person, Place, Tags
from .authority import KINDS, Authority, Entry


@dataclass(frozen=True, slots=True)
class Appearance:
    """An entity in one article."""

    article: str
    name: str
    key: str  # equal for spellings of one name; see `entity_key`
    salience: float  # 0 … 1
    mentions: tuple[Mention, ...]
    roles: tuple[str, ...] = ()
    acronym: str | None = None
    place: Place | None = None
    settled: bool = False  # the authority files speak of this name

    @property
    def surfaces(self) -> tuple[str, ...]:
        """The forms that the article uses, each once, sorted."""
        return tuple(sorted({mention.surface for mention in self.mentions}))

    def joined(self, other: "Appearance") -> "Appearance":
        """Return one appearance of two in the same article."""
        return replace(
            self,
            salience=max(self.salience, other.salience),
            mentions=tuple(sorted({*self.mentions, *other.mentions})),
            roles=tuple(dict.fromkeys(self.roles + other.roles)),
            acronym=self.acronym or other.acronym,
            place=self.place or other.place,
            settled=self.settled or other.settled,
        )


def entity_key(kind: EntityKind, name: str, place: Place | None = None) -> str:
    """Return what two appearances must share to be the same without further evidence."""
    if place and place.kind == "country" and place.country:
        return f"country:{place.country}"
    if place and place.geonames_id is not None:
        return f"geonames:{place.geonames_id}"
    if kind == "people":
        return parts(name).key or fold(name)
    return organisation_key(name) or fold(name)


@dataclass(frozen=True, slots=True)
class Settled:
    """All appearances of the archive by kind, and the entries that met none."""

    appearances: Mapping[EntityKind, tuple[Appearance, ...]]
    unused: tuple[Entry, ...]

    def of_kind(self, kind: EntityKind) -> tuple[Appearance, ...]:
        """Return the appearances of one kind, in order of article and place in it."""
        return self.appearances[kind]


def settle(tags_by_id: Mapping[str, Tags], authority: Authority) -> Settled:
    """Apply never-extract, drop, split, retype and merge, in this order, to every article's tags."""
    rules = _Rules(authority)
    appearances: dict[EntityKind, list[Appearance]] = {kind: [] for kind in KINDS}
    for article in sorted(tags_by_id):
        for kind, found in _appearances(article, tags_by_id[article]):
            for new_kind, settled in rules.apply(kind, found):
                appearances[new_kind].append(settled)
    unused = tuple(entry for entry in authority.entries if entry not in rules.used)
    return Settled({kind: tuple(found) for kind, found in appearances.items()}, unused)


def _appearances(article: str, tags: Tags) -> Iterator[tuple[EntityKind, Appearance]]:
    entities: Iterable[tuple[EntityKind, Person | Place | Organisation]] = (
        *(("people", person) for person in tags.people),
        *(("places", place) for place in tags.places),
        *(("organisations", organisation) for organisation in tags.organisations),
    )
    for kind, entity in entities:
        place = entity if isinstance(entity, Place) else None
        yield (
            kind,
            Appearance(
                article=article,
                name=entity.name,
                key=entity_key(kind, entity.name, place),
                salience=entity.salience,
                mentions=entity.mentions,
                roles=entity.roles if isinstance(entity, Person) else (),
                acronym=entity.acronym if isinstance(entity, Organisation) else None,
                place=place,
            ),
        )


class _Rules:
    """The authority's entries by the names they speak of, and a note of those that were needed."""

    def __init__(self, authority: Authority) -> None:
        self.used: set[Entry] = set()
        self._never: dict[str, Entry] = {}
        self._by_key: dict[tuple[EntityKind, str], Entry] = {}
        for entry in authority.entries:
            for name in (entry.name, *entry.merge):
                if entry.never_extract:
                    self._never[fold(name)] = entry
                else:
                    self._by_key[entry.kind, entity_key(entry.kind, name)] = entry

    def apply(self, kind: EntityKind, found: Appearance) -> Iterator[tuple[EntityKind, Appearance]]:
        kept = self._without_never(kind, found)
        if kept is None:
            return
        entry = self._entry(kind, kept)
        if entry is None:
            yield kind, kept
            return
        self.used.add(entry)
        if entry.drop:
            return
        name = next((part.name for part in entry.split if found.article in part.articles), entry.name)
        ids = dict(entry.ids)
        if entry.retype:
            kind, name = entry.retype, entry.name
            if target := self._entry(kind, kept):
                self.used.add(target)
                name, ids = target.name, ids | dict(target.ids)
        yield kind, _settled(kind, kept, name, ids)

    def _entry(self, kind: EntityKind, found: Appearance) -> Entry | None:
        # A resolved place is known by its number; the files speak of names.
        return self._by_key.get((kind, entity_key(kind, found.name)))

    def _without_never(self, kind: EntityKind, found: Appearance) -> Appearance | None:
        mentions = []
        for mention in found.mentions:
            if entry := self._never.get(fold(mention.surface)):
                self.used.add(entry)
            else:
                mentions.append(mention)
        if not mentions and (found.mentions or fold(found.name) in self._never):
            return None
        if fold(found.name) not in self._never:
            return replace(found, mentions=tuple(mentions))
        longest = max((mention.surface for mention in mentions), key=len)
        key = entity_key(kind, longest, found.place)
        return replace(found, mentions=tuple(mentions), name=longest, key=key)


def _settled(kind: EntityKind, found: Appearance, name: str, ids: Mapping[str, str]) -> Appearance:
    """Give an appearance its settled name; a settled GeoNames number overrules the one we found."""
    if kind != "places":
        return replace(found, name=name, key=entity_key(kind, name), settled=True, place=None)
    place, number = found.place, ids.get("geonames")
    if place is None or (number is not None and number != str(place.geonames_id)):
        place = Place(name, found.mentions)
    key = f"geonames:{number}" if number else entity_key(kind, name)
    return replace(found, name=name, key=key, settled=True, place=place)
