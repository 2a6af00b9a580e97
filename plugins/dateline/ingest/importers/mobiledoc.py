"""Mobiledoc, in which Ghost kept the text of a post from its version 1 to 4, made HTML.

The format: https://github.com/bustle/mobiledoc-kit/blob/master/MOBILEDOC.md, version 0.3.
"""

import html
from collections.abc import Mapping, Sequence
from typing import Any

from .json_text import object_in
from .lexical import card_markup

_MARKUP, _IMAGE, _LIST, _CARD = 1, 2, 3, 10  # the kinds of sections
_TEXT = 0  # the kind of a marker that is text; others name an atom
_TAGS = frozenset("p h1 h2 h3 h4 h5 h6 blockquote aside ul ol".split())
_MARKS = frozenset("a b code del em i s strong sub sup u".split())
# Cards whose names differ from those of the nodes that came after them.
_NAMES = {"card-markdown": "markdown", "code": "codeblock", "hr": "horizontalrule"}


def mobiledoc_markup(text: object) -> str:
    """Return the HTML of a post's `mobiledoc`, a JSON text; empty where it is none."""
    document = object_in(text)
    sections = document.get("sections")
    if not isinstance(sections, list):
        return ""
    return "".join(_section(section, document) for section in sections if isinstance(section, list))


def _section(section: Sequence[Any], document: Mapping[str, Any]) -> str:
    """Return one section: [kind, …]."""
    match section:
        case [kind, str(tag), list(markers), *_] if kind == _MARKUP:
            name = tag.lower() if tag.lower() in _TAGS else "p"
            return f"<{name}>{_run(markers, document)}</{name}>"
        case [kind, str(source), *_] if kind == _IMAGE:
            return f'<img src="{html.escape(source)}">'
        case [kind, str(tag), list(items), *_] if kind == _LIST:
            name = "ol" if tag.lower() == "ol" else "ul"
            inner = "".join(f"<li>{_run(item, document)}</li>" for item in items if isinstance(item, list))
            return f"<{name}>{inner}</{name}>"
        case [kind, int(number), *_] if kind == _CARD:
            match _listed(document, "cards", number):
                case [str(name), dict(payload), *_]:
                    return card_markup(_NAMES.get(name, name), payload)
    return ""


def _run(markers: Sequence[Any], document: Mapping[str, Any]) -> str:
    """Return the inline text of markers: [kind, marks that open, number of marks that close, value]."""
    parts: list[str] = []
    opened: list[str] = []
    for marker in markers:
        match marker:
            case [kind, list(opens), int(closes), value]:
                for number in opens:
                    start, name = _mark(_listed(document, "markups", number))
                    parts.append(start)
                    opened.append(name)
                parts.append(_value(kind, value, document))
                for _ in range(min(closes, len(opened))):
                    name = opened.pop()
                    parts.append(f"</{name}>" if name else "")
    return "".join(parts)


def _value(kind: object, value: object, document: Mapping[str, Any]) -> str:
    if kind == _TEXT:
        return html.escape(value, quote=False) if isinstance(value, str) else ""
    match _listed(document, "atoms", value):
        case ["soft-return", *_]:
            return "<br>"
        case [str(), str(words), *_]:
            return html.escape(words, quote=False)
    return ""


def _mark(markup: object) -> tuple[str, str]:
    """Return (start tag, name) of a mark, both empty where it only looks different."""
    match markup:
        case [str(name), [*attributes]] if name.lower() == "a" and "href" in attributes[::2]:
            address = attributes[attributes.index("href") + 1 :][:1]
            return f'<a href="{html.escape(str(*address))}">', "a"
        case [str(name), *_] if name.lower() in _MARKS - {"a"}:
            return f"<{name.lower()}>", name.lower()
    return "", ""


def _listed(document: Mapping[str, Any], name: str, number: object) -> Any:
    values = document.get(name)
    if isinstance(values, list) and isinstance(number, int) and 0 <= number < len(values):
        return values[number]
    return None
