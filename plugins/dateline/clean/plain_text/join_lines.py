"""Lines of a plain text joined to stretches: hard-wrapped lines become one again; judges no role."""

import itertools
import re
from collections.abc import Collection, Sequence
from dataclasses import dataclass, replace
from typing import Self

from ...article.text import count_words
from ..metadata.dateline import dateline_of
from .line_patterns import ends_sentence, is_page_number, is_rule, stands_alone

_WIDEST_WRAP = 110  # characters; nobody breaks lines by hand beyond it
_NARROWEST_WRAP = 22  # characters; a column of a newspaper has about thirty
_MARKED = re.compile(r"\s*(?:[-*•·‣–—]\s+|\(?\d{1,2}[.)]\s+)\S")
_LABELLED = re.compile(r"[A-Z][A-Za-z-]{1,24}: \S")  # the headers of a mail
_HYPHENS = ("-", "\u00ad", "¬", "\u2010")
_HYPHENATED = re.compile(r"[^\W\d_]+-[^\W\d_]+")
_LAST_WORD = re.compile(r"[^\W\d_]+")  # of a line read backwards
_FIRST_WORD = re.compile(r"[^\W\d_]+")
_WIDEST_COLUMN = 55  # characters
_LEAST_SPACED = 5  # lines of a text that is typed with a blank line below each
_LEAST_WORDS = 8  # of a paragraph that goes on behind a page's number
_SELDOM = 25  # lines for each broken word, from which a text breaks none on purpose
# Thai, Lao, Burmese, Khmer, and what Chinese and Japanese write: no blank stands between their words.
_UNSPACED = re.compile("[\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u3000-\u30ff\u3400-\u9fff\uff00-\uff60]")
_SIGNATURE_MARK = "--"  # opens the signature of a mail
_LAST_SIGNS = 2  # by which two full lines of such a script differ: no line begins with a full stop
_WIDEST_VERSE = 64  # characters
_FEWEST_VERSES = 4
# Of the lines of verse that open with a capital; of wrapped prose a fifth do, and of German two fifths.
_VERSES = 0.85
_FULL = 0.72  # of the width: a line as long as this is a full one


@dataclass(frozen=True, slots=True)
class Stretch:
    """Lines that belong to one sentence flow; `first` and `last` number the source's lines."""

    text: str
    first: int
    last: int
    indent: int = 0
    after_blank: bool = True
    verses: tuple[str, ...] = ()  # its lines, where they are to be kept

    def with_text(self, text: str) -> Self:
        """Return the stretch with other words, as where its label is taken off."""
        return replace(self, text=text, verses=())


def stretches(lines: Sequence[str]) -> list[Stretch]:
    """Return the stretches of a text: one a line, or one a paragraph where its lines were wrapped."""
    lines = [line.expandtabs(4).rstrip() for line in lines]
    if not _is_double_spaced(lines):
        return _over_pages(_joined_lines(lines))
    numbers = [number for number, line in enumerate(lines) if line]
    found = [
        replace(one, first=numbers[one.first], last=numbers[one.last])
        for one in _joined_lines([lines[number] for number in numbers])
    ]
    return _over_pages(found)


def _is_double_spaced(lines: Sequence[str]) -> bool:
    """Return whether a blank line stands below each line, as typists leave it, within sentences too."""
    printed = [number for number, line in enumerate(lines) if line]
    if len(printed) < _LEAST_SPACED or any(b - a == 1 for a, b in itertools.pairwise(printed[1:])):
        return False
    pairs = [(lines[a], lines[b]) for a, b in itertools.pairwise(printed[1:])]
    under_way = [below for above, below in pairs if not ends_sentence(above) and len(above) <= _WIDEST_WRAP]
    lower = sum(below.lstrip()[:1].islower() for below in under_way)
    return 2 * len(under_way) >= max(len(pairs), _LEAST_SPACED) and 3 * lower >= len(pairs)


def _over_pages(found: list[Stretch]) -> list[Stretch]:
    """Return the stretches, a paragraph that a page's number stands in the middle of joined behind it."""
    joined: list[Stretch] = []
    number = 0
    while number < len(found):
        one = found[number]
        follows = joined and number + 1 < len(found) and is_page_number(one.text)
        above = joined[-1] if joined else one
        if follows and count_words(above.text) >= _LEAST_WORDS and not ends_sentence(above.text):
            below = found[number + 1]
            text = _joined([above.text, below.text], ())
            joined[-1:] = [replace(above, text=text, last=below.last), one]
            number += 1
        else:
            joined.append(one)
        number += 1
    return joined


def _joined_lines(lines: Sequence[str]) -> list[Stretch]:
    width = _wrap_width(lines)
    compounds = _compounds(lines, width)
    is_verse = bool(width) and _is_verse(lines, width)
    opening = next((number for number, line in enumerate(lines) if line), 0)
    found: list[Stretch] = []
    first: int | None = None
    for number, line in enumerate([*lines, ""]):
        if first is not None and not (
            line and _continues(lines[number - 1], line, width, is_opening=number - 1 == opening)
        ):
            one = _stretch(lines, first, number - 1, compounds)
            verses = tuple(line.strip() for line in lines[first:number]) if is_verse else ()
            found.append(replace(one, verses=verses))
            first = None
        if line and first is None:
            first = number
    return found


