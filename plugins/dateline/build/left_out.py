"""The articles that a build goes on without because something about them could not be made."""

from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from contextvars import ContextVar
from types import MappingProxyType
from typing import TypeVar

from ..article.errors import ArticleError

_MOST = 64  # articles; where more fail, one after another, it is not the articles

_reasons: ContextVar[Mapping[str, str]] = ContextVar("left_out", default=MappingProxyType({}))
_Result = TypeVar("_Result")


def left_out() -> Mapping[str, str]:
    """Return the reason why each article is left out of this build, by identifier."""
    return _reasons.get()


def without_failing_articles(make: Callable[[], _Result], undo: Callable[[], None]) -> _Result:
    """Return what `make` does, which begins again without each article at which it fails.

    So links, lists, search and data never speak of an article that has no page.

    Args:
        make: makes the site.
        undo: removes what was made of it, before it begins again.

    Raises:
        ArticleError: so many articles failed that the fault must be elsewhere.
    """
    reasons: dict[str, str] = {}
    while True:
        try:
            with _leaving_out(reasons):
                return make()
        except ArticleError as error:
            if error.where in reasons or len(reasons) == _MOST:
                raise
            undo()
            reasons[error.where] = f"it could not be worked into the site ({error.found})"


@contextmanager
def _leaving_out(reasons: Mapping[str, str]) -> Iterator[None]:
    token = _reasons.set(dict(reasons))
    try:
        yield
    finally:
        _reasons.reset(token)
