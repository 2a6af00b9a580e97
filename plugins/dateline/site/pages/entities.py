"""The pages of people, places and organisations: one each, with the years of those that are named often."""

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from ...enrich.entities.archive import Entity
from ...enrich.tags import EntityKind
from ..article_summary import ArticleSummary
from ..charts.graph import graph
from ..charts.histogram import histogram
from ..charts.world import HEIGHT, country_names, world_point
from ..data.page_metadata import entity_ld
from ..entities import Name
from ..feeds.formats import NEWEST, Feed, feed_files
from ..page import File, Page
from ..paths import country_path, entity_feed_path, entity_path, entity_year_path, kind_path
from ..site_context import NavLink, SiteContext

IN_FULL = 100  # articles; an entity with more has a page for each year, so that pages never shift
FIRST = 12  # articles most about an entity, shown first, but no more than a third of all
FIRST_FROM = 9  # articles; fewer are seen at a glance
BESIDE = 12  # entities of each kind named in the same articles
FEED_FROM = 10  # articles; in fewer there is little to follow, and three files each would be most of a site

# Where an identifier of an authority leads; schemes of the authority files.
AUTHORITIES = {
    "wikidata": ("Wikidata", "https://www.wikidata.org/wiki/{}"),
    "viaf": ("VIAF", "https://viaf.org/viaf/{}"),
    "geonames": ("GeoNames", "https://www.geonames.org/{}"),
    "isni": ("ISNI", "https://isni.org/isni/{}"),
    "gnd": ("GND", "https://d-nb.info/gnd/{}"),
    "loc": ("Library of Congress", "https://id.loc.gov/authorities/names/{}"),
}


def entity_pages(site: SiteContext) -> Iterator[Page | File]:
    """Yield the pages of every entity that has one, of its years where it is named often, and its feed."""
    for kind, entities in site.names.entities.items():
        for entity in entities:
            name = site.names.by_slug[kind, entity.slug]
            if name.path:
                yield from _pages(site, entity, name)


def _pages(site: SiteContext, entity: Entity, name: Name) -> Iterator[Page | File]:
    cards = [
        site.timeline.by_identifier[found.article]
        for found in entity.articles
        if found.article in site.timeline.by_identifier
    ]
    years: dict[str, list[ArticleSummary]] = {}
    for card in sorted(cards, key=lambda card: (card.moment, card.identifier), reverse=True):
        years.setdefault(card.moment[:4], []).append(card)
    split = len(cards) > IN_FULL
    if len(cards) >= FEED_FROM:
        newest = [card for found in years.values() for card in found][:NEWEST]
        title = f"{entity.name} · {site.settings.title}"
        yield from feed_files(
            Feed(title, entity_feed_path(entity.kind, entity.slug), name.path, newest), site
        )
    dated = [year for year in years if year]
    context = {**_entity(site, entity, cards, years), "split": split}
    # Of what is named once, the one article says all.
    yield Page(name.path, "entity.html", context, listed=len(cards) > 1)
    if split:
        for place, year in enumerate(dated):
            later = dated[place - 1] if place else ""
            earlier = dated[place + 1] if place + 1 < len(dated) else ""
            year_context = {
                "title": site.language.say("name_in_year", name=entity.name, year=year),
                "name": entity.name,
                "year": year,
                "count": site.language.count("articles", len(years[year])),
                "cards": years[year],
                "trail": (_kind_step(site, entity.kind), NavLink(name.path, entity.name)),
                "earlier": NavLink(entity_year_path(entity.kind, entity.slug, int(earlier)), earlier)
                if earlier
                else None,
                "later": NavLink(entity_year_path(entity.kind, entity.slug, int(later)), later)
                if later
                else None,
            }
            yield Page(
                entity_year_path(entity.kind, entity.slug, int(year)), "entity_year.html", year_context
            )


def _kind_step(site: SiteContext, kind: EntityKind) -> NavLink:
    return NavLink(kind_path(kind), site.language.say(kind))


