"""The preset dictionary of an archive's blocks: the words and pairs of words it uses most; packs nothing."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise
from typing import TypeVar

from . import blocks
from .document import Document

T = TypeVar("T")
SAMPLE = 1000  # documents looked at
SMALLEST = 1000  # documents of an archive that a preset dictionary pays in
BYTES = 3072  # 1.7 KB of the directory; what twice as many save of the blocks of a first query costs more
_HEADLINES = 3  # a result block is loaded as often as a text block, and holds so much less text
_LEAST = 3  # times a phrase must be seen
_OVERHEAD = 2  # characters that a match costs


def sampled(documents: Sequence[T]) -> Sequence[T]:
    """Return what to make the dictionary of: a part of the documents, spread over the archive."""
    if len(documents) < SMALLEST:
        return documents[:0]
    return documents[:: -(-len(documents) // SAMPLE)]


def preset_dictionary(documents: Sequence[Document]) -> bytes:
    """Return what these documents' blocks repeat: their keys, then the phrases that save most, the best last.

    What stands last is matched most cheaply. Of no documents nothing is made.
    """
    if not documents:
        return b""
    seen: Counter[str] = Counter()
    for document in documents:
        words = f"{document.title} {document.summary}".split(" ")
        for _ in range(_HEADLINES):
            seen.update(words)
        seen.update(map(" ".join, pairwise(words)))
        seen.update(document.text[:1000].split(" "))
    gains = {
        phrase: count * (len(phrase) - _OVERHEAD)
        for phrase, count in seen.items()
        if count >= _LEAST and len(phrase) > _OVERHEAD
    }
    keys = _keys_of_blocks(documents[len(documents) // 2 :][:1])
    chosen: list[str] = []
    joined, left = " ", BYTES - len(keys)
    for phrase in sorted(gains, key=lambda phrase: (-gains[phrase], phrase)):
        if f" {phrase} " in joined:
            continue
        left -= len(phrase.encode("utf-8", "replace")) + 1
        if left < 0:
            break
        chosen.append(phrase)
        joined += f"{phrase} "
    return keys + " ".join(reversed(chosen)).encode("utf-8", "replace")


def _keys_of_blocks(documents: Sequence[Document]) -> bytes:
    """Return these documents' blocks without words: 30 bytes less in every block of the archive."""
    bare = [
        replace(document, title="", summary="", text="", people=(), places=(), organisations=())
        for document in documents
    ]
    return blocks.text_block(bare) + blocks.result_block(bare)
