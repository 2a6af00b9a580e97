"""Plain-text dumps: one file may hold several articles."""

import re

from ..source import Source
from .importer import Importer, whole

_BINARY = re.compile(rb"[\x00-\x08\x0e-\x1a\x1c-\x1f]")
_WIDE = (b"\xff\xfe", b"\xfe\xff")  # UTF-16 has zero bytes and is text all the same


def _detects(source: Source) -> bool:
    head = source.head
    if not head.strip():
        return False
    # 1 %: stray controls happen, binaries exceed it
    return head.startswith(_WIDE) or len(_BINARY.findall(head)) * 100 <= len(head)


IMPORTER = Importer("text", _detects, whole("text"))
