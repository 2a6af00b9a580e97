"""The blocks at the top of a body, each with its tag and its measures; decides nothing about worth."""

from dataclasses import dataclass
from functools import cached_property

from ...article.blocks import (
    Block,
    CodeBlock,
    DefinitionList,
    Footnote,
    Heading,
    ListBlock,
    Paragraph,
    Quote,
    Table,
)
from ...article.text import text_of
from ..html.inlines import measures
from ..html.measured_tag import MeasuredTag


@dataclass(frozen=True)  # without slots: the measures are kept once they are asked for
class Piece:
    """A block at the top of the body, and the tag that held it."""

    block: Block
    tag: MeasuredTag

    @cached_property
    def text(self) -> str:
        """The block's text, as the body will have it."""
        return text_of((self.block,))

    @property
    def words(self) -> str:
        """The words of a paragraph or a heading, empty for other blocks."""
        return self.text if isinstance(self.block, Paragraph | Heading) else ""

    @cached_property
    def measures(self) -> tuple[int, int]:
        """The characters outside and inside of links."""
        return block_measures(self.block)

    @property
    def score(self) -> float:
        """The probability that the block is a part of the body, -1 where nothing is known of it."""
        tag = self.tag
        if isinstance(self.block, Paragraph) and tag.own_score >= 0:
            return tag.own_score
        return tag.likely / tag.scored if tag.scored else -1.0

    @property
    def size(self) -> int:
        """The characters in all."""
        return sum(self.measures)


def block_measures(block: Block) -> tuple[int, int]:
    """Return the characters of a block outside and inside of links."""
    match block:
        case Paragraph(content) | Heading(content):
            return measures(content)
        case Quote(inner) | Footnote(_, inner):
            runs = [block_measures(part) for part in inner]
        case ListBlock(items):
            runs = [block_measures(part) for item in items for part in item]
        case DefinitionList(pairs):
            runs = [measures(run) for term, bodies in pairs for run in (term, *bodies)]
        case Table(header, rows):
            runs = [measures(cell) for row in (header, *rows) for cell in row]
        case CodeBlock(text):
            return len(text), 0
        case _:
            return 0, 0
    return sum(run[0] for run in runs), sum(run[1] for run in runs)
