"""Result blocks and text blocks: what a page shows of its hits; nothing that finds them."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from . import codec
from .document import FACETS, Document

BLOCK = 14  # documents of a result block
SMALL_BLOCK = 4  # the same in a large archive, whose words cost so much that results must cost less
LARGE_ARCHIVE = 100_000  # documents
PASSAGES = 8  # documents of a text block
CHAPTER = 16 * BLOCK  # documents that share a tag; whole blocks of both kinds

RESULT_KEYS = ("ref", "title", "date", "url", "summary")
_REF = "*"  # stands for the ref in an address


@dataclass(frozen=True, slots=True)
class Layout:
    """How the blocks of an index are cut and packed; it stays while articles come."""

    phrases: bytes = b""  # their preset dictionary
    block: int = BLOCK  # documents of a result block


def block_size(documents: int) -> int:
    """Return how many documents a result block has in an archive of this size."""
    return SMALL_BLOCK if documents >= LARGE_ARCHIVE else BLOCK


def result_block(documents: Sequence[Document]) -> bytes:
    """Return the payload of a result block."""
    titles, summaries = ([getattr(document, key) for document in documents] for key in ("title", "summary"))
    columns = (
        [document.ref for document in documents],
        titles,
        [document.date[:10] for document in documents],
        list(map(_short_address, documents)),
        summaries,
    )
    return codec.compact_json(dict(zip(RESULT_KEYS, columns, strict=True)))


def text_block(documents: Sequence[Document]) -> bytes:
    """Return the payload of a text block."""
    keys = ("text", *FACETS)
    return codec.compact_json({key: [getattr(document, key) for document in documents] for key in keys})


def _short_address(document: Document) -> str:
    address = document.url.replace(_REF, "%2A")
    return address.replace(document.ref, _REF) if document.ref else address


def address(short: str, ref: str) -> str:
    """Return the address that a result block gives in short."""
    return short.replace(_REF, ref)


def chapter(
    number: int, documents: Sequence[Document], layout: Layout, *, text: bool = True
) -> tuple[str, list[tuple[str, bytes]]]:
    """Return the tag of a chapter and its files as (path, deflated payload).

    Args:
        number: chapters are counted from 0.
        documents: its documents.
        layout: of the index.
        text: False leaves the text blocks out.
    """
    kinds = [("results", layout.block, result_block), ("text", PASSAGES, text_block)]
    blocks = [
        (folder, (number * CHAPTER + at) // size, make(documents[at : at + size]))
        for folder, size, make in (kinds if text else kinds[:1])
        for at in range(0, len(documents), size)
    ]
    tag = codec.content_name(layout.phrases, *(payload for _, _, payload in blocks))
    # Level 4 takes three fifths of the time of 9 and gives away 2 %.
    return tag, [
        (f"{folder}/{tag}-{block}", codec.deflate_text(payload, layout.phrases, level=4))
        for folder, block, payload in blocks
    ]


def paths(tags: Sequence[str], ordinals: int, block: int) -> Iterator[str]:
    """Yield the path of every block of an index with these chapters."""
    for folder, size in (("results", block), ("text", PASSAGES)):
        for first in range(0, ordinals, size):
            yield f"{folder}/{tags[first // CHAPTER]}-{first // size}"
