"""The accession ledger: which source became which page, one line a fact, only ever appended to.

`content/originals/ledger.jsonl`; each line is one JSON object with the keys of `Entry`. The last
line about a page wins. Losing the ledger loses no article: the originals and pages stand alone.
"""

import json
from collections.abc import Iterable, Mapping
from dataclasses import asdict, dataclass, field
from pathlib import Path

from ...article.errors import IntegrityError
from ..site_rules_files import Rules

_OPTIONAL = ("stated", "version", "host", "url", "told")


@dataclass(frozen=True, slots=True)
class Entry:
    """One source that became, or was found to be, one page."""

    original: str  # SHA-256 of the source
    name: str  # the source's name as received
    article: str  # permanent identifier
    page: str  # below content/
    page_sha256: str  # of the page as we wrote it; another hash on disk means that a person edited it
    text_sha256: str  # of the cleaned body text: the same text again is a duplicate
    rules: str  # fingerprint of the cleaning rules, the profile of its host included
    stated: str = ""  # hash of what the container said beside the source
    version: str = ""  # when the version of the page was made, in UTC as far as stated
    host: str = ""  # whose page it is; its profile is part of the rules
    url: str = ""  # the address that the container states, where it states nothing else that cleaning needs
    told: Mapping[str, str] = field(default_factory=dict)  # what a sitemap says and the page does not

    def line(self) -> bytes:
        """Return the entry as a line of the ledger; what is empty by default is left out."""
        parts = {name: value for name, value in asdict(self).items() if value or name not in _OPTIONAL}
        return json.dumps(parts, ensure_ascii=False, separators=(",", ":")).encode() + b"\n"


class Ledger:
    """The ledger in memory.

    Raises:
        IntegrityError: a whole line of the file is not an entry. (A torn last line is a killed run's
            and is dropped: its article is simply read again.)
    """

    def __init__(self, path: Path) -> None:
        self.articles: dict[str, Entry] = {}  # article → its page
        self.originals: dict[str, list[Entry]] = {}  # SHA-256 → what became of it
        for number, line in enumerate(_lines(path), 1):
            try:
                self.add(Entry(**json.loads(line)))
            except (ValueError, TypeError) as error:
                raise IntegrityError(
                    f"this line is no ledger entry ({error})",
                    where=f"{path}:{number}",
                    remedy="Restore the file from a backup, or delete that line: the article is read again.",
                ) from error

    def add(self, entry: Entry) -> None:
        """Take an entry."""
        self.articles[entry.article] = entry
        self.originals.setdefault(entry.original, []).append(entry)

    def known(self, original: str, stated: str, rules: Rules) -> list[Entry]:
        """Return the newest entry of each article of a source, where these very rules made it."""
        found = self.originals.get(original, ())
        newest = {entry.article: entry for entry in found if entry.stated == stated}
        return [entry for entry in newest.values() if entry.rules == rules.of(entry.host)]

    def pages(self) -> Iterable[Entry]:
        """Return the newest entry of every article."""
        return self.articles.values()


def _lines(path: Path) -> list[bytes]:
    if not path.exists():
        return []
    return path.read_bytes().split(b"\n")[:-1]  # what stands behind the last newline is torn, or nothing
