"""The archive on disk: originals by hash, pages by date and slug; overwrites nothing that is a person's."""

import datetime as dt
import hashlib
import json
from dataclasses import asdict, replace
from pathlib import Path

from ...article.identity import canonical_url, identifier
from ...article.moment import Moment
from ...article.page import read_page, write_page
from ...article.record import Article
from ...clean.boilerplate.site_rules import host_of
from ..record import Record, Wanted
from ..report import Outcome, State
from ..site_rules_files import Rules
from ..sitemap_merge import filled
from ..worker import Part
from .atomic_batches import Batches
from .chain import sealed
from .checksums import write_checksums
from .fixity import fetched_files, seal_ledger
from .ledger import HEAD, LEDGER, Entry, Fixity, Ledger, original_path

_BATCH_FILES = 256
_BATCH_BYTES = 32 * 2**20


def sha256(data: bytes) -> str:
    """Return the SHA-256 of bytes, hexadecimal."""
    return hashlib.sha256(data).hexdigest()


class Store:
    """The folder `content/` as ingest sees it; what it keeps is on disk after the next `commit`.

    Args:
        content: the folder; created when missing.
        rules: what cleaning depends on; their fingerprint is noted with every page.
    """

    def __init__(self, content: Path, rules: Rules) -> None:
        self.rules = rules
        self._batches = Batches(content, content / LEDGER)
        seal_ledger(content)
        self._ledger = Ledger.read(content)
        self._content = content
        self._mine: set[tuple[str, str]] = set()  # (original, stated) of this run
        self._wanted: set[str] = set()  # identifiers of this run

    def before(self, record: Record) -> list[Outcome]:
        """Return the outcomes of a source that these rules have read before; none when it must be read."""
        digest, stated = record.digest, record.stated
        known = self._ledger.known(digest, stated, self.rules)
        if not known or not self._has(original_path(digest)):
            return []
        state, reason = self._again(digest, stated, known[0].name)
        return [Outcome(record.name, state, reason, entry.page, digest) for entry in known]

    def _again(self, digest: str, stated: str, name: str) -> tuple[State, str]:
        if (digest, stated) in self._mine:
            return "duplicate", f"the same bytes as {name}"
        return "unchanged", ""

    def _has(self, path: str) -> bool:
        return path in self._batches.files or (self._content / path).exists()

    def keep(self, record: Record, part: Part) -> Outcome:
        """Put one cleaned article into the archive, with its source and the pictures that it shows."""
        article = part.article
        digest, stated = record.digest, record.stated + part.place
        for known in self._ledger.known(digest, stated, self.rules):
            if known.article == article.identifier:  # it came in while this one was being cleaned
                state, reason = self._again(digest, stated, known.name)
                return Outcome(part.name, state, reason, known.page, digest)
        entry = self._ledger.articles.get(article.identifier)
        told = entry.told if entry else {}
        page = write_page(filled(article, told)).encode()
        host = host_of(article.url)
        made = Entry(
            digest,
            part.name,
            article.identifier,
            entry.page if entry else _page_path(article),
            sha256(page),
            _text_sha256(article),
            self.rules.of(host),
            stated,
            _version(article),
            host,
            (record.url or "") if not record.warnings else "",
            told,
        )
        made.line().decode()  # what cannot be written is found before anything of it is
        if not self._has(original_path(digest)):
            self._batches.put(original_path(digest), record.data)
        self._keep_removals(digest, article)
        for name, data in part.images.items():
            self._keep_once(name, data)
        for data in record.images.values():
            self._keep_once(original_path(sha256(data)), data)
        state, reason, noted = self._place(made, page, entry)
        self._mine.add((digest, stated))
        self._note(noted)
        if len(self._batches.files) >= _BATCH_FILES or self._batches.size >= _BATCH_BYTES:
            self.commit()
        provenance = article.provenance
        return Outcome(
            part.name, state, reason, made.page, digest, provenance.confidence, provenance.warnings
        )

    def at_hand(self, wanted: Wanted) -> Outcome:
        """Return the outcome of an address: its page, where the archive has it."""
        try:
            key = identifier(canonical_url(wanted.url))
        except ValueError as error:
            return Outcome(wanted.name, "quarantined", f"its address cannot be read ({error})")
        entry = self._ledger.articles.get(key)
        if key in self._wanted:
            return Outcome(wanted.name, "duplicate", f"listed before: {wanted.url}")
        self._wanted.add(key)
        if entry:
            return self._fill(entry, wanted)
        said = f"{wanted.headline}: " if wanted.headline else ""
        return Outcome(wanted.name, "wanted", f"{said}{wanted.url}")

    def _fill(self, entry: Entry, wanted: Wanted) -> Outcome:
        """Put what a sitemap tells into a page at hand that lacks it, unless a person edited the page."""
        there = self._batches.read(entry.page)
        if there is not None and sha256(there) == entry.page_sha256:
            article = read_page(there.decode(), where=entry.page)
            page = write_page(filled(article, wanted.told)).encode()
            if page != there:
                self._batches.put(entry.page, page)
                noted = replace(entry, page_sha256=sha256(page), told={**wanted.told, **entry.told})
                self._note(noted)
                return Outcome(wanted.name, "updated", f"it tells more of {wanted.url}", entry.page)
        return Outcome(wanted.name, "unchanged", f"its page is at hand: {wanted.url}", entry.page)

    def commit(self) -> None:
        """Bring to disk what was kept, whole."""
        if self._batches.lines:
            self._batches.put(HEAD, self._ledger.head.to_bytes())
        self._batches.commit()

    def close(self) -> None:
        """Bring to disk what was kept, and the list of checksums."""
        self.commit()
        self._note_fetched()
        self.commit()
        write_checksums(self._content, self._ledger)

    def _note(self, line: Entry | Fixity) -> None:
        """Add a line to the ledger."""
        data, self._ledger.head = sealed(line.line(), self._ledger.head)
        self._ledger.add(line)
        self._batches.lines.append(data)

    def _keep_once(self, path: str, data: bytes) -> None:
        if not self._has(path):
            self._put(path, data)

    def _put(self, path: str, data: bytes) -> None:
        """Write a file that no entry names, and note its hash."""
        self._batches.put(path, data)
        self._note(Fixity(path, sha256(data)))

    def _note_fetched(self) -> None:
        """Note the hashes of what was fetched: those files grow, and are written before they are noted."""
        for fixity in fetched_files(self._content):
            if self._ledger.files.get(fixity.file) != fixity:
                self._note(fixity)

    def _keep_removals(self, digest: str, article: Article) -> None:
        path, data = removals_file(digest, article)
        if (article.provenance.removed or self._has(path)) and self._batches.read(path) != data:
            self._put(path, data)

    def _place(self, made: Entry, page: bytes, known: Entry | None) -> tuple[State, str, Entry]:
        """Write the page where that loses nothing; return state, reason, and what to note."""
        there = self._batches.read(made.page)
        if there is None:
            if known:
                return "unchanged", "its page was removed by hand", _noting(known, made)
            self._batches.put(made.page, page)
            return "added", "", made
        if there == page:
            return *self._again(made.original, made.stated, made.name), made
        if known and sha256(there) == known.page_sha256:
            if made.text_sha256 == known.text_sha256 and known.rules == made.rules:
                return "duplicate", f"the same article as {known.name}", _noting(known, made)
            if made.version < known.version and known.rules == made.rules:
                return "duplicate", f"an older version of {known.name}", _noting(known, made)
            self._batches.put(made.page, page)
            return "updated", "", made
        beside = f"{made.page}.new"
        self._put(beside, page)
        name = beside.rsplit("/", 1)[-1]
        reason = f"a person edited the page; the new version stands beside it as {name}"
        return "updated", reason, _noting(known, made)


