"""Result blocks and text blocks: what a page shows of its hits; nothing that finds them."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from functools import partial

from . import codec
from .document import FACETS, Document
from .story_versions import opening_mark

BLOCK = 10  # documents of a result block
SMALL_BLOCK = 4  # the same in a large archive, whose words cost so much that results must cost less
LARGE_ARCHIVE = 100_000  # documents
PASSAGES = 8  # documents of a text block
CHAPTER = 24 * BLOCK  # documents that share a tag; whole blocks of both kinds

RESULT_KEYS = ("ref", "title", "date", "url", "opening")
SUMMARY = "summary"
_REF = "*"  # stands for the ref in an address


@dataclass(frozen=True, slots=True)
class Layout:
    """How the blocks of an index are cut and packed; it stays while articles come."""

    phrases: bytes = b""  # their preset dictionary
    block: int = BLOCK  # documents of a result block


def block_size(documents: int) -> int:
    """Return how many documents a result block has in an archive of this size."""
    return SMALL_BLOCK if documents >= LARGE_ARCHIVE else BLOCK


def result_block(documents: Sequence[Document], *, summaries: bool = False) -> bytes:
    """Return the payload of a result block, with the summaries where no text block has them."""
    columns = (
        [document.ref for document in documents],
        [document.title for document in documents],
        [document.date[:10] for document in documents],
        list(map(_short_address, documents)),
        [opening_mark(document.summary) for document in documents],
    )
    block = dict(zip(RESULT_KEYS, columns, strict=True))
    return codec.compact_json(block | ({SUMMARY: _summaries(documents)} if summaries else {}))


def _summaries(documents: Sequence[Document]) -> list[str]:
    return [document.summary for document in documents]


def text_block(documents: Sequence[Document]) -> bytes:
    """Return the payload of a text block."""
    keys = ("text", *FACETS)
    columns = {key: [getattr(document, key) for document in documents] for key in keys}
    # Most summaries are how the text begins: here one costs a few bytes, in a result block 25.
    return codec.compact_json(columns | {SUMMARY: _summaries(documents)})


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
    results = partial(result_block, summaries=not text)
    kinds: list[tuple[str, int, Callable[[Sequence[Document]], bytes]]]
    kinds = [("results", layout.block, results), ("text", PASSAGES, text_block)]
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
