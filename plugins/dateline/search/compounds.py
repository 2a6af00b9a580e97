"""Words also written apart, with a hyphen or as one: anti war, anti-war, antiwar; finds no articles."""

import re
from collections.abc import Collection, Iterator

from .analyzer import fold

_HYPHEN = re.compile(r"(?<=[^\W_])[-\u2010\u2011](?=[^\W_])")


def closed_text(text: str) -> str:
    """Return a text without the hyphens inside its words."""
    return _HYPHEN.sub("", text)


def other_compounds(text: str, printed: Collection[str]) -> Iterator[str]:
    """Yield a text with one of its words parted in two, or two joined in one.

    Args:
        text: a word or a phrase.
        printed: the printed words of the archive; the parts, or the whole, must be among them.
    """
    words = fold(text).split()
    for at, word in enumerate(words):
        for parts in _parted(word, printed):
            yield " ".join([*words[:at], parts, *words[at + 1 :]])
        joined = word + words[at + 1] if at + 1 < len(words) else ""
        if joined in printed:
            yield " ".join([*words[:at], joined, *words[at + 2 :]])


def _parted(word: str, printed: Collection[str]) -> Iterator[str]:
    for cut in range(1, len(word) - 1):
        if word[:cut] in printed and word[cut:] in printed:
            yield f"{word[:cut]} {word[cut:]}"
