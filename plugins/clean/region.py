"""Which part of a page is the article: a maximum-subtree choice over the survey; changes nothing."""

from collections.abc import Mapping
from dataclasses import dataclass

from .hints import holds_body
from .survey import Survey, run_score

# Roles whose elements are no part of an article unless they hold most of the page's prose.
_APART = frozenset(
    "comments share related newsletter paywall advertisement navigation footer sidebar aside bio notice tags"
    " print hidden pullquote".split()
)
_MOST = 0.5  # share of the page's prose from which a role is taken for a misnomer
_LONGEST_REQUEST = 600  # characters
_SOME = 0.15  # the same, of an element that holds the headline too
_NAMED_SHARE = 0.85  # of the prose, at which an element named as the body is preferred
_REACH = 4  # elements above a run that it speaks for, itself included
_FADING = 0.9
_COST_WEIGHT = 0.7
_WORTH = 0.2


@dataclass(frozen=True, slots=True)
class Region:
    """The chosen element, and the elements apart with the role that set them apart."""

    top: int
    apart: dict[int, str]  # element number → rule


def choose(found: Survey, anchor: int = -1) -> Region:
    """Return the element whose subtree speaks most like an article.

    Args:
        found: the survey of the page.
        anchor: number of the visible headline, -1 where none is known.
    """
    apart = _set_apart(found, anchor)
    masses = _masses(found, apart)
    start = _start(found, masses, anchor)
    top = _climbed(found, masses, start, anchor)
    return Region(_named(found, masses, top), apart)


def _set_apart(found: Survey, anchor: int) -> dict[int, str]:
    """Return the topmost elements whose role is not the article's."""
    apart: dict[int, str] = {}
    number, count = 0, len(found.elements)
    while number < count:
        role = found.roles[number]
        if role in _APART and not _misnamed(found, number, role, anchor):
            apart[number] = role
            number = found.ends[number]
        else:
            number += 1
    return apart


def _misnamed(found: Survey, number: int, role: str, anchor: int) -> bool:
    """Tell whether an element holds the article in spite of its name."""
    prose, total = found.prose[number], found.prose[0]
    if number <= anchor < found.ends[number] and role not in {"hidden", "navigation"}:
        return prose > _SOME * total
    if role == "paywall":  # a request to pay is short; what is longer, was behind it
        return prose > _LONGEST_REQUEST
    if role in {"comments", "footer", "notice"}:  # a long debate, or small print, may outweigh an article
        return total - prose < min(300, prose)
    return prose > _MOST * total > 0


@dataclass(frozen=True, slots=True)
class _Masses:
    """What speaks for and against each element: of its own runs, and of all below."""

    own: list[float]
    gain: list[float]  # prose below
    cost: list[float]  # links and labels below


def _masses(found: Survey, apart: Mapping[int, str]) -> _Masses:
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


def _start(found: Survey, masses: _Masses, anchor: int) -> int:
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
    best = max(range(len(scores)), key=lambda n: (scores[n] * _prior(found, n, anchor), -n))
    return best


def _prior(found: Survey, number: int, anchor: int) -> float:
    """Return how far the place of an element speaks for it: articles stand behind their headline."""
    if anchor >= 0 and found.ends[number] <= anchor:
        return 0.4
    return 1.0


def _climbed(found: Survey, masses: _Masses, start: int, anchor: int) -> int:
    """Return the highest element above that adds more prose to the start than links and labels."""
    best, best_score = start, masses.gain[start]
    number = found.parents[start]
    while number >= 0:
        before = _before(masses, number, min(start, max(anchor, number)))
        more = masses.gain[number] - masses.gain[start] - before
        less = masses.cost[number] - masses.cost[start]
        score = masses.gain[start] + more - _COST_WEIGHT * less
        if score > best_score * (1 + _WORTH):
            best, best_score = number, score
        if _complete(found, number, anchor):
            break
        number = found.parents[number]
    return best


def _before(masses: _Masses, first: int, last: int) -> float:
    """Return the prose that stands between two elements: menus and teasers, where the headline follows."""
    return sum(own for own in masses.own[first:last] if own > 0)


def _complete(found: Survey, number: int, anchor: int) -> bool:
    """Tell whether an element is an article with its headline in it: what is outside is another one."""
    return found.tags[number] == "article" and number < anchor < found.ends[number]


def _named(found: Survey, masses: _Masses, best: int) -> int:
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
