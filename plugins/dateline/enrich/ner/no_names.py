"""What stands in capitals as names do and names nobody: ratings, models, shares, table headings."""

import re
from typing import Final

from ..organisations.words import FUNCTION_WORDS, NO_BODIES, NO_SURNAMES
from ..people.spans import bare_word, is_title
from .context import is_country
from .name_words import ordinary_list

_RATING: Final = re.compile(r"(?:A{1,3}|B{1,3}|C{1,3}|Aaa|Aa|Baa|Ba|Caa)(?:[+-]|-?\d)?")
_LISTED_SIGN: Final = re.compile(r"[A-Z]{2,5}\.[A-Z]{2}")  # 'HKEH.HK', as exchanges list a firm
_ROMAN: Final = re.compile(r"[IVX]{2,6}")
_RATED: Final = re.compile(r"\brat(?:ed|es|ing|ings)\b", re.IGNORECASE)
_MODEL: Final = re.compile(r"[A-Z]{1,4}-?\d+[A-Z]*-\w+")  # 'A300-600R'
_MONEY_SUPPLY: Final = re.compile(r"M-?[0-4]")
_SHARES: Final = re.compile(r"(?:Class|Series) [A-Z\d]{1,2}")
_LETTERS_AND_DIGITS: Final = re.compile(r"(?<!\S)(?=\S*[A-Za-z])(?=\S*\d)")


def is_no_body(name: str, text: str) -> bool:
    """Return whether a name that reads like a body's is a rating, a model or a class of shares."""
    if "<" in name or ">" in name or len(name) < 2 or name.count("(") != name.count(")"):
        return True
    if (name.lower() in NO_BODIES or name.lower() in FUNCTION_WORDS) and not (
        name.isupper() and len(name) > 2
    ):
        return True
    if _LISTED_SIGN.fullmatch(name):
        return True
    if _RATING.fullmatch(name) and _RATED.search(text):
        return True
    return any(pattern.fullmatch(name) for pattern in (_MODEL, _MONEY_SUPPLY, _SHARES))


def is_nobody(name: str) -> bool:
    """Return whether a name that reads like a person's is a model, a role alone or a heading in capitals."""
    words = name.split()
    if "<" in name or ">" in name or _LETTERS_AND_DIGITS.search(name) or _ROMAN.fullmatch(name):
        return True
    if (len(words) > 1 and words[0] == "The") or bare_word(words[-1]) in NO_SURNAMES:
        return True
    if name.isupper() and any(bare_word(word) in NO_SURNAMES for word in words):
        return True
    if name.isupper() and len(words) > 1 and all(_is_ordinary(word) for word in words):
        return True
    return all(is_title(word) for word in words) and len(words) > 1


def _is_ordinary(word: str) -> bool:
    small = bare_word(word)
    if is_country(word.title()):
        return True
    return small in ordinary_list("en") or small.removesuffix("s") in ordinary_list("en")
