"""WordPress exports (WXR): posts and pages with their authors, captions, galleries and states."""

import html
import re
from collections.abc import Iterator, Mapping
from urllib.parse import urlsplit
from xml.etree.ElementTree import tostring  # writes only; what reads is defusedxml

from ...article.errors import UnreadableSourceError
from ...article.links import vetted
from ...article.record import Given
from ..record import Found, Record, Refused
from ..source import LARGEST, Source
from .compose import Element, every, first, page_of, words_of
from .fields import line_of, moment_of, stated
from .importer import Importer
from .wpautop import shown
from .xml import root_of

_NAMESPACE = b"wordpress.org/export/"
_ENDS = re.compile(rb"</item>(?=\s*(?:<item>|</channel>))")  # not one that a post shows
_CHUNK = 2**20
_SHOWN = frozenset(("post", "page"))


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
        if not isinstance(item, str) and words_of(first(item, "post_type")) == "attachment":
            words = words_of(next(iter(every(item, "encoded")[1:]), None)) or words_of(first(item, "title"))
            pictures[words_of(first(item, "post_id"))] = words_of(first(item, "attachment_url")), words
    for number, channel, item in _items(source):
        name = f"{source.name}#{number}"
        if isinstance(item, str):
            yield Refused(name, item)
        elif words_of(first(item, "post_type")) in _SHOWN:
            yield _post(channel, item, pictures, name)


def _post(channel: Element, item: Element, pictures: Mapping[str, tuple[str, str]], name: str) -> Record:
    headline = words_of(first(item, "title"))
    content, excerpt = _contents(item)
    tags = [words_of(one) for one in every(item, "category") if one.get("domain") == "post_tag"]
    sections = [words_of(one) for one in every(item, "category") if one.get("domain") == "category"]
    state = words_of(first(item, "status"))
    return Record(
        name,
        tostring(item),
        IMPORTER.kind,
        url=_address(item),
        fields=stated(
            headline=line_of(html.unescape(headline)),
            standfirst=line_of(excerpt),
            authors=_authors(channel, item),
            publisher=line_of(words_of(first(channel, "title"))),
            published=_moment(item, "post_date_gmt", "Z") or _moment(item, "post_date", ""),
            modified=_moment(item, "post_modified_gmt", "Z") or _moment(item, "post_modified", ""),
            section=line_of(next((one for one in sections if one != "Uncategorized"), "")),
            given=Given(subjects=tuple(line_of(tag) for tag in tags if tag)),
            status="" if state == "publish" else "hidden",
        ),
        body=page_of(headline, shown(content, pictures), language=words_of(first(channel, "language"))),
        key=words_of(first(item, "guid")),
    )


def _contents(item: Element) -> tuple[str, str]:
    content, excerpt = "", ""
    for one in every(item, "encoded"):
        if "excerpt" in one.tag:
            excerpt = words_of(one)
        else:
            content = "".join(one.itertext())
    return content, excerpt


def _address(item: Element) -> str | None:
    url = vetted(words_of(first(item, "link")))
    # A draft's link is the front page with a number, which no reader ever saw.
    return url if url and (len(urlsplit(url).path) > 1 or "p=" in url) else None


def _authors(channel: Element, item: Element) -> tuple[str, ...]:
    login = words_of(first(item, "creator"))
    for author in every(channel, "author"):
        if words_of(first(author, "author_login")) == login:
            return tuple(filter(None, [words_of(first(author, "author_display_name")) or login]))
    return (login,) if login else ()


def _moment(item: Element, name: str, zone: str) -> object:
    text = words_of(first(item, name))
    return None if text.startswith("0000") or not text else moment_of(text.replace(" ", "T") + zone)


IMPORTER = Importer("wordpress", lambda source: _NAMESPACE in source.markup_head, _records)
