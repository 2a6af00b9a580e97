"""What the index holds of one article, taken from an Article or a mapping; computes no terms."""

import datetime as dt
import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

from ..article.moment import Moment
from .analyzer import fold, primary_language

SUMMARY_LENGTH = 64  # characters, about one line; the matched passage takes its place when it comes
FACETS = ("people", "places", "organisations")
_NOT_WORD = re.compile(r"[\W_]+")
_ISO = re.compile(r"(\d{4}(?:-\d\d){0,2})(?:(?<=-\d\d-\d\d)[T ]((?:[01]\d|2[0-3]):[0-5]\d)|$)", re.ASCII)


@dataclass(frozen=True, slots=True)
class Document:
    """One article as search sees it."""

    ref: str
    title: str
    text: str  # paragraphs parted by a blank line
    date: str = ""  # ISO 8601 to the minute or coarser, no zone; empty when undated
    url: str = ""  # relative to the site's root
    summary: str = ""
    language: str = "en"  # primary subtag
    people: tuple[str, ...] = ()
    places: tuple[str, ...] = ()
    organisations: tuple[str, ...] = ()

    @property
    def day(self) -> dt.date | None:
        """Return the first day its date can mean."""
        return first_day(self.date[:10]) if self.date else None

    def pseudo_terms(self) -> list[str]:
        """Return the facet terms of docs/index-format.md, section 4."""
        keyed = {f":{kind}:{facet_key(name)}" for kind in FACETS for name in getattr(self, kind)}
        if self.language:
            keyed.add(f":language:{self.language}")
        if len(self.date) >= 7:
            keyed.add(f":month:{self.date[:7]}")
        return sorted(keyed)


@lru_cache(maxsize=50_000)
def first_day(date: str) -> dt.date:
    """Return the first day that a year, month or day in ISO 8601 can mean; remembered, for days repeat."""
    return Moment(date).date()


@lru_cache(maxsize=50_000)
def facet_key(name: str) -> str:
    """Return the name as facet terms spell it: folded, words parted by one space."""
    if name.isascii() and name.isalnum():
        return name.lower()
    return _NOT_WORD.sub(" ", fold(name)).strip()


def document(article: Any, tags: Any = None, *, url: str = "", summary: str = "") -> Document:
    """Return the document of an Article (with its Tags) or of a mapping.

    A mapping has `id`, `title`, `body` and may have `url`, `date`, `summary`, `language`, `people`, `places`,
    `organisations` (names). A date that cannot be read counts as none: the article is still found.
    """
    if isinstance(article, Document):
        return article
    if isinstance(article, Mapping):
        return _from_mapping(article)
    text = "\n\n".join(part for part in (article.standfirst, article.text) if part)
    return Document(
        ref=article.identifier,
        title=article.headline,
        text=text,
        date=_date(article.published),
        url=url or f"{article.slug}.html",
        summary=summary or article.standfirst or _opening(article.text),
        language=primary_language(article.language),
        people=_names(tags and tags.people),
        places=_names(tags and tags.places),
        organisations=_names(tags and tags.organisations),
    )


def _from_mapping(given: Mapping[str, Any]) -> Document:
    body = given.get("body") or ""
    ref = str(given["id"])
    return Document(
        ref=ref,
        title=" ".join((given.get("title") or "").split()),
        text=body,
        date=_date(given.get("date")),
        url=given.get("url") or "",
        summary=given.get("summary") or _opening(body),
        language=primary_language(given.get("language", "en")),
        people=_names(given.get("people")),
        places=_names(given.get("places")),
        organisations=_names(given.get("organisations")),
    )


def _date(value: Any) -> str:
    if not value:
        return ""
    text = value.isoformat() if hasattr(value, "isoformat") else str(value)
    match = _ISO.match(text.strip())
    if not match:
        return ""
    try:
        first_day(match[1])
    except ValueError:
        return ""
    return f"{match[1]}T{match[2]}" if match[2] else match[1]


def _opening(text: str) -> str:
    """Return the first words of the text, up to the length of a summary, cut at a space."""
    opening = " ".join(text[: 2 * SUMMARY_LENGTH].split())
    if len(opening) <= SUMMARY_LENGTH:
        return opening
    return opening[:SUMMARY_LENGTH].rpartition(" ")[0] + " …"


def _names(entities: Iterable[Any] | None) -> tuple[str, ...]:
    if not entities:
        return ()
    names = (entity if isinstance(entity, str) else entity.name for entity in entities)
    return tuple(dict.fromkeys(name for name in names if facet_key(name)))
