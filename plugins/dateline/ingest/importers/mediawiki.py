"""MediaWiki's dumps in XML, as of Wikinews: the last version of each article, its markup made a page."""

import re
from collections.abc import Iterator

from ...article.links import vetted
from ...article.record import Given
from ..record import Found, Record, Refused
from ..source import Source
from .compose import Element, element_words, every, first, page_of
from .fields import moment_of, stated, stated_line
from .importer import Importer
from .wikitext import Wikitext
from .xml import root_name, streamed

_BASE = re.compile(rb"<base>(?P<base>[^<]*)</base>")
_SITE = re.compile(rb"<sitename>(?P<name>[^<]*)</sitename>")
_MAIN = "0"  # the namespace of articles


def _records(source: Source) -> Iterator[Found]:
    base, site = _BASE.search(source.head), _SITE.search(source.head)
    folder = base["base"].decode("utf-8", "replace").rpartition("/")[0] if base else ""
    publisher = site["name"].decode("utf-8", "replace") if site else ""
    number = 0
    for number, page in enumerate(streamed(source, "page"), 1):
        name = f"{source.name}#{number}"
        if isinstance(page, str):
            yield Refused(name, page)
        elif element_words(first(page, "ns")) in {_MAIN, ""} and first(page, "redirect") is None:
            yield _article(page, name, folder, publisher)
    if not number:
        yield Refused(source.name, "the dump holds no pages")


def _article(page: Element, name: str, folder: str, publisher: str) -> Found:
    headline = element_words(first(page, "title"))
    revisions = every(page, "revision")
    node = first(revisions[-1], "text") if revisions else None
    text = "".join(node.itertext()) if node is not None else ""
    wiki = Wikitext(text)
    if not wiki.markup.strip():
        return Refused(name, "the page holds no text")
    address = f"{folder}/{headline.replace(' ', '_')}" if folder else ""
    return Record(
        name,
        text.encode("utf-8", "surrogatepass"),
        IMPORTER.kind,
        url=vetted(address),
        fields=stated(
            headline=stated_line(headline),
            publisher=stated_line(publisher),
            published=moment_of(wiki.day),
            modified=moment_of(element_words(first(revisions[-1], "timestamp"))),
            given=Given(subjects=wiki.categories),
        ),
        body=page_of(headline, wiki.markup),
    )


IMPORTER = Importer("mediawiki", lambda source: root_name(source).lower() == "mediawiki", _records)
