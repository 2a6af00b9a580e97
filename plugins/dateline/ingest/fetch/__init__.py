"""Pages fetched for a list of addresses, politely, from public addresses only; nothing else goes online."""

from .fetcher import FETCHED, Fetcher

__all__ = ["FETCHED", "Fetcher"]
