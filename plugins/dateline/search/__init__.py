"""Articles in, a term-sharded Lunr index out, and its browser client. Never reads HTML."""

from .index import Index, open_index
from .indexing import build_index
from .search_result import Hit

__all__ = ["Hit", "Index", "build_index", "open_index"]
