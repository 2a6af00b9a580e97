"""Nodes of the soup become runs of text with their marks and links; knows no blocks."""

import re
from collections.abc import Iterable, Mapping
from urllib.parse import urljoin

from bs4.element import PageElement

from ...article.blocks import Break, Code, Emphasis, Inline, Inlines, Link, NoteRef, Strike, Strong, Text
from ...article.links import vetted
from .measured_tag import LINK, MeasuredTag, tags_below

_MARKS: Mapping[str, type[Emphasis | Strong | Strike]] = {
    **dict.fromkeys(("em", "i", "dfn", "var", "cite"), Emphasis),
    **dict.fromkeys(("strong", "b"), Strong),
    **dict.fromkeys(("s", "del", "strike"), Strike),
}
_CODE = frozenset(("code", "kbd", "samp", "tt"))
_QUOTES = {"fr": ("« ", " »"), "de": ("„", "“"), "es": ("«", "»"), "it": ("«", "»"), "ru": ("«", "»")}
_MUTE = frozenset(("img", "rp", "source", "amp-img", "wbr"))
_SPACED = frozenset(("td", "th", "li", "p", "div", "tr", "dd", "dt", "section", "h2", "h3", "h4"))


def joined_url(base: str, href: str) -> str | None:
    """Return the vetted URL that a reference means on a page of that address, None where it may not be."""
    try:
        return vetted(urljoin(base, href.strip()))
    except ValueError:  # e.g. an invalid IPv6 address
        return None


class InlineReader:
    """Reads runs of one page.

    Args:
        base: the address that links are relative to, may be empty.
        notes: fragment identifier → label, of the notes that the page refers to.
        language: of the page, for the quotation marks of `<q>`.
    """

    def __init__(self, base: str = "", notes: Mapping[str, str] | None = None, language: str = "en") -> None:
        self.base = base
        self.notes = notes or {}
        self.quotes = _QUOTES.get(language[:2], ("“", "”"))
        self.silent: set[int] = set()  # id() of the tags that are read elsewhere, or by nobody
        self._marks: set[type[Inline]] = set()  # those that are open: a mark within itself says nothing more

    def run(self, nodes: Iterable[PageElement]) -> list[Inline]:
        """Return the nodes as a run, not yet in normal form; blocks among them are parted by spaces."""
        found: list[Inline] = []
        self._read(nodes, found)
        return found

    def _read(self, nodes: Iterable[PageElement], found: list[Inline]) -> None:
        for node in nodes:
            if isinstance(node, MeasuredTag):
                self._tag(node, found)
            else:
                found.append(Text(str(node)))

    def _tag(self, tag: MeasuredTag, found: list[Inline]) -> None:
        name = tag.name
        if name == "br":
            found.append(Break())
        elif name in _MUTE or id(tag) in self.silent:
            return
        elif name in _MARKS:
            self._mark(tag, found)
        elif name == "a":
            self._link(tag, found)
        elif name in _CODE:
            if text := tag.get_text():
                found.append(Code(text))
        elif name == "q":
            found.append(Text(self.quotes[0]))
            self._read(tag.contents, found)
            found.append(Text(self.quotes[1]))
        elif name == "sup" and (label := self._note(tag)):
            found.append(NoteRef(label))
        elif name in _SPACED:
            found.append(Text(" "))
            self._read(tag.contents, found)
            found.append(Text(" "))
        else:
            self._read(tag.contents, found)

    def _mark(self, tag: MeasuredTag, found: list[Inline]) -> None:
        mark = _MARKS[tag.name]
        if mark in self._marks:
            self._read(tag.contents, found)
            return
        self._marks.add(mark)
        found.append(mark(tuple(self.run(tag.contents))))
        self._marks.discard(mark)

    def _link(self, tag: MeasuredTag, found: list[Inline]) -> None:
        href = tag.stated("href")
        if href.startswith("#"):
            if label := self.notes.get(href[1:]):
                found.append(NoteRef(label))
                return
            self._read(tag.contents, found)
            return
        url = joined_url(self.base, href) if href and Link not in self._marks else None
        if not url:
            self._read(tag.contents, found)
            return
        self._marks.add(Link)
        found.append(Link(tuple(self.run(tag.contents)), url))
        self._marks.discard(Link)

    def _note(self, tag: MeasuredTag) -> str:
        """Return the label of the note that a raised mark leads to, empty where it is none."""
        if not tag.kinds & LINK or tag.linked < tag.length:
            return ""
        link = next(one for one in tags_below(tag) if one.name == "a")
        return self.notes.get(link.stated("href").removeprefix("#"), "")


_BLANK = re.compile(r"\s*")


def paragraphs(run: Iterable[Inline], least: int = 2) -> list[list[Inline]]:
    """Split a run where two line breaks meet, also within marks: pages of old write paragraphs so.

    Args:
        run: the inlines.
        least: how many breaks in a row part it.
    """
    parts: list[list[Inline]] = [[]]
    breaks = 0
    for inline in run:
        if isinstance(inline, Break):
            breaks += 1
            if breaks == least:
                parts.append([])
            elif breaks < least:
                parts[-1].append(inline)
            continue
        if isinstance(inline, Text) and _BLANK.fullmatch(inline.text):
            parts[-1].append(inline)
            continue
        breaks = 0
        if isinstance(inline, Emphasis | Strong | Strike | Link):
            first, *others = paragraphs(inline.content, least)
            parts[-1].append(_with(inline, first))
            parts.extend([_with(inline, other)] for other in others)
            continue
        parts[-1].append(inline)
    return parts


def _with(mark: Emphasis | Strong | Strike | Link, content: list[Inline]) -> Inline:
    return Link(tuple(content), mark.url) if isinstance(mark, Link) else type(mark)(tuple(content))


def measures(run: Inlines) -> tuple[int, int]:
    """Return the characters of a run outside and inside of links."""
    words = linked = 0
    for inline in run:
        if isinstance(inline, Text | Code):
            words += len(inline.text)
        elif isinstance(inline, Emphasis | Strong | Strike | Link):
            inner, inner_linked = measures(inline.content)
            if isinstance(inline, Link):
                linked += inner + inner_linked
            else:
                words += inner
                linked += inner_linked
    return words, linked


def cut_inlines(run: Iterable[Inline], length: int) -> list[Inline]:
    """Return the first characters of a run, marks kept."""
    kept: list[Inline] = []
    for inline in run:
        if length <= 0:
            break
        if isinstance(inline, Text | Code):
            kept.append(type(inline)(inline.text[:length]))
            length -= len(inline.text)
        elif isinstance(inline, Emphasis | Strong | Strike | Link):
            inner = cut_inlines(inline.content, length)
            kept.append(_with(inline, inner))
            length -= sum(measures(inline.content))
        else:
            kept.append(inline)
            length -= isinstance(inline, Break)
    return kept


def without_links(inline: Inline, prefix: str) -> Inline | Inlines:
    """Return an inline without the links, in it or around it, whose address begins so; the words stay."""
    if not isinstance(inline, Emphasis | Strong | Strike | Link):
        return inline
    content = unlinked(inline.content, prefix)
    if isinstance(inline, Link) and inline.url.startswith(prefix):
        return content
    return _with(inline, list(content))


def unlinked(run: Iterable[Inline], prefix: str) -> Inlines:
    """Return a run without the links whose address begins so; the words stay."""
    found: list[Inline] = []
    for inline in run:
        plain = without_links(inline, prefix)
        found.extend(plain if isinstance(plain, tuple) else (plain,))
    return tuple(found)
