"""One run of ingest: find, clean in a process pool, keep in order; the archive is locked meanwhile."""

import os
from collections.abc import Callable, Iterable, Iterator, Sequence
from concurrent.futures import Executor, ProcessPoolExecutor
from pathlib import Path

from ..article.record import Article
from .accounting import Outcome, Report
from .lock import locked
from .pool import OrderedPool
from .record import Found, Record, Refused, Wanted
from .sources import find
from .store import Store
from .worker import articles_of, rules_fingerprint

_FLUSH = 64  # entries between two writes of the ledger


def ingest(
    paths: Iterable[Path],
    content: Path,
    *,
    executor: Callable[[], Executor] | None = None,
    progress: Callable[[Outcome], None] = lambda _: None,
) -> Report:
    """Bring everything below the paths into the archive.

    Args:
        paths: files and folders.
        content: the archive's folder; created when missing.
        executor: makes the pool that cleans; a process for each core when not given.
        progress: told of each outcome as it happens.

    Returns:
        The report: one outcome for every document met.

    Raises:
        UnreadableSourceError: a path does not exist.
        IntegrityError: the ledger is damaged, or another run is at work.
    """
    outcomes: list[Outcome] = []
    make = executor or (lambda: ProcessPoolExecutor(max_workers=os.cpu_count()))
    with locked(content):
        store = Store(content, rules_fingerprint())
        try:
            for outcome in _outcomes(find(paths), store, make):
                outcomes.append(outcome)
                progress(outcome)
                if len(outcomes) % _FLUSH == 0:
                    store.ledger.flush()
        finally:
            store.ledger.flush()
    return Report.of(outcomes)


def _outcomes(found: Iterable[Found], store: Store, make: Callable[[], Executor]) -> Iterator[Outcome]:
    """Keep articles in the order of their sources, so that the same pile always makes the same archive."""
    with OrderedPool(make) as pool:
        for item, result in pool.map(articles_of, _settled(found, store)):
            if isinstance(result, str):
                yield Outcome(item.name, "quarantined", result)
                continue
            for part in result:
                if isinstance(part, Outcome):
                    yield part
                else:
                    assert isinstance(item, Record), "only records are cleaned"
                    yield store.keep(item, part)


def _settled(
    found: Iterable[Found], store: Store
) -> Iterator[tuple[Found, Sequence[Article | Outcome] | None]]:
    """Pair each find with its outcomes where they need no cleaning, else with None."""
    for item in found:
        match item:
            case Refused(name, reason):
                yield item, (Outcome(name, "quarantined", reason),)
            case Wanted(name, url):
                yield item, (Outcome(name, "wanted", url),)
            case Record():
                yield item, store.before(item) or None
