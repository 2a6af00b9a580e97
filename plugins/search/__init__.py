"""Articles in, a term-sharded Lunr index out, and its browser client. Never reads HTML."""

from .indexing import build_index

__all__ = ["build_index"]
