"""One record cleaned, in a process of the pool: returns articles or a reason, whatever the document does."""

import dataclasses
import gc
import resource
import signal
import threading
import time
import traceback
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from types import FrameType
from typing import TypeAlias

from ..article.errors import DatelineError
from ..article.identity import identifier
from ..article.record import Article, Given
from ..article.warnings import confidence, read_warning, warning
from ..clean import clean_all
from ..clean.boilerplate.site_rules import Profile, host_of
from .images import LocalImages
from .importers import IMPORTERS
from .not_articles import judged
from .orphans import end_with_parent
from .record import Record, Refused, Wanted

# All of processor time: a busy machine, or one that sleeps, takes in what an idle one takes in.
SECONDS = 30  # an article that takes longer is quarantined; the median takes a hundredth of one
_ALL_SECONDS = 1200  # for a document of many articles: the feed that a reader kept for ten years
_HARD_SECONDS = 45  # the system itself ends a parser that hears no signal
_PATIENCE = 20  # times as long on the clock: what waits uses no processor
_MEMORY = 4 * 2**30  # bytes of address space of a worker
_READERS = {importer.kind: importer.read for importer in IMPORTERS if importer.read}
Profiles: TypeAlias = Mapping[str, Profile]


@dataclass(frozen=True, slots=True)
class Part:
    """One article of a document, with the pictures it shows: path below content/ → content."""

    name: str
    place: str  # within its record, empty where the record is the article
    article: Article
    images: Mapping[str, bytes]


@dataclass(frozen=True, slots=True)
class Cleaned:
    """What a document became: its articles, and why other parts of it became none."""

    parts: tuple[Part, ...]
    others: tuple[Refused | Wanted, ...] = ()


class _TooLongError(Exception):
    pass


def confine() -> None:
    """Bound this process's memory, so that one document cannot take the machine's; end it with its parent."""
    end_with_parent()
    soft, hard = resource.getrlimit(resource.RLIMIT_AS)
    allowed = [limit for limit in (_MEMORY, soft, hard) if limit != resource.RLIM_INFINITY]
    resource.setrlimit(resource.RLIMIT_AS, (min(allowed), hard))
    signal.signal(signal.SIGPROF, signal.SIG_DFL)
    signal.signal(
        signal.SIGINT, signal.SIG_DFL
    )  # which reaches it, too; what there is to say its parent says
    gc.freeze()  # the program itself is never garbage: the collector need not walk through it for each page


def articles_of(record: Record, profiles: Profiles | None = None) -> Cleaned | str:
    """Return the articles of a document, or the reason why there is none. Never raises.

    What breaks a document in its middle leaves the articles before it whole.

    Args:
        record: the document.
        profiles: host → what a person has decided about what recurs on its pages.
    """
    parts: list[Part] = []
    others: list[Refused | Wanted] = []
    try:
        # Some documents drive a parser into minutes of work; their neighbours must not wait.
        if _is_main_thread():
            signal.signal(signal.SIGVTALRM, _too_long)
            signal.signal(signal.SIGALRM, _too_long)
        _allow(SECONDS)
        try:
            _gather(record, profiles or {}, parts, others)
        finally:
            _allow(0)
    except Exception as error:  # noqa: BLE001  one bad article never stops a run; the report names it
        reason = failure(error)
        if not parts and not others:
            return reason
        others.append(Refused(record.name, f"after {len(parts) + len(others)} records: {reason}"))
    return Cleaned(tuple(parts), tuple(others))


def failure(error: Exception) -> str:
    """Return why an article could not be made, as a clause for the report."""
    match error:
        case DatelineError():
            return str(error)
        case _TooLongError():
            return f"cleaning took longer than {SECONDS} seconds"
        case RecursionError():
            return "its elements are nested too deeply"
        case MemoryError():
            return "cleaning needs more memory than a document may have"
    place = traceback.extract_tb(error.__traceback__)[-1]
    return f"cleaning failed ({type(error).__name__} in {place.name}: {error})"


def _gather(record: Record, profiles: Profiles, parts: list[Part], others: list[Refused | Wanted]) -> None:
    reader = _READERS.get(record.kind)
    end = time.process_time() + _ALL_SECONDS
    for found in reader(record) if reader else (record,):
        if time.process_time() > end:
            raise _TooLongError
        _allow(SECONDS)
        if not isinstance(found, Record):
            others.append(found)
            continue
        try:
            for part in _articles(found, record, profiles, len(parts)):
                profile = profiles.get(host_of(part.article.url))
                applied = profile.applied(part.article) if profile else part.article
                if no_article := judged(applied, found):
                    others.append(no_article)
                else:
                    parts.append(dataclasses.replace(part, article=applied))
        except (DatelineError, _TooLongError) as error:
            others.append(Refused(found.name, failure(error)))


def _allow(seconds: float) -> None:
    """Let the work that follows take so long; the system itself ends what hears no signal."""
    if _is_main_thread():
        signal.setitimer(signal.ITIMER_VIRTUAL, seconds)
        signal.setitimer(signal.ITIMER_REAL, _PATIENCE * seconds)
        signal.setitimer(signal.ITIMER_PROF, seconds and _HARD_SECONDS)


def _is_main_thread() -> bool:
    """Return whether this is where signals are heard; the workers of a cluster do their tasks elsewhere."""
    return threading.current_thread() is threading.main_thread()


def _articles(found: Record, record: Record, profiles: Profiles, before: int) -> Iterator[Part]:
    images = LocalImages(found.images)
    page = images.marked(found.data if found.body is None else found.body)
    articles = clean_all(page, url=found.url, profile_of=profiles.get, is_text=found.is_text)
    for number, article in enumerate(articles if found.is_text else articles[:1], before):
        yield _finished(article, found, record, number, images)


def _finished(article: Article, found: Record, record: Record, number: int, images: LocalImages) -> Part:
    """Return the article with what its container states of it, its pictures in place."""
    original = record.digest
    settled = article.provenance.with_stated(found.fields)
    warnings = [*settled.warnings, *map(read_warning, found.warnings)]
    if not article.text.strip():
        warnings.append(warning("text-missing"))
    provenance = dataclasses.replace(
        settled,
        original=original,
        kind=record.kind,
        source=found.name,
        retrieved=found.retrieved or settled.retrieved,
        confidence=confidence(warnings),
        warnings=tuple(warnings),
    )
    fields = {"url": article.url, **found.fields}
    if "given" in fields and article.given.subjects:
        fields["given"] = _joined(fields["given"], article.given)
    key = found.key or article.url or f"{original}#{number}"
    blocks, kept = images.kept(article.blocks)
    identity = {"identifier": identifier(key), "provenance": provenance, "blocks": blocks}
    place = found.name.removeprefix(record.name)
    return Part(found.name, place, dataclasses.replace(article, **{**fields, **identity}), kept)


def _joined(given: Given, found: Given) -> Given:
    subjects = dict.fromkeys((*given.subjects, *found.subjects))
    return dataclasses.replace(given, subjects=tuple(subjects))


def _too_long(_signal: int, _frame: FrameType | None) -> None:
    raise _TooLongError
