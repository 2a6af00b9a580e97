"""Marks that mail, wires and plain-text markup set on lines, taken off; as many lines come out as go in."""

import re
from collections.abc import Sequence

_QUOTED = re.compile(r"\s*(?:>\s?)+(?P<text>.*)")
_MOSTLY = 0.8  # of the lines with words that are quoted, where all are one quoted text
_LEAST_QUOTED = 3  # lines
_CARET = re.compile(r"\s*\^(?P<text>.*?)\s*[<=]*\s*")  # as AP marks the lines of a head
_LEAST_CARETS = 2  # lines
_TERMINAL = re.compile(r"\s*\d\d:\d\d\s+\d{1,2}\s?[A-Z][a-z]{2}\s?\d\d\s+[A-Z]{3,4}-(?=\S)")
_EQUALS = re.compile(r"=\s+(?P<byline>\S.*\S)\s*=|(?P<headline>\S.*\S)\s=")  # as dpa does
_EMPHASISED = re.compile(r"\s*(?P<mark>\*{1,3}|_{1,2})(?=\S)(?P<text>[^*_]+?)(?<=\S)(?P=mark)\s*")
_HASHED = re.compile(r"\s*#{1,2}\s+(?P<text>\S.*)")
_HEAD = 12  # printed lines in which a head is marked


def unmarked(lines: Sequence[str]) -> list[str]:
    """Return the lines without quote marks, an agency's signs in the head, and emphasis of whole lines."""
    found = _unquoted(lines)
    head = [number for number, line in enumerate(found) if line.strip()][:_HEAD]
    carets = sum(found[number].lstrip().startswith("^") for number in head) >= _LEAST_CARETS
    for place, number in enumerate(head):
        line = found[number]
        if carets and (match := _CARET.fullmatch(line)):
            line = match["text"]
        elif match := _EQUALS.fullmatch(line):
            line = match["byline"] or match["headline"]
        if match := _EMPHASISED.fullmatch(line):
            line = match["text"]
        if not place:
            line = _TERMINAL.sub("", line)
            line = match["text"] if (match := _HASHED.fullmatch(line)) else line
        found[number] = line
    return found


def _unquoted(lines: Sequence[str]) -> list[str]:
    """Return the lines of a text that someone quotes as a whole, without the marks before each."""
    printed = [line for line in lines if line.strip()]
    quoted = sum(line.lstrip().startswith(">") for line in printed)
    if quoted < _LEAST_QUOTED or quoted < _MOSTLY * len(printed):
        return list(lines)
    return [match["text"] if (match := _QUOTED.fullmatch(line)) else line for line in lines]
