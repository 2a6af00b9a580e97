"""Pages fetched for a list of addresses, politely, from public addresses only; nothing else goes online."""

from ..store.fixity import FETCHED
from .fetcher import Fetcher

__all__ = ["FETCHED", "Fetcher"]
