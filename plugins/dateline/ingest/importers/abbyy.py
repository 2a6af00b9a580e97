"""ABBYY FineReader's XML: the text layer of a scan as the Internet Archive and libraries keep it."""

import re
from collections.abc import Iterator

from ..record import Found, Record, Refused
from ..source import Source
from .compose import Element, anywhere, local
from .importer import Importer, whole
from .xml import root_name, root_of

_NAMESPACE = re.compile(rb"abbyy\.com/FineReader", re.IGNORECASE)
_BROKEN = "¬"  # how the program prints the hyphen of a word broken at a line's end


def _detects(source: Source) -> bool:
    return root_name(source).lower() == "document" and bool(_NAMESPACE.search(source.head))


def _read(record: Record) -> Iterator[Found]:
    lines = [line for par in anywhere(root_of(record.data), "par") for line in (*_lines(par), "")]
    if not any(lines):
        yield Refused(record.name, "the scan holds no text: it was not read by OCR, or it is blank")
        return
    yield Record(record.name, record.data, record.kind, body="\n".join(lines), is_text=True)


def _lines(paragraph: Element) -> list[str]:
    """Return the lines of a paragraph: the characters are elements each, or the text of a format."""
    lines: list[str] = []
    for line in anywhere(paragraph, "line"):
        words: list[str] = []
        for part in line.iter():
            if local(part.tag) == "charparams":
                words.append(part.text or " ")  # a blank may come as an empty element
            elif local(part.tag) == "formatting":
                words.append((part.text or "").strip("\r\n"))
        text = " ".join("".join(words).split())
        lines.append(text[:-1] + "-" if text.endswith(_BROKEN) else text)
    return [line for line in lines if line]


IMPORTER = Importer("abbyy", _detects, whole("abbyy"), _read)