def _entity(
    site: SiteContext,
    entity: Entity,
    cards: Sequence[ArticleSummary],
    years: Mapping[str, Sequence[ArticleSummary]],
) -> Mapping[str, Any]:
    kind = entity.kind
    split = len(cards) > IN_FULL
    # What the one article names stands beside that article; a list of it here would say nothing more.
    beside = site.names.beside(entity) if len(cards) > 1 else {}
    shown_years = [
        {
            "year": year or site.language.say("undated"),
            "count": site.language.number(len(found)),
            "path": entity_year_path(kind, entity.slug, int(year)) if split and year else "",
            "cards": () if split and year else found,
        }
        for year, found in years.items()
    ]
    dated = [card for found in years.values() for card in found if card.moment]
    return {
        "title": entity.name,
        "kind": kind,
        "trail": (_kind_step(site, kind),),
        "names": entity.names[1:13],
        "roles": entity.roles[:4],
        "note": entity.note,
        "count": site.language.count("articles", len(cards)),
        "first": dated[-1] if dated else None,
        "last": dated[0] if len(dated) > 1 else None,
        "place": _place(site, entity),
        "ids": (ids := _ids(entity)),
        "ld": entity_ld(
            entity, [address for _, _, address in ids], site.settings, entity_path(kind, entity.slug)
        ),
        "bars": histogram({int(year): len(found) for year, found in years.items() if year}, site.language),
        "about": cards[: min(FIRST, len(cards) // 3)] if len(cards) >= FIRST_FROM else (),
        "years": shown_years,
        "beside": _beside(site, beside),
        "graph": graph(site, entity, beside),
        "maybe": [other for slug in entity.candidates if (other := site.names.by_slug.get((kind, slug)))],
        "feed": entity_feed_path(kind, entity.slug) if len(cards) >= FEED_FROM else "",
    }


def _ids(entity: Entity) -> Sequence[tuple[str, str, str]]:
    """Return scheme, number and address of each identifier that a person can follow."""
    return [
        (AUTHORITIES[scheme][0], number, AUTHORITIES[scheme][1].format(number))
        for scheme, number in entity.ids
        if scheme in AUTHORITIES
    ]


def _place(site: SiteContext, entity: Entity) -> Mapping[str, Any] | None:
    if entity.kind != "places" or entity.coordinates is None:
        return None
    latitude, longitude = entity.coordinates
    uncertainty = entity.uncertainty
    return {
        "latitude": latitude,
        "longitude": longitude,
        "coordinates": coordinates(latitude, longitude, site),
        "uncertainty": "" if uncertainty is None else f"± {site.language.number(round(uncertainty))} km",
        "relation": (entity.place.relation or "") if entity.place and uncertainty is not None else "",
        "within": entity.place.admin if entity.place else (),
        "country": _country(site, entity.place.country if entity.place else None),
        "spot": world_point(longitude, latitude),
        "height": HEIGHT,
    }


def _country(site: SiteContext, code: str | None) -> NavLink | None:
    name = country_names(site.language.code).get(code or "")
    return NavLink(country_path(code), name) if code and name else None


def coordinates(latitude: float, longitude: float, site: SiteContext) -> str:
    """Return degrees for the eye, such as 33.3° N, 44.4° E."""
    words = site.language.words["compass"]
    north = words["n" if latitude >= 0 else "s"]
    east = words["e" if longitude >= 0 else "w"]
    return f"{abs(latitude):.2f}° {north}, {abs(longitude):.2f}° {east}"


def _beside(site: SiteContext, counts: Mapping[tuple[EntityKind, str], int]) -> Sequence[Mapping[str, Any]]:
    """Return for each kind the entities named most often in the same articles, with how often."""
    by_kind: dict[EntityKind, list[tuple[Name, int]]] = {kind: [] for kind in site.names.of_kind}
    for key, count in counts.items():
        if name := site.names.by_slug.get(key):
            by_kind[key[0]].append((name, count))
    shown = []
    often = max(counts.values(), default=0) > 1
    for kind, found in by_kind.items():
        found.sort(key=lambda pair: (-pair[1], -pair[0].total, pair[0].sort, pair[0].slug))
        if found:
            rows = [(name, site.language.number(count) if often else "") for name, count in found[:BESIDE]]
            shown.append({"kind": kind, "rows": rows})
    return shown
