"""Which part of a page is the article: a maximum-subtree choice over its elements; changes nothing."""

from collections.abc import Mapping
from dataclasses import dataclass

from .class_roles import holds_body
from .dom_stats import DomStats, run_score
from .other_articles import other_articles
from .roles import PROSE, are_cards

# Roles whose elements are no part of an article unless they hold most of the page's prose.
_APART = frozenset(
    "comments share related newsletter paywall advertisement navigation footer sidebar aside bio notice tags"
    " print hidden pullquote form".split()
)
_NEVER_BODY = frozenset(("navigation", "footer", "notice", "advertisement", "newsletter"))
_LEAST_BESIDE = 300  # characters of prose that a page has beside its comments
_OWN = frozenset(("article", "main"))
_OWN_SHARE = 0.12  # of the page's prose that makes such an element the article
_LEAST = 250  # characters of prose that a page without an article may have
_MOST = 0.5  # share of the page's prose from which a role is taken for a misnomer
_LEAVES = frozenset("p li td th h1 h2 h3 h4 h5 h6 dt dd span a b strong em i font pre".split())
_COLUMN = 600  # characters of prose from which a table's cell is a column of the page
_LONGEST_REQUEST = 600  # characters
_SOME = 0.15  # the same, of an element that holds the headline too
_NAMED_SHARE = 0.85  # of the prose, at which an element named as the body is preferred
_REACH = 4  # elements above a run that it speaks for, itself included
_FADING = 0.9
_COST_WEIGHT = 1.0
_WORTH = 0.2
_KIN_WEIGHT = 1.0
_MOST_COST = 0.4


@dataclass(frozen=True, slots=True)
class Region:
    """The chosen element, and the elements apart with the role that set them apart."""

    top: int
    apart: dict[int, str]  # element number → rule


def choose(found: DomStats, anchor: int = -1) -> Region:
    """Return the element whose subtree speaks most like an article.

    Args:
        found: the statistics of its elements.
        anchor: number of the visible headline, -1 where none is known.
    """
    apart = _set_apart(found, anchor)
    apart.update((number, "another article") for number in other_articles(found, anchor))
    _restore(found, apart, _brief(found, apart, anchor))
    masses = _masses(found, apart)
    start = _start(found, masses, anchor)
    top = _climbed(found, masses, start, anchor)
    return Region(_named(found, masses, top), apart)


def _set_apart(found: DomStats, anchor: int) -> dict[int, str]:
    """Return the topmost elements whose role is not the article's."""
    apart: dict[int, str] = {}
    number, count = 0, len(found.elements)
    total = found.prose[0] - _debated(found)
    own = _brief(found, apart, anchor)
    while number < count:
        role = found.roles[number]
        beside = number >= found.ends[own] or found.ends[number] <= own
        if role in _APART and (beside or not _misnamed(found, number, role, anchor, total)):
            apart[number] = role
            number = found.ends[number]
        else:
            number += 1
    return apart


def _debated(found: DomStats) -> int:
    """Return how many characters of a page's prose are readers' comments, which may outweigh the article."""
    debated = number = 0
    while number < len(found.elements):
        if found.roles[number] == "comments" and not _is_named_comments(found, number):
            debated += found.prose[number]
            number = found.ends[number]
        else:
            number += 1
    return debated


def _is_named_comments(found: DomStats, number: int) -> bool:
    """Return whether an element is only called comments: next to nothing of the page is outside of it."""
    prose = found.prose[number]
    return found.prose[0] - prose < min(_LEAST_BESIDE, prose)


def _brief(found: DomStats, apart: Mapping[int, str], anchor: int) -> int:
    """Return the number of the element that is marked as the article's, 0 where none is that has prose."""
    number = anchor
    while number >= 0 and found.tags[number] not in _OWN:
        number = found.parents[number]
    beside = sum(found.prose[one] for one in apart if number < one < found.ends[number])
    return number if number > 0 and found.prose[number] - beside >= PROSE else 0


def _restore(found: DomStats, apart: dict[int, str], within: int) -> None:
    """Give back the largest element of a part that was set apart, where next to nothing would be left."""
    left = found.prose[0] - sum(found.prose[number] for number in apart)
    inside = (number for number in apart if within <= number < found.ends[within])
    candidates = [number for number in inside if apart[number] not in _NEVER_BODY]
    if left < _LEAST and candidates:
        largest = max(candidates, key=lambda n: found.prose[n])
        if found.prose[largest] > 2 * left:
            del apart[largest]


def _misnamed(found: DomStats, number: int, role: str, anchor: int, total: int) -> bool:
    """Return whether an element holds the article in spite of its name; `total` is all prose but comments."""
    prose = found.prose[number]
    if number <= anchor < found.ends[number] and role not in {"hidden", "navigation"}:
        return prose > _SOME * total
    if role == "paywall":  # a request to pay is short; what is longer, was behind it
        return prose > _LONGEST_REQUEST
    if role in {"footer", "notice"}:  # small print is long
        return False
    if role == "comments":
        return _is_named_comments(found, number)
    if role == "related" and are_cards(found.elements[number]):
        return False
    return prose > _MOST * found.prose[0] > 0


