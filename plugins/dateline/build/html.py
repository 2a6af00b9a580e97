"""The one HTML writer: blocks become article HTML with their mentions marked; escapes everything."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from html import escape
from itertools import groupby

from ..article.blocks import (
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
from ..article.passages import passages
from ..article.text import plain, run_offsets
from .annotations import Mark, disjoint, marked
from .figure_html import BodyWords, figure_html

_TAGS = {Emphasis: "em", Strong: "strong", Strike: "s"}


@dataclass(frozen=True, slots=True)
class BodyAnchors:
    """What paragraphs of a body are known by beside their own identifiers.

    `earlier` are those that the article once had, with the successor of each or nothing; `reused` are the
    paragraphs that are in other articles, too.
    """

    earlier: Sequence[tuple[str, str]] = ()
    reused: frozenset[str] = frozenset()


_ENGLISH = BodyWords()
_NO_ANCHORS = BodyAnchors()


def body_html(
    blocks: Blocks,
    marks: Iterable[Mark] = (),
    *,
    root: str = "",
    words: BodyWords = _ENGLISH,
    anchors: BodyAnchors = _NO_ANCHORS,
) -> str:
    """Return the HTML of a body.

    Args:
        blocks: the body, in normal form.
        marks: what to point out; where two overlap, the one that starts first is kept.
        root: what leads from the page to the folder of the site, for pictures of the archive.
        words: those of the interface's language.
        anchors: of paragraphs that were, and that are elsewhere.
    """
    return "".join(_Writer(blocks, marks, root, words, anchors).body())


class _Writer:
    def __init__(
        self, blocks: Blocks, marks: Iterable[Mark], root: str, words: BodyWords, anchors: BodyAnchors
    ) -> None:
        self._blocks = blocks
        self._offsets = run_offsets(blocks)
        self._passages = {passage.start: passage.identifier for passage in passages(blocks)}
        self._marks = disjoint(marks)
        self._next = 0  # the first mark that does not end before the current position
        self._begin = -1  # where the current run begins
        self._position = -1  # code point of the body text; -1 outside of it (captions)
        self._root = root
        self._first: dict[tuple[str, str], int] = {}  # where what each mark leads to is mentioned first
        self._words = words
        self._anchors = anchors

    def body(self) -> Iterator[str]:
        notes = [block for block in self._blocks if isinstance(block, Footnote)]
        text = (block for block in self._blocks if not isinstance(block, Footnote))
        for kept, group in groupby(text, _is_kept_picture):
            blocks = tuple(group)
            side_by_side = kept and len(blocks) > 1
            if side_by_side:
                yield '<figure class="gallery">\n'
            for part in blocks:
                yield from self._block(part)
            if side_by_side:
                yield "</figure>\n"
        if notes:
            yield '<section class="footnotes"><ol>'
            for note in notes:
                yield f'<li id="note-{note.label}">'
                for block in note.blocks:
                    yield from self._block(block)
                yield f'<p class="back"><a href="#noteref-{note.label}">↩</a></p></li>'
            yield "</ol></section>"
        for identifier, successor in self._anchors.earlier:
            if not successor:
                gone = escape(self._words.gone, quote=False)
                yield f'<p class="gone" id="{identifier}">{gone}</p>\n'

    def _block(self, block: Block) -> Iterator[str]:
        match block:
            case Paragraph(content):
                yield self._paragraph(content)
            case Heading(content, level):
                yield f"<h{level}>{self._run(content)}</h{level}>\n"
            case Quote(inner):
                yield "<blockquote>\n"
                for part in inner:
                    yield from self._block(part)
                yield "</blockquote>\n"
            case CodeBlock(text, language):
                next(self._offsets)
                named = f' data-language="{escape(language)}"' if language else ""
                yield f"<pre><code{named}>{escape(text, quote=False)}\n</code></pre>\n"
            case Rule():
                yield "<hr>\n"
            case ListBlock():
                yield from self._list(block)
            case DefinitionList(items):
                yield "<dl>\n"
                for term, definitions in items:
                    yield f"<dt>{self._run(term)}</dt>\n"
                    yield from (f"<dd>{self._run(definition)}</dd>\n" for definition in definitions)
                yield "</dl>\n"
            case Table():
                yield from self._table(block)
            case Figure():
                self._position = -1  # a caption is none of the text
                yield figure_html(block, "".join(self._inlines(block.caption)), self._root, self._words)

    def _paragraph(self, content: Inlines) -> str:
        words = self._run(content)
        identifier = self._passages.get(self._begin)
        if not identifier:
            return f"<p>{words}</p>\n"
        link = f'<a class="here" href="#{identifier}" aria-label="{escape(self._words.passage)}"></a>'
        if identifier in self._anchors.reused:
            link += f'<a class="also" href="#reused" aria-label="{escape(self._words.reused)}"></a>'
        earlier = (old for old, successor in self._anchors.earlier if successor == identifier)
        before = "".join(f'<small id="{old}"></small>' for old in earlier)
        return f'<p id="{identifier}">{before}{words}{link}</p>\n'

    def _list(self, block: ListBlock) -> Iterator[str]:
        tag = "ul" if block.start is None else "ol"
        start = f' start="{block.start}"' if block.start not in {None, 1} else ""
        yield f"<{tag}{start}>\n"
        for item in block.items:
            yield "<li>"
            for number, part in enumerate(item):
                if isinstance(part, Paragraph) and not number and not isinstance(item[-1], Paragraph | Quote):
                    yield self._run(part.content) + "\n"
                elif isinstance(part, Paragraph) and len(item) == 1:
                    yield self._run(part.content)
                else:
                    yield from self._block(part)
            yield "</li>\n"
        yield f"</{tag}>\n"

    def _table(self, table: Table) -> Iterator[str]:
        # A wide table scrolls in its own region, which must be reachable by keyboard and have a name.
        name = escape(plain(table.caption) or self._words.table)
        yield f'<section class="table" aria-label="{name}" tabindex="0"><table>\n'
        if table.caption:
            yield f"<caption>{self._run(table.caption)}</caption>\n"
        if table.header:
            cells = "".join(f'<th scope="col">{self._run(cell)}</th>' for cell in table.header)
            yield f"<thead><tr>{cells}</tr></thead>\n"
        yield "<tbody>\n"
        for row in table.rows:
            yield "<tr>" + "".join(f"<td>{self._run(cell)}</td>" for cell in row) + "</tr>\n"
        yield "</tbody></table></section>\n"

    def _run(self, content: Inlines) -> str:
        self._position = self._begin = next(self._offsets)
        return "".join(self._inlines(content))

    def _inlines(self, content: Sequence[Inline], *, linked: bool = False) -> Iterator[str]:
        for node in content:
            match node:
                case Text(text):
                    yield from self._text(text, linked=linked)
                case Code(text):
                    self._advance(len(text))
                    yield f"<code>{escape(text, quote=False)}</code>"
                case Break():
                    self._advance(1)
                    yield "<br>\n"
                case NoteRef(label):
                    yield f'<sup id="noteref-{label}"><a href="#note-{label}">{label}</a></sup>'
                case Link(inner, url):
                    yield f'<a href="{escape(url)}">'
                    yield from self._inlines(inner, linked=True)
                    yield "</a>"
                case styled:
                    tag = _TAGS[type(styled)]
                    yield f"<{tag}>"
                    yield from self._inlines(styled.content, linked=linked)
                    yield f"</{tag}>"

    def _advance(self, length: int) -> None:
        if self._position >= 0:
            self._position += length

    def _text(self, text: str, *, linked: bool) -> Iterator[str]:
        """Yield escaped words, those of a mark in an element of their own; a mark may span several texts."""
        start = self._position
        if start < 0:
            yield escape(text, quote=False)
            return
        end = self._position = start + len(text)
        done = start
        while self._next < len(self._marks):
            mark = self._marks[self._next]
            if mark.end <= start:
                self._next += 1
                continue
            if mark.start >= end:
                break
            first, last = max(mark.start, done), min(mark.end, end)
            yield escape(text[done - start : first - start], quote=False)
            again = self._first.setdefault((mark.kind, mark.href or mark.datetime), mark.start) != mark.start
            words = escape(text[first - start : last - start], quote=False)
            yield marked(mark, words, linked=linked, again=again)
            done = last
            if mark.end > end:
                break
            self._next += 1
        yield escape(text[done - start :], quote=False)


def _is_kept_picture(block: Block) -> bool:
    """Return whether a block is a picture that the archive itself holds."""
    return isinstance(block, Figure) and block.is_kept
