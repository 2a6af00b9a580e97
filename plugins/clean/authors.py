"""Finds the authors of a page: JSON-LD, meta, links to authors' pages and visible bylines, in that trust."""

import re
from collections.abc import Iterator, Sequence
from typing import Any

from .bylines import agency, merged, names
from .head import Head, texts, types
from .leads import Place, visible
from .survey import Survey, words_of

_AUTHOR_PAGE = re.compile(
    r"/(?:authors?|autor(?:en|es|in)?|auteurs?|autori?|redaktion|people|profiles?|staff|reporters?|contributors?"
    r"|journalists?|writers?|columnists?|team|redakteure?)/[^/?#]+|[?&]author=",
    re.IGNORECASE,
)
_WRITTEN_BY = re.compile(
    r"written by|verfasst von|écrit par|escrito por|scritto da|geschreven door|by|author|autor(?:e|in)?|von|napisane przez",  # noqa: E501
    re.IGNORECASE,
)
_NAME = r"(?:(?:Dr|Prof)\.(?: Dr\.)?\s+)?[A-ZÀ-ÞŁŚŽČ][\w.'’-]*(?:\s+(?:(?:von|van|de|der|den|del|della|di|da|zu|al|el|la|le)\s+)*[A-ZÀ-ÞŁŚŽČ][\w.'’-]+){1,3}"  # noqa: E501
# A line that does nothing but name who wrote it, whatever follows the names (a date, a role, a place).
_BARE = re.compile(
    r"(?:(?i:by|von|vom|par|por|di|door|av|af|przez|text(?: von)?|autor(?:in|en)?|authors?|auteur|redaktion|interview"  # noqa: E501
    r"|eingestellt von|gespeichert von|posted by|written by|geschrieben von|veröffentlicht von|publié par|publicado por)\s*:?\s+"  # noqa: E501
    r"|[\d./]{6,10}\s*[-–|]\s*(?:Redaktion: )?)"
    rf"(?P<names>{_NAME}(?:\s*(?:,|&|and|und|et|y|e)\s+{_NAME})*)(?=$|[,|.:;(–—-]|\s+[(|•·–—-]|\s+(?i:am|um|on|at|le|el|il)\b|\s*\d)"
)
_LONGEST = 150  # characters of a byline
_NEAR = 60  # elements around the headline, and around the end of the body, where a bare byline may stand


def authors_of(head: Head, found: Survey, place: Place, publisher: str) -> tuple[tuple[str, ...], str]:
    """Return (authors, agency). The first source that names a person wins; an organisation is second best."""
    wire = ""
    organisation: tuple[str, ...] = ()
    for statements in _sources(head, found, place):
        people: list[str] = []
        others: list[str] = []
        for statement in statements:
            if len(statement) > 200 or "//" in statement:
                continue
            told, told_wire = names(statement, publisher)
            people.extend(told)
            others.extend(() if told or told_wire else names(statement, "", organisations=True)[0])
            wire = wire or told_wire or agency(statement)
        if people:
            return merged(people), wire
        organisation = organisation or tuple(others)
    return merged(organisation), wire


def _sources(head: Head, found: Survey, place: Place) -> Iterator[Sequence[str]]:
    yield _linked_data(head)
    yield _author_links(found, place)
    yield [text for text, _ in head.items.get("author", ())][:6]
    yield _labelled(head)
    yield (
        head.metas.get("author", []) + head.metas.get("dc.creator", []) + head.metas.get("parsely-author", [])
    )
    yield (
        head.metas.get("article:author", [])
        + head.metas.get("sailthru.author", [])
        + head.metas.get("byl", [])
    )
    yield _named_bylines(found, place)
    yield _bare_bylines(found, place)


def _linked_data(head: Head) -> list[str]:
    nodes = {str(node["@id"]): node for node in head.nodes if "@id" in node and "name" in node}
    pages = [
        node for node in head.nodes if "author" in node and {"WebPage", "ItemPage"}.intersection(types(node))
    ]
    for node in (head.article, *pages):
        stated = node.get("author") or node.get("creator")
        found = [
            name
            for one in (stated if isinstance(stated, list) else [stated])
            for name in _resolved(one, nodes)
        ]
        if found:
            return found
    return []


def _resolved(author: Any, nodes: dict[str, Any]) -> list[str]:
    if isinstance(author, dict) and "name" not in author and str(author.get("@id")) in nodes:
        author = nodes[str(author["@id"])]
    return texts(author)


def _labelled(head: Head) -> list[str]:
    """Return what the cards for social networks label as written by somebody."""
    return [
        head.meta(f"twitter:data{number}")
        for number in (1, 2)
        if _WRITTEN_BY.fullmatch(head.meta(f"twitter:label{number}"))
    ]


def _author_links(found: Survey, place: Place) -> list[str]:
    """Return the texts of links to authors' pages, those of one place only: the nearest to the headline."""
    links = []
    for number in visible(found, place):
        element = found.elements[number]
        if found.tags[number] == "a" and (
            "author" in (element.get("rel") or "").split() or _AUTHOR_PAGE.search(element.get("href") or "")
        ):
            text = words_of(element)
            if text and names(text)[0]:
                links.append((number, text))
    if not links:
        return []
    nearest = min(links, key=lambda link: (abs(link[0] - place.anchor), link[0]))[0]
    return [text for number, text in links if abs(number - nearest) <= 12]


def _named_bylines(found: Survey, place: Place) -> list[str]:
    lines: list[tuple[int, str]] = []
    for number in visible(found, place):
        if (
            found.roles[number] != "byline"
            or found.text[number] + found.links[number] + found.own[number] > 2 * _LONGEST
        ):
            continue
        text = words_of(found.elements[number])
        if 2 < len(text) < _LONGEST and names(text)[0]:
            lines.append((abs(number - place.anchor), text))
    return [text for _, text in sorted(lines)[:1]]


def _bare_bylines(found: Survey, place: Place) -> list[str]:
    """Return the nearest line that begins as a byline does."""
    end = found.ends[place.top] if place.top < len(found.ends) else 0
    best: list[tuple[int, str]] = []
    for number in visible(found, place):
        distance = min(abs(number - place.anchor), abs(number - place.top), abs(number - end))
        length = found.own[number] + found.own_links[number]
        if distance > _NEAR or not 5 <= length <= _LONGEST or found.tags[number] in {"a", "h1"}:
            continue
        text = words_of(found.elements[number])
        if (match := _BARE.match(text)) and names(match["names"])[0]:
            best.append((distance, match["names"]))
    return [text for _, text in sorted(best)[:1]]
