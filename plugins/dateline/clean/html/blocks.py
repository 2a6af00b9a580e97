"""The soup of an article becomes typed blocks, each with its tag; decides nothing about their worth."""

import re
from collections.abc import Iterable, Iterator

from bs4.element import NavigableString, PageElement

from ...article.blocks import (
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
    Text,
)
from ...article.normal_inlines import normal_inlines
from ...article.record import Removed
from ..boilerplate.tagged_blocks import Piece
from .dom_stats import INLINE
from .figures import FigureReader
from .footnotes import leads_back, notes_of
from .inlines import InlineReader, paragraphs
from .measured_tag import BLOCK, HEADING, LIST, LISTING, MeasuredTag, tags_below, topmost
from .tables import is_layout, read_table

_HEADINGS = {"h1": 2, "h2": 2, "h3": 3, "h4": 4, "h5": 5, "h6": 6}
_LONGEST_BESIDE = 100  # characters in a picture's box that are a label or a button
_LANGUAGE = re.compile(
    r"(?:language|lang|highlight-source|brush:?|sourceCode|code)[-_\s:]+([A-Za-z0-9+#.\-]+)"
)


class Builder:
    """Builds the blocks of one page's article.

    Args:
        top: the soup of the article.
        base: the address that links and pictures are relative to.
        language: of the page.
    """

    def __init__(self, top: MeasuredTag, base: str = "", language: str = "en") -> None:
        self.top = top
        self.notes = notes_of(top)
        self.inlines = InlineReader(base, self.notes.labels, language)
        self.figures = FigureReader(self.inlines)
        self.removed: list[Removed] = []  # words that stand beside pictures

    def pieces(self) -> list[Piece]:
        """Return the blocks in the order of the page, a figure's caption joined to it."""
        return list(self._container(self.top))

    def _container(self, parent: MeasuredTag) -> Iterator[Piece]:
        run: list[PageElement] = []
        for child in parent.contents:
            if not isinstance(child, MeasuredTag) or self._inline(child):
                run.append(child)
                continue
            if run:
                yield from self._loose(run, parent)
                run = []
            if id(child) not in self.inlines.silent:
                yield from self._block(child)
        if run:
            yield from self._loose(run, parent)

    def _inline(self, tag: MeasuredTag) -> bool:
        return tag.name in INLINE and not tag.kinds & BLOCK and id(tag) not in self.notes.tags

    def _blocks(self, parent: MeasuredTag) -> Blocks:
        return tuple(piece.block for piece in self._container(parent))

    def _loose(self, nodes: list[PageElement], holder: MeasuredTag) -> Iterator[Piece]:
        """Yield the pictures of a run, then its paragraphs."""
        for node in nodes:
            if isinstance(node, MeasuredTag):
                for figure in self.figures.loose(node):
                    yield Piece(figure, holder)
        for part in paragraphs(self.inlines.run(nodes)):
            content = normal_inlines(part)
            if content:
                yield Piece(Paragraph(content), holder)

    def _block(self, tag: MeasuredTag) -> Iterable[Piece]:
        name = tag.name
        if label := self.notes.tags.get(id(tag)):
            return [Piece(Footnote(label, self._note_body(tag)), tag)]
        if name in _HEADINGS:
            return self._heading(tag)
        match name:
            case "p":
                return self._container(tag)
            case "ul" | "ol" | "menu" | "dir":
                return self._list(tag)
            case "blockquote":
                inner = self._blocks(tag)
                return [Piece(Quote(inner), tag)] if inner else []
            case "dl":
                return self._definitions(tag)
            case "pre" | "listing" | "xmp" | "plaintext":
                return self._code(tag)
            case "table":
                return self._table(tag)
            case "hr":
                return [Piece(Rule(), tag)]
        figures = self.figures.block(tag)
        return self._boxed(tag, figures) if figures else self._container(tag)

    def _boxed(self, tag: MeasuredTag, figures: Iterable[Figure]) -> Iterator[Piece]:
        """Yield the figures of a box, and what stands beside them if it is more than a label."""
        for figure in figures:
            yield Piece(figure, tag)
        if not (beside := self.figures.beside(tag)):
            return
        if len(beside) > _LONGEST_BESIDE or tag.kinds & (HEADING | LIST):
            yield from self._container(tag)
        else:
            self.removed.append(Removed("beside a picture", beside))

    def _heading(self, tag: MeasuredTag) -> Iterator[Piece]:
        for figure in self.figures.loose(tag):
            yield Piece(figure, tag)
        content = normal_inlines(self.inlines.run(tag.contents), breaks=False)
        if content:
            yield Piece(Heading(content, _HEADINGS[tag.name]), tag)

    def _list(self, tag: MeasuredTag) -> Iterator[Piece]:
        items: list[Blocks] = []
        for child in tag.contents:
            if not isinstance(child, MeasuredTag):
                item = self._words(str(child))
            elif label := self.notes.tags.get(id(child)):
                yield Piece(Footnote(label, self._note_body(child)), child)
                continue
            elif child.name == "li":
                item = self._blocks(child)
            else:
                item = tuple(piece.block for piece in self._block(child))
                if child.name in {"ul", "ol"} and items:  # a nested list beside its item, as many write it
                    items[-1] = (*items[-1], *item)
                    continue
            if item:
                items.append(item)
        if items:
            yield Piece(ListBlock(tuple(items), _start(tag)), tag)

    def _words(self, text: str) -> Blocks:
        content = normal_inlines((Text(text),)) if text.strip() else ()
        return (Paragraph(content),) if content else ()

    def _definitions(self, tag: MeasuredTag) -> Iterator[Piece]:
        entries: list[tuple[Inlines, list[Inlines]]] = []
        for child in topmost(tag, lambda one: one.name in {"dt", "dd"}):
            run = normal_inlines(self.inlines.run(child.contents))
            if child.name == "dt":
                entries.append((run, []))
            elif entries:
                entries[-1][1].append(run)
            elif run:
                yield Piece(Paragraph(run), tag)
        if entries:
            yield Piece(DefinitionList(tuple((term, tuple(bodies)) for term, bodies in entries)), tag)

    def _code(self, tag: MeasuredTag) -> Iterator[Piece]:
        text = "".join(_line_broken(tag))
        if text.strip():
            yield Piece(CodeBlock(text, _code_language(tag)), tag)

    def _table(self, tag: MeasuredTag) -> Iterable[Piece]:
        if is_layout(tag):
            figures = self.figures.block(tag)
            return self._boxed(tag, figures) if figures else self._container(tag)
        if tag.kinds & LISTING:  # a listing with its line numbers beside it
            *_, listing = topmost(tag, lambda one: one.name == "pre")
            return self._code(listing)
        return [Piece(read_table(tag, self.inlines), tag)]

    def _note_body(self, tag: MeasuredTag) -> Blocks:
        self.inlines.silent.update(id(one) for one in tags_below(tag) if leads_back(one))
        blocks = self._blocks(tag) if tag.name not in INLINE else ()
        return blocks or (Paragraph(normal_inlines(self.inlines.run(tag.contents))),)


def _line_broken(tag: MeasuredTag) -> Iterator[str]:
    """Yield the strings of a listing, its line breaks among them."""
    for node in tag.descendants:
        if isinstance(node, NavigableString):
            yield str(node)
        elif isinstance(node, MeasuredTag) and node.name == "br":
            yield "\n"


def _start(tag: MeasuredTag) -> int | None:
    if tag.name != "ol":
        return None
    start = str(tag.get("start") or "1")
    return int(start) if start.isascii() and start.isdigit() and len(start) < 9 else 1


def _code_language(tag: MeasuredTag) -> str:
    inner = next((one for one in tags_below(tag) if one.name == "code"), None)
    near = [tag, inner, tag.parent, tag.parent.parent if tag.parent else None]
    for holder in near:
        if not isinstance(holder, MeasuredTag):
            continue
        stated = (
            holder.get("data-lang")
            or holder.get("data-language")
            or (holder.get("lang") if holder is tag else "")
        )
        match = _LANGUAGE.search(str(holder.get("class") or ""))
        if stated or match:
            return str(stated) if stated else match[1] if match else ""
    return ""
