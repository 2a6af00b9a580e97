"""The one Markdown writer: blocks in normal form become CommonMark with tables, everything escaped.

Three things that CommonMark has no word for are written so that any viewer still shows them well:
a figure is a paragraph that opens with an image (the credit is the image's title, the caption
follows on the next lines), a definition list is `Term` with `: definition` on the lines below, and a
table's caption is a paragraph `Table: …` right before it. `markdown_reader.py` is the inverse.
"""

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise

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
from .normal_form import TABLE_CAPTION

_ACTIVE = re.compile(r"[\\`*\[\]<_~^]|&(?=#?\w)|!(?=\[|$)")
_LINE_START = re.compile(r"^(?:[#>+\-=:|]|(?P<number>\d{1,9})(?=[.)](?:\s|$)))")
_CLOSING_HASHES = re.compile(r"#+$")
_FENCE = re.compile(r"`+")
# `_` for emphasis, so that runs of asterisks never meet and need no rule of three.
_DELIMITERS = {Emphasis: "_", Strong: "**", Strike: "~~"}


def to_markdown(blocks: Blocks) -> str:
    """Return blocks in normal form as Markdown, one trailing newline, empty for no blocks."""
    text = "\n\n".join("\n".join(lines) for lines in _each(blocks))
    return f"{text}\n" if text else ""


def _each(blocks: Blocks) -> Iterator[list[str]]:
    """Yield the lines of each block; lists that touch take different markers, so that they stay apart."""
    odd = False
    before: Block | None = None
    for block in blocks:
        touching = isinstance(block, ListBlock) and isinstance(before, ListBlock)
        odd = touching and not odd
        yield list(_list(block, odd=odd)) if isinstance(block, ListBlock) else list(_lines(block))
        before = block


def _lines(block: Block) -> Iterator[str]:
    match block:
        case Paragraph(content):
            yield from _run(content)
        case Heading(content, level):
            yield "#" * level + " " + _CLOSING_HASHES.sub(r"\\\g<0>", inline(content))
        case Quote(inner):
            yield from (f"> {text}" if text else ">" for text in to_markdown(inner).split("\n")[:-1])
        case CodeBlock(text, language):
            fence = "`" * max(3, 1 + max(map(len, _FENCE.findall(text)), default=0))
            yield from (fence + language, *text.split("\n"), fence)
        case Rule():
            yield "___"
        case Figure():
            yield from _figure(block)
        case Table():
            yield from _table(block)
        case DefinitionList(items):
            for number, (term, definitions) in enumerate(items):
                if number:
                    yield ""
                yield from _run(term)
                yield from (f": {inline(definition)}" for definition in definitions)
        case Footnote(label, inner):
            first, *rest = to_markdown(inner).split("\n")[:-1]
            yield f"[^{label}]: {first}"
            yield from (f"    {text}" if text else "" for text in rest)
        case ListBlock():
            yield from _list(block, odd=False)


def _run(content: Inlines) -> Iterator[str]:
    """Yield the lines of a run; nothing at the start of a line can be taken for a block."""
    lines = inline(content).split("\n")
    for number, text in enumerate(lines):
        yield _LINE_START.sub(_escape_start, text) + ("\\" if number + 1 < len(lines) else "")


def _escape_start(match: re.Match[str]) -> str:
    if match["number"]:
        return match["number"] + "\\"
    return "\\" + match[0]


def _list(block: ListBlock, *, odd: bool) -> Iterator[str]:
    tight = all(_is_tight(item) for item in block.items)
    for number, item in enumerate(block.items):
        if block.start is None:
            marker = "* " if odd else "- "
        else:
            marker = f"{block.start + number}{')' if odd else '.'} "
        if number and not tight:
            yield ""
        lines = [text for part in _each(item) for text in ([*part] if tight else [*part, ""])]
        while lines and not lines[-1] and not tight:
            lines.pop()
        indent = " " * len(marker)
        for position, text in enumerate(lines):
            yield (marker if not position else indent if text else "") + text


def _is_tight(item: Blocks) -> bool:
    """An item may stand without blank lines when it is one paragraph, or a paragraph and an ordinary list."""
    match item:
        case (Paragraph(),):
            return True
        case (Paragraph(), ListBlock(items, None | 1)):
            return all(_is_tight(inner) for inner in items)
    return False


def _figure(figure: Figure) -> Iterator[str]:
    target = f"<{_destination(figure.image or '')}>"
    title = f' "{_title(figure.credit)}"' if figure.credit else ""
    picture = f"![{_ACTIVE.sub(_escape, figure.alt)}]({target}{title})"
    if not figure.caption:
        yield picture
        return
    yield picture + "\\"
    yield from _run(figure.caption)


