"""The given names of the world, and how names are compared: without case, accents and apostrophes."""

import functools
import importlib.resources
import re
import unicodedata

_APOSTROPHES = re.compile(r"['’‘ʼʿʾ`´]")


@functools.lru_cache(maxsize=65536)
def fold_name(text: str) -> str:
    """Return a text without case, accents and apostrophes, for comparing names."""
    if text.isascii():
        return _APOSTROPHES.sub("", text).lower()
    decomposed = unicodedata.normalize("NFKD", text)
    bare = "".join(character for character in decomposed if not unicodedata.combining(character))
    for letter, plain in (("ø", "o"), ("ł", "l"), ("đ", "d"), ("ı", "i"), ("ð", "d")):
        bare = bare.replace(letter, plain).replace(letter.upper(), plain)
    return _APOSTROPHES.sub("", bare).casefold()


@functools.cache
def given_names() -> frozenset[str]:
    """Return the gazetteer of given names of the world, folded; see docs/enrichment.md for its source."""
    file = importlib.resources.files("dateline.languages") / "given_names.txt"
    return frozenset(file.read_text(encoding="ascii").split())
