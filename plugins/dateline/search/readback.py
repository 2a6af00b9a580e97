"""A query in words, as it was understood, in English as theme/translations has it; looks nothing up."""

from collections.abc import Mapping

from .query import Group, Item, Leaf, Node

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


def read_back(items: tuple[Item, ...], meanings: Meanings) -> str:
    """Return the query in words, to follow "articles"."""
    wished = [_node(item.node, meanings) for item in items if item.presence == "may"]
    parts = []
    if wished:
        parts.append(_said("with" if len(wished) == 1 else "some", what=", ".join(wished)))
    for item in items:
        what = _node(item.node, meanings)
        if item.presence == "must":
            parts.append(what if _is_filter(item.node) else _said("with", what=what))
        elif item.presence == "not":
            parts.append(_said("not" if _is_filter(item.node) else "without", what=what))
    return ", ".join(parts)


def _is_filter(node: Node) -> bool:
    if isinstance(node, Leaf):
        return node.kind == "filter"
    return all(map(_is_filter, node.nodes))


def _node(node: Node, meanings: Meanings) -> str:
    if isinstance(node, Leaf):
        return _leaf(node, meanings)
    parts = [_node(part, meanings) for part in node.nodes]
    if node.operator == "not":
        return _said("not", what=parts[0])
    whole = parts[0]
    for part, other in zip(parts[1:], node.nodes[1:], strict=True):
        nested = isinstance(other, Group) and other.operator != "not"
        whole = _said(node.operator, one=whole, other=f"({part})" if nested else part)
    return f"({whole})" if isinstance(node.nodes[0], Group) and node.nodes[0].operator != "not" else whole


def _leaf(leaf: Leaf, meanings: Meanings) -> str:
    if leaf.kind == "filter":
        names = meanings.get(leaf) or (leaf.text,)
        what = names[0]
        for name in names[1:]:
            what = _said("or", one=what, other=name)
        return _said(str(leaf.field), what=what)
    what = f"“{leaf.text}”" if leaf.kind != "word" else leaf.text
    if leaf.distance:
        what = _said("fuzzy" if leaf.kind == "word" else "near", what=what, n=str(leaf.distance))
    return _said(leaf.field, what=what) if leaf.field else what


def _said(key: str, **values: str) -> str:
    return ENGLISH[key].format(**values)
