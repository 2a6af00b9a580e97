"""One run of ingest: find, clean in a process pool, keep in order; the archive is locked meanwhile."""

import os
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from concurrent.futures import Executor, ProcessPoolExecutor
from contextlib import suppress
from functools import partial
from pathlib import Path
from typing import TypeAlias

from ..article.errors import IntegrityError
from .importers import SEVERAL
from .pool import OrderedPool
from .record import Found, Record, Refused, Wanted
from .report import Outcome, Report
from .rules_fingerprint import rules_fingerprint
from .site_rules_files import Rules, read_profiles
from .sources import find
from .store.archive import Store
from .store.lock import locked
from .worker import Cleaned, Part, articles_of, confine, failure

_Fate: TypeAlias = Cleaned | Sequence[Outcome]
Fetch: TypeAlias = Callable[[Iterable[Wanted]], Iterable[tuple[Wanted, Record | str]]]


def ingest(  # noqa: PLR0913  each is a choice of its own
    paths: Iterable[Path | str],
    content: Path,
    *,
    executor: Callable[[], Executor] | None = None,
    progress: Callable[[Outcome], None] = lambda _: None,
    fetch: Fetch | None = None,
    columns: Mapping[str, str] | None = None,
) -> Report:
    """Bring everything below the paths into the archive.

    Args:
        paths: files and folders; addresses in a storage as text, such as `s3://bucket/folder`.
        content: the archive's folder; created when missing.
        executor: makes the pool that cleans; a process for each core when not given.
        progress: told of each outcome as it happens.
        fetch: fetches the pages of wanted addresses; they stay wanted when not given.
        columns: part of an article → name of its column in tables and JSON (`read_map`).

    Returns:
        The report: one outcome for every document met.

    Raises:
        UnreadableSourceError: a path does not exist.
        IntegrityError: the ledger is damaged, the disk is full, or another run is at work.
        ProfileError: a host's profile cannot be read.
    """
    return bring(find(paths, columns), content, executor=executor, progress=progress, fetch=fetch)


def bring(
    found: Iterable[Found],
    content: Path,
    *,
    executor: Callable[[], Executor] | None = None,
    progress: Callable[[Outcome], None] = lambda _: None,
    fetch: Fetch | None = None,
) -> Report:
    """Bring what was found into the archive; see `ingest`.

    Raises:
        IntegrityError: the ledger is damaged, the disk is full, or another run is at work.
        ProfileError: a host's profile cannot be read.
    """
    outcomes: list[Outcome] = []
    try:
        with locked(content):
            store = Store(content, Rules(rules_fingerprint(), read_profiles(content)))
            try:
                for outcome in _outcomes(found, store, executor or _processes, fetch):
                    outcomes.append(outcome)
                    progress(outcome)
            except BaseException:
                with suppress(OSError):  # what went wrong first is what a person should read
                    store.commit()
                raise
            store.close()
    except OSError as error:
        raise IntegrityError(
            f"the archive cannot be written ({error.strerror})",
            where=str(error.filename or content),
            remedy="Make room or give the right to write, and run again: it goes on where it stopped.",
        ) from error
    return Report.of(outcomes)


def _processes() -> Executor:
    return ProcessPoolExecutor(max_workers=os.cpu_count(), initializer=confine)


def _outcomes(
    found: Iterable[Found], store: Store, make: Callable[[], Executor], fetch: Fetch | None = None
) -> Iterator[Outcome]:
    """Keep articles in the order of their sources, so that the same pile always makes the same archive.

    Wanted addresses come last: their pages may lie anywhere in the pile.
    """
    wanted: list[Wanted] = []
    missing: list[Wanted] = []
    with OrderedPool(make) as pool:
        yield from _kept(_settled(found, store, wanted), store, pool, wanted)
        for one in wanted:
            outcome = store.at_hand(one)
            if fetch and outcome.state == "wanted":
                missing.append(one)
            else:
                yield outcome
        if fetch and missing:
            yield from _kept(_arrived(fetch(missing), store), store, pool, [])


def _kept(
    settled: Iterable[tuple[Found, _Fate | None]], store: Store, pool: OrderedPool, wanted: list[Wanted]
) -> Iterator[Outcome]:
    """Clean what needs it and put it into the store; set the wanted aside."""
    profiles = store.rules.profiles
    work = partial(articles_of, profiles=profiles) if profiles else articles_of
    fates: Iterator[tuple[Found, _Fate | str]] = pool.map(work, settled, _size)
    for item, result in fates:
        if isinstance(result, str):
            yield Outcome(item.name, "quarantined", result)
        elif isinstance(result, Cleaned):
            assert isinstance(item, Record), "only records are cleaned"
            yield from (_keep(store, item, part) for part in result.parts)
            wanted.extend(other for other in result.others if isinstance(other, Wanted))
            refused = (other for other in result.others if isinstance(other, Refused))
            yield from (Outcome(other.name, "quarantined", other.reason) for other in refused)
            if not result.parts and not result.others:
                yield Outcome(item.name, "quarantined", "it holds no article")
        else:
            yield from result


def _keep(store: Store, record: Record, part: Part) -> Outcome:
    """Put an article into the store; what its own strings break costs this one article."""
    try:
        return store.keep(record, part)
    except (OSError, IntegrityError):
        raise  # concerns the archive, not the article
    except Exception as error:  # noqa: BLE001  one bad article never stops a run; the report names it
        return Outcome(part.name, "quarantined", failure(error))


def _arrived(
    fetched: Iterable[tuple[Wanted, Record | str]], store: Store
) -> Iterator[tuple[Found, _Fate | None]]:
    """Pair each address with what came of asking for it; one without a page stays wanted, and says why."""
    for one, result in fetched:
        if isinstance(result, Record):
            yield result, store.before(result) or None
        else:
            yield one, (Outcome(one.name, "wanted", f"{one.url}: {result}"),)


def _settled(
    found: Iterable[Found], store: Store, wanted: list[Wanted]
) -> Iterator[tuple[Found, _Fate | None]]:
    """Pair each find with its outcomes where they need no cleaning, else with None; set the wanted aside."""
    for item in found:
        match item:
            case Refused(name, reason):
                yield item, (Outcome(name, "quarantined", reason),)
            case Wanted():
                wanted.append(item)
            case Record():
                # What holds several articles is read again: it may hold more than the ledger knows.
                yield item, (store.before(item) if item.kind not in SEVERAL else None) or None


def _size(item: Found) -> int:
    return item.size if isinstance(item, Record) else 0
