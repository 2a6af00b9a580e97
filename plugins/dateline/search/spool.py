"""Documents that wait on disk to be indexed: any number of them, in the memory of one; computes nothing."""

import pickle
import tempfile
from collections.abc import Iterable, Sequence
from contextlib import ExitStack
from typing import Any, Self, overload

from .document import Document, document


class Spool(Sequence[Document]):
    """The documents of articles that pass by once, read back one at a time; closed after the `with` block."""

    def __init__(self, articles: Iterable[Any]) -> None:
        self._articles = articles
        self._offsets: list[int] = []
        self._file = tempfile.TemporaryFile(prefix="dateline-search-")  # noqa: SIM115 - closed by __exit__

    def __enter__(self) -> Self:
        with ExitStack() as failure:
            failure.callback(self._file.close)
            for article in self._articles:
                self._offsets.append(self._file.tell())
                pickle.dump(document(article), self._file, protocol=pickle.HIGHEST_PROTOCOL)
            failure.pop_all()
        return self

    def __exit__(self, *_failure: object) -> None:
        self._file.close()

    def __len__(self) -> int:
        return len(self._offsets)

    @overload
    def __getitem__(self, place: int) -> Document: ...

    @overload
    def __getitem__(self, place: slice) -> list[Document]: ...

    def __getitem__(self, place: int | slice) -> Document | list[Document]:
        if isinstance(place, slice):
            return [self[number] for number in range(*place.indices(len(self)))]
        self._file.seek(self._offsets[place])
        one: Document = pickle.load(self._file)  # noqa: S301 - written by this process a moment ago
        return one
