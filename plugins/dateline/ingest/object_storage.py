"""Sources in object storage, or wherever else fsspec reads: listed and opened. Nothing is written there."""

import posixpath
from collections.abc import Iterator
from dataclasses import dataclass
from functools import partial
from typing import IO, Any

from ..article.errors import UnreadableSourceError
from .source import LARGEST_PICTURE

_SIGN = "://"
_WEB = ("http", "https")


@dataclass(frozen=True, slots=True)
class StoredFile:
    """One object: its path in the storage, and its name for a person."""

    storage: Any  # of fsspec
    path: str
    name: str  # as of a file: below the folder that was given, whose own name it begins with

    def open(self) -> IO[bytes]:
        """Return its bytes as a stream that can be read from any place; only what is read is transferred.

        Raises:
            OSError: the storage does not give it.
        """
        stream: IO[bytes] = self.storage.open(self.path, "rb")
        return stream

    def beside(self, reference: str) -> bytes | None:
        """Return an object by its relative path from this one's folder; None for none, or one outside."""
        folder = posixpath.dirname(self.path)
        path = posixpath.normpath(posixpath.join(folder, reference))
        if not path.startswith(f"{folder}/"):
            return None
        try:
            if not self.storage.isfile(path) or self.storage.size(path) > LARGEST_PICTURE:
                return None
            data: bytes = self.storage.cat_file(path)
        except (OSError, ValueError):
            return None
        return data


def is_address(path: object) -> bool:
    """Return whether a path is one in a storage, such as s3://bucket/folder, and none of this machine."""
    return _SIGN in str(path)


def stored_files(address: str) -> Iterator[StoredFile]:
    """Yield what lies below an address, in the order in which files of a folder come.

    Raises:
        UnreadableSourceError: nothing lies there, the storage does not answer, or a package is missing.
    """
    storage, root = _opened(address)
    try:
        paths = [root] if storage.isfile(root) else storage.find(root)
    except Exception as error:  # each storage has errors of its own, such as for missing credentials
        raise UnreadableSourceError(
            f"the storage does not answer ({type(error).__name__}: {error})",
            where=address,
            remedy="Check the address, and the credentials that its package finds (docs/importing.md).",
        ) from error
    if not paths:
        raise UnreadableSourceError("there is no such object or folder", where=address)
    above = posixpath.dirname(root.rstrip("/"))
    named = {path: path.removeprefix(above).lstrip("/") for path in paths}
    yield from map(partial(_file, storage, named), sorted(named, key=lambda path: named[path].split("/")))


def _file(storage: Any, named: dict[str, str], path: str) -> StoredFile:
    return StoredFile(storage, path, named[path])


def _opened(address: str) -> tuple[Any, str]:
    """Return the storage of an address, and the path in it."""
    if address.partition(_SIGN)[0] in _WEB:
        raise UnreadableSourceError(
            "this is a page in the web",
            where=address,
            remedy="Write its address into a text file, and bring that in with `--fetch`.",
        )
    try:
        from fsspec.core import url_to_fs  # noqa: PLC0415  an optional extra
    except ImportError as error:
        raise UnreadableSourceError(
            "object storage needs a package that is not installed",
            where=address,
            remedy="Install it with `pip install 'dateline-archive[object-storage]'`.",
        ) from error
    try:
        storage, root = url_to_fs(address)
    except (ImportError, ValueError) as error:
        raise UnreadableSourceError(
            f"no storage of this kind can be read ({error})",
            where=address,
            remedy="Install the package of the storage, such as s3fs, gcsfs or adlfs.",
        ) from error
    return storage, str(root)
