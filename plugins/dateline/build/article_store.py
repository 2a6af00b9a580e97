"""The articles of a build: content/ read, checked and tagged once, each kept in the cache by its bytes."""

import os
import re
import time
from collections.abc import Callable, Iterable, Iterator, Mapping
from concurrent.futures import Executor
from dataclasses import dataclass, fields, replace
from functools import partial
from operator import attrgetter
from pathlib import Path
from typing import Any, TypeAlias

from ..article.blame import blaming, reason_of
from ..article.errors import DatelineError, IntegrityError
from ..article.page import read_page
from ..article.record import Article, Status
from ..enrich import enrich, enrich_all
from ..enrich.tags import Tags
from ..ingest.pool import CRASHED, OrderedPool
from .cache import Cache
from .left_out import left_out
from .one_name import second_names
from .page_keys import PAGE_KEYS, PageKeys
from .rejected import Rejected
from .source_rights import NO_STATEMENTS, SourceRights
from .tagging_limits import TaggingTimeError, processor_time, seconds_for

_Task: TypeAlias = list[tuple[str, bytes | str, str]]  # key, content or why there is none, name
_CHUNK = 24  # articles of one task: enough for the model to work in batches, few enough to share out
_HOPELESS = 8  # workers that end one after another: no longer the fault of an article
_FEW = 96  # articles that one worker tags alone
_AT_ONCE = 500  # articles whose notes are in memory at once
_ADDRESS = re.compile(r"[A-Za-z0-9][A-Za-z0-9._/-]*")
_TAGS = " tags"  # ends the key of an article's tags, which only the beginning of a build reads
_LARGEST = 16 * 2**20  # bytes of one page


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
    embargo: str  # ISO 8601 day from which it is shown, empty for none
    tags: Tags


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
            values = _values(read_page((self._folder / name).read_text("utf-8"), where=name))
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

    def status(self, identifier: str) -> Status:
        """Return whether an article is shown, without reading it."""
        return self._statuses[identifier]


@dataclass(frozen=True, slots=True)
class Tagging:
    """How pages are tagged: the fingerprint of all that decides the tags, the model's name, and the pool.

    `pool` is only called when there is something to compute; `progress` is told how many are done, of all.
    """

    rules: str
    pool: Callable[[], Executor]
    model: str = ""
    progress: Callable[[int, int], None] = lambda _done, _all: None
    today: str = "9999-12-31"  # ISO 8601 day of the build: what is under embargo on it is hidden
    rights: SourceRights = NO_STATEMENTS  # for articles that state none
    pool_of_few: Callable[[], Executor] | None = None  # for so few articles that one worker tags them


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
    found: dict[str, Tagged] = dict(cache.items(key + _TAGS for key in files))
    missing = [key for key in files if key + _TAGS not in found]
    made, failures = _prepare(missing, files, cache, tagging)
    found |= made
    keys: dict[str, str] = {}
    names: dict[str, str] = {}
    tags: dict[str, Tags] = {}
    statuses: dict[str, Status] = {}
    for key, name in order:
        if key in failures:
            rejected.append(Rejected(name, failures[key]))
            continue
        tagged = found[key + _TAGS]
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


def _prepare(
    missing: list[str], files: Mapping[str, tuple[str, str]], cache: Cache, tagging: Tagging
) -> tuple[dict[str, Tagged], dict[str, str]]:
    """Compute what the cache lacks; return the tags, and the reasons of those that failed, by key."""
    made: dict[str, Tagged] = {}
    failures: dict[str, str] = {}
    unsaved: dict[str, Any] = {}
    if not missing:
        return made, failures
    # A worker for each chunk: few articles are tagged sooner than a second worker has read its model.
    few = len(missing) <= _FEW
    size = len(missing) if few else _CHUNK
    chunks = [missing[start : start + size] for start in range(0, len(missing), size)]
    with OrderedPool((few and tagging.pool_of_few) or tagging.pool) as pool:
        for key, result in _results(pool, chunks, files, tagging.model):
            if isinstance(result, Prepared):
                made[key + _TAGS] = _tagged(result)
                unsaved |= {key: _values(result.article), key + _TAGS: made[key + _TAGS]}
            else:
                failures[key] = result
            if len(unsaved) >= 2 * _CHUNK:
                cache.put(unsaved)
                unsaved = {}
            tagging.progress(len(made) + len(failures), len(missing))
    cache.put(unsaved)
    return made, failures


