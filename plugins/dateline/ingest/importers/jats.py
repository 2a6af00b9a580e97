"""JATS: articles of journals, front matter, sections and references."""

import re
from collections.abc import Iterator, Mapping

from ...article.moment import Moment
from ...article.record import Given
from ..record import Found, Record
from .compose import Element, anywhere, element_words, every, first, markup_of, page_of
from .fields import moment_of, stated, stated_line, stated_lines
from .importer import Importer, whole
from .xml import root_of

_ROOT = re.compile(rb"<article\b[^>]*(?:dtd-version|article-type|xmlns:xlink)|<!DOCTYPE\s+article\b[^>]*JATS")
_NAMES: Mapping[str, str] = {
    "p": "p", "sec": "section", "title": "h2", "bold": "strong", "italic": "em", "ext-link": "a", "uri": "a",
    "list": "ul", "list-item": "li", "disp-quote": "blockquote", "table-wrap": "figure", "table": "table",
    "tr": "tr", "th": "th", "td": "td", "fig": "figure", "caption": "figcaption", "graphic": "img",
    "sub": "sub", "sup": "sup", "preformat": "pre", "label": "", "ref-list": "",
    "break": "br", "tex-math": "", "object-id": "",
}  # fmt: skip


def _read(record: Record) -> Iterator[Found]:
    root = root_of(record.data)
    meta = first(root, "front", "article-meta")
    meta = root if meta is None else meta
    headline = element_words(first(meta, "title-group", "article-title"))
    body = first(root, "body")
    identity = {one.get("pub-id-type"): element_words(one) for one in every(meta, "article-id")}
    abstract = element_words(first(meta, "abstract"))
    yield Record(
        record.name,
        record.data,
        record.kind,
        fields=stated(
            headline=headline,
            standfirst=stated_line(abstract),
            authors=_authors(meta),
            publisher=element_words(next(iter(anywhere(root, "journal-title")), None)),
            published=next(filter(None, map(_moment, every(meta, "pub-date"))), None),
            given=Given(subjects=stated_lines([element_words(one) for one in anywhere(meta, "kwd")])),
        ),
        body=page_of(
            headline,
            markup_of(body, _NAMES) if body is not None else abstract,
            language=str(root.get("{http://www.w3.org/XML/1998/namespace}lang") or ""),
        ),
        key=f"doi:{identity['doi']}" if identity.get("doi") else "",
    )


def _authors(meta: Element) -> tuple[str, ...]:
    people = [one for one in anywhere(meta, "contrib") if one.get("contrib-type") in {"author", None}]
    names = []
    for one in people:
        name = next(iter(anywhere(one, "name")), one)
        given, family = element_words(first(name, "given-names")), element_words(first(name, "surname"))
        names.append(f"{given} {family}".strip() or element_words(first(one, "collab")))
    return stated_lines(names)


def _moment(date: Element) -> Moment | None:
    parts: list[str] = []
    for name in ("year", "month", "day"):
        number = element_words(first(date, name))
        if not number.isdecimal():
            break
        parts.append(number.zfill(2))
    return moment_of("-".join(parts)) if parts else None


IMPORTER = Importer("jats", lambda source: bool(_ROOT.search(source.markup_head)), whole("jats"), _read)
