"""The published articles as search takes them: plain values, in the order of the library."""

from collections.abc import Iterator, Mapping
from typing import Any

from ..site.paths import article_path
from .load_archive import Reading

LEDGER = "search.json"  # file in the cache that remembers what the index holds


def documents(reading: Reading) -> Iterator[Mapping[str, Any]]:
    """Yield a mapping for `search.build_index` for each published article."""
    for article in reading.library.values():
        if article.status != "published":
            continue
        named: dict[str, list[str]] = {"people": [], "places": [], "organisations": []}
        for naming in reading.archive.by_article.get(article.identifier, ()):
            named[naming.kind].append(naming.name)
        yield {
            "id": article.identifier,
            "title": article.headline,
            "body": "\n\n".join(filter(None, (article.standfirst, article.text))),
            "url": article_path(article),
            "date": str(article.published or article.modified or ""),
            "summary": article.standfirst,  # without one, search shows how the text begins
            "language": article.language,
            **named,
        }
