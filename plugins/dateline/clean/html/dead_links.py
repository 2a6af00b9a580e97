"""Takes out of blocks the links that lead nowhere once the page has left its site; keeps every word."""

from collections.abc import Iterable

from ...article.blocks import (
    Block,
    Blocks,
    DefinitionList,
    Figure,
    Footnote,
    Heading,
    ListBlock,
    Paragraph,
    Quote,
    Table,
)
from .inlines import unlinked

# Relative addresses of a page from nowhere are resolved against it, so that links can be told from words.
NOWHERE = "https://nowhere.invalid/"


def without_nowhere(blocks: Iterable[Block]) -> Blocks:
    """Return the blocks without links that were relative to an unknown address; pictures keep their path."""
    return tuple(_one(block) for block in blocks)


def _one(block: Block) -> Block:
    match block:
        case Paragraph(content):
            return Paragraph(unlinked(content, NOWHERE))
        case Heading(content, level):
            return Heading(unlinked(content, NOWHERE), level)
        case ListBlock(items, start):
            return ListBlock(tuple(without_nowhere(item) for item in items), start)
        case Quote(inner):
            return Quote(without_nowhere(inner))
        case Footnote(label, inner):
            return Footnote(label, without_nowhere(inner))
        case DefinitionList(pairs):
            return DefinitionList(
                tuple((unlinked(t, NOWHERE), tuple(unlinked(d, NOWHERE) for d in ds)) for t, ds in pairs)
            )
        case Table(header, rows, caption):
            return Table(
                tuple(unlinked(cell, NOWHERE) for cell in header),
                tuple(tuple(unlinked(cell, NOWHERE) for cell in row) for row in rows),
                unlinked(caption, NOWHERE),
            )
        case Figure(image, alt, caption, credit):
            lost = image is not None and image.startswith(NOWHERE)
            if lost and not (alt or caption or credit):
                return Figure()
            # Of a picture whose site is not known, the path tells an archivist which it was.
            known = f"/{(image or '').removeprefix(NOWHERE)}" if lost else image
            return Figure(known, alt, unlinked(caption, NOWHERE), credit)
    return block
