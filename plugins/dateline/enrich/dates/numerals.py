"""Numbers as newspapers write them, in digits or in words, read to values; finds nothing in a text itself."""

import re
from typing import Final

from .vocabulary import ORDINALS

_WORDS: Final = {
    word: value
    for value, word in enumerate(
        (
            "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen "
            "sixteen seventeen eighteen nineteen"
        ).split()
    )
} | {
    word: value
    for value, word in zip(
        range(20, 100, 10), "twenty thirty forty fifty sixty seventy eighty ninety".split(), strict=True
    )
}
_SCALES: Final = {"hundred": 100, "thousand": 1000, "dozen": 12}
_FRACTIONS: Final = {"1/2": 0.5, "½": 0.5, "1/3": 1 / 3, "1/4": 0.25}
_VAGUE: Final = re.compile(r"few|several|number of|many|dozens|hundreds|thousands|scores", re.IGNORECASE)
_ARTICLES: Final = frozenset({"a", "an"})


def quantity(phrase: str) -> float | None:
    """Return how many `phrase` says ('a', 'half an', '5 1/2', 'twenty-one'); None where it is left vague."""
    phrase = phrase.lower().strip()
    if phrase in _ARTICLES:
        return 1.0
    if "couple" in phrase:
        return 2.0
    if phrase.startswith("half"):
        return 0.5
    if _VAGUE.search(phrase):
        return None
    if phrase[0].isdigit():
        return _digits(phrase)
    return float(cardinal(phrase))


def _digits(phrase: str) -> float:
    whole, fraction = phrase, 0.0
    for sign, value in _FRACTIONS.items():
        if phrase.endswith(sign):
            whole, fraction = phrase[: -len(sign)].rstrip(" -\u00a0\n"), value
    return float(whole.replace(",", "")) + fraction


def cardinal(phrase: str) -> int:
    """Return the value of a number in words: 'a hundred and twenty-one' is 121."""
    total = current = 0
    for word in re.findall(r"[a-z]+", phrase.lower()):
        if word in _SCALES:
            current = max(current, 1) * _SCALES[word]
            if word == "thousand":
                total, current = total + current, 0
        else:
            current += _WORDS.get(word, 0)
    return total + current


def ordinal(phrase: str) -> int:
    """Return the value of an ordinal: 'third' and '3rd' are 3."""
    digits = re.match(r"\d+", phrase)
    return int(digits.group()) if digits else ORDINALS[re.sub(r"[\s-]+", "-", phrase.lower())]


def year_value(phrase: str) -> int:
    """Return a year of the common era from digits or words ('nineteen ninety-four', 'two thousand')."""
    if phrase[0].isdigit():
        return int(phrase)
    words = re.findall(r"[a-z]+", phrase.lower())
    if "thousand" in words:
        return cardinal(phrase)
    return _WORDS[words[0]] * 100 + sum(_WORDS.get(word, 0) for word in words[1:])


def year_of_two_digits(digits: str) -> int:
    """Return the year that '68 is: of this century up to '29."""
    return int(digits) + (2000 if int(digits) < 30 else 1900)
