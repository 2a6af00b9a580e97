"""Nodes of the soup become runs of text with their marks and links; knows no blocks."""

import re
from collections.abc import Iterable, Mapping
from urllib.parse import urljoin

from bs4 import Tag
from bs4.element import NavigableString, PreformattedString

from ..article.blocks import (
    Break,
    Code,
    Emphasis,
    Inline,
    Inlines,
    Link,
    NoteRef,
    Strike,
    Strong,
    Text,
)
from ..article.links import vetted

_MARKS: Mapping[str, type[Emphasis | Strong | Strike]] = {
    **dict.fromkeys(("em", "i", "dfn", "var", "cite"), Emphasis),
    **dict.fromkeys(("strong", "b"), Strong),
    **dict.fromkeys(("s", "del", "strike"), Strike),
}
_CODE = frozenset(("code", "kbd", "samp", "tt"))
_QUOTES = {"fr": ("« ", " »"), "de": ("„", "“"), "es": ("«", "»"), "it": ("«", "»"), "ru": ("«", "»")}
_MUTE = frozenset(("img", "rp", "source", "amp-img"))
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

    def run(self, nodes: Iterable[object]) -> list[Inline]:
        """Return the nodes as a run, not yet in normal form; blocks among them are parted by spaces."""
        found: list[Inline] = []
        for node in nodes:
            if isinstance(node, NavigableString):
                if not isinstance(node, PreformattedString):
                    found.append(Text(str(node)))
            elif isinstance(node, Tag):
                self._tag(node, found)
        return found

    def _tag(self, tag: Tag, found: list[Inline]) -> None:
        name = tag.name
        if name == "br":
            found.append(Break())
        elif name in _MARKS:
            found.append(_MARKS[name](tuple(self.run(tag.contents))))
        elif name == "a":
            self._link(tag, found)
        elif name in _CODE:
            if text := tag.get_text():
                found.append(Code(text))
        elif name == "q":
            found += [Text(self.quotes[0]), *self.run(tag.contents), Text(self.quotes[1])]
        elif name == "sup" and (label := self._note(tag)):
            found.append(NoteRef(label))
        elif name == "wbr" or name in _MUTE:
            return
        elif name in _SPACED:
            found += [Text(" "), *self.run(tag.contents), Text(" ")]
        else:
            found += self.run(tag.contents)

    def _link(self, tag: Tag, found: list[Inline]) -> None:
        href = str(tag.get("href") or "")
        if href.startswith("#"):
            if label := self.notes.get(href[1:]):
                found.append(NoteRef(label))
                return
            found += self.run(tag.contents)
            return
        url = joined_url(self.base, href) if href else None
        content = self.run(tag.contents)
        if url:
            found.append(Link(tuple(content), url))
        else:
            found += content

    def _note(self, tag: Tag) -> str:
        link = tag.find("a", href=True)
        if not isinstance(link, Tag) or link.get_text().strip() != tag.get_text().strip():
            return ""
        return self.notes.get(str(link["href"]).removeprefix("#"), "")


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


def cut(run: Iterable[Inline], length: int) -> list[Inline]:
    """Return the first characters of a run, marks kept."""
    kept: list[Inline] = []
    for inline in run:
        if length <= 0:
            break
        if isinstance(inline, Text | Code):
            kept.append(type(inline)(inline.text[:length]))
            length -= len(inline.text)
        elif isinstance(inline, Emphasis | Strong | Strike | Link):
            inner = cut(inline.content, length)
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
