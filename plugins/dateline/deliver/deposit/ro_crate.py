"""The description of a deposit as RO-Crate 1.2: the collection, its files, its articles. Pure."""

import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any
from urllib.parse import quote

from ...article.record import Article
from ...build.media_types import media_type

METADATA = "ro-crate-metadata.json"
_VERSION = "https://w3id.org/ro/crate/1.2"
_NO_LICENCE = "No licence is stated; the rights are those of the publishers."


@dataclass(frozen=True, slots=True)
class Collection:
    """What the keeper of an archive says of it."""

    title: str
    description: str
    publisher: str
    licence: str
    licence_url: str
    day: str  # ISO 8601, of the deposit


def ro_crate(
    about: Collection, files: Mapping[str, tuple[str, int]], articles: Iterable[tuple[str, Article]]
) -> bytes:
    """Return ro-crate-metadata.json.

    Args:
        about: the collection.
        files: path below the crate → SHA-256 and size in bytes.
        articles: path below the crate, and what its page says.
    """
    described = dict(articles)
    parts = [_file(path, digest, size, described.get(path)) for path, (digest, size) in sorted(files.items())]
    publisher = {"@id": "#publisher", "@type": "Organization", "name": about.publisher or about.title}
    licence: Any = {"@id": about.licence_url} if about.licence_url else about.licence or _NO_LICENCE
    root = {
        "@id": "./",
        "@type": "Dataset",
        "name": about.title,
        "description": about.description or f"The archive {about.title}: originals, articles, provenance.",
        "datePublished": about.day,
        "license": licence,
        "publisher": {"@id": "#publisher"},
        "hasPart": [{"@id": part["@id"]} for part in parts],
    }
    descriptor = {
        "@id": METADATA,
        "@type": "CreativeWork",
        "conformsTo": {"@id": _VERSION},
        "about": {"@id": "./"},
    }
    graph = [descriptor, root, publisher, *parts]
    if about.licence_url:
        name = about.licence or about.licence_url
        graph.append({"@id": about.licence_url, "@type": "CreativeWork", "name": name, "description": name})
    crate = {"@context": f"{_VERSION}/context", "@graph": graph}
    return json.dumps(crate, ensure_ascii=False, indent=1).encode() + b"\n"


def _file(path: str, digest: str, size: int, article: Article | None) -> dict[str, Any]:
    kind = "text/markdown" if path.endswith(".md") else media_type(path).partition(";")[0]
    name = path.rpartition("/")[2]
    entity: dict[str, Any] = {
        "@id": quote(path, safe="/", errors="surrogateescape"),
        "@type": "File",
        "name": name.encode("utf-8", "backslashreplace").decode(),
        "encodingFormat": kind,
        "contentSize": str(size),
        "sha256": digest,
    }
    if article:
        told = {
            "name": article.headline,
            "identifier": article.identifier,
            "description": article.standfirst,
            "inLanguage": article.language,
            "dateCreated": str(article.published or ""),
            "url": article.url,
            "author": ", ".join(article.authors),
            "isBasedOn": article.provenance.source,
            "conditionsOfAccess": article.rights,
        }
        entity |= {key: value for key, value in told.items() if value}
    return entity
