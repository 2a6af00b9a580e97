"""Words with stars, which stand for any letters, and question marks inside, for one each; knows no index."""

import re

_LETTER_MARKS = re.compile(r"(?<=\w)\?+(?=\w)")
_WILD = re.compile(r"(\*+|(?<=\w)\?+(?=\w))")


def has_wildcard(text: str) -> bool:
    """Return whether a word or phrase holds a star, or a question mark that stands for a letter.

    A mark in an address (/news?id=5) or at the end of a word is none.
    """
    return "*" in text or any(_LETTER_MARKS.search(word) for word in text.split() if "/" not in word)


def wildcard_parts(text: str) -> list[str]:
    """Return a text cut at its wildcards, which stand between: parts, wildcards and parts in turn."""
    return _WILD.split(text)


def pattern_of_parts(parts: list[str]) -> re.Pattern[str]:
    """Return the pattern of what a cut text stands for."""
    wild = ("." * len(part) if part[0] == "?" else ".*" for part in parts[1::2])
    plain = map(re.escape, parts[::2])
    return re.compile(
        "".join(piece for pair in zip(plain, (*wild, ""), strict=True) for piece in pair), re.DOTALL
    )
