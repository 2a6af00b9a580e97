"""Plain-text dumps: one file may hold several articles."""

import re
from collections.abc import Iterator
from dataclasses import replace

from ..record import Found, Record
from ..source import Source
from .importer import Importer, whole

_BINARY = re.compile(rb"[\x00-\x08\x0e-\x1a\x1c-\x1f]")
_WIDE = (b"\xff\xfe", b"\xfe\xff")  # UTF-16 has zero bytes
_LEAST_WIDE = 40  # bytes
_MARKUP = re.compile(rb"</(?:p|div|h[1-6]|article|body|table|ul|section)\s*>", re.IGNORECASE)
_MUCH_MARKUP = 3  # closing tags; a text that speaks of markup may show one or two


def _detects(source: Source) -> bool:
    head = source.head
    if not head.strip():
        return False
    # 1 %: stray controls happen, binaries exceed it
    if head.startswith(_WIDE) or (len(head) >= _LEAST_WIDE and _is_wide(head)):
        return True
    return len(_BINARY.findall(head)) * 100 <= len(head)


def _is_wide(head: bytes) -> bool:
    """Return whether bytes are UTF-16 without its mark: of each pair one is zero, the other printed."""
    for zeros, letters in ((head[1::2], head[::2]), (head[::2], head[1::2])):
        if zeros.count(0) * 10 >= len(zeros) * 9 and not _BINARY.search(letters):
            return True
    return False


def _read(record: Record) -> Iterator[Found]:
    quotes = len(_MARKUP.findall(record.data)) >= _MUCH_MARKUP
    warnings = ("it was read as plain text that quotes markup; it may be a page (html)",) if quotes else ()
    yield replace(record, warnings=warnings, is_text=True)


IMPORTER = Importer("text", _detects, whole("text"), _read)
