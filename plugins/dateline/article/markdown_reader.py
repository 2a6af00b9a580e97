"""Markdown back into blocks, by the C parser that renders it elsewhere; the inverse of markdown.py.

Raw HTML in a page is not markup here: the parser leaves it out, as the trust boundary demands.
"""

import re
from collections.abc import Iterable, Iterator
from typing import Any, TypeAlias

from cmarkgfm import cmark
from lxml import etree

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
from .links import PATH_OF_SITE, vetted
from .normal_form import normal_form

_INVALID = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")
_LOCAL = re.compile(r"(?!.*(?:^|/)\.\.?(?:/|$))[A-Za-z0-9_][A-Za-z0-9_./\-]*")
_MARKS: dict[str, type[Emphasis | Strong | Strike]] = {"em": Emphasis, "strong": Strong, "del": Strike}
_Element: TypeAlias = Any  # lxml ships no types
_BARE_ATTRIBUTE = re.compile(r" data-footnote(?:s|-ref|-backref)(?=[ >])")
_DEFINITION = re.compile(r"\n: +")


def from_markdown(text: str) -> Blocks:
    """Return the blocks of a Markdown text, in normal form; never raises."""
    html = cmark.markdown_to_html_with_extensions(
        _INVALID.sub("", text),
        options=cmark.Options.CMARK_OPT_FOOTNOTES,
        extensions=["table", "strikethrough"],
    )
    # What the parser emits is well-formed but for these three attributes: raw HTML became comments.
    html = _BARE_ATTRIBUTE.sub("", html)
    parser = etree.XMLParser(resolve_entities=False, no_network=True, huge_tree=True, remove_comments=True)
    return normal_form(_blocks(etree.fromstring(f"<body>{html}</body>", parser)))


def _blocks(parent: _Element) -> Iterator[Block]:
    """Yield the blocks of an element; bare inlines among them (a tight item) are a paragraph."""
    loose = etree.Element("p")
    loose.text = _after_newline(parent.text)
    for child in list(parent):
        if child.tag not in _BLOCKS:
            loose.append(child)
            continue
        if len(loose) or (loose.text or "").strip():
            yield _paragraph(loose)
        yield from _block(child)
        loose = etree.Element("p")
        loose.text = _after_newline(child.tail)
    if len(loose) or (loose.text or "").strip():
        yield _paragraph(loose)


def _after_newline(text: str | None) -> str:
    """Return the text without the newline that the parser writes behind a block."""
    return (text or "").removeprefix("\n")


def _block(element: _Element) -> Iterable[Block]:
    match element.tag:
        case "p":
            return [_paragraph(element)]
        case "ul":
            return [ListBlock(tuple(tuple(_blocks(item)) for item in element))]
        case "ol":
            return [
                ListBlock(tuple(tuple(_blocks(item)) for item in element), int(element.get("start", "1")))
            ]
        case "blockquote":
            return [Quote(tuple(_blocks(element)))]
        case "pre":
            language = (element[0].get("class") or "").removeprefix("language-")
            return [CodeBlock((element[0].text or "").removesuffix("\n"), language)]
        case "hr":
            return [Rule()]
        case "table":
            return [_table(element)]
        case "section":
            return _footnotes(element)
        case heading:
            return [Heading(_run(element), int(heading[1]))]


_BLOCKS = {"p", "ul", "ol", "blockquote", "pre", "hr", "table", "section", *(f"h{n}" for n in range(1, 7))}


def _paragraph(element: _Element) -> Block:
    if len(element) and element[0].tag == "img" and not (element.text or "").strip():
        return _figure(element)
    if definitions := _definitions(element):
        return definitions
    return Paragraph(_run(element))


def _figure(element: _Element) -> Figure:
    picture = element[0]
    rest = [*_words(picture.tail), *_inlines(element[1:])]
    source = picture.get("src") or ""
    if rest and isinstance(rest[0], Text) and not rest[0].text.strip():
        rest = rest[1:]
    return Figure(
        image=source if _LOCAL.fullmatch(source) or PATH_OF_SITE.fullmatch(source) else vetted(source),
        alt=picture.get("alt") or "",
        caption=tuple(rest[1:] if rest and isinstance(rest[0], Break) else rest),
        credit=picture.get("title") or "",
    )


def _definitions(element: _Element) -> DefinitionList | None:
    """Read `Term` and its `: definition` lines; None where no line of the paragraph begins so."""
    parts: list[list[Inline]] = [[]]
    for inline in _inlines_of(element):
        if not isinstance(inline, Text):
            parts[-1].append(inline)
            continue
        first, *others = _DEFINITION.split(inline.text)
        parts[-1].append(Text(first))
        parts.extend([Text(other)] for other in others)
    term, *definitions = (tuple(part) for part in parts)
    return DefinitionList(((term, tuple(definitions)),)) if definitions else None


def _table(element: _Element) -> Table:
    header, *rows = (tuple(_run(cell) for cell in row) for row in element.iter("tr"))
    return Table(header, tuple(rows))


def _footnotes(element: _Element) -> Iterator[Footnote]:
    for item in element.iter("li"):
        label = item.get("id") or ""
        if item.getparent().getparent() is element:
            for back in item.xpath(".//a[@class='footnote-backref']"):
                _remove(back)
            yield Footnote(label.removeprefix("fn-"), tuple(_blocks(item)))


def _remove(element: _Element) -> None:
    parent, before = element.getparent(), element.getprevious()
    tail = element.tail or ""
    if before is None:
        parent.text = (parent.text or "") + tail
    else:
        before.tail = (before.tail or "") + tail
    parent.remove(element)


def _run(element: _Element) -> Inlines:
    return tuple(_inlines_of(element))


def _inlines_of(element: _Element) -> Iterator[Inline]:
    yield from _words(element.text)
    yield from _inlines(element)


def _inlines(elements: Iterable[_Element]) -> Iterator[Inline]:
    for element in elements:
        yield from _inline(element)
        # The newline that the parser writes behind a break is no text.
        tail = element.tail or ""
        yield from _words(tail.removeprefix("\n") if element.tag == "br" else tail)


def _inline(element: _Element) -> Iterator[Inline]:
    match element.tag:
        case "em" | "strong" | "del":
            yield _MARKS[element.tag](_run(element))
        case "a":
            url = vetted(element.get("href") or "")
            yield from [Link(_run(element), url)] if url else _run(element)
        case "code":
            yield Code(element.text or "")
        case "br":
            yield Break()
        case "sup":
            yield NoteRef((element[0].get("href") or "").removeprefix("#fn-"))
        case _:  # an image within a line: its words stand for it
            yield from _words(element.get("alt"))


def _words(text: str | None) -> Iterator[Text]:
    if text:
        yield Text(text)
