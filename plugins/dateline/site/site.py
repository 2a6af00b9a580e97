"""The whole site as values: which pages exist and what each shows. Made lazily, in a fixed order.

For whoever renders it:

    site = Site(articles, dates, archive, settings, language)
    environment.globals.update(site.globals)      # autoescape on
    for item in site.items():                     # Page | File | FilePart, never all in memory;
        ...                                       # `bundles` tells what they are made of
                                                  # Page: render its template with
                                                  #   {"path": item.path, "root": item.root,
                                                  #    **item.context, **item.derived(), "body": …}

`articles` and `dates` are read once at the start, and `articles[identifier]` once more when the page of that
article is made: both may be mappings that read from a cache. Hidden articles are on no page; an article that
was taken down has a tombstone at its address and is on no other page.
The theme's static folder is expected at `settings.static` below output/.
"""

from collections.abc import Callable, Iterator, Mapping, Sequence
from functools import cached_property, partial
from typing import TYPE_CHECKING, Any

from ..article.record import Article
from ..enrich.entities.archive import Archive
from ..enrich.tags import DateMention, EntityKind
from .accent import accent_sheet
from .article_digests import ArticleDigests
from .article_notes import Noted, Take, noted, take_notes
from .compared_texts import ComparedTexts
from .data.files import data_files
from .earlier_passages import EarlierPassages
from .entities import index_names
from .feeds.discovery import discovery_files
from .feeds.formats import archive_feeds
from .interface_language import Language
from .mentioned_dates import index_mentioned_dates
from .page import Bundle, File, Item, Page, unbundled
from .pages.articles import article_pages
from .pages.entities import entity_pages
from .pages.entity_indexes import entity_indexes
from .pages.home import home_pages
from .pages.maps import map_pages
from .pages.mentioned_dates import mentioned_pages
from .pages.published_dates import time_pages
from .pages.sections import section_pages
from .pages.stories import story_pages
from .pages.versions import version_pages
from .paths import ACCENT, APP, ARCHIVES, DATA, DAYS, EXPLORE, MAP, MENTIONED, READING_LIST, SEARCH, kind_path
from .reuse import ReuseCollector, ReuseIndex
from .settings import SiteSettings
from .site_context import NavLink, SiteContext
from .stories import find_stories
from .timeline import build_timeline
from .versions import VersionCollector

if TYPE_CHECKING:
    from .story_vectors import StoryWords


class Site:
    """The pages and files of an archive.

    Args:
        articles: every article by identifier.
        dates: what `Tags.dates` says of each, by identifier.
        archive: the entities of all published articles.
        settings: the owner's choices.
        language: the words of the interface.
        earlier: the paragraphs that articles once had.
        kept: gives the notes of every article, taken anew where they are not known; see `article_notes`.
        compared: what an earlier build found when it compared texts; learns what this one finds.
    """

    def __init__(  # noqa: PLR0913, PLR0917  made in one place
        self,
        articles: Mapping[str, Article],
        dates: Mapping[str, Sequence[DateMention]],
        archive: Archive,
        settings: SiteSettings,
        language: Language,
        earlier: EarlierPassages | None = None,
        kept: Callable[[Take], Noted] | None = None,
        compared: ComparedTexts | None = None,
    ) -> None:
        self._articles = articles
        self._dates = dates
        take = partial(take_notes, language=language, recase=settings.sentence_case)
        versions, reuse = VersionCollector(), ReuseCollector()
        summaries, tombstones = [], []
        digests: dict[str, str] = {}
        story: dict[str, StoryWords] = {}
        self._words: dict[str, int] = {}  # of each article's text
        for identifier, status, digest, notes in kept(take) if kept else noted(articles, take):
            if notes:
                summaries.append(notes.summary)
                versions.note(identifier, notes.sketch, notes.version)
                reuse.note(identifier, notes.paragraphs)
                digests[identifier], self._words[identifier] = digest, notes.words
                story[identifier] = notes.story.shared()
            elif status == "takedown":
                tombstones.append(identifier)
        # Each of these holds much for a moment, and what it is made of is of no use afterwards.
        reused = ReuseIndex(reuse.reused())
        del reuse
        timeline = build_timeline(summaries, tombstones)
        found_names = index_names(archive, timeline, settings)
        version_index = versions.index(articles, timeline, compared or ComparedTexts())
        del versions
        stories = find_stories(timeline, found_names, story, version_index)
        self._context = SiteContext(
            settings,
            language,
            timeline,
            found_names,
            index_mentioned_dates(dates, timeline),
            version_index,
            stories,
            reused,
            earlier or EarlierPassages({}, lambda _article: ()),
            ArticleDigests(digests, found_names, stories),
        )

    @cached_property
    def globals(self) -> Mapping[str, Any]:
        """Return what every template may use: `site`, `t` (the words), `lang`, `dir`, `menu` and so on."""
        site = self._context
        menu = [NavLink(DAYS, site.language.say("dates"))]
        menu += [NavLink(kind_path(kind), site.language.say(kind)) for kind in site.names.of_kind]
        menu += [NavLink(MAP, site.language.say("map"))] if "places" in site.names.of_kind else []
        return {
            "site": site.settings,
            "t": site.language.words,
            "lang": site.language.code,
            "dir": site.language.direction,
            "menu": tuple(menu),
            "search": SEARCH,
            "mentioned": MENTIONED,
            "footer": (
                *(NavLink(path, title) for path, title in site.settings.own_pages),
                NavLink(EXPLORE, site.language.words["explore"]["title"]),
                *((NavLink(ARCHIVES, site.language.say("archives")),) if site.settings.archives else ()),
                NavLink(READING_LIST, site.language.words["reading_list"]["title"]),
                NavLink(DATA, site.language.say("data")),
                NavLink("feed.atom", site.language.say("feed")),
            ),
            "static": site.settings.static,
            "manifest": APP,
        }

    def items(self) -> Iterator[Item]:
        """Yield everything below output/ except what the theme and the originals bring along."""
        listed = [(path, "") for path, _ in self._context.settings.own_pages]
        for item in unbundled(self.bundles()):
            if isinstance(item, Page) and item.listed:
                listed.append((item.path, item.day))
            yield item
        yield from self.discovery(listed)

    def discovery(self, listed: Sequence[tuple[str, str]]) -> Iterator[File]:
        """Yield the files that lead machines to the site.

        Args:
            listed: path and day of each page that search engines are told of.
        """
        return discovery_files(self._context, listed)

    def bundles(self) -> Iterator[Item | Bundle]:
        """Yield what `items` yields but for `discovery`, bundled where not all of it need be made anew."""
        if self._context.settings.accent:
            yield File(ACCENT, (accent_sheet(self._context.settings.accent),))
        yield from home_pages(self._context)
        yield from article_pages(self._context, self._articles, self._dates, self._words)
        yield from version_pages(self._context, self._articles)
        yield from time_pages(self._context)
        yield from mentioned_pages(self._context)
        yield from entity_indexes(self._context)
        yield from entity_pages(self._context)
        yield from section_pages(self._context)
        yield from story_pages(self._context)
        yield from map_pages(self._context)
        yield from archive_feeds(self._context)
        yield from data_files(self._context)

    def entity_pages(self, identifier: str) -> Mapping[tuple[EntityKind, str], str]:
        """Return the page below output/ of what an article names, by kind and slug, '' where one has none."""
        found = self._context.names.in_article(identifier)
        return {(name.kind, name.slug): name.path for _, name in found}
