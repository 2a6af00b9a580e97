"""The articles of a build: content/ read, checked and tagged once, each kept in the memo by its bytes."""

import hashlib
import os
import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from concurrent.futures import Executor
from dataclasses import dataclass, fields
from functools import partial
from operator import attrgetter
from pathlib import Path
from typing import Any

from ..article.errors import DatelineError
from ..article.page import read_page
from ..article.record import Article, Status
from ..enrich import enrich, enrich_all
from ..enrich.tags import Tags
from .cache import Memo

_CHUNK = 24  # articles of one task: enough for the model to work in batches, few enough to share out
_FEW = 96  # articles that one worker tags alone
_ADDRESS = re.compile(r"[A-Za-z0-9][A-Za-z0-9._/-]*")
_TAGS = " tags"  # ends the key of an article's tags, which only the beginning of a build reads
_LARGEST = 16 * 2**20  # bytes of one page


@dataclass(frozen=True, slots=True)
class Rejected:
    """A page that is not in the site, and why; it stays in content/ as it is."""

    name: str
    reason: str


@dataclass(frozen=True, slots=True)
class Prepared:
    """An article with its tags."""

    article: Article
    tags: Tags


@dataclass(frozen=True, slots=True)
class Tagged:
    """The tags of an article, with what decides whether they count: kept apart from its text, read alone."""

    identifier: str
    status: Status
    tags: Tags


class Library(Mapping[str, Article]):
    """All articles by identifier, in the order of their pages' names; values come from the memo."""

    def __init__(
        self, memo: Memo, keys: Mapping[str, str], names: Mapping[str, str], rejected: Iterable[Rejected]
    ) -> None:
        self._memo = memo
        self._keys = dict(keys)
        self._names = dict(names)
        self._last: tuple[str, Article] | None = None  # a page and its body ask one after the other
        self.rejected = tuple(rejected)

    def __getitem__(self, identifier: str) -> Article:
        if self._last is None or self._last[0] != identifier:
            self._last = (identifier, self._read(identifier))
        return self._last[1]

    def _read(self, identifier: str) -> Article:
        values: tuple[Any, ...] = self._memo.get(self._keys[identifier])
        address = self._names[identifier].removesuffix(".md")
        if not _ADDRESS.fullmatch(address):  # a file that a person named freely takes the usual address
            address = ""
        return Article(*values, address)  # type: ignore[call-arg]  # as many as there are fields

    def __iter__(self) -> Iterator[str]:
        return iter(self._keys)

    def __len__(self) -> int:
        return len(self._keys)

    def key(self, identifier: str) -> str:
        """Return what changes whenever the article's page in content/ or its tags do."""
        return self._keys[identifier]


@dataclass(frozen=True, slots=True)
class Tagging:
    """How pages are tagged: the fingerprint of all that decides the tags, the model's name, and the pool.

    `pool` is only called when there is something to compute; `progress` is told how many are done, of all.
    """

    rules: str
    pool: Callable[[], Executor]
    model: str = ""
    progress: Callable[[int, int], None] = lambda _done, _all: None


def read_library(folder: Path, memo: Memo, tagging: Tagging) -> tuple[Library, Mapping[str, Tags]]:
    """Read and tag every page below `content/articles`; what is in the memo is not computed again.

    Returns:
        The articles, and the tags of those that are published, by identifier.
    """
    rejected: list[Rejected] = []
    files: dict[str, tuple[str, str]] = {}  # key → file and name; equal bytes are equal articles
    order: list[tuple[str, str]] = []
    rules = tagging.rules.encode()
    for name, entry in _pages(folder) if folder.is_dir() else ():
        if reason := _refusal(entry):
            rejected.append(Rejected(name, reason))
            continue
        with open(entry.path, "rb") as stream:  # noqa: PTH123  half the time of Path.read_bytes
            key = hashlib.blake2b(rules + stream.read(), digest_size=16).hexdigest()
        files[key] = (entry.path, name)
        order.append((key, name))
    found: dict[str, Tagged] = dict(memo.items(key + _TAGS for key in files))
    missing = [key for key in files if key + _TAGS not in found]
    failures = _prepare(missing, files, memo, tagging)
    found |= memo.items(key + _TAGS for key in missing)
    keys: dict[str, str] = {}
    names: dict[str, str] = {}
    tags: dict[str, Tags] = {}
    for key, name in order:
        if key in failures:
            rejected.append(Rejected(name, failures[key]))
            continue
        tagged = found[key + _TAGS]
        if tagged.identifier in keys:
            reason = f"its id {tagged.identifier} is that of {names[tagged.identifier]}"
            rejected.append(Rejected(name, reason))
            continue
        keys[tagged.identifier], names[tagged.identifier] = key, name
        if tagged.status == "published":
            tags[tagged.identifier] = tagged.tags
    memo.keep_only([*files, *(key + _TAGS for key in files)])
    return Library(memo, keys, names, rejected), tags


