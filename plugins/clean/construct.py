"""The soup of an article becomes typed blocks, each with the tag it came from; decides nothing about worth."""  # noqa: E501

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from bs4 import Tag
from bs4.element import NavigableString

from ..article.blocks import (
    Block,
    Blocks,
    CodeBlock,
    DefinitionList,
    Footnote,
    Heading,
    Inline,
    ListBlock,
    Paragraph,
    Quote,
    Rule,
)
from ..article.normal import normal_inlines
from ..article.text import plain
from .figures import FigureReader
from .inlines import InlineReader, paragraphs
from .survey import INLINE
from .tables import is_layout, read_table

_HEADINGS = {"h1": 2, "h2": 2, "h3": 3, "h4": 4, "h5": 5, "h6": 6}
_MARKER = re.compile(r"[\[(]?(?:\d{1,3}|[a-z*†‡§]|[ivx]{1,4})[\])]?\.?")
_BACK = re.compile(r"[\s\[(]*(?:↩|↑|⏎|\^|^|back|return|zurück|retour)[\ufe0e\ufe0f\s\])]*", re.IGNORECASE)
_LANGUAGE = re.compile(
    r"(?:language|lang|highlight-source|brush:?|sourceCode|code)[-_\s:]+([A-Za-z0-9+#.\-]+)"
)


@dataclass(frozen=True, slots=True)
class Piece:
    """A block at the top of the body, and the tag that held it."""

    block: Block
    tag: Tag


class Builder:
    """Builds the blocks of one page's article.

    Args:
        top: the soup of the article.
        base: the address that links and pictures are relative to.
        language: of the page.
    """

    def __init__(self, top: Tag, base: str = "", language: str = "en") -> None:
        self.top = top
        self.holding = _holding_blocks(top)
        self.notes, self.note_tags = _notes(top)
        self.inlines = InlineReader(base, self.notes, language)
        self.figures = FigureReader(self.inlines, top)

    def pieces(self) -> list[Piece]:
        """Return the blocks in the order of the page, a figure's caption joined to it."""
        return list(self._container(self.top))

    def _container(self, parent: Tag) -> Iterator[Piece]:
        run: list[object] = []
        for child in parent.contents:
            if isinstance(child, NavigableString) or (isinstance(child, Tag) and self._inline(child)):
                run.append(child)
                continue
            if run:
                yield from self._loose(run, parent)
                run = []
            if isinstance(child, Tag):
                yield from self._block(child)
        if run:
            yield from self._loose(run, parent)

    def _inline(self, tag: Tag) -> bool:
        return tag.name in INLINE and id(tag) not in self.holding and id(tag) not in self.note_tags

    def _blocks(self, parent: Tag) -> Blocks:
        return tuple(piece.block for piece in self._container(parent))

    def _loose(self, nodes: list[object], holder: Tag, kind: type[Paragraph] = Paragraph) -> Iterator[Piece]:
        """Yield the pictures of a run, then its paragraphs."""
        for node in nodes:
            if isinstance(node, Tag):
                yield from (Piece(figure, holder) for figure in self.figures.loose(node))
        for part in paragraphs(self.inlines.run(nodes)):
            content = normal_inlines(part)
            if content:
                yield Piece(kind(content), holder)

    def _block(self, tag: Tag) -> Iterable[Piece]:
        name = tag.name
        if label := self.note_tags.get(id(tag)):
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
        if figures := self.figures.block(tag):
            return [Piece(figure, tag) for figure in figures]
        return self._container(tag)

    def _heading(self, tag: Tag) -> Iterator[Piece]:
        for figure in self.figures.loose(tag):
            yield Piece(figure, tag)
        content = normal_inlines(self.inlines.run(tag.contents), breaks=False)
        if content:
            yield Piece(Heading(content, _HEADINGS[tag.name]), tag)

    def _list(self, tag: Tag) -> Iterator[Piece]:
        items: list[Blocks] = []
        for child in tag.contents:
            if isinstance(child, Tag):
                found = tuple(self._block(child)) if child.name != "li" else ()
                item = self._blocks(child) if child.name == "li" else tuple(piece.block for piece in found)
                if id(child) in self.note_tags:
                    yield Piece(Footnote(self.note_tags[id(child)], self._note_body(child)), child)
                elif child.name in {"ul", "ol"} and items:  # a nested list beside its item, as many write it
                    items[-1] = (*items[-1], *item)
                elif item:
                    items.append(item)
            elif (words := str(child).strip()) and items:
                items.append((Paragraph(normal_inlines(self.inlines.run([NavigableString(words)]))),))
        if items:
            yield Piece(ListBlock(tuple(items), _start(tag)), tag)

    def _definitions(self, tag: Tag) -> Iterator[Piece]:
        entries: list[tuple[list[Inline], list[list[Inline]]]] = []
        loose: list[Block] = []
        for child in tag.find_all(["dt", "dd"]):
            run = self.inlines.run(child.contents)
            if child.find_parent("dl") is not tag:
                continue
            if child.name == "dt":
                entries.append((run, []))
            elif entries:
                entries[-1][1].append(run)
            else:
                loose.append(Paragraph(normal_inlines(run)))
        yield from (Piece(block, tag) for block in loose)
        pairs = tuple((normal_inlines(t), tuple(normal_inlines(d) for d in ds)) for t, ds in entries)
        if pairs:
            yield Piece(DefinitionList(pairs), tag)

    def _code(self, tag: Tag) -> Iterator[Piece]:
        for line_break in tag.find_all("br"):
            line_break.replace_with("\n")
        text = tag.get_text()
        if text.strip():
            yield Piece(CodeBlock(text, _code_language(tag)), tag)

    def _table(self, tag: Tag) -> Iterable[Piece]:
        if is_layout(tag):
            figures = self.figures.block(tag)
            return [Piece(figure, tag) for figure in figures] if figures else self._container(tag)
        listings = tag.find_all("pre")
        if listings:  # a listing with its line numbers beside it
            return self._code(listings[-1])
        return [Piece(read_table(tag, self.inlines), tag)]

    def _note_body(self, tag: Tag) -> Blocks:
        for link in tag.find_all("a"):
            if str(link.get("href") or "").startswith("#") and _is_back(link.get_text()):
                link.extract()
        blocks = self._blocks(tag) if tag.name not in INLINE else ()
        return blocks or (Paragraph(normal_inlines(self.inlines.run(tag.contents))),)


