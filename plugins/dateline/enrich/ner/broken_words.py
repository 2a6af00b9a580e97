"""Words that OCR broke at the end of a line, 'Alex¬ andria', read as one; mentions keep the text as it is."""

import re
from bisect import bisect_right
from collections.abc import Iterable
from dataclasses import dataclass, replace

from ..tags import Mention, Tags

# U+00AC is what OCR programs write for a hyphen that only breaks the line.
_BREAK = re.compile(r"(?<=[^\W\d_])¬\s?(?=[^\W\d_])")


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


def mended(text: str) -> MendedText:
    """Return the text with its broken words joined; the same text where there are none."""
    ends: list[int] = []
    lengths: list[int] = []
    pieces, reached, left_out = [], 0, 0
    for match in _BREAK.finditer(text):
        pieces.append(text[reached : match.start()])
        ends.append(match.start() - left_out)
        left_out += len(match[0])
        lengths.append(left_out)
        reached = match.end()
    return MendedText("".join([*pieces, text[reached:]]), text, tuple(ends), tuple(lengths))


def as_printed(tags: Tags, whole: MendedText) -> Tags:
    """Return the tags of a mended text with the offsets and the words of the original."""

    def moved(mentions: Iterable[Mention]) -> tuple[Mention, ...]:
        spans = ((mention, *whole.original_span(mention.start, mention.end)) for mention in mentions)
        return tuple(
            replace(mention, start=start, end=end, surface=whole.original[start:end])
            for mention, start, end in spans
        )

    dates = []
    for date in tags.dates:
        start, end = whole.original_span(date.start, date.end)
        dates.append(replace(date, start=start, end=end, surface=whole.original[start:end]))
    return replace(
        tags,
        people=tuple(replace(each, mentions=moved(each.mentions)) for each in tags.people),
        places=tuple(replace(each, mentions=moved(each.mentions)) for each in tags.places),
        organisations=tuple(replace(each, mentions=moved(each.mentions)) for each in tags.organisations),
        dates=tuple(dates),
    )
