"""The map of the world, a map for each country, and the tables that say the same."""

import unicodedata
from collections.abc import Iterator, Mapping, Sequence
from functools import partial
from operator import attrgetter
from typing import Any, NamedTuple

from ..charts.calendar import level
from ..charts.region import CountryMap, draw_country
from ..charts.world import (
    HEIGHT,
    WIDE_PLACES,
    WIDTH,
    Ring,
    countries,
    country_names,
    svg_path,
    world_outline,
    world_point,
)
from ..entities import CountedName, Name
from ..listing import IN_FULL
from ..page import Bundle, File, Page
from ..paths import LAND, MAP, MapOrders, country_path, kind_path
from ..site_context import NavLink, SiteContext
from .map_spots import map_spots

POINTS = 500  # places drawn on the world's map, those most often named
ROWS = 100  # rows of the table of places
# The map is never shown smaller than 720 pixels, so that this many units are the 24 pixels of a target.
_LEAST_TARGET = 34


class CountryShape(NamedTuple):
    """A country on the map of the world."""

    outline: str  # as SVG path data
    level: int  # 0 to 4: how many articles, against the country that most name
    label: str
    path: str  # empty where it is too small to be pressed with a finger


class CountryRow(NamedTuple):
    """A country in the table, with the number of its places and of the articles that name them."""

    code: str
    name: str
    path: str
    names: Sequence[Name]  # of its places
    places: str
    articles: int
    total: str


def map_pages(site: SiteContext) -> Iterator[Page | File | Bundle]:
    """Yield the map, the pages of the countries, and the outline that pages of places show."""
    if "places" not in site.names.of_kind:
        return
    by_country = _by_country(site)
    rows = _rows(site, by_country)
    located = sorted(_located(site), key=lambda found: (-found[0].total, found[0].slug))
    unsure = _unsure(site)
    made_of = (rows, located[:POINTS], [unsure.get(name.slug) for name, _, _ in located[:POINTS]])
    yield Bundle(MAP, made_of, lambda: iter([Page(MAP, "map.html", _world(site, rows, located, unsure))]))
    yield from _ordered(site, rows)
    at = {name.slug: (longitude, latitude) for name, longitude, latitude in located}
    for row in rows:
        names = by_country[row.code]
        points = [(at.get(name.slug), unsure.get(name.slug)) for name in names]
        yield Bundle(row.path, (row, points), partial(_country_page, site, row, names, at, unsure))
    yield Bundle(LAND, (), lambda: iter([File(LAND, (land(),))]))


def _ordered(site: SiteContext, rows: Sequence[CountryRow]) -> Iterator[Page]:
    """Yield the table of countries in each further order: sorted by a link, without a script."""
    orders = {
        "name": sorted(rows, key=lambda row: _filed(row.name)),
        "places": sorted(rows, key=lambda row: (-len(row.names), -row.articles, row.name)),
    }
    for order, ordered in orders.items():
        context = {
            "title": site.language.say(f"countries_by_{order}"),
            "trail": (NavLink(MAP, site.language.say("map")),),
            "order": order,
            "orders": MapOrders(),
            "rows": ordered,
        }
        yield Page(getattr(MapOrders(), order), "countries.html", context, listed=False)


def _filed(name: str) -> str:
    """Return what a country is sorted by: its name without accents and capitals."""
    return "".join(
        mark for mark in unicodedata.normalize("NFKD", name.casefold()) if mark.isalpha() or mark == " "
    )


def _by_country(site: SiteContext) -> Mapping[str, Sequence[Name]]:
    found: dict[str, list[Name]] = {}
    for entity in site.names.entities["places"]:
        if entity.place and entity.place.country in country_names():
            name = site.names.by_slug["places", entity.slug]
            found.setdefault(entity.place.country or "", []).append(name)
    return found


def _rows(site: SiteContext, by_country: Mapping[str, Sequence[Name]]) -> Sequence[CountryRow]:
    articles: dict[str, set[str]] = {code: set() for code in by_country}
    for entity in site.names.entities["places"]:
        if entity.place and entity.place.country in articles:
            articles[entity.place.country].update(
                found.article for found in entity.articles if found.article in site.timeline.by_identifier
            )
    rows = [
        CountryRow(
            code,
            country_names(site.language.code)[code],
            country_path(code),
            names,
            site.language.number(len(names)),
            len(articles[code]),
            site.language.number(len(articles[code])),
        )
        for code, names in by_country.items()
    ]
    return sorted(rows, key=lambda row: (-row.articles, row.name))


