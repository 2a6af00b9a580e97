"""Plain-text dumps: one file may hold several articles."""

import re
from collections.abc import Iterator
from dataclasses import replace

from ..record import Found, Record
from ..source import Source
from .importer import Importer, whole

_BINARY = re.compile(rb"[\x00-\x08\x0e-\x1a\x1c-\x1f]")
_MARKUP = re.compile(rb"</(?:p|div|h[1-6]|article|body|table|ul|section)\s*>", re.IGNORECASE)
_MUCH_MARKUP = 3  # closing tags; a text that speaks of markup may show one or two


def _detects(source: Source) -> bool:
    head = source.head
    if not head.strip():
        return False
    # 1 %: stray controls happen, binaries exceed it
    return bool(source.wide_encoding) or len(_BINARY.findall(head)) * 100 <= len(head)


def _read(record: Record) -> Iterator[Found]:
    quotes = len(_MARKUP.findall(record.data)) >= _MUCH_MARKUP
    warnings = ("it was read as plain text that quotes markup; it may be a page (html)",) if quotes else ()
    yield replace(record, warnings=warnings, is_text=True)


IMPORTER = Importer("text", _detects, whole("text"), _read)
