"""The references of all articles, a script a month: of them the reading list and saved results are made.

They are scripts, not JSON, because a browser that shows a site from a folder loads nothing else.
"""

import json
from collections.abc import Iterator

from ...article.record import Article
from ..article_summary import ArticleSummary
from ..page import FilePart
from .citation import csl, dated

_json = json.JSONEncoder(ensure_ascii=False, separators=(",", ":")).encode


def references_path(moment: str) -> str:
    """Return the file of the references of a month; `moment` is ISO 8601, or empty for undated articles."""
    return f"data/references/{moment[:7] or 'undated'}.js"


def reference(article: Article, card: ArticleSummary) -> FilePart:
    """Return the reference of an article: a CSL-JSON item, and more.

    Beside the fields of CSL-JSON it has `path`, its page below the site's folder, and `agency` where no
    author is known.
    """
    item = csl(dated(article)) | {"path": card.path}
    if not article.authors and article.agency:
        item["agency"] = article.agency
    return FilePart(references_path(card.moment), f"{_json(item)},\n")


class ReferenceFiles:
    """Begins and ends the files of the references of articles that come in order of publication."""

    def __init__(self) -> None:
        self._path = ""  # the file that is begun and not ended

    def before(self, card: ArticleSummary) -> Iterator[FilePart]:
        """Yield what ends a file and begins another before the reference of an article."""
        path = references_path(card.moment)
        if path != self._path:
            yield from self.foot()
            yield FilePart(path, "dateline.references([\n")
            self._path = path

    def foot(self) -> Iterator[FilePart]:
        """Yield the end of the last file."""
        if self._path:
            yield FilePart(self._path, "]);\n")
