"""Whether the words around a date tell of the past or the future, from the nearest verb; reads no date.

No parser: a newspaper's sentence puts the verb close before its date ('said Friday', 'will meet in March').
So the nearest verb within the sentence decides, and the one before the date outweighs the one after it.
"""

import re
from collections.abc import Callable
from typing import Final, Literal

from .verbs import (
    APPOINTED,
    APPOINTED_AFTER_SUBJECT,
    APPOINTED_OF_SEVERAL,
    BEFORE_NOUN,
    BEFORE_TO,
    IRREGULAR_PAST,
    MODALS,
    NEGATIONS,
    NOT_BASE,
    NOT_PAST,
    POSTPONED,
    PROSPECTIVE,
    SCHEDULED,
)

Tense = Literal["past", "future", "unknown"]
# From a text and the start and end of a date in it to the tense of what is said of that date.
TenseReader = Callable[[str, int, int], Tense]

_REACH: Final = 160  # code points looked at on either side; longer than most clauses
_SENTENCE_END: Final = re.compile(r"[.!?][\"”’')\]]*\s+(?=[\"“‘'(]?[A-Z])|\n\s*\n|;|\s[–—]\s|\s--\s")
_NEXT_CLAUSE: Final = re.compile(r", (?:and|but) ")
_ABBREVIATION: Final = re.compile(
    r"(?:\b(?:Mr|Mrs|Ms|Dr|St|Gen|Sen|Rep|Gov|Col|Lt|Sgt|Rev|Prof|Inc|Corp|Co|Ltd|No|vs|Jan|Feb|Mar|Apr|Aug|Sept|Sep|"
    r"Oct|Nov|Dec)|\b[A-Z])$"
)
_WORD: Final = re.compile(r"[A-Za-z]+(?:'[A-Za-z]+)?")

_LOOKING_AHEAD: Final = frozenset("until till through by beginning starting effective before beyond".split())
_APPOINTED_FOR: Final = frozenset("set scheduled slated planned booked fixed billed due earmarked".split())
_CLOSE: Final = 5  # words within which a past verb governs 'until Friday'
_HEAD_START: Final = 4  # words by which the verb before the date may be further away
_TIMES: Final = frozenset(
    "monday tuesday wednesday thursday friday saturday sunday today yesterday tomorrow week month".split()
)
_COPULAS: Final = frozenset({"is", "are", "isn't", "aren't"})
_FURTHEST_INFINITIVE: Final = 6  # words; beyond, another phrase has come between


def tense_around(text: str, start: int, end: int) -> Tense:
    """Return the tense of the verb that governs text[start:end], as far as the words beside it tell."""
    before = _words(_before(text, start))
    if text.startswith(("'s ", "’s "), end):
        return _of_an_occasion(before)
    bound = _bound_by_preposition(before)
    if bound is not None:
        return bound
    distance, tense = _nearest_before(before)
    if tense != "unknown" and distance == 0:
        return tense
    later_distance, later_tense = _nearest_after(_words(_after(text, end)))
    # A date follows its verb more often than it precedes it: the side before counts double.
    if tense != "unknown" and distance <= 2 * later_distance + _HEAD_START:
        return tense
    if later_tense == "unknown" and not _COPULAS.isdisjoint(before):
        return "future"  # 'The deadline is Thursday'
    return later_tense


def _words(text: str) -> list[str]:
    return _WORD.findall(text.lower().replace("’", "'"))


def _before(text: str, start: int) -> str:
    window = text[max(0, start - _REACH) : start]
    cut = 0
    for end in _SENTENCE_END.finditer(window):
        if not _ABBREVIATION.search(window[max(0, end.start() - 6) : end.start()]):
            cut = end.end()
    return window[cut:]


def _after(text: str, end: int) -> str:
    window = text[end : end + _REACH]
    if clause := _NEXT_CLAUSE.match(window):
        return window[: clause.start()]  # 'called at Cork on Thursday, and is due in …'
    for stop in _SENTENCE_END.finditer(window):
        if not _ABBREVIATION.search(window[max(0, stop.start() - 6) : stop.start()]):
            return window[: stop.start()]
    return window


def _of_an_occasion(before: list[str]) -> Tense:
    # 'Friday's ceremony' has been, unless something leads up to it.
    if before[-2:] == ["ahead", "of"]:
        return "future"
    return _nearest_before(before)[1] if before[-1:] in (["before"], ["for"]) else "past"


