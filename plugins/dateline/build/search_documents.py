"""The published articles as search takes them: plain values, in the order of their pages."""

from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any, get_args

from ..article.record import Article
from ..article.text import captions, runs
from ..enrich.tags import EntityKind
from ..search.document import days_mentioned
from ..search.late_documents import LateDocuments
from ..site.article_digests import digest_of
from ..site.paths import article_path, entity_path
from . import fingerprint
from .load_archive import LoadedArchive
from .place_names import place_names


def documents(loaded: LoadedArchive, cache: Path, settings: Mapping[str, Any]) -> LateDocuments:
    """Return what `search.build_index` indexes of each published article.

    Args:
        loaded: the archive.
        cache: where the names of places are remembered.
        settings: the site's, which say what entities have pages.
    """
    forms = _all_forms(loaded, cache)
    pages = _pages(loaded, settings["DATELINE_KINDS"], settings["DATELINE_ENTITY_PAGES_FROM"])
    program = fingerprint.of_rooms("build/search_documents.py", "search/document.py")
    made_of = {
        identifier: digest_of(
            (program, *_made_of(identifier, loaded), forms.get(identifier), pages.get(identifier))
        )
        for identifier in loaded.articles
        if loaded.articles.status(identifier) == "published"
    }

    def read(identifier: str) -> Mapping[str, Any]:
        told = (found.get(identifier, ()) for found in (forms, pages))
        return _document(loaded.articles[identifier], loaded, *told)

    return LateDocuments(made_of, read)


def _made_of(identifier: str, loaded: LoadedArchive) -> tuple[Any, ...]:
    """Return what changes whenever anything but the further forms of names does in a document."""
    named = loaded.archive.by_article.get(identifier, ())
    shown = [(found.kind, found.name, [mention.start for mention in found.mentions]) for found in named]
    return loaded.articles.digest(identifier), shown


def _document(
    article: Article,
    loaded: LoadedArchive,
    forms: Iterable[tuple[str, str, str]],
    pages: Iterable[tuple[str, str, str]],
) -> Mapping[str, Any]:
    named: dict[str, list[str]] = {"people": [], "places": [], "organisations": []}
    aliases = list(forms)
    for found in loaded.archive.by_article.get(article.identifier, ()):
        named[found.kind].append(found.name)
        surfaces = dict.fromkeys(mention.surface for mention in found.mentions)
        aliases += [(found.kind, surface, found.name) for surface in surfaces if surface != found.name]
    dates = loaded.dates.get(article.identifier, ())
    return {
        "id": article.identifier,
        "title": article.headline,
        "body": _searched(article),
        "url": article_path(article),
        "date": str(article.published or article.modified or ""),
        "summary": article.standfirst,  # without one, search shows how the text begins
        "language": article.language,
        "authors": article.authors,
        "section": article.section,
        "days_mentioned": days_mentioned(dates),
        "aliases": tuple(dict.fromkeys(aliases)),
        "pages": tuple(pages),
        **named,
    }


def _searched(article: Article) -> str:
    """Return standfirst, body and captions; items and cells are paragraphs, so that no phrase spans two."""
    body = (words for _, words in runs(article.blocks))
    return "\n\n".join(
        part for part in (article.standfirst, *body, *captions(article.blocks)) if part.strip()
    )


def _pages(
    loaded: LoadedArchive, kinds: Iterable[EntityKind], pages_from: int
) -> dict[str, list[tuple[str, str, str]]]:
    """Return the page of each entity that has one, by each article that names it."""
    found: dict[str, list[tuple[str, str, str]]] = {}
    for kind in kinds:
        for entity in loaded.archive.of_kind(kind):
            told = (one.article for one in entity.articles)
            shown = [article for article in told if loaded.articles.status(article) == "published"]
            if len(shown) >= pages_from:
                for article in shown:
                    found.setdefault(article, []).append((kind, entity.name, entity_path(kind, entity.slug)))
    return found


def _all_forms(loaded: LoadedArchive, cache: Path) -> dict[str, list[tuple[str, str, str]]]:
    """Return every form of each entity, told once, by the article that is most about it.

    A place has the names of the gazetteer, too: Burma, Birma and Myanmar are one country.
    """
    ids = {entity.slug: dict(entity.ids).get("geonames", "") for entity in loaded.archive.places}
    names = place_names(sorted(set(ids.values()) - {""}), cache)
    found: dict[str, list[tuple[str, str, str]]] = {}
    for kind in get_args(EntityKind):
        for entity in loaded.archive.of_kind(kind):
            if entity.articles:
                rows = found.setdefault(entity.articles[0].article, [])
                others = names.get(ids[entity.slug], ()) if kind == "places" else ()
                rows += [(kind, form, entity.name) for form in (*entity.names[1:], *others)]
    return found
