"""Checks that the archive is what its ledger says: originals by their names, pages by their hashes."""

import os
import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

from ..ingest.store.archive import original_path, sha256
from ..ingest.store.ledger import Ledger

Finding = Literal["damaged", "missing", "edited", "removed"]
_NAMED_BY_HASH = re.compile(r"(?P<hash>[0-9a-f]{64})(?:\.(?:jpg|png|webp))?")


@dataclass(frozen=True, slots=True)
class Verdict:
    """What was found about one file: `damaged` and `missing` are losses, the others a person's acts."""

    path: str  # below content/
    finding: Finding
    detail: str

    @property
    def is_loss(self) -> bool:
        """Tell whether something that must never change did."""
        return self.finding in {"damaged", "missing"}


def verify_content(content: Path) -> Iterator[Verdict]:
    """Yield what is not as the ledger has it; nothing for an archive in order.

    Raises:
        IntegrityError: the ledger itself is damaged.
    """
    ledger = Ledger(content / "originals" / "ledger.jsonl")
    for digest in sorted(ledger.originals):
        if not (content / original_path(digest)).exists():
            yield Verdict(
                original_path(digest), "missing", "the source of an article is gone; restore it from a backup"
            )
    for folder in ("originals", "images"):
        yield from _damaged(content, content / folder)
    for entry in sorted(ledger.pages(), key=lambda entry: entry.page):
        path = content / entry.page
        if not path.exists():
            yield Verdict(entry.page, "removed", "the page is gone; its source is still kept")
        elif sha256(path.read_bytes()) != entry.page_sha256:
            yield Verdict(entry.page, "edited", "a person changed the page since it was written")


def _damaged(content: Path, folder: Path) -> Iterator[Verdict]:
    """Yield the files that are not what the hash in their name says."""
    for path in sorted(folder.rglob("*")):
        named = _NAMED_BY_HASH.fullmatch(path.name)
        if named and path.is_file() and (found := sha256(path.read_bytes())) != named["hash"]:
            name = path.relative_to(content).as_posix()
            yield Verdict(name, "damaged", f"its content has SHA-256 {found}; restore it from a backup")


def count_content(content: Path) -> tuple[int, int]:
    """Return how many originals and pages there are on disk."""
    originals = sum(1 for _, _, names in os.walk(content / "originals") for name in names if len(name) == 64)
    pages = sum(1 for _ in (content / "articles").rglob("*.md"))
    return originals, pages
