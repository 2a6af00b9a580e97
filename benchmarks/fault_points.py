"""Calls that write to a disk, counted, so that something can be done at one of them."""

import builtins
import io
import os
import shutil
import sqlite3
import stat
import tempfile
from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path
from typing import Any, Self
from unittest import mock

_CALLS = (
    *(
        (os, name)
        for name in ("write", "fsync", "replace", "rename", "link", "unlink", "mkdir", "rmdir", "ftruncate")
    ),
    (os, "open"),
    (Path, "write_bytes"),
    (Path, "write_text"),
    (shutil, "copyfile"),
    (shutil, "copy2"),
)
_STREAMS = ((builtins, "open"), (io, "open"), (tempfile, "TemporaryFile"))  # their writes are counted, too
_SHORT = {"write", "write_bytes"}  # what writes half of it before it fails, as full disks do
_CREATES = os.O_WRONLY | os.O_RDWR | os.O_CREAT


class FaultPoint:
    """Counts the calls of a run that write, and does something at one of them.

    A run is a process and its copies, each with a count of its own: the process is called "", its copies
    "1", "2" in the order in which they are made, theirs in turn "1.1". The first call of a copy is its start.
    """

    def __init__(self, at: int, act: Callable[[], None], process: str = "", log: Path | None = None) -> None:
        """Take the number of a call, and what is done in its place.

        Args:
            at: the number, the first is 1.
            act: what is done; it may raise.
            process: the one whose calls are meant.
            log: a file to which each call of any process adds a line with the process's name.
        """
        self.at, self.act, self.seen, self.call = at, act, 0, ""
        self._process, self._log, self._here, self._copies = process, log, "", 0
        self._busy = False

    @contextmanager
    def watching(self) -> Iterator[None]:
        """Count the calls that are made meanwhile; `call` says which one was met."""
        with ExitStack() as patches:
            for place, name in _CALLS:
                patched = self._watched(name, getattr(place, name))
                patches.enter_context(mock.patch.object(place, name, patched))
            for place, name in _STREAMS:
                patched = self._opened(name, getattr(place, name))
                patches.enter_context(mock.patch.object(place, name, patched))
            patches.enter_context(mock.patch.object(os, "fork", self._forked(os.fork)))
            patches.enter_context(mock.patch.object(sqlite3, "connect", self._connected(sqlite3.connect)))
            yield

    def _forked(self, real: Callable[[], int]) -> Callable[[], int]:
        """Return the making of a copy, which counts for itself from then on."""

        def fork() -> int:
            self._copies += 1
            number = self.meet("fork", real)
            if not number:
                self._here = f"{self._here}.{self._copies}".strip(".")
                self._copies = self.seen = 0
                self.meet("start")
            return number

        return fork

    def _opened(self, name: str, real: Callable[..., Any]) -> Callable[..., Any]:
        """Return the opening of files, counted where it is to write; so is what the stream is asked."""
        opened = self._watched(name, real)

        def call(*given: Any, **named: Any) -> Any:
            if self._busy or (name == "open" and not _opens_to_write(given, named)):
                return real(*given, **named)
            return _Stream(opened(*given, **named), self)

        return call

    def _connected(self, real: Callable[..., Any]) -> Callable[..., Any]:
        def connect(*given: Any, **named: Any) -> Any:
            return _Database(real(*given, **named), self)

        return connect

    def _watched(self, name: str, real: Callable[..., Any]) -> Callable[..., Any]:
        """Return a call that is counted; what it calls itself is not."""

        def call(*given: Any, **named: Any) -> Any:
            if self._busy or not _concerns_files(name, given):
                return real(*given, **named)
            half = (lambda: real(given[0], bytes(given[1])[: len(given[1]) // 2])) if name in _SHORT else None
            return self.meet(f"{name} {given[0] if given else ''}", lambda: real(*given, **named), half)

        return call

    def meet(
        self,
        call: str,
        real: Callable[[], Any] = lambda: None,
        half: Callable[[], object] | None = None,
    ) -> Any:
        """Count a call and make it; at the one that is meant, do what is to be done, after half of it."""
        is_meant = self._here == self._process and self.seen + 1 == self.at
        self.seen += 1
        self._busy = True
        try:
            if self._log:
                with self._log.open("a") as log:
                    log.write(f"{self._here}\n")
            if is_meant:
                if half:
                    half()
                self.call = call
                self.act()
            return real()
        finally:
            self._busy = False


class _Stream:
    """A file that is written: writing, flushing and closing are calls that count."""

    def __init__(self, stream: Any, point: FaultPoint) -> None:
        self._stream, self._point = stream, point

    def __getattr__(self, name: str) -> Any:
        return getattr(self._stream, name)

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def __iter__(self) -> Iterator[Any]:
        return iter(self._stream)

    def write(self, data: Any) -> Any:
        half = data[: len(data) // 2]
        return self._point.meet(
            "write to a stream", lambda: self._stream.write(data), lambda: self._stream.write(half)
        )

    def flush(self) -> None:
        self._point.meet("flush", self._stream.flush)

    def close(self) -> None:
        if not self._stream.closed:  # closed whatever happens, as the system does
            self._point.meet("close", self._stream.close, self._stream.close)


class _Database:
    """A database whose statements that write are calls that count; they fail as SQLite would fail."""

    def __init__(self, database: Any, point: FaultPoint) -> None:
        self._database, self._point = database, point

    def __getattr__(self, name: str) -> Any:
        return getattr(self._database, name)

    def execute(self, statement: str, *given: Any) -> Any:
        real = self._database.execute
        return (
            real(statement, *given) if statement.startswith("SELECT") else self._meet(real, statement, given)
        )

    def executemany(self, statement: str, *given: Any) -> Any:
        return self._meet(self._database.executemany, statement, given)

    def _meet(self, real: Callable[..., Any], statement: str, given: tuple[Any, ...]) -> Any:
        try:
            return self._point.meet(f"SQL {statement}", lambda: real(statement, *given))
        except OSError as error:
            raise sqlite3.OperationalError(f"disk I/O error: {error.strerror}") from error


def counted_calls(log: Path) -> Counter[str]:
    """Return how many calls each process made, see `FaultPoint`."""
    return Counter(log.read_text("utf-8").splitlines()) if log.exists() else Counter()


def _concerns_files(name: str, given: tuple[Any, ...]) -> bool:
    """Tell whether a call writes to a disk: pipes between processes are none of ours."""
    if name == "open":
        flags = given[1] if len(given) > 1 else None
        return not isinstance(flags, int) or bool(flags & _CREATES)
    return name != "write" or stat.S_ISREG(os.fstat(given[0]).st_mode)


def _opens_to_write(given: tuple[Any, ...], named: dict[str, Any]) -> bool:
    mode = named.get("mode", given[1] if len(given) > 1 else "r")
    return isinstance(mode, str) and bool(set(mode) & set("wax+"))