def _results(
    pool: OrderedPool, chunks: Iterable[list[str]], files: Mapping[str, tuple[str, str]], model: str
) -> Iterator[tuple[str, Prepared | str]]:
    """Yield what became of each page. Where a chunk ends its process, its pages are tried one by one."""
    work = partial(_prepared_keys, model=model)
    tasks: Iterator[tuple[_Task, None]] = (
        ([(key, _content(files[key][0]), files[key][1]) for key in chunk], None) for chunk in chunks
    )
    again: list[str] = []
    crashes = 0  # one after another
    for task, results in pool.map(work, tasks, lambda task: sum(len(content) for _, content, _ in task)):
        keys = [key for key, _, _ in task]
        crashes = crashes + 1 if results == CRASHED else 0
        if crashes == _HOPELESS:
            raise IntegrityError(
                f"{_HOPELESS} processes that tag articles ended, one after another",
                where=files[keys[0]][1],
                remedy="It is not the articles: check memory, and build with DATELINE_PROCESSES = 1.",
            )
        if not isinstance(results, str):
            yield from zip(keys, results, strict=True)
        elif len(keys) == 1:
            yield keys[0], results
        else:
            again += keys
    if again:
        yield from _results(pool, ([key] for key in again), files, model)


def _prepared_keys(task: "_Task", *, model: str) -> list[Prepared | str]:
    return prepared([(content, name) for _, content, name in task], model=model)


def _content(path: str) -> bytes | str:
    """Return the bytes of a page, or why they cannot be had."""
    try:
        return Path(path).read_bytes()
    except OSError as error:
        return f"reading it failed: {error.strerror or error}"


# All but the address, the last one, which the page's file has and not its text.
_values = attrgetter(*(field.name for field in fields(Article)[:-1]))


def _tagged(found: Prepared) -> Tagged:
    article = found.article
    return Tagged(article.identifier, article.status, str(article.embargo or ""), found.tags)


def prepared(files: list[tuple[bytes | str, str]], *, model: str) -> list[Prepared | str]:
    """Read and tag some pages, in a process of the pool.

    Args:
        files: of each its content, or why it has none, and its name.
        model: as for `load_model`.

    Returns:
        For each the article with its tags, or a reason.
    """
    pages = [_read(content, name) for content, name in files]
    articles = [
        (page, len(content))
        for page, (content, _) in zip(pages, files, strict=True)
        if isinstance(page, Article)
    ]
    try:
        with processor_time(seconds_for(sum(size for _, size in articles)) + len(articles)):
            tags: list[Tags | str] = list(enrich_all([article for article, _ in articles], model=model))
    except Exception:  # noqa: BLE001  the model reads them together; alone, only the one at fault fails
        tags = [_alone(article, size, model) for article, size in articles]
    found = iter(tags)
    return [page if isinstance(page, str) else _joined(page, next(found)) for page in pages]


def _read(content: bytes | str, name: str) -> Article | str:
    if isinstance(content, str):
        return content
    try:
        with processor_time(seconds_for(len(content))):
            text = content.decode("utf-8").replace("\r\n", "\n").replace("\r", "\n")
            return read_page(text, where=name)
    except DatelineError as error:
        return str(error)
    except UnicodeDecodeError as error:
        return f"{name}: it is not UTF-8 (byte {error.start}); save it as UTF-8"
    except Exception as error:  # noqa: BLE001  one bad page never stops a build; the report names it
        return f"reading it failed: {_why(error)}"


def _alone(article: Article, size: int, model: str) -> Tags | str:
    try:
        with processor_time(seconds_for(size)):
            return enrich(article, model=model)
    except Exception as error:  # noqa: BLE001  one bad article never stops a build; the report names it
        return f"tagging it failed: {_why(error)}"


def _why(error: Exception) -> str:
    return str(error) if isinstance(error, TaggingTimeError) else reason_of(error)


def _joined(article: Article, tags: Tags | str) -> Prepared | str:
    return tags if isinstance(tags, str) else Prepared(article, tags)
