"""Whether the search index of the last build can be gone on with: every file of it as its manifest says."""

import hashlib
from pathlib import Path

from ..article.errors import IntegrityError
from .manifest import read_manifest


def index_is_whole(site: Path, folder: str, ledger: Path) -> bool:
    """Tell whether an index and what its builder remembers are, to the byte, what the last build wrote.

    Args:
        site: the last build's folder; may be missing or damaged.
        folder: of the index, below it.
        ledger: the file in which the index's builder remembers.
    """
    try:
        wanted = {
            path: digest for path, digest in read_manifest(site).items() if path.startswith(f"{folder}/")
        }
        if not wanted or _seal(ledger).read_text("ascii") != _sha256(ledger):
            return False
        there = {
            path.relative_to(site).as_posix() for path in (site / folder).rglob("*") if not path.is_dir()
        }
        return there == wanted.keys() and all(_sha256(site / path) == wanted[path] for path in wanted)
    except (OSError, IntegrityError, UnicodeDecodeError):
        return False


def seal_index_ledger(ledger: Path) -> None:
    """Note the hash of what the index's builder remembers."""
    if ledger.is_file():
        _seal(ledger).write_text(_sha256(ledger), "ascii")


def _seal(ledger: Path) -> Path:
    return ledger.with_name(f"{ledger.name}.sha256")


def _sha256(file: Path) -> str:
    return hashlib.sha256(file.read_bytes()).hexdigest()
