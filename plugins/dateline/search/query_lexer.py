"""Cuts what a person typed into words, phrases, filters, operators and parentheses; groups nothing."""

import re
from collections.abc import Iterator

from .query import Leaf
from .query_cursor import Notice
from .query_field_lexer import WORD, FieldLexer, Lexeme, word_leaf
from .query_fields import SHORTEST_NAME, field_named
from .query_operators import function_at, is_operator_elsewhere, operator_at, symbol_at

MOST_CAPITALS = 5  # words of a query in capitals whose AND, OR and NOT are still operators
_DIGIT_GROUPS = re.compile(r"[0-9]{1,3}(?: [0-9]{3})+(?=\s|$)")
_SIGN = re.compile(r"[+-](?=[^\s\-+)])")
_SIGNS = re.compile(r"[+-]{2,}(?=[\w\"(])")
_NAME_BEFORE_VALUE = re.compile(r'([^\W\d_]+)(?:=(?=[\w"])|\((?!\w{1,2}\))|\s+:(?!/))')
_TRUNCATED = re.compile(r"(?:[^\W\d_]{3,}[!$#+%]|.*\?)")
_SEPARATORS = ",;|"


class Lexer(FieldLexer):
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
        while self._text[self._at : self._at + 1] in set(_SEPARATORS) and not symbol_at(self._text, self._at):
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
        word = self._taken(_DIGIT_GROUPS) or self._taken(WORD)
        if self._text.startswith(":", self._at):
            return self._field(word, sign)
        if word:
            self._name_unknown(word)
            return self._leaf(word_leaf(word), sign)
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

    def _name_unknown(self, word: str) -> None:
        """Note what is an operator elsewhere and none here."""
        if (self._mixed and is_operator_elsewhere(word)) or word[0] in "[{":
            self._note("unknown-operator", word)
        elif word in {"not", "Not"}:
            self._note("not-as-word", word)
        elif _TRUNCATED.fullmatch(word) and ("?" not in word or word == self._text.strip()):
            self._note("question-mark", word)
