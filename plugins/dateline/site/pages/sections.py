"""The pages of the publisher's sections: an index, and a page and a feed each."""

from collections.abc import Iterator, Sequence
from functools import partial
from typing import NamedTuple

from ...article.identity import ascii_words, identifier
from ..article_summary import ArticleSummary
from ..feeds.formats import NEWEST, Feed, feed_files
from ..listing import IN_FULL, Divider
from ..page import File, Page
from ..paths import SECTIONS, section_feed_path, section_part_path, section_path
from ..site_context import NavLink, SiteContext

_LONGEST_SLUG = 60


class SectionRow(NamedTuple):
    """A section in the index."""

    path: str
    label: str
    number: str  # of articles


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
        SectionRow(section_path(slug), cards[0].section, site.language.number(len(cards)))
        for slug, cards in ordered
    ]
    yield Page(SECTIONS, "sections.html", {"title": title, "rows": rows})
    for slug, cards in ordered:
        yield from _pages(site, slug, cards)


def _pages(site: SiteContext, slug: str, cards: Sequence[ArticleSummary]) -> Iterator[Page | File]:
    name = cards[0].section
    trail = (NavLink(SECTIONS, site.language.say("sections")),)
    feed = section_feed_path(slug)
    titled = partial(_title_of_part, site, name)
    steps = (*trail, NavLink(section_path(slug), name))
    divider = Divider(site, partial(section_part_path, slug), titled, steps)
    listing, below = divider.divide(cards, overview=len(cards) > IN_FULL)
    context = {
        "title": name,
        "trail": trail,
        "count": site.language.count("articles", len(cards)),
        "feed": feed,
        "listing": listing,
    }
    yield Page(section_path(slug), "section.html", context)
    title = f"{name} · {site.settings.title}"
    yield from feed_files(Feed(title, feed, section_path(slug), cards[:NEWEST]), site)
    yield from divider.pages(below)


def _title_of_part(site: SiteContext, name: str, label: str) -> str:
    return site.language.say("name_in_year", name=name, year=label)
