"""The front door: home, the search page's shell, and the page for addresses that do not exist."""

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from ..charts.histogram import histogram
from ..entities import Name
from ..page import Page
from ..paths import DAYS, HOME, MENTIONED, NOT_FOUND, SEARCH, SECTIONS, THIS_DAY, kind_path, year_path
from ..site_context import NavLink, SiteContext

LATEST = 12  # articles
MOST_NAMED = 10  # entities of each kind


def home_pages(site: SiteContext) -> Iterator[Page]:
    """Yield home, search and 404."""
    yield Page(HOME, "home.html", _home(site))
    yield Page(SEARCH, "search.html", {"title": site.language.say("search")})
    missing = {"title": site.language.say("not_found")}
    if site.settings.base_url:
        missing["root"] = f"{site.settings.base_url}/"
    yield Page(NOT_FOUND, "not_found.html", missing, listed=False)


def _home(site: SiteContext) -> Mapping[str, Any]:
    cards = site.timeline.cards
    years = site.timeline.counted(4)
    counts = {int(year): count for year, count in years.items()}
    return {
        "title": "",
        "figures": _figures(site, counts),
        "latest": tuple(reversed(cards[-LATEST:])),
        "bars": histogram(counts, site.language, year_path),
        "years": [
            (year_path(year), str(year), site.language.number(count))
            for year, count in sorted(counts.items(), reverse=True)
        ],
        "most": [
            {"kind": kind, "path": kind_path(kind), "rows": _most(site, names)}
            for kind, names in site.names.of_kind.items()
            if names
        ],
        "ways": (
            NavLink(DAYS, site.language.say("dates")),
            NavLink(MENTIONED, site.language.say("dates_mentioned")),
            NavLink(THIS_DAY, site.language.say("on_this_day")),
            *((NavLink(SECTIONS, site.language.say("sections")),) if any(c.section for c in cards) else ()),
        ),
    }


def _figures(site: SiteContext, years: Mapping[int, int]) -> Sequence[str]:
    """Return the size of the archive in words."""
    shown = [site.language.count("articles", len(site.timeline.cards))]
    if years:
        first, last = min(years), max(years)
        shown.append(str(first) if first == last else f"{first}–{last}")
    shown += [
        site.language.count(f"names_{kind}", len(names))
        for kind, names in site.names.of_kind.items()
        if names
    ]
    return shown


def _most(site: SiteContext, names: Sequence[Name]) -> Sequence[tuple[Name, str]]:
    best = sorted(names, key=lambda name: (-name.total, name.sort, name.slug))[:MOST_NAMED]
    return [(name, site.language.number(name.total)) for name in best]
