"""Which part of a page is the article: a maximum-subtree choice over the survey; changes nothing."""

from dataclasses import dataclass

from .hints import holds_body
from .survey import Survey, run_score

# Roles whose elements are no part of an article unless they hold most of the page's prose.
_APART = frozenset(
    "comments share related newsletter advertisement navigation footer sidebar aside bio notice tags"
    " print hidden pullquote".split()
)
_MOST = 0.5  # share of the page's prose from which a role is taken for a misnomer
_NAMED_SHARE = 0.75  # of the best score, at which an element named as the body is preferred


@dataclass(frozen=True, slots=True)
class Region:
    """The chosen element, and the elements apart with the role that set them apart."""

    top: int
    apart: dict[int, str]  # element number → rule


def choose(found: Survey) -> Region:
    """Return the element whose subtree speaks most like an article."""
    apart = _set_apart(found)
    scores = _scores(found, apart)
    best = max(range(len(scores)), key=lambda number: (scores[number], number))
    best = _named(found, scores, best)
    return Region(best, apart)


def _set_apart(found: Survey) -> dict[int, str]:
    """Return the topmost elements whose role is not the article's."""
    apart: dict[int, str] = {}
    total = found.prose[0]
    number, count = 0, len(found.elements)
    while number < count:
        role = found.roles[number]
        if role in _APART and not _misnamed(found, number, role, total):
            apart[number] = role
            number = found.ends[number]
        else:
            number += 1
    return apart


def _misnamed(found: Survey, number: int, role: str, total: int) -> bool:
    prose = found.prose[number]
    if role == "comments":  # a long debate may outweigh its article
        return total - prose < 300
    return prose > _MOST * total > 0


def _scores(found: Survey, apart: dict[int, str]) -> list[float]:
    count = len(found.elements)
    scores = [0.0] * count
    for number in range(count - 1, -1, -1):
        if number in apart:
            scores[number] = 0.0
            continue
        if not found.inline[number]:
            scores[number] += run_score(found.own[number], found.own_links[number], found.tags[number])
        parent = found.parents[number]
        if parent >= 0:
            scores[parent] += scores[number]
    return scores


def _named(found: Survey, scores: list[float], best: int) -> int:
    """Prefer the element below the best that the page itself names as the body, if it holds nearly all."""
    for number in range(best, found.ends[best]):
        attributes = found.elements[number].attrib
        if not attributes or scores[number] < _NAMED_SHARE * scores[best]:
            continue
        if "articleBody" in attributes.get("itemprop", "") or (
            found.tags[number] != "body"
            and holds_body(f"{attributes.get('class', '')} {attributes.get('id', '')}")
        ):
            best = number
    return best
