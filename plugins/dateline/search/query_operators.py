"""Operators of a query: its own, those of other systems that mean the same, and those unknown here."""

import re
from dataclasses import dataclass
from typing import Literal

from .query import NEAR_DISTANCE

MAX_BETWEEN = 99  # words between the words of a phrase with a tilde, or near each other
SENTENCE, PARAGRAPH = 15, MAX_BETWEEN  # words between, for the /s and /p of other systems

_OPERATOR = re.compile(
    r"""(?:(AND)|(OR)|(NOT)|NEAR(?:[/:]?(?P<near>\d+))?|AROUND\((?P<around>\d+)\)"""
    r"""|(?:(?i:(?P<ordered>pre)|near|within|adj|[wn])/|(?i:near|adj)|/)(?P<within>\d+)"""
    r"""|w?/(?:(?P<sentence>s)|(?P<paragraph>p)))(?=[\s()"]|$)"""
)
# A bar alone is OR where it touches what it joins: with blanks around it, it stands in the titles of pages.
_SYMBOL = re.compile(r"""!(?=[\w"(])|(&&)|(\|\||(?<=[\w")*])\|(?=[\w"(]))""")
_FUNCTION = re.compile(
    r"(?:atl(?:east)?\d+|hlead|(?:all|no)?caps|singular|plural|title-abs(?:-key)?)(?=\()", re.IGNORECASE
)
_UNKNOWN = re.compile(
    r"(?i:[wn]|pre)\d+|(?i:w)/[sp]|ADJ|SAME|WITHIN|WITHOUT|EXCEPT|BUT|XOR|NOR|AND-?NOT|UND|ODER|NICHT|SAUF|OU|ET"
    r"|/.+/|[\[{].*",
    re.DOTALL,
)

OperatorKind = Literal["and", "or", "not", "near"]


@dataclass(frozen=True, slots=True)
class Operator:
    """An operator as typed."""

    kind: OperatorKind
    text: str
    distance: int = 0  # of near: words that may stand between
    ordered: bool = False  # elsewhere it says which word comes first; here none does


def operator_at(text: str, at: int) -> Operator | None:
    """Return the operator in letters or with a slash that stands at a place of a query."""
    match = _OPERATOR.match(text, at)
    if not match:
        return None
    kinds: tuple[OperatorKind, ...] = ("and", "or", "not")
    for kind, group in zip(kinds, match.groups(), strict=False):
        if group:
            return Operator(kind, match[0])
    words = match["near"] or match["around"] or match["within"] or NEAR_DISTANCE
    distance = SENTENCE if match["sentence"] else PARAGRAPH if match["paragraph"] else int(words)
    return Operator("near", match[0], min(distance, MAX_BETWEEN), bool(match["ordered"]))


def symbol_at(text: str, at: int) -> Operator | None:
    """Return the && or || or | or ! that stands at a place of a query."""
    match = _SYMBOL.match(text, at)
    return Operator("and" if match[1] else "or" if match[2] else "not", match[0]) if match else None


def function_at(text: str, at: int) -> str:
    """Return the function of another system before a parenthesis, as in atleast3(oil), or nothing."""
    match = _FUNCTION.match(text, at)
    return match[0] if match else ""


def is_operator_elsewhere(word: str) -> bool:
    """Return whether a word is an operator of other systems that has no counterpart here."""
    return _UNKNOWN.fullmatch(word) is not None
