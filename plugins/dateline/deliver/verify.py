"""Proves that the archive is what its ledger says: every byte below content/, and nothing beside it."""

import json
import time
from collections.abc import Callable, Iterator, Mapping
from contextlib import suppress
from pathlib import Path

from ..article.errors import FrontMatterError
from ..article.page import read_page
from ..ingest.store.fixity import NAMED_BY_HASH, file_sha256, files_of
from ..ingest.store.ledger import Fixity, Ledger
from .findings import RESTORE, IntegrityFinding, Verification
from .verify_ledger import checksum_findings, ledger_findings

_FIXED = ("originals/", "images/")  # folders that no person writes to


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
    ledger, findings = ledger_findings(content)
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
        findings += checksum_findings(content, ledger)
    findings.sort(key=lambda finding: (finding.path, finding.finding))
    return Verification(tuple(findings), checked, len(due) - min(checked, len(due)), ledger.head)


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
                yield IntegrityFinding(path, "missing", f"it is gone; {RESTORE}")
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
            yield IntegrityFinding(path, "damaged", f"its bytes are not those of its hash; {RESTORE}")
        elif problem := _unreadable(path, file.read_bytes()):
            yield IntegrityFinding(path, "damaged", f"{problem}; {RESTORE}")
        else:
            yield IntegrityFinding(path, "edited", "it changed since the ledger was written")
    except OSError as error:
        yield IntegrityFinding(path, "damaged", f"it cannot be read ({error.strerror}); {RESTORE}")


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
