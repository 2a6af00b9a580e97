"""What a sitemap tells of a page, put into the article where the page itself does not say it. Pure."""

from collections.abc import Mapping
from dataclasses import replace

from ..article.moment import Moment
from ..article.record import Article


def filled(article: Article, told: Mapping[str, str]) -> Article:
    """Return the article with what it lacks of `headline`, `publisher`, `published` and `modified`.

    The day of the last change is taken only where there is no date at all: any touch of a page changes it.
    """
    lacks = {name: told[name] for name in ("headline", "publisher") if told.get(name)}
    values: dict[str, object] = {name: value for name, value in lacks.items() if not getattr(article, name)}
    if not article.published and not article.modified:
        name = "published" if told.get("published") else "modified"
        if told.get(name):
            values[name] = Moment.parse(told[name])
            values["provenance"] = article.provenance.with_stated(("published",))
    return replace(article, **values) if values else article  # type: ignore[arg-type]
