"""The words of a text as the finding of places reads them, and what several of them may name."""

from dataclasses import dataclass
from typing import Literal, NamedTuple

from ..tags import Source
from .words import SENTENCE_MARKS, WORD

Size = Literal["country", "big", "small"]

# From how many people a town is named without further ado: of one plain word, of one that may be a
# surname or a common word, of several words.
PLAIN_TOWN, DOUBTFUL_TOWN, LONG_NAMED_TOWN = 20_000, 100_000, 15_000
METROPOLIS = 1_000_000
NOTABLE_DIVISION = 300_000


class Token(NamedTuple):
    """One word of the text, with what parts it from the word before."""

    start: int
    end: int
    text: str
    capital: bool
    gap: str  # between it and the word before
    opens: bool  # first of a sentence, a line or a quotation

    @property
    def is_arabic(self) -> bool:
        """Return whether the word is written in Arabic letters."""
        return "ء" <= self.text[0] <= "ي"


@dataclass(frozen=True, slots=True)
class Match:
    """Words that may name a place."""

    first: int  # index of the first and last word
    last: int
    start: int
    end: int
    key: str  # the folded name
    size: Size  # how much the name needs no further evidence
    source: Source
    code: str = ""  # what the foremost place of that name is, as the gazetteer codes it
    people: int = 0  # in that place
    is_seat: bool = False  # a country's government sits in a place of that name: 'Washington said'


def tokens_of(text: str) -> list[Token]:
    """Return the words of a text in order."""
    words: list[Token] = []
    last = 0
    for match in WORD.finditer(text):
        start, end = match.span()
        gap = text[last:start]
        opens = not words or (gap != " " and not SENTENCE_MARKS.isdisjoint(gap))
        words.append(Token(start, end, match[0], not text[start].islower(), gap, opens))
        last = end
    return words
