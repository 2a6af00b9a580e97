"""The pages of people, places and organisations: one each, with the years of those that are named often."""

from collections.abc import Iterator, Mapping, Sequence
from functools import partial
from typing import Any, NamedTuple

from ...enrich.entities.archive import Entity
from ...enrich.entities.describe import offices
from ...enrich.tags import EntityKind
from ..article_summary import ArticleSummary
from ..charts.bars import Unit, bar_chart
from ..charts.graph import graph
from ..charts.neighbourhood import Located, Neighbourhood, NeighbourIndex
from ..charts.world import HEIGHT, WIDE_PLACES, country_names, world_point
from ..data.page_metadata import entity_ld
from ..date_span import date_span
from ..entities import CountedName, LinkedName, Name
from ..feeds.formats import NEWEST, Feed, feed_files
from ..further_names import further_names
from ..listing import IN_FULL, Divider
from ..page import Bundle, File, Page
from ..paths import country_path, entity_feed_path, entity_part_path, entity_path, kind_path
from ..site_context import NavLink, SiteContext
from ..stories import PAGE_FROM
from .stories import StoryLink, story_link

FIRST = 12  # articles most about an entity, shown first, but no more than a third of all
STORIES_SHOWN = 8  # of an entity, those that most of its articles are in
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


class AuthorityLink(NamedTuple):
    """An identifier of an entity in a file that others keep."""

    scheme: str  # 'Wikidata'
    number: str
    address: str


class PlaceFacts(NamedTuple):
    """Where a place is."""

    coordinates: str  # for the eye
    uncertainty: str  # '± 20 km'; empty where a gazetteer has the place
    relation: str  # how the text says where it lies; empty where a gazetteer has the place
    within: tuple[str, ...]  # names from the country's division downwards
    country: NavLink | None
    x: float  # on the map of the world
    y: float
    height: int  # of that map
    around: Neighbourhood | None  # a window on it with the largest neighbours; None of a country or a sea


class NamedBeside(NamedTuple):
    """The entities of a kind that are named most often in the same articles."""

    kind: EntityKind
    rows: Sequence[CountedName]  # numbers are empty where none is named twice


def entity_pages(site: SiteContext) -> Iterator[Bundle]:
    """Yield the pages of every entity that has one, of its years where it is named often, and its feed."""
    around = NeighbourIndex(_located(site))
    for kind, entities in site.names.entities.items():
        for entity in entities:
            name = site.names.by_slug[kind, entity.slug]
            if name.path:
                made_of = _made_of(site, entity, name, around)
                yield Bundle(name.path, made_of, partial(_pages, site, entity, name, around))


def _made_of(site: SiteContext, entity: Entity, name: Name, around: NeighbourIndex) -> tuple[Any, ...]:
    """Return all that the pages of an entity follow from."""
    articles = (found.article for found in entity.articles if found.article in site.timeline.by_identifier)
    point = entity.coordinates
    return (
        name.linked,
        site.digests.of_all(articles),
        (entity.names, entity.ids, entity.roles, entity.note),
        (entity.place, point, entity.uncertainty),
        point and around.made_of(*world_point(point[1], point[0])),
        _candidates(site, entity),
    )


def _candidates(site: SiteContext, entity: Entity) -> Sequence[LinkedName]:
    """Return the entities that an ambiguous short name may mean."""
    found = (site.names.by_slug.get((entity.kind, slug)) for slug in entity.candidates)
    return [name.linked for name in found if name]


def _located(site: SiteContext) -> Iterator[Located]:
    """Yield the places that a point can stand for, at their points."""
    for entity in site.names.entities.get("places", ()):
        if entity.coordinates and not (entity.place and entity.place.kind in WIDE_PLACES):
            latitude, longitude = entity.coordinates
            yield Located(site.names.by_slug["places", entity.slug], *world_point(longitude, latitude))


def _pages(site: SiteContext, entity: Entity, name: Name, around: NeighbourIndex) -> Iterator[Page | File]:
    by_salience = [
        site.timeline.by_identifier[found.article]
        for found in entity.articles
        if found.article in site.timeline.by_identifier
    ]
    newest = sorted(by_salience, key=lambda card: (card.moment, card.identifier), reverse=True)
    if len(newest) >= FEED_FROM:
        title = f"{entity.name} · {site.settings.title}"
        feed = Feed(title, entity_feed_path(entity.kind, entity.slug), name.path, newest[:NEWEST])
        yield from feed_files(feed, site)
    trail = (_kind_link(site, entity.kind), NavLink(name.path, entity.name))
    address = partial(entity_part_path, entity.kind, entity.slug)
    divider = Divider(site, address, partial(_title_of_part, site, entity.name), trail)
    foremost = _foremost(by_salience)
    stories = _stories(site, newest)
    above = len(foremost) + len(stories)
    listing, below = divider.divide(newest, overview=True, above=above)
    in_full = len(newest) + above <= IN_FULL
    # Of what is named once, the one article says all.
    context = _entity(site, entity, newest, in_full=in_full)
    context |= {"foremost": foremost, "stories": stories, "listing": listing}
    context["place"] = _place(site, entity, around)
    yield Page(name.path, "entity.html", context, listed=len(newest) > 1)
    yield from divider.pages(below)


