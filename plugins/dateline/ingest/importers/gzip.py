"""A single source packed with gzip."""

import gzip
from collections.abc import Iterator

from ..record import Found
from ..source import GZIP, Source
from .importer import Importer


def _records(source: Source) -> Iterator[Found | Source]:
    source.stream.seek(0, 2)
    size = source.stream.tell()
    source.stream.seek(0)
    with gzip.open(source.stream) as packed:
        yield source.within(source.name.removesuffix(".gz"), packed, size)  # type: ignore[arg-type]


IMPORTER = Importer("gzip", lambda source: source.head.startswith(GZIP), _records)
