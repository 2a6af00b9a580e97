"""Ghost's export: posts and pages with their authors, tags and states."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import replace
from typing import Any

from ..record import Found, Record, Refused
from ..source import Source
from .importer import Importer
from .json_text import CUT_OFF, is_json, objects, read_answer
from .lexical import lexical_markup
from .markdown import markdown_markup
from .mobiledoc import mobiledoc_markup
from .row_article import as_bytes, found_in

_EXPORT = re.compile(rb"\{\s*\"db\"\s*:\s*\[|\"exported_on\"\s*:\s*\d+[^{}]*\}\s*,\s*\"data\"\s*:")


def _records(source: Source) -> Iterator[Found]:
    try:
        value = read_answer(source.read(), "posts")
    except ValueError as error:
        yield Refused(source.name, f"it is no JSON ({error})")
        return
    data = value if CUT_OFF in value else _data(value)
    posts = data.get("posts")
    if not isinstance(posts, list) or not posts:
        yield Refused(source.name, "the export holds no posts")
        return
    writers, tags = (
        _linked(data, "users", "posts_authors", "author_id"),
        _linked(data, "tags", "posts_tags", "tag_id"),
    )
    for number, post in enumerate(posts, 1):
        name = f"{source.name}#{number}"
        if not isinstance(post, dict):
            yield Refused(name, f"it is no post but {type(post).__name__}")
            continue
        found = found_in(_row(post, writers, tags), name=name, kind=IMPORTER.kind, data=as_bytes(post))
        hidden = post.get("status") not in ("published", "sent", None)
        if isinstance(found, Record) and hidden:
            found = replace(found, fields={**found.fields, "status": "hidden"})
        yield found
    if CUT_OFF in value:
        yield Refused(source.name, f"the file is cut off after {len(posts)} posts; who wrote them is lost")


def _data(value: Any) -> Mapping[str, Any]:
    """Return the tables of an export: within `db`, a list of one, or bare as some tools leave them."""
    inner = value.get("db", value) if isinstance(value, dict) else value
    inner = inner[0] if isinstance(inner, list) and inner else inner
    data = inner.get("data") if isinstance(inner, dict) else None
    return data if isinstance(data, dict) else {}


def _linked(data: Mapping[str, Any], table: str, links: str, key: str) -> dict[str, list[str]]:
    """Return post → names, through the table that links the two, in its order."""
    names = {_key(one.get("id")): str(one.get("name") or "") for one in objects(data.get(table))}
    found: dict[str, list[str]] = {}
    for link in sorted(objects(data.get(links)), key=_place):
        name = names.get(_key(link.get(key)), "")
        if name and not name.startswith("#"):  # Ghost hides tags that begin so
            found.setdefault(_key(link.get("post_id")), []).append(name)
    for post in objects(data.get("posts")) if table == "users" else ():
        name = names.get(_key(post.get("author_id")), "")
        if name and _key(post.get("id")) not in found:
            found[_key(post.get("id"))] = [name]
    return found


def _place(link: Mapping[str, Any]) -> float:
    """Return where a name comes among those of a post; first where nothing tells."""
    order = str(link.get("sort_order") or "")
    return float(order) if order.isdecimal() else 0


def _key(value: Any) -> str:
    return str(value or "")


def _row(
    post: Mapping[str, Any], writers: Mapping[str, list[str]], tags: Mapping[str, list[str]]
) -> dict[str, Any]:
    key = _key(post.get("id"))
    return {
        "headline": post.get("title"),
        "html": post.get("html")
        or lexical_markup(post.get("lexical"))
        or mobiledoc_markup(post.get("mobiledoc"))
        or post.get("plaintext")
        or markdown_markup(str(post.get("markdown") or "")),
        "standfirst": post.get("custom_excerpt"),
        "url": post.get("canonical_url"),
        "published": post.get("published_at") or post.get("created_at"),
        "modified": post.get("updated_at"),
        "authors": writers.get(key, []),
        "tags": tags.get(key, []),
        "language": post.get("locale"),
        "id": post.get("uuid") or post.get("id") or post.get("slug"),
    }


IMPORTER = Importer("ghost", lambda source: is_json(source) and bool(_EXPORT.search(source.head)), _records)
