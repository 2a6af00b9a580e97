"""The archive on disk: originals by hash, pages by date and slug; overwrites nothing that is a person's."""

import hashlib
import json
from dataclasses import asdict
from pathlib import Path

from ..article.page import write_page
from ..article.record import Article
from . import durable
from .accounting import Outcome, State
from .ledger import Entry, Ledger
from .record import Record


def sha256(data: bytes) -> str:
    """Return the SHA-256 of bytes, hexadecimal."""
    return hashlib.sha256(data).hexdigest()


class Store:
    """The folder `content/` as ingest sees it.

    Args:
        content: the folder; created when missing.
        rules: the fingerprint of the cleaning rules, noted with every page.
    """

    def __init__(self, content: Path, rules: str) -> None:
        self.content = content
        self.rules = rules
        self.ledger = Ledger(content / "originals" / "ledger.jsonl")

    def original(self, digest: str) -> Path:
        """Return where the source with that SHA-256 is kept."""
        return self.content / "originals" / digest[:2] / digest

    def removals(self, digest: str, article: str) -> Path:
        """Return where it is kept what cleaning took out of an article of that source."""
        return self.content / "originals" / digest[:2] / f"{digest}.{article}.removed.json"

    def before(self, record: Record) -> list[Outcome]:
        """Return the outcomes of a source that these rules have read before; none when it must be read."""
        digest = sha256(record.data)
        known = self.ledger.known(digest, self.rules)
        if not known or not self.original(digest).exists():
            return []
        return [Outcome(record.name, "unchanged", page=entry.page, original=digest) for entry in known]

    def keep(self, record: Record, article: Article) -> Outcome:
        """Put one cleaned article into the archive, its source first."""
        digest = sha256(record.data)
        self._keep_original(record, article, digest)
        page = write_page(article).encode()
        text = sha256(article.text.encode())
        known = self.ledger.articles.get(article.identifier)
        path = known.page if known else _page_path(article)
        state, reason, written = self._place(path, page, text, known)
        entry = Entry(digest, record.name, article.identifier, path, written, text, self.rules)
        self.ledger.add(entry)
        doubts = article.provenance.doubts
        return Outcome(record.name, state, reason, path, digest, article.provenance.confidence, doubts)

    def _keep_original(self, record: Record, article: Article, digest: str) -> None:
        path = self.original(digest)
        if not path.exists():
            durable.write(path, record.data)
        removed = [asdict(removed) for removed in article.provenance.removed]
        sidecar = self.removals(digest, article.identifier)
        data = (json.dumps(removed, ensure_ascii=False, indent=1) + "\n").encode()
        if not sidecar.exists() or sidecar.read_bytes() != data:
            durable.write(sidecar, data)

    def _place(self, path: str, page: bytes, text: str, known: Entry | None) -> tuple[State, str, str]:
        """Write the page where that loses nothing; return state, reason, and the hash of our page there."""
        target = self.content / path
        ours = sha256(page)
        if not target.exists():
            if known:
                return "unchanged", "its page was removed by hand", known.page_sha256
            durable.write(target, page)
            return "added", "", ours
        there = sha256(target.read_bytes())
        if there == ours:
            # Either nothing changed, or a killed run wrote the page and never noted it.
            return ("unchanged" if known else "added"), "", ours
        if known and there == known.page_sha256:
            if text == known.text_sha256 and known.rules == self.rules:
                return "duplicate", "the same article from another source", there
            durable.write(target, page)
            return "updated", "", ours
        beside = target.with_name(target.name + ".new")
        durable.write(beside, page)
        written = known.page_sha256 if known else ""
        return (
            "updated",
            f"a person edited the page; the new version stands beside it as {beside.name}",
            written,
        )


def _page_path(article: Article) -> str:
    moment = article.published or article.modified
    if not moment:
        folder = "undated"
    else:
        folder = f"{moment.year:04d}/{moment.month:02d}" if moment.month else f"{moment.year:04d}"
    return f"articles/{folder}/{article.slug}.md"
