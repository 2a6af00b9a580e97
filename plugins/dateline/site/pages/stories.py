"""The pages of stories: what happened, report by report, with the names that hold it together."""

from collections.abc import Iterator, Sequence
from functools import partial
from typing import NamedTuple

from ..article_summary import ArticleSummary
from ..date_span import date_span
from ..entities import LinkedName
from ..listing import Divider
from ..page import Page
from ..paths import STORIES, story_part_path, story_path
from ..site_context import NavLink, SiteContext
from ..stories import PAGE_FROM, Story

LISTED = 64  # stories on the index, those of most articles


class StoryLink(NamedTuple):
    """A story in a list."""

    path: str
    title: str
    span: str  # when it began and ended
    size: str  # of articles, in words
    names: str


class StoryNav(NamedTuple):
    """An article's place in its story."""

    path: str  # of the story's page; empty where it has none
    place: str  # 'Report 2 of 5'
    before: ArticleSummary | None
    after: ArticleSummary | None


def story_pages(site: SiteContext) -> Iterator[Page]:
    """Yield a page for each story of three articles or more, and an index of those most covered."""
    long = [story for story in site.stories.stories if len(story.cards) >= PAGE_FROM]
    if not long:
        return
    rows = [story_link(site, story) for story in long[:LISTED]]
    yield Page(STORIES, "stories.html", {"title": site.language.say("stories"), "rows": rows})
    for story in long:
        yield from _pages(site, story)


def _pages(site: SiteContext, story: Story) -> Iterator[Page]:
    link = story_link(site, story)
    trail = (NavLink(STORIES, site.language.say("stories")),)
    divider = Divider(
        site,
        partial(story_part_path, story.identifier),
        f"{link.title}: {{}}".format,
        (*trail, NavLink(link.path, link.title)),
    )
    listing, below = divider.divide(story.cards)
    context = {
        "title": link.title,
        "trail": trail,
        "count": f"{site.language.count('articles', len(story.cards))} · {link.span}",
        "reasons": story.reasons,
        "listing": listing,
    }
    yield Page(link.path, "story.html", context)
    yield from divider.pages(below)


def story_link(site: SiteContext, story: Story) -> StoryLink:
    """Return a story as lists show it."""
    span = date_span(site.language, story.cards[0], story.cards[-1])
    return StoryLink(
        story_path(story.identifier),
        story.cards[0].headline,
        span,
        site.language.count("articles", len(story.cards)),
        _names(site, story.reasons),
    )


def _names(site: SiteContext, names: Sequence[LinkedName]) -> str:
    return site.language.list(tuple(name.name for name in names))


def story_nav(site: SiteContext, identifier: str) -> StoryNav | None:
    """Return the ways from an article to those before and after it in its story, if it is in one."""
    story = site.stories.of(identifier)
    if story is None:
        return None
    # A version has the place of the report that the story lists.
    report = {identifier, *(version.card.identifier for version in site.versions.of(identifier))}
    place = next(number for number, card in enumerate(story.cards) if card.identifier in report)
    total = len(story.cards)
    return StoryNav(
        story_path(story.identifier) if total >= PAGE_FROM else "",
        site.language.say("story_place", place=place + 1, total=total),
        story.cards[place - 1] if place else None,
        story.cards[place + 1] if place + 1 < total else None,
    )
