"""Blogger's exports: posts and pages of the Atom file of a backup or of Takeout; comments are left out."""

import re
from collections.abc import Iterator

from ...article.errors import UnreadableSourceError
from ...article.links import vetted
from ...article.record import Given
from ..record import Found, Record, Refused
from ..source import Source
from .compose import Element, element_words, every, first, page_of
from .fields import moment_of, stated, stated_line, stated_lines
from .importer import Importer
from .xml import recovered

_KIND = "http://schemas.google.com/g/2005#kind"
_SIGNS = re.compile(rb"schemas\.google\.com/(?:g/2005#kind|blogger/)|tag:blogger\.com,1999:blog-")
_FEED = re.compile(rb"<feed\b")
_TITLE = re.compile(rb"<title[^>]*>(?P<title>[^<]*)</title>")
_OTHERS = ("comment", "settings", "template", "layout")


def _records(source: Source) -> Iterator[Found]:
    data = source.read()
    title = _TITLE.search(data, 0, data.find(b"<entry") if b"<entry" in data else len(data))
    publisher = title["title"].decode("utf-8", "replace") if title else ""
    number = posts = 0
    for number, (_, entry) in enumerate(recovered(data, "entry"), 1):
        name = f"{source.name}#{number}"
        if isinstance(entry, str):
            yield Refused(name, entry)
        elif _kind(entry) in {"post", "page"}:
            posts += 1
            yield _post(entry, name, publisher)
    if not number:
        raise UnreadableSourceError("the export holds no entries")
    if not posts:
        yield Refused(source.name, f"none of its {number} entries is a post or a page")


def _kind(entry: Element) -> str:
    if told := element_words(first(entry, "type")).lower():
        return told
    terms = [one.get("term") or "" for one in every(entry, "category") if one.get("scheme") == _KIND]
    return terms[0].rpartition("#")[2].lower() if terms else "post"


def _post(entry: Element, name: str, publisher: str) -> Found:
    headline = element_words(first(entry, "title"))
    content = first(entry, "content")
    body = "".join(content.itertext()) if content is not None else ""
    if not re.sub(r"<[^>]*>", "", body).strip():
        return Refused(name, "the post holds no text")
    links = [one.get("href") for one in every(entry, "link") if one.get("rel") == "alternate"]
    draft = element_words(first(entry, "control", "draft")) == "yes" or element_words(
        first(entry, "status")
    ).upper() in {"DRAFT", "SOFT_TRASHED"}
    labels = [one.get("term") for one in every(entry, "category") if one.get("scheme") != _KIND]
    return Record(
        name,
        (element_words(first(entry, "id")) + "\n" + headline + "\n" + body).encode("utf-8", "surrogatepass"),
        IMPORTER.kind,
        url=vetted(str(links[0])) if links else None,
        fields=stated(
            headline=stated_line(headline),
            authors=stated_lines(
                [
                    element_words(one)
                    for one in (first(author, "name") for author in every(entry, "author"))
                    if one is not None
                ]
            ),
            publisher=stated_line(publisher),
            published=moment_of(element_words(first(entry, "published"))),
            modified=moment_of(element_words(first(entry, "updated"))),
            given=Given(subjects=stated_lines(labels)),
            status="hidden" if draft else "",
        ),
        body=page_of(headline, body),
        key=stated_line(element_words(first(entry, "id"))),
    )


def _detects(source: Source) -> bool:
    return bool(_FEED.search(source.markup_head) and _SIGNS.search(source.markup_head))


IMPORTER = Importer("blogger", _detects, _records)
