"""The folder a build writes to: each file once, unchanged ones taken over, all in a manifest."""

import hashlib
import os
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import suppress
from pathlib import Path
from typing import IO, NamedTuple

from ..article.errors import IntegrityError
from .linked_copy import remove_empty
from .manifest import MANIFEST, manifest_bytes


class _Growing(NamedTuple):
    """A file that is being written beside the one whose place it takes."""

    stream: IO[bytes]
    digest: "hashlib._Hash"


_NOT_A_PAGE = "-"  # instead of the digest of a page


class _Written(NamedTuple):
    """A file as it was written."""

    made_of: str  # digest; empty where a page is to be made anew
    sha256: str
    size: int
    changed: int = 0  # nanoseconds: the time that the disk gave it in the build before


class Output:
    """Writes a site. A file is replaced by another one and never written into: it may have a second name.

    Args:
        folder: where the new site is built; missing, or with files of the last build in it.
        previous: the last build's folder, whose unchanged files are taken over; may be missing. None where
            `folder` itself holds the last build, with files of others among its own.
        record: file that remembers what each page was made of and what was written; may be missing.
        others: folders whose files others write; those of the last build stay until they are replaced.
    """

    def __init__(self, folder: Path, previous: Path | None, record: Path, others: Iterable[str] = ()) -> None:
        self._folder = folder
        self._previous = previous or folder
        self._store = record
        self._before = _read_record(record)
        self._others = tuple(f"{other}/" for other in others)
        self._now: dict[str, _Written] = {}
        self._open: dict[str, _Growing] = {}
        self._copied: set[str] = set()  # files that Pelican copies
        self._folders: set[str] = set()  # those made
        self.rendered = 0
        self.unchanged = 0
        self.files = 0
        folder.mkdir(parents=True, exist_ok=True)
        for path, _ in list(_entries(str(folder))) if previous else ():
            if path not in self._before:
                self._remove(path)

    def page(
        self,
        path: str,
        digest: str,
        render: Callable[[], str],
        beside: Sequence[tuple[str, Callable[[], str]]] = (),
    ) -> None:
        """Write a page, or take it over from the last build if the digest is the same.

        Args:
            path: below the folder.
            digest: of all that the page is made of.
            render: makes the page.
            beside: further files, path and maker of each, made of nothing else than the page.

        Raises:
            ValueError: the path leaves the folder or was written before.
        """
        if self._taken_over(path, digest):
            self.unchanged += 1
        else:
            self._write(path, digest, render().encode())
            self.rendered += 1
        for other, make in beside:
            if not self._taken_over(other, digest):
                self._write(other, digest, make().encode())

    def forget(self, path: str) -> None:
        """Have the next build make a page anew, whatever it is made of."""
        self._now[path] = self._now[path]._replace(made_of="")

    def file(self, path: str, chunks: Iterable[str]) -> None:
        """Write a file of text as it comes, UTF-8; one that is given as a tuple, at once."""
        if isinstance(chunks, tuple):
            self._write(path, _NOT_A_PAGE, "".join(chunks).encode())
            return
        self.append(path, "")
        for chunk in chunks:
            self.append(path, chunk)
        self._close(path)

    def append(self, path: str, text: str) -> None:
        """Add text to a file that is begun here and stays open until all is finished."""
        if path not in self._open:
            part = f"{self._target(path)}.part"
            self._open[path] = _Growing(open(part, "wb"), hashlib.sha256())  # noqa: PTH123, SIM115  see _target
        stream, digest = self._open[path]
        data = text.encode()
        digest.update(data)
        stream.write(data)

    def expect_copies(self, sources: Mapping[str, Path], again: str) -> frozenset[str]:
        """Make room for the files that Pelican copies, and return the paths of those it need not.

        Args:
            sources: what it copies to each path.
            again: how the paths begin that it copies in any case, writing into what is there.
        """
        self._copied.update(sources)
        kept = set()
        for path, source in sources.items():
            known = self._before.get(path)
            is_known = known and _stamp(source.stat()) == (known.size, known.changed)
            if known and is_known and not path.startswith(again) and self._is_there(known, self._file(path)):
                kept.add(path)
            else:
                self._remove(path)
        return frozenset(kept)

    def size(self) -> int:
        """Return the bytes of all that stands in the folder now; closes what is open."""
        self._close_all()
        self._remove_stale()
        found = _entries(str(self._folder))
        return sum(
            known.size if (known := self._now.get(path)) else entry.stat().st_size for path, entry in found
        )

    def finish(self) -> None:
        """Write the manifest over all that stands in the folder, and remember what was written.

        Raises:
            IntegrityError: a file is missing, or is not as long as what was written.
        """
        self._close_all()
        self._remove_stale()
        there = {path: _stamp(entry.stat()) for path, entry in _entries(str(self._folder))}
        for path, known in self._now.items():
            size, _ = there.get(path, (0, 0))
            if size != known.size:
                raise IntegrityError(
                    f"{path} has {size} bytes, of {known.size} that were written",
                    where=str(self._folder),
                    remedy="Check the disk and build again.",
                )
        digests = {path: self._digest(path, stamp) for path, stamp in there.items()}
        self._replace(MANIFEST, manifest_bytes(digests))
        self.files = len(there)
        lines = []
        for path, (size, changed) in there.items():
            made_of = written.made_of if (written := self._now.get(path)) else _NOT_A_PAGE
            if made_of:
                lines.append(f"{made_of} {digests[path]} {size} {changed} {path}\n")
        _write_record(self._store, "".join(lines).encode())

    def abandon(self) -> None:
        """Close what is open, of a build that came to nothing."""
        for stream, _ in self._open.values():
            with suppress(OSError):
                stream.close()
        self._open.clear()

    def _remove_stale(self) -> None:
        """Remove what the last build wrote and this one did not; take over copies that are as they were."""
        for path, known in self._before.items():
            if path in self._copied:
                self._link_copy(path, known)
            elif path not in self._now and not path.startswith(self._others):
                self._remove(path)

    def _link_copy(self, path: str, known: _Written) -> None:
        copy, earlier = self._file(path), f"{self._previous}/{path}"
        both = self._is_there(known, copy) and self._is_there(known, earlier)
        if both and not Path(copy).samefile(earlier):
            os.unlink(copy)  # noqa: PTH108
            os.link(earlier, copy)

    def _file(self, path: str) -> str:
        return f"{self._folder}/{path}"

    def _remove(self, path: str) -> None:
        with suppress(FileNotFoundError):
            os.unlink(self._folder / path)  # noqa: PTH108  as elsewhere here
            remove_empty(self._folder, path)

    def _digest(self, path: str, stamp: tuple[int, int]) -> str:
        """Return the SHA-256 of a file, of what others put into the folder, too."""
        if known := self._now.get(path):
            return known.sha256
        if (earlier := self._before.get(path)) and stamp == (earlier.size, earlier.changed):
            return earlier.sha256
        return hashlib.sha256((self._folder / path).read_bytes()).hexdigest()

    def _write(self, path: str, made_of: str, data: bytes) -> None:
        digest = hashlib.sha256(data).hexdigest()
        target = self._target(path)
        known = self._before.get(path)
        if known and known.sha256 == digest and self._is_there(known, target):
            self._now[path] = known._replace(made_of=made_of)  # made of something else, and yet the same
            return
        self._replace(path, data)
        self._now[path] = _Written(made_of, digest, len(data))

    def _replace(self, path: str, data: bytes) -> None:
        # System calls without Python's layers above them: there are many small files.
        name, how = self._file(path), os.O_WRONLY | os.O_CREAT | os.O_EXCL
        try:
            target = os.open(name, how, 0o666)
        except FileExistsError:
            os.unlink(name)  # noqa: PTH108
            target = os.open(name, how, 0o666)
        try:
            written = 0
            while written < len(data):
                written += os.write(target, data[written:])
        finally:
            os.close(target)

    @staticmethod
    def _is_there(known: _Written, file: str) -> bool:
        """Return whether a file is the one that the last build wrote, and that nobody has touched since."""
        try:
            return _stamp(os.stat(file)) == (known.size, known.changed)  # noqa: PTH116  see _target
        except OSError:
            return False

    def _taken_over(self, path: str, made_of: str) -> bool:
        """Keep or link a file of the last build that was made of the same."""
        known = self._before.get(path)
        if known is None or known.made_of != made_of:
            return False
        target, earlier = self._target(path), f"{self._previous}/{path}"
        if not self._is_there(known, target):
            if not self._is_there(known, earlier):
                return False
            try:
                with suppress(FileNotFoundError):
                    os.unlink(target)  # noqa: PTH108
                os.link(earlier, target)
            except OSError:
                return False
        self._now[path] = known
        return True

    def _close_all(self) -> None:
        for path in list(self._open):
            self._close(path)

    def _close(self, path: str) -> None:
        stream, digest = self._open.pop(path)
        size, sha256 = stream.tell(), digest.hexdigest()
        stream.close()
        target, known = self._file(path), self._before.get(path)
        if known and known.sha256 == sha256 and self._is_there(known, target):
            os.unlink(stream.name)  # noqa: PTH108
            self._now[path] = known._replace(made_of=_NOT_A_PAGE)
        else:
            os.replace(stream.name, target)  # noqa: PTH105
            self._now[path] = _Written(_NOT_A_PAGE, sha256, size)

    def _target(self, path: str) -> str:
        """Return where a page or a file goes, its folder made; a string, as `Path` is slow."""
        leaves = path.startswith("/") or "\\" in path or (".." in path and ".." in path.split("/"))
        if leaves or path in self._now:
            raise ValueError(f"{path!r} is written twice or leaves the folder")
        below = path.rpartition("/")[0]
        if below not in self._folders:
            (self._folder / below).mkdir(parents=True, exist_ok=True)
            self._folders.add(below)
        return self._file(path)