def _bound_by_preposition(before: list[str]) -> Tense | None:
    # 'until', 'by' and 'starting' look ahead unless the verb is in the simple past; 'since' never does.
    if not before:
        return None
    if before[-1] == "since":
        return "past"
    if before[-3:] in (["as", "soon", "as"], ["as", "early", "as"]):
        return "future"
    if before[-1] == "for" and before[-2:-1] and before[-2] in _APPOINTED_FOR:
        return "future"  # 'closing is set for May 15'
    if before[-1] in _LOOKING_AHEAD:
        recent = before[-12:-1]
        if before[-1] == "effective":
            return "past" if before[-2:-1] in (["was"], ["became"]) else "future"
        if any(word in POSTPONED or word in MODALS or word in SCHEDULED for word in recent):
            return "future"
        if any(word in {"has", "have", "is", "are"} for word in recent[-5:]):
            return "future"
        if before[-1] != "before" and recent and not any(map(_is_past, recent[-_CLOSE:])):
            return "future"  # 'and now runs until Wednesday'
    return None


def _nearest_before(words: list[str]) -> tuple[int, Tense]:
    for distance in range(len(words)):
        tense = _tense_at(words, len(words) - 1 - distance, distance)
        if tense != "unknown":
            return distance, tense
    return len(words) + 50, "unknown"


def _nearest_after(words: list[str]) -> tuple[int, Tense]:
    for distance in range(len(words)):
        tense = _tense_at(words, distance, distance)
        if tense != "unknown":
            return distance, tense
    return len(words) + 50, "unknown"


def _tense_at(words: list[str], index: int, distance: int) -> Tense:
    word = words[index]
    following = words[index + 1] if index + 1 < len(words) else ""
    earlier = words[max(0, index - 3) : index]
    if word in MODALS:
        return _of_a_modal(words, index)
    if word == "to" and following not in NOT_BASE and following and distance <= _FURTHEST_INFINITIVE:
        return _of_an_infinitive(earlier, following)
    if word in SCHEDULED:
        return "past" if "had" in earlier or "previously" in earlier else "future"
    if word in {"is", "are", "am"}:
        return "future" if following.endswith("ing") else "unknown"
    if word in APPOINTED and earlier[-1:] not in (["to"], ["has"], ["have"], ["had"], ["did"]):
        return "future"
    # 'met on Monday and votes on Thursday': behind a day, 'and' joins two verbs
    joined = earlier[-1:] == ["and"] and not _TIMES.isdisjoint(earlier[-2:-1])
    if _is_timetabled(word, earlier[-2:-1] if joined else earlier[-1:]):
        return "future"
    if _is_past(word):
        return _of_a_participle(words, index) if "be" in earlier else "past"
    return "unknown"


def _is_timetabled(word: str, before: list[str]) -> bool:
    """Return whether a word is the present of a timetable: 'Parliament votes', 'MPs debate'."""
    if not before or before[0] in BEFORE_NOUN:
        return False
    if word in APPOINTED_AFTER_SUBJECT:
        return not before[0].endswith(("ed", "ly", "ing", "al", "ary"))
    several = before[0] in {"we", "they", "you", "i"} or (before[0].endswith("s") and len(before[0]) > 2)
    return several and word in APPOINTED_OF_SEVERAL and not before[0].endswith(("ss", "us", "is", "'s"))


def _of_an_infinitive(earlier: list[str], verb: str) -> Tense:
    # 'Agreed to meet' and 'is to meet' look ahead; 'gathered to mark' does not, nor does 'was to have met'.
    if verb == "have" and not {"was", "were"}.isdisjoint(earlier):
        return "past"
    if earlier[-1:] == ["about"] and not {"was", "were"}.isdisjoint(earlier):
        return "past"  # 'was about to open it on Saturday when …'
    if "had" in earlier:
        return "unknown"
    if earlier[-2:] == ["set", "fire"]:
        return "past"  # 'set fire to houses'
    ahead = not PROSPECTIVE.isdisjoint(earlier) or bool(earlier and earlier[-1] in BEFORE_TO)
    return "future" if ahead else "unknown"


def _of_a_modal(words: list[str], index: int) -> Tense:
    # 'could' is a past tense where something could not be: 'Neither could be reached Friday.'
    near = words[max(0, index - 8) : index + 3]
    return "past" if words[index] == "could" and not NEGATIONS.isdisjoint(near) else "future"


def _of_a_participle(words: list[str], index: int) -> Tense:
    # 'will be held Friday', 'to be completed in March': the word before 'be' decides.
    for place in range(max(0, index - 3), index):
        if words[place] in MODALS:
            return _of_a_modal(words, place)
        if words[place] == "to":
            return "future"
    return "past"


def _is_past(word: str) -> bool:
    return word in IRREGULAR_PAST or (
        word.endswith("ed")
        and len(word) > 4
        and not word.startswith("un")
        and word not in NOT_PAST
        and word not in SCHEDULED
    )
