"""Which terms of the index a word stands for: languages, stars, near spellings; ranks nothing."""

import re
import sys
from bisect import bisect_left
from collections.abc import Iterable, Sequence
from itertools import islice, product
from typing import Any

from lunr.token_set import TokenSet

from .analyzer import STOP_MARK, Placed, analyzer, fold, is_bigram
from .index_reader import IndexReader
from .wildcards import pattern_of_parts, wildcard_parts

MAX_EXPANSIONS = 2000
_UMLAUTS = {"ä": "ae", "ö": "oe", "ü": "ue", "å": "aa"}
_FINAL_HA = {"ه": "ة", "ة": "ه"}
_STARS = re.compile(r"\*+")
_GROUPED = re.compile(r"[0-9]{1,3}(?:[.,'’][0-9]{3})+")
_UNITS = "%‰°$€£¥"
_CLOCK = re.compile("([0-9]{1,2})([.:])([0-9]{2}(?:[ap]m)?)", re.IGNORECASE)
_SAME_WORDS = {
    "&": ("and", "und", "et", "y"),
    **dict.fromkeys(("and", "und", "et", "y"), ("&",)),
    "st": ("saint",),
    "saint": ("st",),
    "mt": ("mount",),
    "mount": ("mt",),
    "ft": ("fort",),
    "fort": ("ft",),
    **{
        f"{one}/{other}": (sign,)
        for one, other, sign in ((1, 2, "½"), (1, 3, "⅓"), (2, 3, "⅔"), (1, 4, "¼"), (3, 4, "¾"))
    },
    **dict(zip("½⅓⅔¼¾", (("1/2",), ("1/3",), ("2/3",), ("1/4",), ("3/4",)), strict=True)),
}
_GROUPED_DECIMAL = re.compile(r"[0-9]{1,3}(?:(?:\.[0-9]{3})+,|(?:,[0-9]{3})+\.)[0-9]+")
_DECIMAL_MARKS = str.maketrans(".,", ",.")
_JOINERS = re.compile(r"(?!(?<=[0-9])\.(?=[0-9]))['’`.,;:!?&\-\u2010\u2011]")  # in no printed form
MOST_SPELLINGS = 8  # of a phrase that are tried


def readings(text: str, languages: Sequence[str], *, compounds: bool = False) -> list[list[Placed]]:
    """Return a text as each of the languages reads it, none twice; stop words are among the terms."""
    found: list[list[Placed]] = []
    for language in languages or ("",):
        placed, _ = analyzer(language).placed(text, compounds=compounds)
        if placed and placed not in found:
            found.append(placed)
    return found


def query_words(text: str, languages: Sequence[str]) -> list[tuple[int, list[str]]]:
    """Return the (place, terms) of each word of a text but stop words, as any of the languages reads it."""
    found: dict[int, list[str]] = {}
    for reading in readings(text, languages):
        for place, term, _ in reading:
            terms = found.setdefault(place, [])
            if term not in terms and term[0] != STOP_MARK:
                terms.append(term)
    return [(place, terms) for place, terms in sorted(found.items()) if terms]


def other_spellings(word: str) -> list[str]:
    """Return how a word that no article has may be spelt instead: Mueller and Müller, القاهره and القاهرة."""
    found = [word.replace(f"{vowel}e", vowel) for vowel in "aou" if f"{vowel}e" in word.lower()]
    found += ["".join(_UMLAUTS.get(letter, letter) for letter in word.lower())]
    found += [word.lower().replace("aa", "a")]  # Aarhus, Århus
    found += [*_other_numbers(word), *_SAME_WORDS.get(word.lower(), ())]
    if word[-1:] in _FINAL_HA:
        found.append(word[:-1] + _FINAL_HA[word[-1]])
    return [other for other in dict.fromkeys(found) if other != word.lower()]


def _other_numbers(word: str) -> list[str]:
    """Return a number as other countries write it: 12.000 as 12000 and 3,5 as 3.5, or the other way round."""
    word = word.strip(_UNITS)
    if _GROUPED.fullmatch(word):
        return [re.sub(r"\D", "", word)]
    if re.fullmatch(r"[0-9]{4,9}", word):
        return [f"{int(word):,}".replace(",", ".")] if word[0] != "0" else []
    if clock := _CLOCK.fullmatch(word):
        return [f"{clock[1]}{':' if clock[2] == '.' else '.'}{clock[3]}", word.replace(".", " ")]
    if re.fullmatch(r"[0-9]+[.,][0-9]+", word) or _GROUPED_DECIMAL.fullmatch(word):
        # After a script without spaces, a figure's parts are words of their own: 增长6.5%.
        return [word.translate(_DECIMAL_MARKS), re.sub("[.,]", " ", word)]
    return []


def other_texts(text: str) -> list[str]:
    """Return a text of several words with some of them spelt otherwise; few, the likeliest first."""
    words = text.split()
    choices = product(*([*other_spellings(word), word] for word in words))
    return [
        other for choice in islice(choices, MOST_SPELLINGS) if (other := " ".join(choice)) != " ".join(words)
    ]


def printed_like(store: IndexReader, text: str) -> list[tuple[str, str]]:
    """Return the (printed form, term) of the words of the archive that a text with wildcards stands for."""
    parts = [part if at % 2 else _JOINERS.sub("", part) for at, part in enumerate(wildcard_parts(fold(text)))]
    fits = pattern_of_parts(parts).fullmatch
    forms, pairs = store.words_by_form
    prefix = parts[0]
    first, last = bisect_left(forms, prefix), bisect_left(forms, prefix + chr(sys.maxunicode))
    return [pair for pair in pairs[first:last] if fits(pair[0])]


def printed_near(store: IndexReader, text: str, distance: int) -> list[tuple[str, str]]:
    """Return the (printed form, term) of the words of the archive within so many edits of a text."""
    word, wanted = fold(text), TokenSet.from_fuzzy_string(fold(text), distance)
    near = (pair for pair in store.printed_words if _may_be_near(pair[0], word, distance))
    return [pair for pair in near if _accepts(wanted, pair[0])]


def expand(store: IndexReader, text: str, distance: int) -> list[str]:
    """Return the terms of the index that Lunr's wildcards and fuzzy words stand for, stems compared."""
    if distance:
        wanted = TokenSet.from_fuzzy_string(text, distance)
        near = (term for term in store.vocabulary if _may_be_near(term, text, distance))
        return [term for term in near if _accepts(wanted, term)]
    fits = _pattern(text).fullmatch
    return [term for term in store.vocabulary if fits(term)]


def lone_character(text: str) -> bool:
    """Return whether a word is one character of a script without spaces, which is indexed in pairs."""
    return len(text) == 1 and is_bigram(text)


def _pattern(text: str) -> re.Pattern[str]:
    """Return the pattern of a text whose stars stand for any letters."""
    return re.compile(".*".join(map(re.escape, _STARS.split(text))), re.DOTALL)


def _may_be_near(word: str, text: str, distance: int) -> bool:
    """Sort out words that so few edits cannot reach, at a fraction of the price of trying."""
    return abs(len(word) - len(text)) <= distance and len(set(word) - set(text)) <= distance


def _accepts(wanted: Any, word: Iterable[str]) -> bool:
    states = [wanted]
    for letter in word:
        following = (state.edges.get(edge) for state in states for edge in (letter, "*"))
        states = list({id(state): state for state in following if state is not None}.values())
    return any(state.final for state in states)
