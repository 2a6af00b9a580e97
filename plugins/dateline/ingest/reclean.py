"""Pages of the archive cleaned again from their kept originals, where an original alone makes its page."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from ..article.moment import Moment
from ..article.record import Article
from .record import Record
from .store.ledger import Entry, Ledger, original_path


@dataclass(frozen=True, slots=True)
class Kept:
    """A kept original that was a record once: what it takes to make that record anew."""

    original: str  # SHA-256
    name: str
    kind: str
    url: str
    retrieved: Moment | None

    def record(self, data: bytes = b"") -> Record:
        """Return the record with these bytes."""
        return Record(self.name, data, self.kind, self.url or None, self.retrieved)


@dataclass(frozen=True, slots=True)
class Recleaned:
    """What can be cleaned again, and the names of the sources that have to be ingested for it."""

    kept: tuple[Kept, ...]
    missing: tuple[str, ...]

    def records(self, content: Path) -> Iterator[Record]:
        """Yield the records, one original in memory at a time."""
        for one in self.kept:
            yield one.record((content / original_path(one.original)).read_bytes())


def recleaned(content: Path, articles: Iterable[Article]) -> Recleaned:
    """Return how the pages of these articles come into being once more.

    What a container said beside an original (a byline in a table, the pictures beside a page) is in
    its source only: the ledger holds a hash of it, by which such pages are told.

    Raises:
        IntegrityError: the ledger is damaged.
    """
    ledger = Ledger.read(content)
    found: dict[tuple[str, str], Kept] = {}
    missing: set[str] = set()
    for article in articles:
        entry = _entry(ledger, article)
        kept = _kept(entry, article) if entry else None
        if kept and (content / original_path(kept.original)).is_file():
            found.setdefault((kept.original, kept.url), kept)
        else:
            missing.add(article.provenance.source or article.identifier)
    return Recleaned(tuple(found.values()), tuple(sorted(missing)))


def _entry(ledger: Ledger, article: Article) -> Entry | None:
    """Return what the ledger last noted of the article's present original."""
    noted = ledger.originals.get(article.provenance.original, ())
    return next((entry for entry in reversed(noted) if entry.article == article.identifier), None)


def _kept(entry: Entry, article: Article) -> Kept | None:
    """Return the original as it was a record, None where that was more than its bytes and its address."""
    provenance = article.provenance
    bare = Kept(entry.original, entry.name, provenance.kind, entry.url, provenance.retrieved)
    stated = bare.record().stated
    place = entry.stated.removeprefix(stated)  # within the record, where it held several articles
    if entry.stated != stated + place or not entry.name.endswith(place):
        return None
    name = entry.name.removesuffix(place)
    return Kept(bare.original, name, bare.kind, bare.url, bare.retrieved)
