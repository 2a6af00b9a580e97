"""A page's text as lines, one a block, for pages that are printed dumps; keeps no structure."""

from html import escape

from lxml import etree, html

from ...clean.decode import decode

_BLOCKS = frozenset(
    "address article blockquote center dd div dl dt fieldset footer form h1 h2 h3 h4 h5 h6 header hr".split()
    + "li main nav ol p pre section table tbody td th tr ul title".split()
)
_SPACED = frozenset("p h1 h2 h3 h4 h5 h6 blockquote hr ul ol li".split())  # a blank line stands around them
_MUTE = frozenset(("script", "style", "head", "noscript", "template"))


def page_root(data: bytes) -> etree._Element:
    """Return the root of a page."""
    text = decode(data).text
    return html.document_fromstring(
        text.encode("utf-8", "replace") or b" ", parser=html.HTMLParser(encoding="utf-8")
    )


def inner_markup(element: etree._Element) -> str:
    """Return what stands within an element, as HTML."""
    children = (etree.tostring(child, encoding="unicode", method="html") for child in element)
    return escape(element.text or "", quote=False) + "".join(children)


def lines_of_element(element: etree._Element) -> list[str]:
    """Return the lines of an element; an empty line parts what a reader sees apart."""
    lines: list[str] = [""]
    for event, node in etree.iterwalk(element, events=("start", "end")):
        tag = node.tag if isinstance(node.tag, str) else ""
        muted = not tag or tag in _MUTE or any(above.tag in _MUTE for above in node.iterancestors())
        if event == "start":
            if not muted:
                _break(lines, tag)
                _add(lines, node.text)
            if tag == "br":
                lines.append("")
        else:
            if not muted:
                _break(lines, tag)
            if node is not element and not any(above.tag in _MUTE for above in node.iterancestors()):
                _add(lines, node.tail)
    return [" ".join(line.split()) for line in lines]


def _break(lines: list[str], tag: str) -> None:
    if tag in _BLOCKS and lines[-1].strip():
        lines.append("")
    if tag in _SPACED and any(lines[-2:-1]):
        lines.append("")


def _add(lines: list[str], text: str | None) -> None:
    lines[-1] += (text or "").replace("\n", " ")
