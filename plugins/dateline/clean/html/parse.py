"""HTML becomes an element tree, by the C parser and without a word lost to depth; judges nothing."""

import re
from collections import Counter
from itertools import islice
from typing import Any, TypeAlias

from lxml import etree

Element: TypeAlias = Any  # lxml ships no types

_FORBIDDEN = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\ud800-\udfff\ufffe\uffff]")
# What stands behind the end of a page is part of its body (HTML 13.2.6.4.19); the parser would drop it.
_END = re.compile(r"</(?:body|html)\s*>", re.IGNORECASE)
_TAG = re.compile(r"<(/?)([a-zA-Z][a-zA-Z0-9:_-]*)[^<>]*>")
# HTML 13.2.5: the tokenizer's states around attributes. Nothing is tried twice, whatever the markup.
_ATTRIBUTE = (
    r"[\s/]*+[^\s/>][^\s/>=]*+"
    r"""(?:\s*+=\s*+(?:"[^"]*+(?:"|\Z)|'[^']*+(?:'|\Z)|[^\s>]*+))?+"""
)
_MOST_ATTRIBUTES = 300  # of one tag: the parser compares each with all before
_OPEN_TAG = rf"<[a-zA-Z][^\s/>]*+(?:{_ATTRIBUTE}){{0,{_MOST_ATTRIBUTES}}}+"
_LEAN = re.compile(
    r"(?:[^<]++|<!--(?:[^-]++|-(?!->))*+"
    r"|<(?i:script|style)\b[^>]*+>(?:[^<]++|<(?!/(?i:script|style)))*+"
    rf"|{_OPEN_TAG}[\s/]*+(?:>|\Z)|<(?![a-zA-Z]))*+"
)
_LADEN = re.compile(rf"(?P<kept>{_OPEN_TAG})(?:{_ATTRIBUTE})*+[\s/]*+(?:>|\Z)")
_VOID = frozenset("area base br col embed hr img input link meta param source track wbr".split())
_SWALLOWING = ("button", "svg", "select", "object", "canvas", "dialog", "label", "option", "symbol")
_MOST_LINKED = 3  # paragraphs of a link, as in the card of another article
_DEEPEST = 100  # open elements; nobody nests so deep on purpose, and what reads the tree recurses
_COUNT = etree.XPath("count(.//*)")
_TOO_DEEP = etree.XPath(f"boolean({'/*' * (_DEEPEST + 20)})")  # the parser adds a few of its own


def parse(text: str) -> Element | None:
    """Return the root element of a page, None where the parser finds no element at all."""
    markup = disburdened(_END.sub("", _FORBIDDEN.sub("", text)))
    root, complete = _parsed(markup)
    if not complete or root is None or _TOO_DEEP(root):
        root = _parsed(flattened(markup))[0]
    if root is not None:
        _open_unclosed(root)
    return root


def _open_unclosed(root: Element) -> None:
    """Make a box of each button and the like that holds half of the page's paragraphs: nobody closed it.

    A link around many paragraphs is a box as well: their words are no words of a link.
    """
    holders = _holding(root, "p", *_SWALLOWING)
    if holders:
        half = sum(1 for _ in root.iter("p")) / 2
        for element in holders:
            if sum(1 for _ in element.iter("p")) >= half:
                element.tag = "div"
    if _holding(root, "p", "a"):
        paragraphs = root.iter("p")
        linked = Counter(link for one in paragraphs for link in islice(one.iterancestors("a"), 1))
        for link, count in linked.items():
            if count > _MOST_LINKED:
                link.tag = "div"
    swallowing = _holding(root, "div", "button", "label", "a")
    if swallowing:  # of pages without paragraphs
        half = _COUNT(root) / 2
        for element in swallowing:
            if _COUNT(element) >= half:
                element.tag = "div"


def _holding(root: Element, inner: str, *tags: str) -> list[Element]:
    """Return the elements of some tags that hold one of another tag; most of them hold nothing at all."""
    return [one for one in root.iter(*tags) if len(one) and one.find(f".//{inner}") is not None]


def _parsed(markup: str) -> tuple[Element | None, bool]:
    parser = etree.HTMLParser(encoding="utf-8", huge_tree=True, remove_comments=True, remove_pis=True)
    try:
        root = etree.fromstring(markup.encode(), parser)
    except etree.XMLSyntaxError:  # nothing but white space
        root = None
    errors = parser.error_log
    return root, not (len(errors) and errors[-1].type == etree.ErrorTypes.ERR_RESOURCE_LIMIT)


def disburdened(markup: str) -> str:
    """Return the markup without the attributes that a tag has beyond a limit that no page reaches."""
    pieces: list[str] = []
    start = 0
    while (lean := _LEAN.match(markup, start)) and (laden := _LADEN.match(markup, lean.end())):
        pieces += lean[0], laden["kept"], ">"
        start = laden.end()
    return "".join((*pieces, markup[start:])) if pieces else markup


def flattened(markup: str) -> str:
    """Return the markup with each tag deeper than a limit replaced by a line break; the words stay."""
    depth = 0

    def shallow(match: re.Match[str]) -> str:
        nonlocal depth
        if match[2].lower() in _VOID or match[0].endswith("/>"):
            return match[0]
        if match[1]:
            depth = max(depth - 1, 0)
            return match[0] if depth < _DEEPEST else "<br>"
        depth += 1
        return match[0] if depth <= _DEEPEST else "<br>"

    return _TAG.sub(shallow, markup)
