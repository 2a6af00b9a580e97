"""Cuts what a person typed into words, phrases, filters, operators and parentheses; groups nothing."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import Literal

from .query import Leaf
from .query_cursor import Cursor, Notice
from .query_fields import FIELDS, NAMING, PUBLISHED, SHORTEST_NAME, TIMES, field_named
from .query_operators import MAX_BETWEEN, function_at, is_operator_elsewhere, operator_at, symbol_at
from .query_times import ends_of, starts_date, time_at, without_comparison
from .wildcards import has_wildcard

MAX_DISTANCE = 2
MOST_CAPITALS = 5  # words of a query in capitals whose AND, OR and NOT are still operators
_WORD = re.compile(
    r"""(?:\\.?|[^\s\\:~^()\-|&,;"]|&(?!&)|(?<=\d)[,:](?=\d)|:(?=//)|(?<=[^\s()\-|,;"])-(?=[^\s()\-+|,;"]))+"""
)
_DIGIT_GROUPS = re.compile(r"[0-9]{1,3}(?: [0-9]{3})+(?=\s|$)")
_SIGN = re.compile(r"[+-](?=[^\s\-+)])")
_SIGNS = re.compile(r"[+-]{2,}(?=[\w\"(])")
_FIELD_SIGN = re.compile(r'[-+!](?=[\w"])')
_MODIFIER = re.compile(r"([~^])(\d*)")
_MODIFIER_AFTER_BLANK = re.compile(r"\s+(?=~\d)")
_NAME_BEFORE_VALUE = re.compile(r'([^\W\d_]+)(?:=(?=[\w"])|\((?!\w{1,2}\))|\s+:(?!/))')
_UNTIL_BLANK = re.compile(r"[^\s()]*")
_TRUNCATED = re.compile(r"(?:[^\W\d_]{3,}[!$#+%]|.*\?)")
_SEPARATORS = ",;|"

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


class Lexer(Cursor):
    """Walks once over the text; never fails: what is no operator is a word, and a note says so."""

    def __init__(self, text: str, note: Notice) -> None:
        super().__init__(text, note)
        self._mixed = self._text != self._text.upper()
        # Capitals mean nothing in a text of capitals: AND in a pasted headline is a word.
        self._shouted = not self._mixed and len(self._text.split()) > MOST_CAPITALS

    def lexemes(self) -> Iterator[Lexeme]:
        """Yield the lexemes in order."""
        while self._at < len(self._text):
            character = self._text[self._at]
            if character.isspace() or self._is_dash():
                self._at += 1
            elif character in "()":
                self._at += 1
                yield Lexeme("open", text=character) if character == "(" else Lexeme("close", text=character)
            else:
                yield from self._operator() or self._separator() or self._clause()

    def _is_dash(self) -> bool:
        """Return whether a hyphen or plus stands here that is neither sign nor part of a word."""
        if self._before() in " (" and (signs := self._take(_SIGNS)):
            self._note("stray-operator", signs[0])
            self._at -= 1
            return True
        rest = self._text[self._at : self._at + 2]
        lone = rest[0] == "-" or (rest[0] == "+" and (len(rest) == 1 or rest[1].isspace()))
        return lone and not self._sign_here()

    def _sign_here(self) -> bool:
        before = self._before()
        return (before.isspace() or before == "(") and _SIGN.match(self._text, self._at) is not None

    def _operator(self) -> list[Lexeme]:
        at_border = self._before().isspace() or self._before() in '()"'
        found = operator_at(self._text, self._at) if at_border else None
        if found and self._shouted and found.text.isalpha():
            self._note("operators-in-capitals", found.text)
            return []
        if not found:
            found = symbol_at(self._text, self._at)
            if not found or (found.kind == "not" and not at_border):
                return []
        if found.ordered:
            self._note("either-order", found.text)
        self._at += len(found.text)
        return [Lexeme(found.kind, text=found.text, distance=found.distance)]

    def _separator(self) -> list[Lexeme]:
        """Step over a comma, semicolon or bar between words."""
        while self._text[self._at : self._at + 1] in set(_SEPARATORS) and not self._text.startswith(
            "||", self._at
        ):
            if self._text[self._at] == "|":
                self._note("unknown-operator", "|")
            self._at += 1
        return []

    def _clause(self) -> list[Lexeme]:
        if self._at == len(self._text) or self._text[self._at] in "() ":
            return []
        sign = ""
        if self._sign_here():
            sign = self._text[self._at]
            self._at += 1
            if self._text.startswith("(", self._at):
                return [Lexeme("not", text="-")] if sign == "-" else []
        start = self._at
        if self._quote_here():
            return self._leaf(Leaf("phrase", self._quoted()), sign)
        if function := function_at(self._text, self._at):
            self._at += len(function)
            self._note("operator-left-out", function)
            return [Lexeme("not", text="-")] if sign == "-" else []
        if name := self._name_here():
            return self._field(name, sign)
        word = self._taken(_DIGIT_GROUPS) or self._taken(_WORD)
        if self._text.startswith(":", self._at):
            return self._field(word, sign)
        if word:
            self._name_unknown(word)
            return self._leaf(_word_leaf(word), sign)
        # An operator with nothing before it: step over it, so that every pass gains ground.
        self._at = max(self._at, start + 1)
        self._note("stray-operator", self._text[start])
        return []

    def _name_here(self) -> str:
        """Return the field that is named here before a sign that others have for the colon, and move to it.

        people=lee and people : lee are people:lee, and author(lee) is by:(lee); author(s) is a word.
        """
        match = _NAME_BEFORE_VALUE.match(self._text, self._at)
        if not match or not field_named(match[1]) or (match[0][-1] != "=" and len(match[1]) < SHORTEST_NAME):
            return ""
        # Of title(oil) the parenthesis stays, as that of title:(oil).
        self._at = match.end() - 1 - (match[0][-1] == "(")
        return match[1]

    def _field(self, name: str, sign: str) -> list[Lexeme]:
        field = field_named(name)
        self._at += 1
        if not field:
            self._note(*(("unknown-field", name) if name else ("stray-operator", ":")))
            return self._leaf(_word_leaf(name), sign) if name else []
        if not self._value_follows(name, field):
            return [] if field in TIMES else self._leaf(_word_leaf(name), sign)
        if field not in TIMES and (own := self._take(_FIELD_SIGN)):
            sign = "-" if own[0] in "-!" else own[0]
        if self._text[self._at] == "(" and field != PUBLISHED:
            self._at += 1
            scope = Lexeme("open", text="(", field=field)
            return [Lexeme("not", text="-"), scope] if sign == "-" else [scope]
        if field in FIELDS:
            if self._quote_here():
                return self._leaf(Leaf("phrase", self._quoted(), field), sign)
            word = self._taken(_WORD)
            return self._leaf(replace(_word_leaf(word), field=field), sign) if word else []
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

    def _name_unknown(self, word: str) -> None:
        """Note what is an operator elsewhere and none here."""
        if (self._mixed and is_operator_elsewhere(word)) or word[0] in "[{":
            self._note("unknown-operator", word)
        elif word in {"not", "Not"}:
            self._note("not-as-word", word)
        elif _TRUNCATED.fullmatch(word) and ("?" not in word or word == self._text.strip()):
            self._note("question-mark", word)


def _word_leaf(typed: str) -> Leaf:
    """Return the leaf of a word; a backslash has made the next character an ordinary one."""
    wildcard = has_wildcard(re.sub(r"\\.", "x", typed))
    return Leaf("word", re.sub(r"\\(.?)", r"\1", typed), wildcard=wildcard)
