"""One record cleaned, in a process of the pool: returns articles or a reason, whatever the document does."""

import dataclasses
import hashlib
import signal
import traceback
from collections.abc import Sequence
from pathlib import Path
from types import FrameType

from ..article.errors import DatelineError
from ..article.record import Article
from ..clean import clean, clean_all
from .record import Record

SECONDS = 30  # a document that takes longer is quarantined; the median takes a hundredth of one
_ROOMS = ("article", "clean", "ingest")


class _TooLongError(Exception):
    pass


def articles_of(record: Record) -> Sequence[Article] | str:
    """Return the articles of a document, or the reason why there is none. Never raises."""
    try:
        # Some documents drive a parser into minutes of work; their neighbours must not wait.
        signal.signal(signal.SIGALRM, _too_long)
        signal.setitimer(signal.ITIMER_REAL, SECONDS)
        try:
            found = _clean(record)
        finally:
            signal.setitimer(signal.ITIMER_REAL, 0)
    except DatelineError as error:
        return str(error)
    except _TooLongError:
        return f"cleaning took longer than {SECONDS} seconds"
    except RecursionError:
        return "its elements are nested too deeply"
    except Exception as error:  # noqa: BLE001  one bad article never stops a run; the report names it
        place = traceback.extract_tb(error.__traceback__)[-1]
        return f"cleaning failed ({type(error).__name__} in {place.name}: {error})"
    return [_with_fields(article, record) for article in found]


def _clean(record: Record) -> list[Article]:
    if record.kind == "text":
        return clean_all(record.data, url=record.url)
    return [clean(record.data, url=record.url)]


def _with_fields(article: Article, record: Record) -> Article:
    provenance = dataclasses.replace(
        article.provenance,
        original=hashlib.sha256(record.data).hexdigest(),
        kind=record.kind,
        source=record.name,
        retrieved=record.retrieved,
    )
    return dataclasses.replace(article, **{**record.fields, "provenance": provenance})


def _too_long(_signal: int, _frame: FrameType | None) -> None:
    raise _TooLongError


def rules_fingerprint() -> str:
    """Return a hash of the code that cleans: other rules may make other pages of the same source."""
    digest = hashlib.sha256()
    room = Path(__file__).resolve().parent.parent
    for folder in _ROOMS:
        for path in sorted((room / folder).rglob("*")):
            if path.is_file() and "__pycache__" not in path.parts:
                digest.update(path.read_bytes())
    return digest.hexdigest()[:16]
