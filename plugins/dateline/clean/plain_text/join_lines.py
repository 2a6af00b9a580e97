"""Lines of a plain text joined to stretches: hard-wrapped lines become one again; judges no role."""

import itertools
import re
from collections.abc import Sequence
from dataclasses import dataclass

_WIDEST_WRAP = 110  # characters; nobody breaks lines by hand beyond it
_MARKED = re.compile(r"\s*(?:[-*•·‣–—]\s+|\(?\d{1,2}[.)]\s+)\S")
_LABELLED = re.compile(r"[A-Z][A-Za-z-]{1,24}: \S")  # the headers of a mail
_HYPHEN = re.compile(r"[a-zà-ÿ]-$")


@dataclass(frozen=True, slots=True)
class Stretch:
    """Lines that belong to one sentence flow; `first` and `last` number the source's lines."""

    text: str
    first: int
    last: int
    indent: int = 0
    after_blank: bool = True


def stretches(lines: Sequence[str]) -> list[Stretch]:
    """Return the stretches of a text: one a line, or one a paragraph where its lines were wrapped."""
    width = _wrap_width(lines)
    found: list[Stretch] = []
    held: list[str] = []
    first = 0
    blank = True
    started_after_blank = True
    indent = 0

    def close(last: int) -> None:
        if held:
            found.append(Stretch(_joined(held), first, last, indent, started_after_blank))
            held.clear()

    for number, raw in enumerate(lines):
        line = raw.expandtabs(4).rstrip()
        if not line.strip():
            close(number - 1)
            blank = True
            continue
        if not (held and not blank and width and _continues(lines[number - 1], line, width)):
            close(number - 1)
            first, started_after_blank, indent = number, blank, len(line) - len(line.lstrip())
        held.append(line.strip())
        blank = False
    close(len(lines) - 1)
    return found


def _joined(lines: Sequence[str]) -> str:
    pieces = [lines[0]]
    for line in lines[1:]:
        above = pieces[-1]
        if line[:1].islower() and _HYPHEN.search(above) and not above.endswith("--"):
            pieces[-1] = above[:-1]
        else:
            pieces.append(" ")
        pieces.append(line)
    return " ".join("".join(pieces).split())


def _wrap_width(lines: Sequence[str]) -> int:
    """Return the width at which a text was wrapped, 0 where it was not.

    In a wrapped text nearly every line with a line right below it is about as long as the longest.
    """
    upper = [
        len(line.expandtabs(4).rstrip())
        for line, below in itertools.pairwise(lines)
        if line.strip() and below.strip() and not _MARKED.match(below)
    ]
    if len(upper) < 2:
        return 0
    longest = sorted(len(line.expandtabs(4).rstrip()) for line in lines if line.strip())
    width = longest[max(0, int(len(longest) * 0.97) - 1)]
    if width > _WIDEST_WRAP or width < 30:
        return 0
    near = sum(length >= width * 0.72 for length in upper)
    return width if near * 10 >= len(upper) * 5 else 0


def _continues(above: str, line: str, width: int) -> bool:
    """Tell whether a line goes on the one above: its first word would not have fitted there."""
    above = above.expandtabs(4).rstrip()
    indent, indent_above = len(line) - len(line.lstrip()), len(above) - len(above.lstrip())
    if indent > indent_above and indent - indent_above >= 2 and not _MARKED.match(above):
        return False
    if _MARKED.match(line) or (_LABELLED.match(line) and _LABELLED.match(above)):
        return False
    word = line.split(None, 1)[0]
    return len(above) + 1 + len(word) > width
