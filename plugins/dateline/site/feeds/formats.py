"""News feeds of the archive and of its parts: Atom, RSS and JSON Feed as text, from the cards shown."""

import json
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from email.utils import format_datetime
from functools import lru_cache
from html import escape

from ..article_summary import ArticleSummary
from ..page import File
from ..paths import root
from ..site_context import SiteContext
from .instant import instant

NEWEST = 50  # articles in a feed
# An article stands in the feeds of all that it names, worded alike: each entry is kept for the next feed.
_KEPT = 16_384
_XML = '<?xml version="1.0" encoding="utf-8"?>\n'


@dataclass(frozen=True, slots=True)
class Feed:
    """A list of articles that may be followed."""

    title: str
    path: str  # of the feed itself, without its ending
    page: str  # of the page that shows the same
    cards: Sequence[ArticleSummary]  # newest first


def archive_feeds(site: SiteContext) -> Iterator[File]:
    """Yield the archive's feed in its three formats."""
    newest = tuple(reversed(site.timeline.cards[-NEWEST:]))
    yield from feed_files(Feed(site.settings.title, "feed", "index.html", newest), site)


def feed_files(feed: Feed, site: SiteContext) -> Iterator[File]:
    """Yield a feed in its three formats."""
    for ending, write in (("atom", atom), ("rss", rss), ("json", json_feed)):
        path = f"{feed.path}.{ending}"
        yield File(path, (write(feed, path, site),))


def atom(feed: Feed, path: str, site: SiteContext) -> str:
    """Return a feed as Atom (RFC 4287). Identifiers are URNs, so that they outlive every address."""
    to = _addresses(path, site)
    updated = max((instant(card.moment) for card in feed.cards if card.moment), default=instant("1970"))
    head = (
        f'{_XML}<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="{site.language.code}">\n'
        f"<title>{_xml(feed.title)}</title>\n<id>{_xml(_urn(site, feed.path))}</id>\n"
        f"<updated>{updated.isoformat()}</updated>\n"
        f'<link rel="self" type="application/atom+xml" href="{to(path)}"/>\n'
        f'<link rel="alternate" type="text/html" href="{to(feed.page)}"/>\n'
        f"<author><name>{_xml(site.settings.publisher or site.settings.title)}</name></author>\n"
    )
    return head + "".join(_atom_entry(card, to(card.path)) for card in feed.cards) + "</feed>\n"


@lru_cache(_KEPT)
def _atom_entry(card: ArticleSummary, address: str) -> str:
    updated = instant(card.moment or "1970").isoformat()
    language = f' xml:lang="{card.language}"' if card.language else ""
    author = f"<author><name>{_xml(card.byline)}</name></author>" if card.byline else ""
    published = f"<published>{updated}</published>" if card.moment else ""
    return (
        f"<entry{language}><title>{_xml(card.headline)}</title><id>urn:dateline:{card.identifier}</id>"
        f'<updated>{updated}</updated>{published}<link rel="alternate" type="text/html" href="{address}"/>'
        f"{author}<summary>{_xml(card.summary)}</summary></entry>\n"
    )


def rss(feed: Feed, path: str, site: SiteContext) -> str:
    """Return a feed as RSS 2.0."""
    to = _addresses(path, site)
    items = "".join(_rss_item(card, to(card.path)) for card in feed.cards)
    description = site.settings.tagline or feed.title
    return (
        f'{_XML}<rss version="2.0" xmlns:atom="http://www.w3.org/2005/Atom"><channel>\n'
        f"<title>{_xml(feed.title)}</title>\n<link>{to(feed.page)}</link>\n"
        f"<description>{_xml(description)}</description>\n<language>{site.language.code}</language>\n"
        f'<atom:link rel="self" type="application/rss+xml" href="{to(path)}"/>\n{items}</channel></rss>\n'
    )


@lru_cache(_KEPT)
def _rss_item(card: ArticleSummary, address: str) -> str:
    published = f"<pubDate>{format_datetime(instant(card.moment))}</pubDate>" if card.moment else ""
    return (
        f"<item><title>{_xml(card.headline)}</title><link>{address}</link>"
        f'<guid isPermaLink="false">urn:dateline:{card.identifier}</guid>{published}'
        f"<description>{_xml(card.summary)}</description></item>\n"
    )


def json_feed(feed: Feed, path: str, site: SiteContext) -> str:
    """Return a feed as JSON Feed 1.1."""
    to = _addresses(path, site)
    head = {
        "version": "https://jsonfeed.org/version/1.1",
        "title": feed.title,
        "home_page_url": to(feed.page),
        "feed_url": to(path),
        "language": site.language.code,
    }
    items = ",\n".join(
        _json_item(card, to(card.path), card.language or site.language.code) for card in feed.cards
    )
    return f'{json.dumps(head, ensure_ascii=False)[:-1]}, "items": [\n{items}\n]}}\n'


@lru_cache(_KEPT)
def _json_item(card: ArticleSummary, address: str, language: str) -> str:
    item: dict[str, object] = {
        "id": f"urn:dateline:{card.identifier}",
        "url": address,
        "title": card.headline,
        "content_text": card.summary,
        "language": language,
    }
    if card.moment:
        item["date_published"] = instant(card.moment).isoformat()
    if card.byline:
        item["authors"] = [{"name": card.byline}]
    return json.dumps(item, ensure_ascii=False)


def _addresses(path: str, site: SiteContext) -> Callable[[str], str]:
    """Return what makes an address of a path: absolute where the site knows its own, else relative."""
    before = f"{site.settings.base_url}/" if site.settings.base_url else root(path)
    return lambda other: escape(before + other)


def _urn(site: SiteContext, path: str) -> str:
    return f"{site.settings.base_url}/{path}" if site.settings.base_url else f"urn:dateline:feed:{path}"


def _xml(text: str) -> str:
    """Escape for XML, and leave out the control characters that it cannot hold."""
    kept: Iterable[str] = (c for c in text if c >= " " or c in "\t\n") if not text.isprintable() else text
    return escape("".join(kept), quote=False)
