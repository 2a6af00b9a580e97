"""Factiva's articles in XML, as Dow Jones delivers them to programs."""

import re
from collections.abc import Iterator

from ...article.record import Given
from ..record import Found, Record, Refused
from .compose import Element, anywhere, element_words, first, page_of, paragraphs_of
from .fields import moment_of, stated, stated_authors, stated_line, stated_lines
from .importer import Importer, whole
from .xml import recovered_records, root_name

_ROOTS = frozenset(
    ("ppsArticleResponse", "ppsarticleResultSet", "ppsArticleResultSet", "GetArticleResponse", "articles")
)
_PARTS = re.compile(rb"<(?:leadParagraph|tailParagraphs|accessionNo)\b")


def _read(record: Record) -> Iterator[Found]:
    return recovered_records(record, "article", _article, nothing="the answer holds no articles")


def _article(article: Element, record: Record, name: str) -> Found:
    headline = " ".join(_paragraphs(article, "headline"))
    body = [*_paragraphs(article, "leadParagraph"), *_paragraphs(article, "tailParagraphs")]
    if not headline and not body:
        return Refused(name, "it has neither a headline nor a text")
    number = first(article, "accessionNo")
    identity = (number.get("value") or element_words(number)) if number is not None else ""
    day = first(article, "publicationDate", "date")
    language = first(article, "baseLanguage")
    return Record(
        name,
        record.data,
        record.kind,
        fields=stated(
            headline=stated_line(headline),
            authors=stated_authors(element_words(first(article, "byline"))),
            publisher=stated_line(element_words(first(article, "sourceName"))),
            published=moment_of(element_words(day if day is not None else first(article, "publicationDate"))),
            section=stated_line(element_words(first(article, "sectionName"))),
            given=Given(
                organisations=_descriptions(article, "company"),
                places=_descriptions(article, "region"),
                subjects=_descriptions(article, "newsSubject"),
            ),
        ),
        body=page_of(
            headline,
            paragraphs_of("\n\n".join(body)),
            language=(language.get("value") or element_words(language)) if language is not None else "",
        ),
        key=f"factiva:{identity}" if identity else "",
    )


def _paragraphs(article: Element, name: str) -> list[str]:
    part = first(article, name)
    if part is None:
        return []
    found = [element_words(one) for one in anywhere(part, "paragraph")] or [element_words(part)]
    return [text for text in found if text]


def _descriptions(article: Element, name: str) -> tuple[str, ...]:
    """Return what Factiva's indexers named, by the names of its codes."""
    return stated_lines(
        [
            element_words(next(iter(anywhere(one, "descriptor") or anywhere(one, "name")), None))
            for one in anywhere(article, name)
        ]
    )


IMPORTER = Importer(
    "factiva-xml",
    lambda source: root_name(source) in _ROOTS and bool(_PARTS.search(source.markup_head)),
    whole("factiva-xml"),
    _read,
    several=True,
)
