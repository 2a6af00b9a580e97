"""Proves that the archive is what its ledger says: every byte below content/, and nothing beside it."""

import json
import time
from collections.abc import Callable, Iterator, Mapping
from contextlib import suppress
from dataclasses import dataclass, field
from pathlib import Path
from typing import Literal

from ..article.errors import FrontMatterError, IntegrityError
from ..article.page import read_page
from ..build.manifest import MANIFEST, read_manifest
from ..build.output import files_below
from ..ingest.store.atomic_batches import STAGING
from ..ingest.store.chain import ChainHead, head_of, is_sealed, read_chain
from ..ingest.store.checksums import CHECKSUMS, checksums
from ..ingest.store.fixity import NAMED_BY_HASH, file_sha256, files_of
from ..ingest.store.ledger import HEAD, LEDGER, Fixity, Ledger, ledger_lines, read_chain_head, trusted

Finding = Literal["damaged", "missing", "stray", "unfinished", "unsealed", "edited", "removed", "new"]
_LOSSES = frozenset(("damaged", "missing", "stray", "unfinished"))
_ACTS = frozenset(("edited", "removed", "new"))
_FIXED = ("originals/", "images/")  # folders that no person writes to
_RESTORE = "restore it: `dateline repair --from` a second copy"


@dataclass(frozen=True, slots=True)
class IntegrityFinding:
    """What was found about one file.

    `damaged`, `missing`, `stray` (no entry names it) and `unfinished` (a killed run left it) must not be;
    `unsealed` is the ledger of an older version; `edited`, `removed` and `new` are what a person may do, and
    `accept_changes` takes note of it.
    """

    path: str  # below content/, or below the folder of the site
    finding: Finding
    detail: str

    @property
    def is_loss(self) -> bool:
        """Return whether something that must never change did."""
        return self.finding in _LOSSES

    @property
    def is_act(self) -> bool:
        """Return whether a person may have done it."""
        return self.finding in _ACTS


@dataclass(frozen=True, slots=True)
class Verification:
    """The outcome of a check: what was found, and how many files were read for it."""

    findings: tuple[IntegrityFinding, ...]
    checked: int  # files whose bytes were compared with a hash
    left: int = 0  # files that there was no time for
    head: ChainHead = field(default_factory=ChainHead)  # of the ledger; kept elsewhere, it proves the ledger

    @property
    def losses(self) -> tuple[IntegrityFinding, ...]:
        """Return the findings that must not be."""
        return tuple(finding for finding in self.findings if finding.is_loss)


def verify_content(
    content: Path,
    *,
    seconds: float | None = None,
    record: Path | None = None,
    progress: Callable[[int, int], None] = lambda _done, _all: None,
) -> Verification:
    """Compare every file below content/ with the ledger, and the ledger with its own seals.

    Args:
        content: the archive.
        seconds: stop after so long; the files that were not read for longest go first.
        record: the file that remembers when each file was read; deleting it costs only that.
        progress: told how many files were read, of all.

    Raises:
        OSError: the folder cannot be listed. (A file that cannot be read is a finding.)
    """
    ledger, findings = _ledger_findings(content)
    whole = not findings
    there = dict(files_of(content))
    findings += _unlisted(content, there, ledger, whole=whole)
    due = [path for path in ledger.files if path in there and ledger.files[path].sha256]
    times = _read_times(record) if record else {}
    due.sort(key=lambda path: (times.get(path, 0), path))
    end = time.monotonic() + seconds if seconds is not None else None
    checked = 0
    for path in due:
        if end is not None and time.monotonic() > end:
            break
        findings += _compared(content, ledger.files[path])
        times[path] = int(time.time())
        checked += 1
        progress(checked, len(due))
    if record:
        _write_times(record, {path: times[path] for path in due if path in times})
    if whole and ledger.head.lines:
        checked += 2
        findings += _checksum_findings(content, ledger)
    findings.sort(key=lambda finding: (finding.path, finding.finding))
    return Verification(tuple(findings), checked, len(due) - min(checked, len(due)), ledger.head)


def verify_site(output: Path) -> list[IntegrityFinding]:
    """Return what in a built site is not as its manifest says; a site that was never built is none.

    Raises:
        OSError: the folder cannot be listed.
    """
    if not output.is_dir():
        return []
    if not (output / MANIFEST).is_file():
        return [
            IntegrityFinding(MANIFEST, "missing", "without it the site cannot be checked; build it again")
        ]
    try:
        wanted = read_manifest(output)
    except IntegrityError as error:
        return [IntegrityFinding(MANIFEST, "damaged", f"{error.found}; build the site again")]
    there = set(files_below(output))
    found: list[tuple[str, Finding]] = [(path, "missing") for path in wanted.keys() - there]
    found += [(path, "stray") for path in there - wanted.keys()]
    for path in wanted.keys() & there:
        if (output / path).is_symlink() or file_sha256(output / path) != wanted[path]:
            found.append((path, "damaged"))
    return [IntegrityFinding(path, what, "build the site again") for path, what in sorted(found)]