def _table(table: Table) -> Iterator[str]:
    if table.caption:
        yield TABLE_CAPTION + inline(table.caption)
        yield ""
    width = len(table.header or table.rows[0])
    for number, row in enumerate((table.header or ((),) * width, *table.rows)):
        yield "| " + " | ".join(inline(cell).replace("|", r"\|") for cell in row) + " |"
        if not number:
            yield "|" + " --- |" * width


def inline(content: Inlines) -> str:
    """Return a run as Markdown; a line break is a bare newline, for the caller to escape."""
    pieces = list(_pieces(content))
    for before, piece in pairwise(pieces):
        if before.text.startswith("[^") and piece.text.startswith(":"):
            piece.text = "\\" + piece.text  # or the line would define that footnote
    for number, piece in enumerate(pieces):
        if piece.kind in "oc":
            before, after = _neighbours(pieces, number)
            if not _binds(piece, before, after):
                _mask(before, -1)
                _mask(after, 0)
    return "".join(piece.text for piece in pieces)


@dataclass(slots=True)
class _Piece:
    """A stretch of written Markdown: `t` text, `o` opening or `c` closing delimiter, `x` anything else."""

    kind: str
    text: str


def _pieces(content: Inlines) -> Iterator[_Piece]:
    for node in content:
        match node:
            case Text(text):
                yield _Piece("t", _ACTIVE.sub(_escape, text))
            case Code(text):
                yield _Piece("x", _code(text))
            case Break():
                yield _Piece("x", "\n")
            case NoteRef(label):
                yield _Piece("x", f"[^{label}]")
            case Link(inner, url):
                yield _Piece("x", "[")
                yield from _pieces(inner)
                yield _Piece("x", f"](<{_destination(url)}>)")
            case marked:
                yield _Piece("o", _DELIMITERS[type(marked)])
                yield from _pieces(marked.content)
                yield _Piece("c", _DELIMITERS[type(marked)])


_LINE_EDGE = _Piece("x", "\n")


def _neighbours(pieces: list[_Piece], number: int) -> tuple[_Piece, _Piece]:
    """Return what the parser takes for the neighbours of a delimiter; it looks past strikethrough's."""
    past = {"~~"} if pieces[number].text != "~~" else set()
    before = (piece for piece in reversed(pieces[:number]) if piece.text not in past)
    after = (piece for piece in pieces[number + 1 :] if piece.text not in past)
    return next(before, _LINE_EDGE), next(after, _LINE_EDGE)


def _binds(delimiter: _Piece, before: _Piece, after: _Piece) -> bool:
    """Return whether a delimiter opens or closes where it stands (CommonMark 0.31, 'delimiter runs')."""
    left, right = _class(before.text[-1]), _class(after.text[0])
    inner, outer = (right, left) if delimiter.kind == "o" else (left, right)
    if "?" in (inner, outer) or inner == " " or (inner == "." and outer == "w"):
        return False
    return delimiter.text != "_" or outer != "w"


def _class(character: str) -> str:
    """Return ` ` for ASCII space, `.` for punctuation, `w` for a word, `?` where parsers may differ."""
    if character.isascii():
        return " " if character in " \n" else "w" if character.isalnum() else "."
    category = unicodedata.category(character)
    return "." if category[0] == "P" else "?" if category[0] in "SZC" else "w"


def _mask(piece: _Piece, position: int) -> None:
    """Spell a neighbour of a delimiter as an entity: to the parser, punctuation; to the reader, itself."""
    if piece.kind != "t" or _class(piece.text[position]) in " .":
        return
    entity = f"&#{ord(piece.text[position])};"
    piece.text = entity + piece.text[1:] if position == 0 else piece.text[:-1] + entity


def _escape(match: re.Match[str]) -> str:
    # A backslash before a tilde would not keep it from being looked past, see _neighbours.
    return "&#126;" if match[0] == "~" else "\\" + match[0]


def _code(text: str) -> str:
    """Fence a code span with more backticks than it holds; pad where an edge would be eaten."""
    fence = "`" * (1 + max(map(len, _FENCE.findall(text)), default=0))
    pad = " " if text[0] in "` " or text[-1] in "` " else ""
    return f"{fence}{pad}{text}{pad}{fence}"


def _destination(url: str) -> str:
    return url.replace("&", "&amp;").replace("<", "%3C").replace(">", "%3E").replace("\\", "%5C")


def _title(text: str) -> str:
    # cmark resolves entities first and backslashes after; and its scanner misjudges `\\"`, hence entities.
    return text.replace("&", "&amp;").replace("\\", "&#92;&#92;").replace('"', "&quot;")
