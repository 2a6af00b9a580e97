"""What a page states about itself: meta, links, JSON-LD, microdata; reads no visible text, weighs nothing."""

import html
import json
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any

from ...article.normal_inlines import clean_line
from ..html.dom_stats import SPACED, opening_words
from ..html.parse import Element

_ARTICLES = re.compile(
    r"(?:\w*Article|\w*Posting|Report|Review|\w*NewsArticle|CreativeWork|Recipe|Liveblog\w*|PodcastEpisode)$"
)
_PAGES = frozenset(("WebPage", "ItemPage", "Product", "VideoObject", "AboutPage", "QAPage"))
_PLAIN_PAGES = frozenset(("WebPage", "ItemPage", "AboutPage"))
_TRAILING_COMMA = re.compile(r",\s*(?=[}\]])")
_COMMENT = re.compile(
    r"^\s*(?:<!--|//<!\[CDATA\[|<!\[CDATA\[|/\*.*?\*/)|(?:-->|//\]\]>|\]\]>|;)\s*$", re.DOTALL
)
_LONGEST_LD = 2_000_000  # characters of one script; more is data, not a statement
_DEEPEST_LD = 12
_LONGEST_VALUE = 2000  # characters of what microdata calls a property; more is a body


def statement(text: str) -> str:
    """Return a statement as one clean line, without the typesetter's hyphens and spaces."""
    return clean_line(text.translate(SPACED))


@dataclass(slots=True)
class Head:
    """Statements of a page, by where they stand; every text is one clean line, in document order."""

    title: str = ""
    language: str = ""
    direction: str = ""
    metas: dict[str, list[str]] = field(default_factory=dict)  # lower-case name or property → contents
    links: dict[str, list[str]] = field(default_factory=dict)  # lower-case rel → addresses
    items: dict[str, list[tuple[str, Element]]] = field(default_factory=dict)  # itemprop → value, element
    article: Mapping[str, Any] = field(default_factory=dict)  # the JSON-LD node of the article
    nodes: list[Mapping[str, Any]] = field(default_factory=list)  # all JSON-LD nodes

    def meta(self, *names: str) -> str:
        """Return the first content of the first of these metas that has one."""
        return next((value for name in names for value in self.metas.get(name, ()) if value), "")

    def stated(self, *keys: str) -> str:
        """Return the first text that the article's JSON-LD gives under one of these keys."""
        return next((text for key in keys for text in texts(self.article.get(key)) if text), "")


def read_head(root: Element) -> Head:
    """Collect what the page states about itself."""
    head = Head(language=root.get("lang") or root.get("{http://www.w3.org/XML/1998/namespace}lang") or "")
    head.direction = (root.get("dir") or "").lower()
    for element in root.iter("title", "meta", "link", "script", "body"):
        match element.tag:
            case "title":
                head.title = head.title or statement(
                    element.text_content()
                    if hasattr(element, "text_content")
                    else "".join(element.itertext())
                )
            case "meta":
                _meta(head, element)
            case "link":
                for rel in (element.get("rel") or "").lower().split():
                    head.links.setdefault(rel, []).append(element.get("href") or "")
            case "body":
                head.direction = head.direction or (element.get("dir") or "").lower()
                head.language = head.language or element.get("lang") or ""
            case _:
                if "ld+json" in (element.get("type") or "").lower():
                    head.nodes.extend(linked_data(element.text or ""))
    for element in root.xpath("//*[@itemprop]"):
        _item(head, element)
    for element in root.xpath("//body//*[@property][@content]"):
        if element.tag != "meta":
            _meta(head, element)
    head.article = _article(head.nodes)
    return head


def _meta(head: Head, element: Element) -> None:
    content = element.get("content")
    # RDFa lets one element state several properties: 'dc:date dc:created'.
    names = (element.get("property") or "").split() or [
        element.get("name") or element.get("http-equiv") or ""
    ]
    for name in names if content else ():
        if name:
            head.metas.setdefault(name.lower(), []).append(statement(html.unescape(content)))


def _item(head: Head, element: Element) -> None:
    value = element.get("content") or element.get("datetime") or ""
    if not value and element.tag not in {"meta", "link"}:
        value = opening_words(element, _LONGEST_VALUE)
    for name in element.get("itemprop").split():
        head.items.setdefault(name, []).append((statement(value), element))


def linked_data(script: str) -> Iterator[Mapping[str, Any]]:
    """Yield every typed node of a JSON-LD script, also of one with the usual slips of hand-made JSON."""
    if len(script) > _LONGEST_LD:
        return
    bare = _TRAILING_COMMA.sub("", _COMMENT.sub("", _COMMENT.sub("", script)))
    for attempt in (script, bare, html.unescape(bare)):
        try:
            data = json.loads(attempt, strict=False)
        except (ValueError, RecursionError):
            continue
        yield from _nodes(data, 0)
        return


def _nodes(data: object, depth: int) -> Iterator[Mapping[str, Any]]:
    if depth > _DEEPEST_LD:
        return
    if isinstance(data, list):
        for one in data:
            yield from _nodes(one, depth + 1)
    elif isinstance(data, dict):
        if "@type" in data:
            yield data
        for key in ("@graph", "mainEntity", "mainEntityOfPage", "hasPart", "itemListElement"):
            yield from _nodes(data.get(key), depth + 1)


def types(node: Mapping[str, Any]) -> list[str]:
    """Return the schema.org types of a node, without their address."""
    stated = node.get("@type")
    every = stated if isinstance(stated, list) else [stated]
    return [str(one).rsplit("/", 1)[-1] for one in every if one]


def _article(nodes: list[Mapping[str, Any]]) -> Mapping[str, Any]:
    for node in nodes:
        if any(_ARTICLES.match(kind) for kind in types(node)) and (
            "headline" in node or "datePublished" in node
        ):
            return node
    for node in nodes:
        if _PAGES.intersection(types(node)) and "datePublished" in node:
            return node
    return {}


def is_mere_page(node: Mapping[str, Any]) -> bool:
    """Return whether a node is a page of a site and nothing more, as systems state it of every page."""
    return bool(node) and _PLAIN_PAGES.issuperset(types(node))


def texts(value: object) -> list[str]:
    """Return the texts of a JSON-LD value: itself, its name, or those of each of a list."""
    if isinstance(value, str):
        return [statement(html.unescape(value))]
    if isinstance(value, list):
        return [text for one in value for text in texts(one)]
    if isinstance(value, dict):
        return texts(value.get("name") or value.get("@value") or value.get("headline"))
    return []
