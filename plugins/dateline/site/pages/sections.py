"""The pages of the publisher's sections: an index, a page and a feed each, years where there is much."""

from collections.abc import Iterator, Mapping, Sequence

from ...article.identity import ascii_words, identifier
from ..article_summary import ArticleSummary
from ..feeds.formats import NEWEST, Feed, feed_files
from ..page import File, Page
from ..paths import SECTIONS, section_feed_path, section_path, section_year_path
from ..site_context import NavLink, SiteContext

IN_FULL = 100  # articles; a section with more has a page for each year, so that pages never shift
_LONGEST_SLUG = 60


def slug_of(section: str) -> str:
    """Return a section as a file name: equal for names that differ in case and accents alone."""
    return ascii_words(section, _LONGEST_SLUG) or identifier(section)


def section_pages(site: SiteContext) -> Iterator[Page | File]:
    """Yield the index of sections and the pages of each, where any article states one."""
    sections: dict[str, list[ArticleSummary]] = {}
    for card in reversed(site.timeline.cards):
        if card.section:
            sections.setdefault(slug_of(card.section), []).append(card)
    if not sections:
        return
    ordered = sorted(sections.items(), key=lambda found: (found[1][0].section.casefold(), found[0]))
    title = site.language.say("sections")
    rows = [
        (section_path(slug), cards[0].section, site.language.number(len(cards))) for slug, cards in ordered
    ]
    yield Page(SECTIONS, "sections.html", {"title": title, "rows": rows})
    for slug, cards in ordered:
        yield from _pages(site, slug, cards)


def _pages(site: SiteContext, slug: str, cards: Sequence[ArticleSummary]) -> Iterator[Page | File]:
    name = cards[0].section
    trail = (NavLink(SECTIONS, site.language.say("sections")),)
    by_year = _by_year(cards)
    split = len(cards) > IN_FULL
    feed = section_feed_path(slug)
    context = {
        "title": name,
        "trail": trail,
        "count": site.language.count("articles", len(cards)),
        "feed": feed,
        "years": [
            (section_year_path(slug, int(year)), year, site.language.number(len(found)))
            for year, found in by_year.items()
            if year and split
        ],
        "cards": by_year.get("", ()) if split else cards,
    }
    yield Page(section_path(slug), "section.html", context)
    title = f"{name} · {site.settings.title}"
    yield from feed_files(Feed(title, feed, section_path(slug), cards[:NEWEST]), site)
    years = [year for year in by_year if year] if split else []
    for place, year in enumerate(years):
        later, earlier = years[place - 1] if place else "", years[place + 1] if place + 1 < len(years) else ""
        year_context = {
            "title": site.language.say("name_in_year", name=name, year=year),
            "count": site.language.count("articles", len(by_year[year])),
            "cards": by_year[year],
            "trail": (*trail, NavLink(section_path(slug), name)),
            "earlier": NavLink(section_year_path(slug, int(earlier)), earlier) if earlier else None,
            "later": NavLink(section_year_path(slug, int(later)), later) if later else None,
        }
        yield Page(section_year_path(slug, int(year)), "entity_year.html", year_context)


def _by_year(cards: Sequence[ArticleSummary]) -> Mapping[str, Sequence[ArticleSummary]]:
    found: dict[str, list[ArticleSummary]] = {}
    for card in cards:
        found.setdefault(card.moment[:4], []).append(card)
    return found
