"""Footnotes in a body: which there are, and what their references lead to."""

from collections.abc import Iterable, Iterator, Mapping

from .blocks import (
    Block,
    Blocks,
    Break,
    Code,
    DefinitionList,
    Emphasis,
    Figure,
    Footnote,
    Heading,
    Inline,
    Inlines,
    Link,
    ListBlock,
    NoteRef,
    Paragraph,
    Quote,
    Strike,
    Strong,
    Table,
    Text,
)
from .normal_inlines import normal_inlines

_MARKED = (Emphasis, Strong, Strike, Link)


def refers_to_notes(part: object) -> bool:
    """Return whether a block, an inline or a sequence of them holds a note or a reference to one."""
    if isinstance(part, NoteRef | Footnote):
        return True
    if isinstance(part, tuple):
        return any(refers_to_notes(one) for one in part)
    if isinstance(part, Text | Code | Break | str | int | None):
        return False
    return any(refers_to_notes(getattr(part, name)) for name in part.__slots__)  # type: ignore[attr-defined]


def footnotes_within(blocks: Iterable[Block]) -> Iterator[Footnote]:
    """Yield all footnotes of a body in its order, those within quotes, lists and footnotes too."""
    for block in blocks:
        match block:
            case Footnote(_, inner):
                yield block
                yield from footnotes_within(inner)
            case Quote(inner):
                yield from footnotes_within(inner)
            case ListBlock(items):
                for item in items:
                    yield from footnotes_within(item)


def without_lost_notes(
    blocks: Iterable[Block], notes: Mapping[str, Blocks], used: dict[str, None]
) -> list[Block]:
    """Drop footnotes in place, and references to notes that are not there; record those that are used."""

    def run(inlines: Inlines) -> Inlines:
        kept: list[Inline] = []
        for inline in inlines:
            if isinstance(inline, NoteRef):
                if inline.label in notes:
                    used[inline.label] = None
                    kept.append(inline)
            elif isinstance(inline, Link):
                kept.append(Link(run(inline.content), inline.url))
            elif isinstance(inline, _MARKED):
                kept.append(type(inline)(run(inline.content)))
            else:
                kept.append(inline)
        return normal_inlines(kept)

    def one(block: Block) -> Iterator[Block]:
        match block:
            case Paragraph(content):
                yield Paragraph(run(content))
            case Heading(content, level):
                yield Heading(run(content), level)
            case Quote(inner):
                yield Quote(tuple(without_lost_notes(inner, notes, used)))
            case ListBlock(items, start):
                yield ListBlock(tuple(tuple(without_lost_notes(item, notes, used)) for item in items), start)
            case DefinitionList(items):
                yield DefinitionList(tuple((run(t), tuple(run(d) for d in ds)) for t, ds in items))
            case Table(header, rows, caption):
                yield Table(
                    tuple(run(c) for c in header), tuple(tuple(run(c) for c in r) for r in rows), run(caption)
                )
            case Figure(image, alt, caption, credit):
                yield Figure(image, alt, run(caption), credit)
            case Footnote():
                return
            case _:
                yield block

    return [after for block in blocks for after in one(block)]
