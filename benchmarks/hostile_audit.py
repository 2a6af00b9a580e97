"""What of a built page could act: read with a parser that follows the HTML standard, as browsers do."""

import re
from collections.abc import Iterator
from urllib.parse import urlsplit

from selectolax.lexbor import LexborHTMLParser, LexborNode

# Every element that the theme or an article may contain; anything else came from outside.
_ELEMENTS = frozenset(
    "a abbr article aside b bdi blockquote body br button caption circle cite code data datalist dd del "
    "defs desc details dialog div dl dt em fieldset figcaption figure footer form g h1 h2 h3 h4 h5 h6 "
    "head header hgroup hr html i image img input ins label legend li line link main mark meta nav "
    "noscript ol optgroup option output p path polygon polyline pre progress q rect s script search section "
    "select small span strong sub summary sup svg symbol table tbody td template text textarea th thead time "
    "title tr tspan ul use wbr".split()
)
_ADDRESSES = frozenset(
    "href src action formaction data poster background cite longdesc xlink:href srcset ping manifest".split()
)
# References, which a link holds itself: no browser shows them, and none opens such an address as a page.
_REFERENCE = re.compile(
    r"data:application/(?:x-bibtex|x-research-info-systems|vnd\.citationstyles\.csl\+json);"
    r"charset=utf-8;base64,[A-Za-z0-9+/=]*\Z"
)
_SCHEMES = {"", "http", "https", "mailto"}


def findings(source: str) -> Iterator[str]:
    """Yield each thing in a page that could run, load or send anything that is not the archive's."""
    tree = LexborHTMLParser(source)
    for node in tree.root.traverse(include_text=False):
        yield from _of_node(node)


def _of_node(node: LexborNode) -> Iterator[str]:
    tag = node.tag or ""
    if tag.startswith(("-", "!", "#")) or tag in {"document", "doctype"}:
        return
    attributes = node.attributes
    if tag not in _ELEMENTS:
        yield f"element <{tag}>"
    if tag == "script" and not _own_script(node):
        yield f"script {node.html[:80]}"
    if tag == "meta" and (attributes.get("http-equiv") or "").lower() not in {"", "content-security-policy"}:
        yield f"meta {attributes}"
    for name, value in attributes.items():
        if name.startswith("on") or name in {"style", "srcdoc"}:
            yield f"attribute {name}={value!r} of <{tag}>"
        elif name == "href" and tag == "a" and _REFERENCE.match(value or "") and "download" in attributes:
            continue
        elif name in _ADDRESSES and not _harmless(value or "", loads=tag not in {"a", "link"}):
            yield f"address {name}={value!r} of <{tag}>"


def _own_script(node: LexborNode) -> bool:
    attributes = node.attributes
    if attributes.get("type") == "application/ld+json":
        return "src" not in attributes
    source = attributes.get("src") or ""
    return bool(source) and not urlsplit(source).scheme and not source.startswith("//") and not node.text()


def _harmless(address: str, *, loads: bool) -> bool:
    """A link may lead anywhere by http, https and mail; what loads by itself must be the archive's own."""
    cleaned = "".join(c for c in address if c > " ")  # browsers drop controls and spaces
    if cleaned.startswith(("//", "\\")):
        return False
    try:
        scheme = urlsplit(cleaned).scheme
    except ValueError:
        return False
    return scheme == "" if loads else scheme in _SCHEMES


def visible_text(source: str) -> str:
    """Return the words of a page."""
    body = LexborHTMLParser(source).body
    return body.text(separator="") if body else ""
