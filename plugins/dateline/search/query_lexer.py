"""Cuts what a person typed into words, phrases, filters, operators and parentheses; groups nothing."""

import re
import unicodedata
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from typing import Literal

from .query import FIELDS, FILTERS, NAMES, NAMING, NEAR_DISTANCE, PUBLISHED, TIMES, Leaf
from .written_dates import first_and_last

MAX_DISTANCE = 2
MOST_CAPITALS = 5  # words of a query in capitals whose AND, OR and NOT are still operators
MAX_BETWEEN = 99  # words between the words of a phrase with a tilde
_WORD = re.compile(
    r"""(?:\\.?|[^\s\\:~^()\-|&,;"]|&(?!&)|(?<=\d)[,:](?=\d)|(?<=[^\s()\-|,;"])-(?=[^\s()\-+|,;"]))+"""
)
_DIGIT_GROUPS = re.compile(r"[0-9]{1,3}(?: [0-9]{3})+(?=\s|$)")
_SIGN = re.compile(r"[+-](?=[^\s\-+)])")
_SYMBOL = re.compile(r"""!(?=[\w"(])|(&&)|(\|\|)""")
_OPERATOR = re.compile(r"""(?:(AND)|(OR)|(NOT)|NEAR(?:/?(\d+))?|AROUND\((\d+)\))(?=[\s()"]|$)""")
_MODIFIER = re.compile(r"([~^])(\d*)")
_UNKNOWN = re.compile(
    r"(?:[wn]|pre|adj)/?\d+|ADJ|SAME|WITHIN|WITHOUT|EXCEPT|BUT|XOR|NOR|ANDNOT|UND|ODER|NICHT|SAUF|OU|ET"
    r"|/.+/|[\[{].*",
    re.DOTALL,
)
_BLANK_BEFORE_YEAR = re.compile(r"\s+(?=[0-9]{4}(?![0-9]))")
_COMPARED = re.compile("[<>]=?|=")
_LONE_MARK = re.compile(r"(?<=\w)\?(?=\w)")
_SEPARATORS = ",;|"
# What keyboards, word processors and other scripts make of the signs of the language.
_QUOTES = re.compile("[“”„‟«»‹›「」『』〝〞〟″❝❞]|``|''")
_WIDE = re.compile("[\uff02\uff08-\uff0b\uff0d\uff0f-\uff1a\uff21-\uff3a\uff3e\uff41-\uff5a\uff5e\u3000]+")
_DASH_SIGN = re.compile(r"(?<![^\s(])[\u2212\u2013\ufe63](?=[\w\"(])")
_HEBREW_ACRONYM = re.compile('(?<=[\u05d0-\u05ea])"(?=[\u05d0-\u05ea])')  # its mark is no quotation mark
_INITIALS = re.compile(r'(?<![^\s"(])([A-Z]{1,2}) & ([A-Z]{1,2})(?![^\s")])')
_SINGLE_QUOTED = re.compile(
    r"""[‘‚‛'](?=\w)((?:[^‘’‚‛'"]|(?<=\w)[‘’'](?=\w))*\s(?:[^‘’‚‛'"]|(?<=\w)[‘’'](?=\w))*)[‘’'](?!\w)"""
)

Notice = Callable[[str, str], None]
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


