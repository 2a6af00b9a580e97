"""Whether the ledger is whole: each line sealed, the chain unbroken, and its end where the head says."""

from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path

from ..ingest.store.atomic_batches import STAGING
from ..ingest.store.chain import ChainHead, head_of, is_sealed, read_chain
from ..ingest.store.checksums import CHECKSUMS, checksums
from ..ingest.store.fixity import files_of
from ..ingest.store.ledger import HEAD, LEDGER, Ledger, ledger_lines, read_chain_head, trusted
from .findings import RESTORE, IntegrityFinding


def ledger_findings(content: Path) -> tuple[Ledger, list[IntegrityFinding]]:
    """Return what can be trusted of the ledger, and what is wrong with it."""
    found: list[IntegrityFinding] = []
    if (content / STAGING / "journal.json").exists():
        found.append(
            IntegrityFinding(STAGING, "unfinished", "a run was killed; `dateline ingest` finishes it")
        )
    lines, ledger = ledger_lines(content), Ledger()
    if not (content / LEDGER).exists():
        if (content / HEAD).exists() or any(path.startswith("originals/") for path, _ in files_of(content)):
            found.append(IntegrityFinding(LEDGER, "missing", f"the list of all originals is gone; {RESTORE}"))
        return ledger, found
    if lines and not is_sealed(lines[0]) and not (content / HEAD).exists():
        found.append(
            IntegrityFinding(LEDGER, "unsealed", "an older version made it; `dateline upgrade` seals it")
        )
        with suppress(Exception):
            return Ledger.read(content), found
    found += [
        IntegrityFinding(LEDGER, "damaged", f"line {line.place:,}: {line.fault}; {RESTORE}")
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
        yield IntegrityFinding(LEDGER, "damaged", f"its last line is torn; {RESTORE}")
    if not (content / HEAD).exists():
        yield IntegrityFinding(HEAD, "missing", f"nothing says where the ledger must end; {RESTORE}")
    elif head is None:
        yield IntegrityFinding(HEAD, "damaged", f"it is not what was written; {RESTORE}")
    elif head.lines > end.lines:
        detail = f"lines missing at its end: {head.lines - end.lines:,}; {RESTORE}"
        yield IntegrityFinding(LEDGER, "damaged", detail)
    elif head != end and len(lines) > head.lines:
        detail = f"{len(lines) - head.lines:,} lines stand behind its end; {RESTORE}"
        yield IntegrityFinding(LEDGER, "damaged", detail)
    elif head != end:
        yield IntegrityFinding(LEDGER, "damaged", f"its last line is not the one that was written; {RESTORE}")


def checksum_findings(content: Path, ledger: Ledger) -> Iterator[IntegrityFinding]:
    """Yield what is wrong with the list that a stranger checks by: it must be what the ledger says."""
    path = content / CHECKSUMS
    if not path.is_file():
        yield IntegrityFinding(CHECKSUMS, "missing", "the list for `sha256sum -c` is gone; `dateline repair`")
    elif path.read_bytes() != checksums(content, ledger):
        yield IntegrityFinding(CHECKSUMS, "damaged", "it is not what the ledger says; `dateline repair`")
