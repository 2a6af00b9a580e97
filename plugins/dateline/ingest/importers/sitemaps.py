"""Sitemaps and news sitemaps: addresses and titles of pages that may be at hand or are wanted."""

import re
from collections.abc import Iterator

from ...article.errors import UnreadableSourceError
from ...article.links import vetted
from ..record import Found, Record, Refused, Wanted
from .compose import Element, anywhere, element_words, first
from .fields import moment_of
from .importer import Importer, whole
from .xml import root_of

_ROOT = re.compile(rb"<(?:\w+:)?(?:urlset|sitemapindex)\b")
_ENTRY = re.compile(rb"<(url|sitemap)>.*?</\1>", re.DOTALL)
_PREFIX = re.compile(rb"(</?)\w+:")


def _read(record: Record) -> Iterator[Found]:
    """Yield the entries one by one, so that a damaged one costs itself alone."""
    number = 0
    for number, entry in enumerate(_ENTRY.finditer(record.data), 1):
        name = f"{record.name}#{number}"
        try:
            element = root_of(_PREFIX.sub(rb"\1", entry[0]))
        except UnreadableSourceError as error:
            yield Refused(name, error.found)
            continue
        stated = element_words(first(element, "loc"))
        if url := vetted(stated):
            yield Wanted(
                name, url, element_words(next(iter(anywhere(element, "title")), None)), _told(element)
            )
        else:
            yield Refused(name, f"its address {stated[:80]!r} is none")
    if not number:
        yield Refused(record.name, "the sitemap holds no addresses; it may be packed in another, or cut off")


def _told(entry: Element) -> dict[str, str]:
    """Return what an entry says of its page; a picture in it may have a title, too."""
    news = first(entry, "news")
    news = entry if news is None else news
    told = {
        "headline": element_words(first(news, "title")),
        "publisher": element_words(first(news, "publication", "name")),
        "published": moment_of(element_words(first(news, "publication_date"))),
        "modified": moment_of(element_words(first(entry, "lastmod"))),
    }
    return {name: str(value) for name, value in told.items() if value}


IMPORTER = Importer(
    "sitemap", lambda source: bool(_ROOT.search(source.markup_head)), whole("sitemap"), _read, several=True
)
