"""Calls that write to a disk, counted, so that something can be done at one of them."""

import builtins
import os
import shutil
import stat
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any
from unittest import mock

_CALLS = (
    *(
        (os, name)
        for name in ("write", "fsync", "replace", "rename", "link", "unlink", "mkdir", "rmdir", "ftruncate")
    ),
    (Path, "write_bytes"),
    (Path, "write_text"),
    (shutil, "copyfile"),
    (shutil, "copy2"),
    (builtins, "open"),
)


class FaultPoint:
    """Counts the calls of a run that write, and does something at one of them."""

    def __init__(self, at: int, act: Callable[[], None]) -> None:
        """Take the number of a call, the first is 1, and what is done in its place, which may raise."""
        self.at, self.act, self.seen, self.call = at, act, 0, ""
        self._busy = False

    @contextmanager
    def watching(self) -> Iterator[None]:
        """Count the calls that are made meanwhile; `call` says which one was met."""
        patches = [
            mock.patch.object(place, name, self._watched(name, getattr(place, name)))
            for place, name in _CALLS
        ]
        for patch in patches:
            patch.start()
        try:
            yield
        finally:
            for patch in patches:
                patch.stop()

    def _watched(self, name: str, real: Callable[..., Any]) -> Callable[..., Any]:
        """Return a call that is counted; what it calls itself is not."""

        def call(*given: Any, **named: Any) -> Any:
            if self._busy or not _concerns_files(name, given, named):
                return real(*given, **named)
            self.seen += 1
            self._busy = True
            try:
                if self.seen == self.at:
                    self.call = f"{name} {given[0] if given else ''}"
                    if name in {"write", "write_bytes"}:  # a short write, as full disks do
                        real(given[0], bytes(given[1])[: len(given[1]) // 2])
                    self.act()
                return real(*given, **named)
            finally:
                self._busy = False

        return call


def _concerns_files(name: str, given: tuple[Any, ...], named: dict[str, Any]) -> bool:
    """Tell whether a call writes to a disk: pipes between processes are none of ours."""
    if name == "open":
        return _opens_to_write(given, named)
    return name != "write" or stat.S_ISREG(os.fstat(given[0]).st_mode)


def _opens_to_write(given: tuple[Any, ...], named: dict[str, Any]) -> bool:
    mode = named.get("mode", given[1] if len(given) > 1 else "r")
    return isinstance(mode, str) and bool(set(mode) & set("wax+"))