def _stamp(status: os.stat_result) -> tuple[int, int]:
    """Return the bytes of a file and when it was changed: who writes into it changes one of them."""
    return status.st_size, status.st_mtime_ns


def _read_record(file: Path) -> dict[str, _Written]:
    """Return what the last build wrote by path; empty where that is not known."""
    record = {}
    with suppress(OSError, ValueError):
        digest, _, data = file.read_bytes().partition(b"\n")
        if digest.decode() != _record_digest(data):
            return {}  # one wrong hash in it would get into the manifest
        for line in data.decode().splitlines():
            made_of, sha256, size, changed, path = line.split(" ", 4)
            record[path] = _Written(made_of, sha256, int(size), int(changed))
    return record


def _write_record(file: Path, data: bytes) -> None:
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_bytes(_record_digest(data).encode() + b"\n" + data)


def _record_digest(data: bytes) -> str:
    return hashlib.blake2b(data, digest_size=16).hexdigest()


def _entries(folder: str, below: str = "") -> Iterator[tuple[str, os.DirEntry[str]]]:
    """Yield path and entry of every file below a folder, the manifest left out, in no particular order."""
    with os.scandir(folder) as found:
        for entry in found:
            path = f"{below}{entry.name}"
            if entry.is_dir(follow_symlinks=False):
                yield from _entries(entry.path, f"{path}/")
            elif path != MANIFEST:
                yield path, entry


def files_below(folder: Path) -> Iterator[str]:
    """Yield the paths of all files below a folder, sorted, the manifest itself left out."""
    yield from sorted(path for path, _ in _entries(str(folder)))
