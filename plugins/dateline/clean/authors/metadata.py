"""Collects whom a page states as its author: JSON-LD, microdata and meta; believes nobody yet."""

import re
from collections.abc import Iterator, Mapping
from functools import lru_cache
from typing import Any

from ..html.parse import Element
from ..html.visible_lines import lines_of
from ..metadata.head import Head, texts, types
from .names import opened

# Names of metas end so, whatever system they belong to; the account that shares an article is no author.
_META = re.compile(
    r"(?:^|[.:_-])(?:(?:article[._-]?)?authors?(?:[._-]?names?)?|byl|byline|creator|writer)$", re.IGNORECASE
)
_SHARED_BY = re.compile(r"^(?:twitter|fb|og:video|og:image)\b")
_ADDRESS = re.compile(r"(?:https?:)?//|$")
_NOT_TEXT = frozenset(
    "ImageObject VideoObject Comment Answer Question Quotation Organization Person ImageGallery".split()
)
_MOST = 40  # statements of one kind
_LONGEST = 200  # characters of a stated byline
_COMMENT = re.compile(r"comment|answer", re.IGNORECASE)


def linked_authors(head: Head) -> tuple[list[str], list[str]]:
    """Return (persons, organisations) that the JSON-LD of the article names, or else that of its page."""
    nodes = {str(node["@id"]): node for node in head.nodes if "@id" in node and "name" in node}
    others = [node for node in head.nodes if not _NOT_TEXT.intersection(types(node))]
    for node in (head.article, *others):
        for property_name in ("author", "creator"):
            people: list[str] = []
            bodies: list[str] = []
            for name, kinds in _named(node.get(property_name), nodes):
                (bodies if any("Organization" in kind for kind in kinds) else people).append(name)
            if people or bodies:
                return people, bodies
    return [], []


def _named(stated: object, nodes: Mapping[str, Mapping[str, Any]]) -> Iterator[tuple[str, list[str]]]:
    """Yield (name, types) of each author of a JSON-LD value; addresses are no names."""
    for one in stated if isinstance(stated, list) else [stated]:
        node = one
        if isinstance(one, dict) and "name" not in one:
            node = nodes.get(str(one.get("@id")), one)
        for name in texts(node):
            if name and "//" not in name:
                yield name, types(node) if isinstance(node, Mapping) else []


def item_authors(head: Head) -> list[str]:
    """Return the authors in microdata, side by side; none where the page's parts have different ones."""
    groups: dict[Element, list[str]] = {}
    for value, element in head.items.get("author", [])[:_MOST]:
        if any(_COMMENT.search(above.get("itemtype") or "") for above in element.iterancestors()):
            continue
        name = _item_name(element) or value
        if not _ADDRESS.match(name) and len(name) < _LONGEST:
            groups.setdefault(element.getparent(), []).append(name)
    first, *others = groups.values() or [[]]
    return first if all(names == first for names in others) else []


def _item_name(author: Element) -> str:
    """Return the lines of an author in microdata: those of the name within, where it is marked."""
    for one in author.iter():
        if "name" in (one.get("itemprop") or "").split():
            return one.get("content") or lines_of(one)
    return "" if author.get("content") else lines_of(author)


def meta_authors(head: Head) -> list[list[str]]:
    """Return the contents of each kind of meta that names authors, in the order of the page."""
    return [
        [text for text in contents[:_MOST] if not _ADDRESS.match(text) and len(text) < _LONGEST]
        for name, contents in head.metas.items()
        if _names_author(name)
    ]


@lru_cache(maxsize=2048)
def _names_author(meta: str) -> bool:
    return _META.search(meta) is not None and _SHARED_BY.match(meta) is None


def labelled_authors(head: Head) -> list[str]:
    """Return what the cards for social networks label as written by somebody."""
    return [
        head.meta(f"twitter:data{number}")
        for number in (1, 2)
        if opened(f"{head.meta(f'twitter:label{number}')} X")
    ]


def accounts(head: Head) -> list[str]:
    """Return the accounts on social networks that the cards name as the author's."""
    return [value.lstrip("@") for value in head.metas.get("twitter:creator", ())]
