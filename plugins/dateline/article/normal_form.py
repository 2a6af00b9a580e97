"""The one normal form of blocks: what Markdown can say and give back unchanged; drops no word."""

import re
from collections.abc import Iterable, Iterator, Mapping
from itertools import takewhile

from .blocks import (
    Block,
    Blocks,
    Break,
    Code,
    CodeBlock,
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
    Rule,
    Strike,
    Strong,
    Table,
    Text,
)

# Control characters, lone surrogates and non-characters have no place in XML, YAML or a reader's eye.
_FORBIDDEN = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x84\x86-\x9f\ud800-\udfff\ufffe\uffff\ufeff]")
_SPACES = re.compile("[ \t\n\r\x85\u2028\u2029]+")
_LABEL = re.compile(r"[^A-Za-z0-9]+")
_LANGUAGE = re.compile(r"[^A-Za-z0-9+#.\-]+")
TABLE_CAPTION = "Table: "  # how Markdown writes the caption, in a paragraph of its own before the table
_DEEPEST = 24  # levels of quote and list; deeper nesting is a defect of the source, its text is kept
_MARKED = (Emphasis, Strong, Strike, Link)


def clean_line(text: str) -> str:
    """Return the text as one clean line: no control characters, single spaces, no edges."""
    return _SPACES.sub(" ", _FORBIDDEN.sub("", text)).strip(" ")


def normal_inlines(inlines: Iterable[Inline], *, breaks: bool = True) -> Inlines:
    """Return a run in normal form.

    Spaces are single and stand outside of marks, equal neighbours are joined, a mark never stands
    within itself, links never hold links, nothing is empty, no line begins or ends in a space.
    """
    inlines = tuple(inlines)
    if len(inlines) == 1 and isinstance(inlines[0], Text):  # most runs are words and nothing else
        words = clean_line(inlines[0].text)
        return (Text(words),) if words else ()
    flat = list(_flatten(inlines, frozenset(), breaks=breaks))
    return _grow(_trim(flat))


# A flat run is a list of (atom, marks around it from the outside in). Normalising flat runs and growing
# the tree again makes every rule about nesting and neighbours a rule about lists.
_Mark = tuple[type[Emphasis | Strong | Strike | Link], str]
_Atom = tuple[Text | Code | Break | NoteRef, tuple[_Mark, ...]]
_ORDER: dict[type, int] = {Link: 0, Strike: 1, Emphasis: 2, Strong: 3}


def _flatten(inlines: Iterable[Inline], marks: frozenset[_Mark], *, breaks: bool) -> Iterator[_Atom]:
    around = tuple(sorted(marks, key=lambda mark: _ORDER[mark[0]]) if len(marks) > 1 else marks)
    for inline in inlines:
        match inline:
            case Text(text):
                # Printable text without double spaces holds nothing that either pattern would change.
                plain = text.isprintable() and "  " not in text
                yield (inline if plain else Text(_SPACES.sub(" ", _FORBIDDEN.sub("", text)))), around
            case Code(text):
                # `]:` within a link would read as a reference definition, and no escape works in code.
                in_link = "]:" in text and any(kind is Link for kind, _ in marks)
                yield (Text(clean_line(text)) if in_link else Code(clean_line(text))), around
            case Break():
                yield (Break(), ()) if breaks else (Text(" "), around)
            case NoteRef(label):
                yield NoteRef(_LABEL.sub("-", label).strip("-")), ()
            case Link(content, url):
                linked = any(kind is Link for kind, _ in marks)
                yield from _flatten(content, marks if linked else marks | {(Link, url)}, breaks=breaks)
            case Emphasis(content) | Strong(content) | Strike(content):
                yield from _flatten(content, marks | {(type(inline), "")}, breaks=breaks)


def _trim(atoms: list[_Atom]) -> list[_Atom]:
    """Drop empty atoms, move spaces out of marks, and join what is alike."""
    joined: list[_Atom] = []
    for atom, marks in _spaces_apart(atoms):
        before = joined[-1] if joined else None
        if isinstance(atom, Text) and atom.text == " ":
            if before is None or isinstance(before[0], Break) or _ends_in_space(before):
                continue
        elif isinstance(atom, Break):
            while joined and _ends_in_space(joined[-1]):
                joined.pop()
            if not joined:
                continue
        joined.append((atom, marks))
    while joined and (isinstance(joined[-1][0], Break) or _ends_in_space(joined[-1])):
        joined.pop()
    return _spaces_within(joined)


