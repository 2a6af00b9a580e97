"""Other searches that a reader is offered, as wider ones where nothing is found; looks nothing up."""

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Literal

from .document import FACETS
from .query import Group, Item, Leaf, Node, is_one_time
from .query_fields import NAMING
from .wildcards import has_wildcard

MOST_WAYS = 5
MOST_NEAR_NAMES = 3
WayCode = Literal[
    "near-name",
    "apart",
    "shorter-name",
    "as-words",
    "other-kind",
    "leave-out",
    "did_you_mean",
    "published_then",
    "speaking_of_then",
]
_SIGNS = {"may": "", "must": "+", "not": "-"}
_DIGIT_GROUPS = re.compile(r"[0-9]{1,3}(?: [0-9]{3})+")
_BETWEEN_WORDS = re.compile(r"[\s\-\u2010\u2011/_+=<>@]+")
_OPERATOR = re.compile(r"^(?=[-+!&'‘‚‛]|(?:AND|OR|NOT|NEAR)\b)")


@dataclass(frozen=True, slots=True)
class WayOut:
    """Another search: what was done to the query, the query as typed, how many articles it finds."""

    code: WayCode
    text: str
    total: int


def ways_out(items: Sequence[Item], count: Callable[[Sequence[Item]], int]) -> tuple[WayOut, ...]:
    """Return searches with one part made wider or left out that find something.

    Those that widen come first, then those that leave out, the fewest articles first.

    Args:
        items: of a query that finds nothing.
        count: returns how many articles a query of these items finds.
    """
    tried = [WayOut(code, typed_query(other), count(other)) for code, other in _widened(items)]
    found = [way for way in tried if way.total]
    wider = [way for way in found if way.code != "leave-out"]
    without = sorted((way for way in found if way.code == "leave-out"), key=lambda way: way.total)
    return (*wider, *without)[:MOST_WAYS]


def ways_by_name(
    items: Sequence[Item], near: Callable[[Leaf], Sequence[str]], count: Callable[[Sequence[Item]], int]
) -> tuple[WayOut, ...]:
    """Return searches that find something with another name of the archive in the place of one that it lacks.

    Args:
        items: of a query that finds nothing.
        near: returns the names that are spelt nearly as that of a filter; none where the archive has it.
        count: returns how many articles a query of these items finds.
    """
    found = []
    for index, item in enumerate(items):
        leaf = item.node
        if item.presence == "not" or not isinstance(leaf, Leaf) or leaf.field not in FACETS:
            continue
        for name in near(leaf):
            named = Item(item.presence, replace(leaf, text=name))
            other = [*items[:index], named, *items[index + 1 :]]
            if total := count(other):
                found.append(WayOut("near-name", typed_query(other), total))
    return tuple(found[:MOST_NEAR_NAMES])


def _widened(items: Sequence[Item]) -> Iterator[tuple[WayCode, list[Item]]]:
    for index, item in enumerate(items):
        before, after = list(items[:index]), list(items[index + 1 :])
        node = item.node
        if item.presence != "not" and isinstance(node, Leaf):
            words = _words_of(node.text, node.field)
            if node.kind in {"phrase", "near"} or (node.kind == "word" and len(words) > 1):
                yield "apart", [*before, *words, *after]
            elif node.kind == "filter" and node.field in NAMING:
                for name in _shorter_names(node.text):
                    yield "shorter-name", [*before, Item(item.presence, replace(node, text=name)), *after]
                yield "as-words", [*before, *_words_of(node.text, None), *after]
                for kind in FACETS:
                    if kind != node.field:
                        yield "other-kind", [*before, Item(item.presence, replace(node, field=kind)), *after]
        rest = before + after
        if after and is_one_time(node, after[0].node):
            rest = before + after[1:]
        if before and is_one_time(before[-1].node, node):
            continue
        if any(other.presence != "not" for other in rest):
            yield "leave-out", rest


def _shorter_names(name: str) -> list[str]:
    """Return a name without its first word, which may be a title, and its last word alone."""
    words = name.split()
    return list(dict.fromkeys([" ".join(words[1:]), words[-1]])) if len(words) > 1 else []


def _words_of(text: str, field: str | None) -> list[Item]:
    """Return the words of a text, each wanted; parts joined by a hyphen or slash are words of their own."""
    words = [word for word in _BETWEEN_WORDS.split(text) if word]
    return [Item("must", Leaf("word", word, field, wildcard=has_wildcard(word))) for word in words]


def typed_query(items: Sequence[Item]) -> str:
    """Return items as they could be typed; read again they are the same."""
    return " ".join(_signed(item) for item in items)


def _signed(item: Item) -> str:
    implied = item.presence == "must" and not (isinstance(item.node, Leaf) and item.node.kind == "word")
    return f"{'' if implied else _SIGNS[item.presence]}{_typed(item.node)}"


def _typed(node: Node) -> str:
    if isinstance(node, Group):
        if node.operator == "not":
            return f"NOT {_typed(node.nodes[0])}"
        return f"({f' {node.operator.upper()} '.join(map(_typed, node.nodes))})"
    if node.kind == "filter":
        return f'{node.field}:"{node.text}"'
    scope = f"{node.field}:" if node.field else ""
    if node.kind == "near":
        return scope + f" NEAR/{node.distance} ".join(node.text.split())
    text = f'"{node.text}"' if node.kind == "phrase" else _typed_word(node)
    distance = f"~{node.distance}" if node.distance else ""
    return f"{scope}{text}{distance}{f'^{node.boost}' if node.boost != 1 else ''}"


def _typed_word(leaf: Leaf) -> str:
    """Return a word with a backslash before each sign that would be an operator."""
    if _DIGIT_GROUPS.fullmatch(leaf.text):
        return leaf.text
    signs = r'[\\:~^()"“”„«»,;|\s]' if leaf.wildcard else r'[\\:~^()"“”„«»,;|*\s]'
    return _OPERATOR.sub(r"\\", re.sub(signs, r"\\\g<0>", leaf.text))
