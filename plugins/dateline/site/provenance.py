"""Where an article came from, as its page shows it: source, copies, hashes, and what was taken out."""

import hashlib
from collections.abc import Sequence
from typing import NamedTuple
from urllib.parse import urlsplit

from ..article.links import vetted
from ..article.record import Article
from ..article.text import shorten
from .interface_language import Language

_REMOVED = 40  # stretches that are shown
_LONGEST = 160  # characters of each


class RemovedText(NamedTuple):
    """A stretch that cleaning took out."""

    rule: str
    words: str


class ProvenanceFacts(NamedTuple):
    """Where an article came from; what is not known is empty."""

    url: str  # only where it is safe to link
    host: str
    wayback: str  # address of the Internet Archive's copy
    source: str  # name of the file or container as received
    kind: str
    retrieved: str  # for the eye
    original: str  # SHA-256
    text: str  # SHA-256 of the article's text
    confidence: str  # a percentage; empty where nothing speaks against it
    warnings: tuple[str, ...]  # why a person should look at it
    removed: Sequence[RemovedText]


def provenance(article: Article, language: Language) -> ProvenanceFacts:
    """Return what the provenance box of an article's page shows."""
    origin = article.provenance
    url = vetted(article.url) if article.url else None
    return ProvenanceFacts(
        url=url or "",
        host=(urlsplit(url).hostname or "") if url else article.url,
        wayback=_wayback(article, url) if url else "",
        source=origin.source,
        kind=origin.kind,
        retrieved=language.moment(origin.retrieved, time=True) if origin.retrieved else "",
        original=origin.original,
        text=hashlib.sha256(article.text.encode()).hexdigest(),
        confidence=f"{origin.confidence:.0%}" if origin.confidence < 1 else "",
        warnings=tuple(one.text for one in origin.warnings),
        removed=[
            RemovedText(removed.rule, shorten(removed.text, _LONGEST))
            for removed in origin.removed[:_REMOVED]
        ],
    )


def _wayback(article: Article, url: str) -> str:
    """Return the Internet Archive's copy that is nearest to the day of capture, or of publication."""
    moment = article.provenance.retrieved or article.modified or article.published
    stamp = "".join(character for character in moment.value if character.isdigit()) if moment else "2"
    return f"https://web.archive.org/web/{stamp}/{url}"
