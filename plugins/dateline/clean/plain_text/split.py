"""Cuts a dump that holds several articles; a rule within one article cuts nothing."""

import re
from collections.abc import Sequence

_RULE = re.compile(r"\s*(?:[=]{5,}|[-]{5,}|[*]{5,}|[_]{5,}|[#]{5,}|[~]{5,}|(?:\*\s*){3,}|\f)\s*")
_NUMBERED = re.compile(
    r"\s*(?:(?:document|article|story|item|artikel|beitrag|text)\s+\d{1,4}(?:\s+(?:of|von)\s+\d{1,4})?\s*:?"
    r"|\d{1,4} (?:of|von|de) \d{1,4} (?:document|dokument|article|artikel)(?:s|e|en|os)?)\s*",
    re.IGNORECASE,
)
# How press databases close each article: Factiva by its number, Nexis in words.
_CLOSED = re.compile(r"\s*(?:Document [A-Z]{2,}\w{12,}|End of Document)\s*")
_LEAST_WORDS = 25  # of a section that counts as an article
_LONGEST_TITLE = 200


def sections(lines: Sequence[str]) -> list[list[str]]:
    """Return the lines of each article; one section where nothing parts them surely."""
    pieces: list[list[str]] = [[]]
    for line in lines:
        if _CLOSED.fullmatch(line):
            pieces[-1].append(line)
            pieces.append([])
        elif _parts(line):
            pieces.append([])
        else:
            pieces[-1].append(line)
    pieces = [piece for piece in pieces if any(line.strip() for line in piece)]
    if len(pieces) > 1 and all(_is_article(piece) for piece in pieces):
        return pieces
    return [list(lines)]


def _parts(line: str) -> bool:
    return "\f" in line or bool(_RULE.fullmatch(line)) or numbers_document(line)


def numbers_document(line: str) -> bool:
    """Tell whether a line only numbers, or closes, one article of a database's export."""
    return bool(_NUMBERED.fullmatch(line) or _CLOSED.fullmatch(line))


def _is_article(piece: Sequence[str]) -> bool:
    """An article opens with a title and has a body below it."""
    first = next(line.strip() for line in piece if line.strip())
    words = sum(len(line.split()) for line in piece)
    return words >= _LEAST_WORDS and len(first) <= _LONGEST_TITLE and not first.endswith((".", ",", ";"))
