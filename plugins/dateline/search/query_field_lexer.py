"""Cuts fields, filters and times of a query out of its text, and makes leaves; groups nothing."""

import re
from dataclasses import dataclass, replace
from typing import Literal

from .query import Leaf
from .query_cursor import Cursor
from .query_fields import FIELDS, NAMING, PUBLISHED, TIMES, field_named
from .query_operators import MAX_BETWEEN, operator_at
from .query_times import ends_of, starts_date, time_at, without_comparison
from .wildcards import has_wildcard

MAX_DISTANCE = 2
WORD = re.compile(
    r"""(?:\\.?|[^\s\\:~^()\-|&,;"]|&(?!&)|(?<=\d)[,:](?=\d)|:(?=//)|(?<=[^\s()\-|,;"])-(?=[^\s()\-+|,;"]))+"""
)
_FIELD_SIGN = re.compile(r'[-+!](?=[\w"])')
_MODIFIER = re.compile(r"([~^])(\d*)")
_MODIFIER_AFTER_BLANK = re.compile(r"\s+(?=~\d)")
_UNTIL_BLANK = re.compile(r"[^\s()]*")

LexemeKind = Literal["leaf", "and", "or", "not", "near", "open", "close"]


@dataclass(frozen=True, slots=True)
class Lexeme:
    """A leaf with its sign, an operator, or a parenthesis."""

    kind: LexemeKind
    leaf: Leaf | None = None
    sign: str = ""
    text: str = ""  # as typed, where an operator turns out to be a word
    distance: int = 0
    field: str | None = None  # of a parenthesis: what stands before it, as in title:(oil OR gas)


class FieldLexer(Cursor):
    """Reads what stands at its place as a leaf, or as a field with its value."""

    def _field(self, name: str, sign: str) -> list[Lexeme]:
        field = field_named(name)
        self._at += 1
        if not field:
            self._note(*(("unknown-field", name) if name else ("stray-operator", ":")))
            return self._leaf(word_leaf(name), sign) if name else []
        if not self._value_follows(name, field):
            return [] if field in TIMES else self._leaf(word_leaf(name), sign)
        if field not in TIMES and (own := self._take(_FIELD_SIGN)):
            sign = "-" if own[0] in "-!" else own[0]
        if self._text[self._at] == "(" and field != PUBLISHED:
            self._at += 1
            scope = Lexeme("open", text="(", field=field)
            return [Lexeme("not", text="-"), scope] if sign == "-" else [scope]
        if field in FIELDS:
            if self._quote_here():
                return self._leaf(Leaf("phrase", self._quoted(), field), sign)
            word = self._taken(WORD)
            return self._leaf(replace(word_leaf(word), field=field), sign) if word else []
        if field in TIMES:
            return self._time(name, field, sign)
        return self._filter(
            name, field, self._quoted() if self._quote_here() else self._taken(_UNTIL_BLANK), sign
        )

    def _value_follows(self, name: str, field: str) -> bool:
        """Move to what follows a field's name, over blanks; return whether it can be its value."""
        at = self._at
        while self._text[self._at : self._at + 1].isspace():
            self._at += 1
        parted = self._at > at
        if parted and field in TIMES and not (self._quote_here() or starts_date(self._text, self._at)):
            self._at = at
            self._note("stray-operator", f"{name}:")
            return False
        if self._at < len(self._text) and not (parted and operator_at(self._text, self._at)):
            return True
        self._note("empty-field", name)
        return False

    def _filter(self, name: str, field: str, typed: str, sign: str) -> list[Lexeme]:
        value = typed.strip()
        if not value:
            self._note("empty-field", name)
            return []
        if "*" in (value if field not in NAMING else value.removesuffix("*")):
            self._note("stray-operator", "*")
        return [Lexeme("leaf", Leaf("filter", value, field), sign)]

    def _time(self, name: str, field: str, sign: str) -> list[Lexeme]:
        """Return the filters that a time means; from and to, where it is that of publication."""
        compared, typed = "", ""
        if self._quote_here():
            compared, typed = without_comparison(self._quoted().strip())
        else:
            compared, rest = without_comparison(self._text[self._at :])
            typed, self._at = time_at(self._text, len(self._text) - len(rest))
        (first, last), understood = ends_of(compared, typed, field)
        if not understood:
            self._note("stray-operator", compared)
        if field != PUBLISHED and not (field == "from" and first != last):
            return self._filter(name, field, typed, sign)
        if not first and not last:
            self._note("empty-field", name)
            return []
        bounds = [
            Lexeme("leaf", Leaf("filter", bound, kind))
            for kind, bound in (("from", first), ("to", last))
            if bound
        ]
        whole = [Lexeme("open", text="("), *bounds, Lexeme("close", text=")")]
        return [Lexeme("not", text="-"), *whole] if sign == "-" else whole

    def _leaf(self, leaf: Leaf, sign: str) -> list[Lexeme]:
        text = leaf.text.strip()
        if not text and leaf.kind == "word":
            self._note("stray-operator", "\\")
        if leaf.kind == "word" and leaf.wildcard and not text.strip("*"):
            self._note("stray-operator", "*")
            return []
        wildcard = leaf.wildcard or (leaf.kind == "phrase" and has_wildcard(text))
        leaf = self._modified(replace(leaf, text=text, wildcard=wildcard))
        return [Lexeme("leaf", leaf, sign)] if text else []

    def _modified(self, leaf: Leaf) -> Leaf:
        if leaf.kind == "phrase":
            self._take(_MODIFIER_AFTER_BLANK)
        while match := self._take(_MODIFIER):
            operator, digits = match.groups()
            if not digits:
                self._note("stray-operator", operator)
            elif operator == "^":
                leaf = replace(leaf, boost=int(digits))
            elif leaf.kind == "phrase":
                leaf = replace(leaf, distance=min(int(digits), MAX_BETWEEN))
            else:
                if int(digits) > MAX_DISTANCE:
                    self._note("distance", str(MAX_DISTANCE))
                leaf = replace(leaf, distance=min(int(digits), MAX_DISTANCE))
        return leaf


def word_leaf(typed: str) -> Leaf:
    """Return the leaf of a word; a backslash has made the next character an ordinary one."""
    wildcard = has_wildcard(re.sub(r"\\.", "x", typed))
    return Leaf("word", re.sub(r"\\(.?)", r"\1", typed), wildcard=wildcard)