def _foremost(by_salience: Sequence[ArticleSummary]) -> Sequence[ArticleSummary]:
    """Return the articles most about an entity, of those that a wire sent twice the first; few have none."""
    if len(by_salience) < FIRST_FROM:
        return ()
    by_headline: dict[str, ArticleSummary] = {}
    for card in by_salience:
        by_headline.setdefault(card.headline.casefold(), card)
    return list(by_headline.values())[: min(FIRST, len(by_salience) // 3)]


def _title_of_part(site: SiteContext, name: str, label: str) -> str:
    return site.language.say("name_in_year", name=name, year=label)


def _kind_link(site: SiteContext, kind: EntityKind) -> NavLink:
    return NavLink(kind_path(kind), site.language.say(kind))


def _entity(
    site: SiteContext, entity: Entity, newest: Sequence[ArticleSummary], *, in_full: bool
) -> dict[str, Any]:
    kind = entity.kind
    # What the one article names stands beside that article; a list of it here would say nothing more.
    beside = site.names.beside(entity) if len(newest) > 1 else {}
    dated = [card for card in newest if card.moment]
    years = {card.identifier: int(card.moment[:4]) for card in dated}
    ids = _ids(entity)
    return {
        "title": entity.name,
        "kind": kind,
        "trail": (_kind_link(site, kind),),
        "names": further_names(entity, years),
        "roles": entity.roles[:4],
        "note": entity.note,
        "count": site.language.count("articles", len(newest)),
        "about": _about(site, entity, years, dated, len(newest)),
        "first": dated[-1] if dated else None,
        "last": dated[0] if len(dated) > 1 else None,
        "ids": ids,
        "ld": entity_ld(
            entity, [link.address for link in ids], site.settings, entity_path(kind, entity.slug)
        ),
        "bars": bar_chart(
            (card.moment for card in newest), site.language, partial(_bar_path, entity, in_full)
        ),
        "in_full": in_full,
        "beside": _beside(site, beside),
        "graph": graph(site, entity, beside),
        "maybe": _candidates(site, entity),
        "feed": entity_feed_path(kind, entity.slug) if len(newest) >= FEED_FROM else "",
    }


def _about(
    site: SiteContext,
    entity: Entity,
    years: Mapping[str, int],
    dated: Sequence[ArticleSummary],
    total: int,
) -> str:
    """Return one line: what the archive calls an entity, in how many articles, from when to when."""
    said = [str(office) for office in offices(entity, years)[:1]]
    said.append(site.language.count("articles", total))
    if dated:
        said.append(date_span(site.language, dated[-1], dated[0]))
    return " · ".join(said)


def _stories(site: SiteContext, cards: Sequence[ArticleSummary]) -> Sequence[StoryLink]:
    """Return the stories that an entity is in."""
    found = [story for story, _ in site.stories.among(card.identifier for card in cards)]
    return [story_link(site, story) for story in found if len(story.cards) >= PAGE_FROM][:STORIES_SHOWN]


def _bar_path(entity: Entity, in_full: bool, unit: Unit, key: str) -> str:  # noqa: FBT001
    """Return where a bar of an entity's chart leads: its year, on this page or on one of its own."""
    year = key[:4]
    own = entity_path(entity.kind, entity.slug)
    if unit == "decade":
        return f"{own}#articles"
    return f"{own}#p{year}" if in_full else entity_part_path(entity.kind, entity.slug, year)


def _ids(entity: Entity) -> Sequence[AuthorityLink]:
    """Return the identifiers that a person can follow."""
    return [
        AuthorityLink(AUTHORITIES[scheme][0], number, AUTHORITIES[scheme][1].format(number))
        for scheme, number in entity.ids
        if scheme in AUTHORITIES
    ]


def _place(site: SiteContext, entity: Entity, around: NeighbourIndex) -> PlaceFacts | None:
    if entity.kind != "places" or entity.coordinates is None:
        return None
    latitude, longitude = entity.coordinates
    uncertainty = entity.uncertainty
    x, y = world_point(longitude, latitude)
    is_wide = entity.place is not None and entity.place.kind in WIDE_PLACES
    return PlaceFacts(
        coordinates=coordinates(latitude, longitude, site),
        uncertainty="" if uncertainty is None else f"± {site.language.number(round(uncertainty))} km",
        relation=(entity.place.relation or "") if entity.place and uncertainty is not None else "",
        within=entity.place.admin if entity.place else (),
        country=_country(site, entity.place.country if entity.place else None),
        x=x,
        y=y,
        height=HEIGHT,
        around=None if is_wide else around.around(entity.slug, x, y),
    )


def _country(site: SiteContext, code: str | None) -> NavLink | None:
    name = country_names(site.language.code).get(code or "")
    return NavLink(country_path(code), name) if code and name else None


def coordinates(latitude: float, longitude: float, site: SiteContext) -> str:
    """Return degrees for the eye, such as 33.3° N, 44.4° E."""
    words = site.language.words["compass"]
    north = words["n" if latitude >= 0 else "s"]
    east = words["e" if longitude >= 0 else "w"]
    return f"{abs(latitude):.2f}° {north}, {abs(longitude):.2f}° {east}"


def _beside(site: SiteContext, counts: Mapping[tuple[EntityKind, str], int]) -> Sequence[NamedBeside]:
    """Return for each kind the entities named most often in the same articles, with how often."""
    by_kind: dict[EntityKind, list[tuple[Name, int]]] = {kind: [] for kind in site.names.of_kind}
    for key, count in counts.items():
        if name := site.names.by_slug.get(key):
            by_kind[key[0]].append((name, count))
    shown = []
    often = max(counts.values(), default=0) > 1
    for kind, found in by_kind.items():
        found.sort(key=lambda pair: (-pair[1], -pair[0].weight, pair[0].sort, pair[0].slug))
        if found:
            numbers = (
                (name.linked, site.language.number(count) if often else "") for name, count in found[:BESIDE]
            )
            shown.append(NamedBeside(kind, [CountedName(*pair) for pair in numbers]))
    return shown
