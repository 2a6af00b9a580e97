"""Where the bylines of a page's own article may stand: near its headline, at its end; reads none of them."""

from collections.abc import Iterator

from ..html.dom_stats import DomStats, words_of
from ..html.page_layout import PageLayout
from ..html.roles import PROSE
from .names import full_name

_ABOVE = 25  # elements above the headline in which a byline may stand
_TOUCHING = 10  # elements behind the headline whose part is the article's, whatever its name
_BELOW = 60  # elements below the last prose
_LEAD = 1200  # characters of prose (standfirst, caption, first paragraph) that a byline may stand behind
_FAREWELL = 500  # characters of prose (note, biography) that may stand between the body's end and a byline
_MOST = 1000  # elements of a zone; more is no article
_LARGEST_CARD = 150  # elements
_CARD = 500  # characters of an article's card in a list of others
_TITLE = 4  # words from which a heading is an article's
_HEADINGS = frozenset(("h2", "h3", "h4"))
_OTHER_ROLES = frozenset(("comments", "related"))
_OTHER_PARTS = frozenset(("comments", "related", "newsletter", "advertisement", "notice", "teaser"))


def zones(found: DomStats, layout: PageLayout) -> tuple[range, range]:
    """Return the elements around the headline, and those around the end of the body."""
    end, count = found.ends[layout.top], len(found.elements)
    own, links, inline = found.own, found.own_links, found.inline
    prose = [n for n in range(layout.top, end) if own[n] >= PROSE and own[n] > links[n] and not inline[n]]
    anchor = layout.anchor if 0 <= layout.anchor < end else layout.top
    passed, stop = 0, max(anchor, layout.top) + 12
    for number in prose:
        if passed > _LEAD:
            break
        if number > anchor:
            passed += own[number]
            stop = max(stop, number)
    start, left = end, 0
    for number in reversed(prose):
        if left > _FAREWELL:
            break
        start = number
        left += own[number]
    first = max(0, anchor - _ABOVE)
    head = range(first, min(stop, first + _MOST, count))
    last = min(max((prose or [end])[-1] + _BELOW, end + _BELOW // 2), count)
    return head, range(max(start, head.stop, last - _MOST), last)


def of_the_article(found: DomStats, layout: PageLayout, numbers: range) -> Iterator[int]:
    """Yield the elements of a zone that do not belong to comments or to other articles."""
    others = {number for number, rule in layout.apart.items() if rule in _OTHER_PARTS}

    def other(number: int) -> bool:
        if found.roles[number] not in _OTHER_ROLES and layout.anchor < number <= layout.anchor + _TOUCHING:
            return False
        apart = number in others or found.roles[number] in _OTHER_ROLES
        return apart and not number <= layout.anchor < found.ends[number]

    number, above = numbers.start, numbers.start if numbers else -1
    while above >= 0:
        if other(above):
            number = found.ends[above]
        above = found.parents[above]
    while number < numbers.stop:
        if other(number):
            number = found.ends[number]
        else:
            yield number
            number += 1


def in_prose(found: DomStats, number: int) -> bool:
    """Return whether an inline element stands in a run of prose."""
    while found.inline[number] and found.parents[number] >= 0:
        number = found.parents[number]
    return found.own[number] >= PROSE


def in_card(found: DomStats, layout: PageLayout, number: int) -> bool:
    """Return whether an element stands in the card of another article, which links its own headline."""
    card = found.parents[number]
    while card >= 0 and found.text[card] + found.links[card] < _CARD:
        if card <= layout.anchor < found.ends[card] or found.ends[card] - card > _LARGEST_CARD:
            return False
        for one in range(card, found.ends[card]):
            if found.tags[one] in _HEADINGS and (found.linked[one] or found.own_links[one]):
                title = words_of(found.elements[one])
                if len(title.split()) >= _TITLE and not full_name(title):
                    return True
        card = found.parents[card]
    return False
