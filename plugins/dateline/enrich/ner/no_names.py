"""What stands in capitals as names do and names nobody: ratings, models, shares, table headings."""

import re
from typing import Final

from ..people.spans import bare_word, is_title
from .name_words import ordinary_list

_RATING: Final = re.compile(r"(?:A{1,3}|B{1,3}|C{1,3}|Aaa|Aa|Baa|Ba|Caa)(?:[+-]|-?\d)?")
_RATED: Final = re.compile(r"\brat(?:ed|es|ing|ings)\b", re.IGNORECASE)
_MODEL: Final = re.compile(r"[A-Z]{1,4}-?\d+[A-Z]*-\w+")  # 'A300-600R'
_MONEY_SUPPLY: Final = re.compile(r"M-?[0-4]")
_SHARES: Final = re.compile(r"(?:Class|Series) [A-Z\d]{1,2}")
_LETTERS_AND_DIGITS: Final = re.compile(r"(?<!\S)(?=\S*[A-Za-z])(?=\S*\d)")


def is_no_body(name: str, text: str) -> bool:
    """Return whether a name that reads like a body's is a rating, a model or a class of shares."""
    if "<" in name or ">" in name or len(name) < 2:
        return True
    if _RATING.fullmatch(name) and _RATED.search(text):
        return True
    return any(pattern.fullmatch(name) for pattern in (_MODEL, _MONEY_SUPPLY, _SHARES))


def is_nobody(name: str) -> bool:
    """Return whether a name that reads like a person's is a model, a role alone or a heading in capitals."""
    words = name.split()
    if "<" in name or ">" in name or _LETTERS_AND_DIGITS.search(name):
        return True
    if name.isupper() and len(words) > 1 and all(_is_ordinary(word) for word in words):
        return True
    return all(is_title(word) for word in words) and len(words) > 1


def _is_ordinary(word: str) -> bool:
    small = bare_word(word)
    return small in ordinary_list("en") or small.removesuffix("s") in ordinary_list("en")
