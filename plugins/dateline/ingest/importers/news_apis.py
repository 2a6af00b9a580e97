"""Answers of newspapers' interfaces: the Guardian's Content API and the New York Times' Article Search."""

import html
import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import replace
from functools import partial
from typing import Any

from ...clean.authors.names import names
from ..record import Found, Record, Refused
from ..source import Source
from .fields import stated_line
from .importer import Importer
from .json_text import CUT_OFF, is_json, objects, read_answer
from .row_article import as_bytes, found_in

_GUARDIAN = re.compile(rb"\"webTitle\"\s*:|\"webUrl\"\s*:")
_TIMES = re.compile(rb"\"(?:web_url|lead_paragraph|nyt(?:d|_)section\w*|print_page)\"\s*:")
_BY = re.compile(r"^by\s+", re.IGNORECASE)
_LEAD_ONLY = "the interface gives the beginning of the text only; save the page for the rest"


def _records(
    source: Source, kind: str, lists: tuple[str, ...], row_of: Callable[[Mapping[str, Any]], dict[str, Any]]
) -> Iterator[Found]:
    try:
        value = read_answer(source.read(), *lists)
    except ValueError as error:
        yield Refused(source.name, f"it is no JSON ({error})")
        return
    number = 0
    for answer in value if isinstance(value, list) else [value]:
        for article in _articles(answer, lists):
            number += 1
            name = f"{source.name}#{number}"
            if not isinstance(article, dict):
                yield Refused(name, f"it is no article but {type(article).__name__}")
                continue
            row = row_of(article)
            found = found_in(row, name=name, kind=kind, data=as_bytes(article))
            partial_text = isinstance(found, Record) and row.get("is_lead")
            yield (
                replace(found, warnings=(*found.warnings, _LEAD_ONLY))
                if partial_text and isinstance(found, Record)
                else found
            )
    if not number:
        yield Refused(source.name, "the answer holds no articles")
    elif CUT_OFF in value:
        yield Refused(source.name, f"the file is cut off after {number} articles")


def _articles(answer: Any, lists: tuple[str, ...]) -> list[Any]:
    """Return the articles of an answer, or of the part of one that a program kept."""
    if not isinstance(answer, dict):
        return []
    inner = _object(answer.get("response")) or answer
    for name in lists:
        value = inner.get(name)
        if isinstance(value, list | dict):
            return value if isinstance(value, list) else [value]
    return [answer] if answer.get("webUrl") or answer.get("web_url") else []


def _object(value: Any) -> Mapping[str, Any]:
    return value if isinstance(value, dict) else {}


def _of_guardian(article: Mapping[str, Any]) -> dict[str, Any]:
    fields = _object(article.get("fields"))
    tags = objects(article.get("tags"))
    writers = [tag.get("webTitle") for tag in tags if tag.get("type") == "contributor"]
    return {
        "headline": fields.get("headline") or article.get("webTitle"),
        "standfirst": _plain(fields.get("standfirst") or fields.get("trailText")),
        "url": article.get("webUrl"),
        "html": fields.get("body") or _blocks(article) or fields.get("bodyText"),
        "published": article.get("webPublicationDate"),
        "modified": fields.get("lastModified"),
        "authors": writers or names(str(fields.get("byline") or ""))[0],
        "publisher": fields.get("publication"),
        "section": article.get("sectionName"),
        "language": fields.get("lang"),
        "tags": [tag.get("webTitle") for tag in tags if tag.get("type") in ("keyword", None)],
        "id": article.get("id"),
    }


def _blocks(article: Mapping[str, Any]) -> str:
    """Return the text that an answer with `show-blocks=body` gives in pieces."""
    parts: list[str] = []
    for piece in objects(_object(article.get("blocks")).get("body")):
        if isinstance(text := piece.get("bodyHtml"), str):
            title = stated_line(piece.get("title"))  # of an entry of a live blog
            parts.append(f"<h2>{html.escape(title, quote=False)}</h2>{text}" if title else text)
    return "\n".join(parts)


def _of_times(article: Mapping[str, Any]) -> dict[str, Any]:
    headline, byline = article.get("headline"), article.get("byline")
    keywords: dict[str, list[str]] = {}
    for keyword in objects(article.get("keywords")):
        keywords.setdefault(str(keyword.get("name")).lower(), []).append(str(keyword.get("value") or ""))
    lead = str(article.get("lead_paragraph") or article.get("abstract") or article.get("snippet") or "")
    return {
        "headline": headline.get("main") if isinstance(headline, dict) else headline,
        "standfirst": article.get("abstract") if article.get("abstract") != lead else "",
        "url": article.get("web_url"),
        "body": lead,
        "is_lead": bool(lead),
        "published": article.get("pub_date"),
        "authors": _BY.sub(
            "", str((byline.get("original") if isinstance(byline, dict) else byline) or "")
        ).replace(" and ", ";"),
        "publisher": article.get("source"),
        "section": article.get("section_name"),
        "people": [_in_order(name) for name in keywords.get("persons", []) or keywords.get("person", [])],
        "places": keywords.get("glocations", []) or keywords.get("location", []),
        "organisations": keywords.get("organizations", []) or keywords.get("organization", []),
        "tags": keywords.get("subject", []),
        "id": article.get("_id"),
    }


def _in_order(name: str) -> str:
    """Return a name as it is spoken, where an index has written `Bell, Mara`."""
    family, comma, given = name.partition(", ")
    return f"{given} {family}" if comma and "," not in given else name


def _plain(text: Any) -> str:
    return re.sub(r"<[^>]*>", " ", text) if isinstance(text, str) else ""


GUARDIAN = Importer(
    "guardian",
    lambda source: is_json(source) and bool(_GUARDIAN.search(source.head)),
    partial(_records, kind="guardian", lists=("results", "content"), row_of=_of_guardian),
)
TIMES = Importer(
    "nyt",
    lambda source: is_json(source) and bool(_TIMES.search(source.head)),
    partial(_records, kind="nyt", lists=("docs", "results"), row_of=_of_times),
)
