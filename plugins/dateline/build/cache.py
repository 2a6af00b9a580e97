"""What was computed once stays known: values by key in one SQLite file; deleting it costs only time."""

import io
import pickle
import sqlite3
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import fields, is_dataclass
from functools import cache
from pathlib import Path
from typing import Any, Self

_CHUNK = 500  # keys of one query; SQLite allows 999 variables in its oldest builds


class Memo:
    """A persistent dictionary. One process writes it; a damaged file is thrown away and begun anew.

    Values are pickled: the file is this machine's own and never comes from elsewhere.
    """

    def __init__(self, path: Path) -> None:
        path.parent.mkdir(parents=True, exist_ok=True)
        try:
            self._open(path)
        except sqlite3.DatabaseError:
            path.unlink()
            self._open(path)

    def _open(self, path: Path) -> None:
        self._database = sqlite3.connect(path, isolation_level=None)
        self._database.execute("PRAGMA journal_mode=WAL")
        self._database.execute("PRAGMA synchronous=OFF")  # a lost memo costs time only
        self._database.execute(
            "CREATE TABLE IF NOT EXISTS memo (key TEXT PRIMARY KEY, value BLOB NOT NULL) WITHOUT ROWID"
        )

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self._database.close()

    def items(self, keys: Iterable[str]) -> Iterator[tuple[str, Any]]:
        """Yield (key, value) for those of the keys that have one, in no particular order."""
        for chunk in _chunks(list(keys)):
            marks = ",".join("?" * len(chunk))
            rows = self._database.execute(f"SELECT key, value FROM memo WHERE key IN ({marks})", chunk)  # noqa: S608
            for key, value in rows:
                yield key, pickle.loads(value)  # noqa: S301  our own file

    def get(self, key: str) -> Any:
        """Return the value of a key.

        Raises:
            KeyError: there is none.
        """
        row = self._database.execute("SELECT value FROM memo WHERE key = ?", (key,)).fetchone()
        if row is None:
            raise KeyError(key)
        return pickle.loads(row[0])  # noqa: S301  our own file

    def put(self, values: Mapping[str, Any]) -> None:
        """Keep values; those of the same keys are replaced."""
        rows = [(key, _pickled(value)) for key, value in values.items()]
        self._database.execute("BEGIN")
        self._database.executemany("INSERT OR REPLACE INTO memo VALUES (?, ?)", rows)
        self._database.execute("COMMIT")

    def keep_only(self, keys: Iterable[str]) -> None:
        """Forget every other key, so that the file does not grow for ever."""
        kept = set(keys)
        stale = [(key,) for (key,) in self._database.execute("SELECT key FROM memo") if key not in kept]
        self._database.execute("BEGIN")
        self._database.executemany("DELETE FROM memo WHERE key = ?", stale)
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


def _pickled(value: Any) -> bytes:
    buffer = io.BytesIO()
    _Pickler(buffer, pickle.HIGHEST_PROTOCOL).dump(value)
    return buffer.getvalue()


def _chunks(keys: list[str]) -> Iterator[list[str]]:
    for start in range(0, len(keys), _CHUNK):
        yield keys[start : start + _CHUNK]
