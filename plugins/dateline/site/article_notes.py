"""What the site needs to know of every article before it makes a page, from that article alone.

So notes can be kept from build to build, by the bytes of the article's page (`ArticleStore.kept`), and a
build reads only the articles that are new. What compares articles with one another begins with them.
"""

import hashlib
from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import TYPE_CHECKING, NamedTuple, TypeAlias

from ..article.blame import blaming
from ..article.record import Article, Status
from ..article.text import count_words
from ..ingest.versions import DatedSketch, dated_sketch
from .article_summary import ArticleSummary, summarize
from .interface_language import Language
from .paths import filed_under
from .reuse import paragraph_hashes
from .story_vectors import StoryWords, story_words
from .versions import VersionFacts, version_facts

if TYPE_CHECKING:
    from array import array


class ArticleNotes(NamedTuple):
    """The notes of one article."""

    summary: ArticleSummary
    sketch: DatedSketch
    version: VersionFacts
    paragraphs: Sequence[tuple[str, "array[int]"]]  # identifier and hashes of words of each long one
    words: int  # of its text
    story: StoryWords


class NotedArticle(NamedTuple):
    """An article with its notes."""

    identifier: str
    status: Status
    digest: str  # another whenever the article's file or its address is
    notes: ArticleNotes | None  # of a published one only


Take: TypeAlias = Callable[[Article], ArticleNotes]
Noted: TypeAlias = Iterator[NotedArticle]


def take_notes(article: Article, language: Language, *, recase: bool) -> ArticleNotes:
    """Return the notes of an article.

    Args:
        article: a published one.
        language: of the interface.
        recase: whether a headline in capitals is written in sentence case.
    """
    summary = summarize(article, language, recase=recase)
    return ArticleNotes(
        summary,
        dated_sketch(article.text, filed_under(article)),
        version_facts(article),
        paragraph_hashes(article),
        count_words(article.text),
        story_words(summary),
    )


def noted(articles: Mapping[str, Article], take: Take) -> Noted:
    """Take notes of every article, none of them kept."""
    for identifier, article in articles.items():
        with blaming(identifier):
            notes = take(article) if article.status == "published" else None
        digest = hashlib.blake2b(repr(article).encode("utf-8", "surrogatepass"), digest_size=12).hexdigest()
        yield NotedArticle(identifier, article.status, digest, notes)
