"""The page of each article: its fields for the eye, what it names, and its neighbours in time."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from functools import cache, partial
from typing import Any, NamedTuple

from ...article.blame import blaming
from ...article.moment import Moment
from ...article.passages import passages
from ...article.record import Article
from ...enrich.tags import DateMention
from ..article_summary import ArticleSummary
from ..data.citation import Citation, citation
from ..data.files import Rows
from ..data.page_metadata import article_ld, article_meta
from ..page import Bundle, Item, Page
from ..paths import (
    article_path,
    day_path,
    filed_under,
    month_path,
    section_path,
    year_path,
)
from ..provenance import provenance
from ..related import RelatedArticle, RelatedFinder
from ..saved_pages import saved_page_path
from ..site_context import NavLink, SiteContext
from .article_names import names_beside, times_beside
from .article_passages import ReusedRow, excerpts_of, reused_rows
from .sections import slug_of
from .stories import story_nav


class RelatedLink(NamedTuple):
    """Another article, and why it is related, in words."""

    card: ArticleSummary
    reason: str


class StatedTime(NamedTuple):
    """When an article was published or changed."""

    iso: str  # ISO 8601, as precise as stated
    label: str  # the same for the eye


def article_pages(
    site: SiteContext,
    articles: Mapping[str, Article],
    dates: Mapping[str, Sequence[DateMention]],
    words: Mapping[str, int],
) -> Iterator[Item | Bundle]:
    """Yield the page of every published article in order of publication, then the tombstones.

    Each article's rows in the data files are bundled with its page, so that it is read once.
    """
    rows = Rows(site, dates, words)
    yield from rows.head()
    finder = RelatedFinder(site.timeline, site.names, site.versions)
    for place, card in enumerate(site.timeline.cards):
        with blaming(card.identifier):
            yield from rows.before(card)
            basis = _basis(site, place, finder)
        related = _Relations(finder, place)
        made_of = partial(_made_of, site, place, related)
        make = partial(_bundle, site, articles, dates, rows, place, related)
        yield Bundle(card.identifier, made_of, make, card.identifier, basis)
    yield from rows.foot()
    for identifier in site.timeline.tombstones:
        context = {"title": site.language.say("taken_down"), "identifier": identifier}
        yield Page(article_path(articles[identifier]), "tombstone.html", context, listed=False)


def _basis(site: SiteContext, place: int, finder: RelatedFinder) -> str:
    """Return what all of `_made_of` follows from; it is told without asking which articles are related."""
    identifier = site.timeline.cards[place].identifier
    beside = [found and site.digests.own(found.identifier) for found in _neighbours(site, place).values()]
    told = (
        beside,
        [site.digests.own(passage.other) for passage in site.reuse.of(identifier)],
        site.versions.of(identifier),
        site.reuse.of(identifier),
        site.earlier.recorded.get(identifier),
    )
    return f"{site.digests.shown(identifier)} {finder.basis(place, site.digests)} {told}"


class _Relations:
    """The articles related to one, found when first asked for; `functools.cache` is slow to set up."""

    __slots__ = ("_find", "_found", "_place")

    def __init__(self, finder: RelatedFinder, place: int) -> None:
        self._find, self._place = finder.related, place
        self._found: Sequence[RelatedArticle] | None = None

    def __call__(self) -> Sequence[RelatedArticle]:
        if self._found is None:
            self._found = self._find(self._place)
        return self._found


def _made_of(site: SiteContext, place: int, related: _Relations) -> tuple[Any, ...]:
    """Return all that the page and the rows of an article follow from."""
    identifier = site.timeline.cards[place].identifier
    return (
        site.digests.shown(identifier),
        [(found.card, found.shared) for found in related()],
        list(_neighbours(site, place).values()),
        site.versions.of(identifier),
        site.reuse.of(identifier) and reused_rows(site, identifier),
        site.earlier.recorded.get(identifier),
    )


def _bundle(  # noqa: PLR0913, PLR0917  all that an article's page is made from
    site: SiteContext,
    articles: Mapping[str, Article],
    dates: Mapping[str, Sequence[DateMention]],
    rows: Rows,
    place: int,
    related: _Relations,
) -> Iterator[Item]:
    """Yield the page of an article, and its rows in the data files."""
    card = site.timeline.cards[place]
    article = articles[card.identifier]
    paragraphs = tuple(passages(article.blocks))
    context: dict[str, Any] = {
        "dates": times_beside(site, dates.get(card.identifier, ())),
        "related": [RelatedLink(found.card, _reason(site, found.shared)) for found in related()],
        "earlier_passages": site.earlier.of(card.identifier, paragraphs),
        **_neighbours(site, place),
    }
    yield _page(site, article, card, context)
    yield from rows.of(article, card, paragraphs)


def _page(site: SiteContext, article: Article, card: ArticleSummary, context: Mapping[str, Any]) -> Page:
    # Worked out once, and not at all where the page and its references are taken over.
    cited = cache(partial(citation, article, site.settings, site.language))
    reused = reused_rows(site, card.identifier)
    shown: dict[str, Any] = {
        "title": card.headline,
        "card": card,
        "named": names_beside(site, card),
        "versions": site.versions.of(card.identifier),
        "story": story_nav(site, card.identifier),
        "reused": reused,
        **context,
    }
    derived = partial(_derived, site, article, card, cited, reused)
    beside = _references(card, cited) if site.settings.reference_files else ()
    return Page(card.path, "article.html", shown, card.identifier, derived, beside, day=card.moment[:10])


def _references(
    card: ArticleSummary, cited: Callable[[], Citation]
) -> tuple[tuple[str, Callable[[], str]], ...]:
    """Return the path and the maker of each file of references."""
    stem = card.path.removesuffix(".html")
    return (
        (f"{stem}.bib", lambda: cited().bibtex),
        (f"{stem}.ris", lambda: cited().ris),
        (f"{stem}.csl.json", lambda: cited().csl),
    )


def _derived(
    site: SiteContext,
    article: Article,
    card: ArticleSummary,
    cited: Callable[[], Citation],
    reused: Sequence[ReusedRow],
) -> Mapping[str, Any]:
    """Return what follows from the article, the settings and the names alone."""
    named = [name for _, name in site.names.in_article(card.identifier)]
    return {
        "kicker": article.kicker,
        "section": NavLink(section_path(slug_of(card.section)), card.section) if card.section else None,
        "standfirst": article.standfirst,
        "authors": article.authors,
        "agency": article.agency,
        "publisher": article.publisher,
        "rights": article.rights,
        "published": _stated(site, article.published),
        "modified": _stated(site, article.modified),
        "trail": _trail(site, article),
        "stem": card.path.rpartition("/")[2].removesuffix(".html"),
        "saved": saved_page_path(article) if site.settings.saved_pages else "",
        "provenance": provenance(article, site.language),
        "meta": article_meta(article, card, site.settings),
        "ld": article_ld(article, card, named, site.settings),
        "cited": cited(),
        "excerpts": excerpts_of(article, reused),
    }


def _reason(site: SiteContext, shared: Sequence[str]) -> str:
    return site.language.say("both_mention", names=site.language.list(tuple(shared)))


def _stated(site: SiteContext, moment: Moment | None) -> StatedTime | None:
    return StatedTime(str(moment), site.language.moment(moment, time=True)) if moment else None


def _trail(site: SiteContext, article: Article) -> Sequence[NavLink]:
    moment = filed_under(article)
    if moment is None:
        return ()
    steps = [NavLink(year_path(moment.year), str(moment.year))]
    if moment.month:
        steps.append(NavLink(month_path(moment.year, moment.month), site.language.month_name(moment.month)))
    if moment.month and moment.day:
        label = site.language.day(moment.year, moment.month, moment.day)
        steps.append(NavLink(day_path(moment.year, moment.month, moment.day), label))
    return steps


def _neighbours(site: SiteContext, place: int) -> Mapping[str, ArticleSummary | None]:
    cards = site.timeline.cards
    return {
        "earlier": cards[place - 1] if place else None,
        "later": cards[place + 1] if place + 1 < len(cards) else None,
    }
