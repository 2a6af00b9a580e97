"""The page that a container's parts make up, for the cleaner to read; vets nothing, as the cleaner does."""

import html
import re
from collections.abc import Mapping
from typing import Any, TypeAlias

from ...clean.html.webpage import STATED_BODY, STATED_WHOLE

_MARKUP = re.compile(
    r"<(?:p|br|div|h[1-6]|ul|ol|blockquote|figure|img|a|em|strong|b|i|span|table)\b", re.IGNORECASE
)
# What a site sets around articles: markup with such elements is a page, of which a part is the article.
_OF_PAGE = re.compile(r"<(?:html|body|nav|header|footer|aside|main|article)\b", re.IGNORECASE)
_BLANK = re.compile(r"\n[ \t]*\n")
_DEEPEST = 200  # levels of XML; deeper nesting is an attack
Element: TypeAlias = Any  # ElementTree's, as defusedxml hands them out


def page_of(headline: str, body: str, *, language: str = "") -> str:
    """Return a page whose article is the body, markup or plain text."""
    inner = body if _MARKUP.search(body) else paragraphs_of(body)
    title = html.escape(headline)
    heading = f"<h1>{title}</h1>" if title else ""
    stated = STATED_BODY if _OF_PAGE.search(inner) else STATED_WHOLE
    return (
        f'<!doctype html><html lang="{html.escape(language)}"><head><title>{title}</title></head>'
        f"<body {stated}><article>{heading}\n{inner}\n</article></body></html>"
    )


def paragraphs_of(text: str) -> str:
    """Return plain text as markup: a blank line parts paragraphs; without any, each line is one."""
    text = text.replace("\r\n", "\n").replace("\r", "\n").strip()
    parts = _BLANK.split(text) if _BLANK.search(text) else text.split("\n")
    return "\n".join(f"<p>{html.escape(part.strip())}</p>" for part in parts if part.strip())


def local(tag: object) -> str:
    """Return an element's name without its namespace, lower-case; empty for what is no element."""
    return tag.rpartition("}")[2].lower() if isinstance(tag, str) else ""


def markup_of(element: Element, names: Mapping[str, str], *, depth: int = 0) -> str:
    """Return an element's content as HTML.

    Args:
        element: of an XML vocabulary.
        names: local name → HTML element; empty leaves the element out; a name that is not there is
            unwrapped: its words stay.
        depth: how many elements are around it.
    """
    parts = [html.escape(element.text or "")]
    for child in element if depth < _DEEPEST else ():
        name = local(child.tag)
        target = names.get(name, None if name else "")
        if target is None:
            parts.append(markup_of(child, names, depth=depth + 1))
        elif target == "img":
            parts.append(_picture(child))
        elif target == "br":
            parts.append("<br>")
        elif target:
            parts.append(
                f"<{target}{_attributes(child)}>{markup_of(child, names, depth=depth + 1)}</{target}>"
            )
        parts.append(html.escape(child.tail or ""))
    return "".join(parts)


def _attributes(element: Element) -> str:
    """Return where an element leads, and by which name others lead to it."""
    stated = {local(name): value for name, value in element.attrib.items()}
    return "".join(f' {name}="{html.escape(stated[name])}"' for name in ("href", "id") if name in stated)


def _picture(element: Element) -> str:
    stated = {local(name): value for name, value in element.attrib.items()}
    source = stated.get("src") or stated.get("source") or stated.get("href") or ""
    alt = stated.get("alt") or stated.get("alternate-text") or ""
    return f'<img src="{html.escape(source)}" alt="{html.escape(alt)}">'


def element_words(element: Element | None) -> str:
    """Return all words of an element on one line, empty where there is none."""
    return " ".join("".join(element.itertext()).split()) if element is not None else ""


def first(element: Element, *path: str) -> Element | None:
    """Return the first element that the local names lead to, whatever its namespace."""
    return next(iter(every(element, *path)), None)


def every(element: Element, *path: str) -> list[Element]:
    """Return all elements that a path of local names leads to."""
    found = [element]
    for name in path:
        found = [child for parent in found for child in parent if local(child.tag) == name.lower()]
    return found


def anywhere(element: Element, name: str) -> list[Element]:
    """Return all elements of a local name below an element."""
    return [child for child in element.iter() if local(child.tag) == name.lower()]
