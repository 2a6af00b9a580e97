"""The plain text of blocks, and where each run of inlines stands in it; the one definition of offsets."""

import re
from collections.abc import Iterator

from .blocks import (
    Block,
    Blocks,
    Break,
    Code,
    CodeBlock,
    DefinitionList,
    Figure,
    Footnote,
    Heading,
    Inlines,
    ListBlock,
    NoteRef,
    Paragraph,
    Quote,
    Rule,
    Table,
    Text,
)

# Chinese, Japanese, Thai, Lao, Khmer, Burmese and Tibetan put no space between words.
_UNSPACED = re.compile(
    "[\u0e00-\u0eff\u0f00-\u0fff\u1000-\u109f\u1780-\u17ff\u3040-\u30ff\u3400-\u9fff\uf900-\ufaff]"
)
_CHARACTERS_PER_WORD = 2  # of such a script: most Chinese words have two


def count_words(text: str) -> int:
    """Return the number of words of a text; two characters of a script without spaces count as one."""
    unspaced = len(_UNSPACED.findall(text))
    spaced = len(_UNSPACED.sub(" ", text).split() if unspaced else text.split())
    return spaced + (unspaced + 1) // _CHARACTERS_PER_WORD


def display_width(text: str) -> int:
    """Return the length of a text in Latin letters; a character of a script without spaces is two wide."""
    return len(text) + len(_UNSPACED.findall(text))


def shorten(text: str, longest: int) -> str:
    """Return a text that is no longer than so many characters and an ellipsis, cut between words.

    Where no space is in its second half, as in a script that puts none between words, it is cut where it
    has to be.
    """
    if len(text) <= longest:
        return text
    cut = text.rfind(" ", longest // 2, longest + 1)
    return text[: cut if cut > 0 else longest].rstrip(" ,;:–—-") + "…"


def plain(inlines: Inlines) -> str:
    """Return the words of a run; a line break is a newline, a note reference is nothing."""
    parts: list[str] = []
    for inline in inlines:
        match inline:
            case Text(text) | Code(text):
                parts.append(text)
            case Break():
                parts.append("\n")
            case NoteRef():
                pass
            case marked:
                parts.append(plain(marked.content))
    return "".join(parts)


def runs(blocks: Blocks) -> Iterator[tuple[str, str]]:
    """Yield (separator before it, words) for each run of the body in reading order.

    Captions, credits and alternative texts are not body text and yield nothing. Blocks are parted by
    a blank line, list items and table rows by a newline, cells by a tab. Whoever writes blocks
    as HTML meets the runs in exactly this order.
    """
    for block in blocks:
        yield from _of(block)


def _of(block: Block) -> Iterator[tuple[str, str]]:
    match block:
        case Paragraph(content) | Heading(content):
            yield "\n\n", plain(content)
        case CodeBlock(text):
            yield "\n\n", text
        case Quote(blocks) | Footnote(_, blocks):
            yield from runs(blocks)
        case ListBlock(items):
            for number, item in enumerate(items):
                yield from _after("\n" if number else "\n\n", runs(item))
        case DefinitionList(pairs):
            for number, (term, definitions) in enumerate(pairs):
                yield ("\n" if number else "\n\n"), plain(term)
                yield from (("\n", plain(definition)) for definition in definitions)
        case Table():
            yield from _of_table(block)
        case Figure() | Rule():
            return


def _of_table(table: Table) -> Iterator[tuple[str, str]]:
    separator = "\n\n"
    if table.caption:
        yield separator, plain(table.caption)
        separator = "\n"
    for row in (table.header, *table.rows):
        for cell in row:
            yield separator, plain(cell)
            separator = "\t"
        separator = "\n"


def _after(separator: str, rest: Iterator[tuple[str, str]]) -> Iterator[tuple[str, str]]:
    for first in rest:
        yield separator, first[1]
        yield from rest


def text_of(blocks: Blocks) -> str:
    """Return the plain body text, paragraphs parted by a blank line."""
    pieces = [piece for separator, words in runs(blocks) for piece in (separator, words)]
    return "".join(pieces[1:])


def captions(blocks: Blocks) -> Iterator[str]:
    """Yield the caption of each figure, credit left out, in reading order."""
    for block in blocks:
        match block:
            case Figure():
                yield plain(block.caption)
            case Quote(inner) | Footnote(_, inner):
                yield from captions(inner)
            case ListBlock(items):
                for item in items:
                    yield from captions(item)
            case _:
                pass


def run_offsets(blocks: Blocks) -> Iterator[int]:
    """Yield for each run, in order, the code point of `text_of(blocks)` at which it starts."""
    position = 0
    for number, (separator, words) in enumerate(runs(blocks)):
        position += len(separator) if number else 0
        yield position
        position += len(words)
