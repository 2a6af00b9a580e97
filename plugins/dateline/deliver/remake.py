"""Files of the archive made again from the originals: pages, what was removed from them, their pictures."""

from collections.abc import Iterator
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path

from ..article.page import write_page
from ..ingest.record import Record
from ..ingest.site_rules_files import read_profiles
from ..ingest.sitemap_merge import filled
from ..ingest.store.archive import removals_file
from ..ingest.store.ledger import Entry, Fixity, Ledger, original_path
from ..ingest.worker import Cleaned, articles_of

_KINDS = ("html", "text")  # of sources that make their pages alone


@dataclass(frozen=True, slots=True)
class Remade:
    """Bytes that an original gave once more."""

    data: bytes
    source: str


def remade(content: Path, fixity: Fixity) -> Remade | None:
    """Return a file made again from an original; None where none makes it.

    The bytes are those that the ledger names wherever the rules of cleaning are still the same. A page that
    is gone is made by today's rules, too; anything else only to the byte.
    """
    ledger = Ledger.read(content)
    second = None
    for entry in _sources(ledger, fixity.file):
        for path, data in _made(content, entry):
            if path == fixity.file and sha256(data).hexdigest() == fixity.sha256:
                return Remade(data, f"its original {entry.original}")
            if path == fixity.file == entry.page and not (content / path).exists():
                second = second or Remade(data, f"its original {entry.original}, by the rules of today")
    return second


def _sources(ledger: Ledger, path: str) -> Iterator[Entry]:
    """Yield the entries whose original may give a file: of its page, or, for a picture, all."""
    for entry in ledger.pages():
        removals = f"{original_path(entry.original)}.{entry.article}.removed.json"
        if path in {entry.page, removals} or path.startswith("images/"):
            yield entry


def _made(content: Path, entry: Entry) -> Iterator[tuple[str, bytes]]:
    """Yield path and bytes of all that a whole original gives."""
    try:
        data = (content / original_path(entry.original)).read_bytes()
    except OSError:
        return
    if sha256(data).hexdigest() != entry.original:
        return
    profiles = read_profiles(content)
    for kind in _KINDS:
        cleaned = articles_of(Record(entry.name, data, kind, entry.url or None), profiles)
        if not isinstance(cleaned, Cleaned):
            continue
        for part in cleaned.parts:
            yield from part.images.items()
            if part.article.identifier == entry.article:
                yield removals_file(entry.original, part.article)
                yield entry.page, write_page(filled(part.article, entry.told)).encode()
