"""Stands in for lunr.py's token set: the words that each clause of a query may mean, found elsewhere."""

from collections.abc import Iterable
from typing import Any

from .private_part import PrivatePart

PART = PrivatePart(
    "lunr",
    (0, 8),
    (0, 9),
    "what Index.query asks of its token_set: intersect(…).to_list(), a term at a time",
    "Lunr's own set confuses words with digits where nodes are shared, and needs the whole vocabulary.",
    "The plain ranking finds other articles than lunr.js; the default ranking is not touched.",
)


class _Terms(list[str]):
    """Expanded terms in the one form that lunr.py asks for."""

    def to_list(self) -> list[str]:
        return list(self)


class GivenExpansions:
    """The expansions of a query's clauses, handed out in their order."""

    def __init__(self, expansions: Iterable[list[str]]) -> None:
        self._waiting = list(expansions)

    def intersect(self, _: Any) -> _Terms:
        """Return the next expansion, whatever is asked."""
        return _Terms(self._waiting.pop(0))
