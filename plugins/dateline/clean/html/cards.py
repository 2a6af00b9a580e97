"""Cards of other articles: siblings of one shape, each a title that is a link and a few words below it."""

from collections.abc import Iterator

from .dom_stats import DomStats
from .roles import PROSE

_FEWEST = 3  # cards in a row
_MOST_OTHERS = 0.4  # of the siblings
_MOST_ELEMENTS = 60  # of a card
_LONGEST = 500  # characters of prose
_SHORTEST_TITLE, _LONGEST_TITLE = 12, 200  # characters
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
            siblings = sum(1 for child in found.elements[parent] if child.tag == found.tags[cards[0]])
            if len(cards) >= (1 - _MOST_OTHERS) * siblings:
                yield from cards


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