def _pages(folder: Path | str, below: str = "") -> Iterator[tuple[str, os.DirEntry[str]]]:
    """Yield name and entry of each page in order; entries, as asking each file anew costs more."""
    with os.scandir(folder) as found:
        entries = sorted(found, key=lambda entry: entry.name)
    for entry in entries:
        name = f"{below}{entry.name}"
        if entry.is_dir(follow_symlinks=False):
            yield from _pages(entry.path, f"{name}/")
        elif entry.name.endswith(".md") and not entry.name.startswith("."):
            yield name, entry


def _refusal(entry: os.DirEntry[str]) -> str:
    if entry.is_symlink():
        return "it is a symbolic link; a page must be a file of its own"
    size = entry.stat().st_size
    return f"it has {size:,} bytes; a page may have {_LARGEST:,}" if size > _LARGEST else ""


def _prepare(
    missing: list[str], files: Mapping[str, tuple[str, str]], memo: Memo, tagging: Tagging
) -> dict[str, str]:
    """Compute what the memo lacks; return the reasons of those that failed, by key."""
    failures: dict[str, str] = {}
    if not missing:
        return failures
    # A worker for each chunk: few articles are tagged sooner than a second worker has read its model.
    size = _CHUNK if len(missing) > _FEW else len(missing)
    chunks = [missing[start : start + size] for start in range(0, len(missing), size)]
    tasks = [[files[key] for key in chunk] for chunk in chunks]
    done = 0
    with tagging.pool() as pool:
        for chunk, results in zip(
            chunks, pool.map(partial(prepared, model=tagging.model), tasks), strict=True
        ):
            pairs = list(zip(chunk, results, strict=True))
            found = [(key, result) for key, result in pairs if isinstance(result, Prepared)]
            memo.put(
                {key: _values(result.article) for key, result in found}
                | {key + _TAGS: _tagged(result) for key, result in found}
            )
            failures.update({key: result for key, result in pairs if isinstance(result, str)})
            done += len(chunk)
            tagging.progress(done, len(missing))
    return failures


# All but the address, the last one, which the page's file has and not its text.
_values = attrgetter(*(field.name for field in fields(Article)[:-1]))


def _tagged(found: Prepared) -> Tagged:
    return Tagged(found.article.identifier, found.article.status, found.tags)


def prepared(files: list[tuple[str, str]], *, model: str) -> list[Prepared | str]:
    """Read and tag some pages, in a process of the pool: for each the article with its tags, or a reason."""
    pages = [_read(Path(path), name) for path, name in files]
    articles = [page for page in pages if isinstance(page, Article)]
    try:
        tags: list[Tags | str] = list(enrich_all(articles, model=model))
    except Exception:  # noqa: BLE001  the model reads them together; alone, only the one at fault fails
        tags = [_alone(article, model) for article in articles]
    found = iter(tags)
    return [page if isinstance(page, str) else _joined(page, next(found)) for page in pages]


def _read(path: Path, name: str) -> Article | str:
    try:
        return read_page(path.read_text("utf-8"), where=name)
    except DatelineError as error:
        return str(error)
    except UnicodeDecodeError as error:
        return f"{name}: it is not UTF-8 (byte {error.start}); save it as UTF-8"


def _alone(article: Article, model: str) -> Tags | str:
    try:
        return enrich(article, model=model)
    except Exception as error:  # noqa: BLE001  one bad article never stops a build; the report names it
        return f"tagging it failed ({type(error).__name__}: {error})"


def _joined(article: Article, tags: Tags | str) -> Prepared | str:
    return tags if isinstance(tags, str) else Prepared(article, tags)
