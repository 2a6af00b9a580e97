"""What was computed once stays known: values by key in one SQLite file; losing it costs only time."""

import errno
import hashlib
import io
import os
import pickle
import shutil
import sqlite3
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import fields, is_dataclass
from functools import cache
from pathlib import Path
from typing import Any, Self

_CHUNK = 500  # keys of one query; SQLite allows 999 variables in its oldest builds
_TRIED = 2**16  # bytes of a file that shows whether there is room; more than SQLite asks for when it begins
_DIGEST = 8  # bytes before each value: of key and value, so that a flipped bit is noticed


class Cache:
    """A persistent dictionary. One process writes it; a damaged file is thrown away and begun anew.

    Values are pickled: the file is this machine's own and never comes from elsewhere. One that was damaged,
    or written by a version whose classes are gone, counts as not there.

    Raises:
        OSError: it can neither be used nor be begun anew, as where the disk is full.
    """

    def __init__(self, path: Path) -> None:
        self._path = path
        path.parent.mkdir(parents=True, exist_ok=True)
        try:
            self._open()
        except sqlite3.DatabaseError:
            self._begin_anew()

    def _open(self) -> None:
        self._process = os.getpid()
        self._database = sqlite3.connect(self._path, isolation_level=None)
        self._database.execute("PRAGMA journal_mode=WAL")
        self._database.execute("PRAGMA synchronous=OFF")  # a lost cache costs time only
        self._database.execute(
            "CREATE TABLE IF NOT EXISTS memo (key TEXT PRIMARY KEY, value BLOB NOT NULL) WITHOUT ROWID"
        )

    def _begin_anew(self) -> None:
        if hasattr(self, "_database"):
            self._database.close()
        for path in self._path.parent.glob(f"{self._path.name}*"):  # with its -wal and -shm
            if path.is_dir() and not path.is_symlink():
                shutil.rmtree(path)
            else:
                path.unlink()
        try:
            self._open()
        except sqlite3.DatabaseError as error:
            raise self._reason(error) from error

    def _reason(self, error: sqlite3.Error) -> OSError:
        """Return why a new file cannot be written: where SQLite does not say, a file beside it does."""
        if getattr(error, "sqlite_errorcode", 0) == sqlite3.SQLITE_FULL:
            return OSError(errno.ENOSPC, os.strerror(errno.ENOSPC), str(self._path))
        beside = self._path.with_name(f"{self._path.name}.tried")
        try:
            beside.write_bytes(bytes(_TRIED))
        except OSError as reason:
            return OSError(reason.errno, reason.strerror, str(self._path))
        finally:
            beside.unlink(missing_ok=True)
        return OSError(errno.EIO, str(error), str(self._path))

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self._database.close()

    def items(self, keys: Iterable[str]) -> Iterator[tuple[str, Any]]:
        """Yield (key, value) for those of the keys that have one, in no particular order."""
        for chunk in _chunks(list(keys)):
            marks = ",".join("?" * len(chunk))
            for key, stored in self._rows(f"SELECT key, value FROM memo WHERE key IN ({marks})", chunk):  # noqa: S608
                try:
                    yield key, _unpacked(key, stored)
                except KeyError:
                    continue

    def get(self, key: str) -> Any:
        """Return the value of a key.

        Raises:
            KeyError: there is none.
        """
        for (stored,) in self._rows("SELECT value FROM memo WHERE key = ?", (key,)):
            return _unpacked(key, stored)
        raise KeyError(key)

    def put(self, values: Mapping[str, Any]) -> None:
        """Keep values; those of the same keys are replaced."""
        rows = [(key, _packed(key, value)) for key, value in values.items()]
        self._write("INSERT OR REPLACE INTO memo VALUES (?, ?)", rows)

    def keep_only(self, keys: Iterable[str]) -> None:
        """Forget every other key, so that the file does not grow for ever.

        A key with a space in it goes with what stands before the space.
        """
        kept = set(keys)
        found = self._rows("SELECT key FROM memo", ())
        if not all(isinstance(key, str) for (key,) in found):  # a bit that says what kind of value follows
            self._begin_anew()
            return
        stale = [(key,) for (key,) in found if key.partition(" ")[0] not in kept]
        self._write("DELETE FROM memo WHERE key = ?", stale)

    def _rows(self, query: str, given: Iterable[Any]) -> list[tuple[Any, ...]]:
        """Return what a query finds; nothing where the file turns out to be damaged."""
        if self._process != os.getpid():  # a copy: what SQLite has open does not outlive a fork
            self._inherited = self._database  # never closed, which would be felt in the first process
            self._open()
        try:
            return self._database.execute(query, tuple(given)).fetchall()
        except (sqlite3.DatabaseError, UnicodeDecodeError):
            if not hasattr(self, "_inherited"):  # the first process alone may remove the file
                self._begin_anew()
            return []

    def _write(self, statement: str, rows: list[tuple[Any, ...]]) -> None:
        try:
            self._transact(statement, rows)
        except sqlite3.DatabaseError:
            self._begin_anew()
            try:
                self._transact(statement, rows)
            except sqlite3.DatabaseError as error:
                raise self._reason(error) from error

    def _transact(self, statement: str, rows: list[tuple[Any, ...]]) -> None:
        self._database.execute("BEGIN")
        self._database.executemany(statement, rows)
        self._database.execute("COMMIT")


class _Pickler(pickle.Pickler):
    """Spells a dataclass as a call with its fields: read twice as fast as the state of one with slots."""

    def reducer_override(self, value: Any) -> Any:
        kind = type(value)
        if not is_dataclass(kind):
            return NotImplemented
        return kind, tuple(getattr(value, name) for name in _field_names(kind))


@cache
def _field_names(kind: type) -> tuple[str, ...]:
    return tuple(field.name for field in fields(kind))


def _packed(key: str, value: Any) -> bytes:
    buffer = io.BytesIO()
    _Pickler(buffer, pickle.HIGHEST_PROTOCOL).dump(value)
    data = buffer.getvalue()
    return _digest(key, data) + data


def _unpacked(key: str, stored: Any) -> Any:
    """Return a stored value.

    Raises:
        KeyError: it was damaged, or is of another version.
    """
    if not isinstance(stored, bytes) or not isinstance(key, str):
        raise KeyError(key)
    data = stored[_DIGEST:]
    if stored[:_DIGEST] != _digest(key, data):
        raise KeyError(key)
    try:
        return pickle.loads(data)  # noqa: S301  our own file, and as we wrote it
    except Exception as error:
        raise KeyError(key) from error


def _digest(key: str, data: bytes) -> bytes:
    return hashlib.blake2b(data, key=key.encode()[:64], digest_size=_DIGEST).digest()


def _chunks(keys: list[str]) -> Iterator[list[str]]:
    for start in range(0, len(keys), _CHUNK):
        yield keys[start : start + _CHUNK]
