"""The capitalised words of a text, and the runs they form; knows letters, not meanings."""

import functools
import re
from bisect import bisect_left, bisect_right
from typing import NamedTuple

from ..organisations.words import KNOWN
from ..people.titles import SHORTENED, SHORTENED_GIVEN_NAMES


def _upper_class() -> str:
    """Return the capitals of Latin, Greek, Cyrillic and Armenian as the inside of a character class."""
    ranges, letters = [], [code for code in range(0x41, 0x590) if chr(code).isupper()]
    start = last = letters[0]
    for code in [*letters[1:], 0]:
        if code != last + 1:
            ranges.append(f"{chr(start)}-{chr(last)}" if last > start else chr(start))
            start = code
        last = code
    return "".join(ranges)


UPPER = _upper_class()

# Small words inside a person's name: 'Ursula von der Leyen', 'Osama bin Laden'.
PARTICLE = (
    r"(?:al|el|bin|ben|ibn|bint|de|del|della|di|da|dos|du|des|van|von|der|den|ter|ten|la|le|zu|y|e|of|ul|ud)"
)

_WORD = re.compile(
    rf"(?:\b(?:al|el|as|ash|an|ar|ad|az|d|ul)[-'’])?"  # al-Sudani, d'Estaing
    rf"(?<!\w)(?:S\.[apr]\.[ALal]\.?(?!\w)|(?:[{UPPER}]\.)+(?:-[{UPPER}]\.)?|"  # J., H.W., U.S.
    rf"[{UPPER}]\w*(?:['’](?!s\b)[^\W_]+|-\w+|&[{UPPER}]\w*)*['’+]?(?=\W|$))"
)
# 'US-led', 'London-based': an adjective made of a name; the name ends before the hyphen.
_ADJECTIVE = re.compile(
    r"-(?:\w*(?:ed|ing)|based|led|era|style|like|born|run|old|only|linked|type|wide|own|owned|made|hit|friendly|"
    r"controlled|dominated|heavy|rich|bound|free|trade|time|brokered|versus|to|and|or|in-law)$"
)
# Both halves are bodies: 'EU-UK', 'EU-U.S.'
_PAIR = re.compile(rf"[{UPPER}.]{{2,}}-[{UPPER}.]{{2,}}")

_SHORTENED = SHORTENED | SHORTENED_GIVEN_NAMES
_ELISION = ("d'", "d’")
# The article that opens a French or Italian sentence: 'L’Université', 'L’entraîneur'; yet L'Oréal is a name.
_ELIDED_ARTICLE = ("L'", "L’")
_SENTENCE_END = re.compile(r"[.!?:;]['’”\")\]]*\s+['‘“\"(\[]*$|\n\s*['‘“\"(\[]*$|[“‘\"(•*]\s*$|^\s*$")


class CapitalisedWord(NamedTuple):
    """A capitalised word, without a possessive 's."""

    start: int
    end: int
    text: str


class CapitalisedRun(NamedTuple):
    """Capitalised words with nothing but single spaces between them."""

    words: tuple[CapitalisedWord, ...]
    opens: bool  # the first word begins a sentence, a line or a quotation, so its capital proves nothing

    @property
    def start(self) -> int:
        """Where the first word starts."""
        return self.words[0].start

    @property
    def end(self) -> int:
        """Where the last word ends."""
        return self.words[-1].end


class Capitals:
    """The capitalised words of one text, and the way from a stretch of it to its words."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.words = _words(text)
        self.runs = _runs(text, self.words)
        self.number = {word.start: number for number, word in enumerate(self.words)}  # by start

    def within(self, start: int, end: int) -> list[CapitalisedWord]:
        """Return the words that lie in a stretch or reach into it."""
        first = bisect_right(self.words, start, key=lambda word: word.end)
        last = bisect_left(self.words, end, lo=first, key=lambda word: word.start)
        return self.words[first:last]

    def adjacent(self, number: int) -> bool:
        """Return whether nothing but a space parts a word from the next."""
        return number + 1 < len(self.words) and _joined(self.text, self.words[number], self.words[number + 1])


@functools.lru_cache(maxsize=2)  # recognition and gathering ask for the same text
def capitals_of(text: str) -> Capitals:
    """Return the capitalised words of a text."""
    return Capitals(text)


def _words(text: str) -> list[CapitalisedWord]:
    words: list[CapitalisedWord] = []
    for match in _WORD.finditer(text):
        start, end, word = match.start(), match.end(), match[0]
        if word[:2] in _ELISION and not (words and words[-1].end == start - 1):
            start, word = start + 2, word[2:]  # 'd’Emmanuel Macron' in French, yet 'Giscard d’Estaing'
        elif word[:2] in _ELIDED_ARTICLE and len(word) > 2 and _is_elided(text, start, word):
            start, word = start + 2, word[2:]
            if word[0].islower():
                continue
        if "-" in word:
            if _PAIR.fullmatch(word):
                middle = start + word.index("-")
                words.append(CapitalisedWord(start, middle, text[start:middle]))
                words.append(CapitalisedWord(middle + 1, end, text[middle + 1 : end]))
                continue
            if adjective := _ADJECTIVE.search(word):
                end = start + adjective.start()
                word = text[start:end]
        if word[-1] in "'’":
            end -= 1
            word = word[:-1]
        words.append(CapitalisedWord(start, end, word))
    return words


def _is_elided(text: str, start: int, word: str) -> bool:
    """Return whether an article opens a sentence and belongs to no name: 'L’ONU', yet 'L’Oréal'."""
    name = word.replace("’", "'").lower()
    return name not in KNOWN and _SENTENCE_END.search(text[max(0, start - 8) : start]) is not None


def _runs(text: str, words: list[CapitalisedWord]) -> list[CapitalisedRun]:
    found: list[CapitalisedRun] = []
    current: list[CapitalisedWord] = []
    for word in words:
        if current and not _joined(text, current[-1], word):
            found.append(_run(text, current))
            current = []
        current.append(word)
    if current:
        found.append(_run(text, current))
    return found


def _joined(text: str, word: CapitalisedWord, following: CapitalisedWord) -> bool:
    gap = text[word.end : following.start]
    return gap == " " or (gap == ". " and word.text.lower() in _SHORTENED)


def _run(text: str, words: list[CapitalisedWord]) -> CapitalisedRun:
    start = words[0].start
    return CapitalisedRun(tuple(words), _SENTENCE_END.search(text[max(0, start - 8) : start]) is not None)
