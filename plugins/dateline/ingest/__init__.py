"""Files and containers in, pages under content/ out. The only room that writes there.

`ingest` is imported when it is first asked for: it brings all importers and the cleaner along, and a build,
which uses a few files of this room, starts half a second sooner without them.
"""

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from .run import ingest

__all__ = ["ingest"]


def __getattr__(name: str) -> Any:
    if name in __all__:
        return getattr(import_module(".run", __name__), name)
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
