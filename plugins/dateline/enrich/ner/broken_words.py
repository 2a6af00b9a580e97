"""Words broken at the end of a line, 'Alex¬ andria', read as one; mentions keep the text as it is."""

import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

from ..gazetteer.tables import tables
from ..tags import Mention, Tags
from .name_words import ordinary_list

# U+00AC is what OCR programs write for a hyphen that only breaks the line; a hyphen may do so, too.
_BREAK = re.compile(
    r"(?P<head>[^\W\d_]{0,24}(?<=[^\W\d_]))"
    r"(?P<break>¬\s?(?=[^\W\d_])|(?<=\bMc)-\n|(?<=\bMac)-\n|"
    r"-(?P<gap>\n|[ ])(?=(?P<tail>[^\W\d_A-ZÀ-Þ][^\W\d_]{0,24})))"
)
_MAY_BREAK = re.compile(r"¬|(?<=\w)-[ \n]")  # looked for first: few texts have one
# 'pre- and post-war' leaves the second half of its first word out.
_SUSPENDED = frozenset("and or to nor but than as und oder bis noch wie statt sondern et ou y o e ed".split())
# Ordinary words tell whether a hyphen inside a line breaks one: in these languages there are lists.
_LISTS = {"en": "en", "fr": "fr", "es": "es", "de": "de-lower"}


@dataclass(frozen=True, slots=True)
class MendedText:
    """A text without its broken words, and the way back to the text as it stands."""

    text: str
    original: str
    ends: tuple[int, ...]  # where each break was, in the mended text
    lengths: tuple[int, ...]  # characters left out up to and with each break

    def original_span(self, start: int, end: int) -> tuple[int, int]:
        """Return where a stretch of the mended text stands in the original."""
        return self._back(start), self._back(end - 1) + 1 if end > start else self._back(start)

    def mended_place(self, place: int) -> int:
        """Return where a place of the original is in the mended text."""
        for end, length in zip(reversed(self.ends), reversed(self.lengths), strict=True):
            if place - length >= end:
                return place - length
        return min(place, self.ends[0]) if self.ends else place

    def _back(self, place: int) -> int:
        number = bisect_right(self.ends, place)
        return place + (self.lengths[number - 1] if number else 0)


def mended(text: str, language: str = "") -> MendedText:
    """Return the text with its broken words joined; the same text where there are none.

    A hyphen at the end of a line breaks a word unless 'and' or its like follows. One inside a line, as OCR
    leaves it, does so only where the lists of the language (ISO 639-1) know the whole and not its halves.
    """
    ends: list[int] = []
    lengths: list[int] = []
    pieces, reached, left_out = [], 0, 0
    for start, end in _breaks(text, language):
        pieces.append(text[reached:start])
        ends.append(start - left_out)
        left_out += end - start
        lengths.append(left_out)
        reached = end
    return MendedText("".join([*pieces, text[reached:]]), text, tuple(ends), tuple(lengths))


def _breaks(text: str, language: str) -> Iterator[tuple[int, int]]:
    if not _MAY_BREAK.search(text):
        return
    name = _LISTS.get(language[:2].lower())
    words = ordinary_list(name) if name else frozenset()
    for match in _BREAK.finditer(text):
        tail = match["tail"]
        if tail is not None:
            if tail.lower() in _SUSPENDED:
                continue
            if match["gap"] == " " and not _is_broken(match["head"], tail, words):
                continue
        yield match.span("break")


def _is_broken(head: str, tail: str, words: frozenset[str]) -> bool:
    whole = f"{head}{tail}"
    if whole.lower() in words or (head[:1].isupper() and tables().known(whole)):
        return True
    return bool(words) and words.isdisjoint((head.lower(), tail.lower()))


def as_printed(tags: Tags, whole: MendedText) -> Tags:
    """Return the tags of a mended text with the offsets and the words of the original."""

    def moved(mentions: Iterable[Mention]) -> tuple[Mention, ...]:
        spans = ((mention, *whole.original_span(mention.start, mention.end)) for mention in mentions)
        return tuple(
            mention._replace(start=start, end=end, surface=whole.original[start:end])
            for mention, start, end in spans
        )

    dates = []
    for date in tags.dates:
        start, end = whole.original_span(date.start, date.end)
        dates.append(date._replace(start=start, end=end, surface=whole.original[start:end]))
    return replace(
        tags,
        people=tuple(replace(each, mentions=moved(each.mentions)) for each in tags.people),
        places=tuple(replace(each, mentions=moved(each.mentions)) for each in tags.places),
        organisations=tuple(replace(each, mentions=moved(each.mentions)) for each in tags.organisations),
        dates=tuple(dates),
        unsure=moved(tags.unsure),
    )


# A title or an initial that the end of a line parts from its name: 'Mr.\nGladstone', 'M.\nPinard'.
_PARTED = re.compile(
    r"(?<![\w.])(?:Mr|Mrs|Messrs|Dr|Rev|Hon|Capt|Col|Gen|Lieut|Lt|Maj|Sergt|Sgt|Prof|Gov|Sen|St|Ste|MM|Mme|Mmes|"
    r"Mlle|Mgr|Mad|Hr|HH|Sr|Sra|[A-ZÀ-Þ])\.\n(?=[A-ZÀ-Þ])"
)


def with_whole_names(text: str) -> str:
    """Return a text of the same length in which no line ends between a title or an initial and its name."""
    return _PARTED.sub(lambda match: f"{match[0][:-1]} ", text) if ".\n" in text else text
