"""What the ledger says of the files below content/, and how it comes to say it: sealing and taking note.

`seal_ledger` brings the archive of an older version along: its lines get numbers and seals, and every file
that no line names gets one.
"""

import hashlib
import os
import re
from collections.abc import Iterable, Iterator
from pathlib import Path

from .atomic_batches import STAGING, Batches
from .chain import is_sealed, sealed, sealed_all
from .checksums import CHECKSUMS, write_checksums
from .ledger import HEAD, LEDGER, Fixity, Ledger, ledger_lines

FETCHED = "originals/fetched"  # below content/: what was fetched, appended to while it is
NAMED_BY_HASH = re.compile(
    r"(?:originals/(?P<first>[0-9a-f]{2})/|images/)(?P<hash>[0-9a-f]{64})(?:\.(?:jpg|png|webp))?"
)
_OWN = frozenset((LEDGER, HEAD, CHECKSUMS, ".lock"))  # stand for themselves
# What file managers leave behind in every folder that somebody looks into.
_LEFT_BY_VIEWERS = re.compile(r"\.DS_Store|\._.*|Thumbs\.db|[Dd]esktop\.ini|\.directory", re.DOTALL)
_CHUNK = 2**20


def seal_ledger(content: Path) -> int:
    """Seal the ledger of an archive made before ledgers were sealed; return how many lines it has now.

    What `dateline upgrade` calls for `content/`. Nothing is done where it is sealed already, or where there
    is none. Every file that no line names is noted as it stands. Nothing else may write there meanwhile.

    Raises:
        IntegrityError: a line is no entry.
        OSError: the ledger cannot be written; it is as before.
    """
    batch = Batches(content, content / LEDGER)  # finishes what a killed run began
    lines = ledger_lines(content)
    if not lines or is_sealed(lines[0]):
        return len(lines)
    ledger = Ledger.read(content)
    added = [fixity.line() for fixity in _unnoted(content, ledger)]
    data, head = sealed_all([*lines, *added])
    batch.put(LEDGER, data)
    batch.put(HEAD, head.to_bytes())
    batch.commit()
    write_checksums(content, Ledger.read(content))
    return head.lines


def append_fixities(content: Path, fixities: Iterable[Fixity]) -> None:
    """Add lines to a sealed ledger, and bring the list of checksums up to date. The caller holds the lock.

    Raises:
        IntegrityError: the ledger is damaged.
        OSError: it cannot be written; it is as before.
    """
    ledger = Ledger.read(content)
    batch = Batches(content, content / LEDGER)
    for fixity in fixities:
        line, ledger.head = sealed(fixity.line(), ledger.head)
        ledger.add(fixity)
        batch.lines.append(line)
    if batch.lines:
        batch.put(HEAD, ledger.head.to_bytes())
        batch.commit()
    write_checksums(content, ledger)


def files_of(content: Path) -> Iterator[tuple[str, os.DirEntry[str]]]:
    """Yield path and entry of all below content/ that is no folder, in order.

    What guards it is left out, and so is what file managers leave in the folders that they show.
    """
    for path, entry in _walk(str(content)):
        own = path in _OWN or path.startswith(f"{STAGING}/")
        left = _LEFT_BY_VIEWERS.fullmatch(entry.name) and entry.is_file(follow_symlinks=False)
        if not own and not left:
            yield path, entry


def fetched_files(content: Path) -> Iterator[Fixity]:
    """Yield what the files of fetched pages hold now."""
    folder = content / FETCHED
    for path in sorted(folder.iterdir()) if folder.is_dir() else ():
        data = path.read_bytes()
        yield Fixity(f"{FETCHED}/{path.name}", hashlib.sha256(data).hexdigest(), len(data))


def file_sha256(path: Path, size: int = 0) -> str:
    """Return the SHA-256 of a file, or of its first bytes, read in pieces.

    Raises:
        OSError: it cannot be read.
    """
    digest = hashlib.sha256()
    left = size or -1
    with path.open("rb") as stream:
        while chunk := stream.read(min(_CHUNK, left) if left > 0 else _CHUNK):
            digest.update(chunk)
            left -= len(chunk) if size else 0
            if size and not left:
                break
    return digest.hexdigest()


def _unnoted(content: Path, ledger: Ledger) -> Iterator[Fixity]:
    fetched = {fixity.file: fixity for fixity in fetched_files(content)}
    for path, entry in files_of(content):
        if path not in ledger.files and entry.is_file(follow_symlinks=False):
            named = NAMED_BY_HASH.fullmatch(path)
            digest = named["hash"] if named else file_sha256(content / path)
            yield fetched.get(path) or Fixity(path, digest)


def _walk(folder: str, below: str = "") -> Iterator[tuple[str, os.DirEntry[str]]]:
    with os.scandir(folder) as found:
        entries = sorted(found, key=lambda entry: entry.name)
    for entry in entries:
        path = f"{below}{entry.name}"
        if entry.is_dir(follow_symlinks=False):
            yield from _walk(entry.path, f"{path}/")
        else:
            yield path, entry
