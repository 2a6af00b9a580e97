"""Whose error it is: what fails while one article is worked on is told as that article's."""

from collections.abc import Iterator
from contextlib import contextmanager

from .errors import ArticleError, DatelineError

_TOO_DEEP = "its parts are nested too deeply"


@contextmanager
def blaming(identifier: str) -> Iterator[None]:
    """Tell errors of what follows as those of an article; the disk's and those raised on purpose stay.

    Raises:
        ArticleError: whatever failed, with the article's identifier as its `where`.
    """
    try:
        yield
    except (DatelineError, OSError):
        raise
    except Exception as error:
        raise ArticleError(reason_of(error), where=identifier) from error


def reason_of(error: Exception) -> str:
    """Return in words why something about an article failed."""
    match error:
        case RecursionError():
            return _TOO_DEEP
        case SyntaxError() if "Excessive depth" in str(error):  # libxml2's, beyond 2,048 elements
            return _TOO_DEEP
        case MemoryError():
            return "it needs more memory than an article may have"
    return f"{type(error).__name__}: {error}"