def _located(site: SiteContext) -> Iterator[tuple[Name, float, float]]:
    """Yield the places with coordinates: name, longitude, latitude."""
    for entity in site.names.entities["places"]:
        # A country is shaded as a whole; a dot in its middle would say that something happened there.
        # So it is with a region, a continent or an ocean: none is its middle.
        if entity.coordinates and not (entity.place and entity.place.kind in WIDE_PLACES):
            yield site.names.by_slug["places", entity.slug], entity.coordinates[1], entity.coordinates[0]


def _unsure(site: SiteContext) -> Mapping[str, str]:
    """Return how unsure the point of a place is, in words, by slug; of those that are no gazetteer's."""
    return {
        entity.slug: f" (± {site.language.number(round(entity.uncertainty))} km)"
        for entity in site.names.entities["places"]
        if entity.uncertainty is not None
    }


def _world(
    site: SiteContext,
    rows: Sequence[CountryRow],
    located: Sequence[tuple[Name, float, float]],  # the most named first
    unsure: Mapping[str, str],
) -> Mapping[str, Any]:
    most = max((row.articles for row in rows), default=0)
    of_code = {row.code: row for row in rows}
    shapes: list[CountryShape] = []
    rest: list[Ring] = []
    for country in countries("110m"):
        row = of_code.get(country.code)
        if row is None:
            rest += country.rings
            continue
        outlines = list(world_outline(country.rings))
        wide, high = (max(line) - min(line) for line in zip(*outlines[0], strict=True))
        shapes.append(
            CountryShape(
                outline=svg_path(outlines),
                level=level(row.articles, most),
                label=f"{row.name}: {site.language.count('articles', row.articles)}",
                path=row.path if min(wide, high) >= 10 * _LEAST_TARGET else "",
            )
        )
    return {
        "title": site.language.say("map"),
        "width": WIDTH,
        "height": HEIGHT,
        "land": svg_path(world_outline(rest)),
        "shapes": shapes,
        "spots": map_spots(site, [(name, world_point(x, y)) for name, x, y in located[:POINTS]], unsure),
        "rows": rows,
        "order": "articles",
        "orders": MapOrders(),
        "places": [
            CountedName(name.linked, site.language.number(name.total)) for name, _, _ in located[:ROWS]
        ],
        "places_path": kind_path("places"),
    }


def _country_page(
    site: SiteContext,
    row: CountryRow,
    names: Sequence[Name],
    at: Mapping[str, tuple[float, float]],
    unsure: Mapping[str, str],
) -> Iterator[Page]:
    drawn: CountryMap = draw_country(row.code)
    inside = [
        (name, drawn.point(*at[name.slug]))
        for name in names
        if name.slug in at and drawn.holds(*at[name.slug])
    ]
    inside.sort(key=lambda found: (-found[0].total, found[0].slug))
    ordered = sorted(names, key=lambda name: (-name.total, name.sort, name.slug))
    context = {
        "title": row.name,
        "trail": (
            NavLink(MAP, site.language.say("map")),
            NavLink(kind_path("places"), site.language.say("places")),
        ),
        "count": site.language.count("articles", row.articles),
        "width": drawn.width,
        "height": drawn.height,
        "own": drawn.own,
        "around": drawn.around,
        "spots": map_spots(site, inside, unsure, drawn.width),
        "rows": [CountedName(name.linked, site.language.number(name.total)) for name in ordered[:IN_FULL]],
        "rest": [name.linked for name in sorted(ordered[IN_FULL:], key=attrgetter("sort", "slug"))],
        "more": site.language.count("more_names", len(ordered) - IN_FULL) if len(ordered) > IN_FULL else "",
    }
    yield Page(row.path, "country.html", context)


def land() -> str:
    """Return the world's land as an SVG file, in a grey that shows on paper and on black."""
    rings = [ring for country in countries("110m") for ring in country.rings]
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {WIDTH} {HEIGHT}">'
        f'<path fill="#8d867a" fill-opacity=".42" d="{svg_path(world_outline(rings), 12)}"/></svg>\n'
    )