def _is_back(text: str) -> bool:
    return _BACK.fullmatch(text) is not None or _MARKER.fullmatch(text.strip()) is not None


def _holding_blocks(top: Tag) -> set[int]:
    """Return the inline tags that hold blocks, which makes them containers."""
    holding: set[int] = set()
    for tag in top.find_all(lambda t: t.name not in INLINE):
        above = tag.parent
        while above is not None and above.name in INLINE and id(above) not in holding:
            holding.add(id(above))
            above = above.parent
    return holding


def _notes(top: Tag) -> tuple[dict[str, str], dict[int, str]]:
    """Find the notes that marks in the text refer to: fragment → label, and the tags that hold them."""
    marks: dict[str, str] = {}
    for link in top.find_all("a", href=True):
        href = str(link["href"])
        if href.startswith("#") and len(href) > 1 and _MARKER.fullmatch(link.get_text().strip()):
            marks.setdefault(href[1:], link.get_text().strip(" []()."))
    if not marks:
        return {}, {}
    labels: dict[str, str] = {}
    tags: dict[int, str] = {}
    seen: set[int] = set()
    for tag in top.find_all(True):  # noqa: FBT003
        name = str(tag.get("id") or tag.get("name") or "")
        if name not in marks or name in labels:
            continue
        holder = tag if tag.name in {"li", "p", "div", "dd", "aside", "section"} else tag.parent
        before = tag.find_previous("a", href=f"#{name}")
        # A note stands after its mark; a mark that a note leads back to stands before it.
        if holder is None or before is None or id(holder) in seen or holder is top:
            continue
        seen.add(id(holder))
        label = str(len(labels) + 1)
        labels[name] = label
        tags[id(holder)] = label
    return labels, tags


def _start(tag: Tag) -> int | None:
    if tag.name != "ol":
        return None
    start = str(tag.get("start") or "1")
    return int(start) if start.isascii() and start.isdigit() and len(start) < 9 else 1


def _code_language(tag: Tag) -> str:
    inner = tag.find("code")
    near = [tag, inner, tag.parent, tag.parent.parent if tag.parent else None]
    for holder in near:
        if not isinstance(holder, Tag):
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


def words(block: Block) -> str:
    """Return the words of a paragraph or heading, empty for other blocks."""
    return plain(block.content) if isinstance(block, Paragraph | Heading) else ""
