"""A query in words, as it was understood, in English as theme/translations has it; looks nothing up."""

import unicodedata
from collections.abc import Iterator, Mapping, Sequence

from .query import Group, Item, Leaf, Node, Presence, is_one_time
from .query_fields import TIMES

# The English of theme/translations/en.json, "finder_reading": a test holds the two equal.
ENGLISH = {
    "with": "with {what}",
    "some": "with some of {what}",
    "without": "without {what}",
    "not": "not {what}",
    "and": "{one} and {other}",
    "or": "{one} or {other}",
    "near": "{what} with at most {n} words between",
    "fuzzy": "{what} (at most {n} of its letters different)",
    "title": "{what} in the headline",
    "body": "{what} in the text",
    "people": "naming {what}",
    "places": "naming {what}",
    "organisations": "naming {what}",
    "by": "by {what}",
    "section": "in the section {what}",
    "language": "in the language {what}",
    "about": "speaking of {what}",
    "month": "published in {what}",
    "from": "published from {what}",
    "to": "published up to {what}",
}
Meanings = Mapping[Leaf, tuple[str, ...]]  # of filters: the names that a value stands for


def read_back(items: Sequence[Item], meanings: Meanings) -> str:
    """Return the query in words, to follow "articles"; what asks for nothing is left out."""
    wished = [what for item in items if item.presence == "may" and (what := _node(item.node, meanings))]
    parts = []
    if wished:
        parts.append(_said("with" if len(wished) == 1 else "some", what=", ".join(wished)))
    for presence, node in _joined(items):
        what = _node(node, meanings)
        if what and presence == "must":
            parts.append(what if _is_filter(node) else _said("with", what=what))
        elif what and presence == "not":
            parts.append(_said("not" if _is_filter(node) else "without", what=what))
    return ", ".join(parts)


def _joined(items: Sequence[Item]) -> Iterator[tuple[Presence, Node]]:
    """Yield the items, the two ends of one time as one."""
    skipped = -1
    for at, item in enumerate(items):
        following = items[at + 1] if at + 1 < len(items) else None
        if at == skipped:
            continue
        if following and item.presence == following.presence and is_one_time(item.node, following.node):
            skipped = at + 1
            yield item.presence, Group("and", (item.node, following.node))
        else:
            yield item.presence, item.node


def _is_filter(node: Node) -> bool:
    if isinstance(node, Leaf):
        return node.kind == "filter"
    return all(map(_is_filter, node.nodes))


def _node(node: Node, meanings: Meanings) -> str:
    if isinstance(node, Leaf):
        return _leaf(node, meanings)
    if len(node.nodes) == 2 and is_one_time(*node.nodes) and isinstance(first := node.nodes[0], Leaf):
        return (
            _said("month", what=(meanings.get(first) or (first.text,))[0]) if _asks(first, meanings) else ""
        )
    parts = [_node(part, meanings) for part in node.nodes]
    if node.operator == "not":
        return _said("not", what=parts[0])
    whole = parts[0]
    for part, other in zip(parts[1:], node.nodes[1:], strict=True):
        nested = isinstance(other, Group) and other.operator != "not"
        whole = _said(node.operator, one=whole, other=f"({part})" if nested else part)
    return f"({whole})" if isinstance(node.nodes[0], Group) and node.nodes[0].operator != "not" else whole


def _leaf(leaf: Leaf, meanings: Meanings) -> str:
    if not _asks(leaf, meanings):
        return ""
    if leaf.kind == "filter":
        names = meanings.get(leaf) or (leaf.text,)
        what = names[0]
        for name in names[1:]:
            what = _said("or", one=what, other=name)
        return _said(str(leaf.field), what=what)
    what = f"“{leaf.text}”" if leaf.kind != "word" else bare_text(leaf.text)
    if leaf.distance:
        what = _said("fuzzy" if leaf.kind == "word" else "near", what=what, n=str(leaf.distance))
    return _said(leaf.field, what=what) if leaf.field else what


def _asks(leaf: Leaf, meanings: Meanings) -> bool:
    """Return whether a leaf asks for something: a word of mere signs and a time that is no date do not."""
    if leaf.kind == "filter":
        return leaf.field not in TIMES or leaf not in meanings or bool(meanings[leaf])
    return bool(bare_text(leaf.text))


def bare_text(text: str) -> str:
    """Return a text without the signs around it that no index has: C++ is looked for as C."""
    kept = [at for at, sign in enumerate(text) if sign == "*" or unicodedata.category(sign)[0] not in "PSZC"]
    bare = text[kept[0] : kept[-1] + 1] if kept else ""
    return f"{bare}." if "." in bare and text.endswith(f"{bare}.") else bare  # U.S.


def _said(key: str, **values: str) -> str:
    return ENGLISH[key].format(**values)
