"""Pages read and tagged in other processes, each kept by its bytes as soon as it is done."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from concurrent.futures import Executor
from dataclasses import dataclass, fields
from functools import partial
from operator import attrgetter
from pathlib import Path
from typing import Any, TypeAlias

from ..article.blame import reason_of
from ..article.errors import DatelineError, IntegrityError
from ..article.page import read_page
from ..article.record import Article, Status
from ..enrich import enrich, enrich_all
from ..enrich.tags import Tags
from ..ingest.pool import CRASHED, OrderedPool
from .cache import Cache
from .source_rights import NO_STATEMENTS, SourceRights
from .tagging_limits import TaggingTimeError, processor_time, seconds_for

_Task: TypeAlias = list[tuple[str, bytes | str, str]]  # key, content or why there is none, name
_CHUNK = 24  # articles of one task: enough for the model to work in batches, few enough to share out
_HOPELESS = 8  # workers that end one after another: no longer the fault of an article
_FEW = 96  # articles that one worker tags alone
TAGS = " tags"  # ends the key of an article's tags, which only the beginning of a build reads


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


def prepare(
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
                made[key + TAGS] = _tagged(result)
                unsaved |= {key: values_of(result.article), key + TAGS: made[key + TAGS]}
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
values_of = attrgetter(*(field.name for field in fields(Article)[:-1]))


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
