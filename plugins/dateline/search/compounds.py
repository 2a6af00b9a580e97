"""Words also written apart, with a hyphen or as one: anti war, anti-war, antiwar; finds no articles."""

import re
from collections.abc import Collection, Iterable, Iterator, Mapping
from zlib import crc32

import numpy as np
from numpy.typing import NDArray

from .analyzer import fold

SHORTEST_PART = 2  # letters; a part has no digits
MOST_INITIALS = 4
Keys = NDArray[np.uint64]

_INNER_SIGN = re.compile(r"(?<=[^\W_])[-\u2010\u2011](?=[^\W_])|(?<=\b[^\W\d_])\.(?=[^\W\d_]{2,5}\b)")


def closed_text(text: str) -> str:
    """Return a text without the hyphens inside its words, and without the dot of B.Sc."""
    return _INNER_SIGN.sub("", text)


def other_compounds(text: str, printed: Collection[str]) -> Iterator[str]:
    """Yield a text with one of its words parted in two, two joined in one, or an apostrophe more or less.

    Args:
        text: a word or a phrase.
        printed: the printed words of the archive; the parts, or the whole, must be among them.
    """
    words = fold(text).split()
    for at, word in enumerate(words):
        for parts in (*_parted(word, printed), *_possessive(word, printed)):
            yield " ".join([*words[:at], parts, *words[at + 1 :]])
        joined = word + words[at + 1] if at + 1 < len(words) else ""
        if joined in printed:
            yield " ".join([*words[:at], joined, *words[at + 2 :]])


def _parted(word: str, printed: Collection[str]) -> Iterator[str]:
    for cut in range(1, len(word)):
        unit = word[cut - 1].isdigit() and word[cut].isalpha()  # 3.2m, 30C
        if (unit or cut < len(word) - 1) and word[:cut] in printed and word[cut:] in printed:
            yield f"{word[:cut]} {word[cut:]}"
    initials = word.replace(".", "")
    if (
        len(initials) <= MOST_INITIALS
        and initials.isalpha()
        and all(letter in printed for letter in initials)
    ):
        yield " ".join(initials)  # O.J., printed O. J.
    if "&" in word:  # S&P, printed S & P
        yield word.replace("&", " ")


def two_parts(word: str) -> list[tuple[str, str]]:
    """Return the two parts that a word of letters may be printed in, with a hyphen between: anti-war."""
    cuts = range(1, len(word) - 1) if word.isalpha() else ()
    return [(word[:cut], word[cut:]) for cut in cuts]


def _possessive(word: str, printed: Collection[str]) -> Iterator[str]:
    """Yield childrens as children's, which is printed without its `'s`, and Lloyd's as Lloyds."""
    if word.endswith("s") and word not in printed and word[:-1] in printed:
        yield word[:-1]
    if word.endswith("'s") and word[:-2] + "s" in printed:
        yield word[:-2] + "s"


def also_written(text: str, compounds: Mapping[str, str]) -> Iterator[str]:
    """Yield a text with one of its words parted in two, or two joined in one, as the archive has both.

    Args:
        text: a word or a phrase.
        compounds: words printed as one → printed as two.
    """
    words = fold(text).split()
    for at, word in enumerate(words):
        if word in compounds:
            yield " ".join([*words[:at], compounds[word], *words[at + 1 :]])
        following = " ".join(words[at : at + 2])
        joined = following.replace(" ", "")
        if at + 1 < len(words) and compounds.get(joined) == following:
            yield " ".join([*words[:at], joined, *words[at + 2 :]])


def hash_of_part(form: str) -> int:
    """Return a number of 32 bits for a printed form that can be part of a compound; 0 for any other."""
    return crc32(form.encode()) if len(form) >= SHORTEST_PART and form.isalpha() else 0


def pair_key(parts: str) -> int:
    """Return the number that stands for two words side by side, given with a blank between."""
    first, _, second = parts.partition(" ")
    return hash_of_part(first) << 32 | hash_of_part(second)


def written_both_ways(printed: Collection[str], pairs: Iterable[Keys]) -> dict[str, str]:
    """Return the words that are printed as one and as two: takeover → take over.

    Args:
        printed: the printed forms of all words but stop words.
        pairs: keys of words side by side.
    """
    closed = dict(cuts(printed, printed))
    wanted = np.array([pair_key(parts) for parts in closed], dtype=np.uint64)
    # Most pairs are ruled out by a few of their bits, before any is compared.
    known = np.zeros(1 << 16, dtype=bool)
    known[_sixteen_bits(wanted)] = True
    found = [keys[known[_sixteen_bits(keys)]] for keys in pairs]
    there = np.isin(wanted, np.concatenate(found)) if found else np.zeros(len(wanted), dtype=bool)
    return {closed[parts]: parts for parts, kept in zip(closed, there.tolist(), strict=True) if kept}


def cuts(words: Iterable[str], printed: Collection[str]) -> Iterator[tuple[str, str]]:
    """Yield (take over, takeover) for each word that two printed words make."""
    for word in words:
        if len(word) >= 2 * SHORTEST_PART and word.isalpha():
            for cut in range(SHORTEST_PART, len(word) - SHORTEST_PART + 1):
                if word[:cut] in printed and word[cut:] in printed:
                    yield f"{word[:cut]} {word[cut:]}", word


def _sixteen_bits(keys: Keys) -> Keys:
    bits: Keys = (keys ^ keys >> np.uint64(32)) & np.uint64(0xFFFF)
    return bits