def _compounds(lines: Sequence[str], width: int) -> Collection[str]:
    """Return the words that keep their hyphen at the end of a line, lower-case.

    These are the compounds that stand on one line elsewhere; and all broken words of a text that is no
    column of a newspaper and breaks so few of them that its lines were wrapped at its own hyphens.
    """
    compounds = {word.lower() for line in lines if "-" in line for word in _HYPHENATED.findall(line)}
    broken = [
        f"{begin}-{end[0]}".lower()
        for above, below in itertools.pairwise(lines)
        if (begin := _broken_word(above)) and (end := _FIRST_WORD.match(below.strip()))
    ]
    filled = sum(bool(line) for line in lines)
    at_hyphens = width >= _WIDEST_COLUMN and len(broken) * _SELDOM < filled
    return compounds.union(broken) if at_hyphens else compounds


def _stretch(lines: Sequence[str], first: int, last: int, compounds: Collection[str]) -> Stretch:
    text = _joined([line.strip() for line in lines[first : last + 1]], compounds)
    indent = len(lines[first]) - len(lines[first].lstrip())
    return Stretch(text, first, last, indent, not first or not lines[first - 1])


def _joined(lines: Sequence[str], compounds: Collection[str]) -> str:
    """Return the lines as one; a word broken at the end of a line is whole again.

    A hyphen stays where the text has the compound on one line elsewhere, and before a capital.
    """
    pieces = [lines[0]]
    for line in lines[1:]:
        above = pieces[-1]
        begin = _broken_word(above)
        if not (begin and line[:1].isalpha()):
            unspaced = _UNSPACED.match(above[-1:]) and _UNSPACED.match(line)
            pieces += [line] if unspaced else [" ", line]
            continue
        end = _FIRST_WORD.match(line)
        compound = f"{begin}-{end[0]}".lower() if end else ""
        if line[0].islower() and compound not in compounds:
            pieces[-1] = above[:-1]
        pieces.append(line)
    return " ".join("".join(pieces).split())


def _broken_word(line: str) -> str:
    """Return the part of a word that a hyphen at the end of a line breaks, empty where none does."""
    if not line.endswith(_HYPHENS):
        return ""
    begin = _LAST_WORD.match(line[-2::-1])
    return begin[0][::-1] if begin else ""


def _wrap_width(lines: Sequence[str]) -> int:
    """Return the width at which a text was wrapped, 0 where it was not.

    In a wrapped text nearly every line with a line right below it is about as long as the longest, and
    some break off within a sentence: where each ends one, they are paragraphs of about one length.
    """
    opening = next((number for number, line in enumerate(lines) if line), 0)
    upper = [
        line
        for line, below in itertools.pairwise(lines)
        if line and below and not _MARKED.match(below) and not stands_alone(line)
    ]
    if len(upper) < 2 or all(ends_sentence(line) for line in upper if line != lines[opening]):
        return 0
    longest = sorted(len(line) for number, line in enumerate(lines) if line and not _is_title(lines, number))
    width = longest[max(0, int(len(longest) * 0.97) - 1)]
    overlong = sum(len(line) > _WIDEST_WRAP for line in lines[opening + 1 :])
    if not _NARROWEST_WRAP <= width <= _WIDEST_WRAP or overlong * 20 >= sum(map(bool, lines)):
        return 0
    near = sum(len(line) >= width * _FULL for line in upper)
    broken = sum(bool(_broken_word(line)) for line in lines)
    return width if near * 10 >= len(upper) * 5 or broken * 8 >= len(lines) else 0


def _is_verse(lines: Sequence[str], width: int) -> bool:
    """Return whether nearly every line opens with a capital: they are verses, or entries of a list."""
    below = [line.lstrip() for above, line in itertools.pairwise(lines) if above and line]
    lettered = [line for line in below if line[:1].isalpha() and not line.isupper()]
    capitals = sum(line[0].isupper() for line in lettered)
    return width <= _WIDEST_VERSE and len(lettered) >= _FEWEST_VERSES and capitals >= _VERSES * len(lettered)


def _is_title(lines: Sequence[str], number: int) -> bool:
    """Return whether a line stands between blank ones and is no sentence: what is set wider than a column."""
    line, around = lines[number], (*lines[max(0, number - 1) : number], *lines[number + 1 : number + 2])
    return not any(around) and (line.isupper() or not ends_sentence(line))


def _continues(above: str, line: str, width: int, *, is_opening: bool) -> bool:
    """Return whether a line goes on the one right above it, which may be the opening line of all.

    It does where a word is broken between them, where its first word would not have fitted there, and
    where a sentence is under way in a column whose lines are not all equally full.
    """
    if count_words(line) > 2 * len(line.split()):  # a script without spaces fills its lines to the last sign
        return bool(width) and abs(len(above) - width) <= _LAST_SIGNS and not ends_sentence(above)
    if is_rule(line) or is_rule(above) or _SIGNATURE_MARK in {line.strip(), above.strip()}:
        return False
    indent, indent_above = len(line) - len(line.lstrip()), len(above) - len(above.lstrip())
    if _broken_word(above) and line.strip()[0].islower():
        return True
    if not width:
        under_way = line.strip()[0].islower() and not ends_sentence(above) and not stands_alone(above)
        return under_way and not is_opening and _NARROWEST_WRAP <= len(above) <= _WIDEST_WRAP
    if _MARKED.match(line) or (_LABELLED.match(line) and _LABELLED.match(above)):
        return False
    if indent > indent_above and indent - indent_above >= 2 and not _MARKED.match(above):
        return False
    # Below a headline stand the byline and the day, or the text; its own second line is set like it.
    if is_opening and (above.isupper() != line.isupper() or dateline_of(line) or stands_alone(line)):
        return False
    if len(above) + 1 + len(line.split(None, 1)[0]) > width:
        return True
    if ends_sentence(above) or stands_alone(above) or stands_alone(line):
        return False
    if line.strip()[0].islower():
        return len(above) >= _NARROWEST_WRAP or len(above) >= _FULL * width
    return len(above) >= _FULL * width and not is_opening
