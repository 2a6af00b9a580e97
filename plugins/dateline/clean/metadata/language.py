"""Which language a text is in: stated, or by its script and its function words; loads no model."""

import re
from collections import Counter

from ...languages.read import direction_of, function_words, telling_letters

_VOTES = function_words()
_LETTERS = telling_letters()
_SCRIPTS = (
    ("ja", re.compile("[\u3040-\u30ff]")),
    ("ko", re.compile("[\uac00-\ud7af]")),
    ("zh", re.compile("[\u4e00-\u9fff]")),
    ("he", re.compile("[\u0590-\u05ff]")),
    ("el", re.compile("[\u0370-\u03ff]")),
    ("th", re.compile("[\u0e00-\u0e7f]")),
    ("hi", re.compile("[\u0900-\u097f]")),
    ("bn", re.compile("[\u0980-\u09ff]")),
    ("ta", re.compile("[\u0b80-\u0bff]")),
    ("ka", re.compile("[\u10a0-\u10ff]")),
    ("hy", re.compile("[\u0530-\u058f]")),
    ("km", re.compile("[\u1780-\u17ff]")),
    ("lo", re.compile("[\u0e80-\u0eff]")),
    ("my", re.compile("[\u1000-\u109f]")),
    ("bo", re.compile("[\u0f00-\u0fff]")),
    ("am", re.compile("[\u1200-\u137f]")),
    ("gu", re.compile("[\u0a80-\u0aff]")),
    ("pa", re.compile("[\u0a00-\u0a7f]")),
    ("te", re.compile("[\u0c00-\u0c7f]")),
    ("kn", re.compile("[\u0c80-\u0cff]")),
    ("ml", re.compile("[\u0d00-\u0d7f]")),
    ("si", re.compile("[\u0d80-\u0dff]")),
)
# Scripts of several languages: what a text is in that has too few words to vote.
_SHARED_SCRIPTS = (("ar", re.compile("[\u0600-\u06ff]")), ("ru", re.compile("[\u0400-\u04ff]")))
_OTHER_SCRIPT = re.compile("[\u0370-\u1fff\u3040-\ud7af]")  # all of the above
_WORD = re.compile(r"\w+")
_TAG = re.compile(
    r"([a-z]{2,3})(?:[-_]([A-Za-z]{4}))?(?:[-_]([A-Za-z]{2}|\d{3}))?(?:[-_.].*)?", re.IGNORECASE
)
_RIGHTWARD = re.compile("[\u0590-\u08ff\ufb1d-\ufefc]")
_SAMPLE = 6000  # characters that are enough for function words to tell
_GLANCE = 100  # characters that mostly have letters enough
_ENOUGH_LETTERS = 20  # from which the script tells the direction
_MOSTLY = 0.5  # of the letters
_SURE = 4  # votes of function words, below which letters are counted, too
_FEW_WORDS = 10  # below which a text may well be a headline or a caption in English


def recognised(text: str) -> str:
    """Return the language (ISO 639-1) that the words of a text speak for, empty where they tell nothing.

    A short text has few function words: there each word with a letter that only some languages have votes,
    too, and the winner must be alone.
    """
    sample = text[:_SAMPLE]
    if _OTHER_SCRIPT.search(sample) and (language := _by_script(sample)):
        return language
    words = _WORD.findall(sample.lower())
    votes = Counter(language for word in words for language in _VOTES.get(word, ()))
    best = votes.most_common(1)
    if best and best[0][1] >= _SURE:
        return best[0][0]
    votes = Counter(language for word in words if len(word) > 1 for language in _VOTES.get(word, ()))
    votes.update(language for word in words for language in {c for x in word for c in _LETTERS.get(x, ())})
    (first, most), (_, second) = (*votes.most_common(2), ("", 0), ("", 0))[:2]
    if most > max(second, votes["en"] + 1) or (first == "en" and most > second):
        return first
    letters = _letters(sample)
    shared = (name for name, script in _SHARED_SCRIPTS if len(script.findall(sample)) > _MOSTLY * letters)
    return next(shared, "")


def _by_script(sample: str) -> str:
    letters = _letters(sample)
    for language, script in _SCRIPTS:
        share = len(script.findall(sample)) / letters
        if share > (0.05 if language == "ja" else 0.3):
            return language
    return ""


def _letters(sample: str) -> int:
    return sum(map(str.isalpha, sample)) or 1


def language_tag(stated: str) -> str:
    """Return a stated language as a BCP 47 tag, empty where it is none."""
    match = _TAG.fullmatch(stated.strip())
    if not match or match[1].lower() in {"und", "mul", "zxx"}:
        return ""
    script = f"-{match[2].title()}" if match[2] else ""
    region = f"-{match[3].upper()}" if match[3] else ""
    return match[1].lower() + script + region


def settled(stated: str, text: str) -> str:
    """Return the language of a text: as stated, unless its words clearly speak for another.

    Empty where nothing is stated and a text has too many words for none of them to be an English one.
    """
    tag, heard = language_tag(stated), recognised(text)
    if not tag:
        return heard or _fallback(text)
    if (
        heard
        and heard != tag.split("-")[0]
        and len(text) > 400
        and not {heard, tag[:2]} <= {"no", "nb", "nn", "da"}
    ):
        return heard
    return tag


def _fallback(text: str) -> str:
    """Return English for what may be English: a headline, a table, a text with one of its small words."""
    tokens = _WORD.findall(text[:_SAMPLE])
    plain = [word for word in tokens if word.isalpha() and word.islower() and len(word) > 1]
    figures = sum(map(str.isdigit, tokens))
    is_prose = len(plain) >= _FEW_WORDS and len(plain) > 2 * figures
    return "" if is_prose and not any("en" in _VOTES.get(word, ()) for word in plain) else "en"


def direction(language: str, text: str) -> str:
    """Return `rtl` or `ltr`: by the script of the text, else by the language."""
    sample = text[:_SAMPLE]
    if not _RIGHTWARD.search(sample) and sum(map(str.isalpha, sample[:_GLANCE])) > _ENOUGH_LETTERS:
        return "ltr"
    rightward = len(_RIGHTWARD.findall(sample))
    letters = sum(map(str.isalpha, sample))
    if letters > _ENOUGH_LETTERS:
        return "rtl" if rightward * 2 > letters else "ltr"
    return direction_of(language)
