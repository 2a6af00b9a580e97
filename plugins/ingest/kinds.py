"""What kind of document some bytes are, told by content and never by name."""

import re
from typing import Literal

Kind = Literal["html", "text"]

_HEAD = 4096  # bytes looked at
_HTML = re.compile(
    rb"<(?:!doctype\s+html|html|head|body|title|meta|article|div|p|h1|table|script|span|section|main)\b",
    re.IGNORECASE,
)
_BINARY = re.compile(rb"[\x00-\x08\x0e-\x1a\x1c-\x1f]")
_WIDE = (b"\xff\xfe", b"\xfe\xff")  # UTF-16 has zero bytes and is text all the same


def kind_of(data: bytes) -> Kind | None:
    """Return the kind, or None for what is neither a saved page nor text."""
    head = data[:_HEAD]
    if not head.strip():
        return None
    if head.startswith(_WIDE):
        return "html" if _HTML.search(head.replace(b"\x00", b"")) else "text"
    if _HTML.search(head):
        return "html"
    controls = len(_BINARY.findall(head))
    return None if controls * 100 > len(head) else "text"  # 1 %: stray controls happen, binaries exceed it
