"""The search of any Pelican site: its index, its client and the words of its form, below one folder."""

import logging
import shutil
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

from ..article.errors import ArticleError
from ..article.record import Article
from ..search import build_index
from ..search.client import client_files

_log = logging.getLogger(__name__)


def host_documents(contents: Sequence[Any], articles: Sequence[Article]) -> Iterator[dict[str, Any]]:
    """Yield what search takes for each of Pelican's contents.

    Args:
        contents: Pelican's articles and pages; those that were tagged bring their names along.
        articles: the same as Dateline's values, see `host_articles`.
    """
    for content, article in zip(contents, articles, strict=True):
        yield {
            "id": article.identifier,
            "title": article.headline,
            "body": article.text,
            "url": content.url,
            "date": str(article.published or ""),
            "language": article.language,
            **{
                kind: [getattr(found, "name", found) for found in _listed(getattr(content, kind, ()))]
                for kind in ("people", "places", "organisations")
            },
        }


def write_search(
    documents: Sequence[dict[str, Any]], folder: Path, *, theme: Path, styles: Sequence[Path]
) -> None:
    """Write the index, the client's scripts and the style sheets into a folder of the site.

    Args:
        documents: see `host_documents`.
        folder: below the site's output; made anew.
        theme: Dateline's theme, whose style sheet of the search is copied.
        styles: further style sheets.
    """
    shutil.rmtree(folder, ignore_errors=True)
    _index(list(documents), folder)
    (folder / "ledger.json").unlink(missing_ok=True)  # of use to a next build only, which starts afresh
    for name, script in client_files():
        path = folder / "js" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(script, "utf-8")
    (folder / "css").mkdir()
    for style in (theme / "static/css/search.css", *styles):
        shutil.copyfile(style, folder / "css" / style.name)


def _index(documents: list[dict[str, Any]], folder: Path) -> None:
    """Write the index, without the articles that cannot be indexed."""
    while True:
        try:
            build_index(documents, folder, ledger=folder / "ledger.json")
        except ArticleError as error:
            kept = [one for one in documents if one["id"] != error.where]
            if len(kept) == len(documents):
                raise
            (lost,) = (one["url"] for one in documents if one["id"] == error.where)
            _log.warning("%s cannot be searched: %s", lost, error.found)
            documents = kept
        else:
            return


def _listed(value: Any) -> Sequence[Any]:
    return value if isinstance(value, Sequence) and not isinstance(value, str) else ()
