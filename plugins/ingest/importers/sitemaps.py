"""Sitemaps and news sitemaps: addresses and titles of pages that may be at hand or are wanted."""

import re
from collections.abc import Iterator
from io import BytesIO

from defusedxml.ElementTree import iterparse

from ...article.links import vetted
from ..record import Found, Record, Refused, Wanted
from .compose import anywhere, first, local, words_of
from .importer import Importer, whole

_ROOT = re.compile(rb"<(?:\w+:)?(?:urlset|sitemapindex)\b")


def _read(record: Record) -> Iterator[Found]:
    number = 0
    for _, element in iterparse(BytesIO(record.data), events=("end",), forbid_dtd=True):
        if local(element.tag) not in {"url", "sitemap"}:
            continue
        number += 1
        name = f"{record.name}#{number}"
        stated = words_of(first(element, "loc"))
        if url := vetted(stated):
            yield Wanted(name, url, words_of(next(iter(anywhere(element, "title")), None)))
        else:
            yield Refused(name, f"its address {stated[:80]!r} is none")
        element.clear()


IMPORTER = Importer(
    "sitemap", lambda source: bool(_ROOT.search(source.head)), whole("sitemap"), _read, several=True
)
