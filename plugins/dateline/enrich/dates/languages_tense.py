"""Whether the words around a date tell of the past or the future, in languages other than English."""

import re
from typing import Final

from .languages_words import RelativeWords
from .tense import Tense, TenseReader

_REACH: Final = 90  # code points looked at on either side, within the clause
_CLAUSE_END: Final = re.compile(r"[.;:!?\n،؛](?!\d)")
_HEAD_START: Final = 4  # words by which the verb before the date may be further away


def tense_reader(words: RelativeWords) -> TenseReader:
    """Return what reads the tense around text[start:end] by one language's verbs: the nearest decides."""
    verbs = _words(rf"(?P<past>{words.past})|(?P<future>{words.future})")
    leading = re.compile(_spaced(rf"(?:(?<!\w)(?:{words.looking_ahead}) ?)$"), re.IGNORECASE)

    def tense_around(text: str, start: int, end: int) -> Tense:
        before = _CLAUSE_END.split(text[max(0, start - _REACH) : start])[-1]
        after = _CLAUSE_END.split(text[end : end + _REACH])[0]
        if leading.search(before):
            return "future"
        earlier, later = max(verbs.finditer(before), key=re.Match.start, default=None), verbs.search(after)
        distance = len(before[earlier.end() :].split()) if earlier else len(before)
        if earlier and (later is None or distance <= 2 * len(after[: later.start()].split()) + _HEAD_START):
            return _tense(earlier)
        return _tense(later) if later else "unknown"

    return tense_around


def _tense(verb: re.Match[str]) -> Tense:
    return "past" if verb["past"] else "future"


def _words(pattern: str) -> re.Pattern[str]:
    return re.compile(_spaced(rf"(?<!\w)(?:{pattern})(?!\w)"), re.IGNORECASE)


def _spaced(pattern: str) -> str:
    return pattern.replace(" ", r"\s")
