"""What a builder must remember between builds: which article has which ordinal, and what it held then."""

import datetime as dt
import hashlib
import json
from collections import Counter
from collections.abc import Collection
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from ..article.errors import IndexFormatError
from .document import Document, first_day
from .story_versions import story_keys, version_groups

VERSION = 13  # of this table, analyzer and format together: another number means a fresh build


@dataclass(slots=True)
class IndexedDocument:
    """One article as it was indexed."""

    ref: str
    digest: str
    date: str
    language: str
    more: list[Any] = field(default_factory=list)  # authors, section, days mentioned: no block has them
    made_of: str = field(default="", compare=False)  # as `Document.made_of`
    story: list[int] = field(default_factory=list)  # as `story_keys`

    @property
    def is_hole(self) -> bool:
        """Return whether the article that had this ordinal is gone."""
        return not self.ref


HOLE = IndexedDocument("", "", "", "")


@dataclass(slots=True)
class DocumentTable:
    """The entries in order of ordinals."""

    entries: list[IndexedDocument] = field(default_factory=list)

    def enter(self, document: Document) -> None:
        """Give the next ordinal to a document."""
        self.entries.append(indexed_document(document))

    def remove(self, refs: Collection[str]) -> list[int]:
        """Make holes of the articles of these refs; return their ordinals."""
        gone = [ordinal for ordinal, old in enumerate(self.entries) if old.ref in refs and not old.is_hole]
        for ordinal in gone:
            self.entries[ordinal] = HOLE
        return gone

    @property
    def holes(self) -> list[int]:
        """Return the ordinals whose articles are gone, ascending."""
        return [ordinal for ordinal, old in enumerate(self.entries) if old.is_hole]

    @property
    def ordinals(self) -> int:
        """Return how many ordinals have been given."""
        return len(self.entries)

    @property
    def days(self) -> list[dt.date | None]:
        """Return the day of each ordinal."""
        return [first_day(old.date[:10]) if old.date else None for old in self.entries]

    @property
    def versions(self) -> list[list[int]]:
        """Return the ordinals of the documents that are versions of each other, group after group."""
        return version_groups(self.days, [old.story for old in self.entries])

    def languages(self) -> list[str]:
        """Return the languages of the articles, most frequent first."""
        tally = Counter(old.language for old in self.entries if old.language)
        return sorted(tally, key=lambda language: (-tally[language], language))

    def save(self, path: Path, build: str) -> None:
        """Write the table of the index of that build into a file."""
        rows = [
            [one.ref, one.digest, one.date, one.language, one.more, one.made_of, one.story]
            for one in self.entries
        ]
        value = {"version": VERSION, "build": build, "entries": rows}
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(json.dumps(value, ensure_ascii=False, separators=(",", ":")), encoding="utf-8")

    @classmethod
    def load(cls, path: Path, build: str) -> "DocumentTable | None":
        """Return the table in a file; None when it is of another version, or of another build than this.

        Raises:
            IndexFormatError: the file is damaged.
        """
        try:
            value = json.loads(path.read_text(encoding="utf-8"))
            if (value["version"], value["build"]) != (VERSION, build):
                return None
            return cls([IndexedDocument(*row) for row in value["entries"]])
        except (ValueError, KeyError, TypeError) as error:
            raise IndexFormatError(
                f"damaged table of documents: {error}",
                where=str(path),
                remedy="Delete it: the index is built anew.",
            ) from error


def indexed_document(document: Document) -> IndexedDocument:
    """Return what the table says of a document."""
    names = (*document.people, "", *document.places, "", *document.organisations, "", *document.authors)
    more = ("", document.section, *document.days_mentioned, *("\1".join(alias) for alias in document.aliases))
    told = "\0".join((document.title, document.text, document.url, document.summary, *names, *more))
    digest = hashlib.blake2b(told.encode("utf-8", "surrogatepass"), digest_size=9).hexdigest()
    told_elsewhere = [list(document.authors), document.section, list(document.days_mentioned)]
    kept = told_elsewhere if any(told_elsewhere) else []
    story = story_keys(document.title, document.summary)
    return IndexedDocument(
        document.ref, digest, document.date, document.language, kept, document.made_of, story
    )
