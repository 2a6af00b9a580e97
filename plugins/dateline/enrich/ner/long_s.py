"""The long s of old print, 'Congreſs' and the 'Congrefs' of OCR, read as 's'; keeps the text's length."""

import re
from functools import lru_cache

from ...languages.given_names import fold_name, given_names
from ..gazetteer.tables import tables
from .name_words import ordinary_list

FEWEST = 5  # words that an 's' for an 'f' mends, from which a text is taken for one with long s …
SHARE = 0.02  # … if they are so many of its words

_WORD = re.compile(r"[^\W\d_]{2,}")
_LONG_S = "ſ"
_LISTS = {"en": "en", "fr": "fr"}


def without_long_s(text: str, language: str) -> str:
    """Return a text of the same length with 's' wherever the print had a long one.

    Args:
        text: any text; one of today comes back as it is.
        language: as an ISO 639-1 code; English and French have the lists that tell 'fhall' from 'shall'.
    """
    text = text.replace(_LONG_S, "s")
    name = _LISTS.get(language[:2].lower())
    if name is None or "f" not in text:
        return text
    words = _WORD.findall(text)
    misread = sum(_is_misread(word.lower(), name) for word in words if "f" in word)
    if misread < FEWEST or misread < SHARE * len(words):
        return text
    return _WORD.sub(lambda match: _mended(match[0], name), text)


@lru_cache(maxsize=65536)
def _mends(word: str, name: str) -> str:
    """Return a small word with its misread letters put right; the word itself where no mending is known."""
    known = ordinary_list(name)
    if word in known:
        return word
    last = len(word) - 1
    # A long s never stands at the end of a word.
    places = [number for number, letter in enumerate(word[:last]) if letter == "f"]
    for chosen in _choices(places):
        mended = "".join("s" if number in chosen else letter for number, letter in enumerate(word))
        if mended in known:
            return mended
    return word


def _choices(places: list[int]) -> list[frozenset[int]]:
    """Return which letters to change, all first, then one by one: 'poffefs' is 'possess'."""
    return [frozenset(places), *(frozenset((place,)) for place in places)] if places else []


def _is_misread(word: str, name: str) -> bool:
    return _mends(word, name) != word


def _mended(word: str, name: str) -> str:
    if "f" not in word[:-1]:
        return word
    small = _mends(word.lower(), name)
    if small == word.lower() and word[0].isupper():
        return _mended_name(word)
    return "".join(new if old == "f" else old for old, new in zip(word, small, strict=True))


def _mended_name(word: str) -> str:
    """Return 'Massachusetts' for 'Maffachusetts': a place or a given name that is known only so."""
    mended = word[0] + word[1:-1].replace("f", "s") + word[-1]
    known = tables().known(mended) or fold_name(mended) in given_names()
    return mended if known and not tables().known(word) else word
