"""Heals an archive from a second copy, or from what is still there; what it replaces is kept aside."""

import os
import shutil
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from ..ingest.store.atomic_batches import Batches, write
from ..ingest.store.chain import whole_chain
from ..ingest.store.checksums import CHECKSUMS, write_checksums
from ..ingest.store.fixity import append_fixities, file_sha256, files_of, seal_ledger
from ..ingest.store.ledger import HEAD, LEDGER, Fixity, Ledger, ledger_lines, read_chain_head
from ..ingest.store.lock import locked
from .findings import IntegrityFinding
from .keep_aside import keep_aside
from .remake import remade
from .repair_ledger import assembled, rebuilt
from .verify import verify_content


@dataclass(frozen=True, slots=True)
class Healed:
    """One file that is as it was, or as good as can be, and what it was made from."""

    path: str  # below content/
    source: str


@dataclass(frozen=True, slots=True)
class RepairReport:
    """What a repair did, and what it could not do."""

    healed: tuple[Healed, ...]
    lost: tuple[IntegrityFinding, ...]  # what is still wrong: no copy of it was found
    changes: tuple[IntegrityFinding, ...]  # what a person may have done, and was left alone


def repair(
    content: Path, copies: Sequence[Path] = (), *, aside: Path, take_back: bool = False
) -> RepairReport:
    """Heal what `verify_content` finds.

    Nothing is overwritten before a copy of it lies in `aside`, and a file is only ever replaced by bytes with
    the hash that the ledger names, or where it is gone.

    Args:
        content: the archive's folder.
        copies: further copies: archives, their content folders, or deposits (bags).
        aside: where what is replaced or does not belong is kept.
        take_back: also take back what a person may have edited, removed or added.

    Raises:
        IntegrityError: another run is at work.
        OSError: the archive or `aside` cannot be written; what was healed so far stays.
    """
    roots = [root for copy in copies for root in _roots(copy)]
    with locked(content):
        Batches(content, content / LEDGER)  # finishes what a killed run began
        healed = list(_heal_ledger(content, roots, aside))
        for finding in verify_content(content).findings:
            if finding.is_act and not take_back:
                continue
            if source := _heal(content, finding, roots, aside):
                healed.append(Healed(finding.path, source))
        ledger = Ledger.read(content)
        if CHECKSUMS in {finding.path for finding in verify_content(content, seconds=0).findings}:
            write_checksums(content, ledger)
            healed.append(Healed(CHECKSUMS, "the ledger"))
    left = verify_content(content).findings
    return RepairReport(
        tuple(healed),
        tuple(finding for finding in left if finding.is_loss),
        tuple(finding for finding in left if not finding.is_loss),
    )


def _roots(copy: Path) -> Iterator[Path]:
    """Yield the folders in which the files of content/ may stand: of a copy, an archive, or a deposit."""
    for below in ("", "content", "data", "data/content"):
        if (copy / below).is_dir():
            yield copy / below


def _heal_ledger(content: Path, roots: Sequence[Path], aside: Path) -> Iterator[Healed]:
    """Put ledger and head in order, from the lines of all copies, or else from the pages themselves."""
    lines, head = ledger_lines(content), read_chain_head(content)
    if (head and whole_chain(lines, head)) or not (
        lines or head or any(path.startswith("originals/") for path, _ in files_of(content))
    ):
        return
    if lines and not (content / HEAD).exists():
        seal_ledger(content)
        lines, head = ledger_lines(content), read_chain_head(content)
        if head and whole_chain(lines, head):
            yield Healed(LEDGER, "its own lines, now sealed")
            return
    for path in (LEDGER, HEAD):
        keep_aside(content, path, aside)
    others = [(ledger_lines(root), read_chain_head(root)) for root in roots]
    found = assembled(lines, head, others)
    source = "a second copy" if others else "its own lines"
    if found is None:
        found = rebuilt(content, lines, [known for known, _ in others])
        source = "the pages and what is left of it; what containers said beside their pages is lost"
    data, end = found
    write(content / LEDGER, data)
    write(content / HEAD, end.to_bytes())
    yield Healed(LEDGER, source)


def _heal(content: Path, finding: IntegrityFinding, roots: Sequence[Path], aside: Path) -> str:
    """Heal one file; return what it was healed from, empty where it could not be."""
    path = finding.path
    if path in {LEDGER, HEAD, CHECKSUMS}:
        return ""
    fixity = Ledger.read(content).files.get(path)
    if finding.finding in {"stray", "new"} and (fixity is None or not fixity.sha256):
        keep_aside(content, path, aside)
        _remove(content / path)
        return f"nothing: it does not belong there, and lies in {aside}"
    if fixity is None:
        return ""
    data, source = _whole(content, fixity, roots)
    if data is None:
        return ""
    keep_aside(content, path, aside)
    if (content / path).is_symlink() or (content / path).is_dir():
        _remove(content / path)
    write(content / path, data)
    if file_sha256(content / path, fixity.size) != fixity.sha256:
        append_fixities(content, [Fixity(path, file_sha256(content / path))])
    return source


def _whole(content: Path, fixity: Fixity, roots: Sequence[Path]) -> tuple[bytes | None, str]:
    """Return the right bytes of a file and where they are from; None where there are none."""
    for root in roots:
        copy = root / fixity.file
        try:
            if copy.is_file() and file_sha256(copy, fixity.size) == fixity.sha256:
                return copy.read_bytes(), f"the copy in {root}"
        except OSError:
            continue  # the copy has damage of its own
    again = remade(content, fixity)
    return (again.data, again.source) if again else (None, "")


def _remove(path: Path) -> None:
    if path.is_dir() and not path.is_symlink():
        shutil.rmtree(path)
    elif os.path.lexists(path):  # a folder above it may be a file again
        path.unlink()
