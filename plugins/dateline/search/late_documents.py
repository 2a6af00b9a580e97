"""Documents that are read when they are asked for: an index that knows what they are made of asks for few."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import replace
from typing import Any

from ..article.blame import blaming
from .document import Document, document


class LateDocuments(Mapping[str, Document]):
    """The documents of an archive, by ref.

    Args:
        made_of: of each ref a digest that is another whenever its document is.
        read: returns an Article or a mapping for a ref, see `document`.
    """

    def __init__(self, made_of: Mapping[str, str], read: Callable[[str], Any]) -> None:
        self.made_of = made_of
        self._read = read

    def __getitem__(self, ref: str) -> Document:
        """Return a document; what fails is told as the article's."""
        with blaming(ref):
            return replace(document(self._read(ref)), made_of=self.made_of[ref])

    def __iter__(self) -> Iterator[str]:
        return iter(self.made_of)

    def __len__(self) -> int:
        return len(self.made_of)
