"""Every occurrence in its line (keyword in context), by article, date, or what stands left or right of it."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from operator import attrgetter
from typing import Literal

from ..analyzer import fold
from ..counting import utf16_order
from ..index import Index
from .texts import Occurrence, ReadParagraph, TextReader, articles_by_date, most_first

CONTEXT = 10  # words on either side
LineOrder = Literal["most", "date", "left", "right", "source"]


@dataclass(frozen=True, slots=True)
class ConcordanceLine:
    """One occurrence with the words around it."""

    ordinal: int
    paragraph: int  # 0 is the headline
    word_number: int  # in its paragraph, from 1
    left: str
    word: str
    right: str
    left_key: str  # the words before, from the nearest outward
    right_key: str
    source_key: str  # the headline of its article, folded


def concordance(index: Index, text: str, order: LineOrder = "date") -> list[ConcordanceLine]:
    """Return a line for every occurrence of a query's words.

    `most` has the articles first in which the words stand most often, `source` goes by the headlines of the
    articles; other orders than these leave lines that are equal in order of date.
    """
    ordinals, targets = articles_by_date(index, text)
    if order == "most":
        ordinals = most_first(index, ordinals, targets)
    reader = TextReader(index.store, targets)
    lines = [line for ordinal in ordinals for line in _lines(list(reader.paragraphs(ordinal)))]
    if order in {"date", "most"}:
        return lines
    # By UTF-16 code units, as browsers compare.
    key = attrgetter(f"{order}_key")
    return sorted(lines, key=lambda line: utf16_order(key(line)))


def _lines(article: Sequence[ReadParagraph]) -> Iterator[ConcordanceLine]:
    headline = fold(article[0].text)
    for paragraph in article:
        for occurrence in paragraph.occurrences:
            yield _line(paragraph, occurrence, headline)


def _line(paragraph: ReadParagraph, occurrence: Occurrence, headline: str) -> ConcordanceLine:
    text, words, spans = paragraph.text, paragraph.words, paragraph.spans
    first, last = occurrence.first, occurrence.last
    begin, end = max(0, first - CONTEXT), min(len(words) - 1, last + CONTEXT)
    left = text[spans[begin][0] if begin else 0 : spans[first][0]]
    right = text[spans[last][1] : len(text) if end == len(words) - 1 else spans[end][1]]
    return ConcordanceLine(
        paragraph.ordinal,
        paragraph.number,
        first + 1,
        " ".join(left.split()),
        " ".join(text[spans[first][0] : spans[last][1]].split()),
        " ".join(right.split()),
        " ".join(word.form for word in reversed(words[begin:first])),
        " ".join(word.form for word in words[last + 1 : end + 1]),
        headline,
    )
