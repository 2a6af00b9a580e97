"""The page of each article: its fields for the eye, what it names, and its neighbours in time."""

import datetime as dt
from collections.abc import Callable, Iterator, Mapping, Sequence
from functools import cache, partial
from operator import itemgetter
from typing import Any, NamedTuple, TypeVar

from ...article.blame import blaming
from ...article.moment import Moment
from ...article.passages import passages
from ...article.record import Article
from ...enrich.tags import DateMention, EntityKind
from ..article_summary import ArticleSummary
from ..data.citation import Citation, citation
from ..data.files import Rows
from ..data.page_metadata import article_ld, article_meta
from ..entities import LinkedName
from ..page import Bundle, Item, Page
from ..paths import (
    article_path,
    day_path,
    filed_under,
    mentioned_month_path,
    mentioned_year_path,
    month_path,
    section_path,
    year_path,
)
from ..provenance import provenance
from ..related import RelatedArticle, RelatedFinder
from ..reuse import excerpt
from ..saved_pages import saved_page_path
from ..site_context import NavLink, SiteContext
from .sections import slug_of
from .stories import story_nav

_WORDS = 6  # different words of one name that are shown


_NAMED_IN_FULL = 10  # names of a kind, or dates, beside an article; of more the first are shown
_NAMED_FIRST = 8
_REUSED = 12  # passages that recur elsewhere; the longest
_EXCERPT = 14  # words of one that are shown


class NamedEntity(NamedTuple):
    """An entity beside an article, with the other words that the article has for it."""

    name: LinkedName
    words: str


class MentionedTime(NamedTuple):
    """A time that an article mentions: the page of that time, its name, the article's words."""

    path: str
    label: str
    words: str


class NamedGroup(NamedTuple):
    """The entities of a kind beside an article; `rest` is folded away below `more`."""

    kind: EntityKind
    rows: Sequence[NamedEntity]
    rest: Sequence[NamedEntity]
    more: str


class DateGroup(NamedTuple):
    """The times beside an article; `rest` is folded away below `more`."""

    rows: Sequence[MentionedTime]
    rest: Sequence[MentionedTime]
    more: str


class RelatedLink(NamedTuple):
    """Another article, and why it is related, in words."""

    card: ArticleSummary
    reason: str


class StatedTime(NamedTuple):
    """When an article was published or changed."""

    iso: str  # ISO 8601, as precise as stated
    label: str  # the same for the eye


class ReusedRow(NamedTuple):
    """A passage of an article that another has, too; what it says is told by `excerpts` of the page."""

    paragraph: str  # anchor on this page
    begin: int  # its first word in the paragraph
    length: str  # in words, for the eye
    card: ArticleSummary  # the other article
    path: str  # of its paragraph


_Row = TypeVar("_Row", NamedEntity, MentionedTime)


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
            related = finder.related(place)
            made_of = _made_of(site, place, related)
        make = partial(_bundle, site, articles, dates, rows, place, related)
        yield Bundle(card.identifier, made_of, make, card.identifier)
    yield from rows.foot()
    for identifier in site.timeline.tombstones:
        context = {"title": site.language.say("taken_down"), "identifier": identifier}
        yield Page(article_path(articles[identifier]), "tombstone.html", context, listed=False)


def _made_of(site: SiteContext, place: int, related: Sequence[RelatedArticle]) -> tuple[Any, ...]:
    """Return all that the page and the rows of an article follow from."""
    identifier = site.timeline.cards[place].identifier
    return (
        site.digests.shown(identifier),
        [(found.card, found.shared) for found in related],
        list(_neighbours(site, place).values()),
        site.versions.of(identifier),
        site.reuse.of(identifier) and _reused(site, identifier),
        site.earlier.recorded.get(identifier),
    )


def _bundle(  # noqa: PLR0913, PLR0917  all that an article's page is made from
    site: SiteContext,
    articles: Mapping[str, Article],
    dates: Mapping[str, Sequence[DateMention]],
    rows: Rows,
    place: int,
    related: Sequence[RelatedArticle],
) -> Iterator[Item]:
    """Yield the page of an article, and its rows in the data files."""
    card = site.timeline.cards[place]
    article = articles[card.identifier]
    paragraphs = tuple(passages(article.blocks))
    context: dict[str, Any] = {
        "dates": _dates(site, dates.get(card.identifier, ())),
        "related": [RelatedLink(found.card, _reason(site, found.shared)) for found in related],
        "earlier_passages": site.earlier.of(card.identifier, paragraphs),
        **_neighbours(site, place),
    }
    yield _page(site, article, card, context)
    yield from rows.of(article, card, paragraphs)


