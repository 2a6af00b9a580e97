"""Lexical's tree of nodes, in which Ghost keeps the text of a post since its version 5, made HTML."""

import html
from collections.abc import Callable, Mapping, Sequence
from typing import Any

from .json_text import object_in, objects
from .markdown import markdown_markup

_DEEPEST = 60  # nodes within nodes; a post has fewer than ten
# The bits of a text's `format`, as Lexical's source lists them.
_FORMATS = ((1, "strong"), (2, "em"), (16, "code"), (32, "sub"), (64, "sup"))
Node = Mapping[str, Any]


def lexical_markup(text: object) -> str:
    """Return the HTML of a post's `lexical`, a JSON text; empty where it is none."""
    root = object_in(text).get("root")
    return _children(root, 0) if isinstance(root, dict) else ""


def _children(node: Node, depth: int) -> str:
    inner = objects(node.get("children")) if depth <= _DEEPEST else ()
    return "".join(_markup(child, depth + 1) for child in inner)


def _markup(node: Node, depth: int) -> str:
    kind = str(node.get("type") or "").removeprefix("extended-")
    if kind == "text":
        return _text(node)
    if tag := _element(kind, node):
        return f"<{tag}>{_children(node, depth)}</{tag.partition(' ')[0]}>"
    return card_markup(kind, node) if kind in _CARDS else _children(node, depth)


def card_markup(kind: str, card: Node) -> str:
    """Return the HTML of a card by what it shows; empty where nothing is known of its kind."""
    write = _CARDS.get(kind)
    return write(card) if write else ""


def _element(kind: str, node: Node) -> str:
    """Return the element that a node with children is, empty for a card."""
    if kind == "link":
        return f'a href="{html.escape(_said(node, "url"))}"'
    if kind == "heading":
        stated = _said(node, "tag")
        return stated if stated in {"h1", "h2", "h3", "h4", "h5", "h6"} else "h2"
    if kind == "list":
        return "ol" if node.get("listType") == "number" else "ul"
    return {"paragraph": "p", "listitem": "li", "quote": "blockquote", "aside": "blockquote"}.get(kind, "")


def _text(node: Node) -> str:
    words = html.escape(_said(node, "text"), quote=False)
    stated = node.get("format")
    bits = stated if isinstance(stated, int) else 0
    for bit, tag in _FORMATS:
        if bits & bit:
            words = f"<{tag}>{words}</{tag}>"
    return words


def _said(node: Node, name: str) -> str:
    value = node.get(name)
    return value if isinstance(value, str) else ""


def _picture(node: Node) -> str:
    caption = _said(node, "caption")
    shown = f"<figcaption>{caption}</figcaption>" if caption else ""
    source, alt = html.escape(_said(node, "src")), html.escape(_said(node, "alt"))
    return f'<figure><img src="{source}" alt="{alt}">{shown}</figure>'


def _gallery(node: Node) -> str:
    return "".join(map(_picture, objects(node.get("images")))) + _paragraphs("caption")(node)


def _paragraphs(*names: str) -> Callable[[Node], str]:
    """Return a writer of a card's own texts, which are HTML already, a paragraph each."""

    def write(node: Node) -> str:
        texts: Sequence[str] = [text for name in names if (text := _said(node, name).strip())]
        return "".join(text if text.startswith("<p") else f"<p>{text}</p>" for text in texts)

    return write


def _bookmark(node: Node) -> str:
    told = node.get("metadata")
    title = _said(told, "title") if isinstance(told, dict) else ""
    url = html.escape(_said(node, "url"))
    return (
        f'<p><a href="{url}">{html.escape(title, quote=False) or url}</a></p>{_paragraphs("caption")(node)}'
    )


# Ghost's cards: what each shows beside the children that it has none of.
_CARDS: Mapping[str, Callable[[Node], str]] = {
    "linebreak": lambda _: "<br>",
    "horizontalrule": lambda _: "<hr>",
    "image": _picture,
    "gallery": _gallery,
    "html": lambda node: _said(node, "html"),
    "markdown": lambda node: markdown_markup(_said(node, "markdown")),
    "codeblock": lambda node: f"<pre>{html.escape(_said(node, 'code'), quote=False)}</pre>",
    "callout": _paragraphs("calloutText"),
    "toggle": _paragraphs("heading", "content"),
    "header": _paragraphs("heading", "subheading"),
    "product": _paragraphs("productTitle", "productDescription"),
    "embed": _paragraphs("caption"),
    "video": _paragraphs("caption"),
    "audio": _paragraphs("title"),
    "file": _paragraphs("fileTitle", "fileCaption"),
    "bookmark": _bookmark,
}
