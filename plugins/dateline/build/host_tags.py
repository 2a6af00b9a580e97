"""The people, places, organisations and dates of any Pelican site's articles, as its templates use them."""

import datetime as dt
import hashlib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from ..article.record import Article
from ..enrich import enrich_all
from ..enrich.entities.archive import Archive, resolve_archive
from ..enrich.entities.authority import KINDS
from ..enrich.ner.model import load_model, local_model
from ..enrich.tags import EntityKind, Tags
from ..site.paths import entity_path
from . import fingerprint
from .cache import Cache


@dataclass(frozen=True, slots=True)
class TaggedName:
    """An entity as a template shows it."""

    kind: EntityKind
    slug: str
    name: str
    url: str  # of its page, empty where the site has no such pages
    words: tuple[str, ...]  # how this article calls it, without the name itself
    salience: float  # 0 … 1, how much this article is about it
    roles: tuple[str, ...] = ()  # of a person, most frequent first
    country: str = ""  # of a place, ISO 3166-1 alpha-2
    latitude: float | None = None  # of a place, degrees, WGS 84
    longitude: float | None = None


@dataclass(frozen=True, slots=True)
class MentionedDate:
    """A date that an article speaks of."""

    surface: str  # the words of the text
    value: str  # TIMEX3
    edtf: str
    first: dt.date  # first and last day it covers
    last: dt.date


@dataclass(frozen=True, slots=True)
class HostTags:
    """What was found in the articles of a site."""

    archive: Archive
    names: Mapping[str, Mapping[EntityKind, Sequence[TaggedName]]]  # by the article's identifier
    dates: Mapping[str, Sequence[MentionedDate]]  # by the article's identifier


def host_tags(
    articles: Sequence[Article], *, cache: Path, model: str, language: str, pages: bool
) -> HostTags:
    """Return the tags of a site's articles; what was tagged in an earlier build is read from the cache.

    Args:
        articles: all that are published, see `host_articles`.
        cache: a file that may be deleted at any time.
        model: the name of a spaCy model, 'none', or '' for the best installed.
        language: the site's language, whose model is loaded to name it in the cache's keys.
        pages: whether entities have pages of their own.
    """
    tags = _tags(articles, cache, model, language)
    archive = resolve_archive(tags)
    by_slug = {(kind, entity.slug): entity for kind in KINDS for entity in archive.of_kind(kind)}
    names: dict[str, Mapping[EntityKind, Sequence[TaggedName]]] = {}
    for identifier, named in archive.by_article.items():
        found: dict[EntityKind, list[TaggedName]] = {kind: [] for kind in KINDS}
        for mention in named:
            entity = by_slug[mention.kind, mention.slug]
            surfaces = dict.fromkeys(part.surface for part in mention.mentions)
            latitude, longitude = entity.coordinates or (None, None)
            found[mention.kind].append(
                TaggedName(
                    mention.kind,
                    mention.slug,
                    mention.name,
                    entity_path(mention.kind, mention.slug) if pages else "",
                    tuple(surface for surface in surfaces if surface != mention.name),
                    mention.salience,
                    entity.roles,
                    (entity.place.country or "") if entity.place else "",
                    latitude,
                    longitude,
                )
            )
        names[identifier] = found
    dates = {
        identifier: [
            MentionedDate(found.surface, found.value, found.edtf or "", found.first, found.last)
            for found in own.dates
            if found.first and found.last
        ]
        for identifier, own in tags.items()
    }
    return HostTags(archive, names, dates)


def _tags(articles: Sequence[Article], path: Path, model: str, language: str) -> dict[str, Tags]:
    model = local_model(model, path.parent)
    rules = f"{fingerprint.of_rooms('article', 'enrich')} {load_model(language, model).id}"
    keys = {
        article.identifier: hashlib.blake2b(f"{rules}{article!r}".encode(), digest_size=16).hexdigest()
        for article in articles
    }
    with Cache(path) as cache:
        known = dict(cache.items(keys.values()))
        missing = [article for article in articles if keys[article.identifier] not in known]
        made = {
            keys[article.identifier]: found
            for article, found in zip(missing, enrich_all(missing, model=model), strict=True)
        }
        cache.put(made)
        cache.keep_only(keys.values())
    tags = known | made
    return {identifier: tags[key] for identifier, key in keys.items()}
