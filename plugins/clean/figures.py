"""Pictures of the soup, with caption and credit told apart; loads none."""

import re
from collections.abc import Iterator
from itertools import islice

from bs4 import Tag

from ..article.blocks import Figure, Inlines
from ..article.normal import line, normal_inlines
from ..article.text import plain
from .credits import bare, split_printed_credit
from .hints import role
from .inlines import InlineReader, cut, joined_url

_SAVED = re.compile(r"(?:\./)?(?!.*\.\.)[A-Za-z0-9_][A-Za-z0-9_./\-]*_files/[A-Za-z0-9_./\-]+")
_SOURCES = ("data-src", "data-lazy-src", "data-original", "src")
_REACH = 8  # elements above a picture that may be its box
_SMALLEST = 60  # pixels; smaller pictures are icons and counters
_HOLDERS = frozenset(("figure", "div", "section", "span", "aside", "a", "dl", "center", "table"))
_LONGEST_CAPTION = 450  # characters outside of a <figcaption>
_LONGEST_BARE = 300  # without any name of its own
_LONGEST_FIGCAPTION = 900


def longer_than(tag: Tag, length: int) -> bool:
    """Tell whether the words of a tag are longer, without reading on when they are."""
    for text in tag.strings:
        length -= len(text)
        if length < 0:
            return True
    return False


class FigureReader:
    """Reads the pictures of one page.

    Args:
        inlines: the reader of its runs.
        top: the soup of the article.
    """

    def __init__(self, inlines: InlineReader, top: Tag) -> None:
        self.inlines = inlines
        pictures = top.find_all(["img", "amp-img", "figcaption"])
        self.holders = {id(above) for picture in pictures for above in islice(picture.parents, _REACH)}

    def block(self, tag: Tag) -> list[Figure]:
        """Return the figures that a block is, empty where it is something else."""
        if tag.name not in _HOLDERS:
            return []
        named = role(f"{tag.get('class') or ''} {tag.get('id') or ''}")
        if tag.name == "figure":
            if tag.find(["pre", "table", "blockquote"]):
                return []
        elif (
            (named != "caption" and id(tag) not in self.holders)
            or longer_than(tag, _LONGEST_FIGCAPTION)
            or (named != "caption" and not _is_picture_box(tag))
        ):
            return []
        if _holds_body(tag):
            return []
        return self._figure(tag)

    def _figure(self, tag: Tag) -> list[Figure]:
        pictures = list(self._pictures(tag))
        caption, credit = self._words(tag)
        if not pictures:
            return [Figure(None, "", caption, credit)] if caption or credit else []
        (image, alt), *others = pictures
        return [Figure(image, alt, caption, credit), *(Figure(*other) for other in others)]

    def loose(self, tag: Tag) -> Iterator[Figure]:
        """Yield the pictures that stand within a run of text."""
        pictures = [tag] if tag.name in {"img", "amp-img"} else tag.find_all(["img", "amp-img"])
        for picture in pictures:
            if source := self._source(picture):
                yield Figure(source, line(str(picture.get("alt") or "")))

    def _pictures(self, tag: Tag) -> Iterator[tuple[str, str]]:
        seen: set[str] = set()
        for picture in tag.find_all(["img", "amp-img"]):
            source = self._source(picture)
            if source and source not in seen:
                seen.add(source)
                yield source, line(str(picture.get("alt") or ""))

    def _source(self, picture: Tag) -> str | None:
        if any(_tiny(str(picture.get(side) or "")) for side in ("width", "height")):
            return None
        for attribute in _SOURCES:
            source = str(picture.get(attribute) or "").strip()
            if not source or source.startswith("data:"):
                continue
            if _SAVED.fullmatch(source):  # a page as a browser saved it, its pictures in a folder beside
                return source.removeprefix("./")
            return joined_url(self.inlines.base, source)
        return None

    def _words(self, tag: Tag) -> tuple[Inlines, str]:
        credits = [node.extract() for node in _topmost(tag, "credit")]  # noqa: A001
        captions = tag.find_all("figcaption") or _topmost(tag, "caption") or [tag]
        content = normal_inlines(
            inline for holder in captions for inline in self.inlines.run(holder.contents)
        )
        credit = line(" ".join(node.get_text(" ") for node in credits))
        if not credit:
            words, credit = split_printed_credit(plain(content))
            if credit:
                content = normal_inlines(cut(content, len(words)))
        return content, bare(credit)


def _topmost(tag: Tag, wanted: str) -> list[Tag]:
    found: list[Tag] = []
    for node in tag.find_all(True):  # noqa: FBT003
        if (
            role(f"{node.get('class') or ''} {node.get('id') or ''}") == wanted
            or (wanted == "credit" and node.get("itemprop") in {"copyrightHolder", "creditText"})
        ) and not any(above in found for above in node.parents):
            found.append(node)
    return found


def _is_picture_box(tag: Tag) -> bool:
    """Tell whether a container holds a picture and nothing but a caption for it."""
    if not tag.find(["img", "amp-img"]) or tag.find(["h1", "h2", "h3", "h4", "ul", "ol"]):
        return False
    text = tag.get_text().strip()
    if not text or len(tag.find_all("p")) > 2:
        return False
    if tag.find("figcaption") or _topmost(tag, "caption"):
        return True
    links = sum(len(link.get_text()) for link in tag.find_all("a"))
    return len(text) <= _LONGEST_BARE and links * 2 < len(text) and _opens_with_picture(tag)


def _opens_with_picture(tag: Tag) -> bool:
    """Tell whether the first thing in a container is a picture: a caption stands below it."""
    for node in tag.descendants:
        if isinstance(node, Tag):
            if node.name in {"img", "amp-img"}:
                return True
        elif str(node).strip():
            return False
    return False


def _tiny(value: str) -> bool:
    number = re.match(r"\d+", value)
    return number is not None and "%" not in value and int(number[0][:6]) < _SMALLEST


def _holds_body(tag: Tag) -> bool:
    """Tell whether a picture's box holds a part of the story rather than a caption."""
    caption = tag.find("figcaption")
    length = len(tag.get_text().strip())
    if not isinstance(caption, Tag):
        return length > _LONGEST_CAPTION
    paragraphs = [p for p in tag.find_all("p") if len(p.get_text()) > 80]
    return length > _LONGEST_FIGCAPTION or len(paragraphs) > 1
