"""The accession ledger: which source became which page, and the hash of every file; only ever appended to.

`content/originals/ledger.jsonl`; each line is one JSON object, an `Entry` or a `Fixity`, sealed into a chain
(`chain`) whose end stands in `ledger-head.json` beside it. The last line about a page or a file wins. Losing
the ledger loses no article: the originals and pages stand alone.
"""

import json
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field, fields
from pathlib import Path
from typing import Any

from ...article.errors import IntegrityError
from ..site_rules_files import Rules
from .chain import ChainHead, head_of, is_sealed, read_chain, unsealed

LEDGER = "originals/ledger.jsonl"  # below content/
HEAD = "originals/ledger-head.json"
_OPTIONAL = ("stated", "version", "host", "url", "told")
_REMEDY = "Run `dateline verify`, and `dateline repair --from` with a second copy."


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
        """Return the entry as a line of the ledger without its seal; what is empty by default is left out."""
        values = ((name, getattr(self, name)) for name in _NAMES)
        return _json({name: value for name, value in values if value or name not in _OPTIONAL})


_NAMES = tuple(one.name for one in fields(Entry))


@dataclass(frozen=True, slots=True)
class Fixity:
    """The hash that a file below content/ must have; empty where the file is gone and that is known."""

    file: str
    sha256: str
    size: int = 0  # bytes, of a file that is only ever appended to: so many of its first ones are meant

    def line(self) -> bytes:
        """Return the fixity as a line of the ledger without its seal."""
        parts: dict[str, Any] = {"file": self.file, "sha256": self.sha256}
        return _json(parts | ({"size": self.size} if self.size else {}))


def parsed(line: bytes) -> Entry | Fixity:
    """Return what a line of the ledger holds.

    Raises:
        ValueError, TypeError: it holds neither.
    """
    values = json.loads(unsealed(line))
    return Fixity(**values) if "file" in values else Entry(**values)


def original_path(digest: str) -> str:
    """Return where below content/ the source with that SHA-256 is kept."""
    return f"originals/{digest[:2]}/{digest}"


class Ledger:
    """The ledger in memory.

    Attributes:
        articles: article → its newest entry.
        originals: SHA-256 of a source → what became of it.
        files: path below content/ → what its bytes must be.
        head: the end of the chain.
    """

    def __init__(self) -> None:
        self.articles: dict[str, Entry] = {}
        self.originals: dict[str, list[Entry]] = {}
        self.files: dict[str, Fixity] = {}
        self.head = ChainHead()

    @classmethod
    def read(cls, content: Path) -> "Ledger":
        """Return the ledger of an archive; an empty one where there is none yet.

        Raises:
            IntegrityError: a line of the file is not an entry, or the chain is not whole.
        """
        ledger = cls()
        path = content / LEDGER
        lines = ledger_lines(content)
        chained = bool(lines) and is_sealed(lines[0])
        for line in read_chain(lines) if chained else ():
            if line.fault:
                raise IntegrityError(line.fault, where=f"{path}:{line.place}", remedy=_REMEDY)
        for number, data in enumerate(lines, 1):
            try:
                ledger.add(parsed(data))
            except (ValueError, TypeError) as error:
                raise IntegrityError(
                    f"this line is no ledger entry ({error})", where=f"{path}:{number}", remedy=_REMEDY
                ) from error
        ledger.head = head_of(lines[-1]) if chained else ChainHead()
        noted = read_chain_head(content)
        if noted is not None and noted != ledger.head:
            found = f"it ends at line {ledger.head.lines:,}, and {HEAD} says {noted.lines:,}"
            raise IntegrityError(found, where=str(path), remedy=_REMEDY)
        return ledger

    def add(self, line: Entry | Fixity) -> None:
        """Take a line."""
        if isinstance(line, Fixity):
            self.files[line.file] = line
            return
        before = self.articles.get(line.article)
        self.articles[line.article] = line
        self.originals.setdefault(line.original, []).append(line)
        original = original_path(line.original)
        self.files.setdefault(original, Fixity(original, line.original))
        # An entry that left the page as it was says nothing new of it: a person's edit stays noted.
        if line.page_sha256 and (before is None or before.page_sha256 != line.page_sha256):
            self.files[line.page] = Fixity(line.page, line.page_sha256)

    def known(self, original: str, stated: str, rules: Rules) -> list[Entry]:
        """Return the newest entry of each article of a source, where these very rules made it."""
        found = self.originals.get(original, ())
        newest = {entry.article: entry for entry in found if entry.stated == stated}
        return [entry for entry in newest.values() if entry.rules == rules.of(entry.host)]

    def pages(self) -> Iterable[Entry]:
        """Return the newest entry of every article."""
        return self.articles.values()


def ledger_lines(content: Path) -> list[bytes]:
    """Return the whole lines of a ledger; what stands behind the last newline is torn, or nothing."""
    path = content / LEDGER
    return path.read_bytes().split(b"\n")[:-1] if path.exists() else []


def read_chain_head(content: Path) -> ChainHead | None:
    """Return where the chain must end; None where that is not noted, or the note is damaged."""
    path = content / HEAD
    return ChainHead.from_bytes(path.read_bytes()) if path.exists() else None


def trusted(lines: Iterable[bytes]) -> Iterator[Entry | Fixity]:
    """Yield what the lines of a damaged ledger hold that the chain still proves."""
    for line in read_chain(lines):
        if not line.fault and not line.doubtful:
            try:
                yield parsed(line.data)
            except (ValueError, TypeError):
                continue


def _json(parts: Mapping[str, Any]) -> bytes:
    text = json.dumps(parts, ensure_ascii=False, separators=(",", ":"))
    try:
        return text.encode()
    except UnicodeEncodeError:  # a name that is no Unicode: its bytes are spelled as escapes
        return json.dumps(parts, separators=(",", ":")).encode()
