"""Cards of other articles: siblings of one shape, each a title that is a link and the beginning of its text.

A list within an article may have that shape too, but says what it has to say: only of an article that lies
elsewhere are the words cut off, or a day or `Read more` beside them.
"""

from collections.abc import Iterator

from ..boilerplate.phrases import boilerplate
from ..plain_text.line_patterns import date_line, ends_sentence
from .dom_stats import DomStats, words_of
from .roles import PROSE

_FEWEST = 3  # cards in a row
_MOST_OTHERS = 0.4  # of the siblings
_MOST_ELEMENTS = 60  # of a card
_LONGEST = 500  # characters of prose
_SHORTEST_TITLE, _LONGEST_TITLE = 12, 200  # characters
_CUT = ("…", "...", "]")
_MOST_BESIDE = 3  # characters of a title that are outside of its link


def card_rows(found: DomStats) -> Iterator[int]:
    """Yield the numbers of the elements that look like cards of other articles."""
    count = len(found.elements)
    rows: dict[int, list[int]] = {}
    for number in range(1, count):
        if not found.inline[number] and _is_card(found, number):
            rows.setdefault(found.parents[number], []).append(number)
    for parent, cards in rows.items():
        if len(cards) >= _FEWEST and len({found.tags[number] for number in cards}) == 1:
            if 2 * sum(_leads_on(found, number) for number in cards) < len(cards):
                continue
            siblings = sum(1 for child in found.elements[parent] if child.tag == found.tags[cards[0]])
            if len(cards) >= (1 - _MOST_OTHERS) * siblings:
                yield from cards


def _leads_on(found: DomStats, number: int) -> bool:
    """Return whether a card is the beginning of an article, or tells its day."""
    for inner in range(number, found.ends[number]):
        own = found.own[inner] + found.own_links[inner]
        if found.inline[inner] or not own:
            continue
        text = words_of(found.elements[inner])
        if own < PROSE and (boilerplate(text) == "read more" or date_line(text)):
            return True
        if found.own[inner] >= PROSE and (text.endswith(_CUT) or not ends_sentence(text)):
            return True
    return False


def _is_card(found: DomStats, number: int) -> bool:
    """Return whether an element holds one short run of prose, and a title that is a link."""
    if not 0 < found.prose[number] <= _LONGEST or not found.links[number]:
        return False
    end = found.ends[number]
    if end - number > _MOST_ELEMENTS:
        return False
    prose = titles = 0
    for inner in range(number, end):
        own, linked = found.own[inner], found.own_links[inner]
        if found.inline[inner]:
            continue
        prose += own >= PROSE and own > linked
        titles += own <= _MOST_BESIDE and _SHORTEST_TITLE <= linked <= _LONGEST_TITLE
    return prose == 1 and titles >= 1
