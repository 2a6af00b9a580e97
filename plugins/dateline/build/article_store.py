"""The articles of a build: content/ read, checked and tagged once, each kept in the cache by its bytes."""

import os
import re
import time
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import replace
from pathlib import Path
from typing import Any

from ..article.blame import blaming
from ..article.page import read_page
from ..article.record import Article, Status
from ..enrich.tags import Tags
from .cache import Cache
from .left_out import left_out
from .one_name import second_names
from .page_keys import PAGE_KEYS, PageKeys
from .page_tagging import TAGS, Tagged, Tagging, prepare, values_of
from .rejected import Rejected
from .source_rights import SourceRights

_AT_ONCE = 500  # articles whose notes are in memory at once
_ADDRESS = re.compile(r"[A-Za-z0-9][A-Za-z0-9._/-]*")
_LARGEST = 16 * 2**20  # bytes of one page


class ArticleStore(Mapping[str, Article]):
    """All articles by identifier, in the order of their pages' names; values come from the cache."""

    def __init__(  # noqa: PLR0913, PLR0917  made in one place
        self,
        folder: Path,
        cache: Cache,
        keys: Mapping[str, str],
        names: Mapping[str, str],
        statuses: Mapping[str, Status],
        rejected: Iterable[Rejected],
        rights: SourceRights,
    ) -> None:
        self._second_names = frozenset(second_names(names.values()))
        self._rights = rights
        self._statuses = statuses
        self._folder = folder
        self._cache = cache
        self._keys = dict(keys)
        self._names = dict(names)
        self._last: tuple[str, Article] | None = None  # a page and its body ask one after the other
        self.rejected = tuple(rejected)

    def __getitem__(self, identifier: str) -> Article:
        if self._last is None or self._last[0] != identifier:
            self._last = (identifier, self._read(identifier))
        return self._last[1]

    def _read(self, identifier: str) -> Article:
        try:
            values: tuple[Any, ...] = self._cache.get(self._keys[identifier])
        except KeyError:  # the cache was damaged since: the page itself is read once more
            name = self._names[identifier]
            values = values_of(read_page((self._folder / name).read_text("utf-8"), where=name))
        article = Article(*values, self._address(identifier))  # type: ignore[call-arg]  # as many as there are fields
        article = self._rights.applied(article)
        status = self._statuses[identifier]  # hidden, while it is under embargo
        return article if article.status == status else replace(article, status=status)

    def _address(self, identifier: str) -> str:
        """Return the address that the name of a page gives; a freely chosen or second one gives none."""
        name = self._names[identifier]
        address = name.removesuffix(".md")
        return address if _ADDRESS.fullmatch(address) and name not in self._second_names else ""

    def kept(
        self, name: str, version: str, make: Callable[[Article], Any]
    ) -> Iterator[tuple[str, Status, str, Any]]:
        """Yield what follows from each article alone: known from an earlier build, or made now and kept.

        Args:
            name: under which it is kept, a word.
            version: of all else that it follows from: what was kept under another one is made anew.
            make: called with published articles only; whatever it raises is that article's error.

        Yields:
            Identifier, status, what changes with the page's bytes, rights, name or tags, and what was made:
            None of an article that is not published.
        """
        pairs = list(self._keys.items())
        for start in range(0, len(pairs), _AT_ONCE):
            some = pairs[start : start + _AT_ONCE]
            known = dict(self._cache.items(f"{key} {name}" for _, key in some))
            made: dict[str, tuple[str, Any]] = {}
            for identifier, key in some:
                status = self._statuses[identifier]
                digest = self.digest(identifier)
                if status != "published":
                    yield identifier, status, digest, None
                    continue
                mark = f"{version} {digest}"
                row = known.pop(f"{key} {name}", None)
                if row is None or row[0] != mark:
                    with blaming(identifier):
                        row = made[f"{key} {name}"] = (mark, make(self[identifier]))
                yield identifier, status, digest, row[1]
            self._cache.put(made)

    def __iter__(self) -> Iterator[str]:
        return iter(self._keys)

    def __len__(self) -> int:
        return len(self._keys)

    def digest(self, identifier: str) -> str:
        """Return what changes with the article's page, its address, its tags or its source's rights."""
        # Neither rights nor address are among the page's bytes.
        return f"{self._keys[identifier]} {self._rights.digest} {self._address(identifier)}"

    def withheld(self) -> Iterator[str]:
        """Yield the names of the pages that are not shown, below `content/articles`."""
        yield from (self._names[one] for one, status in self._statuses.items() if status != "published")
        yield from (one.name for one in self.rejected)

    def status(self, identifier: str) -> Status:
        """Return whether an article is shown, without reading it."""
        return self._statuses[identifier]


def read_articles(folder: Path, cache: Cache, tagging: Tagging) -> tuple[ArticleStore, Mapping[str, Tags]]:
    """Read and tag every page below `content/articles`; what is in the cache is not computed again.

    Returns:
        The articles, and the tags of those that are published, by identifier.
    """
    rejected: list[Rejected] = []
    files: dict[str, tuple[str, str]] = {}  # key → file and name; equal bytes are equal articles
    order: list[tuple[str, str]] = []
    page_keys = PageKeys(cache, tagging.rules, time.time_ns())
    for name, entry in _pages(folder) if folder.is_dir() else ():
        if reason := _refusal(entry):
            rejected.append(Rejected(name, reason))
            continue
        key = page_keys.key(name, entry)
        files[key] = (entry.path, name)
        order.append((key, name))
    found: dict[str, Tagged] = dict(cache.items(key + TAGS for key in files))
    missing = [key for key in files if key + TAGS not in found]
    made, failures = prepare(missing, files, cache, tagging)
    found |= made
    keys: dict[str, str] = {}
    names: dict[str, str] = {}
    tags: dict[str, Tags] = {}
    statuses: dict[str, Status] = {}
    for key, name in order:
        if key in failures:
            rejected.append(Rejected(name, failures[key]))
            continue
        tagged = found[key + TAGS]
        if tagged.identifier in keys:
            reason = f"its id {tagged.identifier} is that of {names[tagged.identifier]}"
            rejected.append(Rejected(name, reason))
            continue
        if tagged.identifier in left_out():
            rejected.append(Rejected(name, left_out()[tagged.identifier]))
            continue
        keys[tagged.identifier], names[tagged.identifier] = key, name
        under_embargo = tagged.status == "published" and tagged.embargo > tagging.today
        statuses[tagged.identifier] = "hidden" if under_embargo else tagged.status
        if statuses[tagged.identifier] == "published":
            tags[tagged.identifier] = tagged.tags
    page_keys.keep()
    cache.keep_only((*files, PAGE_KEYS))
    return ArticleStore(folder, cache, keys, names, statuses, rejected, tagging.rights), tags


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
