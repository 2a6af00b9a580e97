"""The accession ledger: which source became which page, one line a fact, only ever appended to.

`content/originals/ledger.jsonl`; each line is one JSON object with the keys of `Entry`. The last
line about a page wins. Losing the ledger loses no article: the originals and pages stand alone.
"""

import json
from collections.abc import Iterable
from dataclasses import asdict, dataclass
from pathlib import Path

from ..article.errors import IntegrityError
from . import durable


@dataclass(frozen=True, slots=True)
class Entry:
    """One source that became, or was found to be, one page."""

    original: str  # SHA-256 of the source
    name: str  # the source's name as received
    article: str  # permanent identifier
    page: str  # below content/
    page_sha256: str  # of the page as we wrote it; another hash on disk means that a person edited it
    text_sha256: str  # of the cleaned body text: the same text again is a duplicate
    rules: str  # fingerprint of the cleaning rules


class Ledger:
    """The ledger in memory, with its file.

    Raises:
        IntegrityError: a whole line of the file is not an entry. (A torn last line is a killed run's
            and is dropped: its article is simply read again.)
    """

    def __init__(self, path: Path) -> None:
        self._path = path
        self._pending: list[Entry] = []
        self.sources: dict[tuple[str, str], Entry] = {}  # (original, article) → entry
        self.articles: dict[str, Entry] = {}  # article → its page
        self.originals: dict[str, list[Entry]] = {}
        for number, line in enumerate(self._lines(), 1):
            try:
                self._take(Entry(**json.loads(line)))
            except (ValueError, TypeError) as error:
                raise IntegrityError(
                    f"this line is no ledger entry ({error})",
                    where=f"{path}:{number}",
                    remedy="Restore the file from a backup, or delete that line: the article is read again.",
                ) from error

    def _lines(self) -> list[bytes]:
        if not self._path.exists():
            return []
        lines = self._path.read_bytes().split(b"\n")
        return lines[:-1]  # what stands behind the last newline is torn, or nothing

    def _take(self, entry: Entry) -> None:
        self.sources[entry.original, entry.article] = entry
        self.articles[entry.article] = entry
        self.originals.setdefault(entry.original, []).append(entry)

    def known(self, original: str, rules: str) -> list[Entry]:
        """Return the entries of a source that these very rules have read before, newest of each article."""
        entries = {entry.article: entry for entry in self.originals.get(original, ()) if entry.rules == rules}
        return list(entries.values())

    def add(self, entry: Entry) -> None:
        """Take an entry; it is on disk after the next `flush`."""
        self._take(entry)
        self._pending.append(entry)

    def flush(self) -> None:
        """Append what was taken, durably."""
        if self._pending:
            durable.append(self._path, b"".join(_line(entry) for entry in self._pending))
            self._pending.clear()

    def pages(self) -> Iterable[Entry]:
        """Return the newest entry of every article."""
        return self.articles.values()


def _line(entry: Entry) -> bytes:
    return json.dumps(asdict(entry), ensure_ascii=False, separators=(",", ":")).encode() + b"\n"
