"""Books of Project Gutenberg as plain text: the work between its marks, with the title and author it states.

The licence around it, and who typed it, are no part of the work; the day of its release is not the day
on which it was published.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import dropwhile

_START = re.compile(r"\*\*\* ?START OF TH(?:E|IS) PROJECT GUTENBERG E-?BOOK\b.*", re.IGNORECASE)
_END = re.compile(
    r"(?:\*\*\* ?)?END OF (?:TH(?:E|IS) )?PROJECT GUTENBERG(?:'S)? E-?(?:BOOK|TEXT)\b.*", re.IGNORECASE
)
_FIELD = re.compile(r"(?P<name>title|author):\s*(?P<value>\S.*)", re.IGNORECASE)
_TYPED_BY = re.compile(r"(?:e-?text )?(?:produced|prepared|transcribed) by\b.*", re.IGNORECASE)
_LONGEST_HEAD = 200  # lines above the work


@dataclass(frozen=True, slots=True)
class Book:
    """The lines of a work under its title and author, and the lines around it."""

    lines: list[str]
    around: list[str]


def unframed(lines: Sequence[str]) -> Book | None:
    """Return the work in a book of Project Gutenberg, None where the lines are no such book."""
    starts = [number for number, line in enumerate(lines[:_LONGEST_HEAD]) if _START.fullmatch(line.strip())]
    if not starts:
        return None
    start = starts[0] + 1
    end = next((n for n in range(start, len(lines)) if _END.fullmatch(lines[n].strip())), len(lines))
    told = {
        match["name"].lower(): match["value"].strip()
        for line in reversed(lines[: start - 1])
        if (match := _FIELD.fullmatch(line.strip()))
    }
    work, typed = _without_typist(lines[start:end])
    title, author = told.get("title", ""), told.get("author", "")
    heads = {title.casefold(), f"by {author}".casefold(), author.casefold(), "by", ""}
    body = list(dropwhile(lambda line: line.strip().casefold() in heads, work))
    head = [title, "", f"By {author}" if author else "", ""] if title else []
    return Book([*head, *body], [*lines[:start], *typed, *lines[end:]])


def _without_typist(lines: Sequence[str]) -> tuple[list[str], list[str]]:
    """Return the lines of the work, and the paragraph above them that names who typed it."""
    first = next((number for number, line in enumerate(lines) if line.strip()), len(lines))
    if first == len(lines) or not _TYPED_BY.fullmatch(lines[first].strip()):
        return list(lines), []
    after = next((n for n in range(first, len(lines)) if not lines[n].strip()), len(lines))
    return list(lines[after:]), list(lines[first:after])
