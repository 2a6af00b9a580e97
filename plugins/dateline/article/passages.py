"""The paragraphs of an article, each with an identifier that outlives edits elsewhere in the article."""

import base64
import hashlib
from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

from .blocks import Blocks, Paragraph, Quote
from .text import plain, run_offsets, runs

if TYPE_CHECKING:
    from hashlib import _Hash

_LENGTH = 7  # base 32 characters, 35 bits: in an article of 1,000 paragraphs a clash has odds of 1 in 70,000
_BYTES = 5  # of a hash, which hold those bits


@dataclass(frozen=True, slots=True)
class Passage:
    """A paragraph of the body, quoted ones included; `start` and `end` are code points into Article.text."""

    identifier: str  # 'p-' and seven letters or digits
    start: int
    end: int
    text: str


def passages(blocks: Blocks) -> Iterator[Passage]:
    """Yield the paragraphs of a body in order.

    An identifier is a hash of the paragraph's words without regard to case and white space, so that it stays
    whatever is added, removed or changed elsewhere. Where an article says the same twice, the second is told
    by the paragraph before it, too, and by how often both stood there.
    """
    taken: set[str] = set()
    repeated: dict[tuple[str, str], _Hash] = {}  # grows by a line end each time, so that none is tried twice
    before = ""
    for start, text in _paragraphs(blocks, run_offsets(blocks)):
        words = " ".join(text.casefold().split())
        if words:
            identifier = _identifier(_hash(words))
            if identifier in taken:
                digest = repeated.setdefault((words, before), _hash(f"{words}\n{before}"))
                while identifier in taken:
                    digest.update(b"\n")
                    identifier = _identifier(digest)
            taken.add(identifier)
            yield Passage(identifier, start, start + len(text), text)
            before = words


def _paragraphs(blocks: Blocks, offsets: Iterator[int]) -> Iterator[tuple[int, str]]:
    """Yield where each paragraph starts, and its words; takes the offsets of all other runs along."""
    for block in blocks:
        if isinstance(block, Paragraph):
            yield next(offsets), plain(block.content)
        elif isinstance(block, Quote):
            yield from _paragraphs(block.blocks, offsets)
        else:
            for _ in runs((block,)):
                next(offsets)


def _hash(words: str) -> "_Hash":
    return hashlib.sha256(words.encode("utf-8", "surrogatepass"))


def _identifier(digest: "_Hash") -> str:
    return f"p-{base64.b32encode(digest.digest()[:_BYTES]).decode().lower()[:_LENGTH]}"
