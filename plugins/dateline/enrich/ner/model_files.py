"""The files of a model: their digest, and the refusal of those that would run code when they are read."""

import hashlib
import pickletools
from collections.abc import Iterable
from pathlib import Path

from ...article.errors import IntegrityError

_HEAD = 4096  # bytes: more than the header of any table of numbers
_TABLE = b"\x93NUMPY"
_ZIP = b"PK\x03\x04"  # PyTorch keeps pickles in one


def tree_digest(folder: Path) -> str:
    """Return one SHA-256 over all files of a folder: their names and contents, in order of name."""
    whole = hashlib.sha256()
    for path in model_files(folder):
        with path.open("rb") as file:
            content = hashlib.file_digest(file, "sha256").hexdigest()
        whole.update(f"{path.relative_to(folder).as_posix()} {content}\n".encode())
    return whole.hexdigest()


def model_files(folder: Path) -> Iterable[Path]:
    """Return the files of a model in order of name, without what Python compiled."""
    return sorted(path for path in folder.rglob("*") if path.is_file() and "__pycache__" not in path.parts)


def refuse_pickles(folder: Path) -> None:
    """Refuse a model that holds a pickle: reading one runs whatever code it names.

    spaCy's models are JSON, MessagePack and tables of numbers; none needs a pickle.

    Raises:
        IntegrityError: a file is a pickle, an archive that may hold one, or a table of Python's objects.
    """
    for path in model_files(folder):
        if found := _pickled(path):
            raise IntegrityError(
                f"a model must not hold {found}",
                where=str(path),
                remedy="Use the official model, or set DATELINE_MODEL to 'none'.",
            )


def _pickled(path: Path) -> str:
    """Return what in a file would run code, or nothing."""
    with path.open("rb") as file:
        head = file.read(_HEAD)
    if head.startswith(_ZIP):
        return "an archive of files"
    if head.startswith(_TABLE):
        return "a table of objects" if b"|O" in head.partition(b"\n")[0] else ""
    return "a pickle" if _is_pickle(path) else ""


def _is_pickle(path: Path) -> bool:
    """Return whether a file can be read as a pickle to its last byte; most files cannot from the first."""
    with path.open("rb") as file:
        try:
            steps = sum(1 for _ in pickletools.genops(file))
        except Exception:  # noqa: BLE001  whatever it is, it is no pickle
            return False
        return steps > 1 and not file.read(1)
