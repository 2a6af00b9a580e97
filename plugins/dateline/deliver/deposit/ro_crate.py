"""The description of a deposit as RO-Crate 1.2: the collection, its files, its articles. Pure."""

import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any
from urllib.parse import quote

from ...article.record import Article
from .formats import format_of

METADATA = "ro-crate-metadata.json"
_VERSION = "https://w3id.org/ro/crate/1.2"
_NO_LICENCE = "No licence is stated; the rights are those of the publishers."
_LICENCE = "#licence"
# What the files of an archive are, by how their paths end or by a folder in them; the first that fits.
_MEANINGS = (
    (".removed.json", "What cleaning left out of an article, with the rules by which."),
    (
        "ledger.jsonl",
        "The ledger: what came in, and the SHA-256 of every file, each line sealed over those before.",
    ),
    ("ledger-head.json", "How many lines the ledger has, and its last seal."),
    ("SHA256SUMS", "The SHA-256 of every file, for sha256sum -c."),
    ("premis.xml", "Fixity of each file and the events that made it, as PREMIS 3."),
    ("takedowns.jsonl", "Which articles were withdrawn or given back, when and why."),
    ("/originals/", "A source as it was received."),
    ("/images/", "A picture of an article."),
    ("/authority/", "What the keepers settled about names and rights."),
    ("/profiles/", "What the keepers decided about the pages of a host."),
    ("/pages/", "A page of the archive's own."),
)


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
    about: Collection,
    files: Mapping[str, tuple[str, int]],
    articles: Iterable[tuple[str, Article]],
    names: Mapping[str, str],
) -> bytes:
    """Return ro-crate-metadata.json.

    Args:
        about: the collection.
        files: path below the crate → SHA-256 and size in bytes.
        articles: path below the crate, and what its page says.
        names: path below the crate of an original → the name that it was received under.
    """
    described = dict(articles)
    people = {
        name: f"#person-{number}"
        for number, name in enumerate(
            sorted({one for found in described.values() for one in found.authors}), 1
        )
    }
    parts = [
        _file(path, names.get(path, ""), digest, size) | _article(described.get(path), people)
        for path, (digest, size) in sorted(files.items())
    ]
    publisher = {"@id": "#publisher", "@type": "Organization", "name": about.publisher or about.title}
    name = about.licence or about.licence_url or _NO_LICENCE
    licence = {
        "@id": about.licence_url or _LICENCE,
        "@type": "CreativeWork",
        "name": name,
        "description": name,
    }
    root = {
        "@id": "./",
        "@type": "Dataset",
        "name": about.title,
        "description": about.description or f"The archive {about.title}: originals, articles, provenance.",
        "datePublished": about.day,
        "license": {"@id": licence["@id"]},
        "publisher": {"@id": "#publisher"},
        "hasPart": [{"@id": part["@id"]} for part in parts],
    }
    descriptor = {
        "@id": METADATA,
        "@type": "CreativeWork",
        "conformsTo": {"@id": _VERSION},
        "about": {"@id": "./"},
    }
    persons = [{"@id": key, "@type": "Person", "name": name} for name, key in people.items()]
    graph = [descriptor, root, publisher, licence, *persons, *parts]
    crate = {"@context": f"{_VERSION}/context", "@graph": graph}
    return json.dumps(crate, ensure_ascii=False, indent=1).encode() + b"\n"


def _file(path: str, received: str, digest: str, size: int) -> dict[str, Any]:
    entity = {
        "@id": quote(path, safe="/", errors="surrogateescape"),
        "@type": "File",
        "name": _readable(path.rpartition("/")[2]),
        "encodingFormat": format_of(received or path),
        "contentSize": str(size),
        "sha256": digest,
        "description": _meaning(path),
    }
    return entity | ({"alternateName": _readable(received)} if received else {})


def _readable(name: str) -> str:
    """Return a file's name with the bytes that are no UTF-8 as escapes."""
    return name.encode("utf-8", "backslashreplace").decode()


def _article(article: Article | None, people: Mapping[str, str]) -> dict[str, Any]:
    if article is None:
        return {}
    authors = [{"@id": people[name]} for name in article.authors]
    told = {
        "name": article.headline,
        "identifier": article.identifier,
        "description": article.standfirst,
        "inLanguage": article.language,
        "dateCreated": str(article.published or ""),
        "url": article.url,
        "author": authors[0] if len(authors) == 1 else authors,
        "isBasedOn": article.provenance.source,
        "conditionsOfAccess": article.rights,
    }
    return {key: value for key, value in told.items() if value}


def _meaning(path: str) -> str:
    """Return what a file of the archive is, in a sentence."""
    for mark, meaning in _MEANINGS:
        if path.endswith(mark) or (mark.endswith("/") and mark in path):
            return meaning
    return "An article, as a page of Markdown." if path.endswith(".md") else "A file of the archive."
