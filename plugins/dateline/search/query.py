"""What a person asked for, as values: leaves, groups, items, notes; reads no text and looks nothing up."""

import datetime as dt
import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Literal

NEAR_DISTANCE = 10  # words between, unless NEAR/5 says otherwise

Kind = Literal["word", "phrase", "near", "filter"]
Presence = Literal["may", "must", "not"]
_SIGNS = {"may": "", "must": "+", "not": "-"}


@dataclass(frozen=True, slots=True)
class Leaf:
    """One thing looked for: a word, a phrase, words near each other, or a filter."""

    kind: Kind
    text: str  # without operators; of a filter its value
    field: str | None = None  # title, body, or the kind of filter; None: in every field
    boost: int = 1
    distance: int = 0  # of a word: letters that may differ; of words together: words that may stand between
    wildcard: bool = False  # the text holds an unescaped star

    def __str__(self) -> str:
        if self.kind == "filter":
            return f'{self.field}="{self.text}"'
        text = f'"{self.text}"' if self.kind == "phrase" else self.text
        text = f"near({text})" if self.kind == "near" else text
        scope = f"{self.field}:" if self.field else ""
        distance = f"~{self.distance}" if self.distance else ""
        return f"{scope}{text}{distance}{f'^{self.boost}' if self.boost != 1 else ''}"


@dataclass(frozen=True, slots=True)
class Group:
    """Nodes joined by AND or OR, or one node after NOT."""

    operator: Literal["and", "or", "not"]
    nodes: "tuple[Node, ...]"

    def __str__(self) -> str:
        if self.operator == "not":
            return f"NOT {self.nodes[0]}"
        return f"({f' {self.operator.upper()} '.join(map(str, self.nodes))})"


Node = Leaf | Group


@dataclass(frozen=True, slots=True)
class Item:
    """A part of the query that stands by itself."""

    presence: Presence
    node: Node

    def __str__(self) -> str:
        return f"{_SIGNS[self.presence]}{self.node}"


@dataclass(frozen=True, slots=True)
class Note:
    """What was read otherwise than typed: a code of docs/search-syntax.md, and what it is about."""

    code: str
    detail: str = ""


@dataclass(frozen=True, slots=True)
class Query:
    """A query as read."""

    items: tuple[Item, ...] = ()
    notes: list[Note] = field(default_factory=list)

    def __str__(self) -> str:
        """Return the query in the one spelling that both readers of the language share."""
        return " ".join(map(str, self.items))

    def note(self, code: str, detail: str = "") -> None:
        """Add a note, once."""
        if Note(code, detail) not in self.notes:
            self.notes.append(Note(code, detail))


def is_one_time(one: Node, other: Node) -> bool:
    """Return whether two filters are the ends of one time as typed, as those of date:1987-03 are."""
    if not (isinstance(one, Leaf) and isinstance(other, Leaf)):
        return False
    return (one.field, other.field) == ("from", "to") and one.text == other.text


def leaves_of(node: Node, *, excluded: bool = False) -> Iterator[Leaf]:
    """Yield the leaves that an article is found by; those after NOT are left out."""
    if isinstance(node, Leaf):
        if not excluded:
            yield node
        return
    for part in node.nodes:
        yield from leaves_of(part, excluded=excluded != (node.operator == "not"))


def date_bound(value: str, *, end: bool) -> dt.date | None:
    """Return the first (or last) day of a year, month or day as written; None when it is no date."""
    match = re.fullmatch(r"(\d{4})(?:-(\d\d?))?(?:-(\d\d?))?", value.strip())
    if not match:
        return None
    year, month, day = (int(part) if part is not None else None for part in match.groups())
    try:
        first = dt.date(year or 0, 1 if month is None else month, 1 if day is None else day)
        if not end or day is not None:
            return first
        # The day before the first of the next month or year.
        following = dt.date(first.year + (month in {None, 12}), (month or 12) % 12 + 1, 1)
        return following - dt.timedelta(1)
    except ValueError:
        return None
