"""hOCR: a scanned page that OCR programs write as HTML; its lines are read as those of a plain text."""

import re

from .html_lines import page_root

_OCR = re.compile(rb"\bclass=[\"']?ocrx?_(?:page|line|word)\b|\bname=[\"']?ocr-(?:system|capabilities)\b")
_LINES = frozenset(("ocr_line", "ocr_header", "ocr_caption", "ocr_textfloat", "ocrx_line"))


def lines_of_scan(data: bytes) -> list[str]:
    """Return the lines of such a page, a blank one below each paragraph; none of another page."""
    if not _OCR.search(data):
        return []
    lines: list[str] = []
    paragraph: object = None
    for element in page_root(data).iter("span", "p", "div"):
        if not _LINES.intersection((element.get("class") or "").split()):
            continue
        above = element.getparent()
        if lines and above is not paragraph:
            lines.append("")
        paragraph = above
        lines.append(" ".join(" ".join(element.itertext()).split()))
    return lines
