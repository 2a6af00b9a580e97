"""MHTML: a page and its pictures in one file, as Chromium's and Internet Explorer's `Save as` write it."""

import re
from collections.abc import Iterator
from email.message import Message

from ...article.links import vetted
from ..record import Found, Record, Refused
from ..source import Source
from .fields import moment_of
from .importer import Importer, whole
from .parts import html_part, message_of, pictures, text_of_part

_RELATED = re.compile(rb"^content-type:\s*multipart/related", re.IGNORECASE | re.MULTILINE)
_HEADER = re.compile(rb"\s*(?:[A-Za-z][A-Za-z0-9-]*:[^\n]*\n(?:[ \t][^\n]*\n)*)+\r?\n")
# Internet Explorer writes a page without pictures as a file of one part.
_SAVED = re.compile(
    rb"^from:\s*\"?<?saved by (?:windows|microsoft) internet explorer", re.IGNORECASE | re.MULTILINE
)
_MAILED = re.compile(rb"^(?:received|message-id|return-path|delivered-to):", re.IGNORECASE | re.MULTILINE)


def _detects(source: Source) -> bool:
    header = _HEADER.match(source.head)
    if header is None or _MAILED.search(header[0]):
        return False
    return bool(_RELATED.search(header[0]) or _SAVED.search(header[0]))


def _read(record: Record) -> Iterator[Found]:
    message = message_of(record.data)
    page = html_part(message)
    if page is None:
        yield Refused(record.name, "the MHTML file holds no page; it may be cut off")
        return
    yield Record(
        record.name,
        record.data,
        IMPORTER.kind,
        url=_address(message, page),
        retrieved=moment_of(message.get("Date")),
        body=text_of_part(page),
        images=pictures(message),
    )


def _address(message: Message, page: Message) -> str | None:
    for stated in (message.get("Snapshot-Content-Location"), page.get("Content-Location")):
        if stated and (url := vetted(str(stated))):
            return url
    return None


IMPORTER = Importer("mhtml", _detects, whole("mhtml"), _read)
