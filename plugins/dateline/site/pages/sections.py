"""The pages of the publisher's sections: an index, a page and a feed each, years where there is much."""

from collections.abc import Iterator, Mapping, Sequence

from ...article.identity import ascii_words, identifier
from ..article_summary import Card
from ..feeds.formats import NEWEST, Feed, feed_files
from ..page import File, Page
from ..paths import SECTIONS, section_feed_path, section_path, section_year_path
from ..site_context import Frame, Step

IN_FULL = 100  # articles; a section with more has a page for each year, so that pages never shift
_LONGEST_SLUG = 60


def slug_of(section: str) -> str:
    """Return a section as a file name: equal for names that differ in case and accents alone."""
    return ascii_words(section, _LONGEST_SLUG) or identifier(section)


def section_pages(frame: Frame) -> Iterator[Page | File]:
    """Yield the index of sections and the pages of each, where any article states one."""
    sections: dict[str, list[Card]] = {}
    for card in reversed(frame.shelf.cards):
        if card.section:
            sections.setdefault(slug_of(card.section), []).append(card)
    if not sections:
        return
    ordered = sorted(sections.items(), key=lambda found: (found[1][0].section.casefold(), found[0]))
    title = frame.language.say("sections")
    rows = [
        (section_path(slug), cards[0].section, frame.language.number(len(cards))) for slug, cards in ordered
    ]
    yield Page(SECTIONS, "sections.html", {"title": title, "rows": rows})
    for slug, cards in ordered:
        yield from _pages(frame, slug, cards)


def _pages(frame: Frame, slug: str, cards: Sequence[Card]) -> Iterator[Page | File]:
    name = cards[0].section
    trail = (Step(SECTIONS, frame.language.say("sections")),)
    by_year = _by_year(cards)
    split = len(cards) > IN_FULL
    feed = section_feed_path(slug)
    context = {
        "title": name,
        "trail": trail,
        "count": frame.language.count("articles", len(cards)),
        "feed": feed,
        "years": [
            (section_year_path(slug, int(year)), year, frame.language.number(len(found)))
            for year, found in by_year.items()
            if year and split
        ],
        "cards": by_year.get("", ()) if split else cards,
    }
    yield Page(section_path(slug), "section.html", context)
    title = f"{name} · {frame.settings.title}"
    yield from feed_files(Feed(title, feed, section_path(slug), cards[:NEWEST]), frame)
    years = [year for year in by_year if year] if split else []
    for place, year in enumerate(years):
        later, earlier = years[place - 1] if place else "", years[place + 1] if place + 1 < len(years) else ""
        year_context = {
            "title": frame.language.say("name_in_year", name=name, year=year),
            "count": frame.language.count("articles", len(by_year[year])),
            "cards": by_year[year],
            "trail": (*trail, Step(section_path(slug), name)),
            "earlier": Step(section_year_path(slug, int(earlier)), earlier) if earlier else None,
            "later": Step(section_year_path(slug, int(later)), later) if later else None,
        }
        yield Page(section_year_path(slug, int(year)), "entity_year.html", year_context)


def _by_year(cards: Sequence[Card]) -> Mapping[str, Sequence[Card]]:
    found: dict[str, list[Card]] = {}
    for card in cards:
        found.setdefault(card.moment[:4], []).append(card)
    return found
