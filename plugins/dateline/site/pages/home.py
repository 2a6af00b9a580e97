"""The front door: home, the shells of search and reading room, and the page for unknown addresses."""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from typing import Any, NamedTuple

from ...enrich.tags import EntityKind
from ..charts.bars import bar_chart
from ..entities import CountedName, Name
from ..page import Page
from ..paths import (
    ARCHIVES,
    DAYS,
    EXPLORE,
    HOME,
    MAP,
    MENTIONED,
    NOT_FOUND,
    READING_LIST,
    SEARCH,
    SECTIONS,
    STORIES,
    THIS_DAY,
    kind_path,
)
from ..site_context import NavLink, SiteContext
from ..stories import PAGE_FROM
from .published_dates import published_path
from .stories import StoryLink, story_link

LATEST = 8  # articles
MOST_NAMED = 10  # entities of each kind
_SOURCES = 3  # publishers and places that the sentence about the archive names
_SAMPLES: Mapping[EntityKind, str] = {
    "people": 'people:"{}"',
    "organisations": 'org:"{}"',
    "places": 'place:"{}"',
}


class SampleQuery(NamedTuple):
    """A search that home offers."""

    query: str
    label: str


class MostNamed(NamedTuple):
    """A kind of entities with those that are named most often."""

    kind: EntityKind
    path: str
    rows: Sequence[CountedName]


def home_pages(site: SiteContext) -> Iterator[Page]:
    """Yield home, search, the reading room, the reading list and 404."""
    yield Page(HOME, "home.html", _home(site))
    yield Page(SEARCH, "search.html", {"title": site.language.say("search")})
    yield Page(EXPLORE, "explore.html", {"title": site.language.words["explore"]["title"]})
    # What it shows is the reader's own, so search engines find nothing there.
    title = {"title": site.language.words["reading_list"]["title"]}
    yield Page(READING_LIST, "reading_list.html", title, listed=False)
    if site.settings.archives:
        yield _archives(site)
    missing = {"title": site.language.say("not_found")}
    if site.settings.base_url:
        missing["root"] = f"{site.settings.base_url}/"
    yield Page(NOT_FOUND, "not_found.html", missing, listed=False)


def _archives(site: SiteContext) -> Page:
    """Return the page that searches this archive together with others."""
    addresses = ((site.settings.title, ""), *site.settings.archives)
    # An address is that of a folder, and leads there with a slash at its end.
    addresses = tuple((name, address and f"{address.rstrip('/')}/") for name, address in addresses)
    links = tuple(NavLink(address, name) for name, address in addresses)
    title = site.language.say("archives")
    return Page(ARCHIVES, "archives.html", {"title": title, "archives": links, "addresses": addresses})


def _home(site: SiteContext) -> Mapping[str, Any]:
    cards = site.timeline.cards
    return {
        "title": "",
        "about": _about(site),
        "samples": _samples(site),
        "latest": tuple(reversed(cards[-LATEST:])),
        "bars": bar_chart((card.moment for card in cards), site.language, published_path),
        "most": [
            MostNamed(kind, kind_path(kind), _most(site, names))
            for kind, names in site.names.of_kind.items()
            if names
        ],
        "ways": _ways(site),
        "story": _story(site),
        "today": THIS_DAY,
        "days": DAYS,
    }


def _story(site: SiteContext) -> StoryLink | None:
    """Return the story of most articles, the newest of those that are alike in that."""
    long = [story for story in site.stories.stories if len(story.cards) >= PAGE_FROM]
    if not long:
        return None
    most = max(long, key=lambda story: (len(story.cards), story.cards[-1].moment, story.identifier))
    return story_link(site, most)


def _ways(site: SiteContext) -> Sequence[NavLink]:
    """Return the ways into the archive, each with how much it leads to."""
    language = site.language
    years = site.timeline.counted(4)
    ways = [NavLink(DAYS, language.count("names_years", len(years)))] if years else []
    ways += [
        NavLink(kind_path(kind), language.count(f"names_{kind}", len(names)))
        for kind, names in site.names.of_kind.items()
        if names
    ]
    if site.names.of_kind.get("places"):
        ways.append(NavLink(MAP, language.say("map")))
    if site.mentioned.years:
        ways.append(NavLink(MENTIONED, language.say("dates_mentioned")))
    if any(len(story.cards) >= PAGE_FROM for story in site.stories.stories):
        ways.append(NavLink(STORIES, language.say("stories")))
    if any(card.section for card in site.timeline.cards):
        ways.append(NavLink(SECTIONS, language.say("sections")))
    return ways


def _about(site: SiteContext) -> str:
    """Return one sentence: how many articles, of what time, from where, and about what."""
    language, cards = site.language, site.timeline.cards
    articles = language.count("articles", len(cards))
    years = [card.moment[:4] for card in cards if card.moment]
    if not years:
        said = articles
    elif years[0] == years[-1]:
        said = language.say("about_year", articles=articles, year=int(years[0]))
    else:
        said = language.say("about_years", articles=articles, first=int(years[0]), last=int(years[-1]))
    sources = Counter(card.publisher for card in cards if card.publisher)
    if sources:
        said += language.say("about_sources", sources=_some(site, sources))
    if places := site.names.of_kind.get("places"):
        named = _best(places, _SOURCES)
        said += language.say("about_places", places=language.list(tuple(name.name for name in named)))
    return language.say("about_end", said=said)


def _some(site: SiteContext, sources: Counter[str]) -> str:
    """Return the most frequent of some publishers in words, and how many others there are."""
    best = sorted(sources, key=lambda source: (-sources[source], source))
    shown = best if len(best) <= _SOURCES + 1 else best[:_SOURCES]
    others = len(best) - len(shown)
    if others:
        shown = [*shown, site.language.count("other_sources", others)]
    return site.language.list(tuple(shown))


def _samples(site: SiteContext) -> Sequence[SampleQuery]:
    """Return a query for what is named most often of each kind: each has good results by construction."""
    return [
        SampleQuery(query.format(best[0].name), best[0].name)
        for kind, query in _SAMPLES.items()
        if (best := _best(site.names.of_kind.get(kind, ()), 1)) and '"' not in best[0].name
    ]


def _best(names: Sequence[Name], number: int) -> Sequence[Name]:
    return sorted(names, key=lambda name: (-name.total, name.sort, name.slug))[:number]


def _most(site: SiteContext, names: Sequence[Name]) -> Sequence[CountedName]:
    return [CountedName(name.linked, site.language.number(name.total)) for name in _best(names, MOST_NAMED)]
