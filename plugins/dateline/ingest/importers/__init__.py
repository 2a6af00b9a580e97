"""All kinds of sources, one module each; `registry` lists them.

The registry is imported when it is first asked for: it brings all importers along.
"""

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from .registry import IMPORTERS, SEVERAL, records_of

__all__ = ["IMPORTERS", "SEVERAL", "records_of"]


def __getattr__(name: str) -> Any:
    if name in __all__:
        return getattr(import_module(".registry", __name__), name)
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