class Lexer:
    """Walks once over the text; never fails: what is no operator is a word, and a note says so."""

    def __init__(self, text: str, note: Notice) -> None:
        self._text = _with_plain_signs(text)
        self._note = note
        self._at = 0
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
        rest = self._text[self._at : self._at + 2]
        lone = rest[0] == "-" or (rest[0] == "+" and (len(rest) == 1 or rest[1].isspace()))
        return lone and not self._sign_here()

    def _sign_here(self) -> bool:
        before = self._text[self._at - 1] if self._at else " "
        return (before.isspace() or before == "(") and _SIGN.match(self._text, self._at) is not None

    def _operator(self) -> list[Lexeme]:
        before = self._text[self._at - 1] if self._at else " "
        at_border = before.isspace() or before in '()"'
        match = _OPERATOR.match(self._text, self._at) if at_border else None
        if match and self._shouted and match[0].isalpha():
            self._note("operators-in-capitals", match[0])
            return []
        if match:
            self._at = match.end()
            kinds: tuple[LexemeKind, ...] = ("and", "or", "not")
            named: list[LexemeKind] = [
                kind for kind, group in zip(kinds, match.groups(), strict=False) if group
            ]
            kind: LexemeKind = named[0] if named else "near"
            distance = min(int(match[4] or match[5] or NEAR_DISTANCE), MAX_BETWEEN)
            return [Lexeme(kind, text=match[0], distance=distance if kind == "near" else 0)]
        symbol = _SYMBOL.match(self._text, self._at)
        if not symbol or (symbol[0] == "!" and not at_border):
            return []
        self._at = symbol.end()
        meant: LexemeKind = "and" if symbol[1] else "or" if symbol[2] else "not"
        return [Lexeme(meant, text=symbol[0])]

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
        word = self._word()
        if self._text.startswith(":", self._at):
            return self._field(word, sign)
        if word:
            self._name_unknown(word)
            return self._leaf(_word_leaf(word), sign)
        # An operator with nothing before it: step over it, so that every pass gains ground.
        self._at = max(self._at, start + 1)
        self._note("stray-operator", self._text[start])
        return []

    def _word(self) -> str:
        match = _DIGIT_GROUPS.match(self._text, self._at) or _WORD.match(self._text, self._at)
        if not match:
            return ""
        self._at = match.end()
        return match[0]

    def _field(self, name: str, sign: str) -> list[Lexeme]:
        field = NAMES.get(name.lower(), name.lower())
        self._at += 1
        if field not in FIELDS and field not in FILTERS and field != PUBLISHED:
            if not name:
                self._note("stray-operator", ":")
                return []
            self._note("unknown-field", name)
            return self._leaf(_word_leaf(name), sign)
        if field in TIMES and (blank := _BLANK_BEFORE_YEAR.match(self._text, self._at)):
            self._at = blank.end()
        following = self._text[self._at : self._at + 1] or " "
        if following.isspace() and field in TIMES:
            self._note("stray-operator", f"{name}:")
            return []
        if following.isspace():
            self._note("empty-field", name)
            return self._leaf(_word_leaf(name), sign)
        if following == "(" and field != PUBLISHED:
            self._at += 1
            scope = Lexeme("open", text="(", field=field)
            return [Lexeme("not", text="-"), scope] if sign == "-" else [scope]
        if field in FIELDS:
            if self._quote_here():
                return self._leaf(Leaf("phrase", self._quoted(), field), sign)
            word = self._word()
            return self._leaf(replace(_word_leaf(word), field=field), sign) if word else []
        value = (self._quoted() if self._quote_here() else self._until_blank()).strip()
        if not value:
            self._note("empty-field", name)
            return []
        if "*" in (value if field not in NAMING else value.removesuffix("*")):
            self._note("stray-operator", "*")
        if field in TIMES and (compared := _COMPARED.match(value)):
            value = self._compared(compared[0], value[compared.end() :], field)
        if field == PUBLISHED:
            pairs = zip(("from", "to"), first_and_last(value), strict=True)
            bounds = [Lexeme("leaf", Leaf("filter", bound, kind)) for kind, bound in pairs if bound]
            whole = [Lexeme("open", text="("), *bounds, Lexeme("close", text=")")]
            return [Lexeme("not", text="-"), *whole] if sign == "-" else whole
        return [Lexeme("leaf", Leaf("filter", value, field), sign)]

    def _compared(self, sign: str, value: str, field: str) -> str:
        """Return date:>=1950 as the range that it is; a sign that says nothing here is noted."""
        if field == PUBLISHED and sign in {">=", "<="}:
            return f"{value}.." if sign == ">=" else f"..{value}"
        if sign != "=":
            self._note("stray-operator", sign)
        return value

    def _leaf(self, leaf: Leaf, sign: str) -> list[Lexeme]:
        text = leaf.text.strip()
        if not text and leaf.kind == "word":
            self._note("stray-operator", "\\")
        wildcard = leaf.wildcard or (leaf.kind == "phrase" and "*" in text)
        leaf = self._modified(replace(leaf, text=text, wildcard=wildcard))
        return [Lexeme("leaf", leaf, sign)] if text else []

    def _modified(self, leaf: Leaf) -> Leaf:
        while match := _MODIFIER.match(self._text, self._at):
            self._at = match.end()
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
        if (self._mixed and _UNKNOWN.fullmatch(word)) or word[0] in "[{":
            self._note("unknown-operator", word)
        elif word in {"not", "Not"}:
            self._note("not-as-word", word)
        elif _LONE_MARK.search(word) or (word.endswith("?") and word == self._text.strip()):
            self._note("question-mark", word)

    def _quote_here(self) -> bool:
        """Return whether a quotation begins here, with a double mark, or with a single one around words."""
        return self._text[self._at] == '"' or _SINGLE_QUOTED.match(self._text, self._at) is not None

    def _quoted(self) -> str:
        if match := _SINGLE_QUOTED.match(self._text, self._at):
            self._at = match.end()
            return match[1]
        start = self._at + 1
        end = self._text.find('"', start)
        if end < 0:
            self._note("open-quote", "")
            end = len(self._text)
        self._at = end + 1
        return self._text[start:end]

    def _until_blank(self) -> str:
        match = re.compile(r"[^\s()]*").match(self._text, self._at)
        assert match
        self._at = match.end()
        return match[0]


def _with_plain_signs(text: str) -> str:
    """Return a query with every quotation mark, full-width sign and dash written as the language has it."""
    text = _WIDE.sub(
        lambda match: unicodedata.normalize("NFKC", match[0]), unicodedata.normalize("NFC", text)
    )
    text = _INITIALS.sub(r"\1&\2", _HEBREW_ACRONYM.sub("״", text))
    return _DASH_SIGN.sub("-", _QUOTES.sub('"', text))


def _word_leaf(typed: str) -> Leaf:
    """Return the leaf of a word; a backslash has made the next character an ordinary one."""
    wildcard = "*" in re.sub(r"\\.", "", typed)
    return Leaf("word", re.sub(r"\\(.?)", r"\1", typed), wildcard=wildcard)
