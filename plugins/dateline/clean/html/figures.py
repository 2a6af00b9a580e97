"""Pictures of the soup, with caption and credit told apart; loads none."""

import re
from collections.abc import Callable, Iterator

from ...article.blocks import Figure, Inlines
from ...article.normal_inlines import clean_line, normal_inlines
from ...article.text import plain
from .class_roles import holds_body
from .credits import bare_credit, split_printed_credit
from .dom_stats import INLINE
from .front_page import leads_to_own_front_page
from .inlines import InlineReader, cut_inlines, joined_url
from .measured_tag import (
    BLOCK,
    CAPTION,
    CREDIT,
    FIGCAPTION,
    HEADING,
    LIST,
    LISTING,
    PICTURE,
    QUOTE,
    TABLE,
    MeasuredTag,
    tags_below,
    topmost,
)

_SAVED = re.compile(r"[A-Za-z0-9_][A-Za-z0-9_./\-]*")
_SOURCES = ("data-src", "data-lazy-src", "data-original", "src")
_SMALLEST = 60  # pixels; smaller pictures are icons and counters
_SPACER = re.compile(
    r"(?:^|/)(?:s|spacer?|blank|pixel|clear|trans(?:parent)?|dot|shim|1x1|1px)\.(?:gif|png)$", re.IGNORECASE
)
_PICTURES = frozenset(("img", "amp-img"))
_MOST_TAGS = 200  # in a picture's box; what holds more lays out a page
_MOST_BARE_TAGS = 30  # in one without a caption that is named so
_MOST_PARAGRAPHS = 2
_HOLDERS = frozenset(("figure", "div", "section", "span", "aside", "a", "dl", "center", "table"))
_LONGEST_CAPTION = 450  # characters outside of a <figcaption>
_LONGEST_BARE = 300  # without any name of its own
_MOST_LINES = 2  # boxes of a line each, in one without a caption that is named so
_LONGEST_BESIDE = 100  # beside what is named a caption: a label, a button
_LONGEST_FIGCAPTION = 900


class FigureReader:
    """Reads the pictures of one page.

    Args:
        inlines: the reader of its runs.
    """

    def __init__(self, inlines: InlineReader) -> None:
        self.inlines = inlines

    def block(self, tag: MeasuredTag) -> list[Figure]:
        """Return the figures that a block is, empty where it is something else."""
        if tag.name not in _HOLDERS or _holds_body(tag):
            return []
        if tag.name == "figure":
            return [] if tag.kinds & (LISTING | TABLE | QUOTE) else self._figure(tag)
        if tag.length > _LONGEST_FIGCAPTION or not (tag.named == "caption" or _is_picture_box(tag)):
            return []
        return self._figure(tag)

    def beside(self, tag: MeasuredTag) -> str:
        """Return the words in a box that are in none of its figures: labels, buttons, or a story's."""
        if id(tag) in self.inlines.silent:
            return ""
        return clean_line(plain(normal_inlines(self.inlines.run(tag.contents))))

    def _figure(self, tag: MeasuredTag) -> list[Figure]:
        pictures = list(self._pictures(tag))
        if not pictures and tag.name != "figure" and tag.named != "caption":
            return []
        caption, credit = self._words(tag)
        if not pictures:
            return [Figure(None, "", caption, credit)] if caption or credit else []
        (image, alt), *others = pictures
        return [Figure(image, alt, caption, credit), *(Figure(*other) for other in others)]

    def loose(self, tag: MeasuredTag) -> Iterator[Figure]:
        """Yield the pictures that stand within a run of text."""
        for picture in _pictures(tag):
            if source := self._source(picture):
                yield Figure(source, clean_line(str(picture.get("alt") or "")))

    def _pictures(self, tag: MeasuredTag) -> Iterator[tuple[str, str]]:
        """Yield (address, alternative text) of each picture below a tag, and let nobody read it again."""
        seen: set[str] = set()
        for picture in _pictures(tag):
            source = self._source(picture)
            self.inlines.silent.add(id(picture))
            if source and source not in seen:
                seen.add(source)
                yield source, clean_line(str(picture.get("alt") or ""))

    def _source(self, picture: MeasuredTag) -> str | None:
        if (
            id(picture) in self.inlines.silent
            or _is_logo(picture)
            or _SPACER.search(str(picture.get("src") or ""))
            or any(_tiny(str(picture.get(side) or "")) for side in ("width", "height"))
        ):
            return None
        for attribute in _SOURCES:
            source = str(picture.get(attribute) or "").strip()
            if not source or source.startswith("data:"):
                continue
            if _is_saved(source):
                return source.removeprefix("./")
            return joined_url(self.inlines.base, source)
        return None

    def _words(self, tag: MeasuredTag) -> tuple[Inlines, str]:
        """Return (caption, credit) of the words in a picture's box."""
        credited = [
            one
            for one in _named(tag, CREDIT, lambda one: one.named == "credit")
            if id(one) not in self.inlines.silent
        ]
        self.inlines.silent.update(map(id, credited))
        captions = (
            list(_named(tag, FIGCAPTION, lambda one: one.name == "figcaption"))
            or list(_named(tag, CAPTION, lambda one: one.named == "caption"))
            or [tag]
        )
        captions = [one for one in captions if id(one) not in self.inlines.silent]
        content = normal_inlines(
            inline for holder in captions for inline in self.inlines.run(holder.contents)
        )
        self.inlines.silent.update(map(id, captions))
        credit = clean_line(" ".join(node.get_text(" ") for node in credited))
        if not credit:
            words, credit = split_printed_credit(plain(content))
            if credit:
                content = normal_inlines(cut_inlines(content, len(words)))
        return content, bare_credit(credit)


