"""Result blocks and text blocks: what a page shows of its hits; nothing that finds them."""

from collections.abc import Iterator, Sequence

from . import wire
from .document import FACETS, Document

CHAPTER = 240  # documents that share a tag
BLOCK = 16  # documents of a result block
PASSAGES = 6  # documents of a text block

RESULT_KEYS = ("ref", "title", "date", "url", "summary")


def result_block(documents: Sequence[Document]) -> bytes:
    """Return the payload of a result block."""
    return _columns(documents, RESULT_KEYS)


def text_block(documents: Sequence[Document]) -> bytes:
    """Return the payload of a text block."""
    return _columns(documents, ("text", *FACETS))


def _columns(documents: Sequence[Document], keys: Sequence[str]) -> bytes:
    return wire.compact_json({key: [getattr(document, key) for document in documents] for key in keys})


def chapter(
    number: int, documents: Sequence[Document], *, text: bool = True
) -> tuple[str, list[tuple[str, bytes]]]:
    """Return the tag of a chapter and its files as (path, deflated payload).

    Args:
        number: chapters are counted from 0.
        documents: its documents.
        text: False leaves the text blocks out.
    """
    kinds = [("results", BLOCK, result_block), ("text", PASSAGES, text_block)]
    blocks = [
        (folder, (number * CHAPTER + at) // size, make(documents[at : at + size]))
        for folder, size, make in (kinds if text else kinds[:1])
        for at in range(0, len(documents), size)
    ]
    tag = wire.content_name(*(payload for _, _, payload in blocks))
    # Level 4 takes a third of the time of 9 here and gives away 3 %.
    return tag, [
        (f"{folder}/{tag}-{block}", wire.deflate([payload], level=4)) for folder, block, payload in blocks
    ]


def paths(tags: Sequence[str], ordinals: int) -> Iterator[str]:
    """Yield the path of every block of an index with these chapters."""
    for folder, size in (("results", BLOCK), ("text", PASSAGES)):
        for first in range(0, ordinals, size):
            yield f"{folder}/{tags[first // CHAPTER]}-{first // size}"