def _ledger_findings(content: Path) -> tuple[Ledger, list[IntegrityFinding]]:
    """Return what can be trusted of the ledger, and what is wrong with it."""
    found: list[IntegrityFinding] = []
    if (content / STAGING / "journal.json").exists():
        found.append(
            IntegrityFinding(STAGING, "unfinished", "a run was killed; `dateline ingest` finishes it")
        )
    lines, ledger = ledger_lines(content), Ledger()
    if not (content / LEDGER).exists():
        if (content / HEAD).exists() or any(path.startswith("originals/") for path, _ in files_of(content)):
            found.append(
                IntegrityFinding(LEDGER, "missing", f"the list of all originals is gone; {_RESTORE}")
            )
        return ledger, found
    if lines and not is_sealed(lines[0]) and not (content / HEAD).exists():
        found.append(
            IntegrityFinding(LEDGER, "unsealed", "an older version made it; `dateline upgrade` seals it")
        )
        with suppress(Exception):
            return Ledger.read(content), found
    found += [
        IntegrityFinding(LEDGER, "damaged", f"line {line.place:,}: {line.fault}; {_RESTORE}")
        for line in read_chain(lines)
        if line.fault
    ]
    for known in trusted(lines):
        ledger.add(known)
    ledger.head = head_of(lines[-1]) if lines else ChainHead()
    found += _end_findings(content, lines, ledger.head)
    return ledger, found


def _end_findings(content: Path, lines: list[bytes], end: ChainHead) -> Iterator[IntegrityFinding]:
    """Yield what is wrong with the end of the ledger: it must end where its head says."""
    head = read_chain_head(content)
    torn = not (content / LEDGER).read_bytes().endswith(b"\n") and (content / LEDGER).stat().st_size
    if torn:
        yield IntegrityFinding(LEDGER, "damaged", f"its last line is torn; {_RESTORE}")
    if not (content / HEAD).exists():
        yield IntegrityFinding(HEAD, "missing", f"nothing says where the ledger must end; {_RESTORE}")
    elif head is None:
        yield IntegrityFinding(HEAD, "damaged", f"it is not what was written; {_RESTORE}")
    elif head.lines > end.lines:
        detail = f"lines missing at its end: {head.lines - end.lines:,}; {_RESTORE}"
        yield IntegrityFinding(LEDGER, "damaged", detail)
    elif head != end and len(lines) > head.lines:
        detail = f"{len(lines) - head.lines:,} lines stand behind its end; {_RESTORE}"
        yield IntegrityFinding(LEDGER, "damaged", detail)
    elif head != end:
        yield IntegrityFinding(
            LEDGER, "damaged", f"its last line is not the one that was written; {_RESTORE}"
        )


def _unlisted(
    content: Path, there: Mapping[str, object], ledger: Ledger, *, whole: bool
) -> Iterator[IntegrityFinding]:
    """Yield what is there and must not be, and what must be there and is not.

    Where the ledger itself is damaged, a file without an entry may have lost its entry: only what its own
    name contradicts is told of.
    """
    for path in there:
        file = content / path
        known = ledger.files.get(path)
        if file.is_symlink() or not file.is_file():
            yield IntegrityFinding(path, "stray", "it is a link or no regular file; nothing here may be one")
        elif (known is None or not known.sha256) and whole:
            if path.startswith(_FIXED):
                yield IntegrityFinding(path, "stray", "no entry of the ledger names it")
            else:
                yield IntegrityFinding(path, "new", "a person put it there since the ledger was written")
        elif known is None and (named := NAMED_BY_HASH.fullmatch(path)):
            yield from _compared(content, Fixity(path, named["hash"]))
    for path, fixity in ledger.files.items():
        if fixity.sha256 and path not in there:
            if path.startswith(_FIXED):
                yield IntegrityFinding(path, "missing", f"it is gone; {_RESTORE}")
            else:
                yield IntegrityFinding(path, "removed", "it is gone; a person may have removed it")


def _compared(content: Path, fixity: Fixity) -> Iterator[IntegrityFinding]:
    """Yield a finding where a file does not have the hash that it must have."""
    path, file = fixity.file, content / fixity.file
    if file.is_symlink() or not file.is_file():
        return  # told of already
    try:
        if file_sha256(file, fixity.size) == fixity.sha256:
            return
        if path.startswith(_FIXED):
            yield IntegrityFinding(path, "damaged", f"its bytes are not those of its hash; {_RESTORE}")
        elif problem := _unreadable(path, file.read_bytes()):
            yield IntegrityFinding(path, "damaged", f"{problem}; {_RESTORE}")
        else:
            yield IntegrityFinding(path, "edited", "it changed since the ledger was written")
    except OSError as error:
        yield IntegrityFinding(path, "damaged", f"it cannot be read ({error.strerror}); {_RESTORE}")


def _unreadable(path: str, data: bytes) -> str:
    """Return why changed bytes are no person's edit, empty where they may be one."""
    if not data:
        return "it is empty"
    if b"\0" in data:
        return "it holds zero bytes, which no text does"
    try:
        text = data.decode()
        if path.startswith("articles/"):
            read_page(text, where=path)
    except UnicodeDecodeError as error:
        return f"byte {error.start:,} is not UTF-8"
    except FrontMatterError as error:
        return error.found
    return ""


def _checksum_findings(content: Path, ledger: Ledger) -> Iterator[IntegrityFinding]:
    path = content / CHECKSUMS
    if not path.is_file():
        yield IntegrityFinding(CHECKSUMS, "missing", "the list for `sha256sum -c` is gone; `dateline repair`")
    elif path.read_bytes() != checksums(content, ledger):
        yield IntegrityFinding(CHECKSUMS, "damaged", "it is not what the ledger says; `dateline repair`")


def _read_times(record: Path) -> dict[str, int]:
    try:
        times = json.loads(record.read_bytes())
        return {path: int(seconds) for path, seconds in times.items()}
    except (OSError, ValueError, AttributeError, TypeError):
        return {}  # without it every file counts as never read


def _write_times(record: Path, times: Mapping[str, int]) -> None:
    with suppress(OSError):  # an archive on a disk that cannot be written can still be checked
        record.parent.mkdir(parents=True, exist_ok=True)
        record.write_text(json.dumps(times), "utf-8")
