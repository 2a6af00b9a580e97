"""The one normal form of blocks: what Markdown can say and give back unchanged; drops no word."""

import re
from collections.abc import Iterable

from .blocks import (
    Block,
    Blocks,
    CodeBlock,
    DefinitionList,
    Figure,
    Footnote,
    Heading,
    Inlines,
    ListBlock,
    Paragraph,
    Quote,
    Rule,
    Table,
    Text,
)
from .footnotes import footnotes_within, refers_to_notes, without_lost_notes
from .normal_inlines import FORBIDDEN, clean_line, normal_inlines, note_label

_LANGUAGE = re.compile(r"[^A-Za-z0-9+#.\-]+")
TABLE_CAPTION = "Table: "  # how Markdown writes the caption, in a paragraph of its own before the table
_DEEPEST = 24  # levels of quote and list; deeper nesting is a defect of the source, its text is kept


def normal_form(blocks: Iterable[Block]) -> Blocks:
    """Return a body in normal form: what the Markdown writer and reader hand through unchanged.

    Empty blocks go, definition lists that touch are joined, rows are made equally long, footnotes
    stand last in the order of their references; one that nothing refers to becomes running text.
    """
    return _with_notes(_normal(blocks, 0))


def _normal(blocks: Iterable[Block], depth: int) -> list[Block]:
    done: list[Block] = []
    for block in blocks:
        for normal in _normal_block(block, depth):
            before = done[-1] if done else None
            if isinstance(normal, DefinitionList) and isinstance(before, DefinitionList):
                done[-1] = DefinitionList(before.items + normal.items)
            elif isinstance(normal, Table) and (caption := _announced(before)) and not normal.caption:
                done[-1] = Table(normal.header, normal.rows, caption)
            else:
                done.append(normal)
    return done


def _announced(block: Block | None) -> Inlines:
    """Return the caption that a paragraph `Table: …` gives to the table behind it."""
    match block:
        case Paragraph((Text(text), *rest)) if text.startswith(TABLE_CAPTION):
            return normal_inlines([Text(text.removeprefix(TABLE_CAPTION)), *rest], breaks=False)
    return ()


def _normal_block(block: Block, depth: int) -> Iterable[Block]:
    match block:
        case Paragraph(content):
            run = normal_inlines(content)
            return [Paragraph(run)] if run else []
        case Heading(content, level):
            run = normal_inlines(content, breaks=False)
            return [Heading(run, min(max(level, 2), 6))] if run else []
        case ListBlock(items, start):
            return _normal_list(items, start, depth)
        case Quote(inner):
            within = _normal(inner, depth + 1)
            return within if depth >= _DEEPEST or not within else [Quote(tuple(within))]
        case DefinitionList(items):
            return _normal_definitions(items)
        case Table():
            return _normal_table(block)
        case Figure(image, alt, caption, credit):
            figure = Figure(image or None, clean_line(alt), normal_inlines(caption), clean_line(credit))
            return [] if figure == Figure() else [figure]
        case CodeBlock(text, language):
            body = FORBIDDEN.sub("", text.replace("\r\n", "\n").replace("\r", "\n")).strip("\n")
            return [CodeBlock(body, _LANGUAGE.sub("", language))] if body.strip() else []
        case Footnote(label, inner):
            return [Footnote(note_label(label), tuple(_normal(inner, depth + 1)))]
        case Rule():
            return [block]


def _normal_list(items: Iterable[Blocks], start: int | None, depth: int) -> list[Block]:
    kept = [tuple(_normal(item, depth + 1)) for item in items]
    kept = [item for item in kept if item]
    if depth >= _DEEPEST:
        return [block for item in kept for block in item]
    number = None if start is None else min(max(start, 0), 999_999_999 - len(kept))
    return [ListBlock(tuple(kept), number)] if kept else []


def _normal_definitions(items: Iterable[tuple[Inlines, tuple[Inlines, ...]]]) -> list[Block]:
    """A term without definitions, or a definition without its term, becomes a paragraph."""
    done: list[Block] = []
    for term, definitions in items:
        head = normal_inlines(term, breaks=False)
        bodies = tuple(run for run in (normal_inlines(d, breaks=False) for d in definitions) if run)
        if head and bodies:
            entry = ((head, bodies),)
            if done and isinstance(done[-1], DefinitionList):
                done[-1] = DefinitionList(done[-1].items + entry)
            else:
                done.append(DefinitionList(entry))
        else:
            done.extend(Paragraph(run) for run in (head, *bodies) if run)
    return done


def _normal_table(table: Table) -> list[Block]:
    rows = [tuple(normal_inlines(c, breaks=False) for c in row) for row in (table.header, *table.rows)]
    width = max(map(len, rows), default=0)
    header, *body = [row + ((),) * (width - len(row)) for row in rows]
    body = [row for row in body if any(row)]
    caption = normal_inlines(table.caption, breaks=False)
    if not any(header):
        header = ()
    if not header and not body:
        return [Paragraph(caption)] if caption else []
    return [Table(header, tuple(body), caption)]


def _with_notes(blocks: list[Block]) -> Blocks:
    """Move footnotes to the end in the order of reference; those that nothing refers to become text."""
    notes: dict[str, Blocks] = {}
    loose: list[Block] = []
    for note in footnotes_within(blocks):
        content = tuple(_normal(without_lost_notes(note.blocks, {}, {}), 0))
        if not content or not note.label or note.label in notes:
            loose.extend(content)
        else:
            notes[note.label] = content
    if not notes and not loose and not any(refers_to_notes(block) for block in blocks):
        return tuple(blocks)
    used: dict[str, None] = {}
    body = without_lost_notes(blocks, notes, used)
    loose.extend(block for label, content in notes.items() if label not in used for block in content)
    return (*_normal([*body, *loose], 0), *(Footnote(label, notes[label]) for label in used))