@dataclass(frozen=True, slots=True)
class _Masses:
    """What speaks for and against each element: of its own runs, and of all below."""

    own: list[float]
    gain: list[float]  # prose below
    cost: list[float]  # links and labels below


def _masses(found: DomStats, apart: Mapping[int, str]) -> _Masses:
    count = len(found.elements)
    own, gain, cost = [0.0] * count, [0.0] * count, [0.0] * count
    away = [False] * count
    for number in apart:
        away[number : found.ends[number]] = [True] * (found.ends[number] - number)
    for number in range(count - 1, -1, -1):
        if away[number]:
            continue
        if not found.inline[number]:
            own[number] = run_score(found.own[number], found.own_links[number], found.tags[number])
            if own[number] > 0:
                gain[number] += own[number]
            else:
                cost[number] -= own[number]
        parent = found.parents[number]
        if parent >= 0:
            gain[parent] += gain[number]
            cost[parent] += cost[number]
    return _Masses(own, gain, cost)


def _start(found: DomStats, masses: _Masses, anchor: int) -> int:
    """Return the element around the densest prose: each run speaks for those near above it."""
    scores = [0.0] * len(found.elements)
    for number, own in enumerate(masses.own):
        if own <= 0 or not masses.gain[number]:
            continue
        above, share = number, 1.0
        for _ in range(_REACH):
            scores[above] += own * share
            # An article among others speaks for itself, not for the list it stands in.
            if found.parents[above] < 0 or found.tags[above] == "article":
                break
            above = found.parents[above]
            share *= _FADING
    own = _own_article(found, masses, anchor)
    containers = (
        number
        for number, tag in enumerate(found.tags)
        if scores[number] and (tag not in _LEAVES or (tag == "td" and found.prose[number] > _COLUMN))
    )
    return max(containers, key=lambda n: (scores[n] * _prior(found, n, anchor, own), -n), default=0)


def _own_article(found: DomStats, masses: _Masses, anchor: int) -> int:
    """Return the number of the element with headline and prose that is marked as the article's, or -1."""
    number = anchor
    least = _OWN_SHARE * masses.gain[0]
    while number >= 0 and not (found.tags[number] in _OWN and masses.gain[number] > least):
        number = found.parents[number]
    return number


def _prior(found: DomStats, number: int, anchor: int, own: int) -> float:
    """Return how far the place of an element speaks for it: articles stand behind their headline."""
    outside = own >= 0 and not own <= number < found.ends[own]
    if outside:
        return 0.2
    return 0.4 if anchor >= 0 and found.ends[number] <= anchor else 1.0


def _climbed(found: DomStats, masses: _Masses, start: int, anchor: int) -> int:
    """Return the highest element above that adds more prose to the start than links.

    What stands before the headline counts for nothing; what stands between it and the start, twice.
    """
    best, best_score = start, masses.gain[start]
    if _complete(found, start, anchor):
        return start
    kin = _kin(found, masses, start)
    number = found.parents[start]
    while number >= 0:
        headed = min(start, max(anchor, number))
        before = _between(masses, number, headed)
        lead = _between(masses, headed, start)
        more = masses.gain[number] - masses.gain[start] - before + lead
        less = masses.cost[number] - masses.cost[start]
        kindred = sum(masses.gain[one] for one in kin if number < one < found.ends[number])
        less = min(_COST_WEIGHT * less, _MOST_COST * masses.gain[start])
        score = masses.gain[start] + more + _KIN_WEIGHT * kindred - less
        if score > best_score * (1 + _WORTH):
            best, best_score = number, score
        if _complete(found, number, anchor):
            break
        number = found.parents[number]
    return best


def _kin(found: DomStats, masses: _Masses, start: int) -> list[int]:
    """Return the elements of the same name and class as the start, which hold prose as it does."""
    names = found.elements[start].get("class")
    if not names:
        return []
    tag, end = found.tags[start], found.ends[start]
    return [
        number
        for number, gain in enumerate(masses.gain)
        if gain > PROSE
        and gain > masses.cost[number]
        and not start <= number < end
        and not number < start < found.ends[number]
        and found.tags[number] == tag
        and found.elements[number].get("class") == names
    ]


def _between(masses: _Masses, first: int, last: int) -> float:
    """Return the prose that stands between two elements."""
    return sum(own for own in masses.own[first:last] if own > 0)


def _complete(found: DomStats, number: int, anchor: int) -> bool:
    """Return whether an element is an article with its headline in it: what is outside is another one."""
    return found.tags[number] == "article" and number < anchor < found.ends[number]


def _named(found: DomStats, masses: _Masses, best: int) -> int:
    """Prefer the element below the best that the page itself names as the body, if it holds nearly all."""
    for number in range(best, found.ends[best]):
        attributes = found.elements[number].attrib
        if not attributes or masses.gain[number] < _NAMED_SHARE * masses.gain[best]:
            continue
        if "articleBody" in attributes.get("itemprop", "") or (
            found.tags[number] != "body"
            and holds_body(f"{attributes.get('class', '')} {attributes.get('id', '')}")
        ):
            best = number
    return best
