"""Which words are a person's name, told by the given names of the world."""

import re

from ...languages.given_names import fold_name, given_names
from .names import full_name

_INITIAL = re.compile(r"[A-Z]\.?")
_NAME_WORD = re.compile(r"[^\W\d_][^\W\d_.]*(?:['’-][^\W\d_]+)*|[^\W\d_]\.(?:[^\W\d_]\.)?")
_FIRM = re.compile(r"\b(?:co|inc|ltd|llc|gmbh|group|and|und|et|&)\b", re.IGNORECASE)


def is_persons_name(text: str) -> bool:
    """Return whether some words are a full name that opens with a given name, and no firm."""
    words = text.split()
    return (
        full_name(text)
        and fold_name(words[0]) in given_names()
        and words[0][0].isupper()
        and words[-1][0].isupper()
        and all(map(_NAME_WORD.fullmatch, words))
        and not _FIRM.search(text)
    )


def has_given_name(name: str) -> bool:
    """Return whether a word of a name is a given name, wherever its language sets it, or an initial."""
    return any(_INITIAL.fullmatch(word) or fold_name(word) in given_names() for word in name.split())
