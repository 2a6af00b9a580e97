"""What a page says of itself to machines: meta elements, and schema.org as JSON-LD. Escapes nothing."""

from collections.abc import Iterator, Mapping, Sequence
from typing import Any, NamedTuple

from ...article.blocks import Figure
from ...article.links import vetted
from ...article.moment import Moment
from ...article.record import Article
from ...enrich.entities.archive import Entity
from ...enrich.tags import EntityKind
from ..article_summary import ArticleSummary
from ..entities import Name
from ..settings import SiteSettings
from .citation import page_address, values

_TYPES: Mapping[EntityKind, str] = {"people": "Person", "places": "Place", "organisations": "Organization"}
MENTIONS = 24  # entities listed in an article's JSON-LD


class MetaTag(NamedTuple):
    """A meta element of a page's head."""

    attribute: str  # name or property
    key: str  # the value of that attribute
    content: str


def article_meta(article: Article, card: ArticleSummary, settings: SiteSettings) -> Sequence[MetaTag]:
    """Return the meta elements of an article's page."""
    return [
        *(MetaTag("name", f"citation_{key}", content) for key, content in _highwire(article, card, settings)),
        *(MetaTag("name", f"DC.{key}", content) for key, content in _dublin_core(article)),
        *(MetaTag("property", key, content) for key, content in _open_graph(article, card, settings)),
    ]


def _highwire(article: Article, card: ArticleSummary, settings: SiteSettings) -> Iterator[tuple[str, str]]:
    """Yield what Google Scholar and Zotero read."""
    yield "title", card.headline
    for author in article.authors:
        yield "author", author
    if article.published:
        yield "publication_date", article.published.value[:10].replace("-", "/")
    if article.publisher:
        yield "journal_title", article.publisher
    yield "language", article.language
    if page := page_address(article, settings):
        yield "public_url", page


def _dublin_core(article: Article) -> Iterator[tuple[str, str]]:
    for field, value in values(article):
        if field.dublin_core:
            yield from (
                (field.dublin_core, str(one)) for one in (value if isinstance(value, tuple) else (value,))
            )


def _open_graph(article: Article, card: ArticleSummary, settings: SiteSettings) -> Iterator[tuple[str, str]]:
    yield "og:type", "article"
    yield "og:title", card.headline
    if card.summary:
        yield "og:description", card.summary
    yield "og:site_name", settings.title
    if article.published:
        yield "article:published_time", str(article.published)
    if article.modified:
        yield "article:modified_time", str(article.modified)
    if page := page_address(article, settings):
        yield "og:url", page
    if settings.base_url and (picture := _picture(article)):
        yield "og:image", f"{settings.base_url}/{picture.image}"
        if picture.alt:
            yield "og:image:alt", picture.alt


def _picture(article: Article) -> Figure | None:
    """Return the first picture that the archive itself holds."""
    return next((block for block in article.blocks if isinstance(block, Figure) and block.is_kept), None)


def article_ld(
    article: Article, card: ArticleSummary, named: Sequence[Name], settings: SiteSettings
) -> Mapping[str, Any]:
    """Return an article as a schema.org NewsArticle."""
    item: dict[str, Any] = {"@context": "https://schema.org", "@type": "NewsArticle"}
    for field, value in values(article):
        if field.schema_org:
            item[field.schema_org] = _schema(field.schema_org, value)
    item["headline"] = card.headline
    item["identifier"] = article.identifier
    if not vetted(article.url):
        item.pop("url", None)
    if page := page_address(article, settings):
        item["mainEntityOfPage"] = page
    if settings.base_url and (picture := _picture(article)):
        item["image"] = f"{settings.base_url}/{picture.image}"
    if settings.licence_url:
        item["license"] = settings.licence_url
    if named:
        item["mentions"] = [{"@type": _TYPES[name.kind], "name": name.name} for name in named[:MENTIONS]]
    return item


def _schema(key: str, value: Any) -> Any:
    if key == "author":
        return [{"@type": "Person", "name": name} for name in value]
    if key == "publisher":
        return {"@type": "Organization", "name": value}
    if isinstance(value, Moment):
        return str(value)
    return list(value) if isinstance(value, tuple) else value


def entity_ld(entity: Entity, same_as: Sequence[str], settings: SiteSettings, path: str) -> Mapping[str, Any]:
    """Return an entity as a schema.org Person, Place or Organization."""
    item: dict[str, Any] = {
        "@context": "https://schema.org",
        "@type": _TYPES[entity.kind],
        "name": entity.name,
    }
    if entity.names[1:]:
        item["alternateName"] = list(entity.names[1:])
    if entity.roles and entity.kind == "people":
        item["jobTitle"] = list(entity.roles[:4])
    if same_as:
        item["sameAs"] = list(same_as)
    if entity.coordinates and entity.uncertainty is None:
        latitude, longitude = entity.coordinates
        item["geo"] = {"@type": "GeoCoordinates", "latitude": latitude, "longitude": longitude}
    if settings.base_url:
        item["url"] = f"{settings.base_url}/{path}"
    return item
