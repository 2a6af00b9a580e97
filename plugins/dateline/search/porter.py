"""The English stemmer exactly as lunr.js 2.3.9 has it; never Porter's paper, whose stems differ."""

import re

STEP_2 = {
    "ational": "ate",
    "tional": "tion",
    "enci": "ence",
    "anci": "ance",
    "izer": "ize",
    "bli": "ble",
    "alli": "al",
    "entli": "ent",
    "eli": "e",
    "ousli": "ous",
    "ization": "ize",
    "ation": "ate",
    "ator": "ate",
    "alism": "al",
    "iveness": "ive",
    "fulness": "ful",
    "ousness": "ous",
    "aliti": "al",
    "iviti": "ive",
    "biliti": "ble",
    "logi": "log",
}
STEP_3 = {
    "icate": "ic",
    "ative": "",
    "alize": "al",
    "iciti": "ic",
    "ical": "ic",
    "ful": "",
    "ness": "",
}

# A consonant and a vowel sequence, as lunr.js spells them. `[^…]` takes any character that is no
# vowel, digits and other scripts too.
_C = "[^aeiou][^aeiouy]*"
_V = "[aeiouy][aeiou]*"

_MEASURE_OVER_0 = re.compile(f"(?:{_C})?{_V}{_C}", re.DOTALL)
_MEASURE_1 = re.compile(f"(?:{_C})?{_V}{_C}(?:{_V})?\\Z", re.DOTALL)
_MEASURE_OVER_1 = re.compile(f"(?:{_C})?{_V}{_C}{_V}{_C}", re.DOTALL)
_HAS_VOWEL = re.compile(f"(?:{_C})?[aeiouy]", re.DOTALL)
_SHORT = re.compile(f"{_C}[aeiouy][^aeiouwxy]\\Z", re.DOTALL)
_DOUBLED = re.compile(r"([^aeiouylsz])\1\Z", re.DOTALL)
_TAKES_E = re.compile("(?:at|bl|iz)\\Z")
_PLURAL_ES = re.compile("(.+?)(ss|i)es\\Z")
_PLURAL_S = re.compile("(.+?)([^s])s\\Z")
_EED = re.compile("(.+?)eed\\Z")
_ED_ING = re.compile("(.+?)(?:ed|ing)\\Z")
_SUFFIX_2 = re.compile(f"(.+?)({'|'.join(STEP_2)})\\Z")
_SUFFIX_3 = re.compile(f"(.+?)({'|'.join(STEP_3)})\\Z")
_SUFFIX_4 = re.compile(
    "(.+?)(?:al|ance|ence|er|ic|able|ible|ant|ement|ment|ent|ou|ism|ate|iti|ous|ive|ize)\\Z"
)
_ION = re.compile("(.+?[st])ion\\Z")


def stem(word: str) -> str:
    """Return the stem that lunr.js 2.3.9 gives for a lower-case word.

    Source: lunr.js 2.3.9, `lunr.stemmer`, itself after M. F. Porter, An algorithm for suffix
    stripping (1980). Words under three letters are returned as they are.
    """
    # Every rule asks for a letter at the end, so a number is its own stem.
    if len(word) < 3 or word[-1] in "0123456789":
        return word
    if word[0] == "y":
        word = "Y" + word[1:]
    word = _plural(word)
    word = _past(word)
    if word[-1] == "y" and len(word) > 2 and word[-2] not in "aeiou":
        word = word[:-1] + "i"
    word = _suffixes(word)
    word = _final_e(word)
    if word[0] == "Y":
        word = "y" + word[1:]
    return word


def _plural(word: str) -> str:
    if word[-1] != "s":
        return word
    found = _PLURAL_ES.match(word) or _PLURAL_S.match(word)
    return found[1] + found[2] if found else word


def _past(word: str) -> str:
    if word[-1] not in "dg":
        return word
    if found := _EED.match(word):
        return word[:-1] if _MEASURE_OVER_0.match(found[1]) else word
    found = _ED_ING.match(word)
    if not found or not _HAS_VOWEL.match(found[1]):
        return word
    word = found[1]
    if _TAKES_E.search(word):
        return word + "e"
    if _DOUBLED.search(word):
        return word[:-1]
    if _SHORT.match(word):
        return word + "e"
    return word


def _suffixes(word: str) -> str:
    for pattern, endings, last in ((_SUFFIX_2, STEP_2, "lirnmsg"), (_SUFFIX_3, STEP_3, "eils")):
        found = word[-1] in last and pattern.match(word)
        if found and _MEASURE_OVER_0.match(found[1]):
            word = found[1] + endings[found[2]]
    if word[-1] not in "lercetmuisn":
        return word
    if found := _SUFFIX_4.match(word):
        return found[1] if _MEASURE_OVER_1.match(found[1]) else word
    found = _ION.match(word)
    return found[1] if found and _MEASURE_OVER_1.match(found[1]) else word


def _final_e(word: str) -> str:
    if word.endswith("e") and len(word) > 1:
        rest = word[:-1]
        if _MEASURE_OVER_1.match(rest) or (_MEASURE_1.match(rest) and not _SHORT.match(rest)):
            word = rest
    if word.endswith("ll") and _MEASURE_OVER_1.match(word):
        word = word[:-1]
    return word