def _pictures(tag: MeasuredTag) -> Iterator[MeasuredTag]:
    """Yield a tag that is a picture, or the pictures below it."""
    if tag.name in _PICTURES:
        yield tag
    elif tag.kinds & PICTURE:
        yield from (one for one in tags_below(tag) if one.name in _PICTURES)


def _named(tag: MeasuredTag, kind: int, wanted: Callable[[MeasuredTag], bool]) -> Iterator[MeasuredTag]:
    """Yield the topmost tags of one kind; looks for none where there is none."""
    return topmost(tag, wanted) if tag.kinds & kind else iter(())


def _is_picture_box(tag: MeasuredTag) -> bool:
    """Return whether a container holds a picture and nothing but a caption for it."""
    if not tag.kinds & PICTURE or tag.kinds & (HEADING | LIST) or tag.size > _MOST_TAGS:
        return False
    if not tag.length or tag.paragraphs > _MOST_PARAGRAPHS:
        return False
    if tag.kinds & (FIGCAPTION | CAPTION):
        return tag.length - tag.captioned <= _LONGEST_BESIDE
    few = tag.size <= _MOST_BARE_TAGS and tag.prose <= 1 and not _holds_text(tag)
    return few and tag.length <= _LONGEST_BARE and tag.linked * 2 < tag.length and _opens_with_picture(tag)


def _holds_text(tag: MeasuredTag) -> bool:
    """Return whether a part of a container is named as its text, or several lines are set in it."""
    lines = 0
    for one in tags_below(tag):
        if holds_body(str(one.get("class") or "")):
            return True
        lines += one.name not in INLINE and one.length > 0 and not one.kinds & BLOCK
    return lines > _MOST_LINES


def _opens_with_picture(tag: MeasuredTag) -> bool:
    """Return whether the first thing in a container is a picture: a caption stands below it."""
    for node in tag.descendants:
        if isinstance(node, MeasuredTag):
            if node.name in _PICTURES:
                return True
        elif str(node).strip():
            return False
    return False


def _is_saved(source: str) -> bool:
    """Return whether a picture lies in the folder that a browser saves beside a page."""
    path = source.removeprefix("./")
    return (
        0 < path.find("_files/") < len(path) - 7 and ".." not in path and _SAVED.fullmatch(path) is not None
    )


def _is_logo(picture: MeasuredTag) -> bool:
    """Return whether a picture leads to the front page, as a site's name does."""
    parent = picture.parent
    return (
        parent is not None and parent.name == "a" and leads_to_own_front_page(str(parent.get("href") or ""))
    )


def _tiny(value: str) -> bool:
    number = re.match(r"\d+", value)
    return number is not None and "%" not in value and int(number[0][:6]) < _SMALLEST


def _holds_body(tag: MeasuredTag) -> bool:
    """Return whether a picture's box holds a part of the story rather than a caption."""
    if not tag.kinds & FIGCAPTION:
        return tag.length > _LONGEST_CAPTION
    return tag.length > _LONGEST_FIGCAPTION or tag.prose > 1
