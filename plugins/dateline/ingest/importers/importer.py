"""What a kind of source is to the rest: how it is told, what it yields, how its documents are read."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass

from ..record import Found, Record
from ..source import Source


@dataclass(frozen=True, slots=True)
class Importer:
    """One kind of source.

    Args:
        kind: its name, which records carry.
        detects: tells by content whether a source is of this kind.
        records: yields what is in a source, streaming; a `Source` among it is a container within.
            Whatever it raises costs the rest of that source, and is reported.
        read: makes of one record the documents to be cleaned. It runs in a worker process under a
            deadline and a memory limit, so what parses hostile bytes belongs there; None where the
            record's bytes are a page or a text as they are.
        several: whether one record may hold several articles, addresses and defects.
        is_part: tells whether the articles of a source are read with another one beside it; None for never.
    """

    kind: str
    detects: Callable[[Source], bool]
    records: Callable[[Source], Iterator[Found | Source]]
    read: Callable[[Record], Iterable[Found]] | None = None
    several: bool = False
    is_part: Callable[[Source], bool] | None = None


def whole(kind: str) -> Callable[[Source], Iterator[Found]]:
    """Return a `records` for kinds of which a source is one document."""

    def records(source: Source) -> Iterator[Found]:
        yield Record(source.name, source.read(), kind)

    return records
