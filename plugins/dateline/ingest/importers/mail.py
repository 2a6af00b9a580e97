"""Mail: newsletters as `.eml` files and as mbox folders."""

import re
from collections.abc import Iterator
from email.utils import parseaddr

from ..record import Found, Record, Refused
from ..source import LARGEST, Source
from .compose import page_of
from .fields import moment_of, stated, stated_line
from .importer import Importer, whole
from .parts import header, html_part, message_of, pictures, text_of_part, text_part

_HEADER = re.compile(rb"(?:[A-Za-z][A-Za-z0-9-]*:[^\n]*\n(?:[ \t][^\n]*\n)*){3,}")
_CERTAIN = re.compile(
    rb"^(?:message-id|mime-version|received|return-path|delivered-to):", re.IGNORECASE | re.MULTILINE
)
_FROM = re.compile(rb"From \S+.*\d{4}.*\r?\n")
_TAG = re.compile(r"^(?:(?:re|fwd?|aw|wg|tr)\s*:\s*)+", re.IGNORECASE)


def _detects(source: Source) -> bool:
    head = _HEADER.match(source.head)
    return bool(head and _CERTAIN.search(head[0]))


def _detects_mbox(source: Source) -> bool:
    first = _FROM.match(source.head)
    return bool(first and _HEADER.match(source.head, first.end()))


def _messages(source: Source) -> Iterator[Found]:
    """Yield the messages of an mbox: each begins with a line `From ` behind a blank one."""
    number, lines, size, blank = 0, list[bytes](), 0, True
    source.stream.seek(0)
    for raw in source.stream:
        if blank and _FROM.match(raw):
            yield from _message(source.name, number, lines, size)
            number, lines, size = number + 1, [], 0
        else:
            size += len(raw)
            if size <= LARGEST:
                # The writer put > before lines that look like a beginning.
                lines.append(
                    raw[1:] if raw.startswith(b">") and raw.lstrip(b">").startswith(b"From ") else raw
                )
        blank = not raw.strip()
    yield from _message(source.name, number, lines, size)


def _message(source: str, number: int, lines: list[bytes], size: int) -> Iterator[Found]:
    name = f"{source}#{number}"
    if size > LARGEST:
        yield Refused(name, f"the message has more than {LARGEST:,} bytes")
    elif any(line.strip() for line in lines):
        yield Record(name, b"".join(lines), IMPORTER.kind)


def _read(record: Record) -> Iterator[Found]:
    message = message_of(record.data)
    headline = _TAG.sub("", header(message, "Subject"))
    page, text = html_part(message), text_part(message)
    if text is not None and not text_of_part(text).strip():
        text = None
    if page is None and text is None:
        yield Refused(record.name, "the message holds neither a page nor text")
        return
    if page is not None:
        body = text_of_part(page)
        if "<h1" not in body.lower():
            body = f"<h1>{stated_line(headline)}</h1>{body}" if "<body" not in body.lower() else body
    else:
        body = page_of(headline, text_of_part(text)) if text is not None else ""
    sender, address = parseaddr(header(message, "From"))
    yield Record(
        record.name,
        record.data,
        IMPORTER.kind,
        fields=stated(
            headline=headline,
            published=moment_of(message.get("Date")),
            publisher=stated_line(sender or address.rpartition("@")[2]),
        ),
        body=body,
        key=stated_line(header(message, "Message-ID")),
        images=pictures(message),
    )


IMPORTER = Importer("mail", _detects, whole("mail"), _read)
MBOX = Importer("mbox", _detects_mbox, _messages)