def _page(site: SiteContext, article: Article, card: ArticleSummary, context: Mapping[str, Any]) -> Page:
    # Worked out once, and not at all where the page and its references are taken over.
    cited = cache(partial(citation, article, site.settings, site.language))
    reused = _reused(site, card.identifier)
    shown: dict[str, Any] = {
        "title": card.headline,
        "card": card,
        "named": _named(site, card.identifier),
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
        "excerpts": _excerpts(article, reused),
    }


def _reused(site: SiteContext, identifier: str) -> Sequence[ReusedRow]:
    """Return the passages of an article that others have, the longest first; none of its own versions."""
    versions = {version.card.identifier for version in site.versions.of(identifier)}
    found = [passage for passage in site.reuse.of(identifier) if passage.other not in versions]
    found.sort(key=lambda passage: (-passage.length, passage.paragraph, passage.other))
    rows = []
    for passage in found[:_REUSED]:
        card = site.timeline.by_identifier[passage.other]
        length = site.language.count("words", passage.length)
        path = f"{card.path}#{passage.other_paragraph}"
        rows.append(ReusedRow(passage.paragraph, passage.begin, length, card, path))
    return rows


def _excerpts(article: Article, reused: Sequence[ReusedRow]) -> Sequence[str]:
    """Return how each of the passages begins."""
    texts = {passage.identifier: passage.text for passage in passages(article.blocks)} if reused else {}
    return [f"{excerpt(texts[row.paragraph], row.begin, _EXCERPT)} …" for row in reused]


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


def _named(site: SiteContext, identifier: str) -> Sequence[NamedGroup]:
    """Return what the article names, by kind, each with the words that it uses, the most important first."""
    by_kind: dict[EntityKind, list[NamedEntity]] = {kind: [] for kind in site.names.of_kind}
    for naming, name in site.names.in_article(identifier):
        words = dict.fromkeys(mention.surface for mention in naming.mentions)
        words.pop(name.name, None)
        by_kind[naming.kind].append(NamedEntity(name.linked, " · ".join(list(words)[:_WORDS])))
    return [NamedGroup(kind, *_folded(site, rows)) for kind, rows in by_kind.items() if rows]


def _folded(site: SiteContext, rows: list[_Row]) -> tuple[Sequence[_Row], Sequence[_Row], str]:
    """Return the first rows of a list, the others, and how many those are in words."""
    shown = rows if len(rows) <= _NAMED_IN_FULL else rows[:_NAMED_FIRST]
    rest = rows[len(shown) :]
    return shown, rest, site.language.count("more_names", len(rest)) if rest else ""


def _dates(site: SiteContext, dates: Sequence[DateMention]) -> DateGroup | None:
    """Return the times that an article mentions, each once in order."""
    rows: dict[str, MentionedTime] = {}
    spans = ((found.first, found.last, found) for found in dates if found.first and found.last)
    for first, last, found in sorted(spans, key=itemgetter(0, 1)):
        path, label = _time(site, first, last)
        if path and path not in rows:
            rows[path] = MentionedTime(path, label, found.surface if found.surface != label else "")
    return DateGroup(*_folded(site, list(rows.values()))) if rows else None


def _time(site: SiteContext, first: dt.date, last: dt.date) -> tuple[str, str]:
    """Return the page and the name of the smallest unit that holds what was mentioned."""
    if first == last and (first.year, first.month, first.day) in site.mentioned.days:
        path = mentioned_month_path(first.year, first.month)
        return f"{path}#d{first.day:02}", site.language.day(first.year, first.month, first.day)
    if (first.year, first.month) == (last.year, last.month):
        return mentioned_month_path(first.year, first.month), site.language.month(first.year, first.month)
    if first.year == last.year:
        return mentioned_year_path(first.year), str(first.year)
    return "", ""


def _neighbours(site: SiteContext, place: int) -> Mapping[str, ArticleSummary | None]:
    cards = site.timeline.cards
    return {
        "earlier": cards[place - 1] if place else None,
        "later": cards[place + 1] if place + 1 < len(cards) else None,
    }