def removals_file(digest: str, article: Article) -> tuple[str, bytes]:
    """Return path and content of the file that holds what cleaning removed from an article of a source."""
    removed = [asdict(removed) for removed in article.provenance.removed]
    path = f"{original_path(digest)}.{article.identifier}.removed.json"
    return path, (json.dumps(removed, ensure_ascii=False, indent=1) + "\n").encode()


def _noting(known: Entry | None, made: Entry) -> Entry:
    """Return what to note of a source that left its page as it was."""
    if known is None:
        return replace(made, page_sha256="")
    return replace(made, page_sha256=known.page_sha256, text_sha256=known.text_sha256, version=known.version)


def _text_sha256(article: Article) -> str:
    shown = article.text if article.status == "published" else f"{article.status}\0{article.text}"
    return sha256(shown.encode("utf-8", "surrogatepass"))


def _version(article: Article) -> str:
    """Return a key that orders the versions of an article: when it was changed, then when captured."""
    moments = (article.modified or article.published, article.provenance.retrieved)
    return "|".join(_utc(moment) for moment in moments).strip("|")


def _utc(moment: Moment | None) -> str:
    if moment is None or not moment.zone:
        return moment.value if moment else ""
    instant = dt.datetime.fromisoformat(str(moment))
    return instant.astimezone(dt.UTC).isoformat()[: len(moment.value)]


def _page_path(article: Article) -> str:
    moment = article.published or article.modified
    if not moment:
        folder = "undated"
    else:
        folder = f"{moment.year:04d}/{moment.month:02d}" if moment.month else f"{moment.year:04d}"
    return f"articles/{folder}/{article.slug}.md"
