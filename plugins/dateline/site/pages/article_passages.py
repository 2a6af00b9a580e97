"""The passages of an article that others have, too."""

from collections.abc import Sequence
from typing import NamedTuple

from ...article.passages import passages
from ...article.record import Article
from ..article_summary import ArticleSummary
from ..reuse import excerpt
from ..site_context import SiteContext

_REUSED = 12  # passages that recur elsewhere; the longest
_EXCERPT = 14  # words of one that are shown


class ReusedRow(NamedTuple):
    """A passage of an article that another has, too; what it says is told by `excerpts` of the page."""

    paragraph: str  # anchor on this page
    begin: int  # its first word in the paragraph
    length: str  # in words, for the eye
    card: ArticleSummary  # the other article
    path: str  # of its paragraph


def reused_rows(site: SiteContext, identifier: str) -> Sequence[ReusedRow]:
    """Return the passages of an article that others have, the longest first; none of its own versions."""
    versions = {version.card.identifier for version in site.versions.of(identifier)}
    found = [passage for passage in site.reuse.of(identifier) if passage.other not in versions]
    found.sort(key=lambda passage: (-passage.length, passage.paragraph, passage.other))
    rows = []
    for passage in found[:_REUSED]:
        card = site.timeline.by_identifier[passage.other]
        length = site.language.count("words", passage.length)
        path = f"{card.path}#{passage.other_paragraph}"
        rows.append(ReusedRow(passage.paragraph, passage.begin, length, card, path))
    return rows


def excerpts_of(article: Article, reused: Sequence[ReusedRow]) -> Sequence[str]:
    """Return how each of the passages begins."""
    texts = {passage.identifier: passage.text for passage in passages(article.blocks)} if reused else {}
    return [f"{excerpt(texts[row.paragraph], row.begin, _EXCERPT)} …" for row in reused]
