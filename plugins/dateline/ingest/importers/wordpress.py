"""WordPress exports (WXR): posts and pages with their authors, captions, galleries and states."""

import html
import re
from collections.abc import Iterator, Mapping
from urllib.parse import urlsplit
from xml.etree.ElementTree import tostring  # writes only; what reads is defusedxml

from ...article.errors import UnreadableSourceError
from ...article.links import vetted
from ...article.record import Given
from ...article.text import count_words
from ..record import Found, Record, Refused
from ..source import LARGEST, Source
from .compose import Element, element_words, every, first, page_of
from .fields import moment_of, stated, stated_line
from .importer import Importer
from .wpautop import shown
from .xml import root_of

_NAMESPACE = b"wordpress.org/export/"
_ENDS = re.compile(rb"</item>(?=\s*(?:<item>|</channel>))")  # not one that a post shows
_CHUNK = 2**20
_SHOWN = frozenset(("post", "page"))
# What WordPress and its plugins keep as posts beside those of readers; a newspaper's own types are read.
_INTERNAL = re.compile(
    r"attachment|revision|nav_menu_item|custom_css|customize_changeset|oembed_cache|user_request|wp_\w+|acf[-_]\w*"
    r"|shop_\w+|product\w*|feedback|elementor_\w+|amp_\w+|\w*(?:form|log|template|redirect|popup|widget|slide)\w*"
)
_LEAST_WORDS = 12  # of a post of another type


def _items(source: Source) -> Iterator[tuple[int, Element | None, Element | str]]:
    """Yield (number, channel, item), each read alone: a damaged item, (number, None, why), costs itself."""
    source.stream.seek(0)
    buffer, head, number = b"", b"", 0
    while chunk := source.stream.read(_CHUNK):
        buffer += chunk
        if not head:
            begins = buffer.find(b"<item>")
            if begins < 0:
                if len(buffer) > LARGEST:
                    raise UnreadableSourceError("no post begins in it")
                continue
            head, buffer = buffer[:begins], buffer[begins:]
        while ends := _ENDS.search(buffer):
            for read in _parted(head, buffer[: ends.end()]):
                number += 1
                yield number, *read
            buffer = buffer[ends.end() :]
        if len(buffer) > LARGEST:
            raise UnreadableSourceError(f"behind post {number} no post ends within {LARGEST:,} bytes")
    if b"<item>" in buffer:
        yield number + 1, None, "the file is cut off within this post"


def _parted(head: bytes, items: bytes) -> Iterator[tuple[Element | None, Element | str]]:
    """Yield an item; where it is damaged and another begins within it, yield that, too: an end was lost."""
    read = _item(head, items)
    yield read
    begins = items.rfind(b"<item>")
    if isinstance(read[1], str) and begins > items.find(b"<item>"):
        yield _item(head, items[begins:])


def _item(head: bytes, item: bytes) -> tuple[Element | None, Element | str]:
    try:
        channel = first(root_of(head + item + b"</channel></rss>"), "channel")
        read = first(channel, "item") if channel is not None else None
    except UnreadableSourceError as error:
        return None, error.found
    return (channel, read) if read is not None else (None, "the post is damaged")


def _records(source: Source) -> Iterator[Found]:
    pictures: dict[str, tuple[str, str]] = {}  # attachment → address and words
    for _, _, item in _items(source):
        if not isinstance(item, str) and element_words(first(item, "post_type")) == "attachment":
            words = element_words(next(iter(every(item, "encoded")[1:]), None)) or element_words(
                first(item, "title")
            )
            pictures[element_words(first(item, "post_id"))] = (
                element_words(first(item, "attachment_url")),
                words,
            )
    for number, channel, item in _items(source):
        name = f"{source.name}#{number}"
        if isinstance(item, str):
            yield Refused(name, item)
        elif _is_shown(item):
            yield _post(channel, item, pictures, name)


def _is_shown(item: Element) -> bool:
    """Return whether an item is a post, a page, or a text of a type that a newspaper has made for itself."""
    kind = element_words(first(item, "post_type"))
    if kind in _SHOWN or not kind or _INTERNAL.fullmatch(kind):
        return kind in _SHOWN
    return count_words(re.sub(r"<[^>]*>", " ", _contents(item)[0])) >= _LEAST_WORDS


def _post(channel: Element, item: Element, pictures: Mapping[str, tuple[str, str]], name: str) -> Record:
    headline = element_words(first(item, "title"))
    content, excerpt = _contents(item)
    tags = [element_words(one) for one in every(item, "category") if one.get("domain") == "post_tag"]
    sections = [element_words(one) for one in every(item, "category") if one.get("domain") == "category"]
    state = element_words(first(item, "status"))
    return Record(
        name,
        tostring(item),
        IMPORTER.kind,
        url=_address(item),
        fields=stated(
            headline=stated_line(html.unescape(headline)),
            standfirst=stated_line(excerpt),
            authors=_authors(channel, item),
            publisher=stated_line(element_words(first(channel, "title"))),
            published=_moment(item, "post_date_gmt", "Z") or _moment(item, "post_date", ""),
            modified=_moment(item, "post_modified_gmt", "Z") or _moment(item, "post_modified", ""),
            section=stated_line(next((one for one in sections if one != "Uncategorized"), "")),
            given=Given(subjects=tuple(stated_line(tag) for tag in tags if tag)),
            status="" if state == "publish" else "hidden",
        ),
        body=page_of(headline, shown(content, pictures), language=element_words(first(channel, "language"))),
        key=element_words(first(item, "guid")),
    )


def _contents(item: Element) -> tuple[str, str]:
    content, excerpt = "", ""
    for one in every(item, "encoded"):
        if "excerpt" in one.tag:
            excerpt = element_words(one)
        else:
            content = "".join(one.itertext())
    return content, excerpt


def _address(item: Element) -> str | None:
    url = vetted(element_words(first(item, "link")))
    # A draft's link is the front page with a number, which no reader ever saw.
    return url if url and (len(urlsplit(url).path) > 1 or "p=" in url) else None


def _authors(channel: Element, item: Element) -> tuple[str, ...]:
    """Return who wrote a post: those that a plugin for several authors lists, else its one account."""
    several = [element_words(one) for one in every(item, "category") if one.get("domain") == "author"]
    if names := tuple(stated_line(name) for name in several if name):
        return names
    login = element_words(first(item, "creator"))
    for author in every(channel, "author"):
        if element_words(first(author, "author_login")) == login:
            return tuple(filter(None, [element_words(first(author, "author_display_name")) or login]))
    return (login,) if login else ()


def _moment(item: Element, name: str, zone: str) -> object:
    text = element_words(first(item, name))
    return None if text.startswith("0000") or not text else moment_of(text.replace(" ", "T") + zone)


IMPORTER = Importer("wordpress", lambda source: _NAMESPACE in source.markup_head, _records)
