"""Cleaned documents that are no articles after all: a headline alone, a login form, a list of links."""

import re

from ..article.blocks import (
    Block,
    DefinitionList,
    Figure,
    Heading,
    Inlines,
    Link,
    ListBlock,
    Paragraph,
    Quote,
    Table,
)
from ..article.record import Article
from ..article.text import count_words, plain
from .record import Record, Refused, Wanted

_PASSWORD = re.compile(rb"<input\b[^>]*\btype\s*=\s*[\"']?password", re.IGNORECASE)
_WORDS_OF_FORM = 60  # that stand around a login form; an article has more
_LEAST_LINKS = 8
_FEW_WORDS = 30  # that are left where the links are no part of an article
_MOST_LINKED = 0.85  # of the characters of an article that are links
_LONGEST_LINK = 120  # characters in the mean; longer ones are teasers with words of their own
HEADLINE_ALONE = "it has no text below its headline"  # begins the reason of such a refusal


def without_text(article: Article) -> bool:
    """Return whether an article has neither words nor pictures below its headline."""
    return not article.text.strip() and not any(isinstance(block, Figure) for block in article.blocks)


def _repeats_headline(article: Article) -> bool:
    return " ".join(article.text.split()).casefold() == article.headline.casefold()


def judged(article: Article, found: Record) -> Refused | Wanted | None:
    """Return why a cleaned document is no article, None where it is one.

    Args:
        article: what cleaning made of it.
        found: the document.
    """
    words = count_words(article.text)
    if words < _WORDS_OF_FORM and _PASSWORD.search(found.data):
        return Refused(found.name, "it is a login form; sign in, and save the page behind it")
    if without_text(article) or (not found.is_text and _repeats_headline(article)):
        if article.url:
            return Wanted(found.name, article.url, article.headline)
        return Refused(found.name, f"{HEADLINE_ALONE} ({article.headline[:80]!r})")
    if found.kind == "html" and _lists_links(article):
        return Refused(
            found.name,
            "it is a list of links, not an article; save the pages it leads to, or ingest a list of them",
        )
    return None


def _lists_links(article: Article) -> bool:
    # Where nothing else is on a page, the cleaner keeps as text what it has told to be links.
    left_out = {one.text for one in article.provenance.removed if one.rule in {"links", "related"}}
    others = [line for line in article.text.split("\n") if line and line not in left_out]
    if len(left_out) >= _LEAST_LINKS and count_words(" ".join(others)) < _FEW_WORDS:
        return True
    links = [link for block in article.blocks for link in _links(block)]
    linked = sum(map(len, links))
    return (
        len(links) >= _LEAST_LINKS
        and linked >= _MOST_LINKED * len(article.text)
        and linked <= _LONGEST_LINK * len(links)
    )


def _links(block: Block) -> list[str]:
    match block:
        case Paragraph(content) | Heading(content):
            return _linked(content)
        case ListBlock(items):
            return [link for item in items for inner in item for link in _links(inner)]
        case Quote(blocks):
            return [link for inner in blocks for link in _links(inner)]
        case Table(header, rows):
            return [link for row in (header, *rows) for cell in row for link in _linked(cell)]
        case DefinitionList(items):
            return [link for term, bodies in items for run in (term, *bodies) for link in _linked(run)]
    return []


def _linked(content: Inlines) -> list[str]:
    found: list[str] = []
    for inline in content:
        if isinstance(inline, Link):
            found.append(plain(inline.content))
        elif inner := getattr(inline, "content", None):
            found += _linked(inner)
    return found