def _ends_in_space(atom: _Atom) -> bool:
    return isinstance(atom[0], Text) and atom[0].text == " "


def _spaces_apart(atoms: Iterable[_Atom]) -> Iterator[_Atom]:
    """Give each space at the edge of a text an atom of its own."""
    for atom, marks in atoms:
        if not isinstance(atom, Text):
            if isinstance(atom, Break) or (atom.label if isinstance(atom, NoteRef) else atom.text):
                yield atom, marks
            continue
        words = atom.text.strip(" ")
        if atom.text.startswith(" "):
            yield Text(" "), marks
        if words:
            yield Text(words), marks
            if atom.text.endswith(" "):
                yield Text(" "), marks


def _spaces_within(atoms: list[_Atom]) -> list[_Atom]:
    """Put each space inside the marks that both of its neighbours share, and no others."""
    placed: list[_Atom] = []
    for number, (atom, marks) in enumerate(atoms):
        inside = marks
        if isinstance(atom, Text) and atom.text == " ":
            before = atoms[number - 1][1] if number else ()
            after = atoms[number + 1][1] if number + 1 < len(atoms) else ()
            shared = takewhile(lambda pair: pair[0] == pair[1], zip(before, after, strict=False))
            inside = tuple(mark for mark, _ in shared)
        last = placed[-1][0] if placed and placed[-1][1] == inside else None
        if isinstance(atom, Text) and isinstance(last, Text):
            placed[-1] = (Text(last.text + atom.text), inside)
        elif isinstance(atom, Code) and isinstance(last, Code):
            placed[-1] = (Code(last.text + atom.text), inside)
        else:
            placed.append((atom, inside))
    return placed


def _grow(atoms: list[_Atom], depth: int = 0) -> Inlines:
    """Nest the flat run again; neighbours under the same mark share one."""
    grown: list[Inline] = []
    position = 0
    while position < len(atoms):
        atom, marks = atoms[position]
        if len(marks) <= depth:
            grown.append(atom)
            position += 1
            continue
        end = position + 1
        while end < len(atoms) and atoms[end][1][: depth + 1] == marks[: depth + 1]:
            end += 1
        content = _grow(atoms[position:end], depth + 1)
        kind, url = marks[depth]
        grown.append(Link(content, url) if kind is Link else kind(content))  # type: ignore[call-arg]
        position = end
    return tuple(grown)


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
            body = _FORBIDDEN.sub("", text.replace("\r\n", "\n").replace("\r", "\n")).strip("\n")
            return [CodeBlock(body, _LANGUAGE.sub("", language))] if body.strip() else []
        case Footnote(label, inner):
            return [Footnote(_LABEL.sub("-", label).strip("-"), tuple(_normal(inner, depth + 1)))]
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
    for note in _footnotes(blocks):
        content = tuple(_normal(_renoted(note.blocks, {}, {}), 0))
        if not content or not note.label or note.label in notes:
            loose.extend(content)
        else:
            notes[note.label] = content
    if not notes and not loose and not any(_refers(block) for block in blocks):
        return tuple(blocks)
    used: dict[str, None] = {}
    body = _renoted(blocks, notes, used)
    loose.extend(block for label, content in notes.items() if label not in used for block in content)
    return (*_normal([*body, *loose], 0), *(Footnote(label, notes[label]) for label in used))


def _refers(part: object) -> bool:
    """Return whether a block, an inline or a sequence of them holds a note or a reference to one."""
    if isinstance(part, NoteRef | Footnote):
        return True
    if isinstance(part, tuple):
        return any(_refers(one) for one in part)
    if isinstance(part, Text | Code | Break | str | int | None):
        return False
    return any(_refers(getattr(part, name)) for name in part.__slots__)  # type: ignore[attr-defined]


def _footnotes(blocks: Iterable[Block]) -> Iterator[Footnote]:
    for block in blocks:
        match block:
            case Footnote(_, inner):
                yield block
                yield from _footnotes(inner)
            case Quote(inner):
                yield from _footnotes(inner)
            case ListBlock(items):
                for item in items:
                    yield from _footnotes(item)


def _renoted(blocks: Iterable[Block], notes: Mapping[str, Blocks], used: dict[str, None]) -> list[Block]:
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
                yield Quote(tuple(_renoted(inner, notes, used)))
            case ListBlock(items, start):
                yield ListBlock(tuple(tuple(_renoted(item, notes, used)) for item in items), start)
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
