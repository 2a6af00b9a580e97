"""The card of an article: what lists show of it, each string made once. Knows nothing of other articles."""

from typing import NamedTuple

from ..article.blocks import Paragraph
from ..article.record import Article
from ..article.text import plain, shorten
from .headline_case import sentence_case
from .interface_language import Language
from .paths import article_path, filed_under

LONGEST_SUMMARY = 180  # characters; about two lines of a list


class ArticleSummary(NamedTuple):
    """An article in a list. A tuple, as tens of thousands are held at once."""

    identifier: str
    path: str
    headline: str
    summary: str
    moment: str  # ISO 8601 as precise as stated; empty when unknown
    date: str  # the same for the eye
    byline: str
    publisher: str
    section: str
    language: str  # empty where it is the interface's
    direction: str  # the same

    def __repr__(self) -> str:
        """Name no field: pages are told apart by this, half a million times a build."""
        return tuple.__repr__(self)


def summarize(article: Article, language: Language, *, recase: bool = False) -> ArticleSummary:
    """Return the card of an article; `recase` writes a headline in capitals in sentence case."""
    moment = filed_under(article)
    headline = sentence_case(article.headline, article.text) if recase else article.headline
    foreign = article.language != language.code
    return ArticleSummary(
        article.identifier,
        article_path(article),
        headline or language.say("untitled"),
        article.standfirst or first_words(article),
        str(moment or ""),
        language.moment(moment) if moment else language.say("undated"),
        ", ".join(article.authors) or article.agency,
        article.publisher,
        article.section,
        article.language if foreign else "",
        article.direction if article.direction != language.direction else "",
    )


def first_words(article: Article) -> str:
    """Return the first words of the body without its dateline, cut at a word."""
    for block in article.blocks:
        if isinstance(block, Paragraph) and (words := plain(block.content).replace("\n", " ").strip()):
            return shorten(_without_dateline(words, article.dateline), LONGEST_SUMMARY)
    return ""


def _without_dateline(words: str, dateline: str) -> str:
    """Return an opening without place and day, which a list states already."""
    rest = words.removeprefix(dateline).lstrip(" .:–—-") if dateline else ""
    return rest or words
