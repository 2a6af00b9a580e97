"""Bytes of a page or a dump become an Article; reads no file, no clock, no network.

Both functions are imported when they are first asked for: a build that only decodes is spared the rest.
"""

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from .api import clean, clean_all

__all__ = ["clean", "clean_all"]


def __getattr__(name: str) -> Any:
    if name in __all__:
        return getattr(import_module(".api", __name__), name)
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
