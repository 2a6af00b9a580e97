"""What the index holds of one article, taken from an Article or a mapping; computes no terms."""

import datetime as dt
import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import lru_cache
from typing import Any

from ..article.moment import Moment
from .analyzer import MARKS, fold, primary_language

SUMMARY_LENGTH = 64  # characters, about one line; the matched passage takes its place when it comes
FACETS = ("people", "places", "organisations")
MOST_NAME_WORDS = 8  # of a byline or section that are looked for
_ACRONYM = re.compile(r"(?<!\w)(?:\w\.)+(?:\w(?!\w)|(?<=\.\w\.))")
_INITIALS = re.compile(
    "(?<!\\S)[a-z\u0370-\u04ff](?: [a-z\u0370-\u04ff](?!\\S))+"
)  # of scripts that have capitals
_JOINED_NAME = re.compile(r"(?<=\w)['’`-](?=\w)")
PART = ":part"  # after the kind, in the table of names: the key is a part of the name
PAGE = ":page"  # after the kind: instead of a name stands the address of its page
_SMALL_WORDS = set(
    "a and de des del der di du et for für in la of the to und y".split()
)  # no initials of theirs
MOST_LAST_WORDS = 3  # of a person's name that are a key of it
_NOT_WORD = re.compile(rf"(?:(?![{MARKS}])[\W_])+")
_ISO_DAY = re.compile(r"\d{4}(?:-\d\d){0,2}", re.ASCII)
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
    authors: tuple[str, ...] = ()
    section: str = ""
    days_mentioned: tuple[str, ...] = ()  # years, months, days in ISO 8601 that the text speaks of
    aliases: tuple[tuple[str, str, str], ...] = ()  # (kind, form as printed, name) of its names
    pages: tuple[tuple[str, str, str], ...] = ()  # (kind, name, address from the site's root) of names
    made_of: str = field(default="", compare=False)  # digest; empty where nothing is known of it

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
        keyed |= {f":by:{run}" for author in self.authors for run in runs_of_words(author)}
        keyed |= {f":section:{run}" for run in runs_of_words(self.section)}
        keyed |= {f":about:{value[:length]}" for value in self.days_mentioned for length in (4, 7, 10)}
        return sorted(keyed)

    @property
    def searched_text(self) -> str:
        """Return the text with bylines and section as paragraphs after it: what is indexed as its body."""
        return "\n\n".join(part for part in (self.text, *self.authors, self.section) if part)


@lru_cache(maxsize=50_000)
def first_day(date: str) -> dt.date:
    """Return the first day that a year, month or day in ISO 8601 can mean; remembered, for days repeat."""
    return Moment(date).date()


@lru_cache(maxsize=50_000)
def facet_key(name: str) -> str:
    """Return the name as facet terms spell it: folded, `U.K.` as `uk`, words parted by one space."""
    if name.isascii() and name.isalnum():
        return name.lower()
    return _INITIALS.sub(lambda match: match[0].replace(" ", ""), _key_with_initials(name))


def _key_with_initials(name: str) -> str:
    """Return the key of a name whose neighbouring initials are words of their own."""
    return _NOT_WORD.sub(" ", _ACRONYM.sub(lambda match: match[0].replace(".", ""), fold(name))).strip()


@lru_cache(maxsize=50_000)
def keys_of_parts(kind: str, name: str) -> frozenset[str]:
    """Return further keys of a name: without hyphens and apostrophes, parts of a person's, initials."""
    key, joined = facet_key(name), facet_key(_JOINED_NAME.sub("", name))
    keys = {joined}
    for words in {key: key.split(), joined: joined.split()}.values() if kind == "people" else ():
        keys |= {" ".join(words[-number:]) for number in range(1, min(MOST_LAST_WORDS, len(words)) + 1)}
        keys |= {" ".join(words[:number]) for number in range(2, len(words))}
        keys |= {word for word in words if word not in _SMALL_WORDS}
        keys |= {f"{words[0]} {words[-1]}", " ".join(word for word in words if len(word) > 1)}
        initials = "".join(word[0] for word in words[:-1])
        keys |= {f"{initials} {words[-1]}", f"{initials[:1]} {words[-1]}"}
    if kind == "organisations" and len(key.split()) > 1:
        words = key.split()
        keys |= {"".join(word[0] for word in kept) for kept in (words, _without_small_words(words))}
    return frozenset(part for part in keys if len(part) > 1 and part != key)


@lru_cache(maxsize=50_000)
def runs_of_words(name: str) -> frozenset[str]:
    """Return the key of every run of neighbouring words of a name, so that a part of it finds it.

    Hyphens and apostrophes part words or join them; the first word may be its initial.
    """
    keys = (facet_key(name), _key_with_initials(name), facet_key(_JOINED_NAME.sub("", name)))
    readings = {key: key.split()[:MOST_NAME_WORDS] for key in keys}
    runs = {
        " ".join(words[first:last])
        for words in readings.values()
        for first in range(len(words))
        for last in range(first + 1, len(words) + 1)
    }
    first, *rest = readings[keys[0]] or [""]
    return frozenset(runs | {" ".join((first[0], *rest))} if rest else runs)


def _without_small_words(words: list[str]) -> list[str]:
    return [word for word in words if word not in _SMALL_WORDS]


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
        authors=article.authors,
        section=article.section,
        days_mentioned=days_mentioned(tags.dates) if tags else (),
        aliases=tuple(_aliases(tags)) if tags else (),
    )


def _aliases(tags: Any) -> Iterator[tuple[str, str, str]]:
    for kind in FACETS:
        for entity in getattr(tags, kind):
            for surface in dict.fromkeys(mention.surface for mention in entity.mentions):
                if facet_key(surface) != facet_key(entity.name):
                    yield kind, surface, entity.name


def days_mentioned(dates: Iterable[Any]) -> tuple[str, ...]:
    """Return the years, months and days that date mentions stand for, as they are written in ISO 8601."""
    values = (mention.value for mention in dates if mention.first)
    return tuple(dict.fromkeys(value for value in values if _ISO_DAY.fullmatch(value)))


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
        authors=tuple(given.get("authors") or ()),
        section=given.get("section") or "",
        days_mentioned=tuple(given.get("days_mentioned") or ()),
        aliases=tuple(given.get("aliases") or ()),
        pages=tuple(given.get("pages") or ()),
    )


def _date(value: Any) -> str:
    if not value:
        return ""
    return _iso_date(value.isoformat() if hasattr(value, "isoformat") else str(value))


@lru_cache(maxsize=50_000)
def _iso_date(text: str) -> str:
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
