"""The folder a build writes to: each file once, unchanged ones taken over, all in a manifest."""

import hashlib
import json
import os
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path

MANIFEST = "manifest.sha256"


class Output:
    """Writes a site.

    Args:
        folder: where the new site is built; empty or missing.
        previous: the last build's folder, whose unchanged files are taken over; may be missing.
        digests: file that remembers what each page was made of; may be missing.
    """

    def __init__(self, folder: Path, previous: Path, digests: Path) -> None:
        self._folder = folder
        self._previous = previous
        self._store = digests
        self._before: dict[str, list[str]] = _read_json(digests)
        self._now: dict[str, list[str]] = {}
        self._folders: set[str] = set()  # those made
        self.rendered = 0
        self.unchanged = 0
        self.files = 0
        folder.mkdir(parents=True, exist_ok=True)

    def page(self, path: str, digest: str, render: Callable[[], str]) -> None:
        """Write a page, or take it over from the last build if the digest is the same.

        Raises:
            ValueError: the path leaves the folder or was written before.
        """
        target = self._target(path)
        before = self._before.get(path)
        if before and before[0] == digest and self._take_over(path, target):
            self._now[path] = before
            self.unchanged += 1
            return
        data = render().encode()
        with open(target, "wb") as stream:  # noqa: PTH123  see _target
            stream.write(data)
        self._now[path] = [digest, hashlib.sha256(data).hexdigest()]
        self.rendered += 1

    def file(self, path: str, chunks: Iterable[str]) -> None:
        """Write a file of text as it comes, UTF-8."""
        target = self._target(path)
        digest = hashlib.sha256()
        with open(target, "wb") as stream:  # noqa: PTH123  see _target
            for chunk in chunks:
                data = chunk.encode()
                digest.update(data)
                stream.write(data)
        self._now[path] = ["", digest.hexdigest()]

    def size(self) -> int:
        """Return the bytes of all that stands in the folder now."""
        return sum((self._folder / path).stat().st_size for path in files_below(self._folder))

    def finish(self) -> None:
        """Write the manifest over all that stands in the folder, and remember the digests."""
        lines = []
        for path in files_below(self._folder):
            known = self._now.get(path)
            digest = known[1] if known else hashlib.sha256((self._folder / path).read_bytes()).hexdigest()
            self.files += 1
            lines.append(f"{digest}  {path}\n")
        (self._folder / MANIFEST).write_text("".join(lines), "utf-8")
        self._store.parent.mkdir(parents=True, exist_ok=True)
        self._store.write_text(json.dumps(self._now), "utf-8")

    def _target(self, path: str) -> str:
        """Return where a page or a file goes, its folder made; a string, as `Path` is slow."""
        if path in self._now or path.startswith("/") or ".." in path.split("/") or "\\" in path:
            raise ValueError(f"{path!r} is written twice or leaves the folder")
        below = path.rpartition("/")[0]
        if below not in self._folders:
            (self._folder / below).mkdir(parents=True, exist_ok=True)
            self._folders.add(below)
        return f"{self._folder}/{path}"

    def _take_over(self, path: str, target: str) -> bool:
        try:
            os.link(f"{self._previous}/{path}", target)
        except OSError:
            return False
        return True


def files_below(folder: Path) -> Iterator[str]:
    """Yield the paths of all files below a folder, sorted, the manifest itself left out."""
    found: list[str] = []
    for base, _, names in os.walk(folder):
        below = Path(base).relative_to(folder).as_posix()
        found.extend(names if below == "." else (f"{below}/{name}" for name in names))
    yield from (path for path in sorted(found) if path != MANIFEST)


def manifest(folder: Path) -> dict[str, str]:
    """Return path → SHA-256 of the files that a built folder's manifest names; empty where there is none."""
    try:
        lines = (folder / MANIFEST).read_text("utf-8").splitlines()
    except FileNotFoundError:
        return {}
    return {path: digest for digest, _, path in (line.partition("  ") for line in lines)}


def verify_output(folder: Path) -> Iterator[tuple[str, str]]:
    """Yield (path, what is wrong) for each file that is not as the manifest says.

    Raises:
        FileNotFoundError: there is no manifest.
    """
    if not (folder / MANIFEST).is_file():
        raise FileNotFoundError(folder / MANIFEST)
    wanted = manifest(folder)
    there = set(files_below(folder))
    for path, digest in wanted.items():
        if path not in there:
            yield path, "is missing"
        elif hashlib.sha256((folder / path).read_bytes()).hexdigest() != digest:
            yield path, "has changed"
    yield from ((path, "is not in the manifest") for path in sorted(there - set(wanted)))


def _read_json(path: Path) -> dict[str, list[str]]:
    try:
        value = json.loads(path.read_text("utf-8"))
    except (OSError, ValueError):
        return {}
    return value if isinstance(value, dict) else {}
