"""Reads what a person typed (docs/search-syntax.md) into a Query; never fails and looks nothing up."""

from collections.abc import Callable, Sequence
from dataclasses import replace
from itertools import chain, product

from .query import Group, Item, Leaf, Node, Query
from .query_field_lexer import Lexeme
from .query_fields import FIELDS
from .query_lexer import Lexer

# Wider than the browser's 200: here nobody's page waits, and whole sentences are asked.
MAX_CHARACTERS = 2000
MOST_PAIRS = 20  # of words near each other, where groups are


def read_query(text: str, limit: int = MAX_CHARACTERS) -> Query:
    """Return the query a person typed; what cannot be read as an operator is read as words."""
    query = Query()
    if len(text) > limit:
        query.note("too-long", str(limit))
    lexemes = list(Lexer(text[:limit], query.note).lexemes())
    items = tuple(_Parser(lexemes, query).items())
    if not items and (words := [lexeme.text for lexeme in lexemes if lexeme.text.isalpha()]):
        # Nothing but AND, OR, NOT or NEAR: whoever types them alone means the words.
        return Query(tuple(Item("may", Leaf("word", word)) for word in words))
    return Query(items, query.notes)


class _Parser:
    """Recursive descent: NEAR binds closest, then NOT, AND, OR, and words side by side."""

    def __init__(self, lexemes: Sequence[Lexeme], query: Query) -> None:
        self._lexemes = lexemes
        self._query = query
        self._at = 0

    def items(self) -> list[Item]:
        """Return the items of the whole query."""
        items: list[Item] = []
        while self._at < len(self._lexemes):
            if self._kind() == "close":
                self._at += 1
                continue
            sign = self._sign()
            plain = self._kind() == "open" and not self._lexemes[self._at].field
            node = self._either()
            if node is None:
                continue
            if plain and isinstance(node, Group) and node.operator == "and" and self._is_plain(node):
                items += [Item("may", part) for part in node.nodes]
            else:
                items += _items_of(node, sign)
        return items

    def _is_plain(self, node: Group) -> bool:
        """Say whether parentheses hold mere words of a query without operators: then they are punctuation."""
        operators = {"and", "or", "not", "near"}
        words = all(isinstance(part, Leaf) and part.kind == "word" for part in node.nodes)
        return words and not any(lexeme.kind in operators or lexeme.sign for lexeme in self._lexemes)

    def _kind(self) -> str:
        return self._lexemes[self._at].kind if self._at < len(self._lexemes) else "end"

    def _sign(self) -> str:
        return self._lexemes[self._at].sign if self._kind() == "leaf" else ""

    def _either(self) -> Node | None:
        return self._joined("or", self._both)

    def _both(self) -> Node | None:
        return self._joined("and", self._unary)

    def _joined(self, operator: str, read: Callable[[], Node | None]) -> Node | None:
        nodes = [read()]
        while self._kind() == operator:
            lexeme = self._lexemes[self._at]
            self._at += 1
            following = read() if self._kind() not in {"end", "close"} else None
            if following is None or nodes[-1] is None:
                self._stray(lexeme)
            nodes.append(following)
        known = [node for node in nodes if node is not None]
        if len(known) < 2:
            return known[0] if known else None
        return Group("or" if operator == "or" else "and", tuple(known))

    def _unary(self) -> Node | None:
        kind = self._kind()
        if kind == "not":
            lexeme = self._lexemes[self._at]
            self._at += 1
            node = self._unary() if self._kind() not in {"end", "close", "and", "or"} else None
            if node is None:
                self._stray(lexeme)
                return None
            return Group("not", (node,))
        if kind in {"open", "leaf"}:
            return self._near()
        if kind == "near":
            self._stray(self._lexemes[self._at])
            self._at += 1
        return None

    def _parenthesis(self) -> Node | None:
        field = self._lexemes[self._at].field
        self._at += 1
        nodes: list[Node] = []
        while self._kind() not in {"end", "close"}:
            if node := self._either():
                nodes.append(node)
        if self._kind() == "end":
            self._query.note("open-parenthesis")
        self._at += 1
        nodes = [_in_field(node, field) for node in nodes] if field else nodes
        if len(nodes) < 2:
            return nodes[0] if nodes else None
        return Group("and", tuple(nodes))

    def _near(self) -> Node | None:
        excluded = self._sign() == "-"
        node = self._operand()
        while node is not None and self._kind() == "near":
            near = self._lexemes[self._at]
            self._at += 1
            back = self._at
            other = self._operand() if self._kind() in {"open", "leaf"} else None
            joined = _near_each_other(node, other, near.distance) if other else None
            if joined is None:
                self._at = back
                self._stray(near)
                break
            node = joined
        return Group("not", (node,)) if node and excluded else node

    def _operand(self) -> Node | None:
        if self._kind() == "open":
            return self._parenthesis()
        self._at += 1
        return self._lexemes[self._at - 1].leaf

    def _stray(self, lexeme: Lexeme) -> None:
        self._query.note("stray-operator", lexeme.text)


def _near_each_other(one: Node, other: Node, distance: int) -> Node | None:
    """Return each word of one side near each of the other; None where what stands there has no place."""
    pairs = list(product(_alternatives(one), _alternatives(other)))
    if not 0 < len(pairs) <= MOST_PAIRS or any(first.kind != second.kind for first, second in pairs):
        return None
    leaves = tuple(
        Leaf(
            "phrase" if first.kind == "phrase" else "near",
            f"{first.text} {second.text}",
            first.field or second.field,
            distance=distance,
            wildcard=first.wildcard or second.wildcard,
        )
        for first, second in pairs
    )
    return leaves[0] if len(leaves) == 1 else Group("or", leaves)


def _alternatives(node: Node) -> list[Leaf]:
    """Return the words, quoted or not, any of which may be near; none if anything else is there."""
    if isinstance(node, Group):
        found = [_alternatives(part) for part in node.nodes]
        return list(chain.from_iterable(found)) if node.operator == "or" and all(found) else []
    if node.kind == "near":
        return [replace(node, kind="word")]
    single = node.kind == "word" and not node.distance
    quoted = node.kind == "phrase" and (node.distance or " " not in node.text)
    return [node] if single or quoted else []


def _in_field(node: Node, field: str) -> Node:
    """Return a node of a parenthesis with what stands before it: title:(oil OR gas), people:(ada OR lee)."""
    if isinstance(node, Group):
        return replace(node, nodes=tuple(_in_field(part, field) for part in node.nodes))
    if node.field:
        return node
    return replace(node, field=field) if field in FIELDS else Leaf("filter", node.text, field)


def _items_of(node: Node, sign: str) -> list[Item]:
    """Return the items that a node at the top of the query is."""
    if isinstance(node, Leaf):
        # Who quotes wants those words; "optional" would be of no use to them.
        wanted = sign == "+" or node.kind != "word"
        return [Item("must" if wanted else "may", node)]
    if node.operator == "not":
        return [Item("not", node.nodes[0])]
    if node.operator == "and":
        return [item for part in node.nodes for item in _items_of(part, "+")]
    return [Item("must", node)]
