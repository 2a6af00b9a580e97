"""The folder a build writes to: each file once, unchanged ones taken over, all in a manifest."""

import hashlib
import os
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from pathlib import Path
from typing import NamedTuple

from ..article.errors import IntegrityError
from .file_stamps import FileStamp, entries_below, is_as_written, stamp_of
from .growing_file import GrowingFile
from .linked_copy import remove_empty
from .manifest import MANIFEST, manifest_bytes
from .site_record import (
    NOT_A_PAGE,
    UNLISTED,
    ByteRange,
    SiteRecord,
    WrittenBundle,
    WrittenFile,
    read_record,
    write_record,
)


@dataclass
class _OpenBundle:
    """What has been made so far of a bundle."""

    made_of: str
    basis: str = ""
    pages: int = 0
    files: list[str] = field(default_factory=list)
    ranges: dict[str, ByteRange] = field(default_factory=dict)  # by path


class WrittenFiles(NamedTuple):
    """What stands in the folder by the work of a copy of this process: made, or taken over."""

    files: Mapping[str, WrittenFile]  # by path
    pages: int
    rendered: int  # pages that were made


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
        # Of a site that is gone, what is known of it is of no use.
        self._before = read_record(record) if self._previous.is_dir() else SiteRecord()
        self._others = tuple(f"{other}/" for other in others)
        self._now: dict[str, WrittenFile] = {}
        self._bundles: dict[str, WrittenBundle] = {}
        self._bundle = _OpenBundle("")  # that is being made
        self._open: dict[str, GrowingFile] = {}
        self._copied: set[str] = set()  # files that Pelican copies
        self._folders: set[str] = set()  # those made
        self.rendered = 0
        self.unchanged = 0
        self.files = 0
        folder.mkdir(parents=True, exist_ok=True)
        self._inodes: dict[str, int] = {}  # of the last build's files that stand here as they were written
        self._scanned: dict[str, FileStamp] | None = None  # what stands here, once all is written
        if previous:
            self._find_intact()

    def _find_intact(self) -> None:
        """Find which files of the last build stand here as they were written; remove what others left."""
        strays = []
        for path, entry in entries_below(str(self._folder)):
            known, status = self._before.files.get(path), entry.stat()
            if known is None:
                strays.append(path)
            elif stamp_of(status) == known.stamp:
                self._inodes[path] = status.st_ino
        for path in strays:
            self._remove(path)

    def made_of_before(self, name: str, basis: str) -> str:
        """Return what a bundle of the last build was made of, if that followed from the same."""
        known = self._before.bundles.get(name)
        return known.made_of if known and basis and known.basis == basis else ""

    def take_over(self, name: str, made_of: str, basis: str = "") -> bool:
        """Keep all files and ranges of a bundle of the last build that was made of the same.

        Returns:
            Whether that could be done; nothing was done where not.
        """
        bundle = self._before.bundles.get(name)
        if bundle is None or bundle.made_of != made_of:
            return False
        before = self._before.files
        are_here = self._inodes.keys() >= set(bundle.files) and self._now.keys().isdisjoint(bundle.files)
        if not are_here and not all(
            path in before and self._is_kept(path, before[path]) for path in bundle.files
        ):
            return False
        if not all(self._growing(path).can_take for path, _, _ in bundle.ranges):
            return False
        for path in bundle.files:
            self._now[path] = before[path]
        ranges = tuple((path, *self._open[path].take(start, end)) for path, start, end in bundle.ranges)
        self._bundles[name] = WrittenBundle(made_of, bundle.pages, bundle.files, ranges, basis)
        self.unchanged += bundle.pages
        return True

    def is_likely_kept(self, name: str, made_of: str) -> bool:
        """Return whether the last build made a bundle or a page of the same; no file is looked at."""
        known = self._before.bundles.get(name) or self._before.files.get(name)
        return known is not None and known.made_of == made_of

    @contextmanager
    def bundle(self, name: str, made_of: str, basis: str = "") -> Iterator[None]:
        """Note what is made within as a bundle, which the next build may take over whole.

        Args:
            name: no other bundle's.
            made_of: digest of all that it is made of.
            basis: digest of what `made_of` follows from, for `made_of_before`.
        """
        self._bundle = made = _OpenBundle(made_of, basis)
        yield
        self._bundle = _OpenBundle("")
        if made.made_of:
            files, ranges = tuple(made.files), tuple(made.ranges.values())
            self._bundles[name] = WrittenBundle(made_of, made.pages, files, ranges, basis)

    def written_apart(self, write: Callable[[], None]) -> WrittenFiles:
        """Return what is written meanwhile, for `adopt`; a copy of this process sends it there."""
        before = self._now, self.rendered, self.unchanged
        self._now, self.rendered, self.unchanged = {}, 0, 0
        try:
            write()
            return WrittenFiles(self._now, self.rendered + self.unchanged, self.rendered)
        finally:
            self._now, self.rendered, self.unchanged = before

    def adopt(self, written: WrittenFiles) -> None:
        """Note what was written apart.

        Raises:
            ValueError: one of them was written before.
        """
        for path, file in written.files.items():
            if path in self._now:
                raise ValueError(f"{path!r} is written twice")
            self._inodes.pop(path, None)  # it may be another file now
            self._note(path, file)
        self._bundle.pages += written.pages
        self.rendered += written.rendered
        self.unchanged += written.pages - written.rendered

    def page(
        self,
        path: str,
        digest: str,
        render: Callable[[], str],
        beside: Sequence[tuple[str, Callable[[], str]]] = (),
        *,
        listed: str = UNLISTED,
    ) -> None:
        """Write a page, or take it over from the last build if the digest is the same.

        Args:
            path: below the folder.
            digest: of all that the page is made of.
            render: makes the page.
            beside: further files, path and maker of each, made of nothing else than the page.
            listed: ISO day of its last change, or empty, where search engines are told of it.

        Raises:
            ValueError: the path leaves the folder or was written before.
        """
        self._bundle.pages += 1
        if self._taken_over(path, digest):
            self.unchanged += 1
        else:
            self._write(path, digest, render().encode())
            self.rendered += 1
        for other, make in beside:
            if not self._taken_over(other, digest):
                self._write(other, digest, make().encode())
        self._now[path] = self._now[path]._replace(listed=listed)

    def listed(self) -> list[tuple[str, str]]:
        """Return path and day of each page that search engines are told of, in the order of writing."""
        return [(path, file.listed) for path, file in self._now.items() if file.listed != UNLISTED]

    def forget(self, path: str) -> None:
        """Have the next build make a page anew, whatever it and the bundle that is being made are made of."""
        self._now[path] = self._now[path]._replace(made_of="")
        self._bundle.made_of = ""

    def file(self, path: str, chunks: Iterable[str]) -> None:
        """Write a file of text as it comes, UTF-8; one that is given as a tuple, at once."""
        if isinstance(chunks, tuple):
            self._write(path, NOT_A_PAGE, "".join(chunks).encode())
            return
        self.append(path, "")
        for chunk in chunks:
            self.append(path, chunk)
        self._close(path)

    def append(self, path: str, text: str) -> None:
        """Add text to a file that is begun here and stays open until all is finished."""
        start, end = self._growing(path).append(text)
        if known := self._bundle.ranges.get(path):
            _, start, _ = known
        self._bundle.ranges[path] = path, start, end

    def derived(self, path: str, source: str, maker: str, make: Callable[[Path], bytes]) -> None:
        """Write a file that is made of another one, or take it over if that is as it was; ends the other.

        Args:
            path: below the folder.
            source: path of the other file, to which nothing more is added.
            maker: digest of what makes it.
            make: makes its bytes of the other file.
        """
        if source in self._open:
            self._close(source)
        made_of = f"{maker}-{self._now[source].sha256}"
        if not self._taken_over(path, made_of):
            self._write(path, made_of, make(self._folder / source))

    def _growing(self, path: str) -> GrowingFile:
        """Return a file that grows, begun where it is not yet."""
        if path not in self._open:
            target = self._target(path)
            known = self._before.files.get(path)
            earlier = known and self._place(path, known)
            self._open[path] = GrowingFile(f"{target}.part", earlier or None)
        return self._open[path]

    def expect_copies(self, sources: Mapping[str, Path], again: str) -> frozenset[str]:
        """Make room for the files that Pelican copies, and return the paths of those it need not.

        Args:
            sources: what it copies to each path.
            again: how the paths begin that it copies in any case, writing into what is there.
        """
        self._copied.update(sources)
        kept = set()
        for path, source in sources.items():
            known = self._before.files.get(path)
            is_known = known and stamp_of(source.stat()) == known.stamp
            if known and is_known and not path.startswith(again) and path in self._inodes:
                kept.add(path)
            else:
                self._remove(path)
        return frozenset(kept)

    def size(self) -> int:
        """Return the bytes of all that stands in the folder now; closes what is open."""
        self.close()
        self._remove_stale()
        return sum(size for size, _ in self._stamps().values())

    def finish(self) -> None:
        """Write the manifest over all that stands in the folder, and remember what was written.

        Raises:
            IntegrityError: a file is missing, or is not as long as what was written.
        """
        self.close()
        self._remove_stale()
        there = self._stamps()
        for path, known in self._now.items():
            size, _ = there.get(path, (0, 0))
            if size != known.size:
                raise IntegrityError(
                    f"{path} has {size} bytes, of {known.size} that were written",
                    where=str(self._folder),
                    remedy="Check the disk and build again.",
                )
        digests = {path: self._digest(path, stamp) for path, stamp in there.items()}
        self.files = len(there)
        self._replace(MANIFEST, manifest_bytes(digests))
        files = {}
        for path, (size, changed) in there.items():
            written = self._now.get(path)
            made_of, listed = (written.made_of, written.listed) if written else (NOT_A_PAGE, UNLISTED)
            if made_of:
                files[path] = WrittenFile(made_of, digests[path], size, changed, listed)
        write_record(self._store, files, self._bundles)

    def _stamps(self) -> Mapping[str, FileStamp]:
        """Return what stands in the folder, the manifest left out; what nobody replaced is not asked."""
        if self._scanned is None:
            self._scanned = {}
            for path, entry in entries_below(str(self._folder)):
                if self._inodes.get(path) == entry.inode():
                    known = self._before.files[path]
                    self._scanned[path] = known.stamp
                else:
                    self._scanned[path] = stamp_of(entry.stat())
        return self._scanned

    def is_as_written(self, folder: str) -> bool:
        """Return whether all that the last build wrote below a folder stands as it was written."""
        below = f"{folder}/"
        files = [(path, known) for path, known in self._before.files.items() if path.startswith(below)]
        return bool(files) and all(self._place(path, known) for path, known in files)

    def close(self) -> None:
        """End the files that grow: what was added to them is all of it."""
        for path in list(self._open):
            self._close(path)

    def abandon(self) -> None:
        """Close what is open, of a build that came to nothing."""
        for growing in self._open.values():
            growing.abandon()
        self._open.clear()

    def _remove_stale(self) -> None:
        """Remove what the last build wrote and this one did not; take over copies that are as they were."""
        for path, known in self._before.files.items():
            if path in self._copied:
                self._link_copy(path, known)
            elif path not in self._now and not path.startswith(self._others):
                self._remove(path)

    def _link_copy(self, path: str, known: WrittenFile) -> None:
        """Make a copy that Pelican made anew the file of the last build, where it is the same."""
        copy, earlier = Path(self._file(path)), Path(f"{self._previous}/{path}")
        stands = is_as_written(known.stamp, str(earlier)) and copy.is_file()
        if not stands or copy.samefile(earlier) or copy.stat().st_size != known.size:
            return
        if hashlib.sha256(copy.read_bytes()).hexdigest() == known.sha256:
            copy.unlink()
            copy.hardlink_to(earlier)

    def _file(self, path: str) -> str:
        return f"{self._folder}/{path}"

    def _remove(self, path: str) -> None:
        self._inodes.pop(path, None)
        with suppress(FileNotFoundError):
            os.unlink(self._folder / path)  # noqa: PTH108  as elsewhere here
            remove_empty(self._folder, path)

    def _digest(self, path: str, stamp: FileStamp) -> str:
        """Return the SHA-256 of a file, of what others put into the folder, too."""
        if known := self._now.get(path):
            return known.sha256
        if (earlier := self._before.files.get(path)) and stamp == (earlier.size, earlier.changed):
            return earlier.sha256
        return hashlib.sha256((self._folder / path).read_bytes()).hexdigest()

    def _write(self, path: str, made_of: str, data: bytes) -> None:
        digest = hashlib.sha256(data).hexdigest()
        self._target(path)
        known = self._before.files.get(path)
        if known and known.sha256 == digest and path in self._inodes:
            self._note(path, known._replace(made_of=made_of))  # made of something else, and yet the same
            return
        self._replace(path, data)
        self._note(path, WrittenFile(made_of, digest, len(data)))

    def _note(self, path: str, written: WrittenFile) -> None:
        self._now[path] = written
        if self._bundle.made_of:
            self._bundle.files.append(path)

    def _replace(self, path: str, data: bytes) -> None:
        # System calls without Python's layers above them: there are many small files.
        self._inodes.pop(path, None)
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
            if self._scanned is not None and path != MANIFEST:
                self._scanned[path] = stamp_of(os.fstat(target))
        finally:
            os.close(target)

    def _place(self, path: str, known: WrittenFile) -> str:
        """Return where a file of the last build lies as it was written: here, or there; or nowhere."""
        if path in self._inodes:
            return self._file(path)
        earlier = f"{self._previous}/{path}"
        return earlier if is_as_written(known.stamp, earlier) else ""

    def _taken_over(self, path: str, made_of: str) -> bool:
        """Keep or link a file of the last build that was made of the same."""
        known = self._before.files.get(path)
        if known is None or known.made_of != made_of or not self._is_kept(path, known):
            return False
        self._note(path, known)
        return True

    def _is_kept(self, path: str, known: WrittenFile) -> bool:
        """Have a file of the last build stand in this one's folder, too; return whether that could be."""
        target = self._target(path)
        earlier = self._place(path, known)
        if not earlier:
            return False
        if earlier != target:
            try:
                with suppress(FileNotFoundError):
                    os.unlink(target)  # noqa: PTH108
                os.link(earlier, target)
                self._inodes[path] = os.stat(target).st_ino  # noqa: PTH116  see _target
            except OSError:
                return False
        return True

    def _close(self, path: str) -> None:
        growing = self._open.pop(path)
        size, sha256 = growing.close()
        known = self._before.files.get(path)
        if known and known.sha256 == sha256 and path in self._inodes:
            os.unlink(growing.path)  # noqa: PTH108
            self._now[path] = known._replace(made_of=NOT_A_PAGE)
        else:
            os.replace(growing.path, self._file(path))  # noqa: PTH105
            self._inodes.pop(path, None)
            if self._scanned is not None:
                self._scanned[path] = stamp_of(os.stat(self._file(path)))  # noqa: PTH116  see _target
            self._now[path] = WrittenFile(NOT_A_PAGE, sha256, size)

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
